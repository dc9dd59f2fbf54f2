"""What a submission's texts are on a page: Markdown, code and formulas, of which nothing runs.

What a student wrote in Markdown is rendered first and cleaned then; formulas become MathML, which a
browser shows without a network.
"""

from __future__ import annotations

import contextlib
import html
import re
import secrets
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import bleach
from bleach.html5lib_shim import Filter
from bleach.sanitizer import Cleaner
from jinja2 import pass_context
from latex2mathml.converter import convert
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from autograde_tests.machinery.cards import with_hint

from .pictures import key_of, set_apart, shown

MAX_FORMULA = 5000
MAX_MARKDOWN = 20_000
"""Characters of a cell's text that is laid out; a longer one is shown as it is."""
MAX_MARKS = {"\\begin{": 50, "<": 1000, "|": 2000}
"""How often a text that is laid out may have what a parser looks at again and again."""
RUNS = re.compile(r"\s{200}|[\w.*]{200}")
"""What the highlighter looks at again and again, from each of its characters on."""

PYTHON = {"python", "py", "python3", "py3", "ipython", "ipython3"}
CARD_FORMULA = re.compile(r"\$([^$\n<>]+)\$")
VALUES = re.compile(r"(<div[^>]*white-space:pre[^>]*>[^<]*</div>|<code>[^<]*</code>)")
"""What of a card is no prose: values, and code."""
MUTE = re.compile(r"<img(?![^>]*\balt=)")
SPACES = re.compile(r"[ \t]{200,}+")
MARK = re.compile("aside-[0-9a-f]{32}-aside")
POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; '
    "style-src 'unsafe-inline'; font-src data:; form-action 'none'; base-uri 'none'\">"
)
"""A feedback page runs no script and loads nothing, whatever else went wrong."""

UNFINISHED = (
    '<!DOCTYPE html>\n<html lang="en"><head>{policy}<meta charset="utf-8"><title>Feedback</title>'
    "</head><body><p>This page could not be laid out: {reason}. The marks are not concerned; ask "
    "for them.</p></body></html>\n"
)
"""What stands in the place of a page that takes too long or too much."""

PROTOCOLS = frozenset({"http", "https", "mailto", "attachment"})
CODE_CLASS = re.compile(r"highlight|[a-z][a-z0-9]?")
TAGS = frozenset(
    "a abbr b blockquote br caption code dd del details div dl dt em figcaption figure h1 h2 h3 h4 "
    "h5 h6 hr i img kbd li ol p pre s samp small span strong sub summary sup table tbody td tfoot "
    "th thead tr tt u ul var".split()
)
MATH_TAGS = frozenset(
    "math mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace "
    "msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover".split()
)
MATH_ATTRIBUTES = frozenset(
    "accent columnalign columnlines columnspacing depth display displaystyle fence form frame "
    "height largeop linethickness lspace mathvariant maxsize minsize movablelimits rowlines "
    "rowspacing rspace scriptlevel separator stretchy symmetric width xmlns".split()
)


@pass_context
def cell_to_html(context: Mapping[str, Any], source: str) -> str:
    """Render a text of the cell that a template is at, with the pictures that are attached to it.

    Parameters
    ----------
    context : mapping
        The template's.
    source : str
        Markdown.
    """
    cell = context.get("cell") or {}
    return markdown_to_html(source, cell.get("attachments"))


def markdown_to_html(source: str, attachments: Any = None) -> str:
    r"""Render Markdown that nobody vouches for.

    Parameters
    ----------
    source : str
    attachments : mapping, optional
        Pictures that it may show, as a notebook cell has them. Each is shown once.

    Examples
    --------
    >>> print(markdown_to_html("**a** <script>b</script> [c](javascript:d)"))
    <p><strong>a</strong> &lt;script&gt;b&lt;/script&gt; <a>c</a></p>
    >>> "<msqrt>" in markdown_to_html(r"$\sqrt{2}$")
    True
    """
    source, inline = set_apart(source, "inline")
    pictures = shown({**(attachments or {}), **inline})
    source = SPACES.sub(lambda run: run[0][:200], source)
    if len(source) > MAX_MARKDOWN or any(
        source.count(mark) > most for mark, most in MAX_MARKS.items()
    ):
        return f"<pre>{html.escape(source)}</pre>"
    formulas: dict[str, str] = {}
    as_written: dict[str, str] = {}
    renderer = _Renderer(formulas, as_written)
    try:
        rendered = str(MarkdownWithMath(renderer=renderer).render(source))
    except Exception:  # whatever a text can make a parser do: it is shown as it is
        return f"<pre>{html.escape(source)}</pre>"
    page: str = Cleaner(
        tags=TAGS,
        attributes=partial(_allowed, pictures),
        protocols=PROTOCOLS,
        filters=[partial(_Attributes, pictures=pictures, marks=formulas, as_written=as_written)],
    ).clean(rendered)
    page = page.replace("<details>", "<details open>")  # marks are read beside the questions
    page = page.replace("<th></th>", "<td></td>")  # the corner of a table heads nothing
    # after the cleaning, by marks that no text can contain by chance or by intent
    return MARK.sub(lambda mark: formulas.get(mark[0], mark[0]), page).strip()


