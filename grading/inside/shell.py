"""The notebook's shell: runs cells as IPython does, and keeps what they show."""

from __future__ import annotations

import base64
import contextlib
import importlib
import io
import os
import sys
from pathlib import Path
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from autograde_tests.machinery import calling
from grading import salvage

TO_WARM = Path(__file__).with_name("warm.txt")
"""Names of modules that the assignment's notebooks import, a line each; made by `grading.stage`."""

QUIET_BACKENDS = {"agg", "inline", "module://matplotlib_inline.backend_inline"}
"""Those that draw without a window; Agg makes pictures, the others show them in a notebook."""

LONGEST_TRACEBACK = 8000
"""Characters of a traceback's end, where the error is. A recursion's is as long as it is deep."""
LONGEST_WRITE = 2**20
"""Characters of what is written at once: half of what a cell may show (`Limits.output_bytes`)."""
SIZE_OF_ANY_OUTPUT = 100
"""What an output counts besides its text: a million of empty ones are too many, too."""
LONGEST_CELL = 2**20
"""Lines: no cell has as many (`restore.MAX_SOURCE`)."""
LONGEST_NAME, MOST_NAMES = 100, 200
"""Of what is said of names of a cell that failed; the report shows the first few."""


def warm_shell() -> Shell:
    """Import what notebooks import, and make the shell that sessions inherit."""
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot
    import matplotlib_inline.backend_inline  # noqa: F401
    import numpy  # noqa: F401

    for name in TO_WARM.read_text().split():
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    # the first figure looks for fonts
    figure, axes = matplotlib.pyplot.subplots()
    axes.set_title("$x$")
    figure.savefig(io.BytesIO())
    matplotlib.pyplot.close(figure)
    keep_backend(matplotlib)
    settings = Config({"HistoryManager": {"enabled": False}})
    shell: Shell = Shell.instance(config=settings, colors="nocolor", displayhook_class=Hook)
    return shell


def keep_backend(matplotlib: Any) -> None:
    """Have matplotlib pass over a wish for a window, and any other backend, in silence."""
    switch, use = matplotlib.pyplot.switch_backend, matplotlib.use

    def switch_backend(newbackend: str) -> None:
        """Change the backend to one that draws without a screen."""
        if str(newbackend).lower() in QUIET_BACKENDS:
            switch(newbackend)

    def use_backend(backend: str, *, force: bool = True) -> None:
        """Choose a backend that draws without a screen."""
        if str(backend).lower() in QUIET_BACKENDS:
            use(backend, force=force)

    matplotlib.pyplot.switch_backend, matplotlib.use = switch_backend, use_backend


def come_home(home: Path) -> None:
    """Undo what a cell did that later cells and the files beside the notebook cannot stand.

    A working folder outside the submission's own, or one that is gone, holds nothing of theirs;
    one below it stays. A backend that was set past matplotlib's functions is agg again.
    """
    try:
        away = not Path.cwd().is_relative_to(home)
    except OSError:
        away = True
    if away:
        os.chdir(home)
    settings = getattr(sys.modules.get("matplotlib"), "rcParams", None)
    # by a dict's own methods: rcParams would choose a backend when asked for it
    if isinstance(settings, dict) and dict.get(settings, "backend") not in QUIET_BACKENDS:
        dict.__setitem__(settings, "backend", "agg")


def run_cell(shell: Any, request: dict[str, Any]) -> dict[str, Any]:
    """Run one cell and return its outputs, as a notebook keeps them.

    Of a cell that fails or may not be run to its end, what can still be defined is.
    """
    publisher = shell.publisher
    publisher.begin(request["output_bytes"])
    source = request["source"]
    failed: BaseException | None = None
    lost: set[str] = set()
    doubts = salvage.Doubts()
    line: object = 0
    with (
        contextlib.redirect_stdout(publisher.stream("stdout")),
        contextlib.redirect_stderr(publisher.stream("stderr")),
    ):
        try:
            if request["definitions_only"]:
                lost = salvage.definitions(shell, source)
            else:
                shell.shown_failure = None
                result = shell.run_cell(source, store_history=False)
                failed = result.error_in_exec or result.error_before_exec
                if failed is None and source.startswith("%%"):
                    failed = shell.shown_failure  # %%capture keeps it to itself
                if failed is not None and request["salvage"]:
                    at = salvage.failing_line(failed, shell.user_ns)
                    line = at or getattr(
                        failed, "lineno", 0
                    )  # nothing was run of what is no Python
                    lost = salvage.rest(shell, source, at, request["overwrite"], failed, doubts)
        except BaseException as error:  # a shell that the student has broken
            failed = failed or error
    outputs = publisher.end()
    reply: dict[str, Any] = {"outputs": outputs, "error": "", "lost": [], "bare": [], "twice": []}
    reply["line"] = 0
    if failed is not None:
        reply["error"] = f"{type(failed).__name__}: {calling.text_of(failed)}"
        reply["line"] = line if type(line) is int and 0 <= line < LONGEST_CELL else 0
        for what, found in (("lost", lost), ("bare", doubts.bare), ("twice", doubts.twice)):
            reply[what] = sorted(str(name)[:LONGEST_NAME] for name in found)[:MOST_NAMES]
    return reply


