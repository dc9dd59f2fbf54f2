"""How a wrong answer is related to the right one: told where it is certain, and never invented."""

import numpy as np
import pytest

from autograde_tests.machinery.calling import Calls
from autograde_tests.machinery.relations import LONGEST, relation, right_parts

RNG = np.random.default_rng(7)
X = RNG.normal(size=(3, 5))
ROW = np.array([[0, 1, 1, 0, 1, 0, 0, 1]])
ODD = np.array([[0.31, -1.72, 2.93], [4.14, 0.65, -0.26]])
SQUARE = RNG.normal(size=(4, 4))
SMALL = np.array([[0.31, -0.72], [0.93, 0.14]])
LINE = np.array([0.9, 0.7, 0.4, 0.35, 0.2])
POSITIVE = np.abs(ODD)
COLUMN = ODD[:, :1]
TALL = RNG.normal(size=(5, 4))


def said(right, answer, *arguments, parameters=("X", "k")):
    """Return what is said of one case."""
    return relation([(right, answer)], [arguments], parameters)


@pytest.mark.parametrize(
    ("right", "answer", "arguments", "told"),
    [
        (ODD, -ODD, (), "right except for its sign"),
        (ODD, 2 * ODD, (), "is twice what it should be"),
        (ODD, ODD / 2, (), "is half of what it should be"),
        (ODD, ODD / np.log(2), (), "1 / ln 2 times"),
        (ODD, ODD / 255, (), "is 1/255 times"),
        (ODD, 5 * ODD, (X,), "too large by a factor that is the number of columns of `X` (here 5)"),
        (ODD, ODD / 3, (X,), "too small by a factor that is the number of rows of `X` (here 3)"),
        (ODD, ODD * np.sqrt(5), (X,), "the square root of the number of columns of `X`"),
        (ODD, ODD / 100, (np.ones((10, 10)),), "a hundredth of what it should be. Is it asked for"),
        (ODD, ODD * 100, (), "a hundred times what it should be. Is a share asked for"),
        (
            ODD,
            ODD * 100,
            (np.ones((3, 100)),),
            "too large by a factor that is the number of columns",
        ),
        (ODD, ODD / 25, (X,), "too small by the square of the number of columns of `X`"),
        (ODD, -5 * ODD, (X,), "columns of `X` (here 5), and its sign is turned"),
        (
            ODD,
            ODD * 5 / 4,
            (X,),
            "n is taken for n - 1, or the reverse. n is the number of columns",
        ),
        (
            ODD,
            ODD * 5 / 3,
            (X,),
            "divided by the number of rows of `X`, not by that of its columns",
        ),
        (ODD, 15 * ODD, (X,), "the number of entries of `X`"),
        (ODD, 2 * ODD, (np.ones((2, 3)),), "or for the number of rows of `X`, which is 2 here"),
        (ODD, 0.07 * ODD, (X, 0.07), "is `k` times what it should be"),
        (ODD, ODD / 0.07, (X, 0.07), "would be right with one more factor `k`"),
        (ODD, 0.93 * ODD, (X, 0.07), "1 - `k` times"),
        (X, X, (), ""),
        (ODD, ODD + 1, (), "too large by exactly 1"),
        (ODD, ODD - 0.07, (X, 0.07), "too small by exactly `k`"),
        (X, X - TALL[:3, :1], (TALL[:3, :1],), "lacks exactly `X`"),
        (POSITIVE, POSITIVE**2, (), "is the square of"),
        (POSITIVE, np.sqrt(POSITIVE), (), "is the square root of"),
        (ODD, np.abs(ODD), (), "no entry is negative"),
        (POSITIVE, 1 - POSITIVE, (), "is 1 minus"),
        (ODD, 1 / ODD, (), "is 1 over"),
        (ODD, np.exp(ODD), (), "is `exp` of"),
        (POSITIVE, np.log(POSITIVE), (), "is the logarithm of"),
        (ODD, np.floor(ODD), (), "rounded to whole numbers"),
        (1 / (1 + np.exp(-ODD)), ODD, (), "would be right after a sigmoid"),
        (np.maximum(SQUARE, 0), SQUARE, (), "would be right after ReLU"),
        (ROW, 1 - ROW, (), "has 0 where 1 should be"),
        (ROW, 2 * ROW - 1, (), "has -1 where 0 should be"),
        (SQUARE, SQUARE.T, (), "rows and columns are swapped"),
        (ODD, ODD.T, (), "rows and columns are swapped"),
        (ODD, ODD.T.reshape(2, 3), (), "filled in along the wrong axis"),
        (LINE, LINE[::-1], (), "right but reversed"),
        (SQUARE, SQUARE[[1, 3, 0, 2]], (), "right numbers, but in another order"),
        (LINE, np.roll(LINE, 1), (), "one entry late"),
        (list(LINE), list(np.roll(LINE, -1)), (), "one entry early"),
        (list(LINE), list(LINE[:-1]), (), "lacks its last entry"),
        (X, np.column_stack([X[:, :1], X]), (), "one column too many, the first"),
        (COLUMN, COLUMN.ravel(), (), "one axis only"),
        (COLUMN, COLUMN.T, (), "rows and columns are swapped"),
        (0.7, np.array([[0.7]]), (), "the right number, but in an array"),
        (TALL[:, :1], np.repeat(TALL[:, :1], 3, axis=1), (), "each column holds all of them"),
        (LINE, LINE[:, None] + LINE - LINE[:1], (), ""),
        (LINE, np.diag(LINE) + 9 * (1 - np.eye(5)), (), "right numbers on its diagonal"),
        (TALL.sum(axis=1, keepdims=True), TALL, (), "would be right after a sum over each row"),
        (
            TALL.mean(axis=0, keepdims=True),
            TALL,
            (),
            "would be right after a mean over each column",
        ),
        (TALL[:, :1], TALL[:, :1].sum(), (), "is the sum of all that it should hold"),
        (TALL, TALL * LINE[:, None], (), "another one for each row"),
        (TALL, TALL + LINE[:4], (), "a number added to each column"),
        (ODD, 0 * ODD, (), "is zero everywhere"),
        (SMALL, np.zeros((2, 2), int), (), "of whole numbers: fractions are cut off in it"),
        ([0.3, 0.4], [0, 0], (), ""),
        (9 * SMALL, np.zeros((2, 2), int), (), "is zero everywhere"),
        (9 * SMALL, (9 * SMALL).astype(int), (), "of whole numbers: fractions are cut off in it"),
        ((SMALL, ODD), (SMALL.astype(int), ODD), (), "of whole numbers: fractions are cut off"),
        (X @ X.T, X, (X,), "is still `X` as it was handed in"),
        (TALL, np.where(TALL < 0, np.nan, TALL), (), "right except where it is not finite"),
        (TALL, np.where(TALL < 0, TALL * 7, TALL), (TALL,), "wrong exactly where `X` is negative"),
        (TALL, np.column_stack([TALL[:, :-1], 9 * LINE]), (), "right except for its last column"),
        ((ODD, 0.3), (0.3, ODD), (), "come back, but the other way round"),
        ((ODD, X, TALL), [X, TALL, ODD], (), "come back, but in another order"),
        ((ODD, 0.3), ODD, (), "is the right value 1 of 2"),
        (ODD, (X, ODD), (), "as value 2 of 2"),
        ((0.2, (ODD, X, 0.3)), (0.2, (ODD, 0.3)), (), "`result[1]` lacks value 2 of 3"),
        (X, X[:, :1], (), "no more than the first column"),
        (X, X / TALL[:3, :1] / LINE, (), "a factor of each row and one of each column"),
        (ODD * X[:2, :3], ODD, (X[:2, :3],), "right, multiplied entry by entry by `X`"),
        (ODD, ODD * X[:2, :3], (X[:2, :3],), "`X` as a factor too many"),
        (ROW, 0.8 * ROW + 0.1, (), "Is that decision missing?"),
        (
            (1.0, (ODD, X)),
            (1.0, (X, ODD)),
            (),
            "The values in `result[1]` are right, but the other",
        ),
        ({"W": ODD, "b": X}, {"W": X, "b": ODD}, (), "`W` and `b` are swapped"),
        ({"dW": ODD}, {"W": ODD}, (), "`W` holds the right value of `dW`"),
        ({"W": X, "b": LINE}, {"W": X, "b": X}, (), "is the same as `W`, which is right"),
        (
            X - 0.1 * TALL[:3, :1],
            X + 0.1 * TALL[:3, :1],
            (X,),
            "step from `X` that is right except",
        ),
    ],
)
def test_relation_is_told(right, answer, arguments, told):
    """Is a wrong answer that is made from the right one seen through?"""
    found = said(right, answer, *arguments)
    assert told in found
    assert bool(told) == bool(found)
    assert len(found) <= LONGEST


