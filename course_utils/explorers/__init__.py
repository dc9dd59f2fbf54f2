"""What students use with mouse and keys: interactive figures, and the form of a quiz.

Import the module that you need, for example ``from course_utils.explorers import price_neuron``.
"""

from pathlib import Path

__all__ = ["script"]


def script(*names: str) -> str:
    """Return files of this folder one after the other, as one text.

    The browser gets a widget's JavaScript over the kernel's channel, where one file cannot import
    another.

    Parameters
    ----------
    *names : str
        The last of them ends with the module's default export.

    Returns
    -------
    str

    Examples
    --------
    >>> "function keepKeys" in script("widget.js", "quiz_form.js")
    True
    """
    home = Path(__file__).parent
    return "\n".join((home / name).read_text(encoding="utf-8") for name in names)
