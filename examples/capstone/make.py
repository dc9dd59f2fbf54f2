"""Write the solved projects as what a student hands in: ``python -m examples.capstone.make``.

Each goes into ``build/capstone/``, a folder with the notebook and the project's own data.
"""

from __future__ import annotations

import inspect
import json
import shutil
import tempfile
from pathlib import Path
from types import ModuleType

from autograde_tests import exercises_of
from course_cli.samples import fill

from . import cats, own_pictures, own_table

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = "week7/capstone"
PROJECTS: dict[str, ModuleType] = {
    "cats": cats,
    "own_table": own_table,
    "own_pictures": own_pictures,
}
CHOICE = 'data = own_data.bundled("digits")'
"""How the cell begins in which a project chooses its data."""


def handed_in(project: ModuleType) -> dict[str, bytes]:
    """Return what a student hands in for a project: the notebook, and the files beside it."""
    exercises = exercises_of(NOTEBOOK)
    answers = {name: each.source() for name, each in exercises.items() if each.is_quiz}
    answers["train"] = inspect.getsource(project.train)
    answers |= {f"report-{key}": text.strip() for key, text in project.REPORT.items()}
    edition = json.loads((ROOT / "notebooks" / f"{NOTEBOOK}.ipynb").read_bytes())
    notebook = fill(edition, answers)
    (choice,) = [cell for cell in notebook["cells"] if "".join(cell["source"]).startswith(CHOICE)]
    choice["source"] = project.CHOICE
    files = {"capstone.ipynb": (json.dumps(notebook, indent=1) + "\n").encode()}
    if hasattr(project, "lay_files"):
        with tempfile.TemporaryDirectory() as folder:
            project.lay_files(Path(folder))
            for path in sorted(Path(folder).rglob("*")):
                if path.is_file():
                    files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return files


def main(folder: Path = ROOT / "build" / "capstone") -> None:
    """Write all of them, each into a folder of its own."""
    for name, project in PROJECTS.items():
        home = folder / name
        shutil.rmtree(home, ignore_errors=True)
        for path, content in handed_in(project).items():
            (home / path).parent.mkdir(parents=True, exist_ok=True)
            (home / path).write_bytes(content)
        print(f"wrote {home}")


if __name__ == "__main__":
    main()
