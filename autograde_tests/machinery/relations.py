"""Say how a wrong answer is related to the right one: a factor, a sign, an order, a part.

Where no known mistake fits, the numbers themselves often tell what went wrong. Each **claim** here
is a sentence about one part of an answer that can be checked. It is made only if it is true in all
cases that failed, and if the numbers are many and odd enough that it is no coincidence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from .calling import NUMERIC, Calls
from .compare import difference, number

LONGEST = 240
MOST_NAMES = 4
"""Parts named in one sentence."""

MOST_PARTS = 40
MOST_LOOKED_AT = 6
"""An answer in more parts is not looked into, and of so many wrong ones the first."""

TINY = 1e-13
"""Rounding, relative to the numbers that a difference was taken of."""

Path = tuple[str | int, ...]
Given = dict[str, np.ndarray]
Found = dict[str, str]
"""Claims about one part in one case: keys are the same in all cases, texts may hold numbers."""

_MISSING = object()


def relation(
    pairs: Sequence[tuple[Any, Any]],
    arguments: Sequence[tuple[Any, ...]],
    parameters: Sequence[str],
    rtol: float = 1e-6,
) -> str:
    """Return how wrong answers are related to the right ones; empty if nothing certain is found.

    Parameters
    ----------
    pairs : sequence of (plain data, plain data)
        The expected and the received answer of each case that failed.
    arguments : sequence of tuple, or Calls
        What the function was called with in each.
    parameters : sequence of str
        The names of the arguments.
    rtol : float
        Largest error that counts as right, relative to the largest absolute entry expected.

    Examples
    --------
    >>> right = {"dW": np.array([[0.51, -2.0]]), "db": np.array([[0.3]])}
    >>> wrong = {"dW": np.array([[-0.51, 2.0]]), "db": np.array([[0.3]])}
    >>> print(relation([(right, wrong)], [()], ()))
    `db` is right. `dW` is right except for its sign. Look for a lost minus, or for a difference \
