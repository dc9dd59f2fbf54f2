"""What can be claimed of one part of a wrong answer, beside the right one.

A **claim** is a sentence that can be checked: a factor, a step the wrong way, an order. Each
function in `FAMILIES` looks for claims of a kind in one case; what stands is what holds in all
cases that failed, if the numbers are many and odd enough that it is no coincidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from .calling import NUMERIC
from .compare import number

MOST_NAMES = 4
"""Parts or arguments named in one sentence."""

TINY = 1e-13
"""Rounding, relative to the numbers that a difference was taken of."""

Given = dict[str, np.ndarray]
Found = dict[str, str]
"""Claims about one part in one case: keys are the same in all cases, texts may hold numbers."""


def _is_number(value: Any) -> bool:
    return isinstance(value, bool | int | float | np.number | np.bool_)


def as_array(value: Any) -> np.ndarray | None:
    """Return numbers as an array of floats, a list of numbers too; None if these are none.

    Examples
    --------
    >>> as_array([1, True]), as_array("1") is None
    (array([1., 1.]), True)
    """
    if _is_number(value) or isinstance(value, np.ndarray):
        array = np.asarray(value)
    elif isinstance(value, list) and value and all(map(_is_number, value)):
        array = np.array(value)
    else:
        return None
    return array.astype(float) if array.dtype.kind in NUMERIC else None


def leaves(value: Any, name: str) -> Given:
    """Return the arrays and numbers in an argument, each by the name that a student knows.

    Examples
    --------
    >>> list(leaves({"W": 1.0, "caches": [2.0, "relu", (3, 4)]}, "given"))
    ["given['W']", "given['caches'][0]", "given['caches'][2][0]", "given['caches'][2][1]"]
    """
    array = as_array(value)
    if array is not None:
        return {name: array} if array.size else {}
    found: Given = {}
    if isinstance(value, Mapping):
        for key, item in value.items():
            found |= leaves(item, f"{name}[{key!r}]")
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            found |= leaves(item, f"{name}[{index}]")
    return found


def listed(names: Sequence[str]) -> str:
    """Write names one after another.

    Examples
    --------
    >>> listed(["a", "b", "c"]), listed(["a"])
    ('a, b and c', 'a')
    """
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


class Seen(NamedTuple):
    """One part of an answer in one case.

    Parameters
    ----------
    right, answer : array
        What is expected, and what came.
    given : dict of str to array
        The arrays and numbers in the arguments.
    beside : dict of str to array
        The other parts of the same answer that are right.
    key : str
        What the part is called, such as ``"W1"``.
    is_whole : bool
        Whether what came is an array that can hold whole numbers only.
    """

    right: np.ndarray
    answer: np.ndarray
    given: Given
    beside: Given
    key: str
    is_whole: bool = False


Family = Callable[[Seen], Found | None]
"""Looks for claims of a kind; None where no claim of that kind can be told from another."""


class Claim(NamedTuple):
    """What is true of a part in every case.

    Parameters
    ----------
    seen : sequence of Seen
        The part.
    of : callable
        The family of claims that it is of.
    key, text : str
        The claim, and the rest of the sentence that says it.
    """

    seen: Sequence[Seen]
    of: Family
    key: str
    text: str


def claim(seen: Sequence[Seen]) -> Claim | None:
    """Return what is true of a part in every case, the simplest that there is.

    Parameters
    ----------
    seen : sequence of Seen
        The part in each case that failed.

    Examples
    --------
    >>> right = np.array([0.51, -2.0, 0.3])
    >>> claim([Seen(right, right / 2, {}, {}, "")]).text
    'is half of what it should be. Look for a factor of 1/2.'
    """
    unchanging = _unchanging(seen)
    if unchanging:
        return Claim(seen, lambda _: {}, "", unchanging)
    are_telling = {
        "": True,
        "right": is_telling([each.right for each in seen]),
        "answer": is_telling([each.answer for each in seen]),
    }
    for family, needs in FAMILIES:
        if not are_telling[needs]:
            continue
        found = in_all(family, seen)
        if sum(each.right.size for each in seen) < LEAST_ENTRIES.get(family, 0):
            continue
        if family is _partly and len(seen) == 1:
            found = {key: text for key, text in found.items() if not key.startswith("only")}
        chosen = _chosen(found)
        if chosen:
            return Claim(seen, family, *chosen)
    return None


def in_all(family: Family, seen: Sequence[Seen]) -> Found:
    """Return the claims of a family that hold wherever the family has a say.

    Parameters
    ----------
    family : callable
    seen : sequence of Seen

    Examples
    --------
    >>> zeros = Seen(np.zeros(2), np.zeros(2), {}, {}, "")
    >>> twice = Seen(np.array([0.3, 0.41]), np.array([0.6, 0.82]), {}, {}, "")
    >>> list(in_all(_factor, [zeros, twice]))
    ['constant 2']
    """
    shared: Found | None = None
    for each in seen:
        found = family(each)
        if found is None:  # nothing here that would tell, such as zeros
            continue
        if shared is None:
            shared = found
        shared = {key: text for key, text in shared.items() if key in found}
        if not shared:
            return {}
    return shared or {}


def is_telling(arrays: Sequence[np.ndarray]) -> bool:
    """Return whether numbers have magnitudes of which a rule is no coincidence.

    That are two that differ, and three where all have one or two digits.

    Examples
    --------
    >>> is_telling([np.array([1.0, 2.0])]), is_telling([np.array([1.0]), np.array([0.71])])
    (False, True)
    """
    sizes = _magnitudes(np.concatenate([_sample(array) for array in arrays]))
    if sizes.size < 2:
        return False
    return sizes.size > 2 or sizes[-1] > 100 or bool((sizes != np.round(sizes, 1)).any())


def _is_odd(array: np.ndarray) -> bool:
    """Return whether an array has three magnitudes at least."""
    return _magnitudes(_sample(array)).size >= 3


def _magnitudes(numbers: np.ndarray) -> np.ndarray:
    """Return the magnitudes that are not 0 and differ in the first six digits, in order."""
    sizes = np.sort(np.abs(numbers[numbers != 0]))
    return (
        sizes[:1] if sizes.size < 2 else sizes[np.append(True, np.diff(sizes) > 1e-6 * sizes[1:])]
    )


def _sample(array: np.ndarray) -> np.ndarray:
    flat: np.ndarray = array.ravel()
    return flat if flat.size <= 99 else flat[:: flat.size // 99]


def size_of(array: np.ndarray) -> float:
    """Return the largest magnitude in an array.

    Examples
    --------
    >>> size_of(np.array([0.5, -2.0])), size_of(np.zeros(0))
    (2.0, 0.0)
    """
    return float(np.abs(array).max()) if array.size else 0.0


def close(answer: np.ndarray, wanted: np.ndarray, error: float = 0.0) -> bool:
    """Return whether arrays are equal to six digits.

    Parameters
    ----------
    answer, wanted : array
    error : float
        Absolute error that is forgiven in any case.

    Examples
    --------
    >>> close(np.array([1.0, 2.0]), np.array([1.0, 2.0000001]))
    True
    """
    if answer.shape != wanted.shape:
        return False
    for place in {0, wanted.size // 2, wanted.size - 1} if wanted.size else ():
        one, other = answer.item(place), wanted.item(place)  # most that differ do so here
        if abs(one - other) > 0.1 * (abs(one) + abs(other)) + max(error, 1e-12):
            return False
    allowed = max(1e-6 * size_of(wanted), error)
    return bool(np.isfinite(allowed) and (np.abs(answer - wanted) <= allowed).all())


def _unfinished(seen: Seen) -> Found:
    bad = ~np.isfinite(seen.answer)
    if seen.answer.shape != seen.right.shape or not bad.any():
        return {}
    where = "Look for a 0 that meets `log` or a division, and for `exp` of a large number."
    if bad.all():
        none = {"none is finite": f"has no finite entry. {where}"}
        return none | {"nonfinite only": f"is right except where it is not finite. {where}"}
    good = ~bad
    if close(seen.answer[good], seen.right[good]):
        return {"nonfinite only": f"is right except where it is not finite. {where}"}
    return {}


def _cut_off(seen: Seen) -> Found | None:
    if not _has_fractions(seen.right):
        return None
    cuts = np.trunc, np.floor
    if not seen.is_whole or not any(close(seen.answer, cut(seen.right)) for cut in cuts):
        return {}
    return {
        "cut off": "is an array of whole numbers: fractions are cut off in it. Where does its "
        "dtype come from?"
    }


def _zero(seen: Seen) -> Found:
    if seen.answer.any() or not seen.right.any():
        return {}
    if seen.answer.size < (2 if is_telling([seen.right]) else 8):
        return {}
    return {"zero": "is zero everywhere. Is it ever filled, or is it a difference of equal things?"}


def _given_back(seen: Seen) -> Found:
    own = _own(seen)
    return {
        "itself" if name == own else name: (
            "is as it was handed in. Is what is computed kept and returned?"
            if name == own
            else f"is still `{name}` as it was handed in. What should be computed from it, and is "
            "that what comes back?"
        )
        for name, value in seen.given.items()
        if close(seen.answer, value) and (value.ndim or "[" not in name)
    }


def _own(seen: Seen) -> str:
    """Return the name of the argument that is the part's old value; empty if that is not clear."""
    names = [name for name in seen.given if name == seen.key or name.endswith(f"[{seen.key!r}]")]
    return names[0] if len(names) == 1 else ""


