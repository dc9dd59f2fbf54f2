"""The sandbox, and every submission of the battery, once more where the grader is not root.

Called by an ordinary user, the suite is that already.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .ordinary_user import UID, run_as_ordinary_user

pytestmark = pytest.mark.slow
THE_SAME_AGAIN = ("tests/grading/test_sandbox.py", "tests/grading/test_battery.py")


@pytest.fixture
def home() -> Iterator[Path]:
    """Return a folder that others can enter: pytest's own are closed to them."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_the_user_is_ordinary(home: Path) -> None:
    """Is the other user neither root nor nobody, and without a capability?"""
    code = "import os; print(os.getuid(), os.getgid(), open('/proc/self/status').read())"
    result = run_as_ordinary_user([sys.executable, "-c", code], home)
    assert result.returncode == 0, result.stderr
    user = UID if os.getuid() == 0 else os.getuid()
    assert result.stdout.startswith(f"{user} ")
    assert user not in (0, 65534)
    assert "CapEff:\t0000000000000000" in result.stdout


if os.getuid() == 0:

    @pytest.mark.parametrize("file", THE_SAME_AGAIN)
    def test_all_holds_for_an_ordinary_user_too(file: str, home: Path) -> None:
        """Do submissions earn the same, and reach as little, where the grader is not root?"""
        options = ["-q", "-p", "no:cacheprovider", "-n", "2", "--basetemp", str(home / "tests")]
        result = run_as_ordinary_user([sys.executable, "-m", "pytest", *options, file], home)
        print(result.stdout, result.stderr)  # shown where it fails
        assert result.returncode == 0
        assert " passed" in result.stdout
