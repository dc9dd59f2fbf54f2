"""Search for hyperparameters: points on a scale, trials on all cores, surfaces to try on."""

import math
import signal
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, ThreadPoolExecutor, wait
from typing import Any

import numpy as np

__all__ = ["Bowl", "as_evaluate", "draw", "on_scale", "run_trials", "shares"]

Settings = Mapping[str, Any]
Space = Mapping[str, tuple[str, float, float]]
"""For each hyperparameter its scale, its lowest and its highest value."""
Trial = tuple[float, Settings]

SCALES: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "linear": (lambda value: value, lambda place: place),
    "log": (np.log, np.exp),
    "beta": (lambda beta: -np.log(1 - beta), lambda place: 1 - np.exp(-place)),
}
"""For each scale the way from a value to its place on the scale, and back."""


def on_scale(scale: str, low: float, high: float, share: Any) -> Any:
    """Return the value at some share of the way from `low` to `high`, measured on a scale.

    Parameters
    ----------
    scale : str
        ``"linear"``, ``"log"`` for a value whose logarithm counts, or ``"beta"`` for one near 1
        where the logarithm of the distance from 1 counts.
    low, high : float
        The ends: positive for ``"log"``, below 1 for ``"beta"``.
    share : float or ndarray
        From 0, at `low`, to 1, at `high`.

    Returns
    -------
    float or ndarray
        Of the shape of `share`.

    Raises
    ------
    ValueError
        If the scale is unknown, or an end does not lie on it.

    Examples
    --------
    >>> round(float(on_scale("log", 0.01, 1.0, 0.5)), 4)
    0.1
    >>> round(float(on_scale("beta", 0.9, 0.999, 0.5)), 4)
    0.99
    """
    to_place, to_value = _scale(scale, low, high)
    start, end = to_place(low), to_place(high)
    # rounding must not lead past an end
    return np.clip(to_value(start + (end - start) * share), low, high)[()]


def shares(scale: str, low: float, high: float, value: Any) -> Any:
    """Return how far from `low` to `high` a value lies on a scale: what `on_scale` undoes.

    Examples
    --------
    >>> round(float(shares("log", 0.01, 1.0, 0.1)), 4)
    0.5
    """
    to_place, _ = _scale(scale, low, high)
    return (to_place(value) - to_place(low)) / (to_place(high) - to_place(low))


def _scale(
    scale: str, low: float, high: float
) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    if scale not in SCALES:
        raise ValueError(f"a scale is one of {sorted(SCALES)}; received {scale!r}")
    lowest, highest = {"log": (0, math.inf), "beta": (-math.inf, 1)}.get(
        scale, (-math.inf, math.inf)
    )
    if not lowest < low <= high < highest:
        raise ValueError(
            f"on the scale {scale!r}, low and high lie between {lowest} and {highest}, low first; "
            f"received {low} and {high}"
        )
    return SCALES[scale]


def draw(scale: str, low: float, high: float, rng: np.random.Generator) -> float:
    """Draw one value evenly from a scale.

    Parameters
    ----------
    scale, low, high
        As in `on_scale`.
    rng : Generator

    Returns
    -------
    float

    Examples
    --------
    >>> 0.01 <= draw("log", 0.01, 1.0, np.random.default_rng(0)) <= 1.0
    True
    """
    return float(on_scale(scale, low, high, rng.random()))


class Bowl:
    """A cost to try a search on: it rises from one best place, more along some axes than others.

    The cost is Σ weight · (distance from the best place)², each distance measured as a share of
    the range on its scale. It answers at once, and its best settings are known.

    Parameters
    ----------
    axes : dict
        For each name a tuple of scale, low, high, best value and weight.
    most : int
        How often it may be called.
    lost_above : float, optional
        Where the first of the axes is above this value, the cost is nan: training has diverged.

    Examples
    --------
    >>> bowl = Bowl({"rate": ("log", 0.01, 1.0, 0.1, 4.0)}, most=2)
    >>> float(bowl({"rate": 0.1})), round(bowl({"rate": 1.0}), 4)
    (0.0, 1.0)
    >>> bowl({"rate": 0.1})
    Traceback (most recent call last):
        ...
    RuntimeError: evaluate may be called 2 times here, and was called once more
    """

    def __init__(
        self,
        axes: Mapping[str, tuple[str, float, float, float, float]],
        most: int,
        lost_above: float = math.inf,
    ) -> None:
        self.axes, self.most, self.lost_above = axes, most, lost_above
        self.calls = 0

    def __call__(self, settings: Settings) -> float:
        """Return the cost, and count the call."""
        self.calls += 1
        if self.calls > self.most:
            raise RuntimeError(
                f"evaluate may be called {self.most} times here, and was called once more"
            )
        return self.cost(settings)

    def cost(self, settings: Settings) -> float:
        """Return the cost without counting the call.

        Raises
        ------
        ValueError
            If the settings are not one number for each axis.
        """
        if not isinstance(settings, Mapping) or set(settings) != set(self.axes):
            raise ValueError(
                f"evaluate takes a dict with a value for each of {list(self.axes)}; "
                f"received {settings!r:.200}"
            )
        if settings[next(iter(self.axes))] > self.lost_above:
            return math.nan
        total = 0.0
        for name, (scale, low, high, best, weight) in self.axes.items():
            there, here = (shares(scale, low, high, at) for at in (best, settings[name]))
            total += weight * float(here - there) ** 2
        return total


