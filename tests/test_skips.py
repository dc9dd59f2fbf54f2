"""Is what cannot be run here skipped with its reason, and a failure in continuous integration?"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

WITHOUT_PYTORCH = """
import sys
sys.modules["torch"] = None  # as if it were not installed
import pytest
sys.exit(pytest.main(sys.argv[1:]))
"""
JUDGED_BY_PYTORCH = ("test_hunt.py", "reference/test_gradient_checking.py")


def outcome(root: Path, ci: bool, *arguments: str) -> tuple[int, str]:
    """Run Python in the repository; return how it ended, and what it said."""
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env=environment | ({"CI": "true"} if ci else {}),
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("ci", [False, True])
def test_without_pytorch(root: Path, ci: bool):
    """Are the tests that PyTorch judges, and no others, skipped: failed with CI=true?"""
    files = [str(root / "tests/course_utils" / file) for file in JUDGED_BY_PYTORCH]
    options = ["-p", "no:cacheprovider", "-rsfE", "-q"]
    code, said = outcome(root, ci, "-c", WITHOUT_PYTORCH, *options, *files)
    assert "PyTorch, the oracle, is not installed" in said
    last = said.splitlines()[-1]
    assert re.match(rf"\d+ passed, \d+ {'errors' if ci else 'skipped'} in", last), said
    assert code == ci


@pytest.mark.parametrize("ci", [False, True])
def test_a_file_that_skips_itself(root: Path, tmp_path: Path, ci: bool):
    """Is a file that lacks what it imports skipped as a whole: failed with CI=true?"""
    file = tmp_path / "test_file.py"
    file.write_text("import pytest\npytest.importorskip('nobody_has_this')\ndef test(): pass\n")
    options = ["-p", "tests.conftest", "-p", "no:cacheprovider", "-c", os.devnull, "-rsfE"]
    code, said = outcome(root, ci, "-m", "pytest", *options, str(file))
    assert "nobody_has_this" in said
    assert ("Nothing may be skipped with CI=true" in said) == ci
    assert code == (pytest.ExitCode.INTERRUPTED if ci else pytest.ExitCode.NO_TESTS_COLLECTED)


def test_pytorch_is_taken_in_one_way(root: Path):
    """Do tests get PyTorch from its fixture, so that each is skipped by itself?"""
    takes = re.compile(r"^\s*(import|from) torch\b|importorskip\(.torch", re.MULTILINE)
    files = [
        file.relative_to(root / "tests").as_posix()
        for file in (root / "tests").rglob("*.py")
        if takes.search(file.read_text())
    ]
    assert files == ["course_utils/conftest.py"]
