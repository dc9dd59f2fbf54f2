"""The project's promises about itself: its lists agree, its imports go one way, it starts fast."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

PACKAGES = {
    "course_utils": set(),
    "autograde_tests": {"course_utils"},
    "grading": {"course_utils", "autograde_tests"},
    "course_cli": {"course_utils", "autograde_tests", "grading"},
}
"""Each package of ours, and those of ours that it may import."""

ONLY_IN = {
    "ipywidgets": ("course_utils/explorers/", "course_utils/images.py"),
    "anywidget": ("course_utils/explorers/",),
    "nbgrader": ("grading/", "tools/"),
    "nbconvert": ("grading/", "tools/"),
    "dask": ("grading/",),
    "distributed": ("grading/",),
    "jupytext": ("tools/",),
    "typer": ("course_cli/",),
}

INSTALL_NAMES = {
    "pillow_heif": "pillow-heif",
    "sklearn": "scikit-learn",
    "PIL": "pillow",
    "IPython": "ipython",
    "dask": "distributed",
}
COMES_WITH = {
    "alembic": "nbgrader",
    "bleach": "nbgrader",
    "jinja2": "nbgrader",
    "joblib": "scikit-learn",
    "jupyter_server": "jupyterlab",
    "markupsafe": "nbgrader",
    "matplotlib_inline": "ipykernel",
    "nbformat": "jupyterlab",
    "packaging": "matplotlib",
    "nbconvert": "nbgrader",
    "nbclient": "nbgrader",
    "sqlalchemy": "nbgrader",
    "threadpoolctl": "scikit-learn",
    "traitlets": "ipykernel",
}
"""Modules that a declared dependency cannot be without."""

NOT_LOCKED = {"torch"}
"""Installed by the Makefile, from an index that need not be reachable."""

RUN_NOT_IMPORTED = {"jupyterlab", "ipykernel"}
CONDA_NAMES = {"matplotlib": "matplotlib-base"}


@pytest.fixture(scope="module")
def project(root: Path) -> dict:
    """Return pyproject.toml."""
    return tomllib.loads((root / "pyproject.toml").read_text())


CEILINGS = {"nbgrader": "0.10"}
"""The dependencies with an upper bound, which would make newest releases unreachable elsewhere.

nbgrader's next minor release may change what `grading/nbgrader_compat.py` stands on, and marks
with it.
"""


def split_requirement(requirement: str) -> tuple[str, str]:
    """Return a requirement's name and its bounds, such as ``>=2.4``."""
    match = re.fullmatch(r"([A-Za-z0-9._-]+) ?(>=[\d.]+(?:,<([\d.]+))?)", requirement)
    assert match, f"expected name>=version, received {requirement!r}"
    assert match[3] == CEILINGS.get(match[1]), f"{requirement!r} and CEILINGS disagree"
    return match[1], match[2]


def oldest(bounds: str) -> list[int]:
    """Return the lower bound of ``>=2.4`` or ``>=0.9.6,<0.10``, in a form to compare."""
    return [int(part) for part in bounds.removeprefix(">=").split(",")[0].split(".")]


def imports(file: Path) -> Iterator[str]:
    """Yield the top-level name of every module a file imports, inside functions too."""
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").split(".")[0]


def our_files(root: Path, *folders: str) -> list[Path]:
    """Return the Python files of our packages."""
    return [file for folder in folders for file in sorted((root / folder).rglob("*.py"))]


def test_conda_environment_equals_the_project(root: Path, project: dict):
    """Does environment.yml name the same packages with the same bounds as pyproject.toml?"""
    environment = yaml.safe_load((root / "environment.yml").read_text())
    listed = environment["dependencies"]
    conda = dict(
        split_requirement(line) for line in listed if isinstance(line, str) and ">" in line
    )
    expected = {"python": project["project"]["requires-python"]}
    for requirement in project["project"]["dependencies"]:
        name, bounds = split_requirement(requirement)
        expected[CONDA_NAMES.get(name, name)] = bounds
    assert conda == expected
    assert listed[-2:] == [listed[-2], {"pip": ["-e ."]}]
    assert "pip" in listed
    assert environment["name"] == project["project"]["name"]
    assert environment["channels"] == ["conda-forge"]