def code_to_html(source: str, *_: Any, **__: Any) -> str:
    r"""Return a cell's code in colours, as Python; in black where colours would take long.

    What a notebook says of its language and of its cells' is not looked at: its author could
    choose any of some hundred highlighters.

    Examples
    --------
    >>> '<span class="k">' in code_to_html("return 1")
    True
    >>> code_to_html("\n" * 200 + "<b>").partition("<b")[1]
    ''
    """
    if len(source) > MAX_MARKDOWN or RUNS.search(source):
        return f'<div class="highlight"><pre>{html.escape(source)}</pre></div>'
    coloured: str = Highlight2HTML(pygments_lexer="ipython3")(source)
    return coloured


def _mark() -> str:
    return f"aside-{secrets.token_hex(16)}-aside"


class _Attributes(Filter):
    """Sees to what attributes may hold.

    Pictures are put aside under a mark, each once: a page is no larger than they. A formula in what
    a picture says to those who cannot see it stands there as it was written: it can be no MathML.
    """

    def __init__(
        self,
        source: Any,
        pictures: dict[str, str],
        marks: dict[str, str],
        as_written: Mapping[str, str],
    ) -> None:
        super().__init__(source)
        self._pictures = pictures
        self._marks = marks
        self._as_written = as_written

    def __iter__(self) -> Iterator[Any]:
        for token in super().__iter__():
            attributes = token.get("data")
            if isinstance(attributes, dict):
                for name, value in attributes.items():
                    attributes[name] = MARK.sub(self._written, value)
                source = (None, "src")
                if source in attributes:
                    mark = _mark()
                    self._marks[mark] = self._pictures.pop(key_of(attributes[source]), "")
                    attributes[source] = mark
            yield token

    def _written(self, mark: re.Match[str]) -> str:
        return self._as_written.get(mark[0], mark[0])


class _Renderer(IPythonRenderer):
    """Renders Markdown, and puts formulas aside under a mark."""

    def _embed_image_or_attachment(self, src: str) -> str:
        """Leave an address as it is: what it shows is put in after the cleaning."""
        return src

    def __init__(self, formulas: dict[str, str], as_written: dict[str, str]) -> None:
        super().__init__(escape=False, exclude_anchor_links=True)
        self._formulas = formulas
        self._as_written = as_written

    def _aside(self, tex: str, display: str) -> str:
        mark = _mark()
        self._formulas[mark] = formula(tex, display)
        self._as_written[mark] = tex
        return mark

    def block_math(self, body: str) -> str:
        """Put a displayed formula aside."""
        return self._aside(body, "block")

    def inline_math(self, body: str) -> str:
        """Put a formula in the text aside."""
        return self._aside(body, "inline")

    def latex_environment(self, name: str, body: str) -> str:
        """Put an environment aside."""
        return self._aside(f"\\begin{{{name}}}{body}\\end{{{name}}}", "block")

    def block_code(self, code: str, info: str | None = None) -> str:
        """Show code in colours if it is Python."""
        if (info or "").partition(" ")[0].strip().lower() in PYTHON:
            return code_to_html(code)
        return f"<pre><code>{html.escape(code)}</code></pre>\n"

    def block_mermaidjs(self, code: str) -> str:
        """Show a diagram's text: drawing it takes a script."""
        return f"<pre>{html.escape(code)}</pre>"


def formula(tex: str, display: str = "inline") -> str:
    r"""Return a formula as MathML; as its own text if it is not one.

    Examples
    --------
    >>> formula(r"\text{<b onclick=alert()>x}").count("<b")
    0
    """
    with contextlib.suppress(Exception):  # the converter raises whatever the text makes it
        if len(tex) <= MAX_FORMULA:
            mathml = convert(tex.replace("{aligned}", "{align*}").strip(), display=display)
            return _clean_math(mathml)
    return f"<code>{html.escape(tex)}</code>"


def _clean_math(mathml: str) -> str:
    # the converter leaves the text of \text{} as it is
    cleaned: str = bleach.clean(
        mathml, tags=MATH_TAGS, attributes={"*": list(MATH_ATTRIBUTES)}, strip=True
    )
    return cleaned


def _allowed(pictures: Mapping[str, str], tag: str, name: str, value: str) -> bool:
    """Allow links to the web, and pictures whose bytes are there."""
    if name == "src":
        return tag == "img" and key_of(value) in pictures
    if name == "href":
        return value.startswith(("https://", "http://", "mailto:", "#"))
    if name == "class":  # colours of code; a page's own classes mean something to its scripts
        return CODE_CLASS.fullmatch(value) is not None
    return name in {"alt", "colspan", "rowspan", "scope", "title", "width", "height"}


def finished_card(card: str, hint: str) -> str:
    """Return a card as feedback shows it: with its formulas set, and a recorded hint if any."""
    return with_formulas(with_hint(card, hint) if hint else card)


def with_formulas(card: str) -> str:
    r"""Return a card's HTML with the formulas of its sentences as MathML; values stay as they are.

    Examples
    --------
    >>> with_formulas("<div>Half of $5 is lost.</div>")
    '<div>Half of $5 is lost.</div>'
    >>> "<mi>z</mi>" in with_formulas("<div>That is $z$.</div>")
    True
    """
    if "$" not in card:
        return card
    pieces = VALUES.split(card)
    pieces[::2] = [CARD_FORMULA.sub(_of_card, piece) for piece in pieces[::2]]
    return "".join(pieces)


def _of_card(found: re.Match[str]) -> str:
    return formula(html.unescape(found[1]))


def with_alternatives(page: str) -> str:
    """Return a page whose pictures all say something to whoever cannot see them.

    Examples
    --------
    >>> with_alternatives('<img src="data:"><img alt="A net">')
    '<img alt="A picture without a description" src="data:"><img alt="A net">'
    """
    return MUTE.sub('<img alt="A picture without a description"', page)
