"""The cell that brings the course into Colab and Kaggle, where a notebook comes alone."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from tools.guide_cells import has_title
from tools.notebook_source import Cell, Problem, Source
from tools.quiz_cells import Expanded

ID = "the-course"

CELL = """# Installs the course in Colab and Kaggle. Where it is there already, this does nothing.
def bring_the_course(wheel):
    import importlib.util, os, subprocess, sys

    if importlib.util.find_spec("autograde_tests"):
        return
    if not {{"COLAB_RELEASE_TAG", "KAGGLE_KERNEL_RUN_TYPE"}} & set(os.environ):
        print(f"The course is not installed for this notebook's Python, {{sys.executable}}.")
        print("Is it installed elsewhere? Open this with `course lab`, or choose its kernel.")
        print("If not, install its file, neural_networks_by_hand-….whl, or its folder, in a cell:")
        print("    %pip install", wheel or "PATH_OR_ADDRESS")
    elif not wheel:
        print("The course is not installed here, and this notebook does not know where it is.")
        print("Get the file, neural_networks_by_hand-….whl, where you got the notebook. Upload it")
        print('under that name, write its path or address into this cell: bring_the_course("…"),')
        print("and run the cell again.")
    else:
        pip = [sys.executable, "-m", "pip", "--no-color", "install", "--quiet", "--retries=1"]
        done = subprocess.run([*pip, "--no-deps", wheel], capture_output=True, text=True)
        if done.returncode == 0:
            importlib.invalidate_caches()
            from course_utils import hosted

            hosted.settle()
            return
        print("The course could not be installed from", wheel)
        print("pip said:", *[line for line in done.stderr.splitlines() if line][-1:])
        print("Is that the right place, and is the Internet on? (Kaggle: Settings, Internet.)")
        print("Mend it, then run this cell again.")


bring_the_course({wheel})"""


def course_wheel(root: Path) -> tuple[str | None, list[Problem]]:
    """Return where pyproject.toml says that the course's wheel is, or why that cannot be.

    Parameters
    ----------
    root : Path
        The course's folder.

    Returns
    -------
    str or None
        An address or a path; "" if there is none yet, None if notebooks need not bring the course.
    list of Problem
    """
    name = "pyproject.toml"
    if not (root / name).is_file():
        return None, []
    text = (root / name).read_text(encoding="utf-8")
    wheel = tomllib.loads(text).get("tool", {}).get("course", {}).get("wheel")
    if wheel is None or (isinstance(wheel, str) and wheel.isprintable()):
        return wheel, []
    line = text[: text.index("[tool.course]")].count("\n") + 1
    said = f"the wheel is {wheel!r}; expected an address or a path as text, or an empty text"
    return None, [Problem(name, line, said)]


def below_install(source: Source) -> Cell | None:
    """Return the cell below the one that installs the course; None if there is no code.

    It is the text above the first code, which may say to run "this cell", unless that is the title.
    """
    code = next((place for place, cell in enumerate(source.cells) if cell.kind == "code"), None)
    if code is None:
        return None
    above = source.cells[code - 1] if code else None
    is_text = above is not None and above.kind == "markdown" and not has_title(above)
    return above if is_text else source.cells[code]


def install_cell(wheel: str) -> Expanded:
    """Return the cell that installs a wheel where the course is missing and may be installed.

    Parameters
    ----------
    wheel : str
        An address or a path; "" if there is none yet.
    """
    text = CELL.format(wheel=json.dumps(wheel, ensure_ascii=False))
    return text, "code", ID, {"jupyter": {"source_hidden": True}}
