"""Numbers in sentences, the same in Python and in the browser (widgets/src/words.js)."""

from decimal import ROUND_HALF_UP, Decimal

__all__ = ["fixed"]


def fixed(value: float, digits: int) -> str:
    """Return a number with some decimals, as JavaScript's `toFixed` rounds.

    Parameters
    ----------
    value : float
    digits : int

    Returns
    -------
    str
        With a minus sign for a hyphen, and never minus zero.

    Examples
    --------
    >>> fixed(-2.5, 0), fixed(0.125, 2), fixed(-0.001, 2)
    ('−3', '0.13', '0.00')
    """
    # a binary half, such as 0.125, goes up there, and to the even digit in Python
    rounded = Decimal(abs(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return f"−{rounded}" if value < 0 and rounded else str(rounded)
