"""Pictures in written answers: which are kept, how many, and that nothing else passes as one."""

import base64
import json
import time
from typing import Any

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter

from grading import pictures
from grading.markup import markdown_to_html
from grading.pictures import Album, kind_of, shown
from grading.records import autograded_notebook
from grading.restore import Restored, read_notebook, restore
from grading.results import NotebookResult

from .small_course import Course, cell, notebook

PNG = b"\x89PNG\r\n\x1a\n" + b"a small picture"
KINDS = {
    "image/png": PNG,
    "image/jpeg": b"\xff\xd8\xff\xe0" + b"a photograph of a page",
    "image/gif": b"GIF89a" + b"moves",
    "image/webp": b"RIFF\0\0\0\0WEBPVP8 ",
}
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'></svg>"
SOURCE = notebook([cell("YOUR ANSWER HERE", "markdown", grade_id="q", grade=True, solution=True)])
SOURCE["cells"][0]["metadata"]["nbgrader"]["points"] = 3


def text_of(content: bytes) -> str:
    """Return bytes as a notebook holds them."""
    return base64.b64encode(content).decode()


def answered(text: str, attachments: Any = None, **files: bytes) -> Restored:
    """Return the restored notebook of a written answer, with pictures."""
    made = json.loads(json.dumps(SOURCE))
    made["cells"][0] |= {"source": text, "attachments": attachments or {}}
    beside = {name.replace("__", "."): content for name, content in files.items()}
    return restore(read_notebook(json.dumps(made).encode()), SOURCE, beside)


def page_of(restored: Restored) -> str:
    """Return the notebook as nbconvert shows it with this course's settings."""
    marked = NotebookResult(cells=restored.cells, remarks=tuple(restored.remarks))
    autograded = autograded_notebook(marked, {})
    # as it is read from the autograded folder
    text = nbformat.v4.writes(autograded)
    page, _ = HTMLExporter(config=Course.config).from_notebook_node(nbformat.reads(text, 4))
    return str(page)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("![my tree](attachment:tree.bin)", "attached"),
        ('<img src="attachment:tree.bin" width="300">', "attached"),
        ("![my tree](tree.bin)", "beside"),
        ('<img src="tree.bin">', "beside"),
        ("<img src='./tree.bin'/>", "beside"),
        ("![my tree][t]\n\n[t]: tree.bin", "beside"),
        ("![my tree](data:image/png;base64,{data})", "inline"),
    ],
)
def test_a_picture_is_in_the_page(text: str, where: str, kind: str) -> None:
    """Does the person who marks see a picture, pasted or beside the notebook, of each kind?"""
    content = KINDS[kind]
    text = text.replace("{data}", text_of(content))
    attached = {"tree.bin": {"image/png": text_of(content)}} if where == "attached" else {}
    files = {"tree__bin": content} if where == "beside" else {}
    restored = answered(text, attached, **files)
    assert restored.remarks == []
    assert f'src="data:{kind};base64,{text_of(content)}"' in page_of(restored)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("my tree.png", "![](my%20tree.png)"),
        ("my tree.png", '<img src="my tree.png">'),
        ("pictures/tree.png", "![](pictures/tree.png)"),
        ("pictures/tree.png", "![](tree.png)"),
        ("pictures/tree.png", r'<img src="pictures\tree.png">'),
        ("arbre \u00e9.png", "![](arbre%20%C3%A9.png)"),
        ("arbre e\u0301.png", '<img src="arbre \u00e9.png">'),
    ],
)
def test_names_are_written_in_many_ways(name: str, text: str) -> None:
    """Is a file found by its name in folders, with blanks and accents?"""
    kept = Album({name: PNG}).of_cell(text, {})
    assert text_of(PNG) in markdown_to_html(text, kept)


def test_pictures_of_the_courses_own_questions_stay() -> None:
    """Does a locked text keep the author's pictures, whatever was handed in with it?"""
    picture = {"a.png": {"image/png": text_of(PNG)}}
    question = cell("![](attachment:a.png)", "markdown", grade_id="x", locked=True)
    source = notebook([{**question, "attachments": picture}, *SOURCE["cells"]])
    made = {**source, "cells": [{**question, "attachments": {}}]}
    restored = restore(read_notebook(json.dumps(made).encode()), source)
    assert restored.cells[0]["attachments"] == picture


@pytest.mark.parametrize("stated", ["image/png", "image/svg+xml", "text/html"])
@pytest.mark.parametrize("content", [SVG, b"<script>alert(1)</script>", b"", b"\x89PNG"])
def test_nothing_else_passes_as_a_picture(content: bytes, stated: str) -> None:
    """Does a script come through as an attachment, a file or data, whatever it is called?"""
    data = text_of(content)
    text = f"![a](attachment:x.png) ![b](y.png) ![c](data:image/png;base64,{data})"
    restored = answered(text, {"x.png": {stated: data}}, y__png=content)
    assert "attachments" not in restored.cells[0]
    assert any("x.png is not shown" in remark for remark in restored.remarks)
    page = markdown_to_html(text, {"x.png": {stated: data}, "y.png": {stated: data}})
    assert "src" not in page
    assert "<script" not in page


def test_pictures_from_the_web_are_never_asked_for() -> None:
    """Does a page load nothing, also where an attachment has that address for a name?"""
    address = "https://example.org/a.png"
    page = markdown_to_html(f"![a]({address})", {"other.png": {"image/png": text_of(PNG)}})
    assert "example.org" not in page


def test_attachments_that_are_no_attachments() -> None:
    """Is anything at all in their place read without failing?"""
    for odd in ([], 3, {"a": 3}, {"a": {"image/png": [1]}}, {"a": {"image/png": {}}}, {"": {}}):
        made = json.loads(json.dumps(SOURCE))
        made["cells"][0] |= {"source": "![](attachment:a)", "attachments": odd}
        restored = restore(read_notebook(json.dumps(made).encode()), SOURCE)
        assert "attachments" not in restored.cells[0]
        assert shown(odd) == {}


def test_number_and_size_are_bounded() -> None:
    """Are one huge picture, many, and one that is named often kept within what is allowed?"""
    huge = PNG + bytes(pictures.MAX_PICTURE)
    assert "more than 8 MB" in answered("![](h.png)", h__png=huge).remarks[0]
    large = PNG + bytes(pictures.MAX_TOGETHER // 3)
    album = Album({})
    kept = [
        album.of_cell(f"![](attachment:{n})", {str(n): {"image/png": text_of(large)}})
        for n in range(4)
    ]
    assert [bool(each) for each in kept] == [True, True, False, False]
    many = {f"p{n}.png": {"image/png": text_of(PNG)} for n in range(100)}
    restored = answered(" ".join(f"![](attachment:{name})" for name in many), many)
    assert len(restored.cells[0]["attachments"]) == pictures.MAX_PICTURES
    often = markdown_to_html("![](a.png)" * 500, {"a.png": {"image/png": text_of(large)}})
    assert len(often) < 1.1 * len(text_of(large)) + 20_000


@pytest.mark.slow
def test_long_texts_and_many_names_take_little_time() -> None:
    """Does the search for names grow with the text, and stay short?"""
    files = {f"{n}.png": PNG for n in range(500)} | {f"{n}.svg": SVG for n in range(500)}
    start = time.process_time()
    Album(files).of_cell("![](" + "data:image/png;base64," * 2**18, {"x": {}})
    pictures.set_apart("data:image/png;base64," * 2**18)
    assert time.process_time() - start < 10


def test_kinds() -> None:
    """Is each kind told by its first bytes?"""
    assert [kind_of(content) for content in KINDS.values()] == list(KINDS)