def _as_beside(seen: Seen) -> Found:
    return {
        name: f"is the same as {name}, which is right. Is the step between the two missing?"
        for name, value in seen.beside.items()
        if close(seen.answer, value)
    }


# Factors

PLAIN_FACTORS = {
    2.0: "is twice what it should be. Look for a factor of 2.",
    0.5: "is half of what it should be. Look for a factor of 1/2.",
    1 / np.log(2): "is 1 / ln 2 times what it should be. Is the logarithm the natural one?",
    1 / np.log(10): "is 1 / ln 10 times what it should be. Is the logarithm the natural one?",
}
PERCENT = {
    100.0: "is a hundred times what it should be. Is a share asked for, and no percentage?",
    0.01: "is a hundredth of what it should be. Is it asked for in percent?",
}
OTHER_FACTOR = "is {} times what it should be. Look for a factor too many or missing."

AXES = ("rows", "columns")

NEAR_ONE = 1e-3
"""A factor as near to 1 as that is rounding, or something that adds."""

OF_LENGTH: dict[str, tuple[Callable[[float], float], str]] = {
    "n": (
        lambda n: n,
        "is too large by a factor that is {}. Is a division by it missing?",
    ),
    "1/n": (
        lambda n: 1 / n,
        "is too small by a factor that is {}. Is there a division by it too many?",
    ),
    "root": (
        np.sqrt,
        "is too large by the square root of {}. Look at where the root is taken.",
    ),
    "1/root": (
        lambda n: 1 / np.sqrt(n),
        "is too small by the square root of {}. Look at where the root is taken.",
    ),
    "square": (
        lambda n: n * n,
        "is too large by the square of {}. Is a division by it missing, twice?",
    ),
    "1/square": (
        lambda n: 1 / (n * n),
        "is too small by the square of {}. Are there two divisions by it too many?",
    ),
}
"""What a factor may be of a length, and what is said then."""

