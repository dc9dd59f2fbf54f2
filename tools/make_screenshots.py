"""Make the pictures in docs/screenshots again: python tools/make_screenshots.py.

They are what a real browser shows in two of the tests, cut to the part that matters.
"""

import subprocess
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
TESTS = "test_the_cost_curve_beside_a_card or test_marks_and_cards"
HEIGHTS = {"notebook": 700, "formgrader": 560}


def main() -> int:
    """Run the tests, then cut and pack what they saw; return the exit status."""
    tests = [sys.executable, "-m", "pytest", "tests/end_to_end", "-k", TESTS]
    status = subprocess.run(tests, cwd=ROOT, check=False).returncode
    if status:
        return status
    folder = ROOT / "docs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    for name, height in HEIGHTS.items():
        seen = Image.open(ROOT / "build" / "artefacts" / f"{name}.png").convert("RGB")
        seen.crop((0, 0, seen.width, height)).save(folder / f"{name}.png", optimize=True)
        print(f"docs/screenshots/{name}.png", (folder / f"{name}.png").stat().st_size, "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
