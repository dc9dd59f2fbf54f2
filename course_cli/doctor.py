"""What is missing on this machine, and the line that mends it."""

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

from rich.console import Group
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from course_cli.installed import clone, faults, install_line, requirements
from course_cli.lab import lab_environment

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Check:
    """What one look at the machine found.

    Parameters
    ----------
    what : str
        What was looked at.
    needed_for : str
        ``learning``, ``marking``, ``week7/frameworks``, ``an iPhone's pictures`` or ``the course's
        own tests``.
    state : str
        ``ok``, ``wrong``, or ``not here`` for what this system cannot have or nobody asked for.
    found : str
        What was found.
    mend : str
        The line that mends it, if it is wrong.
    """

    what: str
    needed_for: str
    state: Literal["ok", "wrong", "not here"]
    found: str
    mend: str = ""


def checks() -> list[Check]:
    """Look at everything the course needs."""
    looks: list[Callable[[], Check]] = [python, packages, kernel, data, pytorch, heic, grader]
    if len(faults("grading")) < len(requirements("grading")):
        looks += [panels, sandbox]
    if clone():
        looks.append(browser)
    results = []
    for look in looks:
        try:
            results.append(look())
        except Exception as error:  # a broken installation can fail in any way: say so and go on
            found = f"{type(error).__name__}: {error}"
            results.append(Check(look.__name__, "learning", "wrong", found, install_line()))
    return results


def report(results: list[Check]) -> Group:
    """Return what `course doctor` prints: a table, and a line to copy for each thing to mend."""
    table = Table(title="This machine")
    for column in ("what", "needed for", "state", "found"):
        table.add_column(column, overflow="fold")
    colours = {"ok": "green", "wrong": "bold red", "not here": "dim"}
    for result in results:
        state = f"[{colours[result.state]}]{result.state}[/]"
        table.add_row(result.what, result.needed_for, state, escape(result.found))
    mends = [
        Text(f"To mend {result.what}:\n  {result.mend}", no_wrap=True)
        for result in results
        if result.state == "wrong"
    ]
    return Group(table, *mends, Text(_summary(results)))


def _summary(results: list[Check]) -> str:
    lines = []
    for purpose in dict.fromkeys(result.needed_for for result in results):
        of_it = [result for result in results if result.needed_for == purpose]
        wrong = [result.what for result in of_it if result.state == "wrong"]
        absent = [result.what for result in of_it if result.state == "not here"]
        if wrong:
            lines.append(f"{purpose}: mend {', '.join(wrong)}")
        elif absent:
            lines.append(f"{purpose}: not here")
        else:
            lines.append(f"{purpose}: ready")
    return "\n".join(lines)


def python() -> Check:
    """Look whether this Python is new enough."""
    found = f"{platform.python_version()} at {sys.executable}"
    state: Literal["ok", "wrong"] = "ok" if sys.version_info >= (3, 11) else "wrong"
    return Check("Python", "learning", state, found, "" if state == "ok" else "install Python 3.11")


def packages() -> Check:
    """Look whether every package is there, and new enough for the course."""
    needed = requirements()
    if not needed:
        found = "the course is not installed"
        return Check("packages", "learning", "wrong", found, install_line())
    if problems := faults():
        return Check("packages", "learning", "wrong", "; ".join(problems), install_line())
    versions = [f"{name} {metadata.version(name)}" for name in ("numpy", "jupyterlab")]
    found = f"{len(needed)} of {len(needed)}; {', '.join(versions)}"
    return Check("packages", "learning", "ok", found)


def pytorch() -> Check:
    """Look whether PyTorch is there, which one notebook needs for three of its exercises."""
    name, purpose = "PyTorch", "week7/frameworks"
    if problems := faults("frameworks"):
        found = f"{'; '.join(problems)}; without it, three exercises are left out"
        return Check(name, purpose, "not here", found)
    return Check(name, purpose, "ok", f"torch {metadata.version('torch')}")


def heic() -> Check:
    """Look whether pictures of iPhones can be read; without, they are asked for as JPEG."""
    name, purpose = "HEIC", "an iPhone's pictures"
    if problems := faults("heic"):
        found = f"{'; '.join(problems)}; to have them read: {install_line('heic')}"
        return Check(name, purpose, "not here", found)
    return Check(name, purpose, "ok", f"pillow-heif {metadata.version('pillow-heif')}")


def grader() -> Check:
    """Look whether the packages that mark submissions are there: students need none of them."""
    name = "grader"
    problems = faults("grading")
    if len(problems) == len(requirements("grading")):
        found = f"not installed; whoever marks installs it: {install_line('grading')}"
        return Check(name, "marking", "not here", found)
    if problems:
        found = "; ".join(problems)
        return Check(name, "marking", "wrong", found, install_line("grading"))
    return Check(name, "marking", "ok", f"nbgrader {metadata.version('nbgrader')}")


