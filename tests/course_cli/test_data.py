"""Does `course data fetch` say what it did, and what there is to fetch?"""

import pytest
from typer.testing import CliRunner

from course_cli.main import app
from course_utils import datasets


def called(name):
    """Return the exit status of the command and what it prints, in one line."""
    result = CliRunner().invoke(app, ["data", "fetch", name], env={"COLUMNS": "200"})
    return result.exit_code, " ".join(result.output.split())


@pytest.mark.parametrize("name", datasets.DOWNLOADS)
def test_where_a_set_lies_is_told(name, monkeypatch, tmp_path):
    """Is the folder of its files named?"""
    files = datasets.DOWNLOADS[name].files
    monkeypatch.setattr(datasets, "fetch", lambda _: [tmp_path / file for file in files])
    folder = (tmp_path / files[0]).parent
    assert called(name) == (0, f"{name} lies in {folder}")


def test_a_wrong_name_is_told_with_the_right_ones():
    """Does whoever asks for another set read which there are, there and in the help?"""
    code, said = called("imagenet")
    assert code == 1
    for text in (said, called("--help")[1]):
        assert all(name in text for name in datasets.DOWNLOADS)
