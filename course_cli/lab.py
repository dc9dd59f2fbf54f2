"""JupyterLab as a student sees it: their folder, the start page, no instructor's panels."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from course_cli.workspace import START_PAGE

SETTINGS = Path(__file__).parent / "jupyter"
"""Labels answer cells; switches off nbgrader's panels and Lab's news; opens Markdown as a page; and
lets the form of a quiz write into the notebook (`expose_app_in_browser`, of JupyterLab and of
Notebook 7)."""


def lab_command(
    workspace: Path, browser: bool = True, port: int | None = None, options: Sequence[str] = ()
) -> list[str]:
    """Return the command that opens JupyterLab on the start page.

    Examples
    --------
    >>> lab_command(Path("workspace"), browser=False, port=8890)[1:4]
    ['-m', 'jupyterlab', '--ServerApp.root_dir=...']
    """
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={workspace.resolve()}"]
    command.append(f"--LabApp.default_url=/lab/tree/{START_PAGE}")
    if not browser:
        command.append("--no-browser")
    if _is_root():  # a container; JupyterLab would refuse to start
        command.append("--allow-root")
    if port is not None:
        command.append(f"--port={port}")
    return [*command, *options]


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def lab_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for a student's JupyterLab: our settings first, this Python's kernel.

    The extension is found here even where an installation has an older copy of it, as that of a
    clone has after a pull.

    Examples
    --------
    >>> lab_environment({})["JUPYTER_PREFER_ENV_PATH"]
    '1'
    """

    def ours_before(variable: str) -> str:
        theirs = environment.get(variable)
        return os.pathsep.join([str(SETTINGS), theirs]) if theirs else str(SETTINGS)

    return {
        **environment,
        "JUPYTER_CONFIG_PATH": ours_before("JUPYTER_CONFIG_PATH"),
        "JUPYTER_PATH": ours_before("JUPYTER_PATH"),
        "JUPYTER_PREFER_ENV_PATH": "1",
    }


def run_lab(workspace: Path, command: Sequence[str]) -> int:
    """Run JupyterLab in the workspace until the person stops it; return its exit code."""
    with subprocess.Popen(command, cwd=workspace, env=lab_environment(os.environ)) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                # Ctrl+C reaches JupyterLab too, which asks whether to stop: wait for its answer.
                continue