OF_SCALAR: dict[str, tuple[Callable[[float], float], str]] = {
    "s": (lambda s: s, "is `{0}` times what it should be. Is `{0}` a factor too many?"),
    "1/s": (lambda s: 1 / s, "would be right with one more factor `{0}`. Where does `{0}` belong?"),
    "1-s": (
        lambda s: 1 - s if s < 1 else np.nan,
        "is 1 - `{0}` times what it should be. Where does the factor 1 - `{0}` belong?",
    ),
    "1/(1-s)": (
        lambda s: 1 / (1 - s) if s < 1 else np.nan,
        "would be right with one more factor 1 - `{0}`. Where does it belong?",
    ),
    "square": (
        lambda s: s * s,
        "is `{0}` squared times what it should be. Is it used twice, or a division missing?",
    ),
    "1/square": (
        lambda s: 1 / (s * s),
        "would be right with `{0}` as a factor twice. Is it divided by, where it should multiply?",
    ),
}
"""What a factor may be of an argument that is a number."""


def _ratio(right: np.ndarray, answer: np.ndarray, error: float = 0.0) -> float | None:
    """Return by which number all of an answer is too large; nan if there is none.

    None where both are zero, so that any number would do.
    """
    if right.shape != answer.shape:
        return np.nan
    if not right.any():
        return np.nan if answer.any() else None
    top = int(np.abs(right).argmax())
    factor = float(answer.ravel()[top] / right.ravel()[top])
    return factor if factor and close(answer, factor * right, error) else np.nan


def _counted(seen: Seen) -> Found:
    """Find another count than the one asked for."""
    if seen.right.ndim or seen.answer.ndim:
        return {}
    right, answer = float(seen.right), float(seen.answer)
    wanted = {f"{axis} of {name}" for name, axis, length in _lengths(seen.given) if length == right}
    if not wanted:
        return {}
    return {
        f"{axis} {name}": f"is the {axis} of `{name}`. Is another length asked for?"
        for name, axis, length in _lengths(seen.given)
        if length == answer
    }


def _factor(seen: Seen) -> Found | None:
    factor = _ratio(seen.right, seen.answer)
    return None if factor is None else _explained(factor, seen)


def _explained(factor: float, seen: Seen) -> Found:
    """Return all that a factor may be."""
    if not np.isfinite(factor) or abs(factor - 1) < NEAR_ONE:
        return {}
    whole = round(1 / factor) if abs(factor) > 1e-4 else 0
    told = f"1/{whole}" if 2 < whole <= 1000 and _is(factor, 1 / whole) else number(factor)
    constant = next(
        (text for value, text in (PLAIN_FACTORS | PERCENT).items() if _is(factor, value)),
        OTHER_FACTOR.format(told),
    )
    if _is(factor, -1):
        constant = (
            "is right except for its sign. Look for a lost minus, or for a difference taken the "
            "wrong way round."
        )
    is_count = not seen.right.ndim and bool(seen.right == np.round(seen.right))
    return {f"constant {factor:.5g}": constant} | dict(_named(factor, seen.given, is_count))


