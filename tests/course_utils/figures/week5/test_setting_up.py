"""Figures of week 5's setting_up: do they show, and say, what they are given?"""

import numpy as np
import pytest

from course_utils import datasets
from course_utils.figures.week5 import setting_up as figures
from course_utils.figures.week5._valley import Valley
from course_utils.reference import shallow
from course_utils.training import History

# two features on which logistic regression cannot be right everywhere
X_PAIR = np.array([[1.0, -1.0, 1.0, 1.0, -1.0], [0.0, 1.0, 1.0, -2.0, 0.0]])
Y_PAIR = np.array([[1, 0, 1, 0, 1]])


def points(ax):
    """Return what each line of the axes goes through."""
    return [line.get_xydata().tolist() for line in ax.lines]


def test_split(capsys):
    """Is every set measured with the training set's model, mean and deviation?"""
    X = np.array([[10.0, 20.0, 30.0, 40.0]])
    train = X, np.array([[0, 0, 1, 1]])
    dev = X[:, 2:], np.array([[1, 0]])
    figures.print_split([train, dev, (X[:, :1] - 5, np.array([[1]]))])
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "training    4 examples,  50 % malignant, accuracy 100 %",
        "dev         2 examples,  50 % malignant, accuracy  50 %",
        "test        1 examples, 100 % malignant, accuracy   0 %",
    ]


def test_dev_accuracies(shown, capsys):
    """Has each size its row of accuracies in percent, and is the range right in print and words?"""
    correct = np.array([[1, 1, 1, 0]])
    figures.draw_dev_accuracies({20: [0.5, 0.9, 0.8], 500: [0.74, 0.75, 0.76]}, correct)
    [(fig, alt)] = shown
    first, second, truth = fig.axes[0].lines
    np.testing.assert_allclose(first.get_xdata(), [50, 90, 80])
    np.testing.assert_allclose(second.get_xdata(), [74, 75, 76])
    assert np.all(np.round(first.get_ydata()) == 0)
    assert np.all(np.round(second.get_ydata()) == 1)
    assert truth.get_label() == "on all 4: 75.0 %"
    assert "With 20 examples: from 50.0 to 90.0 percent in 3 dev sets." in alt
    assert "  500 examples: from  74.0 % to  76.0 %" in capsys.readouterr().out


def test_widths(shown):
    """Is the line the formula's, and is each point two standard deviations of what was measured?"""
    figures.draw_widths(lambda p, width: p / width, {20: [0.5, 0.7], 80: [0.6, 0.6]}, 0.5)
    [(fig, alt)] = shown
    line, measured = fig.axes[0].lines
    np.testing.assert_allclose(line.get_xdata() * line.get_ydata(), 50)
    np.testing.assert_allclose(measured.get_xydata(), [[20, 20], [80, 0]])
    assert measured.get_label() == "2 dev sets"
    assert "from 20 points with 2 examples to 2 points with 25" in alt
    assert "20.0 points with 20 examples" in alt


def test_one_percent(capsys):
    """Does ten thousand times as much data make the dev set a hundred times as exact?"""
    figures.print_one_percent(0.9)
    head, *rows = capsys.readouterr().out.splitlines()
    assert "at 90 % accuracy" in head
    assert [row.split()[:2] for row in rows][1] == ["10,000", "100"]
    assert [float(row.split()[2]) for row in rows] == [19.0, 6.0, 1.9, 0.6]


def test_winners(shown, capsys):
    """Has each dev set its panel, with both accuracies of every winner?"""
    few = {1: (0.8, 0.8), 10: (0.9, 0.82)}
    figures.draw_winners({50: few, 1000: {1: (0.8, 0.8), 10: (0.84, 0.83)}})
    [(fig, alt)] = shown
    np.testing.assert_allclose(points(fig.axes[0]), [[[1, 80], [10, 90]], [[1, 80], [10, 82]]])
    assert [ax.get_title() for ax in fig.axes] == [
        "Dev set of 50 examples",
        "Dev set of 1000 examples",
    ]
    assert "With 1000 dev examples it goes from 80.0 to 84.0 percent on the dev set" in alt
    assert (
        "dev set of 50: best of 10 shows 90.0 %, and really has 82.0 %" in capsys.readouterr().out
    )


