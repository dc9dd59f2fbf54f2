"""Explorers that compute in the kernel, with the student's own functions.

The browser asks for the frames of its values: one, or those of a run. It gets at once what is
worked out within a moment. The others come a few at a time, until the run is done or something
newer is asked. So a run appears while it is computed, a newer value never waits for an older one,
and cells of the notebook run in between.
"""

import asyncio
import contextlib
import io
import time
import traceback
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, ClassVar

import numpy as np
from matplotlib.figure import Figure

from course_utils.explorers.base import Explorer, Result
from course_utils.explorers.controls import Control
from course_utils.explorers.own import Function, Own, whose

__all__ = ["Frames", "KernelExplorer"]

Frames = Iterator[Result]

MOMENT = 0.005
"""Seconds that are computed without a look at what else has come in."""

PART = 0.1
"""Seconds after which more of a run is sent."""

SECONDS = 2.0
"""Processor time that a student's functions may take for the frames of a moment."""


class KernelExplorer(Explorer):
    """An interactive figure whose numbers the kernel computes.

    Parameters
    ----------
    functions : Own, optional
        The student's functions; the course's stand in for what is not among them.
    data, name
        As of an `Explorer`.
    """

    uses: ClassVar[Mapping[str, Function]]
    """The course's functions that students write, by name."""

    def __init__(
        self,
        functions: Own | None = None,
        data: Mapping[str, Any] | None = None,
        name: str = "",
    ) -> None:
        super().__init__(data, name)
        controls: Sequence[Control] = self._module.CONTROLS
        self._own = functions or Own()
        self._scrub = next((each.name for each in controls if each.kind == "scrub"), None)
        self._views = {each.name for each in controls if each.is_view or each.kind == "scrub"}
        self._run: _Run | None = None
        self._answers: dict[str, asyncio.Task[None]] = {}
        self._cells = _running_loop()
        self.on_msg(self._receive)

    def frames(self, values: Mapping[str, Any], functions: Mapping[str, Function]) -> Frames:
        """Yield what is drawn: one result, or with a `Scrub` one for each of its moments."""
        coming: Frames = self._module.frames(values, functions)
        return coming

    def used(self, values: Mapping[str, Any]) -> Collection[str]:
        """Return the names in `uses` that these values need."""
        return list(self.uses)

    def compute(self, values: Mapping[str, Any]) -> Result:
        """Compute what is drawn, up to the moment that is set."""
        return self.run(values)[-1]

    def draw(self, values: Mapping[str, Any], result: Result) -> Figure:
        """Draw the still figure; of a run, from its frames up to the moment that is set."""
        figure: Figure = self._module.draw(values, self.run(values) if self._scrub else result)
        return figure

    def run(self, values: Mapping[str, Any]) -> Sequence[Result]:
        """Return the frames up to the moment that is set; without a `Scrub`, the only one."""
        return self._run_of(values).up_to(values[self._scrub] if self._scrub else 0)

    def _run_of(self, values: Mapping[str, Any]) -> "_Run":
        setting = {name: value for name, value in values.items() if name not in self._views}
        if self._run is None or self._run.setting != setting:
            self._run = _Run(self, self._own, setting, self._scrub)
        return self._run

    def _receive(self, _: Any, asked: dict[str, Any], _buffers: Any) -> None:
        """Answer a request of the browser, in the thread that runs the notebook's cells.

        JupyterLab has a second one receive what widgets send. There a student's function could not
        be stopped, and what hides its printing would hide that of cells.
        """
        if self._cells in (None, _running_loop()):
            self._answer(asked)
        else:
            self._cells.call_soon_threadsafe(self._answer, asked)

    def _answer(self, asked: dict[str, Any]) -> None:
        """Send the start of a run, and then the rest of it, until something newer is asked."""
        older = self._answers.pop(asked["view"], None)
        if older:
            older.cancel()
        run = self._run_of(asked["values"])
        run.go_on_for(MOMENT)
        self._bring(asked, run, 0)
        if not run.is_done:
            rest = self._bring_the_rest(asked, run, run.frames, len(run.frames))
            self._answers[asked["view"]] = asyncio.get_running_loop().create_task(rest)

    async def _bring_the_rest(
        self, asked: dict[str, Any], run: "_Run", sent: list[Result], count: int
    ) -> None:
        """Send what follows the first frames of a run, a part after the other."""
        while True:
            end = time.perf_counter() + PART
            while True:
                await asyncio.sleep(0.001)  # other messages, and cells
                run.go_on_for(MOMENT)
                if run.is_done or time.perf_counter() >= end:
                    break
            # of a run that had to begin again, nothing has been sent
            self._bring(asked, run, count if sent is run.frames else 0)
            if run.is_done:
                return
            sent, count = run.frames, len(run.frames)

    def _bring(self, asked: dict[str, Any], run: "_Run", after: int) -> None:
        """Send the frames that the browser does not have."""
        buffers: list[bytes] = []
        frames = [self._packed(asked["values"], frame, buffers) for frame in run.frames[after:]]
        back = {"view": asked["view"], "number": asked["number"], "after": after}
        self.send({**back, "frames": frames, "done": run.is_done, "note": run.note}, buffers)

    def _packed(
        self, values: Mapping[str, Any], frame: Result, buffers: list[bytes]
    ) -> dict[str, Any]:
        if self._scrub:
            values = {**values, self._scrub: frame[self._scrub]}
        packed: dict[str, Any] = {"arrays": {}}
        for name, value in frame.items():
            if isinstance(value, np.ndarray):
                packed["arrays"][name] = {"buffer": len(buffers), "shape": value.shape}
                buffers.append(np.ascontiguousarray(value, dtype=np.float32).tobytes())
            else:
                # JSON has no word for what is not finite
                is_lost = isinstance(value, float) and not np.isfinite(value)
                packed[name] = None if is_lost else value
        is_there = all(values[name] == value for name, value in self.question["at"].items())
        packed["summary"] = self.say(values, frame)
        packed["answer"] = self.answer(frame) if is_there else ""
        return packed


