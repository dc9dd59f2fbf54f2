"""A cost curve that grows below the cell while a network is trained, with a button that stops it.

It is drawn in the browser (widgets/src/live_curve.js). Where no browser draws widgets, the finished
curve is there as a still figure.
"""

import html
import math
import time
from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt
import traitlets
from IPython.core.getipython import get_ipython
from IPython.display import display

from course_utils import explorers
from course_utils._showing import figure_html, in_notebook
from course_utils.explorers.still import StillWidget
from course_utils.plotting import plot_cost_curves
from course_utils.training import History

__all__ = ["LiveCurve"]

INTERVAL = 0.1
"""Least seconds from one drawing to the next."""

SHARE = 0.02
"""The most of a run's time that goes into telling the browser of it."""

POINTS = 400
"""Points of a line, beyond which some are left out on the screen; the still figure has them all."""

BEFORE = "The curve stands here when its cell has ended."


class LiveCurve(StillWidget):
    """The cost of one or more runs, drawn while they go on.

    Hand it to `course_utils.training.train`. Runs that are given the same one are drawn together.
    "Stop" below the curve ends the run that goes on, and so does the square button of the notebook:
    the run's history and what it has learned are kept. The square button pressed again, in a later
    run, stops the cell.

    Outside a notebook, a line is printed at the end of each run.

    Parameters
    ----------
    title : str
    log : bool
        Use a logarithmic cost axis.
    ylabel : str
        With the unit. A cross-entropy with natural logarithms is in nats.
    unit : str
        What is counted: an iteration, or an epoch.

    Attributes
    ----------
    is_stopping : bool
        Whether the run that goes on has been asked to end.

    Examples
    --------
    >>> from course_utils.training import train
    >>> curve = LiveCurve("Cost with two rates")
    >>> history = train(lambda i: 1 / (i + 1), 200, label="rate 0.1", live=curve)
    rate 0.1: cost 1 at iteration 0, 0.005 at iteration 199.
    """

    _esm = explorers.script("static/explorers.js")
    _css = explorers.script("base.css")

    kind = traitlets.Unicode("live_curve").tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    ylabel = traitlets.Unicode().tag(sync=True)
    unit = traitlets.Unicode().tag(sync=True)
    log = traitlets.Bool().tag(sync=True)
    before: traitlets.List[Any] = traitlets.List().tag(sync=True)
    run = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        title: str = "Cost while training",
        log: bool = False,
        ylabel: str = "mean cost (nats)",
        unit: str = "iteration",
    ) -> None:
        super().__init__(title=title, log=log, ylabel=ylabel, unit=unit)
        self.is_stopping = False
        self._runs: list[History] = []
        self._totals: list[int] = []
        self._was_interrupted = False
        self._is_shown = False
        self._shell: Any = get_ipython()
        self._next = 0.0
        self.on_msg(self._receive)
        # ipykernel hands messages for a widget to the thread in which the widget last spoke. That
        # one is busy with the cell: "Stop" has to come in where JupyterLab sends it.
        self.comm._reply_subshell_for = lambda _data, thread: thread

    def begin(self, history: History, num_iterations: int) -> None:
        """Take in a run that begins.

        Parameters
        ----------
        history : History
        num_iterations : int
            How many updates it is going to make.
        """
        before = [line for run in self._runs for line in _lines(run)]
        self._runs.append(history)
        self._totals.append(num_iterations)
        self.is_stopping = False
        self._next = 0.0
        with self.hold_sync():
            self.before, self.run = before, self._told(is_running=True)
        if not self._is_shown and in_notebook():
            self._is_shown = True
            display(self)
            self._shell.events.register("post_run_cell", self._leave_still)

    def update(self, history: History) -> None:
        """Draw the run so far, unless the last drawing is recent."""
        start = time.perf_counter()
        if not self._is_shown or start < self._next:
            return
        self.run = self._told(is_running=True)
        end = time.perf_counter()
        self._next = end + max(INTERVAL, (end - start) / SHARE)

    def end(self, history: History) -> None:
        """Draw the run as it has ended, however that was."""
        self.run = self._told(is_running=False)
        if not in_notebook():
            print(self.words(history))

    def takes_interrupt(self) -> bool:
        """Return whether an interrupt ends this run alone: the first does, a later one the cell."""
        is_first, self._was_interrupted = not self._was_interrupted, True
        return is_first

    def words(self, history: History) -> str:
        """Say how a run has gone."""
        name = history.label or "Training"
        if not history.costs:
            return f"{name}: it ended before a cost was recorded."
        first, last = (f"{history.costs[k]:.4g} at {self._place(history, k)}" for k in (0, -1))
        said = f"{name}: cost {first}, {last}."
        if history.dev_costs:
            said += f" On the dev set {history.dev_costs[0]:.4g} and {history.dev_costs[-1]:.4g}."
        if history.diverged:
            said += " It diverged: a cost was infinite or not a number."
        if history.stopped:
            said += " You stopped it; what it had learned is kept."
        return said

    def still(self) -> tuple[str, str]:
        """Return the finished curves, and how the runs have gone."""
        runs = [run for run in self._runs if run.costs]
        page, said = "", [self.words(run) for run in runs] or [BEFORE]
        if runs:
            fig, ax = plt.subplots(figsize=(7.2, 3.6), layout="constrained")
            plot_cost_curves(ax, runs, self.log, self.title, self.ylabel)
            ax.set_xlabel(self.unit)
            count = "one run" if len(runs) == 1 else f"{len(runs)} runs"
            page = figure_html(fig, f"{self.title}: the cost of {count} against the {self.unit}.")
            plt.close(fig)
        page += "".join(f"<p>{html.escape(each)}</p>" for each in said)
        return f'<div class="of-live-curve">{page}</div>', "\n".join(said)

    def _place(self, history: History, k: int) -> str:
        return f"{self.unit} {history.iterations[k]:,}"

    def _told(self, is_running: bool) -> dict[str, Any]:
        """Return what the browser draws of the newest run, and says of it."""
        history, total = self._runs[-1], self._totals[-1]
        name = history.label or "Training"
        now, at = "", 0
        if history.costs:
            at = history.iterations[-1] + 1
            now = f"{at:,} of {total:,} {self.unit}s, cost {history.costs[-1]:.4g}"
        return {
            "number": len(self._runs),
            "name": name,
            "is_running": is_running,
            "at": at,
            "total": total,
            "span": max(self._totals),
            "lines": _lines(history),
            "now": now,
            "words": f"{name}: it goes on." if is_running else self.words(history),
        }

    def _receive(self, _: Any, content: dict[str, Any], _buffers: Any) -> None:
        """Take a click on "Stop", which JupyterLab hands over while the cell runs.

        Elsewhere it comes after the cell, perhaps when another run goes on.
        """
        if content.get("stop") == len(self._runs):
            self.is_stopping = True

    def _leave_still(self, _: Any = None) -> None:
        self._shell.events.unregister("post_run_cell", self._leave_still)
        self._is_shown = False
        self.renew_still()


def _lines(history: History) -> list[dict[str, Any]]:
    """Return the lines of a run, each with few enough points to be sent many times."""
    # halved again and again, so that the points that stay are the same in many drawings
    stride = 1 << (len(history.costs) // POINTS).bit_length()
    return [
        {"label": label, "at": _some(history.iterations, stride), "costs": _some(costs, stride)}
        for label, costs in history.curves().items()
    ]


def _some(numbers: Sequence[float], stride: int) -> list[float | None]:
    """Return one number in each stride and the last; JSON has no word for what is not finite."""
    some = [*numbers[:-1:stride], *numbers[-1:]]
    return [each if math.isfinite(each) else None for each in some]
