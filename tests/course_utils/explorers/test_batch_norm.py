"""Does the explorer of batch normalisation keep and use the statistics that PyTorch would?"""

import numpy as np
import pytest

from autograde_tests import exercises_of
from course_utils.explorers.batch_norm import (
    EDGES,
    IN_USE,
    MEAN,
    PRESETS,
    QUESTION,
    STEPS,
    TRAINING,
    VARIANCE,
    BatchNorm,
    _data,
    answer,
    frames,
    summary,
)

START = {"shift": 0, "gamma": 1, "beta": 0, "m": 16, "momentum": 0.9, "mode": TRAINING}


def run(**values):
    """Return the frames of a setting, by step."""
    values = {name: value for name, value in (START | values).items() if name != "step"}
    return {frame["step"]: frame for frame in frames(values, BatchNorm.uses)}


def shares(z):
    """Return what a histogram of NumPy says, in per cent."""
    return 100 * np.histogram(z, EDGES)[0] / np.size(z)


@pytest.mark.parametrize(("m", "momentum"), [(2, 0.5), (7, 0.9), (64, 0.99)])
@pytest.mark.parametrize("mode", [TRAINING, IN_USE])
def test_the_layer_is_that_of_pytorch(torch, m, momentum, mode):
    """Are running statistics and what comes out those of its layer, fed with the same batches?"""
    found = run(m=m, momentum=momentum, mode=mode, gamma=1.5, beta=-0.3, shift=1.2)
    new, stream = _data()
    layer = torch.nn.BatchNorm1d(1, eps=1e-8, momentum=1 - momentum, dtype=torch.float64)
    for batch in stream[:, :m]:
        layer(torch.tensor(batch[:, np.newaxis]))
    last = found[STEPS[-1]]
    assert last["running_mean"] == pytest.approx(layer.running_mean.item())
    assert last["running_var"] == pytest.approx(layer.running_var.item())
    with torch.no_grad():
        layer.weight.fill_(1.5)
        layer.bias.fill_(-0.3)
        layer.train(mode == TRAINING)
        parts = torch.tensor(new[: len(new) - len(new) % m] + 1.2).reshape(-1, m, 1)
        if mode == IN_USE:
            parts = torch.tensor(new + 1.2).reshape(1, -1, 1)
        out = np.concatenate([layer(part).numpy() for part in parts])
    assert last["mean"] == pytest.approx(out.mean(), abs=1e-12)
    assert last["spread"] == pytest.approx(out.std())
    np.testing.assert_allclose(last["after"], shares(out), atol=1e-9)


def test_the_data_are_as_the_words_say():
    """Are mean and variance of the new examples those that are named, and about the stream's?"""
    new, stream = _data()
    assert new.mean() == pytest.approx(MEAN)
    assert new.var() == pytest.approx(VARIANCE)
    assert stream.mean() == pytest.approx(MEAN, abs=0.1)
    assert stream.var() == pytest.approx(VARIANCE, rel=0.03)
    np.testing.assert_allclose(run(shift=1.0)[0]["before"], shares(new + 1))


def test_two_become_plus_and_minus_one():
    """Does a batch of two lose everything but which of the two is larger?"""
    after = run(m=2)[0]["after"]
    assert after[after > 0].tolist() == [50, 50]
    assert "one always becomes β − γ = −1.00" in summary(START | {"m": 2}, run(m=2)[0])


def test_each_batch_takes_its_shift_away_and_use_does_not():
    """Is the answer true: the shift over the running spread in use, and none in training?"""
    in_use = run(**PRESETS["Shift in use"])[200]
    unshifted = run(**PRESETS["Shift in use"] | {"shift": 0})[200]
    passed = 2 / in_use["running_var"] ** 0.5
    assert in_use["mean"] - unshifted["mean"] == pytest.approx(passed)
    assert abs(in_use["mean"] - 1) < 0.15
    assert f"mean {in_use['mean']:.2f}" in answer(in_use)
    assert QUESTION.choices[1] == "about 1"
    assert run(**PRESETS["Shift in training"])[200]["mean"] == pytest.approx(0)


@pytest.mark.parametrize(
    ("preset", "is_far"), [("In use too early", True), ("No memory", True), ("Shift in use", False)]
)
def test_the_words_say_where_running_statistics_are_wrong(preset, is_far):
    """Are they said to be far off where they are, and only there?"""
    values = START | PRESETS[preset]
    frame = run(**values)[values["step"]]
    assert ("far from those of the training data" in summary(values, frame)) == is_far


@pytest.mark.parametrize("m", [2, 16])
def test_without_memory_the_running_statistics_are_the_batchs(m):
    """Do the points lie on the lines if nothing of earlier batches is kept?"""
    for frame in list(run(m=m, momentum=0).values())[1:]:
        assert frame["running_mean"] == pytest.approx(frame["batch_mean"])
        assert frame["running_var"] == pytest.approx(frame["batch_var"])


def test_what_lies_beyond_the_picture_is_told():
    """Is the share that no bar shows in the words?"""
    values = {"mode": IN_USE, "gamma": 2, "beta": 2, "shift": 4}
    frame = run(**values)[0]
    out = 2 * (_data()[0] + 4) + 2  # the statistics are still 0 and 1
    assert f"{100 * np.mean(out >= EDGES[-1]):.1f} % of it lies beyond" in summary(
        START | values, frame
    )


def test_the_quiz_asks_for_what_comes_out():
    """Is the quiz's answer what the explorer says at the setting that it names?"""
    question = exercises_of("week7/batch_normalization_in_use")["axes"].reference["q5"]
    frame = run(mode=IN_USE, gamma=2, beta=-1, shift=3)[200]
    assert frame["mean"] == pytest.approx(question, abs=0.01)
    new, stream = _data()
    mean, variance = 0.0, 1.0
    for batch in stream[:, :16]:
        mean, variance = 0.9 * mean + 0.1 * batch.mean(), 0.9 * variance + 0.1 * batch.var(ddof=1)
    by_hand = np.mean(2 * (new + 3 - mean) / np.sqrt(variance) - 1)
    assert by_hand == pytest.approx(question, abs=0.005)