def layered(*layers, **factors):
    """Return gradients by layer, those of some layers wrong."""
    rng = np.random.default_rng(3)
    found = {}
    for layer in layers:
        for name in (f"dW{layer}", f"db{layer}"):
            found[name] = rng.normal(size=(2, 3)) + factors.get(name, 0) * rng.normal(size=(2, 3))
    return found


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (("dW1", "db1"), "Only layer 1 is wrong."),
        (("dW1", "db1", "dW2", "db2"), "Layer 3 is right; start at layer 2."),
        (("dW1", "dW2", "dW3"), "In all layers `db` is right and `dW` is wrong."),
        (("dW2",), "Only `dW2` is wrong."),
        (("dW3", "dW1", "db1"), "Layer 2 is right, layers 3 and 1 are wrong."),
        (("dW1", "dW2", "dW3", "db1", "db2"), "`db3` is right."),
    ],
)
def test_right_parts_are_named(wrong, told):
    """Is it said which layers are right, in the order in which they are worked out?"""
    right = layered(3, 2, 1)
    answer = {
        name: np.random.default_rng(len(name) + int(name[2:])).normal(size=(2, 3))
        if name in wrong
        else value
        for name, value in right.items()
    }
    assert said(right, answer) == told


def test_layers_of_parameters_are_counted_from_the_first():
    """Do layers go upwards where nothing runs backwards?"""
    right = {f"{name[1:]}": value for name, value in layered(1, 2, 3).items()}
    answer = {
        name: value if name.endswith("1") else np.random.default_rng(5).normal(size=(2, 3))
        for name, value in right.items()
    }
    assert said(right, answer) == "Layer 1 is right; start at layer 2."


