"""What feedback pages and formgrader show: results and hints, formulas, and nothing that runs."""

import base64
import io
import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

import nbformat
import numpy as np
import pytest
from matplotlib import image
from nbconvert.exporters import HTMLExporter
from traitlets.config.loader import PyFileConfigLoader

from grading import bounded, pages
from grading.bounded import MEMORY_BYTES
from grading.markup import code_to_html, formula, markdown_to_html
from grading.pages import FeedbackPage

from ..end_to_end.lab import barriers
from ..waiting import PATIENCE, wait_until
from .small_course import Course, cell, close_markers, handed_in, instructor_edition


def drawn_as(kind: str) -> bytes:
    """Return a small picture."""
    stream = io.BytesIO()
    image.imsave(stream, np.eye(8), format=kind)
    return stream.getvalue()


def encoded(picture: bytes) -> str:
    """Return a picture as a page holds it."""
    return base64.b64encode(picture).decode()


NET = encoded(drawn_as("png"))
JPEG = drawn_as("jpeg")
SECRET_TEST = "assert 4 == 5"
HOSTILE_MARKDOWN = [
    "<script>window.hacked = 'markdown'</script>",
    "<img src=x onerror=\"window.hacked='onerror'\">",
    "<svg onload=\"window.hacked='svg'\"></svg>",
    "[link](javascript:window.hacked='link') <a href=\"javascript:window.hacked='a'\">a</a>",
    "<iframe srcdoc=\"<script>parent.hacked='frame'</script>\"></iframe>",
    "<math><mtext><style><img src=x onerror=\"window.hacked='math'\"></style></mtext></math>",
    r"$\text{<img src=x onerror=window.hacked='formula'>}$ $\href{javascript:hacked=1}{x}$",
    "![a](x\"onerror=\"window.hacked='title')",
    "<div class='full-credit' style='position:fixed;inset:0'>x</div>",
    "<form action='https://example.org'><button>b</button></form>",
    "```mermaid\n</pre><script>window.hacked='mermaid'</script>\n```",
    "```html\n<script>window.hacked='code'</script>\n```",
    "<meta http-equiv='refresh' content='0;url=javascript:window.hacked=1'><base href='//x'>",
    "&lt;script&gt;window.hacked='entity'&lt;/script&gt;",
]
HOSTILE_CODE = [
    "from IPython.display import *\nHTML(\"<script>window.hacked='html'</script>\")",
    "HTML(\"<img src=x onerror=window.hacked='html-onerror'>\")",
    "HTML(\"<a href='javascript:window.hacked=1' id='link'>x</a>\")",
    "SVG(\"<svg xmlns='http://www.w3.org/2000/svg' onload='window.hacked=1'></svg>\")",
    "Javascript(\"window.hacked='javascript'\")",
    "display({'text/markdown': '<script>window.hacked=1</script>'}, raw=True)",
    "display({'text/latex': '$<script>window.hacked=1</script>$'}, raw=True)",
    "display({'image/png': 'x\\' onerror=window.hacked=1 \\''}, raw=True)",
    "display({'image/svg+xml': '<svg onload=window.hacked=1>'}, raw=True)",
    "display({'application/vnd.jupyter.widget-view+json': {'model_id': 'x'}}, raw=True)",
    "print('\\x1b[31m<script>window.hacked=1</script>')",
    "raise ValueError('<script>window.hacked=1</script>')",
    "1 # <script>window.hacked='comment'</script>",
]
CLICK_ALL = """() => {
  for (const link of document.querySelectorAll('#notebook a')) link.click();
  return window.hacked === undefined ? '' : String(window.hacked);
}"""


DRAWING = """import matplotlib.pyplot as plt
from course_utils.plotting import show
fig, ax = plt.subplots(figsize=(12, 4))
ax.plot([0, 1])
ax.set(title="A line", xlabel="x", ylabel="y")
show(fig, alt="A line from 0 to 1.")"""
"""An experiment, which is not run for marks; its figure is wider than a page."""


