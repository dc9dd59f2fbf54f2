"""What we use of nbgrader beyond its documentation: in one module, and there is still such a thing.

`records`, `pages`, `collecting` and the others have tests of what comes of it.
"""

import ast
import inspect
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import nbgrader
import pytest
from nbconvert.exporters import HTMLExporter

from grading import nbgrader_compat

HOME = Path(nbgrader.__file__).parent
NOT_THE_LIBRARY = ("tests/", "docs/", "alembic/", "labextension/")
COMPAT = "grading/nbgrader_compat.py"

SETTINGS = ("c", "config")
"""What settings are called while they are made: they are no object of nbgrader's."""

OF_OTHERS = {
    "setattr(node, field, kept or [ast.Pass()])": "a node of a syntax tree",
}
"""What looks like an assignment to an object of nbgrader's, and is none."""


@cache
def names_of_nbgrader() -> set[str]:
    """Return the methods and attributes of nbgrader's objects, without the gradebook's columns."""
    found = {"log"}  # from a base of all of them
    for file in HOME.rglob("*.py"):
        path = file.relative_to(HOME).as_posix()
        if path.startswith(NOT_THE_LIBRARY):
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.ClassDef):
                for each in node.body:
                    if isinstance(each, ast.FunctionDef):
                        found.add(each.name)
                    elif isinstance(each, ast.Assign):
                        found |= {goal.id for goal in each.targets if isinstance(goal, ast.Name)}
            elif isinstance(node, ast.Attribute) and ast.unparse(node) == f"self.{node.attr}":
                found |= {node.attr} if isinstance(node.ctx, ast.Store) else set()
    columns = {name for each in vars(nbgrader.api).values() for name in columns_of(each)}
    return {name for name in found - columns if not name.startswith("__")}


def columns_of(table: object) -> set[str]:
    """Return the columns of one of nbgrader's tables, which its documentation lists."""
    return set(getattr(getattr(table, "__mapper__", None), "all_orm_descriptors", {}).keys())


def is_private(name: str) -> bool:
    """Return whether a name is for its own module only."""
    return name.startswith("_") and not name.startswith("__")


def uses_beyond_the_documentation(tree: ast.AST, theirs: set[str]) -> Iterator[str]:
    """Yield what a module of ours does with nbgrader's objects that they were not made for.

    That is: a private name, a private method replaced in a subclass, an attribute set or deleted
    (of ``self`` only in its own class), the gradebook's session.
    """
    private = {name for name in theirs if is_private(name)} - set(dir(HTMLExporter))
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.bases:
            methods = (each.name for each in node.body if isinstance(each, ast.FunctionDef))
            yield from (f"{node.name}.{name} replaces one" for name in methods if name in private)
        elif isinstance(node, ast.Attribute):
            changed = isinstance(node.ctx, ast.Store | ast.Del) and node.attr in theirs
            use = ast.unparse(node)
            own = use == f"self.{node.attr}" or use.split(".")[0] in SETTINGS
            if node.attr in private or node.attr == "db" or (changed and not own):
                yield use
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("setattr", "delattr"):
            yield ast.unparse(node)


def test_what_nbgrader_does_not_document_is_used_in_one_module(root: Path):
    """Does no other module of ours use a private name of nbgrader's, or change its objects?"""
    theirs = names_of_nbgrader()
    assert {"_check_late_penalty", "convert_notebooks", "plugin_inst", "kc"} <= theirs
    folders = ("course_cli", "grading", "tools")  # others may not import it: tests/test_project.py
    files = [path for folder in folders for path in sorted((root / folder).rglob("*.py"))]
    seen = set()
    for file in files:
        path = file.relative_to(root).as_posix()
        found = set(uses_beyond_the_documentation(ast.parse(file.read_text()), theirs))
        seen |= found & set(OF_OTHERS)
        assert path == COMPAT or found <= set(OF_OTHERS), f"{path}: {sorted(found)}"
        assert path != COMPAT or len(found) >= 8, "the uses of the module itself were not found"
    assert seen == set(OF_OTHERS), "OF_OTHERS lists what is not there any more"


@pytest.mark.parametrize(
    "line",
    [
        "self.parent.convert_notebooks = run",
        "gradebook.db.commit = gradebook.db.flush",
        "del gradebook.db.commit",
        "gradebook.db.query(Student)",
        "penalties._check_late_penalty(row, 1)",
        "penalties.plugin_inst.log = log",
        "setattr(course, trait, 1)",
        "course.release_directory = folder",
        "tests.kc = None",
        "class C(ClearSolutions):\n    def _replace_solution_region(self, cell, language): ...",
    ],
)
def test_such_uses_are_found(line: str):
    """Is each way noticed in which a module of ours has gone beyond nbgrader's documentation?"""
    assert list(uses_beyond_the_documentation(ast.parse(line), names_of_nbgrader()))


@pytest.mark.parametrize(
    ("name", "what"),
    [
        (name, what)
        for name, what in vars(nbgrader_compat).items()
        if getattr(what, "__module__", "") == nbgrader_compat.__name__
    ],
)
def test_each_use_names_what_it_stands_on(name: str, what: object):
    """Does nbgrader still have what each function of the module says that it stands on?"""
    said = inspect.getdoc(what) or ""
    places = re.findall(r"`(nbgrader\.[\w.]+)`", said)
    assert "Stands on" in said, name
    assert places, f"{name} does not name the place in nbgrader that it stands on"
    for place in places:
        assert pkgutil.resolve_name(place), place


@pytest.mark.slow
def test_a_new_gradebook_has_the_form_that_nbgrader_gives_it():
    """Is it the one that nbgrader, left alone, asks a process of its own for?"""
    alone = "from nbgrader.api import get_alembic_version; print(get_alembic_version())"
    asked = subprocess.run(
        [sys.executable, "-c", alone], capture_output=True, text=True, check=True
    ).stdout
    assert nbgrader_compat.newest_form_of_a_gradebook() == asked.strip()
    assert nbgrader.api.get_alembic_version is nbgrader_compat.newest_form_of_a_gradebook