class _Run:
    """What is computed for one setting: its frames so far, and with whose functions.

    Attributes
    ----------
    frames : list
    is_done : bool
    note : str
        Whose functions it was; or what went wrong with the student's.
    """

    def __init__(
        self, explorer: KernelExplorer, own: Own, setting: dict[str, Any], scrub: str | None
    ) -> None:
        used = explorer.used(setting)
        self.setting = setting
        self.frames: list[Result] = []
        self.is_done = False
        self.note = whose(own, used)
        self._scrub = scrub
        self._own_functions = own.functions
        self._course = partial(explorer.frames, setting, explorer.uses)
        self._beside: Iterator[tuple[int, Result]] | None = None
        self._is_own = any(name in own.functions for name in used)
        self._limit: Callable[[float], AbstractContextManager[Any]] = (
            own.limit if self._is_own else contextlib.nullcontext
        )
        self._coming = explorer.frames(setting, {**explorer.uses, **own.functions})

    def go_on_for(self, seconds: float) -> None:
        """Compute for some time, and one more frame at least."""
        end = time.perf_counter() + seconds
        with contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
            while not self.is_done:
                try:
                    with self._limit(SECONDS):
                        self._go_on_until(end)
                    return
                except (Exception, SystemExit) as error:
                    if not self._is_own:
                        raise
                    self._begin_again(error)

    def up_to(self, moment: float) -> Sequence[Result]:
        """Return the first frame, and the others up to a moment of the run."""
        scrub = self._scrub
        if scrub is None:
            self.go_on_for(0)
            return self.frames
        while not self.is_done and not (self.frames and self.frames[-1][scrub] >= moment):
            self.go_on_for(MOMENT)
        return [self.frames[0], *(each for each in self.frames[1:] if each[scrub] <= moment)]

    def _go_on_until(self, end: float) -> None:
        """Compute frames until a time, and one at least."""
        while not self.is_done:
            frame = next(self._coming, None)
            if frame is None:
                self.is_done = True
                return
            if self._is_own:
                self._compare(frame)
            self.frames.append(frame)
            self.is_done = self._scrub is None  # there is one
            if time.perf_counter() >= end:
                return

    def _compare(self, frame: Result) -> None:
        """Raise ArithmeticError if the next frame is not finite where the course's is."""
        lost = _not_finite(frame)
        if lost:
            self._beside = self._beside or enumerate(self._course())
            here = len(self.frames)
            course = next((each for k, each in self._beside if k == here), None)
            if lost - _not_finite(course):
                raise ArithmeticError(f"{min(lost)} is not finite, and with the course’s it is")

    def _begin_again(self, error: BaseException) -> None:
        """Take the course's functions for all of the run, whose frames are another list then."""
        said = f"{type(error).__name__}: {error}".rstrip(": ").partition("\n")[0].replace("`", "'")
        name = _raised_in(error, self._own_functions)
        yours = f"`{name}`" if name else "functions"
        self.note = (
            f"With your {yours} this ends in `{said}`. What you see is computed with the course’s "
            "functions. Look at yours, then run this cell again."
        )
        self.frames = []
        self._is_own = False
        self._limit = contextlib.nullcontext
        self._coming = self._course()


def _running_loop() -> asyncio.AbstractEventLoop | None:
    """Return the loop that runs in this thread, if there is one."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def _raised_in(error: BaseException | None, functions: Mapping[str, Function]) -> str:
    """Return the name of the function that an error comes from, if it is one of these."""
    names = {getattr(each, "__code__", None): name for name, each in functions.items()}
    found = ""
    while error is not None:  # what was stopped has the line that was running in its cause
        codes = [frame.f_code for frame, _ in traceback.walk_tb(error.__traceback__)]
        found = next((names[code] for code in reversed(codes) if code in names), found)
        error = error.__cause__
    return found


def _not_finite(frame: Result | None) -> set[str]:
    """Return the names of what is not finite in a frame."""
    numbers = {k: v for k, v in (frame or {}).items() if not isinstance(v, str)}
    return {name for name, value in numbers.items() if not np.isfinite(value).all()}
