"""A marked class, JupyterLab servers and a browser that reaches nothing outside this machine."""

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ..waiting import PATIENCE, wait_until
from .marked_class import MarkedClass, mark_class

CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


@pytest.fixture(scope="session")
def marked_class(
    root: Path, built: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> MarkedClass:
    """Return a class that went through nbgrader's whole cycle."""
    return mark_class(root, built, tmp_path_factory.mktemp("class"))


@pytest.fixture(scope="session")
def artefacts(root: Path) -> Path:
    """Return the folder for screenshots."""
    folder = root / "build" / "artefacts"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class Serve:
    """Runs JupyterLab with settings of its own.

    Parameters
    ----------
    place : Path
        An empty folder for settings and logs.
    page : playwright.sync_api.Page
        The page that shows it.
    picture : Path
        Where to keep a screenshot if something fails.
    """

    def __init__(self, place: Path, page: Any, picture: Path) -> None:
        self.place, self.page, self.picture = place, page, picture

    def set(self, extension: str, plugin: str, **settings: Any) -> None:
        """Choose settings, as a person does in the settings editor."""
        file = self.place / "settings" / extension / f"{plugin}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(settings))

    @contextlib.contextmanager
    def __call__(self, command: list[str], folder: Path) -> Iterator[str]:
        """Run a command that starts JupyterLab; give the address that it prints."""
        log = self.place / "server.log"
        with log.open("w") as stream:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env={
                    **os.environ,
                    "JUPYTER_CONFIG_DIR": str(self.place / "config"),
                    "JUPYTERLAB_SETTINGS_DIR": str(self.place / "settings"),
                    "JUPYTERLAB_WORKSPACES_DIR": str(self.place / "workspaces"),
                },
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            yield _address(process, log)
        except BaseException:
            with contextlib.suppress(Exception):
                self.page.screenshot(path=self.picture)
            raise
        finally:
            _stop(process)


@pytest.fixture
def serve(request: pytest.FixtureRequest, tmp_path: Path, page: Any, artefacts: Path) -> Serve:
    """Return what runs JupyterLab."""
    place = tmp_path / "jupyter"
    place.mkdir()
    return Serve(place, page, artefacts / f"failed-{request.node.name}.png")


def _address(process: subprocess.Popen, log: Path) -> str:
    """Return the address that JupyterLab prints, token and all, once it answers there.

    Jupyter Server prints it first and opens the port later.
    """

    def address() -> str:
        found = re.search(r"http://127\.0\.0\.1:([1-9]\d*)/\S*token=\w+", log.read_text())
        assert process.poll() is None, f"JupyterLab ended:\n{log.read_text()}"
        return found[0] if found and _listens(int(found[1])) else ""

    return wait_until(address, f"an answer of JupyterLab, whose log is {log}")


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _stop(process: subprocess.Popen) -> None:
    """End a server and all that it started; only then is its folder at rest."""
    end = time.monotonic() + 30
    with contextlib.suppress(ProcessLookupError):  # the last of them has ended
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()
        while time.monotonic() < end:
            os.killpg(process.pid, 0)
            time.sleep(0.1)
        os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture
def page() -> Iterator[Any]:
    """Return a browser's page. What it asked of other machines is in its `asked_outside`."""
    with open_page() as page:
        yield page


@contextlib.contextmanager
def open_page() -> Iterator[Any]:
    """Open a browser's page, which notes what it asks of other machines."""
    sync_api = pytest.importorskip("playwright.sync_api")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed: sudo apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.set_default_timeout(1000 * PATIENCE)
        page.asked_outside = []
        page.on("request", lambda asked: _note(asked.url, page.asked_outside))
        yield page
        browser.close()


def _note(url: str, outside: list[str]) -> None:
    if not re.match(r"(http|ws)://(127\.0\.0\.1|localhost)[:/]|data:|blob:|about:", url):
        outside.append(url)


@pytest.fixture
def course(tmp_path: Path, root: Path) -> Path:
    """Return a fresh copy of what a student gets."""
    return copy_course(root, tmp_path / "course")


def copy_course(root: Path, course: Path) -> Path:
    """Copy what a student gets into a folder that is not there yet; return it."""
    shutil.copytree(root / "notebooks", course / "notebooks")
    shutil.copy(root / "nbgrader_config.py", course)
    return course
