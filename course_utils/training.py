"""One training loop for every notebook: it records costs, times itself and shows progress."""

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


class Live(Protocol):
    """What `train` tells of a run while it goes on, such as `plotting.LiveCostCurve`."""

    def update(self, history: History, final: bool = False) -> None:
        """Take in the run so far."""


def train(
    step: Callable[[int], float],
    num_iterations: int,
    record_every: int = 100,
    progress: bool = False,
    label: str = "",
    live: Live | None = None,
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
    progress : bool
        Show a progress bar with the current cost.
    label : str
        Name of the run, for the progress bar and the legend.
    live : plotting.LiveCostCurve, optional
        Drawn while the run goes on, and once more at its end.

    Returns
    -------
    History

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
    bar = None
    if progress:
        from tqdm.auto import tqdm

        bar = tqdm(range(num_iterations), desc=label or "training", unit="it")
    start = time.perf_counter()
    try:
        for i in range(num_iterations) if bar is None else bar:
            cost = float(step(i))
            history.diverged |= not math.isfinite(cost)
            if i % record_every == 0 or i == num_iterations - 1:
                history.iterations.append(i)
                history.costs.append(cost)
                history.seconds = time.perf_counter() - start
                if bar is not None:
                    diverged = " (diverged)" if history.diverged else ""
                    bar.set_postfix_str(f"cost {cost:.4g}{diverged}")
                if live:
                    live.update(history)
    finally:
        history.seconds = time.perf_counter() - start
        # a run that the student interrupts still shows what it reached
        if live:
            live.update(history, final=True)
    return history
