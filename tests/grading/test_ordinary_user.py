"""What goes another way where the grader is not root, once more as an ordinary user.

That is what has the mark `rights`: all of the sandbox, which root makes and an ordinary user makes
in another way, and those submissions of the battery that ask the system for something, such as
files, processes, memory or a namespace. What rights decide is how the sandbox starts, as whom the
code in it runs, whose files and processes are its own, what the kernel counts by user, and whom
the grader can end. All else in the battery is Python's objects, a notebook's text and frames on
the channel, which nobody's rights change: that is marked by the same code from the same bytes.

Called by an ordinary user, the suite is all that already.
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

    def test_all_holds_for_an_ordinary_user_too(home: Path) -> None:
        """Do submissions earn the same, and reach as little, where the grader is not root?"""
        options = ["-q", "-m", "rights", "-p", "no:cacheprovider", "--basetemp", f"{home}/tests"]
        command = [sys.executable, "-m", "pytest", *options, *THE_SAME_AGAIN]
        result = run_as_ordinary_user(command, home)
        print(result.stdout, result.stderr)  # shown where it fails
        assert result.returncode == 0
        assert " passed" in result.stdout
