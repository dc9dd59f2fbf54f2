"""Are values, slopes and saturated stretches those of the functions?"""

import numpy as np
import pytest
from scipy import special

from course_utils.explorers.activations import FLAT, FUNCTIONS, answer, compute

ORACLES = {
    "sigmoid": special.expit,
    "tanh": np.tanh,
    "ReLU": lambda z: np.clip(z, 0, None),
    "leaky ReLU": lambda z: np.where(z < 0, 0.2 * z, z),
    "swish": lambda z: z * special.expit(z),
}


@pytest.mark.parametrize("z", [-5.95, -2.0, -0.05, 0.3, 4.0])
@pytest.mark.parametrize("function", FUNCTIONS)
def test_values_and_slopes(function, z):
    """Do they agree with SciPy, and with what is measured by a small step?"""
    result = compute({"function": function, "z": z, "leak": 0.2}, {})
    g, step = ORACLES[function], 1e-6
    np.testing.assert_allclose(result["g"], g(result["zs"]), atol=1e-12)
    assert result["value"] == pytest.approx(float(g(z)))
    assert result["slope"] == pytest.approx(float(g(z + step) - g(z - step)) / (2 * step), abs=1e-8)
    bent = abs(result["zs"]) > 1e-9  # but where a line has its bend
    measured = (g(result["zs"] + step) - g(result["zs"] - step)) / (2 * step)
    np.testing.assert_allclose(result["slopes"][bent], measured[bent], atol=1e-8)


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("leak", [0.0, 0.2])
def test_saturated_stretches(function, leak):
    """Is the slope below the limit inside each stretch, and nowhere else?"""
    result = compute({"function": function, "z": 0, "leak": leak}, {})
    inside = np.zeros(len(result["zs"]), dtype=bool)
    for start, end in result["flat"]:
        inside |= (result["zs"] >= start) & (result["zs"] <= end)
    np.testing.assert_array_equal(inside, abs(result["slopes"]) < FLAT)


def test_the_answer_is_true():
    """Is the sigmoid steepest at 0, and are ten such slopes below a millionth?"""
    result = compute({"function": "sigmoid", "z": 0, "leak": 0}, {})
    assert result["slope"] == result["slopes"].max() == 0.25
    assert 0.25**10 < 1e-6
    assert "is 0.25," in answer(result)
