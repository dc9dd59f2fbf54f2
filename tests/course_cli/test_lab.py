"""JupyterLab as a student meets it."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from course_cli.lab import SETTINGS, lab_environment

NOTEBOOK = {
    "cells": [
        {
            "id": "a",
            "cell_type": "code",
            "source": "import sys\nprint('runs', sys.executable)",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
        }
    ],
    "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}


@pytest.fixture
def course(tmp_path: Path, root: Path) -> Path:
    """Return a small course with a start page and a notebook."""
    course = tmp_path / "course"
    (course / "notebooks" / "week2").mkdir(parents=True)
    shutil.copy(root / "nbgrader_config.py", course)
    shutil.copy(root / "notebooks" / "START.md", course / "notebooks")
    (course / "notebooks" / "week2" / "numpy_basics.ipynb").write_text(json.dumps(NOTEBOOK))
    return course


def course_command(course: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the `course` command in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "course_cli.main", *arguments],
        cwd=course,
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "200"},
    )


def test_prepares_without_opening(course: Path):
    """Does the command fill the workspace from any folder of the course, and say so?"""
    done = course_command(course / "notebooks", "lab", "--only-prepare")
    assert done.returncode == 0, done.stderr
    assert "added    workspace/week2/numpy_basics.ipynb" in done.stdout
    assert (course / "workspace" / "START.md").exists()


def test_tells_of_a_notebook_that_it_kept(course: Path):
    """Is a student told in words that their notebook stayed, and where the newer one lies?"""
    course_command(course, "lab", "--only-prepare")
    (course / "workspace/week2/numpy_basics.ipynb").write_text("{broken")
    published = json.dumps(NOTEBOOK).replace("runs", "newer")
    (course / "notebooks/week2/numpy_basics.ipynb").write_text(published)
    done = course_command(course, "lab", "--only-prepare")
    assert "kept     workspace/week2/numpy_basics.ipynb as you wrote it" in done.stdout
    assert "workspace/week2/numpy_basics.new-edition.ipynb" in done.stdout


def test_outside_the_course(tmp_path: Path):
    """Does the command say where to go when it is called elsewhere?"""
    done = course_command(tmp_path, "lab", "--only-prepare")
    assert done.returncode == 1
    assert "Change to the folder that holds nbgrader_config.py" in done.stdout
    assert "Traceback" not in done.stderr


def test_own_settings_come_first_and_theirs_stay():
    """Do our settings go before the ones a user has, and not instead of them?"""
    environment = lab_environment({"JUPYTER_CONFIG_PATH": "theirs", "HOME": "home"})
    assert environment["JUPYTER_CONFIG_PATH"] == f"{SETTINGS}{os.pathsep}theirs"
    assert environment["HOME"] == "home"


@pytest.mark.slow
def test_extension_list_says_off():
    """Does JupyterLab itself list nbgrader's panels and the news as disabled?"""
    listed = subprocess.run(
        [sys.executable, "-m", "jupyterlab.labextensions", "list"],
        env=lab_environment(os.environ),
        capture_output=True,
        text=True,
    )
    disabled = (listed.stdout + listed.stderr).split("Disabled extensions:")[1]
    assert "@jupyter/nbgrader" in disabled
    assert "@jupyterlab/apputils-extension:announcements" in disabled


@pytest.fixture
def server(course: Path) -> Iterator[tuple[str, Path]]:
    """Run `course lab` without a window; yield its address and its log."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = course / "lab.log"
    with log.open("w") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "course_cli.main", "lab", "--no-browser", "--port", str(port)]
            + ["--IdentityProvider.token="],
            cwd=course,
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{address}/api", timeout=2)
                break
            except (urllib.error.URLError, OSError):
                assert process.poll() is None, log.read_text()
                time.sleep(0.25)
        yield address, log
    finally:
        # Twice: the first Ctrl+C asks, the second means it.
        for _ in range(2):
            _interrupt_children(process.pid)
        process.wait(timeout=30)


def _interrupt_children(pid: int) -> None:
    """Send Ctrl+C to JupyterLab, the way a terminal would."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    if children.exists():
        for child in children.read_text().split():
            os.kill(int(child), signal.SIGINT)
    time.sleep(0.5)


@pytest.mark.browser
def test_students_lab_in_a_browser(server: tuple[str, Path], root: Path):
    """Does the start page open as a page, without nbgrader's panels or news, and a kernel run?"""
    sync_api = pytest.importorskip("playwright.sync_api")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed: sudo apt-get install chromium")
    address, log = server
    artefacts = root / "build" / "artefacts"
    artefacts.mkdir(parents=True, exist_ok=True)
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(address)
        page.get_by_role("heading", name="How a notebook works").wait_for(timeout=60_000)
        menus = page.locator(".lm-MenuBar-itemLabel").all_inner_texts()
        assert "File" in menus
        assert "Nbgrader" not in menus
        assert page.get_by_text("Would you like to get notified").count() == 0
        page.screenshot(path=artefacts / "start-page.png")

        page.get_by_role("link", name="numpy_basics").click()
        page.locator(".jp-Notebook .jp-CodeCell").first.click()
        page.keyboard.press("Shift+Enter")
        output = page.locator(".jp-OutputArea-output", has_text="runs")
        output.wait_for(timeout=60_000)
        assert output.inner_text().strip() == f"runs {sys.executable}"
        assert page.locator(".jp-Dialog").count() == 0
        page.screenshot(path=artefacts / "first-cell.png")
        browser.close()
    assert "nbgrader" not in log.read_text()