def test_lock_file_is_of_this_project(root: Path, project: dict):
    """Does uv.lock hold every declared requirement, at or above its bound?"""
    lock = tomllib.loads((root / "uv.lock").read_text())
    versions = {package["name"]: package.get("version", "0") for package in lock["package"]}
    declared = [
        *project["project"]["dependencies"],
        *(line for lines in project["project"]["optional-dependencies"].values() for line in lines),
        *(
            line
            for lines in project["dependency-groups"].values()
            for line in lines
            if isinstance(line, str)  # else it includes another group
        ),
    ]
    for requirement in declared:
        name, bounds = split_requirement(requirement)
        if name in NOT_LOCKED:
            assert name in project["tool"]["uv"]["exclude-dependencies"]
            continue
        locked = [int(part) for part in re.findall(r"\d+", versions[name])]
        assert locked >= oldest(bounds), (requirement, versions[name])
    ours = next(p for p in lock["package"] if p["name"] == project["project"]["name"])
    required = [
        (entry.get("marker", ""), entry["name"], entry["specifier"])
        for entry in ours["metadata"]["requires-dist"]
    ]
    extras = {"": project["project"]["dependencies"], **project["project"]["optional-dependencies"]}
    expected = [
        (f"extra == '{extra}'" if extra else "", name, bounds)
        for extra, lines in extras.items()
        for name, bounds in map(split_requirement, lines)
    ]
    assert sorted(required) == sorted(expected), "run: .venv/bin/uv lock"


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_import_one_way(root: Path, package: str):
    """Does a package of ours import only those of ours that are below it?"""
    allowed = PACKAGES[package] | {package}
    for file in our_files(root, package):
        upwards = set(imports(file)) & (set(PACKAGES) | {"tools", "tests"}) - allowed
        assert not upwards, f"{file.relative_to(root)} imports {sorted(upwards)}"


def test_notebooks_import_what_students_learn_with(root: Path):
    """Does no notebook import the commands, but for the start page, which does what they do?"""
    sources = sorted((root / "notebook_sources").rglob("*.py"))
    ours = {file: set(imports(file)) & set(PACKAGES) for file in sources}
    assert ours.pop(root / "notebook_sources" / "START.py") == {"course_cli"}
    assert ours
    assert set().union(*ours.values()) == {"autograde_tests", "course_utils"}


def name_of(file: Path) -> str:
    """Return a module's full name, by its path from the root."""
    return ".".join(file.with_suffix("").parts).removesuffix(".__init__")


def modules_imported(file: Path, root: Path, known: set[str]) -> set[str]:
    """Return which known modules a file imports, inside functions and for types too."""
    here = name_of(file.relative_to(root))
    package = here if file.name == "__init__.py" else here.rpartition(".")[0]
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) + 1 - node.level]
            parts = [*(above if node.level else ()), *filter(None, [node.module])]
            base = ".".join(parts)
            inner = {f"{base}.{alias.name}" for alias in node.names}
            found |= inner & known or {base}
    return found & known - {here}


def circle_in(imported: dict[str, set[str]]) -> list[str]:
    """Return modules that import each other in a circle; none if there is no circle."""
    left = dict(imported)
    while free := {name for name, wants in left.items() if not wants & set(left)}:
        left = {name: wants for name, wants in left.items() if name not in free}
    way = sorted(left)[:1]
    while way and way[-1] not in way[:-1]:
        way.append(min(left[way[-1]] & set(left)))
    return way[way.index(way[-1]) :] if way else []


@pytest.mark.parametrize("package", [*PACKAGES, "tools"])
def test_no_modules_import_each_other(root: Path, package: str):
    """Can every package be read from the bottom up, module by module?"""
    files = {name_of(file.relative_to(root)): file for file in our_files(root, package)}
    imported = {name: modules_imported(file, root, set(files)) for name, file in files.items()}
    assert len(imported) > 1, "nothing was looked at"
    assert any(imported.values()), "no import was found"
    assert circle_in(imported) == []