class Publisher:
    """Collects what a cell prints and displays, up to a number of bytes."""

    is_publishing = False  # IPython's run_cell asks for it

    def begin(self, most: int) -> None:
        """Start with an empty cell."""
        self.outputs: list[dict[str, Any]] = []
        self.left = most

    def end(self) -> list[dict[str, Any]]:
        """Return what was collected."""
        return self.outputs

    def stream(self, name: str) -> io.TextIOBase:
        """Return a stream whose text becomes stream outputs."""
        return Stream(self, name)

    def publish(
        self, data: dict[str, Any], *_: Any, output_type: str = "display_data", **__: Any
    ) -> None:
        """Take a display or a result."""
        texts = {}
        for kind, value in data.items():
            if isinstance(value, bytes):
                value = base64.b64encode(value).decode()
            if isinstance(value, str):
                texts[calling.sendable(str(kind))] = calling.sendable(value)
        self.add({"output_type": output_type, "data": texts, "metadata": {}})

    def error(self, kind: str, message: str, lines: list[str]) -> None:
        """Take an exception."""
        text = calling.sendable("\n".join(lines)[-LONGEST_TRACEBACK:])
        self.add({"output_type": "error", "ename": kind, "evalue": message, "traceback": [text]})

    def clear_output(self, *_: Any, **__: Any) -> None:
        """Forget what was shown."""
        self.outputs.clear()

    def add(self, output: dict[str, Any]) -> None:
        """Keep an output if there is room for it."""
        if self.left < 0:
            return
        size = SIZE_OF_ANY_OUTPUT + len(output.get("text", ""))
        size += sum(map(len, output.get("data", {}).values()))
        size += sum(map(len, output.get("traceback", [])))
        self.left -= size
        if self.left < 0:
            output = {"output_type": "stream", "name": "stderr", "text": "[more output left out]\n"}
        last = self.outputs[-1] if self.outputs else {}
        if (
            output["output_type"] == "stream" == last.get("output_type")
            and last["name"] == output["name"]
        ):
            last["text"] += output["text"]
        else:
            self.outputs.append(output)


class Stream(io.TextIOBase):
    """Standard output or error of a cell."""

    def __init__(self, publisher: Publisher, name: str) -> None:
        self.publisher = publisher
        self.name = name

    def write(self, text: str) -> int:
        """Take a text."""
        if text:
            text = calling.sendable(text[:LONGEST_WRITE])
            self.publisher.add({"output_type": "stream", "name": self.name, "text": text})
        return len(text)


class Hook(DisplayHook):
    """Keeps the value of a cell's last line as its result."""

    def __call__(self, result: Any = None) -> None:
        """Take the value."""
        if result is not None and not self.quiet():
            shell: Any = self.shell
            data, _ = shell.display_formatter.format(result)
            shell.publisher.publish(data, output_type="execute_result")


class Shell(InteractiveShell):
    """A shell that answers like a notebook's, with nobody at the keyboard."""

    kernel = None
    publisher: Any = None
    shown_failure: BaseException | None = None

    def init_display_pub(self) -> None:
        """Collect displays."""
        self.publisher = Publisher()
        self.display_pub: Any = self.publisher

    def enable_gui(self, gui: str | None = None) -> None:
        """Do nothing: there is no screen."""

    def enable_matplotlib(self, gui: str | None = None) -> Any:
        """Show figures in the notebook, whatever window was asked for."""
        return super().enable_matplotlib(gui if gui in (None, "agg") else "inline")

    def ask_exit(self) -> None:
        """Do nothing, as a notebook's exit() does until its cell has ended."""

    def _showtraceback(self, etype: type, evalue: BaseException, stb: list[str]) -> None:
        self.shown_failure = evalue
        self.publisher.error(etype.__name__, calling.text_of(evalue), stb)
