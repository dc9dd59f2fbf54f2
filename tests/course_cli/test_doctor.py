"""The doctor: what it finds wrong, and that it says how to mend it."""

import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from course_cli import doctor
from course_cli.main import app


def answer(returncode: int = 0, stdout: str = "", stderr: str = ""):
    """Return a stand-in for running a program."""

    def run(command: list[str], environment: dict | None = None) -> subprocess.CompletedProcess:
        return subprocess.CompletedProcess(command, returncode, stdout, stderr)

    return run


def test_packages_here_are_in_order():
    """Does the installation that runs these tests satisfy the course's own requirements?"""
    assert doctor.packages().state == "ok"


def test_old_and_missing_packages_are_named(monkeypatch):
    """Is each package that is too old or missing named, with the line that mends it?"""
    installed = {"numpy": "2.3.9"}

    def version(name: str) -> str:
        if name not in installed:
            raise metadata.PackageNotFoundError(name)
        return installed[name]

    monkeypatch.setattr(metadata, "requires", lambda name: ["numpy>=2.4", "rich>=15"])
    monkeypatch.setattr(metadata, "version", version)
    found = doctor.packages()
    assert found.state == "wrong"
    assert "numpy 2.3.9 is older than 2.4" in found.found
    assert "rich is missing" in found.found
    assert "pip install" in found.mend


def test_versions_compare_as_numbers(monkeypatch):
    """Is 2.10 newer than 2.4?"""
    monkeypatch.setattr(metadata, "requires", lambda name: ["numpy>=2.4"])
    monkeypatch.setattr(metadata, "version", lambda name: "2.10.0")
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


def test_damaged_data_is_found(monkeypatch):
    """Is a data file whose checksum disagrees reported?"""
    from course_utils import datasets

    monkeypatch.setattr(datasets, "checksum", lambda name: "0" * 64)
    found = doctor.data()
    assert found.state == "wrong"
    assert found.mend == "git checkout -- datasets"


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


@pytest.mark.slow
def test_this_machine_is_fit():
    """Do all looks come back without a fault on a machine that the Makefile has set up?"""
    assert [check for check in doctor.checks() if check.state == "wrong"] == []