taken the wrong way round.
    """
    with np.errstate(all="ignore"):
        cases = list(_cases(pairs, arguments, parameters, rtol))
        if not cases:
            return ""
        return _misplaced(cases, rtol) or _of_parts(cases)


@dataclass(frozen=True)
class _Case:
    """One call of a function that gave a wrong answer, taken to pieces."""

    right: Any
    answer: Any
    given: Given
    parts: dict[Path, tuple[Any, Any]]
    wrong: frozenset[Path]


def _cases(
    pairs: Sequence[tuple[Any, Any]],
    arguments: Sequence[tuple[Any, ...]],
    parameters: Sequence[str],
    rtol: float,
) -> Iterator[_Case]:
    for (right, answer), given in zip(pairs, arguments, strict=True):
        if isinstance(given, Calls):  # what each call gave, in a list
            if isinstance(answer, list | tuple) and len(answer) == len(right) == len(given):
                yield from _cases(list(zip(right, answer, strict=True)), given, parameters, rtol)
            continue
        if answer is None or difference(right, answer, rtol) is None:
            continue
        parts = dict(_parts(right, answer))
        wrong = frozenset(path for path, pair in parts.items() if difference(*pair, rtol))
        leaves: Given = {}
        for name, value in zip(parameters, given, strict=False):
            leaves |= _leaves(value, name)
        yield _Case(right, answer, leaves, parts, wrong)


def _is_number(value: Any) -> bool:
    return isinstance(value, bool | int | float | np.number | np.bool_)


def _as_array(value: Any) -> np.ndarray | None:
    """Return numbers as an array of floats, a list of numbers too; None if these are none."""
    if _is_number(value) or isinstance(value, np.ndarray):
        array = np.asarray(value)
    elif isinstance(value, list) and value and all(map(_is_number, value)):
        array = np.array(value)
    else:
        return None
    return array.astype(float) if array.dtype.kind in NUMERIC else None


def _parts(right: Any, answer: Any, path: Path = ()) -> Iterator[tuple[Path, tuple[Any, Any]]]:
    """Give the parts of a right answer that count, and what stands in their places."""
    array = _as_array(right)
    is_row = isinstance(answer, tuple) or (isinstance(answer, np.ndarray) and answer.ndim > 0)
    if isinstance(right, list) and is_row:
        answer = list(answer)
    if array is not None and array.size:
        yield path, (right, answer)
    elif isinstance(right, Mapping):
        for key, value in right.items():
            there = answer[key] if isinstance(answer, Mapping) and key in answer else _MISSING
            yield from _parts(value, there, (*path, key))
    elif isinstance(right, list | tuple):
        alike = isinstance(answer, list | tuple) and len(answer) == len(right)
        for index, value in enumerate(right):
            yield from _parts(value, answer[index] if alike else _MISSING, (*path, index))
    elif difference(right, answer):  # a text, say: of these, only what is wrong is told
        yield path, (right, answer)


def _leaves(value: Any, name: str) -> Given:
    """Return the arrays and numbers in an argument, each by the name that a student knows."""
    array = _as_array(value)
    if array is not None:
        return {name: array} if array.size else {}
    found: Given = {}
    if isinstance(value, Mapping):
        for key, item in value.items():
            found |= _leaves(item, f"{name}[{key!r}]")
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            found |= _leaves(item, f"{name}[{index}]")
    return found


# Which parts are right, and how the first wrong one is related to the right one


def _of_parts(cases: Sequence[_Case]) -> str:
    paths = list(dict.fromkeys(path for case in cases for path in case.parts))
    if len(paths) > MOST_PARTS:
        return ""
    names = _names(paths)
    which = _shared([_which(case, names) for case in cases])
    wrong = {
        path: seen
        for path in paths
        if any(path in case.wrong for case in cases) and (seen := _seen(path, cases, names))
    }
    first = next(filter(None, map(_claim, list(wrong.values())[:MOST_LOOKED_AT])), None)
    if first is None:
        return which if len(which) <= LONGEST else ""
    same = [
        names[path]
        for path, seen in wrong.items()
        if seen is first.seen or first.key in _in_all(first.of, seen)
    ]
    if len(same) == 1 and which == f"Only {same[0]} is wrong.":
        texts = [f"Only {same[0]} is wrong: it {first.text}"]
    else:
        claim = f"{_subject(same, len(paths))} {first.text}"
        texts = [f"{which} {claim}".strip(), claim]
    return next((text for text in (*texts, which) if len(text) <= LONGEST), "")


def _subject(names: Sequence[str], among: int) -> str:
    if len(names) == 1:
        return names[0].replace("the result", "The result")
    if len(names) == among:
        return "Every part of the result"
    return f"Each of {_listed(names)}" if len(names) <= MOST_NAMES else "Each of the wrong parts"


def _names(paths: Sequence[Path]) -> dict[Path, str]:
    """Name parts: by their keys, where that is clear, or as `compare` does."""
    keys = [path[-1] for path in paths if path]
    return {path: _name(path, bool(path) and keys.count(path[-1]) == 1) for path in paths}


def _name(path: Path, key_is_clear: bool) -> str:
    if path and isinstance(path[-1], str) and key_is_clear:
        return f"`{path[-1]}`"
    return f"`result{''.join(f'[{step!r}]' for step in path)}`" if path else "the result"


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _shared(found: Sequence[Sequence[str]]) -> str:
    """Return the first text that is true in every case."""
    return next((text for text in found[0] if all(text in other for other in found[1:])), "")


def _which(case: _Case, names: Mapping[Path, str]) -> list[str]:
    """Return what can be said of which parts are right, the best first."""
    right = [path for path in case.parts if path not in case.wrong]
    wrong = [path for path in case.parts if path in case.wrong]
    if not right or not wrong:
        return []
    texts = _by_layer(right, wrong)
    if len(wrong) == 1 and len(right) > 1:
        texts.append(f"Only {names[wrong[0]]} is wrong.")
    if len(right) <= MOST_NAMES:
        listed = _listed([names[path] for path in right])
        texts.append(f"{listed} {_be(right)} right.")
    return texts


LAYER = re.compile(r"([A-Za-z]+?)_?(\d+)")


def _by_layer(right: Sequence[Path], wrong: Sequence[Path]) -> list[str]:
    """Return what can be said where parts are named for layers, such as `dW2` and `db2`."""
    matches = {path: LAYER.fullmatch(str(path[-1])) for path in (*right, *wrong) if path}
    if not all(matches.values()) or any(isinstance(path[-1], int) for path in matches):
        return []
    kinds = {path: match[1] for path, match in matches.items() if match}
    layers = {path: int(match[2]) for path, match in matches.items() if match}
    order = sorted(set(layers.values()))
    if len(order) < 2:
        return []
    bad_kinds = {kinds[path] for path in wrong}
    good_kinds = {kinds[path] for path in right}
    if not bad_kinds & good_kinds:
        bad = " and ".join(f"`{kind}`" for kind in sorted(bad_kinds))
        good = " and ".join(f"`{kind}`" for kind in sorted(good_kinds))
        return [f"In all layers {good} {_be(good_kinds)} right and {bad} {_be(bad_kinds)} wrong."]
    if any(kind == "dA" for kind in kinds.values()):
        return []  # whose layer that is differs between texts
    if len(wrong) == 1:
        return []
    backward = all(kind.startswith("d") for kind in kinds.values())
    order = order[::-1] if backward else order
    bad_layers = [layer for layer in order if any(layers[path] == layer for path in wrong)]
    good_layers = [layer for layer in order if layer not in bad_layers]
    if not good_layers:
        return []
    if bad_layers == order[len(good_layers) :]:
        texts = [f"{_layers(good_layers)} right; start at layer {bad_layers[0]}."]
        if len(bad_layers) == 1:
            texts = [f"Only layer {bad_layers[0]} is wrong."]
            texts.append(f"Only the {'first' if backward else 'last'} layer is wrong.")
        return texts
    return [f"{_layers(good_layers)} right, {_layers(bad_layers).lower()} wrong."]


def _be(things: Collection[Any]) -> str:
    return "is" if len(things) == 1 else "are"


def _layers(layers: Sequence[int]) -> str:
    if len(layers) == 1:
        return f"Layer {layers[0]} is"
    return f"Layers {', '.join(map(str, layers[:-1]))} and {layers[-1]} are"


# Right values in wrong places

Same = Callable[[Any, Any], bool]


def _misplaced(cases: Sequence[_Case], rtol: float) -> str:
    """Return what holds in every case, and in one with values that nobody hits upon by chance."""
    certain = [
        text
        for case in cases
        for text in _moved(case.right, case.answer, partial(_is_certain, rtol=rtol))
    ]
    if not certain:
        return ""
    fits = partial(_is_same, rtol=rtol)
    held = [set(_moved(case.right, case.answer, fits)) for case in cases]
    return next((text for text in certain if all(text in texts for texts in held)), "")


def _moved(right: Any, answer: Any, same: Same, path: Path = ()) -> Iterator[str]:
    if isinstance(right, Mapping) and isinstance(answer, Mapping):
        yield from _under_other_keys(right, answer, same)
    elif isinstance(right, list | tuple) and len(right) > 1 and _as_array(right) is None:
        if not isinstance(answer, list | tuple):
            yield from _alone(right, answer, same) if not path else ()
            return
        yield from _lacking(right, answer, same, path)
        yield from _in_other_order(right, answer, same, path)
        if len(answer) == len(right):
            for index, pair in enumerate(zip(right, answer, strict=True)):
                yield from _moved(*pair, same, (*path, index))
    elif isinstance(answer, tuple) and not isinstance(right, list) and not path:
        for index, value in enumerate(answer):
            if same(right, value):
                yield (
                    f"The right answer is there, as value {index + 1} of {len(answer)}: return it "
                    "alone."
                )


def _alone(right: Sequence[Any], answer: Any, same: Same) -> Iterator[str]:
    for index, value in enumerate(right):
        if same(value, answer):
            yield (
                f"What comes back is the right value {index + 1} of {len(right)}, and the "
                "others are missing. Look at the return statement."
            )


def _lacking(right: Sequence[Any], answer: Sequence[Any], same: Same, path: Path) -> Iterator[str]:
    if len(answer) != len(right) - 1 or len(right) > MOST_LOOKED_AT:
        return
    for index in range(len(right)):
        rest = [value for place, value in enumerate(right) if place != index]
        if all(map(_is_same, rest, answer)) and any(map(same, rest, answer)):
            whole = _name(path, False) if path else "The result"
            yield f"{whole} lacks value {index + 1} of {len(right)}; the others are right."


def _in_other_order(
    right: Sequence[Any], answer: Sequence[Any], same: Same, path: Path
) -> Iterator[str]:
    if len(answer) != len(right) or len(right) > MOST_LOOKED_AT:
        return
    places: list[int] = []
    for index, value in enumerate(right):
        order = (index, *(place for place in range(len(answer)) if place != index))
        places.extend([p for p in order if p not in places and _is_same(value, answer[p])][:1])
    moved = [value for index, value in enumerate(right) if places[index : index + 1] != [index]]
    if len(places) == len(right) and any(same(value, value) for value in moved):
        how = "the other way round" if len(right) == 2 else "in another order"
        if path:
            yield f"The values in {_name(path, False)} are right, but {how}."
        else:
            yield f"The right values come back, but {how}. Look at the return statement."


def _under_other_keys(
    right: Mapping[Any, Any], answer: Mapping[Any, Any], same: Same
) -> Iterator[str]:
    held = {}
    others = {key: value for key, value in answer.items() if key in right or _is_short(key)}
    for key, value in right.items():
        if key in answer and _is_same(value, answer[key]):
            continue
        for other, candidate in others.items():
            if other != key and same(value, candidate):
                held[key] = other
                break
    for key, other in held.items():
        if held.get(other) == key:
            yield f"`{key}` and `{other}` are swapped: each holds what the other should."
    renamed = {key: other for key, other in held.items() if key not in answer}
    if (
        len(renamed) > 1
        and not set(renamed.values()) & set(right)
        and len({key for key in right if key not in answer}) == len(renamed)
    ):
        pairs = ", ".join(f"`{other}` for `{key}`" for key, other in list(renamed.items())[:3])
        yield f"The values are right, but their keys have other names: {pairs}."
    moved = [f"`{other}` holds what `{key}` should" for key, other in held.items()]
    if len(moved) > 1:
        yield f"{moved[0]}, and {moved[1]}. Look at which value goes under which key."
    for key, other in held.items():
        if key not in answer and other not in right:
            yield f"`{other}` holds the right value of `{key}`: that is what the key is called."
        else:
            yield f"`{other}` holds what `{key}` should. Look at which value goes under which key."


def _is_short(key: Any) -> bool:
    """Return whether a key of a student's is fit to be repeated."""
    return isinstance(key, str) and key.isidentifier() and len(key) <= 20