def test_right_parts_and_relation_stand_together():
    """Is a part's relation told together with the parts that are right?"""
    right = {"dW1": ODD, "db1": COLUMN, "dW2": TALL, "db2": TALL[:, :1]}
    answer = right | {"dW1": -ODD, "dW2": -TALL}
    told = said(right, answer)
    assert told.startswith("In all layers `db` is right and `dW` is wrong. Each of `dW1` and `dW2`")
    assert "its sign" in told
    assert said(right, right | {"dW1": -ODD}).startswith("Only `dW1` is wrong: it is right except")


def test_factor_that_varies_is_explained_by_what_varies():
    """Is a factor of 2 in one case and 4 in another the number of columns, and not a plain one?"""
    widths = (2, 4)
    pairs = [(ODD[0, width - 2], width * ODD[0, width - 2]) for width in widths]
    told = relation(pairs, [(np.ones((3, width)),) for width in widths], ("X",))
    assert "the number of columns of `X` (here 2)" in told


@pytest.mark.parametrize(
    ("pairs", "why"),
    [
        ([(0.5, 1.0)], "one number has a factor to any other"),
        ([(0.5, 1.0), (0.5, 1.0)], "the same number twice proves nothing"),
        ([(np.array([1, 0, 1]), np.array([2, 0, 2]))], "one magnitude"),
        ([(np.array([1, 2]), np.array([2, 4]))], "two small whole numbers"),
        ([(ODD, 2 * ODD), (ODD, 3 * ODD)], "another factor in each case"),
        ([(ODD, -ODD), (ODD, ODD + TALL[:2, :3])], "true in one case only"),
        ([(ODD, 1.00001 * ODD)], "nearly right"),
        ([(LINE, np.append(LINE[:-1], 9))], "a single small case, right up to its end"),
        ([(0.9999, 1.0), (0.3, 0.0)], "rounded by chance"),
    ],
)
def test_nothing_is_told_of_what_may_be_chance(pairs, why):
    """Is silence kept where a relation would be no more than likely?"""
    assert relation(pairs, [(X,)] * len(pairs), ("X",)) == "", why


