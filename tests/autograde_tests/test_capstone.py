"""Does the capstone pay for what generalises, keeps its budget and can be repeated?"""

import inspect
import time

import numpy as np
import pytest

from autograde_tests.machinery.calling import Outcome, call, plain
from autograde_tests.machinery.cases import HoldingBack
from autograde_tests.machinery.discreet import OTHER_TEXT
from autograde_tests.machinery.feedback import graded_card
from autograde_tests.machinery.judging import AnswerKey, run_cases
from autograde_tests.weeks.week7.capstone import shared
from autograde_tests.weeks.week7.capstone.training import TRAIN
from course_utils.reference import capstone
from course_utils.reference.capstone import train_network
from course_utils.reference.setting_up import fit_normalizer, normalize
from grading import channel

KEY = AnswerKey(TRAIN, "a seed for tests")
CASES = {case.name: case for case in TRAIN.cases}
FLOWER = CASES["another flower: 78 of 100 right"]
DIGITS = CASES["digits: 92 of 100 right"]
TWICE = CASES["the same network twice, with 7 as the seed"]
SHORT = next(case for case in TRAIN.cases if "fifth" in case.name)


def message(case, answer, seconds=0.0):
    """Return what is said of an answer; empty if it earns the points."""
    verdict = KEY.judge(case, Outcome(plain(answer), processor_seconds=seconds))
    return "" if verdict.passed else verdict.difference.message


def trained(case, **changes):
    """Return the reference's network for a case, with some entries changed or taken out."""
    made = TRAIN.reference(*KEY.arguments(case)) | changes
    return {name: value for name, value in made.items() if value is not None}


def test_what_is_held_back_is_not_sent():
    """Do held-out examples and labels stay behind when arguments go into the sandbox or a call?"""
    for case in TRAIN.cases:
        arguments = KEY.arguments(case)
        if not isinstance(arguments, HoldingBack):
            continue
        held = arguments.held_back
        sent = channel.unpack(channel.pack({"arguments": tuple(arguments)}))["arguments"]
        assert type(sent) is tuple
        assert len(sent) == 3
        columns = {column.tobytes() for column in sent[0].T}
        # a few drawings and digits may be twice in their set
        assert sum(column.tobytes() in columns for column in held["X"].T) < 3, case.name
        seen = call(lambda *given: [type(each).__name__ for each in (given,)], arguments, ()).value
        assert seen == ["tuple"]


def test_every_class_is_on_both_sides_in_the_same_share():
    """Does nobody get more or less by the luck of the draw?"""
    for case in TRAIN.cases:
        arguments = KEY.arguments(case)
        if isinstance(arguments, HoldingBack):
            ours, theirs = (
                np.bincount(Y[0]) / Y.size for Y in (arguments[1], arguments.held_back["Y"])
            )
            assert np.abs(ours - theirs).max() < 0.06, case.name
            assert theirs.max() < 0.66, case.name


def test_a_linear_network_is_told_why_it_fails():
    """Does softmax regression, trained to the end, lose the flower and read of straight lines?"""
    from sklearn.linear_model import LogisticRegression

    X, Y, _ = KEY.arguments(FLOWER)
    mu, sigma = fit_normalizer(X)
    model = LogisticRegression().fit(normalize(X, mu, sigma).T, Y[0])
    answer = {"W1": model.coef_, "b1": model.intercept_.reshape(1, 1), "mu": mu, "sigma": sigma}
    assert message(FLOWER, answer) in (shared.STRAIGHT, shared.NO_BETTER)


def test_one_row_of_scores_is_enough_for_two_classes():
    """Is a sigmoid unit's row as good as two, and refused where there are ten classes?"""
    two = trained(FLOWER)
    one = two | {"W2": two["W2"][1:] - two["W2"][:1], "b2": two["b2"][1:] - two["b2"][:1]}
    assert message(FLOWER, two) == message(FLOWER, one) == ""
    ten = trained(DIGITS)
    assert "last layer" in message(DIGITS, ten | {"W2": ten["W2"][:1], "b2": ten["b2"][:1]})


def test_what_else_is_in_the_dict_counts_for_nothing():
    """Does a network count with notes beside it, whatever they are called?"""
    network = trained(FLOWER)
    for more in ({"W_best": np.eye(9)}, {"best": 0.5, "W": [1]}, {3: "three"}, {"Wolf": None}):
        assert message(FLOWER, network | more) == ""


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"W1": None}, "expected W1, W2 and so on"),
        ({"b2": None}, "b2 is no column"),
        ({"mu": None}, "come together"),
        ({"sigma": np.zeros((3, 1))}, "not above 0"),
        ({"sigma": -np.ones((3, 1))}, "not above 0"),
        ({"sigma": np.full((3, 1), np.nan)}, "not above 0"),
        ({"mu": np.zeros(3)}, "mu is no column"),
        ({"W1": np.full((32, 3), np.inf)}, "not finite"),
        ({"W1": np.full((32, 3), np.nan)}, "not finite"),
        ({"W1": [[1.0] * 3] * 32}, "W1 is a list"),
        ({"mu": [[1.0]] * 3}, "mu is a list"),
        ({"b2": [[1.0]] * 2}, "b2 is a list"),
        ({"mu": "none"}, "mu is no column"),
        ({"W4": np.eye(2), "b4": np.zeros((2, 1))}, "layer 4 in the dict, but no W3"),
        ({"b3": np.zeros((2, 1))}, "layer 3 in the dict, but no W3"),
        ({"W1": np.ones((32, 3), complex)}, "W1 is no matrix"),
        ({"W1": np.zeros((0, 3)), "b1": np.zeros((0, 1))}, "W2 is no matrix"),
        ({f"W{n}": np.eye(2) for n in range(3, 30)}, "of 20 layers at most"),
        ({"W1": np.ones((400_000, 3)), "b1": np.ones((400_000, 1))}, "W2 is no matrix"),
        (
            {"W1": np.ones((400_000, 3)), "b1": np.ones((400_000, 1)), "W2": np.ones((2, 400_000))},
            "more than 1000000 numbers",
        ),
    ],
)
def test_networks_that_are_none_are_refused_in_words(changes, said):
    """Is it said what is wrong with the form, before anything is computed with it?"""
    assert said in message(FLOWER, trained(FLOWER, **changes))