def _is_same(right: Any, answer: Any, rtol: float = 1e-6) -> bool:
    array, other = _as_array(right), _as_array(answer)
    if array is not None and other is not None and not _close(other, array, rtol * _size(array)):
        return False  # most that differ are known to do so here, without a message
    return difference(right, answer, rtol) is None


def _is_certain(right: Any, answer: Any, rtol: float = 1e-6) -> bool:
    """Return whether something is a right value that one could not hit upon by chance."""
    return _is_same(right, answer, rtol) and any(
        _is_telling([array]) for array in _leaves(right, "").values()
    )


# Claims about one part


class _Seen(NamedTuple):
    """One part of an answer in one case."""

    right: np.ndarray
    answer: np.ndarray
    given: Given
    beside: Given
    """The other parts of the same answer that are right."""
    key: str
    """What the part is called, such as `W1`."""


Family = Callable[[_Seen], Found | None]
"""Looks for claims of a kind; None where no claim of that kind can be told from another."""


class _Claim(NamedTuple):
    """What is true of a part in every case: the family that it is of, its key, and its sentence."""

    seen: Sequence[_Seen]
    of: Family
    key: str
    text: str


def _seen(path: Path, cases: Sequence[_Case], names: Mapping[Path, str]) -> list[_Seen]:
    """Return a part as it is in each case; nothing if it is no number somewhere."""
    found = []
    for case in cases:
        if path not in case.parts:
            continue
        right, answer = map(_as_array, case.parts[path])
        if right is None or answer is None or not np.isfinite(right).all() or not answer.size:
            return []
        beside = {
            names[other]: array
            for other, pair in case.parts.items()
            if other not in case.wrong and (array := _as_array(pair[0])) is not None
        }
        key = str(path[-1]) if path else ""
        found.append(_Seen(right, answer, case.given, beside, key))
    return found


