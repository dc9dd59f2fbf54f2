"""The answers of week7/frameworks's quiz, worked out once more: here, where PyTorch is at hand."""

import pickle

import numpy as np
import pytest

from autograde_tests import exercises_of
from course_utils.reference import deep, frameworks, optimizers

KEY = exercises_of("week7/frameworks")["framework_quiz"].reference


def test_another_width(torch):
    """Question 1: is a file of other widths refused, with layers 1 and 2 named?"""
    small, wide = (
        frameworks.to_torch(deep.initialize_parameters_deep([64, n, 7, 1], 1)) for n in (20, 30)
    )
    with pytest.raises(RuntimeError) as refused:
        wide.load_state_dict(small.state_dict())
    named = [
        name for name in small.state_dict() if f"size mismatch for {name}:" in str(refused.value)
    ]
    assert named == ["0.weight", "0.bias", "2.weight"]
    assert KEY["q1"] == "c"


def test_the_next_day():
    """Question 2: do new moving averages change the step, and the parameters alone do not tell?"""
    rng = np.random.default_rng(3)
    start = {"W1": np.array([[1.0, -2.0]]), "b1": np.array([[0.5]])}
    grads = [{f"d{n}": rng.normal(size=p.shape) for n, p in start.items()} for _ in range(4)]

    def steps(parameters, averages, these, first):
        for t, each in enumerate(these, first):
            parameters, *averages = optimizers.update_parameters_with_adam(
                parameters, each, *averages, t, 0.1
            )[:3]
        return parameters, averages

    there, averages = steps(start, optimizers.initialize_adam(start), grads[:3], 1)
    without_break, _ = steps(there, averages, grads[3:], 4)
    after_it, _ = steps(there, optimizers.initialize_adam(there), grads[3:], 1)
    assert np.abs(without_break["W1"] - after_it["W1"]).max() > 0.01
    assert KEY["q2"] == "a"


def test_the_whole_model(torch, tmp_path):
    """Question 3: is a file with a model refused where only numbers are read?"""
    model = frameworks.to_torch(deep.initialize_parameters_deep([2, 3, 1], 1))
    torch.save(model, tmp_path / "whole.pt")
    torch.save(model.state_dict(), tmp_path / "state.pt")
    assert torch.load(tmp_path / "state.pt", weights_only=True).keys() == model.state_dict().keys()
    with pytest.raises(pickle.UnpicklingError):
        torch.load(tmp_path / "whole.pt", weights_only=True)
    assert (tmp_path / "whole.pt").stat().st_size > (tmp_path / "state.pt").stat().st_size
    assert KEY["q3"] == "b"


def test_in_percent():
    """Question 4: is that the share by which a whole step is longer?"""
    numpys, torchs = 0.1 + 9.9, 0.5 + 9.9
    assert pytest.approx(100 * (torchs / numpys - 1)) == KEY["q4"]


def test_what_you_gain(torch):
    """Question 5: which statements hold in PyTorch? (e is measured in the notebook.)"""
    z = torch.tensor(0.7, dtype=torch.float64, requires_grad=True)
    torch.log(1 + torch.exp(z)).backward()
    derived = 1 / (1 + np.exp(-0.7))
    model = frameworks.to_torch({"W1": np.ones((1, 2)), "b1": np.zeros((1, 1))})
    rows = torch.ones((1, 2), dtype=torch.float64)
    with torch.no_grad():
        without = model(rows)
    wrong_sign = (-model(rows)).sum()
    wrong_sign.backward()  # no complaint
    so = {
        "a": abs(z.grad.item() - derived) < 1e-15,
        "b": abs(z.grad.item() - derived) > 1e-15,
        "c": False,
        "d": model(rows).requires_grad and not without.requires_grad,
    }
    assert [letter for letter, is_so in so.items() if is_so] == KEY["q5"]
