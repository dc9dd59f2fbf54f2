"""Every judge and every question, given answers that nobody thought of: no error comes out."""

import collections
import types
from fractions import Fraction

import numpy as np
import pytest

from autograde_tests.machinery.calling import Foreign, Outcome, answers_of, plain
from autograde_tests.machinery.feedback import graded_card
from autograde_tests.machinery.judging import AnswerKey
from grading import channel

from .notebooks import EXERCISES


class Unruly:
    """An object whose every method raises."""

    def __getattr__(self, name):
        raise RuntimeError(name)

    __eq__ = __repr__ = __len__ = __iter__ = __array__ = __getattr__  # type: ignore[assignment]
    __hash__ = None  # type: ignore[assignment]


NESTED: list = [1]
for _ in range(60):
    NESTED = [NESTED]

ODD = {
    "None": None,
    "complex": 1j,
    "0-d complex array": np.array(1j),
    "0-d array": np.array(0.5),
    "0-d truth": np.array(True),
    "0-d text": np.array("b"),
    "0-d object": np.array(None),
    "array": np.array([1.0, np.nan]),
    "array of three axes": np.ones((2, 1, 3)),
    "empty array": np.zeros((0, 3)),
    "object array": np.array([None, "a"], dtype=object),
    "text array": np.array(["a", "b"]),
    "bytes array": np.array([b"a"]),
    "dates": np.array(["2026-01-01"], "datetime64[D]"),
    "structure": np.zeros(2, [("a", float)]),
    "masked": np.ma.masked_array([1.0], [True]),
    "longdouble": np.longdouble(0.5),
    "longdouble array": np.full((2, 2), 0.5, np.longdouble),
    "huge longdouble": np.longdouble("1e4000"),
    "clongdouble": np.clongdouble(1),
    "half": np.float16(0.5),
    "other byte order": np.ones(3, ">f8"),
    "nan": float("nan"),
    "infinity": -np.inf,
    "huge": 1e308,
    "tiny": 5e-324,
    "huge integer": 10**400,
    "negative zero": -0.0,
    "truth": True,
    "text": "b",
    "empty text": "",
    "half a character": "\ud800",
    "zero byte": "a\0b",
    "bytes": b"b",
    "bytearray": bytearray(b"b"),
    "list": ["a", 1, None, [np.array(1j)]],
    "empty list": [],
    "letters of no option": ["z", "a"],
    "tuple": (1j, "b"),
    "mixed set": {"a", 1, None},
    "frozenset": frozenset("ab"),
    "nested": NESTED,
    "dict": {"a": np.array(1j), 1: None, 2**70: 1, (1, 2): 3, "\ud800": 4},
    "ordered": collections.OrderedDict(W1=1j),
    "range": range(3),
    "generator": (number for number in ()),
    "fraction": Fraction(1, 3),
    "function": len,
    "type": int,
    "object": object(),
    "unruly": Unruly(),
    "nothing to see": NotImplemented,
}
JUDGED = [
    pytest.param(exercise, id=f"{notebook}-{exercise.name}")
    for notebook, exercise in EXERCISES
    if exercise.is_quiz or any(case.judge for case in exercise.cases)
]


@pytest.mark.parametrize("exercise", JUDGED)
def test_no_answer_makes_a_judge_or_a_card_fail(exercise):
    """Does a quiz or a judge of ours raise, whatever a student answers?"""
    key = AnswerKey(exercise, "a seed for tests")
    cases = [case for case in exercise.cases if exercise.is_quiz or case.judge]
    for name, answer in ODD.items():
        outcome = Outcome(plain(answer))
        if exercise.is_quiz:
            verdicts = [key.judge(case, outcome) for case in cases]
            card = graded_card(exercise, verdicts, key.diagnose(verdicts))
            assert card.html, name
            assert card.text, name
        else:
            assert all(key.judge(case, outcome).case is case for case in cases), name


