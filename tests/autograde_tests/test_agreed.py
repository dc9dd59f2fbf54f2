"""Strings that several programs have to agree on: said once, and the same in JavaScript."""

import ast
import re
from pathlib import Path

from autograde_tests.machinery.agreed import ANSWER, FORM, KERNELSPEC, SEED_VARIABLE, START
from course_cli.workspace import START_PAGE
from grading.environment import ONE_THREAD

HOMES = {"autograde_tests/machinery/agreed.py", "grading/environment.py"}


def strings(file: Path) -> set[str]:
    """Return the strings in a file's code, and the parts of its f-strings, without docstrings."""
    tree = ast.parse(file.read_text())
    texts = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in texts
    }


def test_a_string_that_programs_agree_on_stands_in_one_place(root: Path):
    """Does no other file of ours spell out a name that several of them use?"""
    names = {ANSWER, FORM, SEED_VARIABLE, KERNELSPEC["display_name"], *ONE_THREAD}
    folders = ("course_utils", "autograde_tests", "grading", "course_cli", "tools")
    files = [path for folder in folders for path in (root / folder).rglob("*.py")]
    for file in [root / "nbgrader_config.py", *files]:
        path = file.relative_to(root).as_posix()
        again = names & strings(file)
        assert path in HOMES or not again, f"{path} spells out {again}"


def test_the_forms_script_means_the_same_cells(root: Path):
    """Does the form of a quiz look for the answers in the cell that the build makes for them?"""
    script = (root / "course_utils" / "explorers" / "quiz_form.js").read_text()
    asked = re.findall(r"answerModel\(el, (.+?)\)", script)
    assert asked
    assert set(asked) == {f"`${{name}}{ANSWER}`"}


def test_the_start_page_that_links_lead_to_is_the_one_that_opens():
    """Do the links in notebooks lead to the page that `course lab` opens?"""
    assert START == START_PAGE


def test_people_read_the_name_of_the_seeds_variable(root: Path):
    """Does the README name the variable that is read?"""
    assert f"`{SEED_VARIABLE}`" in (root / "README.md").read_text()
