"""Does the training loop record what happened?"""

import math

import pytest

from course_utils.training import History, train


class Recorder:
    """A stand-in for a live curve that notes each call."""

    def __init__(self):
        self.calls = []

    def update(self, history, final=False):
        """Take note of the call."""
        self.calls.append((history.iterations[-1:], final))


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


def test_progress_shows_the_cost(capsys):
    """Does the bar appear only on request, with the run's name and current cost?"""
    train(lambda i: 0.25, 3, record_every=1)
    assert capsys.readouterr().err == ""
    train(lambda i: math.nan if i else 0.25, 3, record_every=1, progress=True, label="rate 0.1")
    bar = capsys.readouterr().err
    assert "rate 0.1" in bar
    assert "3/3" in bar
    assert "nan (diverged)" in bar


def test_live_curve_hears_of_every_record_and_of_the_end():
    """Is the live curve updated at each record, and told of the end?"""
    live = Recorder()
    train(lambda i: 1.0, 3, record_every=2, live=live)
    assert live.calls == [([0], False), ([2], False), ([2], True)]


def test_an_interrupted_run_still_draws_its_end():
    """Is the last drawing made when the student stops the run?"""
    live = Recorder()

    def step(i):
        if i == 3:
            raise KeyboardInterrupt
        return 1.0

    with pytest.raises(KeyboardInterrupt):
        train(step, 10, record_every=1, live=live)
    assert live.calls[-1] == ([2], True)


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
