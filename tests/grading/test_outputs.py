"""Outputs: what a submission shows is kept, what it could do to a reader is not."""

import base64
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grading.outputs import MAX_TEXT, clean_html, clean_outputs, harmless_formulas, size_of

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()


class Reader(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs) -> None:
        """Note a tag."""
        self.found.append((tag, dict(attrs)))


def acted_on(page: str) -> list[tuple[str, dict[str, str | None]]]:
    """Return the tags of a page with their attributes."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader.found


PIECES = st.sampled_from(
    ["<", ">", "</", "script", "img", "svg", " onerror=", '"', "'", "alert(1)", "<!--", "-->", "b"]
    + [
        ' src="',
        "javascript:",
        "&lt;",
        "&#60;",
        "<b>",
        "</b>",
        "<style>",
        "a",
        " ",
        "\n",
        "\0",
        "/",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=500)
def test_no_page_holds_anything_that_acts(page: str) -> None:
    """Is there a text whose cleaned form still runs or loads something?"""
    for tag, attributes in acted_on(clean_html(page)):
        assert tag not in ("script", "svg", "iframe", "style", "object", "embed", "form", "link")
        assert not any(name.startswith("on") or name in ("href", "style") for name in attributes)
        assert (attributes.get("src") or "data:image/png").startswith("data:image/")


def test_tables_and_pictures_stay() -> None:
    """Does an honest page look as before?"""
    picture = f'<img src="data:image/png;base64,{PNG}" alt="x">'
    page = f'<table><tr><td colspan="2">1</td></tr></table>{picture}'
    assert clean_html(page) == page


def test_tags_cannot_close_the_page_around_them() -> None:
    """Can an output step out of its place and draw over what the grader says?"""
    assert clean_html("</div></body><b>10 of 10") == "&lt;/body&gt;<b>10 of 10</b>"


@pytest.mark.parametrize(
    "page",
    ["<b><p>" * 10**5, "<!--" * 10**5, "<script " * 10**5, "<a title='" * 10**5, "<b a" * 10**5]
    + ["<b" + " a" * 10**6, "&lt" * 10**6, "</b>" * 10**5],
)
def test_cleaning_takes_time_in_proportion(page: str) -> None:
    """Is there a page that keeps the grader busy?"""
    start = time.process_time()
    clean_html(page)
    assert time.process_time() - start < 10  # quadratic work would take minutes


def test_formulas_cannot_link_or_define() -> None:
    """Does a formula keep a command that acts in a browser, also one written to survive?"""
    for text in (r"\href{x}{y}", r"\\href{x}{y}", r"\HREF{x}", r"\def\a{b}", r"\\\require{html}"):
        cleaned = harmless_formulas(text)
        assert "\\href" not in cleaned.lower()
        assert "\\def" not in cleaned
        assert "\\require" not in cleaned
    assert harmless_formulas(r"\frac{1}{2} \defeq \leftarrow") == r"\frac{1}{2} \defeq \leftarrow"


def test_only_known_kinds_are_kept() -> None:
    """Does an output of another kind, or one that lies about itself, get through?"""
    kinds = {"application/javascript": "x", "image/svg+xml": "<svg>", "image/png": "PHN2Zz4="}
    assert clean_outputs([{"output_type": "display_data", "data": kinds}]) == []
    strange = [None, 3, {}, {"output_type": []}, {"output_type": "display_data", "data": 5}]
    assert clean_outputs(strange) == []
    assert clean_outputs("x") == []


def test_outputs_have_bounds() -> None:
    """Can outputs be larger than what the grader has room for?"""
    flood = [{"output_type": "stream", "name": "stdout", "text": "x" * 10**6}] * 1000
    cleaned = clean_outputs(flood, 10**6)
    assert size_of(cleaned) <= 10**6 + 200
    assert "left out" in cleaned[-1]["text"]
    assert len(cleaned[0]["text"]) == MAX_TEXT
