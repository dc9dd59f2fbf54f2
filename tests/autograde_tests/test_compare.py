"""Are answers compared fairly, and differences said in plain words?"""

from collections import OrderedDict, UserDict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from autograde_tests.machinery import calling
from autograde_tests.machinery.calling import Foreign, plain
from autograde_tests.machinery.compare import difference, number


def message(expected, received, **options):
    """Return what is said, as after a call."""
    found = difference(expected, plain(received), **options)
    return None if found is None else found.message


COLUMN = np.array([[1.0], [2.0], [3.0]])
GRADS = {"dw": np.array([[0.5]]), "db": 0.25}


@pytest.mark.parametrize(
    ("expected", "received"),
    [
        (0.5, np.float64(0.5)),
        (0.5, np.array(0.5)),
        (np.float64(0.5), np.float32(0.5)),
        (0.0, 0),
        (0.0, False),
        (np.array([[0, 1]]), np.array([[False, True]])),
        (np.array([[False, True]]), np.array([[0.0, 1.0]])),
        (np.array([[0, 1]]), np.array([[0, 1]], dtype=np.uint8)),
        (GRADS, OrderedDict(db=np.array(0.25), dw=np.array([[0.5]]))),
        (GRADS, UserDict(GRADS)),
        (GRADS, {**GRADS, "cost": "anything"}),
        ((1.0, 2.0), [1.0, 2.0]),
        ([0.7, 0.6], [np.float64(0.7), np.array(0.6)]),
        ([0.7, 0.6], np.array([0.7, 0.6])),
        (np.array([np.inf, -np.inf, np.nan]), np.array([np.inf, -np.inf, np.nan])),
        ("b", np.str_("b")),
        ("C", " c"),
        ("tanh is flat", "Tanh is flat"),
        (None, None),
        (COLUMN, np.asfortranarray(COLUMN)),
        (COLUMN, COLUMN.astype(np.longdouble)),
    ],
)
def test_an_answer_in_another_form_is_right(expected, received):
    """Is the same answer in another form accepted?"""
    assert message(expected, received) is None


@pytest.mark.parametrize(
    ("expected", "received", "said"),
    [
        (COLUMN, None, "the result is None. Is there a return statement that is always reached?"),
        (0.5, None, "the result is None. Is there a return statement that is always reached?"),
        (COLUMN, COLUMN[:, 0], "rank-1 array: neither a row nor a column"),
        (COLUMN, COLUMN.T, "Rows and columns are swapped."),
        (COLUMN, COLUMN[:2], "the result has shape (2, 1), expected (3, 1)."),
        (0.5, np.array([[0.5]]), "the result has shape (1, 1), expected a single number."),
        (COLUMN, 2.0, "the result is a single number, expected an array of shape (3, 1)."),
        (COLUMN, COLUMN.tolist(), "the result is a list, expected an array of shape (3, 1)"),
        (COLUMN, COLUMN.tolist(), "float64. `np.array` makes one of a list."),
        (COLUMN, COLUMN.astype(object), "an array of shape (3, 1), dtype object, expected an arr"),
        (COLUMN, COLUMN.astype(complex), "the result has dtype complex128, expected real numbers."),
        (COLUMN, COLUMN.astype(str), "the result has dtype <U32, expected real numbers."),
        (0.5, 0.5 + 0j, "the result has dtype complex128, expected real numbers."),
        (0.5, "0.5", "the result is text, expected a number."),
        (False, True, "the result is True, expected False."),
        ((1.0, True), (1.0, np.False_), "result[1] is False, expected True."),
        (True, 0.25, "the result is 0.25, expected True."),
        (0.5, True, "the result is True, expected 0.5."),
        (np.array([True, False]), np.array([True, True]), "result[1] is True, expected False."),
        (0.5, {"cost": 0.5}, "the result is a dict, expected a number."),
        (COLUMN, np.ma.array(COLUMN), "the result is a MaskedArray, expected an array"),
        (GRADS, (0.5, 0.25), "the result is a tuple, expected a dict with the keys 'dw', 'db'."),
        (GRADS, {"dw": GRADS["dw"]}, "the result has no key 'db'. It has 'dw'; expected"),
        (GRADS, {"DW": 1, "db": 2}, "the result has no key 'dw'. It has 'DW', 'db'; expected"),
        (GRADS, {}, "It has no keys at all"),
        (GRADS, {"dw": None, "db": 0.25}, "result['dw'] is None."),
        (GRADS, {"dw": GRADS["dw"], "db": 0.5}, "result['db'] is 0.5, expected 0.25."),
        ((1.0, 2.0), (1.0,), "the result has 1 value, expected 2 values."),
        ((1.0, 2.0), 1.0, "the result is a number, expected a tuple of 2 values."),
        ([1.0, 2.0], [1.0, 3.0], "result[1] is 3, expected 2."),
        (0.5, np.nan, "the result is nan, which is not a finite number."),
        (COLUMN, COLUMN * np.inf, "result[0, 0] is inf, which is not a finite number. 3 of its 3"),
        (COLUMN, COLUMN + [[0], [1], [1]], "result[1, 0] is 3, expected 2. 2 of 3 entries differ."),
        (("a", 1.0), ("b", 1.0), "result[0] is 'b', expected 'a'."),
        (None, 3, "the result is a number, expected None."),
        (3.0, 10**400, "the result is an integer of more than 63 bits, expected a number."),
    ],
)
@pytest.mark.filterwarnings("error")
def test_a_difference_is_said_plainly(expected, received, said):
    """Does each kind of difference have its own words?"""
    assert said in message(expected, received)