def _named(factor: float, given: Given, is_count: bool) -> Iterator[tuple[str, str]]:
    turned = ", and its sign is turned." if factor < 0 else "."
    for name, axis, length in _lengths(given):
        noun = f"the {axis} of `{name}` (here {length})"
        for form, (of, text) in OF_LENGTH.items():
            if _is(abs(factor), of(length)):
                yield f"{turned} {axis} {form}|{name}", text.format(noun).replace(".", turned, 1)
        if length > 2 and _is(factor, length / (length - 1)):
            yield (
                f"n - 1 {axis}|{name}",
                f"is too large: n is taken for n - 1, or the reverse. n is {noun}.",
            )
        if length > 2 and _is(factor, (length - 1) / length):
            yield (
                f"n {axis}|{name}",
                f"is too small: n is taken for n - 1, or the reverse. n is {noun}.",
            )
    for name, value in given.items():
        if value.ndim == 2 and value.shape[0] != value.shape[1] and not is_count:
            rows, columns = value.shape
            for one, other, said in ((rows, columns, AXES), (columns, rows, AXES[::-1])):
                if _is(factor, other / one):
                    text = "seems to be divided by the number of {} of `{}`, not by that of its {}."
                    yield f"{said[0]}|{name}", text.format(said[0], name, said[1])
    for name, number_given in _scalars(given):
        for form, (of, text) in OF_SCALAR.items():
            if _is(abs(factor), of(number_given)):
                yield f"{turned} `{name}` {form}|", text.format(name).replace(".", turned, 1)


def _lengths(given: Given) -> Iterator[tuple[str, str, int]]:
    for name, value in given.items():
        if value.ndim == 2:
            yield name, "number of rows", value.shape[0]
            yield name, "number of columns", value.shape[1]
            if min(value.shape) > 1:
                yield name, "number of entries", value.size
        elif value.ndim == 1:
            yield name, "length", value.size


def _scalars(given: Given) -> Iterator[tuple[str, float]]:
    for name, value in given.items():
        if not value.ndim and 1e-99 < value < 1e99 and "seed" not in name and "[" not in name:
            yield name, float(value)


def _is(factor: float, value: float) -> bool:
    return bool(abs(factor - value) <= 1e-6 * abs(value))


def _chosen(shared: Found) -> tuple[str, str] | None:
    """Return the claim that is meant of several that hold.

    A factor that varies between the cases is what explains it. One that does not is a plain number,
    such as 2, or what explains it if that is only one thing.
    """
    constants = [item for item in shared.items() if item[0].startswith("constant ")]
    named = [item for item in shared.items() if not item[0].startswith("constant ")]
    if not constants:
        return named[0] if named else None
    factor = abs(float(constants[0][0].split()[1]))
    is_plain = any(abs(factor - value) < 1e-4 for value in (1, *PLAIN_FACTORS))
    meanings = {key.split("|")[0] for key, _ in named}
    if any(abs(factor - value) < 1e-4 * value for value in PERCENT):
        # 100 examples are as good a reason; two layers of 10 are not
        lengths = [item for item in named if item[0].split("|")[0].endswith((" n", " 1/n"))]
        return lengths[0] if len(meanings) == 1 and lengths else constants[0]
    if len(meanings) == 1 and not is_plain:
        return named[0]
    form, _, name = named[0][0].partition("|") if len(meanings) == 1 else ("", "", "")
    if is_plain and form.split()[-1:] in (["n"], ["1/n"]) and form.startswith(". "):
        key, text = constants[0]
        axis = form[2:].rpartition(" ")[0]
        return key, f"{text[:-1]}, or for the {axis} of `{name}`, which is 2 here."
    return constants[0]


def _step(seen: Seen) -> Found | None:
    """Compare the steps that lead from an argument to the answers."""
    found: Found = {}
    own = _own(seen)
    undecided = False
    for name, start in seen.given.items():
        shapes = {start.shape, seen.right.shape, seen.answer.shape}
        if len(shapes) > 1 or not start.any() or not (start.ndim or name == own):
            continue
        step = seen.right - start
        factor = _ratio(step, seen.answer - start, TINY * size_of(start))
        if factor is None:
            undecided = True
            continue
        if np.isnan(factor) or (start.ndim and name != own and not is_telling([step])):
            continue
        for key, text in _explained(factor, seen).items():
            if name == own:
                found[key] = f"is changed by a step that {text}"
            elif key == "constant -1" or not key.startswith("constant "):
                found[f"{key} from {name}"] = f"makes a step from `{name}` that {text}"
    return None if undecided and not found else found


# Offsets


def _offset(seen: Seen) -> Found:
    if seen.right.shape != seen.answer.shape:
        return {}
    gap = seen.answer - seen.right
    error = TINY * size_of(seen.right)
    found: Found = {}
    first = float(gap.ravel()[0])
    if first and close(gap, np.full(gap.shape, first), error):
        for name, scalar in _scalars(seen.given):
            for sign, said in ((1, "too large"), (-1, "too small")):
                if _is(first, sign * scalar):
                    found[f"{said} by {name}"] = f"is {said} by exactly `{name}`."
        how = "large" if first > 0 else "small"
        by = f"is too {how} by exactly {number(abs(first))}, everywhere."
        if _is_odd(seen.right) or _is(abs(first), 1):
            found = {f"constant {first:.5g}": by} | found
        for name, value in seen.given.items():
            if value.size == 1 and value.ndim and _is(first, -float(value.ravel()[0])):
                found[f"lacks {name}"] = f"lacks exactly `{name}`. Is it added?"
        return found
    for name, value in seen.given.items():
        if not _is(abs(first), abs(float(value.ravel()[0]))) or not _fits_into(value, gap):
            continue
        if value.size < 2 or not is_telling([value]):
            continue
        if close(gap, np.broadcast_to(-value, gap.shape), error):
            if name == _own(seen):
                found["own"] = "is the change alone: its old value is missing."
            else:
                found[f"lacks {name}"] = f"lacks exactly `{name}`. Is it added?"
        elif close(gap, np.broadcast_to(value, gap.shape), error):
            found[f"has {name}"] = f"is too large by exactly `{name}`. Is it added without need?"
    return found


