"""Does the training loop record what happened?"""

import math

import pytest

from course_utils.training import History, train


class Recorder:
    """A stand-in for a live curve that notes each call, and stops a run at a record."""

    def __init__(self, stops_at=None):
        self.calls = []
        self.stops_at = stops_at
        self.is_stopping = False
        self.interrupts = 0

    def begin(self, history, num_iterations):
        """Take note of the run."""
        self.calls.append(("begin", list(history.iterations), num_iterations))

    def update(self, history):
        """Take note of the record."""
        self.calls.append(("update", history.iterations[-1]))
        self.is_stopping = history.iterations[-1] == self.stops_at

    def end(self, history):
        """Take note of the end."""
        self.calls.append(("end", history.stopped, history.seconds > 0))

    def takes_interrupt(self):
        """Let the second interrupt through."""
        self.interrupts += 1
        return self.interrupts == 1


@pytest.mark.parametrize(
    ("num_iterations", "record_every", "expected"),
    [(1, 100, [0]), (5, 2, [0, 2, 4]), (6, 2, [0, 2, 4, 5]), (250, 100, [0, 100, 200, 249])],
)
def test_costs_are_recorded_at_the_right_iterations(num_iterations, record_every, expected):
    """Is every k-th cost recorded, and the last one, each step being made once and in order?"""
    steps = []

    def step(i):
        steps.append(i)
        return i**2

    history = train(step, num_iterations, record_every, label="run")
    assert steps == list(range(num_iterations))
    assert history.iterations == expected
    assert history.costs == [i**2 for i in expected]
    assert history.label == "run"
    assert not history.diverged
    assert history.seconds > 0


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_divergence_is_recorded_and_said(bad):
    """Does a cost that is not finite leave a mark, also between two records?"""
    recorded = train(lambda i: bad if i == 4 else 1.0, 6, record_every=2)
    assert recorded.diverged
    assert recorded.iterations == [0, 2, 4, 5]
    assert not math.isfinite(recorded.costs[2])
    assert train(lambda i: bad if i == 3 else 1.0, 6, record_every=2).diverged


def test_the_dev_set_is_looked_at_before_the_update():
    """Are both costs of the same parameters, and of the iterations that are recorded?"""
    updates = []

    def step(i):
        updates.append(i)
        return float(i)

    history = train(step, 6, record_every=2, label="L2", dev=lambda: 10 + len(updates))
    assert history.dev_costs == [10, 12, 14, 15]
    assert history.curves() == {"L2, training": [0, 2, 4, 5], "L2, dev": [10, 12, 14, 15]}
    assert History("", [0], [1.0]).curves() == {"": [1.0]}


def test_live_curve_hears_of_every_record_and_of_the_end():
    """Is the live curve told of the beginning, of each record and of the end?"""
    live = Recorder()
    train(lambda i: 1.0, 3, record_every=2, live=live)
    assert live.calls == [("begin", [], 3), ("update", 0), ("update", 2), ("end", False, True)]


@pytest.mark.parametrize(
    ("stops_at", "made", "stopped"), [(0, 1, True), (4, 5, True), (9, 10, False)]
)
def test_a_run_ends_after_the_step_at_which_it_is_stopped(stops_at, made, stopped):
    """Is no further step made, and is a run whose last step was made not called stopped?"""
    steps = []
    live = Recorder(stops_at)
    history = train(lambda i: steps.append(i) or 1.0, 10, record_every=1, live=live)
    assert len(steps) == made
    assert history.iterations == steps
    assert history.stopped is stopped
    assert live.calls[-1] == ("end", stopped, True)


def interrupted_at(number):
    """Return a step that somebody interrupts."""

    def step(i):
        if i == number:
            raise KeyboardInterrupt
        return 1.0

    return step


def test_an_interrupt_ends_the_run_and_a_second_one_the_cell():
    """Is what was recorded kept, and is whoever wants to leave a series of runs let out?"""
    live = Recorder()
    history = train(interrupted_at(3), 10, record_every=1, live=live)
    assert history.iterations == [0, 1, 2]
    assert history.stopped
    with pytest.raises(KeyboardInterrupt):
        train(interrupted_at(3), 10, record_every=1, live=live)
    assert live.calls[-1] == ("end", False, True)


@pytest.mark.parametrize(("number", "live"), [(0, Recorder()), (3, None)])
def test_an_interrupt_with_nothing_to_keep_or_to_say_it_is_let_through(number, live):
    """Is a run that has no cost yet, or that nobody watches, interrupted as any code is?"""
    with pytest.raises(KeyboardInterrupt):
        train(interrupted_at(number), 10, record_every=1, live=live)


def test_a_fault_in_a_step_is_no_stop():
    """Is an error of the student's step raised, after the curve has heard of the end?"""
    live = Recorder()

    def step(i):
        return 1 / (2 - i)

    with pytest.raises(ZeroDivisionError):
        train(step, 10, record_every=1, live=live)
    assert live.calls[-1] == ("end", False, True)


@pytest.mark.parametrize(("num_iterations", "record_every"), [(0, 1), (10, 0), (-1, 1)])
def test_counts_below_one_are_refused(num_iterations, record_every):
    """Does the error say which numbers were received?"""
    with pytest.raises(ValueError, match=f"received {num_iterations} and {record_every}"):
        train(lambda i: 1.0, num_iterations, record_every)


def test_history_from_a_list_of_costs():
    """Do costs that `optimize` returned become a history, divergence included?"""
    history = History.from_costs([0.7, math.nan], label="run", record_every=50)
    assert history.iterations == [0, 50]
    assert history.diverged
    assert not History.from_costs([]).diverged
