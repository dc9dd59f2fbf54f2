"""From bars to a name."""

import numpy as np

from course_utils.reference import gradient_checking

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible


def _names(L):
    return [f"d{kind}{layer}" for layer in range(1, L + 1) for kind in "Wb"]


def _wrong(blamed, L):
    """Name the arrays that are wrong when this one is to blame."""
    if blamed == "none":
        return set()
    if blamed[1] != "Z":
        return {blamed}
    return {name for name in _names(L) if int(name[2:]) <= int(blamed[2:])}


def _draws(rng, blamed, L=3, count=5, extra=(), lost=()):
    """Draw bars of checks; `extra` are tall in the last draw alone, `lost` low in the first."""
    draws = []
    for draw in range(count):
        tall = _wrong(blamed, L)
        tall = tall | set(extra) if draw == count - 1 else tall
        tall = tall - set(lost) if draw == 0 else tall
        powers = {
            name: rng.uniform(-5.5, -2.5) if name in tall else rng.uniform(-9, -7)
            for name in _names(L)
        }
        draws.append({name: float(10**power) for name, power in powers.items()})
    return (draws,)


def _each(blamed, **settings):
    """Return a draw of one call for each of these names."""
    return lambda rng: Calls([_draws(rng, name, **settings) for name in blamed])


def _bars(*tall, height=0.1):
    """Return bars of two layers, those named this high and the others low."""
    return {name: height if name in tall else 2e-9 for name in _names(2)}


_ONE = {"dW1": 0.3, "db1": 0.2, "dW2": 1e-9, "db2": 2e-9}

SUSPECT = exercise(
    gradient_checking.suspect,
    "What is to blame",
    visible("dW1 and db1 in one draw", [_ONE]),
    visible("one tall bar of three draws", draw=_each(["dW2", "db3"], count=3)),
    visible("tall bars of several layers", draw=_each(["dZ2", "dZ3"], count=3)),
    visible(
        "a bar that is tall in the last of three draws, then in the first",
        draw=lambda rng: Calls(
            [([_bars(), _bars(), _bars("db1")],), ([_bars("db1"), _bars(), _bars()],)]
        ),
    ),
    visible(
        "a fault that the first of three draws hides",
        draw=lambda rng: Calls([([_bars(), _bars("dW2"), _bars("dW2")],)]),
    ),
    visible(
        "tall in two of four draws, then in two of five",
        draw=lambda rng: Calls([([_bars("db2"), _bars()] * 2 + [_bars()] * k,) for k in (0, 1)]),
    ),
    visible(
        "low bars, but above 1e-6",
        draw=lambda rng: Calls([([_bars("dW1", height=1.5e-6)] * 2,)]),
    ),
    hidden("each layer, both gradients", _each(["dZ1", "dZ2", "dZ3"]), points=2),
    hidden("single bars", _each(["dW1", "db1", "dW3", "db2"])),
    hidden(
        "a corner beside a fault",
        lambda rng: _draws(rng, "dW1", extra=("db2", "dW3")),
    ),
    hidden("a fault that the first draw hides", lambda rng: _draws(rng, "dW3", lost=("dW3",))),
    hidden("five layers", _each(["dZ4", "db5", "none"], L=5)),
)


@SUSPECT.equivalent
def by_medians(draws):
    middle = (len(draws) - 1) // 2
    bars = {name: np.sort([each[name] for each in draws])[middle] for name in draws[0]}
    for layer in range(len(bars) // 2, 0, -1):
        weights, biases = bars[f"dW{layer}"] > 1e-6, bars[f"db{layer}"] > 1e-6
        if weights and biases:
            return f"dZ{layer}"
        if weights or biases:
            return f"dW{layer}" if weights else f"db{layer}"
    return "none"


@SUSPECT.equivalent
def forward_and_overwriting(draws):
    blamed = "none"
    for layer in range(1, len(draws[0]) // 2 + 1):
        is_tall = {}
        for kind in ("W", "b"):
            name = "d" + kind + str(layer)
            is_tall[kind] = np.mean([each[name] > 1e-6 for each in draws]) > 0.5
        if is_tall["W"] and is_tall["b"]:
            blamed = "dZ" + str(layer)
        elif is_tall["W"]:
            blamed = "dW" + str(layer)
        elif is_tall["b"]:
            blamed = "db" + str(layer)
    return blamed


SUSPECT.wrong("""
    range(len(draws[0]) // 2, 0, -1) → range(1, len(draws[0]) // 2 + 1)
        You start at the first layer. The way back begins at the last: what is wrong there makes the
        earlier layers wrong, too.
    > len(draws) / 2 → > 0
        A bar that is tall in a single draw is blamed, such as one at ReLU's corner. It has to be
        tall in most of the draws.
    if sum(differences[name] > 1e-6 for differences in draws) > len(draws) / 2 →
    if draws[-1][name] > 1e-6
        Only one of the draws is looked at.
    > 1e-6 → > 1e-2
        Small faults slip through: a bar is tall above 1e-6.
    return f"dZ{layer}" → return blamed[0]
        Both gradients of a layer come from its dZ. If both are wrong, what do they share?
    return blamed[0] → return f"dZ{layer}"
        Only one gradient of the layer is wrong. If its dZ were, both would be.
    return "none" → return None
        If no bar stays tall, say so: "none".
    > len(draws) / 2 → >= len(draws) / 2
        Tall in exactly half of the draws is not tall in more than half of them.
    > len(draws) / 2 → == len(draws)
        A fault that one draw hides is let off. Tall in most of the draws is enough.
""")