def test_the_words_are_told_of_deep_networks_too():
    """Does a card say how a hidden case failed where the answer has more layers than ours?"""
    X, _, _ = KEY.arguments(DIGITS)
    deep = {"W1": np.ones((5, len(X))), "b1": np.ones((5, 1)), "W2": np.ones((5, 5))}
    deep |= {"b2": np.ones((5, 1)), "W3": np.ones((10, 5)), "b3": np.ones((10, 1))}
    for more, told in (({}, shared.NO_BETTER), ({"my own": 1.0}, OTHER_TEXT)):
        verdict = KEY.judge(DIGITS, Outcome(plain(deep | more)))
        card = graded_card(TRAIN, [verdict], KEY.diagnose([verdict]))
        assert told in card.text


def until_the_clock_says(X, Y, budget_seconds, seed=0):
    """Let the rate fall with the time that is left."""
    rng, start = np.random.default_rng(seed), time.perf_counter()
    mu, sigma = fit_normalizer(X)
    parameters = train_network(X, Y, budget_seconds)
    for _ in range(20):
        share = (time.perf_counter() - start) / budget_seconds
        parameters["W1"] += 3e-2 * (1 - share) * rng.standard_normal(parameters["W1"].shape)
    return parameters | {"mu": mu, "sigma": sigma}


def without_the_seed(X, Y, budget_seconds, seed=0):
    """Draw a seed of its own."""
    return train_network(X, Y, budget_seconds, int(np.random.default_rng().integers(2**31)))


@pytest.mark.parametrize("train", [until_the_clock_says, without_the_seed])
def test_what_cannot_be_repeated_earns_nothing_there(train):
    """Is a clock, or a random number without the seed, found out by two calls?"""
    outcome = call(train, KEY.arguments(TWICE), TRAIN.parameters)
    assert message(TWICE, outcome.value) == shared.DIFFERENT


def test_rounding_is_no_difference():
    """Are two networks the same that differ in the last digits?"""
    one = TRAIN.reference(*KEY.arguments(TWICE)[0])
    other = {name: value * (1 + 1e-12) for name, value in one.items()}
    assert message(TWICE, [one, other]) == ""
    assert message(TWICE, [one, one | {"W1": one["W1"] * (1 + 1e-4)}]) == shared.DIFFERENT
    assert message(TWICE, [one, one | {"seconds": 1.0, "costs": [one["b1"]]}]) == ""
    deeper = {"W3": np.eye(2), "b3": np.zeros((2, 1))}
    assert message(TWICE, [one, one | deeper]) == shared.DIFFERENT


def test_a_budget_that_is_not_kept_costs_its_points():
    """Does a right network that took too long fail, and one that took five times as long not?"""
    for case, limit in ((SHORT, 1.0), (DIGITS, 5.0)):
        answer = trained(case)
        assert message(case, answer, seconds=0.99 * limit) == ""
        assert message(case, answer, seconds=1.01 * limit).startswith(
            f"train took more than {limit:g} seconds of processor time"
        )


def test_a_forgotten_return_is_told_by_the_first_case():
    """Is it said that nothing came back, and nothing guessed, which would take long?"""
    verdicts = run_cases(TRAIN, lambda *arguments: None, TRAIN.cases[:1])
    assert verdicts[0].arguments[2] == 0.2
    assert "return" in verdicts[0].difference.message
    assert KEY.diagnose(verdicts).mistake is None


@pytest.mark.slow
def test_many_features_need_fewer_steps():
    """Does a number of steps that looks at no shape lose its points, and also where it is seen?"""
    source = inspect.getsource(train_network)
    planned = "min(600, int(0.5 * budget_seconds / seconds_per_step))"
    assert planned in source
    namespace = dict(vars(capstone))
    exec(source.replace(planned, "2000"), namespace)
    wide = [case for case in TRAIN.cases if "features in" in case.name]
    assert {case.is_hidden for case in wide} == {False, True}
    outcome = call(namespace["train_network"], KEY.arguments(wide[0]), TRAIN.parameters)
    said = KEY.judge(wide[0], outcome).difference.message
    assert said.startswith("train took more than 1 seconds")


def test_a_network_of_chance_never_gets_over_a_bar():
    """Do 300 untrained networks earn nothing on any held-out set?"""
    rng = np.random.default_rng(0)
    for case in TRAIN.cases:
        arguments = KEY.arguments(case)
        # their features point one way: one random direction in some hundred, or in ten, will do
        easy = "tumours" in case.name or "features" in case.name
        if not isinstance(arguments, HoldingBack) or easy:
            continue
        X, Y, _ = arguments
        mu, sigma = fit_normalizer(X)
        for _ in range(30):
            answer = {"W1": rng.normal(size=(int(Y.max()) + 1, len(X))), "mu": mu, "sigma": sigma}
            answer["b1"] = np.zeros((len(answer["W1"]), 1))
            assert message(case, answer), case.name