def filled(answer, number):
    """Return an answer of the same form, with one number throughout."""
    if isinstance(answer, dict):
        return {key: filled(item, number) for key, item in answer.items()}
    if isinstance(answer, list | tuple):
        return type(answer)(filled(item, number) for item in answer)
    if answer is None or isinstance(answer, str):
        return answer
    return np.full(np.shape(answer), number)[()]


@pytest.mark.slow
@pytest.mark.parametrize("exercise", [each for each in JUDGED if not each.values[0].is_quiz])
def test_judges_cope_with_every_answer_of_the_right_form(exercise):
    """Does a judge fail, and leave to a person, what is only wrong?"""
    key = AnswerKey(exercise, "a seed for tests")
    for case in exercise.cases:
        if case.judge:
            for number in (0.0, 1.0, -1.0, 0.5, 1e300, 5e-324, 3, True):
                answer = filled(key.right_answer(case), number)
                verdict = key.judge(case, Outcome(plain(answer)))
                assert not verdict.trouble, (case.name, number)


@pytest.mark.parametrize("name", ODD)
def test_whatever_is_answered_can_be_sent(name):
    """Does the grader see what the check in the notebook saw?"""
    answer = plain({"part": [ODD[name]], "other": 0.5})
    assert answer["other"] == 0.5
    received = channel.unpack(channel.pack(answer))
    assert repr(received) == repr(answer)
    assert type(received["part"][0]) is type(answer["part"][0])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (np.longdouble(0.1), np.float64(0.1)),
        (np.longdouble("1e4000"), np.float64(np.inf)),
        (np.full(2, 0.5, np.longdouble), np.full(2, 0.5)),
        (np.full(2, 1j, np.clongdouble), np.full(2, 1j)),
        (np.arange(3.0, dtype=">f8"), np.arange(3.0)),
        (np.arange(3, dtype=">i4"), np.arange(3, dtype=np.int32)),
        (np.array(["ab"], dtype=">U2"), np.array(["ab"])),
    ],
)
def test_numbers_of_another_width_become_the_nearest(value, expected):
    """Is `numpy.longdouble` the number that it stands for?"""
    found = plain(value)
    assert type(found) is type(expected)
    assert found.dtype == expected.dtype
    assert np.array_equal(found, expected)


def test_an_unruly_array_beside_the_answer_stays_apart():
    """Does an entry that cannot be sent take the rest of the answer with it?"""
    found = plain({"W": np.ones(2), "when": np.array(["2026-01-01"], "datetime64[D]")})
    assert found["W"].sum() == 2
    assert found["when"] == Foreign("array of shape (1,), datetime64[D]")
    assert type(plain(np.full(2, "x" * 5000))) is Foreign


class Endless(dict):
    """A mapping whose own methods have no end."""

    def items(self):
        """Go on for ever."""
        while True:
            yield "a", 1

    __iter__ = keys = items  # type: ignore[assignment]


class EndlessMapping(collections.UserDict):
    """A mapping that is no dict, and has no end."""

    def __iter__(self):
        number = 0
        while True:
            yield f"q{(number := number + 1)}"

    def __getitem__(self, key):
        return "b"


MAPPINGS = {
    "dict": {"q1": "b"},
    "ordered": collections.OrderedDict(q1="b"),
    "default": collections.defaultdict(str, q1="b"),
    "chain": collections.ChainMap({"q1": "b"}),
    "user's": collections.UserDict(q1="b"),
    "proxy": types.MappingProxyType({"q1": "b"}),
    "endless dict": Endless(q1="b"),
    "endless": EndlessMapping(),
}


@pytest.mark.parametrize("name", MAPPINGS)
def test_any_mapping_holds_answers(name):
    """Is an `OrderedDict` as good as a dict, in the check and in the grader?"""
    answers = answers_of(MAPPINGS[name])
    assert type(answers) is dict
    assert answers["q1"] == "b"
    assert len(answers) <= 1000


@pytest.mark.parametrize("name", [name for name in ODD if name not in ("dict", "ordered")])
def test_what_is_no_mapping_holds_none(name):
    """Is anything else taken for a quiz's answers?"""
    assert answers_of(ODD[name]) is None
