"""Figures of week 4's deep_network_step_by_step: do they show, and say, what they are given?"""

import numpy as np
import pytest

from course_utils.figures.week4 import deep_network_step_by_step as figures
from course_utils.reference import depth
from course_utils.reference.deep import L_model_forward


def relu(z):
    """Return what of each entry is above 0."""
    return np.maximum(0, z)


def test_blocks(shown):
    """Does the diagram have the three layers that its words name, and no shapes?"""
    figures.draw_blocks()
    [(fig, alt)] = shown
    words = " ".join(text.get_text() for text in fig.axes[0].texts)
    assert "W3" in words
    assert "W4" not in words
    assert "(4, 7)" not in words
    assert "Three forward blocks" in alt


def test_shapes(shown):
    """Are the shapes those of the layers and examples given?"""
    figures.draw_shapes([6, 5, 1], 9)
    [(fig, alt)] = shown
    words = " ".join(text.get_text() for text in fig.axes[0].texts)
    for shape in ("(5, 6)", "(1, 5)", "(6, 9)", "(1, 9)"):
        assert shape in words
    assert "layer_dims = [6, 5, 1] and 9 examples" in alt


def test_activations(shown, capsys):
    """Do layers that double a positive signal double its size, in line, words and print?"""
    rng = np.random.default_rng(0)
    starts = {"twice": [2 * np.eye(4)] * 3, "off": [-np.eye(4), np.eye(4), np.eye(4)]}
    figures.draw_activations(starts, np.abs, rng)
    [(fig, alt)] = shown
    twice, off = (line.get_ydata() for line in fig.axes[0].lines)
    np.testing.assert_allclose(twice / twice[0], [1, 2, 4, 8])
    np.testing.assert_allclose(off, off[0])
    first, second = capsys.readouterr().out.splitlines()
    assert first == "twice        each layer multiplies the size by 2.000"
    assert second.endswith("by 1.000")
    assert f"twice: from {twice[0]:.2g} at the inputs to {twice[3]:.2g} after layer 3." in alt


def test_arrays(shown, capsys):
    """Is every array drawn, with its shape, and are the zeros of the hidden layers counted?"""
    arrays = [np.zeros((3, 4)), np.eye(2, 4), np.ones((5, 4)), np.zeros((1, 4))]
    figures.draw_arrays(arrays)
    [(fig, alt)] = shown
    drawn = [ax for ax in fig.axes if ax.get_title()]
    assert [ax.get_title() for ax in drawn] == ["A0 (3, 4)", "A1 (2, 4)", "A2 (5, 4)", "A3 (1, 4)"]
    for ax, A in zip(drawn, arrays, strict=True):
        np.testing.assert_array_equal(ax.images[0].get_array(), A)
    assert "75 %, 0 % of the entries" in alt
    assert capsys.readouterr().out.endswith("in layers 1 to 2: 75 %, 0 %\n")


def test_exclusive_or(shown):
    """Are the two units the function that is given, one of them moved by 1?"""
    figures.draw_exclusive_or(lambda s: 2 * s)
    [(fig, alt)] = shown
    first, second, wanted = fig.axes[1].lines
    np.testing.assert_allclose(first.get_ydata(), 2 * first.get_xdata())
    np.testing.assert_allclose(second.get_ydata(), 2 * (first.get_xdata() - 1))
    np.testing.assert_array_equal(wanted.get_xydata(), [[0, 0], [1, 1], [2, 0]])
    assert "wanted are the values 0, 1, 0 at the sums 0, 1, 2" in alt


def always_0(X, parameters):
    """Give every column of X the probability 0; return caches of three layers."""
    return np.zeros((1, X.shape[1])), [None] * 3


@pytest.mark.parametrize(("forward", "right"), [(L_model_forward, 16), (always_0, 8)])
def test_parity_in_print(capsys, forward, right):
    """Are the right answers counted, with a network that is right and one that says 0 to all?"""
    figures.print_parity({"tree": depth.parity_by_tree}, forward)
    head, four, eight = capsys.readouterr().out.splitlines()
    assert head.split()[:2] == ["n", "network"]
    assert four.split() == ["4", "tree", "2", "6", str(right), "of", "16"]
    assert eight.endswith(f"{16 * right} of 256")