def _fits_into(value: np.ndarray, other: np.ndarray) -> bool:
    try:
        return np.broadcast_shapes(value.shape, other.shape) == other.shape
    except ValueError:
        return False


def _per_line(seen: Seen) -> Found | None:
    """Compare row by row and column by column: each may have a factor or an offset of its own."""
    right, answer = seen.right, seen.answer
    if right.shape != answer.shape or right.ndim != 2:
        return {}
    if max(right.shape) < 3:
        return None
    found: Found = {}
    for axis, line in ((0, "column"), (1, "row")):
        if right.shape[axis] < 3:
            continue
        top = np.abs(right).argmax(axis=axis, keepdims=True)
        biggest = np.take_along_axis(right, top, axis)
        factors = np.take_along_axis(answer, top, axis) / biggest
        gaps = (answer - right).mean(axis=axis, keepdims=True)
        for what, gap, error, several, look in (
            (
                f"for a factor, another one for each {line}",
                answer - factors * right,
                1e-6 * np.abs(factors * biggest),
                np.ptp(factors) > NEAR_ONE * size_of(factors),
                f"Look at what each {line} is divided or multiplied by.",
            ),
            (
                f"for a number added to each {line}, another one for each",
                answer - right - gaps,
                1e-6 * np.abs(gaps) + TINY * size_of(right),
                np.ptp(gaps) > NEAR_ONE * size_of(right),
                f"Look at what is added to a {line} or subtracted.",
            ),
        ):
            is_so = several and bool((np.abs(gap) <= error).all())
            if is_so and all(map(_is_odd, right if axis else right.T)):
                found[what] = f"is right except {what}. {look}"
    return found


def _multiplied(seen: Seen) -> Found:
    """Find an argument that is a factor too many or missing, entry by entry."""
    found: Found = {}
    if seen.right.shape != seen.answer.shape or not seen.right.ndim:
        return {}
    for name, value in seen.given.items():
        if value.size < 3 or not _fits_into(value, seen.right):
            continue
        for product, other, key, said in (
            (
                seen.right,
                seen.answer,
                "lacks",
                "would be right, multiplied entry by entry by `{}`.",
            ),
            (seen.answer, seen.right, "has", "has `{}` as a factor too many, entry by entry."),
        ):
            if not _is(product.item(0), other.item(0) * value.item(0)):  # most differ here
                continue
            if close(product, other * value) and _is_odd(other) and _is_odd(value):
                found[f"{key} {name}"] = said.format(name)
    return found


def _along_wrong_axis(seen: Seen) -> Found:
    """Find a factor for each row and one for each column, as of a norm along the wrong axis."""
    right, answer = seen.right, seen.answer
    if right.shape != answer.shape or right.ndim != 2 or not right.all() or not answer.all():
        return {}
    if (right.shape[0] - 1) * (right.shape[1] - 1) < 2:
        return {}
    ratio = answer / right
    if not close(ratio, ratio[:, :1] * ratio[:1] / ratio[0, 0]):
        return {}
    if min(np.ptp(ratio[:, 0]), np.ptp(ratio[0])) < NEAR_ONE * size_of(ratio):
        return {}
    return {
        "axes": "is right except for a factor of each row and one of each column. Is a sum or a "
        "norm taken along the wrong axis?"
    }


# Functions of the right answer

APPLIED: dict[str, tuple[Callable[[np.ndarray], np.ndarray], str]] = {
    "square": (np.square, "is the square of what it should be. Is a root missing?"),
    "root": (np.sqrt, "is the square root of what it should be. Does the root belong there?"),
    "abs": (
        np.abs,
        "is right except that no entry is negative. Is a minus lost, or an `abs` too many?",
    ),
    "exp": (
        np.exp,
        "is `exp` of what it should be. Does `exp` belong there, or is a `log` missing?",
    ),
    "log": (np.log, "is the logarithm of what it should be. Is an `exp` missing?"),
    "inverse": (np.reciprocal, "is 1 over what it should be. Is the division the right way round?"),
    "1-x": (lambda x: 1 - x, "is 1 minus what it should be. Look at which of the two is meant."),
    "relu": (lambda x: np.maximum(x, 0), "is right, but what should be negative is 0 in it."),
    "sigmoid": (
        lambda x: 1 / (1 + np.exp(-x)),
        "is the sigmoid of what it should be: one activation too many.",
    ),
    "tanh": (np.tanh, "is tanh of what it should be: one activation too many."),
    "floor": (
        np.floor,
        "is what it should be, rounded to whole numbers. Is its dtype one of integers?",
    ),
    "trunc": (
        np.trunc,
        "is what it should be, rounded to whole numbers. Is its dtype one of integers?",
    ),
    "round": (np.round, "is what it should be, rounded to whole numbers. Is that asked for?"),
}
"""What may have been done to the right answer."""

