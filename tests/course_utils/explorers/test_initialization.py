"""Does the explorer of first weights show what such a network does?"""

import numpy as np
import pytest

from autograde_tests.weeks.week5.initialization import HE
from course_utils.explorers import kernel
from course_utils.explorers.initialization import (
    BINS,
    PRESETS,
    QUESTION,
    REACH,
    STARTS,
    WRITTEN,
    Initialization,
    answer,
    frames,
    summary,
)
from course_utils.explorers.own import Own

WIDTH, DEPTH, EXAMPLES = 12, 5, 100
DIMS = [WIDTH] * (DEPTH + 1) + [1]
DEVIATIONS = dict(
    zip(STARTS, (0, 0, 0.01, 10, (1 / WIDTH) ** 0.5, (2 / WIDTH) ** 0.5), strict=True)
)


def shown(start, function="tanh", width=WIDTH, depth=DEPTH):
    """Return the only frame."""
    values = {"start": start, "function": function, "width": width, "depth": depth}
    with np.errstate(over="ignore"):  # in the sigmoid of a large number, as the kernel does
        (frame,) = frames(values, Initialization.uses)
    return frame


@pytest.mark.parametrize("function", REACH)
@pytest.mark.parametrize("start", ["He", "Xavier", "all 0.3", "large, deviation 10"])
def test_sizes_and_histograms_are_those_of_pytorch(torch, start, function):
    """Are activations and gradients those of PyTorch, from the same inputs, labels and weights?"""
    rng = np.random.default_rng(2)
    A = torch.tensor(rng.standard_normal((WIDTH, EXAMPLES)))
    Y = torch.tensor(np.arange(EXAMPLES) % 2, dtype=torch.float64)[None]
    initialize = Initialization.uses.get(WRITTEN.get(start))
    layers = range(1, len(DIMS))
    drawn = initialize(DIMS, rng=1) if initialize else {}
    weights = [
        torch.tensor(drawn.get(f"W{k}", np.full((DIMS[k], DIMS[k - 1]), 0.3)), requires_grad=True)
        for k in layers
    ]
    g = {"tanh": torch.tanh, "ReLU": torch.relu, "sigmoid": torch.sigmoid}[function]
    activations = []
    for W in weights[:-1]:
        Z = W @ A
        A = g(Z)
        slopes = {"tanh": 1 - A**2, "ReLU": Z > 0, "sigmoid": A * (1 - A)}[function]
        activations.append(A.detach().numpy())
    score = weights[-1] @ A
    loss = torch.nn.functional.binary_cross_entropy_with_logits(score, Y)
    gradients = [dW.numpy() for dW in torch.autograd.grad(loss, weights)]
    activations.append(torch.sigmoid(score).detach().numpy())

    frame = shown(start, function)
    for found, expected in ((frame["a_sizes"], activations), (frame["g_sizes"], gradients)):
        np.testing.assert_allclose(found, [np.sqrt(np.mean(a**2)) for a in expected], rtol=1e-6)
    low, high = REACH[function]
    for found, all_ in zip(frame["activations"], activations, strict=True):
        counts, _ = np.histogram(np.minimum(all_[all_ != 0], high), BINS, (low, high))
        assert found == pytest.approx(counts / counts.max(), abs=0.05)  # one may be on an edge
    for found, dW in zip(frame["gradients"], gradients, strict=True):
        kept = np.log10(abs(dW[dW != 0]))
        ends = frame["g_edges"][[0, -1]]
        counts, _ = np.histogram(kept, BINS, ends)
        assert found == pytest.approx(counts / counts.max(), abs=0.05)
        assert np.mean(kept >= ends[0]) >= 0.89
        assert kept.max() <= ends[1]
    assert frame["flat"] == pytest.approx(100 * (slopes < 0.05).double().mean().item())


@pytest.mark.parametrize("start", STARTS)
def test_units_that_are_said_to_be_alike_stay_alike(torch, start):
    """After ten steps of PyTorch, are a layer's units equal where that was said, and only there?"""
    rng = torch.Generator().manual_seed(1)
    constant = 0.3 if start == "all 0.3" else 0.0
    weights = [
        constant + DEVIATIONS[start] * torch.randn(*shape, generator=rng, dtype=torch.float64)
        for shape in zip(DIMS[1:], DIMS[:-1], strict=True)
    ]
    for W in weights:
        W.requires_grad_()
    X = torch.randn(WIDTH, 50, generator=rng).double()
    Y = (torch.arange(50) % 2).double()[None]
    for _ in range(10):
        A = X
        for W in weights[:-1]:
            A = torch.tanh(W @ A)
        loss = torch.nn.functional.binary_cross_entropy_with_logits(weights[-1] @ A, Y)
        for W, dW in zip(weights, torch.autograd.grad(loss, weights), strict=True):
            W.data -= 0.1 * dW
    alike = all(torch.allclose(W, W[:1]) for W in weights[:-1])
    frame = shown(start)
    assert frame["alike"] == alike
    values = {"start": start, "function": "tanh", "width": WIDTH, "depth": DEPTH}
    assert ("cannot tell the units apart" in summary(values, frame)) == alike


def test_dead_units_are_not_called_alike():
    """Are units that differ in their weights told from equal ones, even if all of them are off?"""
    frame = shown("He", "ReLU", width=2, depth=20)
    assert not frame["a_sizes"][-2]
    assert not frame["alike"]


@pytest.mark.parametrize(
    ("preset", "words"),
    [
        ("Nothing moves", "nothing moves"),
        ("All alike", "same gradient"),
        ("Too small", "signal dies"),
        ("Too large", "error grows"),
        ("Xavier for tanh", "keep about their size"),
        ("He for ReLU", "keep about their size"),
    ],
)
def test_each_preset_shows_its_case(preset, words):
    """Does the summary say what the button promises?"""
    (frame,) = frames(PRESETS[preset], Initialization.uses)
    assert words in summary(PRESETS[preset], frame)


@pytest.mark.parametrize("write", HE.equivalents)
def test_any_right_function_of_a_student_is_taken(write, monkeypatch):
    """Does it compute with right versions, seeded or not, and need one request, however slow?"""
    monkeypatch.setattr(kernel, "MOMENT", 0.0)
    explorer = Initialization(Own({"initialize_parameters_he": write}))
    explorer.values = {**explorer.values, "start": "He"}
    asked = []
    explorer.send = lambda content, buffers: asked.append(content)
    explorer._receive(None, {"values": explorer.values, "view": "a", "number": 1}, [])
    assert asked[0]["done"]
    assert asked[0]["note"] == "Computed with your `initialize_parameters_he`."
    assert "keep about their size" in explorer.summary()
    explorer.close()


def test_the_answer_is_that_it_is_larger():
    """Is the first gradient far larger than the last, with nearly all units saturated?"""
    (frame,) = frames(QUESTION.at, Initialization.uses)
    assert frame["flat"] > 95
    assert frame["g_sizes"][0] > 1000 * frame["g_sizes"][-2]
    assert "10⁶ times" in answer(frame)
    assert QUESTION.choices[-1] == "larger"