def with_secret_test() -> dict:
    """Return the instructor's edition with a drawing, and an assert cell that nobody passes."""
    edition = instructor_edition()
    edition["cells"].append(cell(DRAWING) | {"id": "drawing"})
    edition["cells"][-1]["metadata"] = {"tags": ["experiment"]}
    source = f"assert True\n### BEGIN HIDDEN TESTS\n{SECRET_TEST}\n### END HIDDEN TESTS"
    test = cell(source, grade_id="plain", grade=True, locked=True, points=1)
    edition["cells"].append(test | {"id": "plain"})
    return edition


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Return a course with a hostile submission and an honest one, graded, with feedback."""
    course = Course(tmp_path_factory.mktemp("course"))
    course.write_source(with_secret_test())
    extra = [cell(source, "markdown") for source in HOSTILE_MARKDOWN]
    extra += [cell(source) for source in HOSTILE_CODE]
    course.hand_in("mallory", handed_in({}, essay="\n\n".join(HOSTILE_MARKDOWN), extra=extra))
    wrong = {"sigmoid": "def sigmoid(z):\n    return 1 / (1 + np.exp(z))"}
    formulas = [cell("Then $\\sigma(z) = \\frac{1}{1 + e^{-z}}$ for `a < b`.", "markdown")]
    drawn = "My net: ![net](attachment:net.png)\n\n<img src='drawing.jpg' width='40'>"
    drawing = cell(drawn, "markdown") | {"attachments": {"net.png": {"image/png": NET}}}
    course.hand_in("ada", handed_in(wrong, extra=[cell(DRAWING), *formulas, drawing]))
    course.hand_in("ada", JPEG, "drawing.jpg")
    flood = [cell("print('x' * 10**8)"), cell("HTML('<p>y</p>' * 10**7)")] * 8
    course.hand_in("flo", handed_in({}, extra=flood))
    for command in (("autograde", "week2"), ("generate_feedback", "week2")):
        done = course.nbgrader(*command)
        assert done.returncode == 0, done.stderr
    yield course
    close_markers()


@pytest.fixture(scope="module")
def browser():
    """Return a real browser, with no network."""
    api = pytest.importorskip("playwright.sync_api")
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("chromium is not installed: sudo apt-get install chromium")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


NOTEBOOK, WEEK = "numpy_basics", "week2"


def feedback(course: Course, student: str, name: str = NOTEBOOK) -> Path:
    """Return a feedback page."""
    return course.folder / "feedback" / student / "week2" / f"{name}.html"


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("name", [NOTEBOOK, WEEK])
def test_nothing_of_a_students_runs_in_feedback(course, browser, name):
    """Does a page full of scripts, handlers and links run nothing and ask for nothing?"""
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(feedback(course, "mallory", name).as_uri())
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.hacked") is None
    text = feedback(course, "mallory", name).read_text()
    assert "Content-Security-Policy" in text
    assert not re.search(r"<script|<iframe|<svg|<form\b|javascript:window[^<]*[\"'] ?>", text)
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    for link in page.query_selector_all("a"):
        assert not (link.get_attribute("href") or "").lower().startswith("javascript")
    page.close()


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1400])
@pytest.mark.parametrize("name", [NOTEBOOK, WEEK])
@pytest.mark.parametrize("student", ["ada", "mallory"])
def test_everybody_can_read_a_page(course, browser, student, name, width, scheme):
    """Does axe find nothing, and does nothing lie beside a telephone's edge, all unfolded?"""
    page = browser.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page.goto(feedback(course, student, name).as_uri())
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    root = page.locator("html")
    assert root.get_attribute("lang") == "en"
    wide, seen = root.evaluate("root => [root.scrollWidth, root.clientWidth]")
    assert wide <= seen
    figures = page.locator("figure", has_text="as the course draws it")
    drawings = figures.get_by_role("img", name="A line from 0 to 1.").all()
    assert bool(drawings) == (student == "ada")
    for figure in drawings:
        assert figure.evaluate("image => image.naturalWidth") == 12 * 144
        assert width / 2 < figure.bounding_box()["width"] < width
    assert barriers(root) == []
    page.close()


@pytest.mark.slow
@pytest.mark.browser
def test_formulas_without_a_network(course, browser):
    """Is a formula laid out as one, a fraction higher than its line, from the file alone?"""
    page = browser.new_page()
    page.goto(feedback(course, "ada").as_uri())
    fraction = page.locator("math mfrac").first.bounding_box()
    letter = page.locator("math mfrac mn").first.bounding_box()
    assert fraction["height"] > 1.5 * letter["height"]
    assert page.locator("code", has_text="a < b").count() == 1
    page.close()