def test_circles_of_imports_are_found(tmp_path: Path):
    """Is a circle found through a function, a relative import and an import for types?"""
    texts = {
        "one": "from .two import thing",
        "two": "def late():\n    from . import three",
        "three": "if TYPE_CHECKING:\n    import p.one",
        "free": "from . import one",
    }
    (tmp_path / "p").mkdir()
    for name, text in texts.items():
        (tmp_path / "p" / f"{name}.py").write_text(text)
    files = {f"p.{name}": tmp_path / "p" / f"{name}.py" for name in texts}
    imported = {name: modules_imported(file, tmp_path, set(files)) for name, file in files.items()}
    assert circle_in(imported) == ["p.one", "p.two", "p.three", "p.one"]
    assert circle_in({**imported, "p.three": set()}) == []


@pytest.mark.slow
@pytest.mark.parametrize("module", ONLY_IN)
def test_heavy_libraries_stay_in_their_place(root: Path, module: str):
    """Is a library that only one part of the course needs imported in that part alone?"""
    for file in our_files(root, *PACKAGES, "tools"):
        path = file.relative_to(root).as_posix()
        if module in set(imports(file)):
            assert path.startswith(ONLY_IN[module]), f"{path} imports {module}"


def test_dependencies_are_those_that_are_used(root: Path, project: dict):
    """Is every third-party import declared, and every declared dependency imported or run?"""
    extras = project["project"]["optional-dependencies"]
    lines = [*project["project"]["dependencies"], *(line for e in extras.values() for line in e)]
    declared = {split_requirement(line)[0] for line in lines}
    used = set()
    for file in our_files(root, *PACKAGES):
        for module in imports(file):
            if module in sys.stdlib_module_names or module in PACKAGES:
                continue
            name = INSTALL_NAMES.get(module) or COMES_WITH.get(module) or module
            assert name in declared, f"{file.relative_to(root)} imports {module}"
            used.add(name)
    assert declared - RUN_NOT_IMPORTED <= used, "a declared dependency is imported nowhere"


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("import course_utils", {"numpy", "matplotlib", "sklearn", "PIL", "ipywidgets", "tqdm"}),
        ("import autograde_tests", {"matplotlib", "sklearn", "PIL", "ipywidgets", "nbgrader"}),
        ("import course_cli.main", {"numpy", "nbgrader", "nbconvert", "grading", "matplotlib"}),
        ("import course_cli.lab, course_cli.submission", {"numpy", "nbgrader", "grading"}),
    ],
)
def test_imports_cost_little(statement: str, absent: set[str]):
    """Does a first import leave the heavy libraries for when they are needed?"""
    code = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not absent & set(done.stdout.split())


def test_student_side_needs_no_posix(root: Path):
    """Does nothing that a student runs import a module that Windows lacks?"""
    posix_only = {"fcntl", "pwd", "grp", "resource", "termios", "pty"}
    for file in our_files(root, "course_utils", "autograde_tests", "course_cli"):
        assert not posix_only & set(imports(file)), file.relative_to(root)


def test_continuous_integration_runs_the_readmes_command(root: Path):
    """Is what continuous integration runs the command that people run, with nothing skipped?"""
    script = (root / ".ci" / "run").read_text()
    assert script.splitlines()[-1] == "CI=true exec make test"
    assert (root / ".ci" / "run").stat().st_mode & 0o111


def test_clean_spares_peoples_work(root: Path, tmp_path: Path):
    """Does `make clean` leave a student's and an instructor's files where they are?"""
    work = [
        "workspace/week2/numpy_basics.ipynb",
        "workspace/.editions.json",
        "workspace/handed-in/week2_20260914T183000Z_ada.zip",
        "submitted/ada/week2/numpy_basics.ipynb",
        "autograded/ada/week2/numpy_basics.ipynb",
        "feedback/ada/week2/numpy_basics.html",
        "build/source/week2/numpy_basics.ipynb",
        "downloaded/week2/archive/a.zip",
        "exchange/neural-networks/inbound/a",
        "gradebook.db",
        ".grading_seed",
        "hints/week2.json",
        "notebooks/week2/numpy_basics.ipynb",
        "datasets/photographs/train_catvnoncat.h5",
    ]
    waste = ["build/demo/marks.csv", ".pytest_cache/x", "course_utils/__pycache__/x.pyc"]
    folders = ("autograde_tests", "grading", "course_cli", "tools", "tests")
    for path in [*work, *waste, *(f"{folder}/__init__.py" for folder in folders)]:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("work")
    (tmp_path / "Makefile").write_bytes((root / "Makefile").read_bytes())
    subprocess.run(["make", "clean"], cwd=tmp_path, check=True, capture_output=True)
    assert [path for path in work if not (tmp_path / path).exists()] == []
    assert [path for path in waste if (tmp_path / path).exists()] == []


