"""Numbers in sentences, the same in Python and in the browser (widgets/src/words.js)."""

from decimal import ROUND_HALF_UP, Decimal

__all__ = ["fixed", "size"]


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


def size(value: float) -> str:
    """Return a positive number with two significant digits, however large or small it is.

    Parameters
    ----------
    value : float

    Returns
    -------
    str
        With a power of ten below 0.01 and from 1000 on.

    Examples
    --------
    >>> size(0.0125), size(3.14159), size(256), size(0.000012), size(0)
    ('0.013', '3.1', '260', '1.2·10⁻⁵', '0')
    """
    if value == 0:
        return "0"
    exact = Decimal(value)
    last = Decimal(1).scaleb(exact.adjusted() - 1)
    rounded = exact.quantize(last, ROUND_HALF_UP)
    power = rounded.adjusted()
    if -2 <= power < 3:
        return f"{rounded.quantize(Decimal(1).scaleb(min(0, power - 1))):f}"
    digits = str(power).translate(_RAISED)
    return f"{rounded.scaleb(-power).quantize(Decimal('0.1'))}·10{digits}"


_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
