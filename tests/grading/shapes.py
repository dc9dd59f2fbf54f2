"""Texts of any length that parsers have choked on: what is special in runs, nests, and by turns."""

import contextlib
import math
import string
import time
from collections.abc import Callable, Iterator
from typing import Any

Shape = Callable[[int], str]

SPECIAL = f"{string.punctuation} \t\n\r\x0b\x00\x1b\xa0\u2028é😀a0"
PIECES = (
    *("a ", "\n\n", "* ", "- ", "> ", "1. ", "a" * 50 + " ", "  \n", "\t\n", "\\\n", "#\n", "=\n"),
    *("`a", "``", "[a](", "![](", "[a]: b\n", "[^a]", "[a]", "![a]", "[]:", "**a", "_a ", "~~"),
    *("|a|", "|-|\n", "\n#", "\n>", "\n-", "\n---", "\n```", "\n    ", "\n|", "http://a", "a@b."),
    *("<a ", "<a>", "</a>", '<a"', "<a b", "a='", "<!--", "-->", "<![CDATA[", "<!", "<?", "&a;"),
    *("&#", "&#9", "<script>", "</script ", "<style>", "<b><i>", "javascript:", "data:image/png"),
    *("\\(", "$$", "$a", "$a$ ", "\\begin{a}", "\\end{a}", "\\begin{aligned}", "a_b^", "\\frac"),
    *("\\left(", "\\sqrt{", "\\text{", "\\href", "\\html", "\\\\href", "{a", "a}", "&"),
    *("\x1b[", "\x1b[31m", "\x1b[1;2", "\x1b[38;2;1;1;1m", "\x1b[m"),
    *("[[", "((", "{}", "[],", "a:", "a=", "a.", "a,", "a;", "a+", "f(", "'a'", '"""', "'''"),
    *("f'{", "0x", "1e", "1_", "not ", "lambda:", "a if ", "a\n", "a=1\n", "if a:\n ", "(yield "),
    *(
        "@a\n",
        "%a\n",
        "!a\n",
        "a?\n",
        "global a\n",
        "import a\n",
        "import numpy as a\n",
        "a=np.b\n",
    ),
    *("def a():\n '''b'''\n", "def a(b): return c\n", "BEGIN HIDDEN TESTS\n", "\u2028a", "\ufefa"),
)
PAIRS = (
    *("()", "[]", "{}", "<>", "''", "``", "$$"),
    *((">" * 1 + " ", ""), ("- ", ""), ("**", "**"), ("<b>", "</b>"), ("[", "](a)"), ("f(", ")")),
    *(
        ("\\sqrt{", "}"),
        ("{a_", "}"),
        ("\\left(", "\\right)"),
        ("a[", "]"),
        ("\\begin{a}", "\\end{a}"),
    ),
)


def shapes() -> Iterator[tuple[str, Shape]]:
    """Yield each shape with its name: it returns a text of about so many characters."""
    for piece in (*SPECIAL, *PIECES):
        yield f"{piece!r} again and again", lambda n, piece=piece: piece * (n // len(piece))
    for character in SPECIAL:
        yield f"{character!r} in between", lambda n, c=character: f"a{c * n}b"
    for opened, closed in PAIRS:
        yield (
            f"{opened!r} nested",
            lambda n, o=opened, c=closed: o * (n // len(o + c)) + "a" + c * (n // len(o + c)),
        )
    for one, other in zip("*`[<$\\ \n#(&", "_]>{-` $)\\;", strict=True):
        yield f"{one!r}, then {other!r}", lambda n, a=one, b=other: a * (n // 2) + b * (n // 2)
        yield f"{one!r} and {other!r} by turns", lambda n, a=one, b=other: (a + b + "a") * (n // 3)


def seconds(function: Callable[[Any], object], given: Any) -> float:
    """Return the processor time of a call; whatever it raises."""
    start = time.process_time()
    with contextlib.suppress(Exception):  # that it refuses a text is another test's question
        function(given)
    return time.process_time() - start


def growth(function: Callable[[Any], object], shape: Callable[[int], Any], size: int) -> float:
    """Return the power of the size that a call's time grows with, from a quarter of it.

    What is too quick to be measured counts as linear. Other processes disturb a measurement, and
    make it longer only: the shortest of some counts.
    """
    small, large = shape(size // 4), shape(size)
    after = seconds(function, large)
    if after < 0.04:
        return 1.0
    found = math.inf
    for _ in range(4):
        before = min(seconds(function, small) for _ in range(3))
        found = min(found, math.log(after / max(before, 1e-9), 4))
        if found < 1.3:
            break
        after = min(after, seconds(function, large))
    return found