ROUNDED = ("floor", "trunc", "round")
SQUASHED = ("sigmoid", "tanh")
"""Of large numbers these give whole ones, whichever they are: that is no sign of them."""

MISSING: dict[str, tuple[Callable[[np.ndarray], np.ndarray], str]] = {
    "sigmoid": (
        APPLIED["sigmoid"][0],
        "would be right after a sigmoid. Is the activation missing?",
    ),
    "tanh": (np.tanh, "would be right after `tanh`. Is the activation missing?"),
    "relu": (APPLIED["relu"][0], "would be right after ReLU. Is the activation missing?"),
    "abs": (
        np.abs,
        "would be right without its minus signs. Is an absolute value or a square missing?",
    ),
}
"""What may still have to be done to an answer."""


def _applied(seen: Seen) -> Found:
    if seen.right.shape != seen.answer.shape:
        return {}
    return {
        name: text
        for name, (function, text) in APPLIED.items()
        if _is_like(seen.answer, function, seen.right)
        and (name != "relu" or _is_odd(seen.answer))
        and (name not in ROUNDED or _is_rounded(seen))
        and (name not in SQUASHED or _has_fractions(seen.answer))
    }


def _missing(seen: Seen) -> Found:
    if seen.right.shape != seen.answer.shape:
        return {}
    return {
        name: text
        for name, (function, text) in MISSING.items()
        if _is_like(seen.right, function, seen.answer)
        and (name not in ("relu", "abs") or _is_odd(seen.right))
        and (name not in SQUASHED or _has_fractions(seen.right))
    }


def _has_fractions(array: np.ndarray) -> bool:
    return bool((array != np.round(array)).any())


def _is_like(
    wanted: np.ndarray, function: Callable[[np.ndarray], np.ndarray], given: np.ndarray
) -> bool:
    """Return whether a function leads to some numbers; its first value mostly tells."""
    first = function(given.ravel()[:1]), wanted.ravel()[:1]
    return close(*first) and close(wanted, function(given))


def _is_rounded(seen: Seen) -> bool:
    """Return whether numbers lost their fractions, and did not come from whole numbers."""
    fractions = np.abs(seen.right - np.round(seen.right))
    from_whole = any(
        value.size == seen.right.size and (value == np.round(value)).all()
        for value in seen.given.values()
    )
    return seen.right.size > 3 and not from_whole and bool((fractions > 0.05).sum() > 2)


def _undecided(seen: Seen) -> Found:
    """Find probabilities where decisions are asked for."""
    right, answer = seen.right, seen.answer
    if right.shape != answer.shape or not np.isin(right, (0, 1)).all():
        return {}
    if not (0 < answer).all() or not (answer < 1).all() or not ((answer > 0.5) == right).all():
        return {}
    return {
        "undecided": "would be right with 1 for what is above 0.5 and 0 for the rest. Is that "
        "decision missing?"
    }


def _flipped(seen: Seen) -> Found | None:
    right, answer = seen.right, seen.answer
    if right.shape != answer.shape or not np.isin(right, (0, 1)).all():
        return {}
    found: Found = {}
    if (answer == 2 * right - 1).all():
        found["signs"] = "has -1 where 0 should be. The rest is right."
    if (answer == 1 - right).all():
        found["flipped"] = "has 0 where 1 should be, and 1 where 0 should be, everywhere."
    return found if right.any() and not right.all() or not found else None


# Order and form


def _transposed(seen: Seen) -> Found:
    right, answer = seen.right, seen.answer
    if right.ndim != 2 or not close(answer, right.T):
        return {}
    if right.shape == answer.shape and not is_telling([right]):
        return {}
    return {"transposed": "has the right numbers, but rows and columns are swapped."}


def _reshaped(seen: Seen) -> Found:
    right, answer = seen.right, seen.answer
    if right.ndim < 2 or answer.ndim < 2 or min(answer.shape) < 2 or right.size != answer.size:
        return {}
    if not close(answer.ravel(), right.T.ravel()):
        return {}
    return {
        "reshaped": "has the right numbers, but filled in along the wrong axis. A reshape is no "
        "transpose: look at which of the two is needed."
    }


def _reordered(seen: Seen) -> Found:
    right, answer = seen.right, seen.answer
    if right.size != answer.size or not _is_odd(right):
        return {}
    if right.size < 5 and (right == np.round(right)).all():
        return {}
    if answer.shape == right.shape:
        for axis in range(right.ndim):
            if close(answer, np.flip(right, axis)):
                return {f"reversed {axis}": f"is right but reversed{_along(axis, right)}."}
    if not np.isclose(answer.sum(), right.sum(), rtol=1e-6, atol=1e-6 * size_of(right)):
        return {}
    if not close(np.sort(answer, axis=None), np.sort(right, axis=None)):
        return {}
    also = "" if answer.shape == right.shape else " and another shape"
    return {f"order{also}": f"has the right numbers, but in another order{also}."}


