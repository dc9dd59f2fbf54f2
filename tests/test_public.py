"""What a public project has: workflows whose commands exist, forms, a version said once."""

import json
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import check_jsonschema
import click.testing
import pytest
import yaml
from typer.testing import CliRunner

from course_utils.about import edition_in
from tests import student_side
from tests.student_side import LACKING, LEFT_OUT
from tools.release_notes import HEADING, main, notes

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = SETTINGS["project"]
EDITION = SETTINGS["tool"]["course"]["edition"]

KNOWN_ELSEWHERE = {
    "git config", "gh release", "python -m build", "python -m pip", "python -m twine",
    "python -m venv", "cd fresh", "bin/course --version", "fresh/bin/python -m",
}  # fmt: skip
"""The beginnings of commands whose programs a workflow installs, or its machine has."""


def jobs_of(workflow: Path) -> dict[str, Any]:
    """Return a workflow's jobs by name."""
    jobs: dict[str, Any] = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
    return jobs


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the steps of all jobs, with the job's name."""
    for workflow in WORKFLOWS:
        for name, job in jobs_of(workflow).items():
            for step in job["steps"]:
                yield f"{workflow.stem}, {name}", step


SCRIPTS = [(where, step["run"]) for where, step in steps() if "run" in step]
COMMANDS = sorted(
    {
        command.strip()
        for _, script in SCRIPTS
        for line in script.splitlines()
        for command in line.split("&&")
    }
)


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.github-issue-forms", [form for form in FORMS if form.stem != "config"]),
        ("vendor.github-issue-config", [form for form in FORMS if form.stem == "config"]),
        ("vendor.dependabot", [ROOT / ".github/dependabot.yml"]),
        ("vendor.citation-file-format", [ROOT / "CITATION.cff"]),
    ],
)
def test_files_have_the_form_that_is_asked_for(schema: str, files: list[Path]):
    """Do workflows, issue forms and the citation fit the schemas of those who read them?"""
    assert files
    done = click.testing.CliRunner().invoke(
        check_jsonschema.main, ["--builtin-schema", schema, *map(str, files)]
    )
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("script", [script for _, script in SCRIPTS], ids=range(len(SCRIPTS)))
def test_a_script_can_be_read_by_a_shell(script: str):
    """Is each step's script one that bash takes?"""
    subprocess.run(["bash", "-n"], input=script, text=True, check=True)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_workflow_calls_what_there_is(command: str):
    """Does each command of a workflow name a target, a file or a plug-in of this repository?"""
    words = shlex.split(command)
    if words[0] == "make":
        targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
        assert set(words[1:]) <= set(targets)
    elif words[:3] == ["python", "-m", "pytest"]:
        plugin = words[words.index("-p") + 1]
        assert (ROOT / plugin.replace(".", "/")).with_suffix(".py").is_file()
    elif words[0] == "python" and words[1].endswith(".py"):
        assert (ROOT / words[1]).is_file()
    elif words[0].startswith("./"):
        assert (ROOT / words[0]).stat().st_mode & 0o111
    else:
        known = [start for start in KNOWN_ELSEWHERE if command.startswith(start)]
        assert known, f"nothing here says how {command!r} is known to work"


def test_groups_that_workflows_install_are_declared():
    """Is each dependency group that a workflow asks pip for in pyproject.toml?"""
    groups = SETTINGS["dependency-groups"]
    asked = re.findall(r"--group (\S+)", "\n".join(COMMANDS))
    assert asked
    assert set(asked) <= set(groups)


def test_actions_are_pinned():
    """Does each action have a version: a major one, a publisher's branch of it, or a commit?"""
    for where, step in steps():
        if "uses" in step:
            version = step["uses"].partition("@")[2]
            assert re.fullmatch(r"v\d+|release/v\d+|[0-9a-f]{40}", version), (where, step["uses"])


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_do_no_more_than_it_says(workflow: Path):
    """Does a workflow read only, unless a job says what it writes, and keep no password?"""
    text = workflow.read_text(encoding="utf-8")
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}
    assert "secrets." not in text
    # what a stranger can write (a title, a branch's name) reaches no shell as text
    for _, script in SCRIPTS:
        assert "${{" not in script


