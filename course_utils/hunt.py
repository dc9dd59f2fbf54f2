"""Backward passes to be checked in week 5, notebook gradient_hunt: most have one fault.

The notebook's exercise is to find the faults by measuring. What this file says about them is
short, and reading it would be like reading the last page first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_utils.reference import deep

__all__ = ["LETTERS", "Scene", "backward_pass", "scene"]

Array = NDArray[np.float64]
Backward = Callable[[Array, Array, list[Any]], dict[str, Array]]
Step = Callable[[SimpleNamespace], Array]

LETTERS = "ABCDEFGH"
LAYER_DIMS = [5, 5, 5, 1]

_RIGHT: dict[str, Step] = {
    "dZ": lambda s: s.AL - s.Y if s.is_last else s.dA * (s.Z > 0),
    "dW": lambda s: s.dZ @ s.A_prev.T / s.m,
    "db": lambda s: np.sum(s.dZ, axis=1, keepdims=True) / s.m,
}
_WRONG: dict[str, tuple[str, int, Step]] = {
    "A": ("dW", 2, lambda s: s.A_prev @ s.dZ.T / s.m),
    "B": ("dZ", 3, lambda s: (s.AL - s.Y) * s.AL * (1 - s.AL)),
    "C": ("db", 1, lambda s: np.sum(s.dZ, axis=1, keepdims=True)),
    "D": ("dZ", 2, lambda s: s.dA),
    "F": ("dW", 1, lambda s: s.dZ @ s.A_prev.T / s.m + 1e-4 * s.W),
    "G": ("dZ", 1, lambda s: s.dA * (s.Z_next > 0)),
    "H": ("dW", 3, lambda s: s.dZ @ s.A_prev.T),
}


@dataclass(frozen=True)
class Scene:
    """A backward pass, and a network and examples to check it on.

    Parameters
    ----------
    parameters : dict
        ``W1``, ``b1`` … ``W3``, ``b3`` of a network with ``layer_dims = [5, 5, 5, 1]``.
    X : ndarray, shape (5, m)
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    backward : callable
        ``backward(AL, Y, caches)``, like `course_utils.reference.deep.L_model_backward`, returns
        ``dW1``, ``db1`` … ``dW3``, ``db3``.
    """

    parameters: dict[str, Array]
    X: Array
    Y: Array
    backward: Backward


def scene(letter: str, draw: int = 0) -> Scene:
    """Return what one of the searches is about.

    Parameters
    ----------
    letter : str
        A to H.
    draw : int
        Another number draws another network and other examples; the backward pass stays.

    Returns
    -------
    Scene

    Raises
    ------
    ValueError
        If there is no such letter.

    Examples
    --------
    >>> found = scene("A")
    >>> found.parameters["W3"].shape, found.X.shape
    ((1, 5), (5, 8))
    """
    backward = backward_pass(letter)
    rng = np.random.default_rng([LETTERS.index(letter), draw])
    m = 1 if letter == "H" and draw == 0 else 8
    corner = letter == "E" and draw == 0
    while True:
        parameters = deep.initialize_parameters_deep(LAYER_DIMS, rng)
        for layer in (1, 2, 3):
            shape = parameters[f"b{layer}"].shape
            parameters[f"b{layer}"] = np.zeros(shape) if corner else 0.5 * rng.normal(size=shape)
        X = rng.normal(size=(5, m))
        Y = rng.permutation(np.arange(m) % 2).astype(float).reshape(1, m)
        AL, caches = deep.L_model_forward(X, parameters)
        Z1, Z2 = caches[0][1], caches[1][1]
        # one example for which all of layer 1 is off leaves layer 2 at ReLU's corner
        off = (Z1 < 0).all(axis=0)
        if off.sum() != (1 if corner else 0):
            continue
        away = min(np.abs(Z1).min(), np.abs(Z2[:, ~off]).min()) > 0.02
        grads = deep.L_model_backward(AL, Y, caches)
        if away and all(np.linalg.norm(grads[f"d{name}"]) > 0.03 for name in parameters):
            return Scene(parameters, X, Y, backward)


def backward_pass(letter: str) -> Backward:
    """Return one of the backward passes, for a network with any number of layers from 3 on.

    Its hidden layers are equally wide.

    Parameters
    ----------
    letter : str
        A to H.

    Returns
    -------
    callable
        ``backward(AL, Y, caches)``.

    Raises
    ------
    ValueError
        If there is no such letter.

    Examples
    --------
    >>> found = scene("A")
    >>> AL, caches = deep.L_model_forward(found.X, found.parameters)
    >>> sorted(backward_pass("A")(AL, found.Y, caches))
    ['dW1', 'dW2', 'dW3', 'db1', 'db2', 'db3']
    """
    if letter not in tuple(LETTERS):
        raise ValueError(f"letter is {letter!r}; expected one of {', '.join(LETTERS)}")
    kind, place, change = _WRONG.get(letter, ("", 0, _RIGHT["dZ"]))

    def backward(AL: Array, Y: Array, caches: list[Any]) -> dict[str, Array]:
        L = len(caches)
        grads: dict[str, Array] = {}
        s = SimpleNamespace(AL=AL, Y=Y, m=Y.shape[1], dA=None, Z=None)
        for layer in range(L, 0, -1):
            s.is_last, s.Z_next = layer == L, s.Z
            (s.A_prev, s.W, _), s.Z = caches[layer - 1]
            for name, right in _RIGHT.items():
                step = change if (name, layer) == (kind, place) else right
                setattr(s, name, step(s))
            grads[f"dW{layer}"], grads[f"db{layer}"] = s.dW, s.db
            s.dA = s.W.T @ s.dZ
        return grads

    return backward
