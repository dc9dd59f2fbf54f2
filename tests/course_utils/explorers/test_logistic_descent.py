"""Does the explorer of gradient descent walk on the cost that it draws?"""

import contextlib

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from course_utils.explorers import logistic_descent
from course_utils.explorers.logistic_descent import (
    APART,
    COLUMNS,
    MEASURED,
    PRESETS,
    QUESTION,
    ROWS,
    STANDARDISED,
    STEPS,
    LogisticDescent,
    answer,
    cost_of,
    frames,
    summary,
)
from course_utils.explorers.own import Own


def walk(data, rate, w=-6, b=6):
    """Return the frames of a run on the course's function."""
    values = {"data": data, "rate": rate, "w": w, "b": b}
    with np.errstate(all="ignore"):  # the course's `optimize` takes the logarithm of 0
        return list(frames(values, LogisticDescent.uses))


def limit(data):
    """Return 2 / λ, the rate at which descent on a bowl of greatest curvature λ stops settling."""
    X, Y = logistic_descent._examples(data)
    fitted = LogisticRegression(C=np.inf, tol=1e-12, max_iter=10_000).fit(X.T, Y[0])
    a = fitted.predict_proba(X.T)[:, 1]
    ones = np.vstack([X, np.ones_like(X)])
    return 2 / np.linalg.eigvalsh((a * (1 - a) * ones) @ ones.T / X.shape[1]).max()


@pytest.mark.parametrize("data", [STANDARDISED, MEASURED, APART])
def test_each_step_is_the_rate_times_a_measured_slope(data):
    """Does the cost's difference quotient lead from each of the first frames to the next?"""
    X, Y = logistic_descent._examples(data)
    run, h = walk(data, 0.02, w=-2, b=3), 1e-5

    def cost(w, b):
        return np.mean(np.logaddexp(0, (1 - 2 * Y) * (w * X + b)))

    for here, there in zip(run[:8], run[1:9], strict=True):
        w, b = here["w"], here["b"]
        assert here["cost"] == pytest.approx(cost(w, b))
        along_w = (cost(w + h, b) - cost(w - h, b)) / (2 * h)
        along_b = (cost(w, b + h) - cost(w, b - h)) / (2 * h)
        assert there["w"] == pytest.approx(w - 0.02 * along_w, abs=1e-8)
        assert there["b"] == pytest.approx(b - 0.02 * along_b, abs=1e-8)


@pytest.mark.parametrize("data", [STANDARDISED, MEASURED])
def test_the_lowest_cost_is_that_of_scikit_learn(data):
    """Is the bottom where another method finds it?"""
    X, Y = logistic_descent._examples(data)
    fitted = LogisticRegression(C=np.inf, tol=1e-10, max_iter=10_000).fit(X.T, Y[0])
    first = walk(data, 1)[0]
    np.testing.assert_allclose(
        first["bottom"][0], [fitted.coef_[0, 0], fitted.intercept_[0]], rtol=1e-3
    )
    assert first["lowest"] == pytest.approx(
        -np.mean(fitted.predict_log_proba(X.T)[np.arange(Y.size), Y[0].astype(int)])
    )


@pytest.mark.parametrize("data", [STANDARDISED, MEASURED, APART])
def test_the_surface_is_the_cost(data):
    """Is the drawn field the cost at its weights and biases, and is the bottom in the picture?"""
    first = walk(data, 1)[0]
    X, Y = logistic_descent._examples(data)
    (left, right), (below, above) = first["span"]
    assert first["surface"].shape == (ROWS, COLUMNS)
    for row, column in [(0, 0), (10, 70), (ROWS - 1, COLUMNS - 1)]:
        w = left + (right - left) * column / (COLUMNS - 1)
        b = below + (above - below) * row / (ROWS - 1)
        cost = max(cost_of(w, b, X, Y), logistic_descent.LEAST)
        assert first["surface"][row, column] == pytest.approx(np.log(cost))
    for w, b in first["bottom"]:
        assert left < w < right
        assert below < b < above


def test_where_the_path_settles_and_where_it_does_not():
    """Does the curvature at the bottom decide it, from several starts?"""
    at_most = limit(STANDARDISED)
    for w, b in [(-6, 6), (0, 0), (4, -3)]:
        below, above = (walk(STANDARDISED, at_most * part, w, b)[-1] for part in (0.95, 1.06))
        assert summary({"rate": 1, "data": STANDARDISED}, below).endswith("are all the lowest.")
        assert summary({"rate": 1, "data": STANDARDISED}, above).endswith("across the valley.")


