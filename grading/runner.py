"""Run a notebook's cells in the sandbox, and start afresh when one hangs or kills the process."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Mapping
from dataclasses import dataclass

from .errors import SessionLost
from .sandbox import Sandbox
from .session import Ran, Session

MAX_RESTARTS = 8
"""After so many cells that hang or kill the process, the rest of the notebook is left alone. Eight
that hang for 30 seconds each take 240 of the notebook's 300; the rest is for its exercises."""


class Runner:
    """Runs a notebook's cells, and starts afresh when one of them hangs or kills the process."""

    def __init__(self, sandbox: Sandbox, files: Mapping[str, bytes]) -> None:
        self._sandbox = sandbox
        self._files = files
        self._history: list[_Step] = []
        self._session: Session | None = None
        self._restarts = 0
        self._deadline = time.monotonic() + sandbox.limits.total_seconds
        self.problems: dict[str, str] = {}
        """Files of the submission that could not be laid beside the notebook, and why."""

    def run(self, source: str, salvage: bool = False, overwrite: bool = True) -> Ran:
        """Run a cell; return how that went.

        What a cell defines is saved even if it cannot be run to its end.
        """
        step = _Step(source, salvage, overwrite)
        try:
            ran = self._take(step)
        except SessionLost as error:
            step.definitions_only = True
            ran = _stopped(str(error))
        self._history.append(step)
        return ran

    def keep(self, name: str) -> None:
        """Keep the process as it is now for the exercise that stands here."""
        step = _Step(keep=name)
        with contextlib.suppress(SessionLost):
            self._take(step)
        self._history.append(step)

    def forget(self, name: str) -> None:
        """Keep nothing for an exercise any more."""
        self._history = [step for step in self._history if step.keep != name]

    def session(self) -> Session:
        """Return the session, after bringing a new one to where the last one was.

        Raises
        ------
        SessionLost
            If the notebook's time or its restarts are used up.
        """
        while self._session is None:
            self.seconds_left()
            self._session = self._sandbox.session()
            try:
                for path, content in self._files.items():
                    if problem := self._session.put_file(path, content):
                        self.problems[path] = problem
                for step in list(self._history):
                    self._again(self._session, step)
            except SessionLost:
                self.drop()
        return self._session

    def seconds_left(self) -> float:
        """Return how much of its time the notebook has left.

        Raises
        ------
        SessionLost
            If there is none.
        """
        left = self._deadline - time.monotonic()
        if left <= 0:
            limit = self._sandbox.limits.total_seconds
            raise SessionLost(f"the notebook has used up its {limit:g} seconds")
        if self._restarts > MAX_RESTARTS:
            raise SessionLost(f"the notebook was started {MAX_RESTARTS} times again already")
        return left

    def drop(self) -> None:
        """End the session; the next one starts afresh."""
        self._restarts += 1
        self.close()

    def close(self) -> None:
        """End the session."""
        session, self._session = self._session, None
        if session:
            session.end()

    def _take(self, step: _Step) -> Ran:
        session = self.session()
        try:
            return self._do(session, step)
        except SessionLost:
            self.drop()
            raise

    def _again(self, session: Session, step: _Step) -> None:
        """Repeat a step; what hangs even as definitions alone is not repeated once more."""
        try:
            self._do(session, step)
        except SessionLost:
            if step.definitions_only:
                self._history.remove(step)
            step.definitions_only = True
            raise

    def _do(self, session: Session, step: _Step) -> Ran:
        left = self.seconds_left()
        if step.keep:
            session.keep(step.keep)
            return Ran([])
        return session.run_cell(
            step.source, step.definitions_only, step.salvage, left, step.overwrite
        )


@dataclass(eq=False)
class _Step:
    """A cell that was run, or a place where an exercise stands."""

    source: str = ""
    salvage: bool = False
    overwrite: bool = True
    definitions_only: bool = False
    keep: str = ""


def _stopped(reason: str) -> Ran:
    error = f"stopped: {reason}"
    said = {"output_type": "stream", "name": "stderr", "text": f"[{error}]\n"}
    return Ran([said], error, stopped=reason)