@pytest.mark.filterwarnings("ignore:the matrix subclass")
def test_a_matrix_is_no_array():
    """Is np.matrix, whose `*` means something else, refused by name?"""
    assert message(COLUMN, np.asmatrix(COLUMN)).startswith("the result is a matrix, expected an")


def test_numbers_that_nearly_agree_are_told_apart():
    """Does a message never say that a number is x where x is expected?"""
    found = difference(-1.5, -1.5 + 1e-7 / 3, rtol=1e-10)
    assert found.message == "the result is -1.499999967, expected -1.5."


def test_the_message_names_the_answer():
    """Is the answer called what the caller calls it?"""
    assert message(1.0, 2.0, what="your answer") == "your answer is 2, expected 1."


@pytest.mark.parametrize("size", [1e-5, 1.0, 1e9])
def test_the_tolerance_is_relative_to_the_answer(size):
    """Is the error measured against the largest entry of the answer?"""
    expected = np.array([size, 1e-3 * size, 0.0])
    off = np.array([0.0, 0.0, size])
    assert message(expected, expected + 0.9e-6 * off) is None
    assert message(expected, expected + 1.1e-6 * off) is not None
    assert message(expected, expected + 0.09 * off, rtol=0.1) is None


def test_rounding_next_to_zero_is_forgiven():
    """Is an error of rounding beside an exact zero free, and a real one not?"""
    assert message(0.0, 1e-16) is None
    assert message(np.zeros(3), np.full(3, 1e-6)) is not None


@pytest.mark.parametrize(
    ("expected", "received", "quotes"),
    [
        (1.0, 2.0, True),
        ("a", "b", True),
        (GRADS, {"0.123": 1}, True),
        (COLUMN, COLUMN.T, False),
        (COLUMN, None, False),
    ],
)
def test_a_message_that_quotes_a_value_is_marked(expected, received, quotes):
    """Is it known which messages may not be shown for a hidden case?"""
    assert difference(expected, received).gives_value is quotes


FINITE = st.floats(-1e6, 1e6)


@given(arrays.arrays(float, arrays.array_shapes(max_dims=3), elements=FINITE))
def test_an_answer_equals_itself(answer):
    """Is an array equal to a copy, and different once an entry moves by more than the tolerance?"""
    assert message(answer, answer.copy()) is None
    moved = answer.copy()
    moved.flat[-1] += 1e-3 * max(np.abs(answer).max(), 1.0)
    assert "entries differ" in message(answer, moved) or answer.size == 1


class Hostile:
    """An object whose every method raises."""

    def __getattr__(self, name):
        """Refuse."""
        raise RuntimeError(name)

    def _refuse(self, *arguments):
        raise RuntimeError("no")

    __eq__ = __repr__ = __str__ = __len__ = __iter__ = __bool__ = __array__ = _refuse
    __float__ = __hash__ = __reduce_ex__ = __deepcopy__ = _refuse


class Liar:
    """An object that says it is a dict."""

    __class__ = dict


class BadDict(dict):
    """A dict whose contents cannot be read."""

    def items(self):
        """Refuse."""
        raise RuntimeError("no items")


class LoudList(list):
    """A list that cannot be walked through."""

    def __iter__(self):
        """Refuse."""
        raise RuntimeError("no items")