def _claim(seen: Sequence[_Seen]) -> _Claim | None:
    """Return what is true of a part in every case, the simplest that there is."""
    unchanging = _unchanging(seen)
    if unchanging:
        return _Claim(seen, lambda _: {}, "", unchanging)
    is_telling = {
        "": True,
        "right": _is_telling([each.right for each in seen]),
        "answer": _is_telling([each.answer for each in seen]),
    }
    for family, needs in _FAMILIES:
        if not is_telling[needs]:
            continue
        found = _in_all(family, seen)
        if sum(each.right.size for each in seen) < LEAST_ENTRIES.get(family, 0):
            continue
        if family is _partly and len(seen) == 1:
            found = {key: text for key, text in found.items() if not key.startswith("only")}
        chosen = _chosen(found)
        if chosen:
            return _Claim(seen, family, *chosen)
    return None


def _in_all(family: Family, seen: Sequence[_Seen]) -> Found:
    """Return the claims of a family that hold wherever the family has a say."""
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


def _is_telling(arrays: Sequence[np.ndarray]) -> bool:
    """Return whether numbers have magnitudes of which a rule is no coincidence.

    That are two that differ, and three where all have one or two digits.
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


def _size(array: np.ndarray) -> float:
    return float(np.abs(array).max()) if array.size else 0.0


def _close(answer: np.ndarray, wanted: np.ndarray, error: float = 0.0) -> bool:
    """Return whether arrays are equal to six digits."""
    if answer.shape != wanted.shape:
        return False
    for place in {0, wanted.size // 2, wanted.size - 1} if wanted.size else ():
        one, other = answer.item(place), wanted.item(place)  # most that differ do so here
        if abs(one - other) > 0.1 * (abs(one) + abs(other)) + max(error, 1e-12):
            return False
    allowed = max(1e-6 * _size(wanted), error)
    return bool(np.isfinite(allowed) and (np.abs(answer - wanted) <= allowed).all())


def _unfinished(seen: _Seen) -> Found:
    bad = ~np.isfinite(seen.answer)
    if seen.answer.shape != seen.right.shape or not bad.any():
        return {}
    where = "Look for a 0 that meets `log` or a division, and for `exp` of a large number."
    if bad.all():
        none = {"none is finite": f"has no finite entry. {where}"}
        return none | {"nonfinite only": f"is right except where it is not finite. {where}"}
    good = ~bad
    if _close(seen.answer[good], seen.right[good]):
        return {"nonfinite only": f"is right except where it is not finite. {where}"}
    return {}


def _zero(seen: _Seen) -> Found:
    if seen.answer.any() or not seen.right.any():
        return {}
    if seen.answer.size < (2 if _is_telling([seen.right]) else 8):
        return {}
    return {"zero": "is zero everywhere. Is it ever filled, or multiplied by a 0?"}


def _given_back(seen: _Seen) -> Found:
    own = _own(seen)
    return {
        "itself" if name == own else name: (
            f"is {'as it' if name == own else f'just `{name}`, as that'} was handed in. Is what is "
            "computed kept and returned?"
        )
        for name, value in seen.given.items()
        if _close(seen.answer, value) and (value.ndim or "[" not in name)
    }


def _own(seen: _Seen) -> str:
    """Return the name of the argument that is the part's old value; empty if that is not clear."""
    names = [name for name in seen.given if name == seen.key or name.endswith(f"[{seen.key!r}]")]
    return names[0] if len(names) == 1 else ""


