"""Say how a wrong answer is related to the right one: a factor, a sign, an order, a part.

Where no known mistake fits, the numbers themselves often tell what went wrong. Said are which
parts of an answer are right, which stand in other places, and what `claims` finds of those that are
wrong. A sentence is given only if it is true in all cases that failed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from .calling import Calls
from .claims import (
    MOST_NAMES,
    Given,
    Seen,
    as_array,
    claim,
    close,
    in_all,
    is_telling,
    leaves,
    listed,
    size_of,
)
from .compare import difference

LONGEST = 240
MOST_PARTS = 40
MOST_LOOKED_AT = 6
"""An answer in more parts is not looked into, and of so many wrong ones the first."""

Path = tuple[str | int, ...]

_MISSING = object()


def relation(
    pairs: Sequence[tuple[Any, Any]],
    arguments: Sequence[tuple[Any, ...]],
    parameters: Sequence[str],
    rtol: float = 1e-6,
    more: int = 0,
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
    more : int
        How many of the cases, the last ones, are not shown: what is said of numbers holds in
        them, too, and their parts are not named.

    Examples
    --------
    >>> right = {"dW": np.array([[0.51, -2.0]]), "db": np.array([[0.3]])}
    >>> wrong = {"dW": np.array([[-0.51, 2.0]]), "db": np.array([[0.3]])}
    >>> print(relation([(right, wrong)], [()], ()))
    `db` is right. `dW` is right except for its sign. Look for a lost minus, or for a difference \
taken the wrong way round.
    """
    with np.errstate(all="ignore"):
        cases, others = _shown_and_more(pairs, arguments, parameters, rtol, more)
        return (_misplaced(cases, rtol) or _of_parts(cases, others)) if cases else ""


def right_parts(
    pairs: Sequence[tuple[Any, Any]],
    arguments: Sequence[tuple[Any, ...]],
    parameters: Sequence[str],
    rtol: float = 1e-6,
    more: int = 0,
) -> str:
    """Return which parts of wrong answers are right, or where they go wrong first.

    Parameters
    ----------
    pairs, arguments, parameters, rtol, more
        As for `relation`.

    Examples
    --------
    >>> right = {"dW2": 1.5, "db2": 2.0, "dW1": 0.25, "db1": 0.75}
    >>> right_parts([(right, {**right, "dW1": 0.5, "db1": 3.0})], [()], ())
    'Only layer 1 is wrong.'
    """
    cases, others = _shown_and_more(pairs, arguments, parameters, rtol, more)
    return _right_parts(cases, _names(_paths(cases)), others) if cases else ""


def _paths(cases: Sequence[_Case]) -> list[Path]:
    return list(dict.fromkeys(path for case in cases for path in case.parts))


def _right_parts(
    cases: Sequence[_Case], names: Mapping[Path, str], others: Sequence[_Case] = ()
) -> str:
    """Return which parts are right in all cases, of others too that have the same parts."""
    ever: dict[frozenset[Path], frozenset[Path]] = {}
    for case in (*cases, *others):
        parts = frozenset(case.parts)
        ever[parts] = ever.get(parts, frozenset()) | case.wrong
    which = _shared([_which(case, ever[frozenset(case.parts)], names) for case in cases])
    return which if len(which) <= LONGEST else ""


@dataclass(frozen=True)
class _Case:
    """One call of a function that gave a wrong answer, taken to pieces."""

    right: Any
    answer: Any
    given: Given
    parts: dict[Path, tuple[Any, Any]]
    wrong: frozenset[Path]


def _shown_and_more(
    pairs: Sequence[tuple[Any, Any]],
    arguments: Sequence[tuple[Any, ...]],
    parameters: Sequence[str],
    rtol: float,
    more: int,
) -> tuple[list[_Case], list[_Case]]:
    """Return the calls that a student sees, and the last `more`, which nobody is shown."""
    shown = len(pairs) - more
    return (
        list(_cases(pairs[:shown], arguments[:shown], parameters, rtol)),
        list(_cases(pairs[shown:], arguments[shown:], parameters, rtol)),
    )


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
        given_leaves: Given = {}
        for name, value in zip(parameters, given, strict=False):
            given_leaves |= leaves(value, name)
        yield _Case(right, answer, given_leaves, parts, wrong)