def test_a_count_may_be_another_one():
    """Is the number of columns recognised where the number of rows is asked for?"""
    given = [(np.ones((2, 5)),), (np.ones((4, 3)),)]
    told = relation([(2, 5), (4, 3)], given, ("X",))
    assert told == "The result is the number of columns of `X`. Is another length asked for?"
    assert relation([(2, 5)], given[:1], ("X",)) == ""


def test_small_cases_do_not_stand_in_the_way():
    """Is a relation told that one case shows and a smaller one does not contradict?"""
    pairs = [((ODD, 0.5), (0.5, ODD)), ((2.0, 1.0), (1.0, 2.0))]
    assert "the other way round" in relation(pairs, [(), ()], ())
    assert relation(pairs[1:], [()], ()) == ""
    one = np.array([[0.21]])
    assert "is 1 minus" in relation([(POSITIVE, 1 - POSITIVE), (one, 1 - one)], [(), ()], ())
    pairs = [(X.sum(axis=1, keepdims=True), X), (np.array([[0.5]]), np.array([[0.5]]))]
    assert "a sum over each row" in relation(pairs, [(), ()], ())


def test_length_is_not_named_where_two_would_do():
    """Is a factor of 3 just that, if rows of one argument and columns of another are 3?"""
    told = relation([(ODD, 3 * ODD)], [(X, np.ones((4, 3)))], ("X", "W"))
    assert told.startswith("The result is 3 times what it should be")


def test_answer_that_does_not_depend_on_an_argument():
    """Is the argument named that makes no difference, though it should?"""
    pairs = [(step * ODD + X[:2, :3], ODD) for step in (1.5, 2.5, 3.5)]
    told = relation(pairs, [(X, step) for step in (1.5, 2.5, 3.5)], ("X", "k"))
    assert told == "The result is the same for every `k` that was tried."


def test_updates_are_compared_by_their_steps():
    """Is a step up in the place of a step down told of all parameters at once?"""
    old = {"W1": X, "b1": X[:, :1]}
    grads = {"dW1": TALL.T[:3], "db1": TALL.T[:3, 1:2]}
    right = {name: value - 0.1 * grads[f"d{name}"] for name, value in old.items()}
    up = {name: value + 0.1 * grads[f"d{name}"] for name, value in old.items()}
    lone = {name: value - grads[f"d{name}"] for name, value in old.items()}
    given, names = [(old, grads, 0.1)], ("parameters", "grads", "learning_rate")
    told = relation([(right, up)], given, names)
    assert told.startswith("Every part of the result is changed by a step that is right except")
    assert "one more factor `learning_rate`" in relation([(right, lone)], given, names)
    assert "as it was handed in" in relation([(right, old)], given, names)


@pytest.mark.parametrize(
    "answer", [ODD * 1e-320, ODD * 1e307, ODD * np.inf, np.full((2, 3), 2**63)]
)
def test_numbers_at_the_ends_of_their_range_are_taken(answer):
    """Is nothing divided by 0 where an answer is all but infinite, or all but nothing?"""
    assert isinstance(said(ODD, answer, X, 1e-320), str)
    assert isinstance(said(answer, ODD, X, 1e-200), str)


