"""Outputs are left out of a large file before anything of it is counted."""

import json
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from grading import trimming
from grading.classroom import read_submission
from grading.restore import UnreadableNotebook, read_notebook
from grading.trimming import read_trimmed, without_outputs

OUTPUTS = [
    {"output_type": "stream", "text": ['a "quoted" ] } \\\\" text\n', "[{", ""]},
    {"output_type": "display_data", "data": {"image/png": "AAAA", "x": {"outputs": [1]}}},
]


def notebook(outputs: Any, **metadata: Any) -> dict[str, Any]:
    """Return a notebook of two cells with these outputs."""
    cell = {"cell_type": "code", "source": 'x = "outputs": [1]', "metadata": {}}
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": metadata,
        "cells": [{**cell, "outputs": outputs}, {"outputs": outputs, **cell}],
    }


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_all_but_the_outputs_stays(indent: int | None, ascii_only: bool) -> None:
    """Is exactly what the outputs were gone, however the file is laid out?"""
    made = notebook([*OUTPUTS, {"text": "é"}], widgets={"state": [1]}, kernelspec={"widgets": [1]})
    text = json.dumps(made, indent=indent, ensure_ascii=ascii_only).encode()
    expected = notebook([], widgets={}, kernelspec={"widgets": [1]})
    assert json.loads(without_outputs(text)) == expected


def test_older_formats() -> None:
    """Are outputs found in the cells of a worksheet?"""
    made = {"nbformat": 3, "worksheets": [{"cells": [{"outputs": [1], "input": "x"}]}]}
    expected = {"nbformat": 3, "worksheets": [{"cells": [{"outputs": [], "input": "x"}]}]}
    assert json.loads(without_outputs(json.dumps(made).encode())) == expected


@pytest.mark.parametrize("text", [b"", b"[", b'"', b'{"cells": [{"outputs": [', b"]]]]", b'"\\'])
def test_what_is_no_json_stays_none(text: bytes) -> None:
    """Is a broken file refused in words, and not mended into something else?"""
    with pytest.raises(json.JSONDecodeError):
        json.loads(without_outputs(text))


def test_a_large_file_is_read_for_what_stands_beside_its_outputs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is the limit on what is read, and not on what was shown?"""
    monkeypatch.setattr(trimming, "LARGE", 2000)
    monkeypatch.setattr("grading.restore.LARGE", 2000)
    text = json.dumps(notebook([{"text": "x" * 10_000}])).encode()
    (tmp_path / "a.ipynb").write_bytes(text)
    with (tmp_path / "a.ipynb").open("rb") as stream:
        assert len(read_trimmed(stream)) < 2000
    assert len(read_notebook(text)["cells"]) == 2
    large = notebook([])
    large["cells"][0]["source"] = "x" * 5000
    (tmp_path / "b.ipynb").write_bytes(json.dumps(large).encode())
    with (tmp_path / "b.ipynb").open("rb") as stream:
        trimmed = read_trimmed(stream)
    assert len(trimmed) == 2001
    with pytest.raises(UnreadableNotebook, match="without its outputs more than"):
        read_notebook(trimmed)


def test_a_hundred_megabytes_of_output_take_little_memory(tmp_path: Path) -> None:
    """Is a notebook read by the class's grader that is larger than any other file may be?"""
    head, tail = json.dumps(notebook([{"text": "HERE"}])).split("HERE", 1)
    with (tmp_path / "a.ipynb").open("wb") as stream:
        stream.write(head.encode())
        for _ in range(100):
            stream.write(b"x" * 2**20)
        stream.write(tail.replace("HERE", "x").encode())
    tracemalloc.start()
    files = read_submission(tmp_path, "ada", {}).files
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(read_notebook(files["a.ipynb"])["cells"]) == 2
    assert most < 10 * 2**20


@pytest.mark.slow
@pytest.mark.parametrize(
    "part",
    [b"[", b"{", b'"', b"\\", b'"\\', b'"outputs"', b'{"outputs":[', b" ", b"]", b'""', b'\\"'],
)
def test_time_is_in_proportion_to_the_size(part: bytes) -> None:
    """Does any text take more than its length explains?"""

    def seconds(size: int) -> float:
        text = part * (size // len(part))
        start = time.process_time()
        without_outputs(text)
        return time.process_time() - start

    seconds(2**16)
    assert seconds(2**22) < 16 * max(seconds(2**20), 0.01)  # four times the size