def _parts(right: Any, answer: Any, path: Path = ()) -> Iterator[tuple[Path, tuple[Any, Any]]]:
    """Give the parts of a right answer that count, and what stands in their places."""
    array = as_array(right)
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


# Which parts are right, and how the first wrong one is related to the right one


def _of_parts(cases: Sequence[_Case], others: Sequence[_Case] = ()) -> str:
    paths = _paths(cases)
    if len(paths) > MOST_PARTS:
        return ""
    names = _names(paths)
    which = _right_parts(cases, names, others)
    wrong = {
        path: seen
        for path in paths
        if any(path in case.wrong for case in cases)
        and (seen := _seen(path, [*cases, *others], names))
    }
    first = next(filter(None, map(claim, list(wrong.values())[:MOST_LOOKED_AT])), None)
    if first is None:
        return which
    same = [
        names[path]
        for path, seen in wrong.items()
        if seen is first.seen or first.key in in_all(first.of, seen)
    ]
    if len(same) == 1 and which == f"Only {same[0]} is wrong.":
        texts = [f"Only {same[0]} is wrong: it {first.text}"]
    else:
        alone = f"{_subject(same, len(paths))} {first.text}"
        texts = [f"{which} {alone}".strip(), alone]
    return next((text for text in (*texts, which) if len(text) <= LONGEST), "")


def _subject(names: Sequence[str], among: int) -> str:
    if len(names) == 1:
        return names[0].replace("the result", "The result")
    if len(names) == among:
        return "Every part of the result"
    return f"Each of {listed(names)}" if len(names) <= MOST_NAMES else "Each of the wrong parts"


def _names(paths: Sequence[Path]) -> dict[Path, str]:
    """Name parts: by their keys, where that is clear, or as `compare` does."""
    keys = [path[-1] for path in paths if path]
    return {path: _name(path, bool(path) and keys.count(path[-1]) == 1) for path in paths}


def _name(path: Path, key_is_clear: bool) -> str:
    if path and isinstance(path[-1], str) and key_is_clear:
        return f"`{path[-1]}`"
    return f"`result{''.join(f'[{step!r}]' for step in path)}`" if path else "the result"


def _shared(found: Sequence[Sequence[str]]) -> str:
    """Return the first text that is true in every case."""
    return next((text for text in found[0] if all(text in other for other in found[1:])), "")


def _which(case: _Case, ever_wrong: Collection[Path], names: Mapping[Path, str]) -> list[str]:
    """Return what can be said of which parts are right, the best first."""
    right = [path for path in case.parts if path not in ever_wrong]
    wrong = [path for path in case.parts if path in ever_wrong]
    if not right or not wrong:
        return []
    texts = _by_layer(right, wrong)
    if len(wrong) == 1 and len(right) > 1:
        texts.append(f"Only {names[wrong[0]]} is wrong.")
    if len(right) <= MOST_NAMES:
        texts.append(f"{listed([names[path] for path in right])} {_be(right)} right.")
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


def _seen(path: Path, cases: Sequence[_Case], names: Mapping[Path, str]) -> list[Seen]:
    """Return a part as it is in each case; nothing if it is no number somewhere."""
    found = []
    for case in cases:
        if path not in case.parts:
            continue
        came = case.parts[path][1]
        is_whole = isinstance(came, np.ndarray) and came.dtype.kind in "iu"
        right, answer = map(as_array, case.parts[path])
        if right is None or answer is None or not np.isfinite(right).all() or not answer.size:
            return []
        beside = {
            names[other]: array
            for other, pair in case.parts.items()
            if other in names
            and other not in case.wrong
            and (array := as_array(pair[0])) is not None
        }
        key = str(path[-1]) if path else ""
        found.append(Seen(right, answer, case.given, beside, key, is_whole))
    return found


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
    elif isinstance(right, list | tuple) and len(right) > 1 and as_array(right) is None:
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
    array, other = as_array(right), as_array(answer)
    if array is not None and other is not None and not close(other, array, rtol * size_of(array)):
        return False  # most that differ are known to do so here, without a message
    return difference(right, answer, rtol) is None


def _is_certain(right: Any, answer: Any, rtol: float = 1e-6) -> bool:
    """Return whether something is a right value that one could not hit upon by chance."""
    return _is_same(right, answer, rtol) and any(
        is_telling([array]) for array in leaves(right, "").values()
    )
