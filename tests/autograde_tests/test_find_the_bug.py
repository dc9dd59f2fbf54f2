"""The broken program of week 4: is each repair graded by itself, and is the quiz about it true?"""

import contextlib
import io
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograde_tests import exercises_of
from autograde_tests.machinery.calling import call
from autograde_tests.machinery.judging import AnswerKey
from course_utils.reference import deep

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # tools/ is not installed

from tools.notebook_source import read_source  # noqa: E402
from tools.solutions import without_solution  # noqa: E402

HALVES = ("week4/find_the_bug", "week4/find_the_bug_backward")
CELLS = [
    cell
    for half in HALVES
    for cell in read_source(ROOT, ROOT / f"notebook_sources/{half}.py").cells
]
ANSWERS = {
    cell.options["answer"]: cell.source
    for cell in CELLS
    if "answer" in cell.options and "### BROKEN" in cell.source
}
DECLARED = exercises_of(HALVES[0]) | exercises_of(HALVES[1])
EXERCISES = {name: DECLARED[name] for name in ANSWERS}
FAULTS = [
    (name, number) for name, text in ANSWERS.items() for number in range(text.count("### BROKEN"))
]
CASES = {
    ("linear_backward", 0): "dW",
    ("linear_backward", 1): "db",
    ("linear_activation_backward", 0): "sigmoid",
    ("linear_activation_backward", 1): "relu",
    ("L_model_backward", 0): "the sign",
    ("L_model_backward", 1): "every gradient",
    ("update_parameters", 0): "the last layer",
    ("update_parameters", 1): "biases",
    ("L_layer_model", 0): "builds",
    ("L_layer_model", 1): "the update",
}
"""How the names of the cases begin that look at a fault, in functions with two of them."""

KEYS = {name: AnswerKey(exercise, "a seed") for name, exercise in EXERCISES.items()}
IDS = [f"{name}-{number}" for name, number in FAULTS]
every_fault = pytest.mark.parametrize("fault", FAULTS, ids=IDS)


def program(broken: Iterable[tuple[str, int]]) -> dict[str, Any]:
    """Return the program's functions, with these of its faults in them."""
    broken = set(broken)
    space: dict[str, Any] = {}
    for cell in CELLS:
        defines = "def linear_forward" in cell.source
        if defines or cell.source.startswith("import numpy"):
            exec(cell.source, space)
    for name, text in ANSWERS.items():
        numbers = iter(range(100))

        def keep(match: re.Match, name: str = name, numbers: Any = numbers) -> str:
            return match[0] if (name, next(numbers)) in broken else ""

        text = re.sub(r"\n *### BROKEN:.*", keep, text)
        exec(without_solution(text) if "### BROKEN" in text else text, space)
    return space


def earned(functions: dict[str, Any], training: bool = False) -> dict[tuple[str, str], float]:
    """Return the points of every case that passes, training or all others."""
    points = {}
    for name, key in KEYS.items():
        for case in EXERCISES[name].cases:
            if case.name.startswith("trains") == training:
                with np.errstate(all="ignore"), contextlib.redirect_stdout(io.StringIO()):
                    outcome = call(functions[name], key.arguments(case), EXERCISES[name].parameters)
                if key.judge(case, outcome).passed:
                    points[name, case.name] = case.points
    return points


def worth(faults: Iterable[tuple[str, int]]) -> dict[tuple[str, str], float]:
    """Return the cases that look at these faults, with their points."""
    return {
        (name, case.name): case.points
        for name, number in faults
        for case in EXERCISES[name].cases
        if case.name.startswith(CASES.get((name, number), ""))
    }


def test_every_case_looks_at_one_fault():
    """Is every case, training aside, the case of one fault, and every fault worth some points?"""
    assert len(FAULTS) == 15
    names = [case for fault in FAULTS for case in worth([fault])]
    assert len(set(names)) == len(names)
    all_cases = {(name, case.name) for name, e in EXERCISES.items() for case in e.cases}
    trains = {case for case in all_cases if case[1].startswith("trains")}
    assert set(names) == all_cases - trains
    assert len(trains) == 2
    assert all(sum(worth([fault]).values()) >= 2 for fault in FAULTS)


