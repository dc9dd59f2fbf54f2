"""Do signals and errors have the sizes that real wide networks give them?"""

import numpy as np
import pytest
from scipy import special, stats

from course_utils.explorers.vanishing_gradients import (
    FUNCTIONS,
    KEPT,
    PRESETS,
    QUESTION,
    SCALES,
    answer,
    compute,
)

WIDTH, EXAMPLES = 400, 60


@pytest.mark.parametrize(
    ("function", "scale", "depth"),
    [("ReLU", 2, 8), ("ReLU", 1.5, 5), ("tanh", 1, 8), ("tanh", 6, 8), ("sigmoid", 3, 6)],
)
def test_a_wide_network_of_pytorch_has_these_sizes(torch, function, scale, depth):
    """Do 400 units a layer, differentiated by PyTorch, have these root mean squares?"""
    result = compute({"function": function, "scale": scale, "depth": depth}, {})
    draws = torch.Generator().manual_seed(3)
    g = {"ReLU": torch.relu, "tanh": torch.tanh, "sigmoid": torch.sigmoid}[function]

    def normal(*shape):
        return torch.randn(*shape, dtype=torch.float64, generator=draws)

    A, activations, scores = normal(WIDTH, EXAMPLES), [], []
    activations.append(A)
    for _ in range(depth):
        scores.append((normal(WIDTH, WIDTH) * np.sqrt(scale / WIDTH) @ A).requires_grad_())
        A = g(scores[-1])
        activations.append(A)
    # an error of size 1 in the last layer, of no connection with the rest
    errors = torch.autograd.grad(scores[-1], scores, normal(WIDTH, EXAMPLES))
    activations = [A.detach().numpy() for A in activations]
    errors = [error.numpy() for error in errors]

    def rms(layers):
        return [np.sqrt(np.mean(each**2)) for each in layers]

    np.testing.assert_allclose(rms(activations), result["activations"], rtol=0.1)
    np.testing.assert_allclose(rms(errors), result["errors"], rtol=0.25)
    # the gradient of a layer's weights for one example is an outer product
    products = [
        np.sqrt(np.mean((error**2).sum(0) * (A**2).sum(0))) / WIDTH
        for error, A in zip(errors, activations[:-1], strict=True)
    ]
    np.testing.assert_allclose(products, result["gradients"], rtol=0.25)


@pytest.mark.parametrize("scale", [0.3, 1.0, 10.0])
@pytest.mark.parametrize("function", ["sigmoid", "tanh"])
def test_means_over_normal_numbers(function, scale):
    """Are the means of the first layers those that SciPy integrates?"""
    g, slope = {
        "sigmoid": (special.expit, lambda z: special.expit(z) * special.expit(-z)),
        "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
    }[function]
    result = compute({"function": function, "scale": scale, "depth": 5}, {})
    z = stats.norm(scale=np.sqrt(scale))
    assert result["activations"][1] ** 2 == pytest.approx(z.expect(lambda z: g(z) ** 2), rel=1e-5)
    factor = scale * z.expect(lambda z: slope(z) ** 2)
    assert (result["errors"][0] / result["errors"][1]) ** 2 == pytest.approx(factor, rel=1e-5)


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("depth", [5, 20])
def test_the_window_is_where_the_gradient_is_kept(function, depth):
    """Is the first gradient of each scale that of the layers, and the window where it is near 1?"""
    found = compute({"function": function, "scale": 1, "depth": depth}, {})
    for k in (0, 37, 80):
        there = compute({"function": function, "scale": SCALES[k], "depth": depth}, {})
        assert there["gradients"][0] == pytest.approx(found["first"][k])
    inside = np.zeros(len(SCALES), dtype=bool)
    for low, high in found["window"]:
        inside |= (SCALES >= low) & (SCALES <= high)
    np.testing.assert_array_equal(inside, abs(np.log10(found["first"])) < np.log10(KEPT))


def test_the_window_of_relu_is_known():
    """Is it where (c / 2) to the power 49 / 2 is a tenth, and ten?"""
    (window,) = compute({"function": "ReLU", "scale": 1, "depth": 50}, {})["window"]
    np.testing.assert_allclose(window, 2 * 10 ** (np.array([-2, 2]) / 49))


def test_the_answer_is_true():
    """Does a tenth less, 49 times over, leave just over half a percent, and He's weights all?"""
    left = compute(QUESTION.at, {})["gradients"][0]
    assert left == pytest.approx(0.9**49)
    assert f"{100 * left:.2f} %" in answer({"gradients": [left]})
    kept = compute(PRESETS["ReLU, He"], {})["gradients"]
    np.testing.assert_allclose(kept, 1)
