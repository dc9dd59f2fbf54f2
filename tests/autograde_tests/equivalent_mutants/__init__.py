"""Changes of a reference that leave it right, in one file for each notebook.

Each is (exercise, old lines, new lines, reason), the lines as `ast.unparse` writes them.
They are compared as syntax trees, because each Python writes them in its own way.
"""

from importlib import import_module
from pathlib import Path

EQUIVALENT: tuple[tuple[str, str, str, str], ...] = tuple(
    (f"{file.stem.replace('_', '/', 1)}/{exercise}", *change)
    for file in sorted(Path(__file__).parent.glob("week*.py"))
    for exercise, *change in import_module(f"{__name__}.{file.stem}").EQUIVALENT
)