def _as_beside(seen: _Seen) -> Found:
    return {
        name: f"is the same as {name}, which is right. Is the step between the two missing?"
        for name, value in seen.beside.items()
        if _close(seen.answer, value)
    }


# Factors

PLAIN_FACTORS = {
    2.0: "is twice what it should be. Look for a factor of 2.",
    0.5: "is half of what it should be. Look for a factor of 1/2.",
    1 / np.log(2): "is 1 / ln 2 times what it should be. Is the logarithm the natural one?",
    1 / np.log(10): "is 1 / ln 10 times what it should be. Is the logarithm the natural one?",
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
    return factor if factor and _close(answer, factor * right, error) else np.nan


def _counted(seen: _Seen) -> Found:
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


def _factor(seen: _Seen) -> Found | None:
    factor = _ratio(seen.right, seen.answer)
    return None if factor is None else _explained(factor, seen)


def _explained(factor: float, seen: _Seen) -> Found:
    """Return all that a factor may be."""
    if not np.isfinite(factor) or abs(factor - 1) < NEAR_ONE:
        return {}
    whole = round(1 / factor) if abs(factor) > 1e-4 else 0
    told = f"1/{whole}" if 2 < whole <= 1000 and _is(factor, 1 / whole) else number(factor)
    constant = next(
        (text for value, text in PLAIN_FACTORS.items() if _is(factor, value)),
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
                f"is too large: n stands for n - 1 or the reverse, n being {noun}.",
            )
        if length > 2 and _is(factor, (length - 1) / length):
            yield (
                f"n {axis}|{name}",
                f"is too small: n stands for n - 1 or the reverse, n being {noun}.",
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
    if len(meanings) == 1 and not is_plain:
        return named[0]
    form, _, name = named[0][0].partition("|") if len(meanings) == 1 else ("", "", "")
    if is_plain and form.split()[-1:] in (["n"], ["1/n"]) and form.startswith(". "):
        key, text = constants[0]
        axis = form[2:].rpartition(" ")[0]
        return key, f"{text[:-1]}, or for the {axis} of `{name}`, which is 2 here."
    return constants[0]


def _step(seen: _Seen) -> Found | None:
    """Compare the steps that lead from an argument to the answers."""
    found: Found = {}
    own = _own(seen)
    undecided = False
    for name, start in seen.given.items():
        shapes = {start.shape, seen.right.shape, seen.answer.shape}
        if len(shapes) > 1 or not start.any() or not (start.ndim or name == own):
            continue
        step = seen.right - start
        factor = _ratio(step, seen.answer - start, TINY * _size(start))
        if factor is None:
            undecided = True
            continue
        if np.isnan(factor) or (start.ndim and name != own and not _is_telling([step])):
            continue
        for key, text in _explained(factor, seen).items():
            if name == own:
                found[key] = f"is changed by a step that {text}"
            elif key == "constant -1" or not key.startswith("constant "):
                found[f"{key} from {name}"] = f"makes a step from `{name}` that {text}"
    return None if undecided and not found else found


# Offsets


def _offset(seen: _Seen) -> Found:
    if seen.right.shape != seen.answer.shape:
        return {}
    gap = seen.answer - seen.right
    error = TINY * _size(seen.right)
    found: Found = {}
    first = float(gap.ravel()[0])
    if first and _close(gap, np.full(gap.shape, first), error):
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
        if value.size < 2 or not _is_telling([value]):
            continue
        if _close(gap, np.broadcast_to(-value, gap.shape), error):
            if name == _own(seen):
                found["own"] = "is the change alone: its old value is missing."
            else:
                found[f"lacks {name}"] = f"lacks exactly `{name}`. Is it added?"
        elif _close(gap, np.broadcast_to(value, gap.shape), error):
            found[f"has {name}"] = f"is too large by exactly `{name}`. Is it added without need?"
    return found


def _fits_into(value: np.ndarray, other: np.ndarray) -> bool:
    try:
        return np.broadcast_shapes(value.shape, other.shape) == other.shape
    except ValueError:
        return False


def _per_line(seen: _Seen) -> Found | None:
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
                np.ptp(factors) > NEAR_ONE * _size(factors),
                f"Look at what each {line} is divided or multiplied by.",
            ),
            (
                f"for a number added to each {line}, another one for each",
                answer - right - gaps,
                1e-6 * np.abs(gaps) + TINY * _size(right),
                np.ptp(gaps) > NEAR_ONE * _size(right),
                f"Look at what is added to a {line} or subtracted.",
            ),
        ):
            is_so = several and bool((np.abs(gap) <= error).all())
            if is_so and all(map(_is_odd, right if axis else right.T)):
                found[what] = f"is right except {what}. {look}"
    return found