def test_workflows_cover_what_students_have():
    """Are all systems tried with all Pythons that the project says it runs on?"""
    matrix = jobs_of(ROOT / ".github/workflows/tests.yml")["student"]["strategy"]["matrix"]
    assert {name.split("-")[0] for name in matrix["os"]} == {"ubuntu", "macos", "windows"}
    said = [line.rpartition(" ")[2] for line in PROJECT["classifiers"] if "Python :: 3." in line]
    assert matrix["python"] == said
    assert PROJECT["requires-python"] == f">={said[0]}"


@pytest.mark.slow
def test_the_student_side_needs_neither_linux_nor_the_grader():
    """Can every test of the student side be collected without what a student may lack?"""
    command = [sys.executable, "-m", "pytest", "-p", "tests.student_side", "--collect-only", "-q"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:]
    for needed in ("tests/course_cli/test_workspace.py", "tests/autograde_tests/test_exercises.py"):
        assert needed in done.stdout
    assert "tests/grading" not in done.stdout


@pytest.mark.parametrize("module", LACKING)
def test_what_students_lack_is_refused(module: str):
    """Does a file of ours that imports what a student may lack fail on Linux already?"""
    importing = f"import {module}"
    ours, theirs = {"__file__": __file__}, {"__file__": pytest.__file__}
    student_side.pytest_configure()
    try:
        with pytest.raises(ModuleNotFoundError, match=f"imports {module}, which"):
            exec(importing, ours)
        exec(importing, theirs)
    finally:
        student_side.pytest_unconfigure()


@pytest.mark.parametrize("path", LEFT_OUT)
def test_what_is_left_out_is_there(path: str):
    """Is each place that the student side leaves out still there, with a reason?"""
    assert (ROOT / path).exists()
    assert LEFT_OUT[path]


def test_version_and_edition_are_said_once(monkeypatch: pytest.MonkeyPatch):
    """Do package, command and notebooks say the version and the edition of pyproject.toml?"""
    import course_utils
    from course_cli.main import app

    assert course_utils.__version__ == PROJECT["version"]
    monkeypatch.chdir(ROOT)
    said = CliRunner().invoke(app, ["--version"])
    assert said.output == f"{PROJECT['name']} {PROJECT['version']}, edition {EDITION}\n"
    notebooks = sorted((ROOT / "notebooks").glob("week*/*.ipynb"))
    assert notebooks
    assert {edition_in(json.loads(path.read_bytes())) for path in notebooks} == {EDITION}


def test_the_newest_release_is_everywhere_the_same():
    """Do version, changelog and citation name the same release?"""
    assert notes(ROOT, f"v{PROJECT['version']}")


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """Return a project that has just been made ready for its release 0.2.0."""
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "0.2.0"\n')
    (tmp_path / "CITATION.cff").write_text("version: 0.2.0\ndate-released: 2026-12-01\n")
    (tmp_path / "CHANGELOG.md").write_text(
        "# Changelog\n\n## Unreleased\n\n## 0.2.0 · 2026-12-01\n\nNew.\n\n"
        "## 0.1.0 · 2026-11-21\n\nOld.\n"
    )
    return tmp_path


def test_release_notes_are_the_changelogs(released: Path, capsys: pytest.CaptureFixture[str]):
    """Is a release described by its own section of the changelog, and by no other?"""
    assert main(["v0.2.0"], released) == 0
    assert capsys.readouterr().out == "New.\n"


@pytest.mark.parametrize(
    ("file", "before", "after", "complaint"),
    [
        ("pyproject.toml", "0.2.0", "0.3.0", "expected the tag v0.3.0"),
        ("CHANGELOG.md", "## 0.2.0 · 2026-12-01", "", "the first release in CHANGELOG.md is 0.1.0"),
        ("CITATION.cff", "0.2.0", "0.1.0", 'no line "version: 0.2.0"'),
        ("CITATION.cff", "2026-12-01", "2026-11-21", 'no line "date-released: 2026-12-01"'),
    ],
)
def test_nothing_is_released_that_disagrees(
    released: Path, capsys: pytest.CaptureFixture[str], file: str, before: str, after: str,
    complaint: str,
):  # fmt: skip
    """Does a tag stop where version, changelog or citation say something else?"""
    text = (released / file).read_text()
    (released / file).write_text(text.replace(before, after))
    assert main(["v0.2.0"], released) == 1
    said = capsys.readouterr()
    assert complaint in said.err
    assert said.out == ""


def test_the_changelog_goes_back_in_time():
    """Do its releases stand newest first, each once?"""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    found = [(match["date"], match["version"]) for match in HEADING.finditer(changelog)]
    assert found == sorted(set(found), reverse=True)
    assert "## Unreleased" in changelog