@pytest.mark.slow
def test_feedback_says_what_passed_and_gives_the_hint(course):
    """Are passed cases, the failed one and the hint there, and no hidden input or test?"""
    text = feedback(course, "ada").read_text()
    assert "sigmoid: " in text
    assert "failed" in text
    assert "Hint." in text
    assert SECRET_TEST not in text
    assert "HIDDEN TESTS" not in text
    assert "AssertionError in the tests of this cell" in text


def shows_both_pictures(page: str) -> bool:
    """Return whether a page holds the picture that was pasted, and the one beside the notebook."""
    addresses = f"data:image/png;base64,{NET}", f"data:image/jpeg;base64,{encoded(JPEG)}"
    return all(f'src="{address}"' in page for address in addresses)


@pytest.mark.slow
def test_pictures_of_a_written_answer_are_in_feedback(course):
    """Does the page hold the pictures themselves, to be seen without the files and the network?"""
    assert shows_both_pictures(feedback(course, "ada").read_text())


@pytest.mark.slow
def test_a_flood_of_output_makes_no_flood_of_feedback(course):
    """Do outputs of a hundred megabytes leave files of a few?"""
    assert feedback(course, "flo").stat().st_size < 25 * 2**20
    autograded = course.folder / "autograded" / "flo" / "week2" / "numpy_basics.ipynb"
    assert autograded.stat().st_size < 12 * 2**20
    nbformat.validate(nbformat.read(autograded, as_version=4))


@pytest.fixture(scope="module")
def server(course):
    """Start a Jupyter server with formgrader; return its address."""
    (course.folder / "runtime").mkdir()
    environment = course.environment | {"JUPYTER_RUNTIME_DIR": str(course.folder / "runtime")}
    options = ["--no-browser", "--allow-root", "--IdentityProvider.token=secret"]
    options += [f"--ServerApp.root_dir={course.folder}", "--ServerApp.port=0"]
    with (course.folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "server", *options],
            cwd=course.folder,
            env=environment,
            stdout=log,
            stderr=log,
        )

    def found() -> list[Path]:
        assert process.poll() is None, (course.folder / "server.log").read_text()
        return list((course.folder / "runtime").glob("jpserver-*.json"))

    yield json.loads(wait_until(found, "a Jupyter server").pop().read_text())["url"]
    process.terminate()
    process.wait(PATIENCE)


@pytest.mark.slow
@pytest.mark.browser
def test_nothing_of_a_students_runs_in_formgrader(course, server, browser):
    """Does formgrader, which has the instructor's rights, run nothing of a submission?"""
    with course.gradebook() as gradebook:
        row = gradebook.find_submission_notebook("numpy_basics", "week2", "mallory")
        address = f"{server}formgrader/submissions/{row.id}/?token=secret"
    page = browser.new_page()
    page.goto(address)
    page.wait_for_selector("#notebook")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.hacked") is None
    assert page.evaluate(CLICK_ALL) == ""
    assert page.locator("math").count() >= 1
    assert page.locator(".full-credit", has_text="x").count() == 0
    page.close()


@pytest.mark.slow
def test_pictures_of_a_written_answer_are_in_formgrader(course, server):
    """Does the person who marks see the pictures that belong to an answer?"""
    with course.gradebook() as gradebook:
        row = gradebook.find_submission_notebook("numpy_basics", "week2", "ada")
        address = f"{server}formgrader/submissions/{row.id}/?token=secret"
    with urllib.request.urlopen(address, timeout=PATIENCE) as reply:
        assert shows_both_pictures(reply.read().decode())


