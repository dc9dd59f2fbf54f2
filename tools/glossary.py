"""The page of the field's words: each with the sentence that introduces it in bold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tools.notebook_source import Cell, Problem, Source

PAGE = "GLOSSARY.ipynb"
Terms = Mapping[str, Sequence[str]]
"""Words, each with its other forms."""
HEADING = """\
# The field's words

Each word with the sentence that introduces it, and the notebook that this sentence is from.
[Start](START.ipynb)"""

_FENCED = re.compile(r"(?ms)^```.*?^```")
_NOT_SENTENCES = re.compile(r"(?m)^(?:#|\||>|!\[).*$")
_ITEM = re.compile(r"(?m)^\s*(?:[-*]|\d+\.)\s+")
_END = re.compile(r"(?<=[.?!])(?<!\be\.g\.)(?<!\bi\.e\.)\s+(?=[A-Z*`$(\[])")
_LEANS = re.compile(r"(?:It|Its|This|That|They|Their|These|Those|He|She|Here|There|Both)\b")
_DISPLAYED = re.compile(r"(?s)\$\$.*?\$\$")


def glossary(terms: Terms, sources: Sequence[Source], place: str) -> tuple[str, list[Problem]]:
    """Write the page, in Markdown.

    Parameters
    ----------
    terms : Terms
        The words, each with its other forms, such as ``"overfitting": ("overfit", "overfits")``; a
        plural in -s is one in any case.
    sources : sequence of Source
        The notebooks in the order in which they are taken.
    place : str
        The file that has the terms.

    Returns
    -------
    tuple of (str, list of Problem)
        The page, and the words that no notebook introduces as a page needs it: in bold, within a
        sentence that stands alone.
    """
    entries, problems = [], []
    for term in sorted(terms, key=str.lower):
        found = introduced((term, *terms[term]), sources)
        if found is None:
            told = f"no notebook has the term {term!r} in bold within a sentence"
            problems.append(Problem(place, 1, told))
            continue
        source, cell, sentence = found
        if _LEANS.match(sentence):
            told = f"the glossary takes the sentence of {term!r} alone: say what it is about"
            problems.append(Problem(source.path, cell.marker, told))
        week, _, name = source.notebook.partition("/")
        link = f"[week {week.removeprefix('week')}, {name}]({source.notebook}.ipynb)"
        entries.append(f"- **{term}** ({link}): {re.sub(':$', '.', sentence)}")
    return "\n".join([HEADING, "", *entries]), problems


def introduced(forms: Sequence[str], sources: Sequence[Source]) -> tuple[Source, Cell, str] | None:
    """Find where a word is first in bold within a sentence.

    Parameters
    ----------
    forms : sequence of str
        The forms of the word.
    sources : sequence of Source
        The notebooks in the order in which they are taken.
    """
    words = "|".join(map(re.escape, forms))
    bold = re.compile(rf"\*\*(?:{words})s?\*\*", re.IGNORECASE)
    texts = ((source, cell) for source in sources for cell in source.cells)
    for source, cell in texts:
        for sentence in sentences(cell.source) if cell.kind == "markdown" else ():
            if bold.search(sentence):
                return source, cell, sentence
    return None


def sentences(text: str) -> Iterator[str]:
    r"""Go through the sentences of a cell of text, without headings, tables and displayed formulas.

    Parameters
    ----------
    text : str
        Markdown.

    Examples
    --------
    >>> list(sentences("# Cost\n\nThe **cost** is a mean. It is\n0 at best.\n\n- An item."))
    ['The **cost** is a mean.', 'It is 0 at best.', 'An item.']
    """
    for pattern in (_FENCED, _DISPLAYED, _NOT_SENTENCES):
        text = pattern.sub("", text)
    for paragraph in re.split(r"\n\s*\n", text):
        for item in _ITEM.split(paragraph):
            yield from (part for part in _END.split(" ".join(item.split())) if part)