def test_oldest_releases_come_into_a_place_of_their_own(root: Path):
    """Does `make test-oldest` install the lowest allowed, apart, and run the tests of test-fast?"""
    command = ["make", "--dry-run", "--always-make", "test-oldest", "test-fast"]
    said = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    lowest = re.search(r"uv pip install .*?--group tools", said, re.DOTALL)
    assert lowest is not None
    assert "--resolution lowest-direct" in lowest[0]
    assert "--python .venv-oldest" in lowest[0]
    selections = re.findall(r"^(.*)bin/python (-m pytest .*)$", said, re.MULTILINE)
    assert [prefix for prefix, _ in selections] == ["env -u CI .venv-oldest/", ".venv/"]
    assert selections[0][1] == selections[1][1]


def test_oldest_releases_that_cannot_be_had_are_explained(root: Path, tmp_path: Path):
    """Does a machine without a network get a sentence, and no half-made environment that counts?"""
    for name in ("Makefile", "pyproject.toml"):
        (tmp_path / name).write_bytes((root / name).read_bytes())
    uv = tmp_path / ".venv" / "bin" / "uv"
    uv.parent.mkdir(parents=True)
    uv.write_text("#!/bin/sh\n[ $1 = venv ] && mkdir -p .venv-oldest || exit 2\n")
    uv.chmod(0o755)
    done = subprocess.run(
        ["make", ".venv-oldest/.is-set-up"], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode != 0
    assert "This needs Python 3.11 and, the first time, a network." in done.stdout
    assert not (tmp_path / ".venv-oldest" / ".is-set-up").exists()


def test_old_python_is_refused(root: Path, tmp_path: Path):
    """Does set-up with a Python that is too old stop at once and say which is needed?"""
    (tmp_path / "Makefile").write_bytes((root / "Makefile").read_bytes())
    old = tmp_path / "old-python"
    old.write_text('#!/bin/sh\ncase "$2" in *version_info*) exit 1;; *) echo 3.10.4;; esac\n')
    old.chmod(0o755)
    done = subprocess.run(
        ["make", "lab", f"PYTHON={old}"], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode != 0
    assert "needs Python 3.11 or newer" in done.stdout
    assert "is 3.10.4" in done.stdout
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize(
    "path",
    [
        "workspace/week2/a.ipynb",
        "gradebook.db",
        ".grading_seed",
        "submitted/ada/week2/a.ipynb",
        "hints/week2.json",
    ],
)
def test_peoples_work_is_not_committed(root: Path, path: str):
    """Does git ignore what belongs to one person?"""
    if not (root / ".git").exists():
        pytest.skip("not a git checkout")
    ignored = subprocess.run(["git", "check-ignore", "-q", path], cwd=root)
    assert ignored.returncode == 0


@pytest.mark.parametrize("folder", ["autograde_tests/machinery", "grading"])
def test_machinery_and_grader_know_no_course(root: Path, folder: str) -> None:
    """Is the content a setting: does nothing here import the weeks or a reference?"""
    content = ("autograde_tests.weeks", "course_utils.reference", "weeks")
    for file in sorted((root / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if not isinstance(node, ast.Import | ast.ImportFrom):
                continue
            names = [alias.name for alias in node.names]
            if isinstance(node, ast.ImportFrom):
                names = [f"{node.module or ''}.{name}".lstrip(".") for name in names]
            assert not [name for name in names if name.startswith(content)], file