def _multiplied(seen: _Seen) -> Found:
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
            if _close(product, other * value) and _is_odd(other) and _is_odd(value):
                found[f"{key} {name}"] = said.format(name)
    return found


def _along_wrong_axis(seen: _Seen) -> Found:
    """Find a factor for each row and one for each column, as of a norm along the wrong axis."""
    right, answer = seen.right, seen.answer
    if right.shape != answer.shape or right.ndim != 2 or not right.all() or not answer.all():
        return {}
    if (right.shape[0] - 1) * (right.shape[1] - 1) < 2:
        return {}
    ratio = answer / right
    if not _close(ratio, ratio[:, :1] * ratio[:1] / ratio[0, 0]):
        return {}
    if min(np.ptp(ratio[:, 0]), np.ptp(ratio[0])) < NEAR_ONE * _size(ratio):
        return {}
    return {
        "axes": "is right except for a factor of each row and one of each column. Is a sum or a "
        "norm taken along the wrong axis?"
    }


# Functions of the right answer

APPLIED: dict[str, tuple[Callable[[np.ndarray], np.ndarray], str]] = {
    "square": (np.square, "is the square of what it should be. Is a root missing?"),
    "root": (np.sqrt, "is the square root of what it should be. Does the root belong there?"),
    "abs": (np.abs, "is right except that no entry is negative. Does `abs` belong there?"),
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


def _applied(seen: _Seen) -> Found:
    if seen.right.shape != seen.answer.shape or not _varies(seen.answer):
        return {}
    return {
        name: text
        for name, (function, text) in APPLIED.items()
        if _is_like(seen.answer, function, seen.right)
        and (name != "relu" or _is_odd(seen.answer))
        and (name not in ROUNDED or _is_rounded(seen))
    }


def _missing(seen: _Seen) -> Found:
    if seen.right.shape != seen.answer.shape or not _varies(seen.right):
        return {}
    return {
        name: text
        for name, (function, text) in MISSING.items()
        if _is_like(seen.right, function, seen.answer)
        and (name not in ("relu", "abs") or _is_odd(seen.right))
    }


def _is_like(
    wanted: np.ndarray, function: Callable[[np.ndarray], np.ndarray], given: np.ndarray
) -> bool:
    """Return whether a function leads to some numbers; its first value mostly tells."""
    first = function(given.ravel()[:1]), wanted.ravel()[:1]
    return _close(*first) and _close(wanted, function(given))


def _is_rounded(seen: _Seen) -> bool:
    """Return whether numbers lost their fractions, and did not come from whole numbers."""
    fractions = np.abs(seen.right - np.round(seen.right))
    from_whole = any(
        value.size == seen.right.size and (value == np.round(value)).all()
        for value in seen.given.values()
    )
    return seen.right.size > 3 and not from_whole and bool((fractions > 0.05).sum() > 2)


def _varies(array: np.ndarray) -> bool:
    return not array.ndim or (array.size > 1 and bool((array != array.ravel()[0]).any()))


def _undecided(seen: _Seen) -> Found:
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


def _flipped(seen: _Seen) -> Found | None:
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


def _transposed(seen: _Seen) -> Found:
    right, answer = seen.right, seen.answer
    if right.ndim != 2 or not _close(answer, right.T):
        return {}
    if right.shape == answer.shape and not _is_telling([right]):
        return {}
    return {"transposed": "has the right numbers, but rows and columns are swapped."}


def _reshaped(seen: _Seen) -> Found:
    right, answer = seen.right, seen.answer
    if right.ndim < 2 or answer.ndim < 2 or min(answer.shape) < 2 or right.size != answer.size:
        return {}
    if not _close(answer.ravel(), right.T.ravel()):
        return {}
    return {
        "reshaped": "has the right numbers, but filled in along the wrong axis. A reshape is no "
        "transpose: look at which of the two is needed."
    }


def _reordered(seen: _Seen) -> Found:
    right, answer = seen.right, seen.answer
    if right.size != answer.size or not _is_odd(right):
        return {}
    if right.size < 5 and (right == np.round(right)).all():
        return {}
    if answer.shape == right.shape:
        for axis in range(right.ndim):
            if _close(answer, np.flip(right, axis)):
                return {f"reversed {axis}": f"is right but reversed{_along(axis, right)}."}
    if not np.isclose(answer.sum(), right.sum(), rtol=1e-6, atol=1e-6 * _size(right)):
        return {}
    if not _close(np.sort(answer, axis=None), np.sort(right, axis=None)):
        return {}
    also = "" if answer.shape == right.shape else " and another shape"
    return {f"order{also}": f"has the right numbers, but in another order{also}."}


def _along(axis: int, array: np.ndarray) -> str:
    return "" if array.ndim == 1 else ": its rows" if axis == 0 else ": its columns"


def _shifted(seen: _Seen) -> Found:
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
        if _is_odd(head) and _close(last, head):
            return {
                f"late {axis}": f"is one {what} late: each {what} holds what the one before should."
            }
        if _is_odd(tail) and _close(first, tail):
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


def _longer(seen: _Seen) -> Found:
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
                if _close(np.moveaxis(short, axis, 0), part):
                    text = said.format(place) + ". Look at what decides how many there are."
                    return {text: text}
    return {}


def _one_slice(seen: _Seen) -> Found:
    """Find the first or the last slice alone."""
    right, answer = seen.right, seen.answer
    if right.ndim < 2 or answer.size >= right.size or not _is_odd(answer):
        return {}
    for axis in range(right.ndim):
        for place, name in ((0, "first"), (-1, "last")):
            if _close(answer.ravel(), right.take(place, axis).ravel()):
                text = f"is no more than the {name} {_entry(axis, right)} of what it should be."
                return {text: text}
    return {}


def _in_other_form(seen: _Seen) -> Found:
    """Find the right numbers in another shape, and those that broadcasting made more of."""
    right, answer = seen.right, seen.answer
    if right.shape == answer.shape:
        return {}
    if right.size == answer.size and _close(answer.ravel(), right.ravel()):
        if not right.ndim:
            return {"form": "has the right number, but in an array. Return the number alone."}
        look = "in another shape. Look at the shape that is asked for."
        if right.ndim == 2 and answer.ndim == 1:
            look = "one axis only. In a sum or a mean, `keepdims=True` keeps both."
        return {"form": f"has the right numbers, but {look}"}
    if answer.ndim != 2 or right.size < 2 or not _is_telling([right]):
        return {}
    flat = right.ravel()
    for axis, line in ((1, "column"), (0, "row")):
        across = flat[:, None] if axis else flat[None, :]
        if answer.shape[1 - axis] == flat.size and _close(
            answer, np.broadcast_to(across, answer.shape)
        ):
            return {
                f"repeated {line}": f"repeats the right numbers: each {line} holds all of them."
            }
    if answer.shape == (flat.size, flat.size) and _close(np.diag(answer), flat):
        return {
            "table": "is a table with the right numbers on its diagonal: a row met a column. Look "
            "at the shapes that go in."
        }
    return {}


def _summed(seen: _Seen) -> Found | None:
    """Find a sum or a mean too many, or too few."""
    right, answer = seen.right, seen.answer
    if right.size == answer.size == 1:
        return None if _close(answer.ravel(), right.ravel()) else {}
    found: Found = {}
    for name, of in (("sum", np.sum), ("mean", np.mean)):
        if _is_telling([right]) and answer.size == 1 and _close(answer.ravel(), of(right).ravel()):
            kept = "Which axis is it to be taken along?" if right.ndim == 2 else "It goes too far."
            found[f"{name} of all"] = f"is the {name} of all that it should hold. {kept}"
        if (
            right.size == 1 < answer.size
            and _is_telling([answer])
            and _close(of(answer).ravel(), right.ravel())
        ):
            found[f"{name} missing"] = (
                f"has entries whose {name} would be right. Is that {name} missing?"
            )
        if answer.ndim != 2 or right.size < 2 or right.size == answer.size:
            continue
        for axis, line in ((0, "column"), (1, "row")):
            if _is_telling([right]) and _close(of(answer, axis=axis), right.ravel()):
                found[f"{name} per {line}"] = (
                    f"would be right after a {name} over each {line}. Is that {name} missing?"
                )
    return found


# Right here and wrong there


def _partly(seen: _Seen) -> Found | None:
    right, answer = seen.right, seen.answer
    if right.shape != answer.shape or right.size < 3:
        return {}
    allowed = max(1e-6 * _size(right), 1e-12)
    wrong: np.ndarray = ~(np.abs(answer - right) <= allowed)
    if not wrong.any():
        return None
    if wrong.all():
        return {}
    by_slice = _by_slice(wrong) if _is_telling([right[~wrong]]) else {}
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


def _unchanging(seen: Sequence[_Seen]) -> str:
    """Say on which arguments an answer does not depend, though it should."""
    first = seen[0]
    if (
        len(seen) < 3
        or not _varies(first.answer)
        or not first.answer.ndim
        or any(_close(each.right, first.right) for each in seen[1:])
        or not all(_close(each.answer, first.answer) for each in seen)
    ):
        return ""
    names = [
        f"`{name}`"
        for name, value in first.given.items()
        if not all(name in each.given and _close(each.given[name], value) for each in seen)
    ]
    if not 1 <= len(names) <= MOST_NAMES:
        return ""
    return f"is the same for every {_listed(names)} that was tried."


_FAMILIES: tuple[tuple[Family, str], ...] = (
    (_unfinished, ""),
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
    _flipped: 8,
    _counted: 2,
}
"""In fewer, over all cases, it may be so by chance."""