def test_as_given_it_earns_nothing():
    """Does the untouched program earn no point at all?"""
    given = program(FAULTS)
    assert earned(given) == {}
    assert earned(given, training=True) == {}


def test_repaired_it_earns_everything():
    """Does the repaired program earn every point, training included?"""
    repaired = program([])
    points = earned(repaired) | earned(repaired, training=True)
    assert sum(points.values()) == sum(exercise.points for exercise in EXERCISES.values())


@every_fault
def test_a_fault_alone_costs_its_own_points(fault):
    """Does a fault in an otherwise right program cost the points of its cases, and no others?"""
    others = [other for other in FAULTS if other != fault]
    assert earned(program([fault])) == worth(others)


@every_fault
def test_a_repair_alone_earns_its_own_points(fault):
    """Does one repair in the broken program earn the points of its cases, and no others?"""
    others = [other for other in FAULTS if other != fault]
    assert earned(program(others)) == worth([fault])


@pytest.mark.parametrize("seed", range(25))
def test_repairs_add_up(seed):
    """Do any repairs together earn what they earn one by one?"""
    chosen = np.random.default_rng(seed).random(len(FAULTS)) < 0.5
    broken = [fault for fault, out in zip(FAULTS, chosen, strict=True) if out]
    rest = [fault for fault in FAULTS if fault not in broken]
    assert earned(program(broken)) == worth(rest)


# The quiz: its symptoms, brought about

DIMS, M = [2, 8, 8, 1], 50


def changed(name: str, old: str, new: str) -> dict[str, Any]:
    """Return the repaired program with one line of one function changed."""
    functions = program([])
    text = re.sub(r"\n *### BROKEN:.*", "", ANSWERS[name])
    assert text.count(old) == 1
    exec(text.replace(old, new), functions)
    return functions


def examples() -> tuple[np.ndarray, np.ndarray]:
    """Return fifty points that a network can learn."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(2, M))
    return X, (np.sum(X**2, axis=0, keepdims=True) < 1.2).astype(float)


def ratios(functions: dict[str, Any]) -> dict[str, float]:
    """Return, for each parameter, the measured slope over the computed one, at its largest."""
    X, Y = examples()
    parameters = deep.initialize_parameters_deep(DIMS, rng=1)
    AL, caches = functions["L_model_forward"](X, parameters)
    grads = functions["L_model_backward"](AL, Y, caches)
    found = {}
    for name, values in parameters.items():
        index = np.unravel_index(np.abs(grads[f"d{name}"]).argmax(), values.shape)
        costs = []
        for step in (1e-5, -1e-5):
            moved = parameters | {name: values.copy()}
            moved[name][index] += step
            AL, _ = functions["L_model_forward"](X, moved)
            costs.append(functions["compute_cost"](AL, Y))
        found[name] = (costs[0] - costs[1]) / 2e-5 / grads[f"d{name}"][index]
    return found


def agree(functions: dict[str, Any]) -> dict[str, bool]:
    """Return for each parameter whether measured and computed slopes agree."""
    return {name: bool(abs(ratio - 1) < 1e-3) for name, ratio in ratios(functions).items()}


def test_uphill_with_right_slopes():
    """Does a plus in the update make every cost rise while the slopes agree?"""
    faulty = changed(
        "update_parameters",
        'parameters["W" + str(layer)] - learning_rate * dW',
        'parameters["W" + str(layer)] + learning_rate * dW',
    )
    with np.errstate(all="ignore"):
        _, costs = faulty["L_layer_model"](*examples(), DIMS, 0.002, 500, rng=0)
    assert np.all(np.isfinite(costs))
    assert np.all(np.diff(costs) > 0)
    assert all(agree(faulty).values())


def test_nothing_moves():
    """Does a dropped update leave the cost as it was to the last digit?"""
    faulty = program([("L_layer_model", 1)])
    _, costs = faulty["L_layer_model"](*examples(), DIMS, 0.1, 300, rng=0)
    assert len(costs) == 3
    assert len(set(costs)) == 1


def test_lower_layers_only():
    """Does ReLU's lost slope leave the last layer right, and no other?"""
    right = agree(program([("linear_activation_backward", 1)]))
    assert [name for name, same in right.items() if same] == ["W3", "b3"]