def test_light(shown):
    """Are the pictures below those above, in the lamp's light, and named by their class?"""
    cats = datasets.load_cats(photographs=False)
    lamp = np.array([0.8, 0.5, 0.25])
    figures.draw_light(cats, lamp)
    [(fig, alt)] = shown
    day, dark = (np.array([ax.images[0].get_array() for ax in row]) for row in _rows(fig.axes, 6))
    np.testing.assert_allclose(dark, day * lamp)
    kinds = [ax.get_title() for ax in fig.axes]
    assert kinds == [f"{kind}, {light}" for light in ("day", "lamp") for kind in _kinds(cats)]
    assert "80 percent of their red, 50 of their green and 25 of their blue" in alt


def _rows(axes, columns):
    return axes[:columns], axes[columns:]


def _kinds(cats):
    return [cats.classes[1]] * 3 + [cats.classes[0]] * 3


def test_mismatch(shown, capsys):
    """Do the lines join the means, with every split beside them?"""
    figures.draw_mismatch({"colours": [(0.9, 0.5), (0.8, 0.6)], "shapes": [(0.7, 0.7)] * 2})
    [(fig, alt)] = shown
    means, day, lamp = (line.get_ydata() for line in fig.axes[0].lines[:3])
    np.testing.assert_allclose(means, [85, 55])
    np.testing.assert_allclose(day, [90, 80])
    np.testing.assert_allclose(lamp, [50, 60])
    assert "The model on colours goes from 85 to 55 percent, the model on shapes from 70" in alt
    assert "model on shapes   dev set lamp  mean accuracy 70 %" in capsys.readouterr().out


def test_networks(shown):
    """Has each panel the field of its own network, and its errors in the title?"""
    X, Y = np.array([[0.0, 1.0], [0.0, 1.0]]), np.array([[0, 1]])
    nets = {n_h: shallow.initialize_parameters(2, n_h, 1, rng=n_h) for n_h in (2, 60)}
    nets[60]["b2"] = np.full((1, 1), 9.0)  # says 1 everywhere
    figures.draw_networks(X, Y, nets, {2: (0.5, 0.25), 60: (0.0, 0.4)})
    [(fig, alt)] = shown
    fields = [ax.collections[0].get_array() for ax in fig.axes[:2]]
    assert np.abs(fields[0] - 0.5).max() < 0.1
    assert fields[1].min() > 0.99
    assert "60 hidden units\ntraining error 0 %, dev error 40 %" in fig.axes[1].get_title()
    assert "2 hidden units: training error 50 percent, dev error 25 percent." in alt


def test_growing_networks(shown, capsys):
    """Are the errors in percent by size, and do the arrows span bias and variance?"""
    figures.draw_growing_networks({1: (0.3, 0.35), 8: (0.05, 0.2)}, 0.1)
    [(fig, alt)] = shown
    dev, train, _ = fig.axes[0].lines
    np.testing.assert_allclose(dev.get_xydata(), [[1, 35], [8, 20]])
    np.testing.assert_allclose(train.get_xydata(), [[1, 30], [8, 5]])
    bias, _, variance, _ = fig.axes[0].texts
    np.testing.assert_allclose([bias.xy[1], bias.xyann[1]], [30, 10])
    np.testing.assert_allclose([variance.xy[1], variance.xyann[1]], [5, 20])
    assert "1: 30 and 35; 8: 5 and 20. The human error is 10." in alt
    assert "  8 units: training error  5.0 %, dev error 20.0 %" in capsys.readouterr().out


