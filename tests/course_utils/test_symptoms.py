"""The instruments of week 4's lessons on faults: do they measure and say what is so?"""

import numpy as np
import pytest

from course_utils import symptoms
from course_utils.reference import deep


def test_ring():
    """Do the classes alternate, the inner one in the middle?"""
    X, Y = symptoms.draw_ring(400, np.random.default_rng(1))
    radius = np.hypot(*X)
    assert X.shape == (2, 400)
    assert Y.mean() == 0.5
    assert np.mean(radius[Y[0] == 1]) < 0.4 < 0.9 < np.mean(radius[Y[0] == 0])


def test_slopes_of_a_known_function():
    """Are the slopes those of calculus, and the parameters left alone?"""
    parameters = {"W1": np.array([[1.0, -2.0]]), "b1": np.array([[0.5]])}
    slopes = symptoms.measured_slopes(
        lambda p: float(np.sum(p["W1"] ** 3) + np.sin(p["b1"][0, 0])), parameters
    )
    np.testing.assert_allclose(slopes["dW1"], [[3.0, 12.0]], rtol=1e-6)
    np.testing.assert_allclose(slopes["db1"], [[np.cos(0.5)]], rtol=1e-6)
    np.testing.assert_array_equal(parameters["W1"], [[1.0, -2.0]])


def test_table(capsys):
    """Are missing gradients, other shapes and a measured 0 said, from the last layer on?"""
    slopes = {"dW1": np.zeros((1, 1)), "db1": np.ones((1, 1)), "dW2": np.ones((2, 1))}
    symptoms.compare_slopes(slopes, {"dW1": np.ones((1, 1)), "dW2": np.ones(2)})
    _, *lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "dW2: shape (2,), expected (2, 1)"
    assert lines[1].endswith("measured is exactly 0")
    assert lines[2] == "db1: never computed"


def test_a_right_stage(capsys):
    """Is a stage that is right called right?"""
    symptoms.compare_stage("Z", [[1.0, 2.0]], np.array([[1.0, 2.0]]))
    assert capsys.readouterr().out.split() == ["Z", "right,", "shape", "(1,", "2)"]


def test_error_through_functions(capsys):
    """Are the functions named that an error came through?"""
    with pytest.raises(ValueError, match="mismatch") as caught:
        deep.linear_forward(np.ones((2, 3)), np.ones((2, 4)), np.ones((2, 1)))
    symptoms.show_error(ValueError("no traceback"))
    error = caught.value
    symptoms.show_error(error)
    out = capsys.readouterr().out
    assert "this cell" in out
    assert "linear_forward" in out