def test_several_calls_are_several_cases():
    """Does an exercise that is asked several times in one case have one relation?"""
    calls = Calls([(X,), (TALL,), (ODD,)])
    assert "its sign" in relation([([ODD, TALL, X], [-ODD, TALL, -X])], [calls], ("X",))
    assert relation([([ODD, TALL], None)], [calls], ("X",)) == ""


@pytest.mark.parametrize(
    "answer",
    ["text", [], {}, {"a": 1}, [None], np.array(["a"]), np.zeros(0), np.nan, 1j, (ODD, "x"), None],
    ids=repr,
)
@pytest.mark.parametrize("right", [ODD, 0.5, [ODD, X], {"W": ODD, "b": 0.5}, "text", [], (1, "a")])
def test_any_answer_is_taken(right, answer):
    """Does an answer of any form at all leave us without an error?"""
    assert isinstance(said(right, answer, X, {"W": [ODD, "text", None]}), str)


ABOUT_PARTS = ("right.", "wrong.")


@pytest.mark.parametrize("seed", range(10))
def test_unrelated_answers_have_no_relation(seed):
    """Is nothing said of numbers that have nothing to do with each other?"""
    rng = np.random.default_rng(seed)
    shapes = ((), (3,), (1, 4), (3, 1), (2, 3), (3, 3), (4, 6))
    for _ in range(100):
        shape = shapes[rng.integers(len(shapes))]
        draw = (
            rng.normal,
            rng.random,
            lambda size: rng.integers(-9, 10, size=size),
            lambda size: rng.integers(0, 2, size=size),
        )[rng.integers(4 if np.prod(shape) > 8 else 3)]
        given = (rng.normal(size=(3, 4)), 0.5, {"W": rng.normal(size=shape)})
        right = {"W1": draw(size=shape), "b1": rng.normal(size=shape), "cost": rng.random()}
        answer = {"W1": draw(size=shape), "b1": rng.normal(size=shape), "cost": right["cost"]}
        told = relation([(right, answer)], [given], ("X", "k", "parameters"))
        assert told.endswith(ABOUT_PARTS), (right, answer, told)
        told = relation([(right["W1"], answer["W1"])], [given], ("X", "k", "parameters"))
        assert not told, (right, answer, told)


def test_what_is_said_of_numbers_holds_in_cases_that_are_not_shown():
    """Is a factor in the one case shown not told if another case has none?"""
    both = [(ODD, 2 * ODD), (SQUARE, SQUARE + ODD.sum())]
    assert "twice" in relation(both[:1], [()], ())
    assert "twice" not in relation(both, [(), ()], (), more=1)
    assert "twice" in relation([both[0], (SQUARE, 2 * SQUARE)], [(), ()], (), more=1)


def test_a_part_that_another_case_shows_to_be_wrong_is_not_called_right():
    """Is what a visible case cannot tell apart not said where a further one can?"""
    right = {"dW": np.array([0.31, -2.2]), "db": np.array([0.7]), "dA": np.array([1.9, 0.4])}
    seen = {**right, "dW": np.array([5.3, 0.9])}
    other = {**right, "dW": np.array([5.3, 0.9]), "db": np.array([3.1])}
    pairs, given = [(right, seen), (right, other)], [(), ()]
    assert relation(pairs[:1], given[:1], ()) == "Only `dW` is wrong."
    assert relation(pairs, given, (), more=1) == "`dA` is right."
    assert right_parts(pairs, given, (), more=1) == "`dA` is right."


@pytest.mark.parametrize("rights", [(2000.0, 300.0), (900.0, 40.0)])
def test_a_one_is_no_sign_of_a_sigmoid(rights):
    """Is an answer of 1 not taken for what a squashing function makes of any large number?"""
    pairs = [(right, 1.0) for right in rights]
    assert "activation" not in relation(pairs, [(), ()], ())
    assert "activation" in relation(
        [(0.31, 1 / (1 + np.exp(-0.31))), (1.7, 1 / (1 + np.exp(-1.7)))], [(), ()], ()
    )