def kernel() -> Check:
    """Look whether the kernel that notebooks ask for runs this Python."""
    mend = f'"{sys.executable}" -m ipykernel install --sys-prefix'
    listed = _run([sys.executable, "-m", "jupyter_client.kernelspecapp", "list", "--json"])
    specs = json.loads(listed.stdout)["kernelspecs"]
    if "python3" not in specs:
        return Check("kernel python3", "learning", "wrong", "not installed", mend)
    executable = specs["python3"]["spec"]["argv"][0]
    # Jupyter puts its own Python in the place of these names.
    ours = (
        executable in ("python", "python3")
        or Path(executable).resolve() == Path(sys.executable).resolve()
    )
    if not ours:
        found = f"runs another Python: {executable}"
        return Check("kernel python3", "learning", "wrong", found, mend)
    return Check("kernel python3", "learning", "ok", specs["python3"]["resource_dir"])


def panels() -> Check:
    """Look whether nbgrader's panels are on for instructors and off for students."""
    listings = []
    for environment in (dict(os.environ), lab_environment(os.environ)):
        command = [sys.executable, "-m", "jupyterlab.labextensions", "list"]
        listed = _run(command, environment)
        text = re.sub(r"\x1b\[[0-9;]*m", "", listed.stdout + listed.stderr)
        lines = [line for line in text.splitlines() if "@jupyter/nbgrader v" in line]
        listings.append(lines[0] if lines else "")
    for_instructors, for_students = listings
    name = "nbgrader's panels"
    if "enabled" not in for_instructors:
        found = "missing in an instructor's JupyterLab"
        mend = f'"{sys.executable}" -m jupyter labextension enable @jupyter/nbgrader'
        return Check(name, "marking", "wrong", found, mend)
    if "disabled" not in for_students:
        found = "shown in a student's JupyterLab"
        return Check(name, "learning", "wrong", found, install_line())
    return Check(name, "marking", "ok", "on for instructors, off in `course lab`")


def data() -> Check:
    """Look whether the course's data files have their checksums."""
    from course_utils.datasets import data_file

    try:
        path = data_file("cats.npz")
    except (OSError, ValueError) as error:
        folder = clone()
        mend = f'git -C "{folder}" checkout -- datasets' if folder else install_line()
        return Check("data", "learning", "wrong", str(error), mend)
    return Check("data", "learning", "ok", f"checksum agrees: {path}")


def sandbox() -> Check:
    """Look whether the sandbox really starts here and runs a cell."""
    name = "sandbox (bubblewrap)"
    if sys.platform != "linux":
        return Check(name, "marking", "not here", f"marking needs Linux; this is {sys.platform}")
    if shutil.which("bwrap") is None:
        mend = "sudo apt-get install bubblewrap"
        return Check(name, "marking", "wrong", "not installed", mend)
    try:
        shown, limits = _sandboxed("print(6 * 7)")
    except Exception as error:  # whatever keeps it from working is what is to be mended
        found = f"does not run: {error}"
        mend = "sudo sysctl -w kernel.unprivileged_userns_clone=1"
        return Check(name, "marking", "wrong", found, mend)
    if shown != "42\n":
        return Check(name, "marking", "wrong", f"a cell in it showed {shown!r}", install_line())
    return Check(name, "marking", "ok", f"started, and a cell ran in it; {limits}")


def _sandboxed(source: str) -> tuple[str, str]:
    """Run a cell in the grader's sandbox; return what it prints, and what its session has."""
    from grading.content import Content
    from grading.sandbox import Sandbox
    from grading.stage import lay_out

    with (
        tempfile.TemporaryDirectory(prefix="course-doctor-") as folder,
        Sandbox(lay_out(Path(folder) / "stage", Content(""))) as sandbox,
    ):
        session = sandbox.session()
        reply = session.run_cell(source)
        session.end()
    text = "".join(output.get("text", "") for output in reply.outputs)
    group = "a control group" if session.in_group else "no control group (see grading-promises)"
    return text, f"{'a /proc of its own' if session.own_proc else 'no /proc'}, {group}"


def browser() -> Check:
    """Look for a browser that tests can drive."""
    purpose = "the course's own tests"
    for name in BROWSERS:
        program = shutil.which(name)
        if program is not None and _run([program, "--version"]).returncode == 0:
            return Check("browser (chromium)", purpose, "ok", program)
    mend = "sudo apt-get install chromium"
    return Check("browser (chromium)", purpose, "wrong", "not installed", mend)


def _run(
    command: list[str], environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program to look at its answer; it gets a minute."""
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