@pytest.mark.slow
@pytest.mark.browser
def test_pictures_are_drawn(course, browser):
    """Does a browser draw both, with nothing but the feedback file?"""
    page = browser.new_page()
    page.goto(feedback(course, "ada").as_uri())
    page.wait_for_function("document.images.length && [...document.images].every(i => i.complete)")
    widths = page.evaluate("[...document.images].map(image => image.naturalWidth)")
    assert len(widths) >= 2
    assert all(width > 0 for width in widths)
    page.close()


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("**a** *b* `c < d`", "<p><strong>a</strong> <em>b</em> <code>c &lt; d</code></p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("[a](https://example.org)", '<p><a href="https://example.org">a</a></p>'),
        ("![a](https://example.org/a.png)", '<p><img alt="a"></p>'),
        (
            "![Cost $J < 2$, low](https://example.org/a.png)",
            '<p><img alt="Cost J &lt; 2, low"></p>',
        ),
        ("<b onclick='x'>a</b>", "<p><b>a</b></p>"),
        (
            "<details>\n<summary>a</summary>\n\n**b**\n\n</details>",
            "<details open>\n<summary>a</summary>\n\n<p><strong>b</strong></p>\n</details>",
        ),
    ],
)
def test_markdown(source, page):
    """Is ordinary Markdown shown as it was meant, and nothing else let through?"""
    assert markdown_to_html(source) == page


@pytest.mark.parametrize("tex", ["\\frac{", "\\begin{nothing}x", "{" * 4000, "x" * 6000, ""])
def test_a_formula_that_is_none(tex):
    """Is text that cannot be converted shown as it stands, or laid out somehow, without failing?"""
    assert formula(tex).startswith(("<code>", "<math"))


def test_formula_that_carries_html():
    """Is HTML in a formula's text gone, whichever way it is written?"""
    for tex in (
        r"\text{<script>a</script>}",
        r"\mathrm{<img onerror=a>}",
        r"\href{javascript:a}{b}",
    ):
        assert not re.search(r"<script|<img|javascript", formula(tex))


def test_long_texts_are_shown_as_they_are():
    """Is a text that is too long, or full of what parsers choke on, shown and not laid out?"""
    for text in ("*a* " * 10_000, "\\begin{a}" * 500, "|a" * 3000):
        assert markdown_to_html(text) == f"<pre>{text}</pre>"


def test_many_formulas_each_in_its_place():
    """Does each formula come back where it stood?"""
    page = markdown_to_html(" ".join(f"${number}$" for number in range(500)))
    assert re.findall(r"<mn>(\d+)</mn>", page) == [str(number) for number in range(500)]


@pytest.mark.parametrize(
    ("slow", "reason"),
    [
        (lambda: re.match("(a+)+b", "a" * 60), "more than 0.5 seconds"),
        (lambda: bytearray(MEMORY_BYTES), "MemoryError"),
        (lambda: os._exit(3), "ended its process"),
        (lambda: 1 / 0, "ZeroDivisionError"),
    ],
)
def test_a_page_that_takes_too_long_or_too_much(slow, reason, monkeypatch):
    """Is such a page said to be one, and the next one made?"""
    monkeypatch.setattr(pages, "in_child", lambda work: bounded.in_child(work, 0.5))
    monkeypatch.setattr(FeedbackPage, "_page", lambda *given: slow())
    resources = {"nbgrader": {"student": "ada", "notebook": "basics"}}
    notebook = nbformat.v4.new_notebook()
    page, made = FeedbackPage().from_notebook_node(notebook, resources)
    assert "could not be laid out" in page
    assert reason in page
    assert made["output_extension"] == ".html"
    assert bounded.in_child(lambda: "next") == "next"


def test_no_notebook_chooses_how_its_code_is_coloured():
    """Is code read as Python whatever its cell or fence says, and left black where it is hard?"""
    assert code_to_html("return 1", "perl", {"magics_language": "perl"}) == code_to_html("return 1")
    assert '<span class="k">return' in markdown_to_html("```python\nreturn 1\n```")
    assert markdown_to_html("```perl\nreturn 1 <b>\n```") == (
        "<pre><code>return 1 &lt;b&gt;\n</code></pre>"
    )
    for hard in ("a = 1" + " \n" * 100 + "<b>", "a." * 100 + "<b>", "<b>a\n" * 5_000):
        assert "<span" not in code_to_html(hard)
        assert "&lt;b&gt;" in code_to_html(hard)


def test_a_page_uses_that_for_its_cells(root):
    """Is it what the course's configuration names, and what a page's code goes through?"""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("return" + "\n" * 200 + "1")])
    page, _ = HTMLExporter(config=config).from_notebook_node(made)
    assert '<div class="highlight"><pre>return\n' in page
