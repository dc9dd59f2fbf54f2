"""Figures of week 6's optimization_methods: do they show, and say, what they are given?"""

import numpy as np

from course_utils.figures.week6 import optimization_methods as figures
from course_utils.figures.week6.walks import flat, walk
from course_utils.training import History


def bowl(w, b):
    """Return a height whose lowest point is (0, 0)."""
    return w**2 + b**2


def test_walks_in_ravine(shown):
    """Is every walk drawn, with its changes of side counted?"""
    path = np.array([[-9.0, 1.0], [-8.0, -0.5], [-7.0, 0.25]])
    figures.draw_rates_in_ravine(bowl, {0.95: path, 1.02: 2 * path})
    figures.draw_momentum(bowl, {"momentum, rate 4": path}, num_steps=1)
    (rates, said), (momentum, _) = shown
    np.testing.assert_array_equal(rates.axes[1].lines[0].get_xydata(), 2 * path)
    assert "changes sides 2 times in 2 steps, goes along from w = -9.0 to -7.0" in said
    np.testing.assert_array_equal(momentum.axes[0].lines[0].get_xydata(), path[:2])


def test_steps_needed(capsys):
    """Does a walk that comes back up count from its last return, and one that never arrives not?"""
    path = np.array([[0.1, 0.0], [3.0, 0.0], [0.1, 0.0], [0.1, 0.0]])
    figures.print_steps_needed(bowl, {"back": path, "away": path[:2]}, 0.5)
    back, away = capsys.readouterr().out.splitlines()
    assert back.split() == ["back", "2", "steps"]
    assert "more than 1 steps" in away


def test_ends(capsys):
    """Is the last place of each walk printed, and after how many steps it is?"""
    path = np.array([[-9.0, 1.0], [-8.0, -0.5], [-7.0, 0.25]])
    figures.print_ends({"RMSprop": {1: path, 1000: 2 * path[:2]}})
    first, second = capsys.readouterr().out.splitlines()
    assert first.split() == "RMSprop cost × 1, after 2 steps: w = -7, b = 0.25".split()
    assert second.split() == "RMSprop cost × 1000, after 1 steps: w = -16, b = -1".split()


def test_race(shown, capsys):
    """Is every run drawn, with its map, and printed with its accuracies?"""
    X, Y = np.array([[-1.0, 1.0], [0.0, 0.0]]), np.array([[0, 1]])
    right = {"W1": np.array([[5.0, 0.0]]), "b1": np.zeros((1, 1))}
    wrong = {"W1": np.array([[-5.0, 0.0]]), "b1": np.zeros((1, 1))}
    runs = {k: (right, History(k, [0, 9], [0.7, 0.2])) for k in "abc"}
    runs["d"] = wrong, History("d", [0, 9], [0.7, 0.9])
    figures.draw_race(runs, "Race", (X, Y), (X[:, :1], Y[:, :1]))
    [(fig, alt)] = shown
    assert [line.get_label() for line in fig.axes[0].lines] == list("abcd")
    titles = [ax.get_title() for ax in fig.axes[1:5]]
    assert titles == ["a: 100.0 %", "b: 100.0 %", "c: 100.0 %", "d: 0.0 %"]
    assert "c, cost from 0.70 to 0.20 in 10 epochs, 100 % right" in alt
    assert "d, cost from 0.70 to 0.90 in 10 epochs, 0 % right" in alt
    last = capsys.readouterr().out.splitlines()[3]
    assert last.split()[:2] == ["d", "0.0"]
    assert "of 1 new ones, cost 0.900" in last


def test_a_walk_hands_over_slopes_the_step_and_the_rate():
    """Does each step see the slopes at its place, its number and the rate?"""
    seen = []

    def update(parameters, grads, t, rate):
        seen.append((grads["dW1"].item(), grads["db1"].item(), t, rate))
        return {name: p - 1 for name, p in parameters.items()}

    path = walk(lambda w, b: (10 * w, 100 * b), (3.0, 2.0), update, 0.5, 2)
    np.testing.assert_array_equal(path, [[3, 2], [2, 1], [1, 0]])
    assert seen == [(30, 200, 1, 0.5), (20, 100, 2, 0.5)]


def test_flat_leaves_activations_out():
    """Are all gradients of parameters in the vector, and no other?"""
    grads = {"dW1": np.ones((2, 3)), "db1": np.ones((2, 1)), "dA0": np.ones((3, 9))}
    assert flat(grads).size == 8
