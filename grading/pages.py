"""The pages that people read: feedback, and formgrader's view of a submission.

Both are made by nbconvert from the autograded notebooks. What a student wrote in Markdown is
rendered first and cleaned then; formulas become MathML, which a browser shows without a network.
Outputs were cleaned when the notebook was graded (`grading.outputs`).
"""

from __future__ import annotations

import contextlib
import html
import re
import secrets
from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any

import bleach
from bleach.html5lib_shim import Filter
from bleach.sanitizer import Cleaner
from jinja2 import pass_context
from latex2mathml.converter import convert
from nbconvert.exporters import HTMLExporter
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode, v4
from nbgrader.api import Gradebook
from nbgrader.converters import GenerateFeedback
from nbgrader.preprocessors import ClearHiddenTests

from autograde_tests.machinery.cards import with_hint

from .bounded import Unfinished, in_child
from .by_hand import cell_asked_about, has_been_settled, has_no_mark
from .freshness import keep_fresh
from .hints import hints_for, hints_of
from .nbgrader_compat import marks_told, with_names
from .pictures import key_of, set_apart, shown
from .records import FROM_GRADING
from .restore import released

MAX_FORMULA = 5000
MAX_MARKDOWN = 20_000
"""Characters of a cell's text that is laid out; a longer one is shown as it is."""
MAX_MARKS = {"\\begin{": 50, "<": 1000, "|": 2000}
"""How often a text that is laid out may have what a parser looks at again and again."""
RUNS = re.compile(r"\s{200}|[\w.*]{200}")
"""What the highlighter looks at again and again, from each of its characters on."""

PYTHON = {"python", "py", "python3", "py3", "ipython", "ipython3"}
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

SCRIPT = re.compile(r"<script\b.*?</script\s*>", re.DOTALL | re.IGNORECASE)

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
    renderer = _Renderer(formulas)
    try:
        rendered = str(MarkdownWithMath(renderer=renderer).render(source))
    except Exception:  # whatever a text can make a parser do: it is shown as it is
        return f"<pre>{html.escape(source)}</pre>"
    page: str = Cleaner(
        tags=TAGS,
        attributes=partial(_allowed, pictures),
        protocols=PROTOCOLS,
        filters=[partial(_Pictures, pictures=pictures, marks=formulas)],
    ).clean(rendered)
    page = page.replace("<details>", "<details open>")  # marks are read beside the questions
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


class _Pictures(Filter):
    """Puts the pictures of a page aside under a mark, each once: a page is no larger than they."""

    def __init__(self, source: Any, pictures: dict[str, str], marks: dict[str, str]) -> None:
        super().__init__(source)
        self._pictures = pictures
        self._marks = marks

    def __iter__(self) -> Iterator[Any]:
        for token in super().__iter__():
            attributes = token.get("data")
            source = (None, "src")
            if isinstance(attributes, dict) and source in attributes:
                mark = _mark()
                self._marks[mark] = self._pictures.pop(key_of(attributes[source]), "")
                attributes[source] = mark
            yield token


class _Renderer(IPythonRenderer):
    """Renders Markdown, and puts formulas aside under a mark."""

    def _embed_image_or_attachment(self, src: str) -> str:
        """Leave an address as it is: what it shows is put in after the cleaning."""
        return src

    def __init__(self, formulas: dict[str, str]) -> None:
        super().__init__(escape=False, exclude_anchor_links=True)
        self._formulas = formulas

    def _aside(self, tex: str, display: str) -> str:
        mark = _mark()
        self._formulas[mark] = formula(tex, display)
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