def test_all_off_by_m():
    """Does a cost that is a sum measure 50 times every slope, and cost 34.66 at zero?"""
    faulty = program([("compute_cost", 0)])
    assert ratios(faulty) == pytest.approx(dict.fromkeys(ratios(faulty), 50.0), rel=1e-3)
    zeros = {name: 0 * p for name, p in deep.initialize_parameters_deep(DIMS).items()}
    X, Y = examples()
    cost = faulty["compute_cost"](faulty["L_model_forward"](X, zeros)[0], Y)
    assert f"{cost:.2f}" == "34.66"


def test_second_layer_has_no_effect():
    """Does a skipped layer have measured slopes of exactly 0?"""
    measured = ratios(program([("L_model_forward", 0)]))
    assert [name for name, ratio in measured.items() if ratio == 0] == ["W2", "b2"]


def test_crash_in_round_two():
    """Does a db without its second axis stop the next forward pass, and not this one?"""
    faulty = program([("linear_backward", 1)])
    parameters, _ = faulty["L_layer_model"](*examples(), DIMS, 0.1, 1, rng=0)
    assert parameters["b1"].shape == (8, 8)
    with pytest.raises(ValueError, match="operands could not be broadcast together"):
        faulty["L_layer_model"](*examples(), DIMS, 0.1, 2, rng=0)


def test_key_error():
    """Does a last gradient that is not stored stop the update by its key?"""
    faulty = changed("L_model_backward", 'grads["dW" + str(L)] = dW', "pass")
    with pytest.raises(KeyError, match="'dW3'"):
        faulty["L_layer_model"](*examples(), DIMS, 0.1, 1, rng=0)


def test_twins():
    """Do units that start alike stay alike, with right slopes?"""
    faulty = changed("initialize_parameters_deep", "rng.standard_normal(shape)", "np.ones(shape)")
    parameters, _ = faulty["L_layer_model"](*examples(), DIMS, 0.1, 1000, rng=0)
    W1 = parameters["W1"]
    assert np.allclose(W1, W1[:1])
    assert not np.allclose(W1, 1 / np.sqrt(2))
    assert all(agree(faulty).values())


def test_low_cost_and_wrong_labels():
    """Does a fault in predict leave the cost low and the labels wrong?"""
    faulty = program([("predict", 0)])
    X, Y = examples()
    parameters, costs = faulty["L_layer_model"](X, Y, DIMS, 0.5, 5000, rng=0)
    assert costs[-1] < 0.1
    assert np.mean((faulty["L_model_forward"](X, parameters)[0] > 0.5) == Y) == 1
    assert np.mean(faulty["predict"](parameters, X) == Y) < 0.8


def test_labels_do_not_matter():
    """Does a dAL that has lost its labels give the same gradients for swapped ones?"""
    line = "-(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))"
    faulty = changed("L_model_backward", line, "AL * (1 - AL)")
    X, Y = examples()
    AL, caches = faulty["L_model_forward"](X, deep.initialize_parameters_deep(DIMS, rng=1))
    one, other = (faulty["L_model_backward"](AL, labels, caches) for labels in (Y, 1 - Y))
    assert all(np.array_equal(one[name], other[name]) for name in one)
    assert faulty["compute_cost"](AL, Y) != faulty["compute_cost"](AL, 1 - Y)
