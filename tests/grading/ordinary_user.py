"""Run a command as an ordinary user: neither root nor the user nobody, with no account at all."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

UID = 12321
ROOT = Path(__file__).resolve().parents[2]

# Python or the course may lie in root's home, where nobody else can enter: a view of the file
# system is made, for this command only, in which nothing else is there, and anybody can.
OPENED = """
set -e
kept=$(mktemp -d)
mount --rbind /root "$kept"
mount -t tmpfs -o mode=755 opened /root
for folder in $SHOWN; do
  mkdir -p "$folder"
  mount --bind "$kept${folder#/root}" "$folder"
done
umount -l "$kept"
rmdir "$kept"
"""
BECOME = f'exec setpriv --reuid {UID} --regid {UID} --clear-groups --bounding-set -all "$@"'


def command_of_ordinary_user(command: Sequence[str]) -> list[str]:
    """Return the command that runs another as an ordinary user; as one of them, the command itself.

    Parameters
    ----------
    command : sequence of str
        Reads the course and Python, and writes to its own home only.
    """
    if os.getuid() != 0:
        return list(command)
    shown = {Path(sys.base_prefix), Path(sys.prefix), ROOT}
    below = sorted(str(folder) for folder in shown if folder.is_relative_to("/root"))
    script = f"SHOWN={' '.join(below)!r}\n{OPENED if below else ''}{BECOME}"
    return ["unshare", "--mount", "sh", "-c", script, "sh", *command]


def run_as_ordinary_user(
    command: Sequence[str], home: Path, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a command as an ordinary user, from the course's folder; return what it said.

    Parameters
    ----------
    command : sequence of str
    home : Path
        A folder that belongs to that user from now on, on a path that everybody can enter.
    more : str
        Environment variables.
    """
    if os.getuid() == 0:
        os.chown(home, UID, UID)
    return subprocess.run(
        command_of_ordinary_user(command),
        cwd=ROOT,
        env=_environment(home) | more,
        capture_output=True,
        text=True,
    )


def _environment(home: Path) -> Mapping[str, str]:
    own = {"HOME": str(home), "TMPDIR": str(home), "USER": "ordinary", "PYTHONPATH": str(ROOT)}
    return {**os.environ, **own, "PYTHONDONTWRITEBYTECODE": "1"}