def as_evaluate(evaluate: Any) -> Callable[[Settings], float]:
    """Return a function that gives the cost of some settings, from what a check hands over.

    The grader sends plain data to where students' code runs, and a function is none. So a check
    describes the surface that it wants searched, and this makes the surface from its description.

    Parameters
    ----------
    evaluate : callable, or dict
        What can be called is handed back. A dict has the arguments of `Bowl`.

    Raises
    ------
    TypeError
        If it is neither.

    Examples
    --------
    >>> as_evaluate({"axes": {"rate": ("log", 0.01, 1.0, 0.1, 4.0)}, "most": 1})({"rate": 0.1})
    0.0
    >>> as_evaluate(len) is len
    True
    """
    if callable(evaluate):
        return evaluate  # type: ignore[no-any-return]
    if isinstance(evaluate, Mapping):
        return Bowl(**evaluate)
    raise TypeError(
        f"evaluate is a function or the arguments of a Bowl; received {evaluate!r:.100}"
    )


def run_trials(
    evaluate: Callable[[Settings], float],
    settings: Sequence[Settings],
    workers: int | None = None,
    threads: bool = False,
    progress: bool = True,
) -> list[Trial]:
    """Evaluate many settings at the same time; return those that are done, best first.

    Interrupt it (the square button in Jupyter, Ctrl+C elsewhere) and it returns what it has. Trials
    that have begun then go on to their end, unheard.

    Parameters
    ----------
    evaluate : callable
        Takes settings, returns a cost. It goes to the workers with all that it refers to, so it may
        stand in a notebook cell. It must not draw from a generator that the trials share.
    settings : sequence of dict
    workers : int, optional
        Trials at a time; if not given, as many as there are cores for this process.
    threads : bool
        Run in threads of this process. They start at once, and what they refer to need not be
        copied; but Python lets one of them run at a time, except while NumPy is busy.
    progress : bool
        Show a bar with the best cost so far.

    Returns
    -------
    list of (float, dict)
        Costs and settings; nan comes last.

    Raises
    ------
    TypeError
        If `evaluate` cannot be sent to another process.

    Examples
    --------
    >>> run_trials(lambda s: s["x"] ** 2, [{"x": 3}, {"x": 1}], threads=True, progress=False)
    [(1, {'x': 1}), (9, {'x': 3})]
    """
    import joblib
    from tqdm.auto import tqdm

    count = workers or joblib.cpu_count()
    pool = ThreadPoolExecutor(count) if threads else _processes(count)
    work = evaluate if threads else _sendable(evaluate)
    done: list[Trial] = []
    bar = tqdm(total=len(settings), desc="trials", disable=not progress)
    try:
        pending = {pool.submit(work, each): each for each in settings}
        while pending:
            # awake now and then: some systems notice an interrupt only then
            for future in wait(pending, timeout=0.2, return_when=FIRST_COMPLETED).done:
                done.append((future.result(), pending.pop(future)))
                bar.update()
                bar.set_postfix_str(f"best so far {min(map(_cost, done)):.4g}")
    except KeyboardInterrupt:
        print(f"Stopped: {len(done)} of {len(settings)} trials are done.")
    finally:
        bar.close()
        pool.shutdown(wait=False, cancel_futures=True)
    return sorted(done, key=_cost)


def _cost(trial: Trial) -> float:
    return math.inf if math.isnan(trial[0]) else trial[0]


def _processes(count: int) -> ProcessPoolExecutor:
    """Return workers that start alike on every system, as new Pythons that share nothing."""
    import multiprocessing

    return ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), _begin)


def _begin() -> None:
    """Prepare a worker: Jupyter interrupts it with the kernel; a core each is enough for it."""
    from threadpoolctl import threadpool_limits

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threadpool_limits(1)


def _sendable(evaluate: Callable[[Settings], float]) -> Callable[[Settings], float]:
    """Return the function in a form in which it goes to another process with its cell's names."""
    import pickle

    import joblib

    wrapped = joblib.wrap_non_picklable_objects(evaluate)
    try:
        pickle.dumps(wrapped)
    except Exception as error:  # whatever the objects that it refers to raise
        raise TypeError(
            f"this function cannot be sent to another process ({error}); does it refer to an open "
            "file or the like? Try threads=True."
        ) from error
    sent: Callable[[Settings], float] = wrapped
    return sent