def test_errors(shown):
    """Has each network a bar for either error, as high as the words say?"""
    figures.draw_errors({"P": (0.1, 0.2), "Q": (0.3, 0.35)}, 0.12)
    [(fig, alt)] = shown
    ax = fig.axes[0]
    heights = [[bar.get_height() for bar in bars] for bars in ax.containers]
    np.testing.assert_allclose(heights, [[10, 30], [20, 35]])
    assert ax.containers[0].get_label() == "training error"
    assert [label.get_text() for label in ax.get_xticklabels()] == ["P", "Q"]
    assert "Q: 30 and 35 percent. The human error is 12 percent." in alt


def test_recipe(shown, capsys):
    """Has each step its place, named by units and examples, and its line in the table?"""
    steps = [(1, 40, 0.375, 0.361, "reduce bias"), (2, 40, 0.1, 0.12, "done")]
    figures.draw_recipe(steps, 0.1)
    [(fig, alt)] = shown
    dev, train, _ = fig.axes[0].lines
    assert list(dev.get_xdata(orig=True)) == ["1 unit\n40 ex.", "2 units\n40 ex."]
    np.testing.assert_allclose(dev.get_ydata(), [36.1, 12])
    np.testing.assert_allclose(train.get_ydata(), [37.5, 10])
    assert "over the 2 steps" in alt
    assert "    1       40          37.5 %     36.1 %   reduce bias" in capsys.readouterr().out


def test_descents(shown):
    """Does each panel's path end near its bottom, after as many steps as title and words say?"""
    figures.draw_descents({"Raw": X_PAIR, "Stretched": X_PAIR * [[1], [9]]}, Y_PAIR)
    [(fig, alt)] = shown
    for title, X, ax in zip(
        ["Raw", "Stretched"], [X_PAIR, X_PAIR * [[1], [9]]], fig.axes[:2], strict=True
    ):
        path = ax.lines[-1].get_xydata()
        valley = Valley(X, Y_PAIR)
        assert valley.cost(path[-1:].T) <= valley.cost(valley.bottom[0]) + 0.001
        assert np.all(path[0] == 0)
        steps = f"{len(path) - 1} steps"
        assert ax.get_title().startswith(f"{title}\n{steps} with rate")
        assert f"{title}: {valley.elongation():.0f} times as long as wide, {steps}" in alt


def test_the_bottom_of_a_valley():
    """Does the cost rise from the bottom in every direction, the bias held?"""
    valley = Valley(X_PAIR, Y_PAIR)
    w, _ = valley.bottom
    angle = np.linspace(0, 2 * np.pi, 12)
    around = w + 0.01 * np.array([np.cos(angle), np.sin(angle)])
    assert np.all(valley.cost(around) > valley.cost(w))


@pytest.mark.parametrize("angle", [0.0, 0.3, 2.0])
def test_the_length_of_a_valley(angle):
    """Is the elongation, which no rotation changes, the root of the ratio of rises?"""
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    valley = Valley(turn @ X_PAIR, Y_PAIR)
    w, _ = valley.bottom
    around = np.linspace(0, np.pi, 721)
    rises = valley.cost(w + 0.01 * np.array([np.cos(around), np.sin(around)])) - valley.cost(w)
    assert valley.elongation() == pytest.approx(np.sqrt(rises.max() / rises.min()), rel=0.01)


def test_the_fastest_descent():
    """Is no other of the tried rates faster, and is a descent given up in time?"""
    valley = Valley(X_PAIR, Y_PAIR)
    rate, path = valley.fastest_descent()
    assert len(path) == min(len(valley.descend(r)) for r in 2.0 ** np.arange(-7, 6))
    assert len(valley.descend(rate)) == len(path)
    assert len(valley.descend(1e-9, most=7)) == 8


