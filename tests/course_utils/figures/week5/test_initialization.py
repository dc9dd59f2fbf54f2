"""Figures of week 5's notebook initialization: do they show, and say, what they are given?"""

import numpy as np
import pytest

from course_utils.figures.week5 import initialization as figures
from course_utils.reference import deep
from course_utils.reference import initialization as init
from course_utils.training import History

X = np.array([[0.0, 1.0, 2.0, 3.0], [0.0, 1.0, 0.5, -1.0]])
Y = np.array([[1, 1, 0, 1]])
HE, XAVIER = init.initialize_parameters_he, init.initialize_parameters_xavier


def left(X):
    """Give what lies left of 1.5 to class 1."""
    return 1.0 * (X[:1] < 1.5)


def test_training_agrees_with_week_4():
    """Are the costs and the parameters those of the course's deep network?"""
    start = HE([2, 4, 3, 1], 1)
    run, parameters = figures.train_from(start, (X, Y), "He", 3, 0.5)
    wanted, costs = start, []
    for _ in range(3):
        AL, caches = deep.L_model_forward(X, wanted)
        costs.append(deep.compute_cost(AL, Y))
        wanted = deep.update_parameters(wanted, deep.L_model_backward(AL, Y, caches), 0.5)
    np.testing.assert_allclose(run.costs, costs)
    for name, value in wanted.items():
        np.testing.assert_allclose(parameters[name], value)


def test_tanh_gradients_agree_with_pytorch(torch):
    """Are the gradients through tanh those of automatic differentiation?"""
    start = XAVIER([2, 4, 3, 1], 1)
    grads, _ = figures._backward(figures._forward(X, start, "tanh"), Y, start, "tanh")
    theirs = {name: torch.tensor(value, requires_grad=True) for name, value in start.items()}
    A = torch.tensor(X)
    for layer in (1, 2, 3):
        Z = theirs[f"W{layer}"] @ A + theirs[f"b{layer}"]
        A = torch.tanh(Z)
    cost = torch.nn.functional.binary_cross_entropy_with_logits(Z, torch.tensor(Y).double())
    cost.backward()
    for name, value in theirs.items():
        np.testing.assert_allclose(grads[f"d{name}"], value.grad.numpy(), atol=1e-12)


def test_scores(shown, capsys):
    """Do histograms hold all scores, and is the cost of large ones said?"""
    figures.draw_scores(init.initialize_parameters_random, X, Y)
    [(fig, alt)] = shown
    counts = [sum(patch.get_height() for patch in ax.patches) for ax in fig.axes]
    assert counts == [4, 4]
    assert [ax.get_title()[:29] for ax in fig.axes] == [
        "Weights of standard deviation",
        "Weights of standard deviation",
    ]
    assert "standard deviation 10: from" in alt
    assert capsys.readouterr().out.count("cost") == 2


def test_starts(shown):
    """Has each start its cost and its plane?"""
    runs = [History.from_costs([0.7, 0.7], "zeros"), History.from_costs([0.7, 0.1], "He")]
    figures.draw_starts(runs, {"zeros": lambda X: 0.5 * np.ones((1, X.shape[1])), "He": left}, X, Y)
    [(fig, alt)] = shown
    costs, first, second = fig.axes[:3]
    assert [line.get_label() for line in costs.lines] == ["zeros", "He"]
    assert [first.get_title(), second.get_title()] == ["zeros", "He"]
    assert "zeros: the cost goes from 0.7 to 0.7 at iteration 100, and 25 %" in alt
    assert "He: the cost goes from 0.7 to 0.1 at iteration 100, and 75 %" in alt


def test_forward(shown, capsys):
    """Is each start a line of its activation, and the factor that of the last twenty layers?"""
    figures.draw_forward(lambda X, weights, g: [2.0**k for k in range(31)], HE, XAVIER)
    [(fig, alt)] = shown
    relu, tanh = fig.axes
    assert [line.get_label() for line in relu.lines] == ["Xavier", "He", "0.3", "0.01"]
    assert [line.get_label() for line in tanh.lines] == ["Xavier", "He", "0.3"]
    assert "30 layers of ReLU: Xavier to 1.1e+09" in alt
    assert "tanh, He: factor per layer about 2.00" in capsys.readouterr().out


def test_backward(shown, capsys):
    """Are norms those that are handed in, and do errors through tanh fade and grow as said?"""
    figures.draw_backward(init.gradient_norms, HE, XAVIER, X, Y)
    [(fig, alt)] = shown
    first = fig.axes[0].lines[0]
    np.testing.assert_array_equal(first.get_xdata(), range(1, 32))
    assert len(fig.axes[1].lines) == 10
    assert "Xavier: 0.14 to 0.18; He: 2.8 to 3.3" in alt
    assert "tanh, He: from layer 30 to 1 the error is multiplied by 2.8" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["Xavier", "He"])
def test_tanh_runs(shown, name):
    """Are five runs of each start drawn, and their last costs said?"""
    figures.draw_tanh_runs(HE, XAVIER, X, Y, 2)
    [(fig, alt)] = shown
    assert len(fig.axes[0].lines) == 10
    assert f"{name}: " in alt


def test_depths_and_equal_units(capsys):
    """Is a function's number printed for each factor, and are units from equal weights one?"""
    figures.print_depths(lambda factor, limit: 7)
    figures.print_equal(init.initialize_parameters_zeros, X, Y)
    out = capsys.readouterr().out
    assert out.count("7\n") == 8
    assert out.count("10 units, and 1 of them different") == 2


def test_table_of_sizes(capsys):
    """Does the table show layers 1, 5, 10 and 20, counted from 1?"""
    figures.print_sizes({"P": range(101, 121), "Q": [0.0] * 20})
    _, first, second = capsys.readouterr().out.splitlines()
    assert first.split() == ["P", "1e+02", "1e+02", "1.1e+02", "1.2e+02"]
    assert second.split() == ["Q", "0", "0", "0", "0"]