def _along(axis: int, array: np.ndarray) -> str:
    return "" if array.ndim == 1 else ": its rows" if axis == 0 else ": its columns"


def _shifted(seen: Seen) -> Found:
    """Compare along each axis, one place on."""
    right, answer = seen.right, seen.answer
    if right.shape != answer.shape:
        return {}
    for axis in range(right.ndim):
        if right.shape[axis] < 3:
            continue
        head, tail = _ends(right, axis)
        first, last = _ends(answer, axis)
        what = _entry(axis, right)
        if _is_odd(head) and close(last, head):
            return {
                f"late {axis}": f"is one {what} late: each {what} holds what the one before should."
            }
        if _is_odd(tail) and close(first, tail):
            return {
                f"early {axis}": f"is one {what} early: each {what} holds what the next should."
            }
    return {}


def _ends(array: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
    """Return an array without the last and without the first slice along an axis, axis first."""
    turned = np.moveaxis(array, axis, 0)
    return turned[:-1], turned[1:]


def _entry(axis: int, array: np.ndarray) -> str:
    return "entry" if array.ndim != 2 else ("row", "column")[axis]


def _longer(seen: Seen) -> Found:
    """Find one slice too many or too few."""
    right, answer = seen.right, seen.answer
    if right.ndim != answer.ndim:
        return {}
    for axis in range(right.ndim):
        what = _entry(axis, right)
        for long, short, said in (
            (right, answer, "lacks its {} " + what + "; the others are right"),
            (answer, right, "has one " + what + " too many, the {}; the others are right"),
        ):
            if long.shape[axis] != short.shape[axis] + 1 or not short.any():
                continue
            for place, part in zip(("last", "first"), _ends(long, axis), strict=True):
                if close(np.moveaxis(short, axis, 0), part):
                    text = said.format(place) + ". Look at what decides how many there are."
                    return {text: text}
    return {}


def _one_slice(seen: Seen) -> Found:
    """Find the first or the last slice alone."""
    right, answer = seen.right, seen.answer
    if right.ndim < 2 or answer.size >= right.size or not _is_odd(answer):
        return {}
    for axis in range(right.ndim):
        for place, name in ((0, "first"), (-1, "last")):
            if close(answer.ravel(), right.take(place, axis).ravel()):
                text = f"is no more than the {name} {_entry(axis, right)} of what it should be."
                return {text: text}
    return {}


RESHAPES = "`reshape(1, -1)` makes a row, `reshape(-1, 1)` a column."
KEEPS = "In a sum or a mean, `keepdims=True` keeps both."
"""What is said in its place of a function in which an axis is lost in one."""


def _in_other_form(seen: Seen) -> Found:
    """Find the right numbers in another shape, and those that broadcasting made more of."""
    right, answer = seen.right, seen.answer
    if right.shape == answer.shape:
        return {}
    if right.size == answer.size and close(answer.ravel(), right.ravel()):
        if not right.ndim:
            index = ", ".join("0" * answer.ndim)
            text = (
                f"has the right number, but in an array. Return the number alone: its `[{index}]`."
            )
            return {"form": text}
        look = "in another shape. Look at the shape that is asked for."
        if right.ndim == 2 and answer.ndim == 1:
            look = f"one axis only. {RESHAPES}"
        return {"form": f"has the right numbers, but {look}"}
    if answer.ndim != 2 or right.size < 2 or not is_telling([right]):
        return {}
    flat = right.ravel()
    for axis, line in ((1, "column"), (0, "row")):
        across = flat[:, None] if axis else flat[None, :]
        if answer.shape[1 - axis] == flat.size and close(
            answer, np.broadcast_to(across, answer.shape)
        ):
            return {
                f"repeated {line}": f"repeats the right numbers: each {line} holds all of them."
            }
    if answer.shape == (flat.size, flat.size) and close(np.diag(answer), flat):
        return {
            "table": "is a table with the right numbers on its diagonal: a row met a column. Look "
            "at the shapes that go in."
        }
    return {}


ALONG = "Which axis is it to be taken along?"
"""Asked of a sum only where the function takes one."""


def _summed(seen: Seen) -> Found | None:
    """Find a sum or a mean too many, or too few."""
    right, answer = seen.right, seen.answer
    if right.size == answer.size == 1:
        return None if close(answer.ravel(), right.ravel()) else {}
    found: Found = {}
    for name, of in (("sum", np.sum), ("mean", np.mean)):
        if is_telling([right]) and answer.size == 1 and close(answer.ravel(), of(right).ravel()):
            kept = ALONG if right.ndim == 2 else "It goes too far."
            found[f"{name} of all"] = f"is the {name} of all that it should hold. {kept}"
        if (
            right.size == 1 < answer.size
            and is_telling([answer])
            and close(of(answer).ravel(), right.ravel())
        ):
            found[f"{name} missing"] = (
                f"has entries whose {name} would be right. Is that {name} missing?"
            )
        if answer.ndim != 2 or right.size < 2 or right.size == answer.size:
            continue
        for axis, line in ((0, "column"), (1, "row")):
            if is_telling([right]) and close(of(answer, axis=axis), right.ravel()):
                found[f"{name} per {line}"] = (
                    f"would be right after a {name} over each {line}. Is that {name} missing?"
                )
    return found


# Right here and wrong there


def _partly(seen: Seen) -> Found | None:
    right, answer = seen.right, seen.answer
    if right.shape != answer.shape or right.size < 3:
        return {}
    allowed = max(1e-6 * size_of(right), 1e-12)
    wrong: np.ndarray = ~(np.abs(answer - right) <= allowed)
    if not wrong.any():
        return None
    if wrong.all():
        return {}
    by_slice = _by_slice(wrong) if is_telling([right[~wrong]]) else {}
    return by_slice | _by_sign(wrong, seen.given)


def _by_slice(wrong: np.ndarray) -> Found:
    found: Found = {}
    for axis in range(wrong.ndim):
        count = wrong.shape[axis]
        if count < 3:
            continue
        lines = np.atleast_1d(wrong.any(axis=tuple(i for i in range(wrong.ndim) if i != axis)))
        places = np.flatnonzero(lines)
        what = _entry(axis, wrong)
        if places.size == 1 and places[0] in (0, count - 1):
            end = "last" if places[0] else "first"
            found[f"but {end} {what}"] = (
                f"is right except for its {end} {what}. Does a loop or a slice "
                f"{'end too early' if places[0] else 'begin too late'}?"
            )
        elif places.size == count - 1 and not (lines[0] and lines[-1]):
            end = "last" if lines[0] else "first"
            found[f"only {end} {what}"] = f"has only its {end} {what} right."
        elif places.size and lines[places[0] :].all() and count > 3 and places[0] > 1:
            found[f"up to {what}"] = (
                f"is right up to {what} {places[0] - 1} (counted from 0), and wrong from there on."
            )
    if wrong.ndim == 2 and wrong.shape[0] == wrong.shape[1] > 2:
        diagonal = np.eye(len(wrong), dtype=bool)
        if (wrong == diagonal).all():
            found["but diagonal"] = "is right except on its diagonal."
        elif (wrong == ~diagonal).all():
            found["only diagonal"] = "has only its diagonal right."
    return found


def _by_sign(wrong: np.ndarray, given: Given) -> Found:
    """Find an argument whose signs, or whose zeros and ones, tell where an answer is wrong."""
    found: Found = {}
    for name, value in given.items():
        if value.shape != wrong.shape or not wrong.ndim:
            continue
        for where, mask in (
            ("negative", value < 0),
            ("positive", value > 0),
            ("0", value == 0),
            ("not negative", value >= 0),
            ("not positive", value <= 0),
            ("not 0", value != 0),
        ):
            if mask.any() and not mask.all() and (mask == wrong).all():
                found[f"{where} {name}"] = f"is wrong exactly where `{name}` is {where}."
    return found


def _unchanging(seen: Sequence[Seen]) -> str:
    """Say on which arguments an answer does not depend, though it should."""
    first = seen[0]
    if (
        len(seen) < 3
        or (first.answer == first.answer.ravel()[0]).all()
        or any(close(each.right, first.right) for each in seen[1:])
        or not all(close(each.answer, first.answer) for each in seen)
    ):
        return ""
    names = [
        f"`{name}`"
        for name, value in first.given.items()
        if not all(name in each.given and close(each.given[name], value) for each in seen)
    ]
    if not 1 <= len(names) <= MOST_NAMES:
        return ""
    return f"is the same for every {listed(names)} that was tried."


FAMILIES: tuple[tuple[Family, str], ...] = (
    (_unfinished, ""),
    (_cut_off, ""),
    (_zero, ""),
    (_given_back, "answer"),
    (_as_beside, "answer"),
    (_counted, ""),
    (_factor, "right"),
    (_transposed, ""),
    (_in_other_form, ""),
    (_flipped, ""),
    (_offset, "right"),
    (_reshaped, "right"),
    (_step, "right"),
    (_applied, "right"),
    (_missing, "right"),
    (_undecided, ""),
    (_shifted, "right"),
    (_longer, ""),
    (_reordered, "right"),
    (_partly, ""),
    (_per_line, "right"),
    (_along_wrong_axis, "right"),
    (_summed, ""),
    (_multiplied, "right"),
    (_one_slice, ""),
)
"""The families of claims, the simplest first, and which numbers must be telling."""

LEAST_ENTRIES: dict[Family, int] = {
    _partly: 10,
    _undecided: 6,
    _flipped: 6,
    _counted: 2,
}
"""In fewer, over all cases, it may be so by chance."""
