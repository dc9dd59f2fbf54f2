"""The doctor: what it finds wrong, and that it says how to mend it."""

import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from course_cli import doctor, installed
from course_cli.main import app


def answer(returncode: int = 0, stdout: str = "", stderr: str = ""):
    """Return a stand-in for running a program."""

    def run(command: list[str], environment: dict | None = None) -> subprocess.CompletedProcess:
        return subprocess.CompletedProcess(command, returncode, stdout, stderr)

    return run


@pytest.fixture
def student(monkeypatch):
    """Make this a student's installation: no package of the grader's, and no clone."""
    everything = metadata.version

    def version(name: str) -> str:
        if name in ("nbgrader", "msgpack"):
            raise metadata.PackageNotFoundError(name)
        return everything(name)

    monkeypatch.setattr(metadata, "version", version)
    monkeypatch.setattr(installed, "_origin", lambda: (None, False))


def test_packages_here_are_in_order():
    """Does the installation that runs these tests satisfy the course's own requirements?"""
    assert doctor.packages().state == "ok"


@pytest.mark.parametrize(
    ("listing", "complaint"),
    [
        ('{"kernelspecs": {}}', "not installed"),
        (
            '{"kernelspecs": {"python3": {"resource_dir": "x", "spec": {"argv": ["/other/py"]}}}}',
            "runs another Python: /other/py",
        ),
    ],
)
def test_wrong_kernel_is_found(monkeypatch, listing: str, complaint: str):
    """Is a kernel that is missing, or another Python's, reported?"""
    monkeypatch.setattr(doctor, "_run", answer(stdout=listing))
    found = doctor.kernel()
    assert (found.state, found.found) == ("wrong", complaint)
    assert "ipykernel install" in found.mend


@pytest.mark.grader
def test_sandbox_must_run(monkeypatch, tmp_path: Path):
    """Is a bubblewrap that is installed but forbidden reported with its own words?"""
    monkeypatch.setattr(sys, "platform", "linux")
    (tmp_path / "bwrap").write_text(
        "#!/bin/sh\necho No permissions to create namespace >&2\nexit 1\n"
    )
    (tmp_path / "bwrap").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    found = doctor.sandbox()
    assert found.state == "wrong"
    assert "No permissions" in found.found
    assert found.mend


def test_missing_programs_come_with_the_line_that_installs_them(monkeypatch):
    """Do a missing bubblewrap and a missing browser name the packages to install?"""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(doctor.shutil, "which", lambda name: None)
    assert doctor.sandbox().mend == "sudo apt-get install bubblewrap"
    assert doctor.browser().mend == "sudo apt-get install chromium"


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_marking_elsewhere_is_no_fault(monkeypatch, platform: str):
    """Is a student on macOS or Windows spared a complaint about marking?"""
    monkeypatch.setattr(sys, "platform", platform)
    assert doctor.sandbox().state == "not here"


def test_a_student_is_not_asked_for_the_grader(student):
    """Is a student's machine in order without the grader, and does it say how to get one?"""
    found = {check.what: check for check in doctor.checks()}
    assert [check.what for check in found.values() if check.state == "wrong"] == []
    assert found["grader"].state == "not here"
    assert 'pip install "neural-networks-by-hand[grading]"' in found["grader"].found
    assert not {"nbgrader's panels", "sandbox (bubblewrap)", "browser (chromium)"} & {*found}


@pytest.mark.parametrize("command", [["grade", "week2"], ["demo"]])
def test_marking_without_the_grader_says_what_to_install(student, command: list[str]):
    """Do the commands that need the grader name what is missing, and the line that installs it?"""
    result = CliRunner().invoke(app, command)
    said = " ".join(result.output.split())
    assert result.exit_code == 1
    assert "nbgrader is missing" in said
    assert 'pip install "neural-networks-by-hand[grading]"' in said


@pytest.mark.grader
def test_half_a_grader_is_found(monkeypatch):
    """Is a package of the grader's that is too old named, with the line that mends it?"""
    everything = metadata.version
    monkeypatch.setattr(metadata, "version", lambda n: "0.1" if n == "nbgrader" else everything(n))
    found = doctor.grader()
    assert found.state == "wrong"
    assert "nbgrader 0.1 is not" in found.found
    assert "[grading]" in found.mend


@pytest.mark.parametrize(
    ("problems", "state", "said"),
    [
        (["pillow-heif is missing"], "not here", 'pip install "neural-networks-by-hand[heic]"'),
        ([], "ok", "pillow-heif "),
    ],
)
def test_what_reads_an_iphones_pictures_is_looked_for(
    student, monkeypatch, problems: list[str], state: str, said: str
):
    """Is pillow-heif reported where it is, and named with its extra where it is not?"""
    pytest.importorskip("pillow_heif")
    monkeypatch.setattr(doctor, "faults", lambda extra: problems if extra == "heic" else [])
    found = doctor.heic()
    assert found.state == state
    assert said in found.found


def test_damaged_data_is_found(monkeypatch):
    """Is a data file whose checksum disagrees reported?"""
    from course_utils import _data_files

    monkeypatch.setattr(_data_files, "checksum", lambda name: "0" * 64)
    found = doctor.data()
    assert found.state == "wrong"
    assert found.mend.endswith(" checkout -- datasets")


@pytest.mark.grader
def test_a_look_that_fails_is_reported(monkeypatch):
    """Does a broken installation get a row of its own instead of a traceback?"""

    def broken() -> doctor.Check:
        raise ImportError("no such module")

    monkeypatch.setattr(doctor, "kernel", broken)
    monkeypatch.setattr(doctor, "panels", broken)
    rows = [check for check in doctor.checks() if check.what == "broken"]
    assert [row.found for row in rows] == ["ImportError: no such module"] * 2


@pytest.mark.parametrize(("state", "code"), [("ok", 0), ("not here", 0), ("wrong", 1)])
def test_exit_code_and_summary(monkeypatch, state: str, code: int):
    """Does the exit code say whether anything is to be mended, and the report print the line?"""
    check = doctor.Check("kernel", "learning", state, "found [this]", "line to copy")
    monkeypatch.setattr(doctor, "checks", lambda: [check])
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exit_code == code
    console = Console(width=100)
    with console.capture() as capture:
        console.print(doctor.report([check]))
    assert "found [this]" in capture.get()
    assert ("line to copy" in capture.get()) == (state == "wrong")


@pytest.mark.grader
@pytest.mark.slow
def test_this_machine_is_fit():
    """Do all looks come back without a fault on a machine that the Makefile has set up?"""
    assert [check for check in doctor.checks() if check.state == "wrong"] == []