class HideTests(Preprocessor):
    """Take hidden tests and mark schemes out of a feedback page, and what the tests printed."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, _: int
    ) -> tuple[NotebookNode, Any]:
        """Change a cell that has hidden tests."""
        settings = cell.metadata.get("nbgrader", {})
        if settings.get("locked") and cell.cell_type == "markdown":
            cell.source = released(cell.source)
        if not settings.get("grade") or settings.get("solution"):
            return cell, resources
        if _without_hidden_tests(cell):
            for output in cell.get("outputs", []):
                if output.output_type == "error":
                    output.traceback = [f"{output.ename} in the tests of this cell"]
                    output.evalue = ""
        return cell, resources


def _without_hidden_tests(cell: NotebookNode) -> bool:
    """Take the hidden tests out of a cell; return whether it had any."""
    written = cell.source
    _clearer().preprocess_cell(cell, {}, 0)
    return bool(cell.source != written)


@cache
def _clearer() -> ClearHiddenTests:
    return ClearHiddenTests()


def put_hints_on_cards(nb: NotebookNode, hints: Mapping[str, str]) -> None:
    """Put hints on the cards that checks show, by exercise."""
    for cell in nb.cells:
        settings = cell.metadata.get("nbgrader", {})
        if settings.get("grade") and (hint := hints.get(settings.get("grade_id", ""))):
            for output in cell.outputs:
                output.data["text/html"] = with_hint(output.data["text/html"], hint)


def put_marks_apart(nb: NotebookNode, told: dict[str, Any]) -> dict[str, str]:
    """Put numbers aside for what is not marked yet, and take out what has been settled.

    nbgrader's page shows the score of an answer that nobody has marked as 0, and shows nothing but
    numbers there: one that no text can contain stands for the words until the page is laid out.

    Parameters
    ----------
    nb : NotebookNode
        With the scores of `nbgrader.preprocessors.GetGrades`.
    told : dict
        What the page is told of the submission; its sum of points is changed.

    Returns
    -------
    dict of str to str
        What is to be shown, by the number as the page shows it.
    """
    with Gradebook(told["db_url"]) as gradebook:
        row = gradebook.find_submission_notebook(
            told["notebook"], told["assignment"], told["student"]
        )
        grades = list(row.grades)
        waiting = {
            grade.name: grade.max_score
            for grade in grades
            if grade.max_score and has_no_mark(grade.auto_score, grade.manual_score)
        }
        settled = {
            grade.name
            for grade in grades
            if has_been_settled(grade.manual_score, grade.needs_manual_grade)
        }
    _take_out_settled(nb, settled)
    if not waiting:
        return {}
    no_mark, of_all = _number(), _number()
    for cell in nb.cells:
        settings = cell.metadata.get("nbgrader", {})
        if settings.get("grade_id") in waiting and "score" in settings:
            settings.score = no_mark
    missing = sum(waiting.values())
    shown_most = f"{round(float(told['max_score']), 2)}, {missing:g} not marked yet"
    told["max_score"] = of_all
    return {str(no_mark): "not marked yet", str(of_all): shown_most}


def _number() -> float:
    return -float(2**48 + secrets.randbits(48))


def _take_out_settled(nb: NotebookNode, settled: set[str]) -> None:
    """Take out the sentences on top that asked a person to mark what is marked now."""
    for cell in [cell for cell in nb.cells if cell.get("id") == FROM_GRADING]:
        lines = cell.source.split("\n")
        kept = [line for line in lines if not cell_asked_about(line.removeprefix("- "), settled)]
        cell.source = "\n".join(kept)
        if len(kept) < len(lines) and not any(line.startswith("- ") for line in kept):
            nb.cells.remove(cell)


@cache
def _load_what_pages_need() -> None:
    """Lay out a page of ours, once: what is loaded for it, the copies of this process have then.

    Each page is made in such a copy, which would load templates' parts, lexers and parsers anew: a
    third of the time that a page takes.
    """
    cells = [
        v4.new_markdown_cell("**Bold**, `code` and $x^2$"),
        v4.new_code_cell("x = 1", outputs=[v4.new_output("stream", text="\x1b[31mred\x1b[0m")]),
    ]
    filters = {"markdown2html": cell_to_html, "highlight_code": code_to_html}
    HTMLExporter(filters=filters).from_notebook_node(v4.new_notebook(cells=cells))


class FeedbackPage(HTMLExporter):
    """Makes feedback pages that show no hidden test, run no script and need no network."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._apart: dict[str, str] = {}
        self._hints: dict[str, str] = {}
        self.register_preprocessor(HideTests, enabled=True)
        if isinstance(self.parent, GenerateFeedback):
            keep_fresh(self.parent)

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Any = None, **options: Any
    ) -> tuple[str, Any]:
        """Make the page; one that takes too long or too much says so in its place."""
        resources = self._init_resources(resources)
        _load_what_pages_need()
        self._hints = self._recorded_hints(nb, resources)
        try:
            page = in_child(partial(self._page, nb, resources, options))
        except Unfinished as error:
            told = resources.get("nbgrader", {})
            self.log.error(
                "The feedback for %s, %s was not made: %s",
                told.get("student", "a student"),
                told.get("notebook", "a notebook"),
                error,
            )
            page = UNFINISHED.format(policy=POLICY, reason=html.escape(str(error)))
        return page, resources

    def _recorded_hints(self, nb: NotebookNode, resources: Any) -> dict[str, str]:
        """Return the hints that were recorded for a student's answers, by exercise."""
        told = resources.get("nbgrader", {})
        if not isinstance(self.parent, GenerateFeedback) or "assignment" not in told:
            return {}
        hints = hints_of(self.parent.coursedir, told["assignment"])
        return hints_for(hints, told["notebook"], nb.cells)

    def _preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        put_hints_on_cards(nb, self._hints)
        nb, resources = super()._preprocess(nb, resources)
        if told := marks_told(resources):  # nbgrader's own preprocessors are through
            self._apart = put_marks_apart(nb, told)
        return nb, resources

    def _page(self, nb: NotebookNode, resources: Any, options: Any) -> str:
        self._apart = {}
        page, _ = super().from_notebook_node(nb, resources, **options)
        for number, words in self._apart.items():
            page = page.replace(number, words)
        page = with_names(SCRIPT.sub("", page))
        return page.replace("<head>", f"<head>{POLICY}", 1)
