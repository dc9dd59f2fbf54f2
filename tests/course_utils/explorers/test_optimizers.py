"""Do the four methods walk as they should, on surfaces whose slopes are right?"""

import numpy as np
import pytest
from scipy.optimize import check_grad, minimize

from course_utils.explorers.optimizers import (
    CONTROLS,
    METHODS,
    PRESETS,
    QUESTION,
    STEPS,
    SURFACES,
    Optimizers,
    frames,
    summary,
)

START = {each.name: each.start for each in CONTROLS}
RAVINE = {**START, "beta1": 0.8, "beta2": 0.95}


def run(**values):
    """Return all frames of some settings."""
    return list(frames({**START, **values}, Optimizers.uses))


@pytest.mark.parametrize("surface", SURFACES)
def test_slopes_and_lowest_point(surface):
    """Are the slopes those that SciPy measures, and is no point lower than 0?"""
    height, slopes = SURFACES[surface].height, SURFACES[surface].slopes
    starts = np.random.default_rng(1).uniform([-10, -4], [10, 4], (12, 2))
    for start in starts:
        error = check_grad(lambda p: height(*p), lambda p: np.array(slopes(*p)), start)
        assert error < 1e-5 * (1 + np.hypot(*slopes(*start)))
    lowest = min(minimize(lambda p: height(*p), start).fun for start in starts)
    assert lowest == pytest.approx(0, abs=1e-4)


@pytest.mark.parametrize("noise", [0, 0.5])
@pytest.mark.parametrize("surface", ["turned ravine", "two hollows"])
def test_the_walks_are_those_of_pytorch(torch, surface, noise):
    """Does each method go where PyTorch's goes, noise included?"""
    values = {**RAVINE, "surface": surface, "rate": 0.2, "noise": noise}
    paths = run(**values)[0]["paths"]
    shocks = noise * np.random.default_rng(6).normal(size=(100, 2))
    rate = {"lr": 0.2}
    makers = [
        lambda p: torch.optim.SGD(p, **rate),
        # without the factor 1 − β before the gradient
        lambda p: torch.optim.SGD(p, lr=0.2 * (1 - 0.8), momentum=0.8),
        lambda p: torch.optim.RMSprop(p, alpha=0.95, eps=1e-8, **rate),
        lambda p: torch.optim.Adam(p, betas=(0.8, 0.95), eps=1e-8, **rate),
    ]
    for path, maker in zip(paths, makers, strict=True):
        place = torch.tensor([-9.0, 3.0], dtype=torch.float64, requires_grad=True)
        optimizer = maker([place])
        for shock in shocks:
            optimizer.zero_grad()
            (SURFACES[surface].height(*place) + torch.tensor(shock) @ place).backward()
            optimizer.step()
        np.testing.assert_allclose(path[-1], place.detach().numpy(), atol=1e-6)


def test_turning_changes_nothing_for_gradient_descent():
    """From the same place in the ravine, do the first two need the same steps, and RMSprop more?"""
    along, across = -9.0, 3.0
    w, b = 0.96 * along - 0.28 * across, 0.28 * along + 0.96 * across
    straight, turned = run(w=along, b=across)[-1], run(w=w, b=b, surface="turned ravine")[-1]
    np.testing.assert_allclose(turned["costs"][:2], straight["costs"][:2])
    assert turned["arrived"][2] > 5 * straight["arrived"][2]
    # a slider's step beside it
    assert (PRESETS["Turned ravine"]["w"], PRESETS["Turned ravine"]["b"]) == pytest.approx(
        (w, b), abs=0.03
    )


def test_the_answer_is_more_than_five_times_as_many():
    """Are there 8 steps in the ravine, and more than five times as many in the turned one?"""
    before, after = run()[-1]["arrived"][2], run(**QUESTION.at)[-1]["arrived"][2]
    assert f"after {before} steps" in QUESTION.text
    assert after > 5 * before
    assert "five times" in QUESTION.choices[2]


@pytest.mark.parametrize(
    ("preset", "words"),
    [
        ("A rate of 4", "Gradient descent diverges."),
        ("Plateau", "all but 0: gradient descent and momentum."),
        ("Two hollows", "all but 0: gradient descent."),
        ("On the ridge", "step 100. Cost: gradient descent 0.2"),
    ],
)
def test_failures_are_said(preset, words):
    """Do the words say who diverges, and who is stuck?"""
    values = {**START, **PRESETS[preset]}
    assert words in summary(values, run(**values)[-1])


def test_exactly_on_the_ridge_all_are_stuck():
    """Where the slope along b is 0, does none of the four leave the saddle?"""
    last = run(**{**PRESETS["On the ridge"], "b": 0, "rate": 0.5})[-1]
    assert last["stuck"] == [True] * 4
    np.testing.assert_allclose(last["costs"], 2, atol=1e-2)


def test_frames_have_the_steps_of_the_scrubber():
    """Is there a frame for each, with the costs of that step, and the walks in the first alone?"""
    everything = run(noise=1)
    assert [frame["step"] for frame in everything] == STEPS
    assert ["paths" in frame for frame in everything] == [True] + [False] * (len(STEPS) - 1)
    heights = everything[0]["heights"]
    assert heights.shape == (len(METHODS), STEPS[-1] + 1)
    for frame in everything:
        np.testing.assert_array_equal(frame["costs"], heights[:, frame["step"]])


def test_a_walk_that_diverges_stays_finite():
    """Are all numbers finite at the largest rate, as the browser needs?"""
    for surface in SURFACES:
        first = run(surface=surface, rate=10, noise=2)[0]
        assert np.isfinite(first["paths"]).all()
        assert np.isfinite(first["heights"]).all()
