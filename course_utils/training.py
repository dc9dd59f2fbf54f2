"""One training loop for every notebook: it records costs, times itself and can be watched."""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, Self

__all__ = ["History", "train"]


@dataclass
class History:
    """Costs of one training run, as the plots take them.

    Parameters
    ----------
    label : str
        Name of the run in a legend.
    iterations : list of int
        When each cost was recorded.
    costs : list of float
        The recorded costs, not-finite ones included.
    seconds : float
        Wall time of the run, in seconds.
    diverged : bool
        Whether any step, recorded or not, returned a cost that is infinite or not a number.
    dev_costs : list of float
        The costs on a dev set at the same iterations; empty where none was looked at.
    stopped : bool
        Whether somebody ended the run before its last iteration.

    Examples
    --------
    >>> History("learning rate 0.1", [0, 100], [0.69, 0.31]).costs[-1]
    0.31
    """

    label: str = ""
    iterations: list[int] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)
    seconds: float = 0.0
    diverged: bool = False
    dev_costs: list[float] = field(default_factory=list)
    stopped: bool = False

    @classmethod
    def from_costs(cls, costs: Sequence[float], label: str = "", record_every: int = 100) -> Self:
        """Make a history of a list of costs, such as the one that `optimize` returns.

        Parameters
        ----------
        costs : sequence of float
            The costs of iterations 0, `record_every`, 2 `record_every`, …
        label : str
            Name of the run in a legend.
        record_every : int
            Iterations between two costs.

        Returns
        -------
        History

        Examples
        --------
        >>> History.from_costs([0.69, 0.31, 0.2]).iterations
        [0, 100, 200]
        """
        values = [float(cost) for cost in costs]
        iterations = [record_every * k for k in range(len(values))]
        diverged = not all(map(math.isfinite, values))
        return cls(label, iterations, values, diverged=diverged)

    def curves(self) -> dict[str, list[float]]:
        """Return the run's costs, under the name of each line in a legend.

        Returns
        -------
        dict of str to list of float
            One line, or two where the dev set was looked at.

        Examples
        --------
        >>> History("L2", [0], [0.7], dev_costs=[0.8]).curves()
        {'L2, training': [0.7], 'L2, dev': [0.8]}
        """
        if not self.dev_costs:
            return {self.label: self.costs}
        names = [f"{self.label}, {part}".removeprefix(", ") for part in ("training", "dev")]
        return dict(zip(names, [self.costs, self.dev_costs], strict=True))


class Live(Protocol):
    """What `train` tells of a run while it goes on, such as `explorers.live_curve.LiveCurve`."""

    is_stopping: bool
    """Whether the run is to end now."""

    def begin(self, history: History, num_iterations: int) -> None:
        """Take in a run that begins."""

    def update(self, history: History) -> None:
        """Take in the run so far, at each record."""

    def end(self, history: History) -> None:
        """Take in the run as it has ended."""

    def takes_interrupt(self) -> bool:
        """Return whether an interrupt ends the run alone, or what called it, too."""


def train(
    step: Callable[[int], float],
    num_iterations: int,
    record_every: int = 100,
    label: str = "",
    live: Live | None = None,
    dev: Callable[[], float] | None = None,
) -> History:
    """Call `step` again and again, and record the cost that it returns.

    A cost that is infinite or not a number does not stop the run: it is recorded like any
    other and ``diverged`` becomes true.

    Parameters
    ----------
    step : callable
        ``step(i)`` makes update i, counted from 0, and returns the cost as a scalar.
    num_iterations : int
        Number of updates.
    record_every : int
        Record the costs of iterations 0, `record_every`, 2 `record_every`, … and the last.
    label : str
        Name of the run, for the legend.
    live : LiveCurve, optional
        Draws the run while it goes on, and can stop it. An interrupt (the square button in Jupyter,
        Ctrl+C elsewhere) then ends the run alone, once the first cost is recorded.
    dev : callable, optional
        ``dev()`` returns the cost on a dev set. It is called before the updates whose costs are
        recorded, so that both costs are of the same parameters.

    Returns
    -------
    History
        Of a run that was stopped, up to the last cost that was recorded.

    Raises
    ------
    ValueError
        If `num_iterations` or `record_every` is below 1.

    Examples
    --------
    >>> history = train(lambda i: 1 / (i + 1), num_iterations=5, record_every=2)
    >>> history.iterations, [round(cost, 2) for cost in history.costs]
    ([0, 2, 4], [1.0, 0.33, 0.2])
    """
    if num_iterations < 1 or record_every < 1:
        raise ValueError(
            "num_iterations and record_every must be at least 1; "
            f"received {num_iterations} and {record_every}"
        )
    history = History(label)
    start = time.perf_counter()
    if live:
        live.begin(history, num_iterations)
    try:
        for i in range(num_iterations):
            is_recorded = i % record_every == 0 or i == num_iterations - 1
            dev_cost = float(dev()) if dev and is_recorded else None
            cost = float(step(i))
            history.diverged |= not math.isfinite(cost)
            if is_recorded:
                history.iterations.append(i)
                history.costs.append(cost)
                if dev_cost is not None:
                    history.dev_costs.append(dev_cost)
                history.seconds = time.perf_counter() - start
                if live:
                    live.update(history)
            if live and live.is_stopping:
                history.stopped = i < num_iterations - 1
                break
    except KeyboardInterrupt:
        if not (live and history.costs and live.takes_interrupt()):
            raise
        history.stopped = True
    finally:
        history.seconds = time.perf_counter() - start
        if live:
            live.end(history)
    return history
