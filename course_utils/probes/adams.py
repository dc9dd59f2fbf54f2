"""Adam by several people, most of whom made a mistake: for week 6's training_diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

__all__ = ["KINDS", "adam_of", "tried"]

KINDS = (
    "right",
    "right, written another way",
    "no bias correction",
    "epsilon inside the root",
    "v starts over at each step",
    "the biases stay",
    "beta1 and beta2 have changed places",
    "the correction is always that of step 1",
    "s averages the square of v",
    "epsilon is 1e-6",
    "the learning rate is always 0.01",
    "the last layer stays",
)
"""What is the matter with each; the first two are right."""


def adam_of(kind: str) -> Callable[..., Any]:
    """Return an update function, called and answering like `update_parameters_with_adam`.

    Parameters
    ----------
    kind : str
        One of `KINDS`.

    Returns
    -------
    callable

    Raises
    ------
    ValueError
        If `kind` is none of them.

    Examples
    --------
    >>> adam = adam_of("the biases stay")
    >>> parameters, grads = {"b1": np.ones((1, 1))}, {"db1": np.ones((1, 1))}
    >>> adam(parameters, grads, {"db1": 0 * grads["db1"]}, {"db1": 0 * grads["db1"]}, 1)[0]
    {'b1': array([[1.]])}
    """
    if kind not in KINDS:
        raise ValueError(f"kind is {kind!r}; allowed are {', '.join(KINDS)}")

    def adam(
        parameters: Mapping[str, Any],
        grads: Mapping[str, Any],
        v: Mapping[str, Any],
        s: Mapping[str, Any],
        t: int,
        learning_rate: float = 0.01,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
    ) -> tuple[dict[str, Any], ...]:
        if kind == "beta1 and beta2 have changed places":
            beta1, beta2 = beta2, beta1
        if kind == "epsilon is 1e-6":
            epsilon = 1e-6
        if kind == "the learning rate is always 0.01":
            learning_rate = 0.01
        is_uncorrected = kind == "no bias correction"
        number = 1 if kind == "the correction is always that of step 1" else t
        first = 1.0 if is_uncorrected else 1 - beta1**number
        second = 1.0 if is_uncorrected else 1 - beta2**number
        last = max(parameters, key=lambda name: int(name[1:]))[1:]
        moved, new_v, new_s, hat_v, hat_s = {}, {}, {}, {}, {}
        for name, value in parameters.items():
            key = "d" + name
            old = 0 * v[key] if kind == "v starts over at each step" else v[key]
            new_v[key] = beta1 * old + (1 - beta1) * grads[key]
            squared = new_v[key] if kind == "s averages the square of v" else grads[key]
            new_s[key] = beta2 * s[key] + (1 - beta2) * squared**2
            hat_v[key], hat_s[key] = new_v[key] / first, new_s[key] / second
            if kind == "epsilon inside the root":
                step = hat_v[key] / np.sqrt(hat_s[key] + epsilon)
            elif kind == "right, written another way":
                root = np.sqrt(second)
                step = root / first * new_v[key] / (np.sqrt(new_s[key]) + root * epsilon)
            else:
                step = hat_v[key] / (np.sqrt(hat_s[key]) + epsilon)
            stays = (kind == "the biases stay" and name.startswith("b")) or (
                kind == "the last layer stays" and name[1:] == last
            )
            moved[name] = value.copy() if stays else value - learning_rate * step
        return moved, new_v, new_s, hat_v, hat_s

    return adam


def tried(test: Callable[..., Any], kind: str) -> Any:
    """Have a test judge somebody's Adam.

    Parameters
    ----------
    test : callable
        Takes an update function.
    kind : str
        One of `KINDS`.

    Returns
    -------
    anything
        What the test returns.

    Examples
    --------
    >>> from course_utils.reference.diagnostics import adam_is_right
    >>> tried(adam_is_right, "right"), tried(adam_is_right, "no bias correction")
    (True, False)
    """
    return test(adam_of(kind))