class Number(float):
    """A float of a student's own."""

    def __sub__(self, other):
        """Refuse."""
        raise RuntimeError("no difference")


def cyclic_list():
    """Return a list that contains itself."""
    items = []
    items.append(items)
    return items


def cyclic_dict():
    """Return a dict that contains itself."""
    items = {"dw": 1.0}
    items["db"] = items
    return items


def hostile_array():
    """Return an array of the right shape, of objects."""
    items = np.empty((3, 1), dtype=object)
    items[0, 0] = Hostile()
    return items


class Frame:
    """Something like a pandas DataFrame: compares entry by entry and has no truth value."""

    shape = (3, 1)
    dtype = np.dtype(float)

    def __array__(self, dtype=None, copy=None):
        """Convert."""
        return COLUMN

    def __eq__(self, other):
        """Compare entry by entry."""
        return COLUMN == 1

    __hash__ = None


STRANGE = {
    "hostile": Hostile,
    "hostile inside": lambda: {"dw": Hostile(), "db": [Hostile()]},
    "hostile key": lambda: {1.5: 1, ("a", 2): 2, None: 3},
    "liar": Liar,
    "bad dict": lambda: BadDict(dw=1),
    "bad list": lambda: LoudList([1.0]),
    "own float": lambda: Number(7.0),
    "cyclic list": cyclic_list,
    "cyclic dict": cyclic_dict,
    "pandas-like": Frame,
    "generator": lambda: (x for x in range(3)),
    "function": lambda: len,
    "class": lambda: Hostile,
    "set": lambda: {1.0},
    "bytes": lambda: b"1.0",
    "huge": lambda: np.broadcast_to(0.0, (10**6, 10**6)),
    "huge integer": lambda: 10**6000,
    "object array": hostile_array,
    "ragged list": lambda: [[1.0], [1.0, 2.0]],
    "structured": lambda: np.zeros((3, 1), dtype=[("a", float), ("b", int)]),
    "dates": lambda: np.zeros((3, 1), dtype="datetime64[D]"),
    "one date": lambda: np.datetime64("2020-01-01"),
    "masked": lambda: np.ma.masked_all((3, 1)),
    "masked constant": lambda: np.ma.masked,
    "record": lambda: np.zeros(1, dtype=[("a", float)])[0],
    "empty array": lambda: np.zeros((0, 1)),
    "deep list": lambda: [[[[[[[[[[1.0]]]]]]]]]],
}


@pytest.mark.parametrize("expected", [COLUMN, 0.5, GRADS, (1.0, COLUMN), [0.7, 0.6], "a", None])
@pytest.mark.parametrize("make", STRANGE.values(), ids=STRANGE)
@pytest.mark.filterwarnings("error")
def test_nothing_a_student_returns_breaks_the_comparison(make, expected):
    """Does every strange answer end in a sentence?"""
    said = message(expected, make())
    assert said.endswith((".", "?"))
    assert len(said) < 400


def test_plain_data_keeps_numbers_as_they_are():
    """Is a copy made that later changes do not reach?"""
    mine = np.array([1.0, 2.0])
    copy = plain({"w": mine, "costs": [1, 2.5, np.float32(3)]})
    mine[0] = 9
    assert copy["w"][0] == 1
    assert [type(value) for value in copy["costs"]] == [int, float, np.float32]


@pytest.mark.parametrize("dtype", [float, np.float32, int, bool, ">f8"])
def test_a_plain_array_lies_row_by_row_and_is_no_larger_than_allowed(dtype, monkeypatch):
    """Is each kind of array copied into one order, and one that is too large left out?"""
    mine = np.ones((2, 3), dtype).T
    copy = plain(mine)
    assert copy.flags.c_contiguous
    assert copy.dtype == np.dtype(dtype).newbyteorder("=")
    assert np.array_equal(copy, mine)
    assert not np.shares_memory(copy, mine)
    monkeypatch.setattr(calling, "LARGEST", 5)
    assert repr(plain(mine)).startswith("<array of shape (3, 2)")


def test_something_foreign_is_shown_by_name_only():
    """Is the text of a foreign object its name?"""
    assert repr(Foreign("generator")) == "<generator>"


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_numbers_are_written_with_seven_digits(value):
    """Can a number be read back to within the tolerance?"""
    assert float(number(value)) == pytest.approx(value, rel=1e-6)