def test_steps(capsys):
    """Is the fastest rate named, or the lowest cost where none arrived?"""
    slow = {0.1: (None, 0.3), 1.0: (None, 0.2)}
    figures.print_steps({"raw": slow, "scaled": {0.5: (9, 0.1), 1.0: (7, 0.1), 2.0: (None, 9)}}, 20)
    raw, scaled = capsys.readouterr().out.splitlines()
    assert raw.split(maxsplit=1)[1] == "not within 20 steps: the cost is still 0.20 at best"
    assert scaled.split(maxsplit=1)[1] == "7 steps with rate 1"


def test_normalised(capsys):
    """Are both shares of the same number of tumours?"""
    with_training = np.array([[True, True, True, False]])
    figures.print_normalised("the ward", with_training, np.array([[True, False, False, False]]))
    told = capsys.readouterr().out
    assert "4 tumours" in told
    assert told.index("numbers  75 %") < told.index("own  25 %")


def test_signals(shown, capsys):
    """Does every signal start at layer 0, and end as the words say?"""
    figures.draw_signals({"W = 2 I": [1, 2, 4], "W = 0.5 I": [1, 0.5, 0.25]})
    [(fig, alt)] = shown
    assert points(fig.axes[0]) == [[[0, 1], [1, 2], [2, 4]], [[0, 1], [1, 0.5], [2, 0.25]]]
    assert fig.axes[0].get_yscale() == "log"
    assert "W = 2 I: from 1 to 4; W = 0.5 I: from 1 to 0.25" in alt
    assert "W = 2 I: after 2 layers the length is 4.0e+00" in capsys.readouterr().out


def test_scales(shown, capsys):
    """Is a layer's factor that of the second half alone?"""
    figures.draw_scales({"relu": {2: [9, 3, 1, 2, 4]}, "tanh": {1: [1, 1, 1, 1, 1]}})
    [(fig, alt)] = shown
    assert points(fig.axes[0]) == [[[0, 9], [1, 3], [2, 1], [3, 2], [4, 4]]]
    assert [ax.get_title() for ax in fig.axes] == [
        "Layers of 100 ReLU units",
        "Layers of 100 tanh units",
    ]
    assert "ReLU: 9 to 4 for variance 2/n." in alt
    told = capsys.readouterr().out
    assert "relu: factor of a layer, mean over the last 2\n   variance 2/n: 2.000" in told


def test_gradients(shown, capsys):
    """Does each panel show its runs, from layer 1 on, and do the words leave out both ends?"""
    norms = {("relu", 2): [5, 0.1, 0.2, 1.0], ("tanh", 1): [5, 0.3, 0.4, 1.0]}
    figures.draw_gradients(norms, {"One": [("relu", 2)], "Two": [("tanh", 1), ("relu", 2)]})
    [(fig, alt)] = shown
    relu = [[1, 5], [2, 0.1], [3, 0.2], [4, 1.0]]
    assert points(fig.axes[0]) == [relu]
    assert points(fig.axes[1])[1] == relu
    labels = [line.get_label() for line in fig.axes[1].lines]
    assert labels == ["tanh, variance 1/n", "ReLU, variance 2/n"]
    assert "in layers 2 and 3. One: ReLU, variance 2/n: 1e-01 and 2e-01." in alt
    assert "tanh, variance 1/n     layer 2: 3e-01, layer 3: 4e-01" in capsys.readouterr().out


def test_starts(shown, capsys):
    """Are highest and last cost told apart, and the units beside the run they belong to?"""
    runs = [
        History.from_costs([0.7, 0.7], "variance 1/n", 1),
        History.from_costs([3.0, 9.0, 0.5], "variance 6/n", 1),
    ]
    figures.draw_starts(runs, [21, 72], 120)
    [(fig, alt)] = shown
    assert points(fig.axes[0])[1] == [[0, 3], [1, 9], [2, 0.5]]
    assert "variance 6/n: from 3 to 0.5, at most 9." in alt
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("variance 6/n    cost 3, highest 9, last 0.500; 72 of 120 units")