def test_parity(shown):
    """Are units counted without the outputs, and does each fold double the pieces?"""
    figures.draw_parity({"list": depth.parity_by_list, "folding": depth.parity_by_folding}, relu)
    [(fig, alt)] = shown
    costs, folds = fig.axes
    assert list(costs.lines[0].get_ydata()) == [2 ** (n - 1) for n in (2, 4, 8, 16)]
    for k, line in enumerate(folds.lines):
        bends = np.sum(np.abs(np.diff(line.get_ydata(), 2)) > 1e-6)
        assert bends == 2 ** (k + 1) - 1
    assert "list: 2, 8, 128, 32768. folding: 2, 4, 6, 8." in alt


def test_gradients(shown, capsys):
    """Does each layer have its points, and is a wrong layer told?"""
    rng = np.random.default_rng(1)
    slopes = {"W1": rng.normal(size=(2, 3)), "b1": rng.normal(size=(2, 1))}
    slopes |= {"W2": rng.normal(size=(1, 2)), "b2": rng.normal(size=(1, 1))}
    grads = {f"d{name}": value for name, value in slopes.items()}
    grads["dW2"], grads["db2"] = 2 * slopes["W2"], 2 * slopes["b2"]
    figures.draw_gradients(grads, slopes)
    [(fig, alt)] = shown
    first, second, _ = fig.axes[0].lines
    np.testing.assert_array_equal(first.get_xdata(), first.get_ydata())
    np.testing.assert_allclose(second.get_xdata(), 2 * second.get_ydata())
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("layer 1:  8 parameters")
    assert printed[1].endswith("relative difference 5e-01")
    assert alt.endswith("in layer 1: 0e+00, in layer 2: 5e-01.")


def test_sizes_of_gradients(shown, capsys):
    """Is the size of a layer's gradient the root of the mean square of its entries?"""
    figures.draw_gradient_sizes({"0.01": [np.array([[3.0, 4.0]]), np.full((2, 2), 0.1)]})
    [(fig, alt)] = shown
    np.testing.assert_allclose(fig.axes[0].lines[0].get_xydata(), [[1, 12.5**0.5], [2, 0.1]])
    assert alt.endswith("Weights of standard deviation 0.01: 4e+00 in layer 1, 1e-01 in layer 2.")
    assert capsys.readouterr().out.endswith("dW of layer 1 has size 4e+00\n")


def test_borders(shown):
    """Is each network tried on both sets, and drawn under what it gets right?"""
    X, Y = np.array([[-2.0, -1.0, 1.0, 2.0], [0.0, 1.0, 0.0, 1.0]]), np.array([[0, 0, 1, 1]])

    def forward(points, parameters):
        return 1.0 * (parameters["side"] * points[:1] > 0), None

    trained = {"good": {"side": np.array(1)}, "bad": {"side": np.array(-1)}}
    figures.draw_borders(trained, forward, (X, Y), (X, np.array([[0, 0, 1, 0]])))
    [(fig, alt)] = shown
    titles = [ax.get_title() for ax in fig.axes[:2]]
    assert titles == ["good: 100 % right, new 75 %", "bad: 0 % right, new 25 %"]
    assert alt.endswith(f"{'. '.join(titles)}.")


def test_solved(shown):
    """Does each bar have its count, and the last one a colour of its own?"""
    figures.draw_solved({"as the list\n[4, 8, 1]": 6, "as the tree": 0, "near": 10})
    [(fig, alt)] = shown
    bars = fig.axes[0].patches
    assert [bar.get_height() for bar in bars] == [6, 0, 10]
    assert bars[0].get_facecolor() == bars[1].get_facecolor() != bars[2].get_facecolor()
    assert alt.endswith("as the list [4, 8, 1]: 6, as the tree: 0, near: 10.")