@pytest.mark.parametrize(
    ("rate", "is_at_rest"),
    [(2, True), (22, True), (24, False), (30, False), (51.5, False), (56.8, False), (76, False)],
)
def test_only_what_stays_is_at_rest(rate, is_at_rest):
    """Is a path that lands near the bottom by luck, and leaves it again, not said to rest there?"""
    last = walk(STANDARDISED, rate)[-1]
    said = summary({"rate": rate, "data": STANDARDISED}, last)
    assert said.endswith("are all the lowest.") == is_at_rest == (rate < limit(STANDARDISED))
    early = walk(STANDARDISED, 30)[25]  # on its way through
    assert "at rest" not in summary({"rate": 30, "data": STANDARDISED}, early)


def test_a_unit_without_weights_says_one_half_everywhere():
    """Is the unit's border named where there is none?"""
    run = walk(MEASURED, 0.03, w=0, b=0)
    assert "one half everywhere" in summary({"rate": 0.03, "data": MEASURED}, run[0])


def test_without_overlap_there_is_no_bottom():
    """Does a line part the classes, so that the weight grows and the cost falls to the end?"""
    X, Y = logistic_descent._examples(APART)
    assert X[Y == 0].max() < X[Y == 1].min()
    run = walk(APART, **{k: v for k, v in PRESETS["Classes apart"].items() if k != "data"})
    assert run[-1]["w"] > run[100]["w"] + 1 > run[50]["w"] + 1
    assert run[-1]["cost"] < 0.7 * run[100]["cost"]
    assert "there is no lowest" in summary({"rate": 20, "data": APART}, run[-1])


def test_features_as_measured_crawl_or_jump():
    """Is there no rate at which 200 steps get near the bottom?"""
    for rate in np.geomspace(0.001, 100, 40):
        run = walk(MEASURED, float(rate), w=0, b=0)
        assert run[-1]["cost"] > 2 * run[-1]["lowest"], rate
    slow = walk(MEASURED, 0.03, w=0, b=0)[-1]
    assert slow["rises"] == 0


def test_the_answer_is_true():
    """Is rate 30 at the bottom after 40 steps, and does it jump at the end, within a limit?"""
    values = PRESETS["Longer steps"]
    run = walk(values["data"], values["rate"])
    costs = np.array([frame["cost"] for frame in run])
    assert 30 > limit(STANDARDISED)
    assert costs[40] == run[-1]["at_bottom"] == pytest.approx(run[0]["lowest"], abs=5e-4)
    assert run[-1]["rises"] == np.sum(np.diff(costs) > 1e-9) > 80
    assert run[-1]["late"] == np.sum(np.diff(costs)[-10:] > 1e-9) > 2
    assert (run[-1]["low"], run[-1]["high"]) == (min(costs[-10:]), max(costs[-10:]))
    assert run[-1]["low"] > 1.2 * run[0]["lowest"]
    away = [abs(frame["w"]) + abs(frame["b"]) for frame in run]
    assert max(away[100:]) <= max(away[:100])
    assert "After 40 steps the cost was 0.289 nats" in answer(run[-1])
    assert QUESTION.choices[1].startswith("it leaves, and jumps to and fro")


def test_frames_have_the_steps_of_the_scrubber():
    """Is there a frame for each of its moments, the data in the first alone?"""
    run = walk(STANDARDISED, 2)
    assert [frame["step"] for frame in run] == STEPS
    assert ["surface" in frame for frame in run] == [True] + [False] * (len(STEPS) - 1)
    assert (run[0]["w"], run[0]["b"]) == (-6, 6)


def test_it_walks_with_the_function_that_it_is_given():
    """Does another `optimize` lead elsewhere?"""

    def uphill(w, b, X, Y, num_iterations, learning_rate):
        params, grads, costs = LogisticDescent.uses["optimize"](w, b, X, Y, 1, -learning_rate)
        return params, grads, costs

    values = {"data": STANDARDISED, "rate": 0.1, "w": 0, "b": 0}
    run = list(frames(values, {"optimize": uphill}))
    assert run[-1]["cost"] > run[0]["cost"]
    assert run[-1]["rises"] == 200


def test_loading_the_data_takes_no_time_of_the_students(monkeypatch):
    """Is it done before the limit on the student's function begins?"""
    load, within, when = logistic_descent.datasets.load_breast_cancer, [], []

    @contextlib.contextmanager
    def limit(_seconds):
        within.append("the limit")
        yield
        within.pop()

    monkeypatch.setattr(
        logistic_descent.datasets, "load_breast_cancer", lambda: when.append([*within]) or load()
    )
    logistic_descent._examples.cache_clear()
    logistic_descent._surface.cache_clear()
    explorer = LogisticDescent(Own(LogisticDescent.uses, limit=limit))
    explorer.result()
    explorer.close()
    assert when == [[]]
