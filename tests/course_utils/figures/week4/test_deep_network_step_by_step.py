"""Figures of week 4's deep_network_step_by_step: do they show, and say, what they are given?"""

import numpy as np

from course_utils.figures.week4 import deep_network_step_by_step as figures


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
