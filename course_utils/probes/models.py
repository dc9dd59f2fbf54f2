"""PyTorch models, made and read by plain data: for week 7's frameworks.

PyTorch is an optional extra: it is imported when a model is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["converted", "forwarded", "trained", "with_tanh"]

Parameters = Mapping[str, NDArray[Any]]


def with_tanh(parameters: Parameters) -> Any:
    """Make a model of which only the checks know: tanh before each of its layers.

    It is none that an exercise asks for, also with a single layer.

    Parameters
    ----------
    parameters : mapping of str to ndarray
        ``W1``, shape (n[1], n[0]); ``b1``, (n[1], 1); and so on.

    Returns
    -------
    torch.nn.Module
        In double precision. It takes examples in rows, and nothing else.

    Raises
    ------
    ModuleNotFoundError
        If PyTorch is not installed.
    """
    import torch

    class WithTanh(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            arrays = [torch.tensor(np.asarray(p, dtype=float)) for p in parameters.values()]
            self.arrays = torch.nn.ParameterList(arrays)

        def forward(self, rows: Any) -> Any:
            if rows.ndim != 2 or rows.shape[1] != self.arrays[0].shape[1]:
                raise ValueError(
                    f"the model takes examples in rows, shape (m, {self.arrays[0].shape[1]}); it "
                    f"got shape {tuple(rows.shape)}"
                )
            for index in range(0, len(self.arrays), 2):
                rows = torch.tanh(rows) @ self.arrays[index].T + self.arrays[index + 1].T
            return rows

    return WithTanh()


def converted(
    to_torch: Callable[[Parameters], Any], parameters: Parameters, X: NDArray[Any]
) -> dict[str, Any]:
    """Let a function make a model of parameters, use it, differentiate it and change it.

    Parameters
    ----------
    to_torch : callable
        Takes the parameters, returns a model that takes examples in rows.
    parameters : mapping of str to ndarray
    X : ndarray, shape (n_x, m)

    Returns
    -------
    dict
        ``logits``, shape (n_y, m), and ``gradients`` of their sum: arrays, in the order of the
        model's parameters, with each bias as a column. At the end the model's parameters are
        others; the arrays that they were made from should not be.

    Raises
    ------
    TypeError
        If what comes back is no model.
    """
    import torch

    model = to_torch(parameters)
    if not isinstance(model, torch.nn.Module):
        raise TypeError(f"the result is of type {type(model).__name__}; expected a torch.nn.Module")
    logits = model(torch.tensor(X.T))
    logits.sum().backward()
    trained_ones = list(model.parameters())
    gradients = [_gradient(parameter) for parameter in trained_ones]
    with torch.no_grad():
        for parameter in trained_ones:
            parameter += 1.0
    return {"logits": logits.detach().numpy().T, "gradients": gradients}


def _gradient(parameter: Any) -> NDArray[Any]:
    gradient = np.zeros(parameter.shape) if parameter.grad is None else parameter.grad.numpy()
    column: NDArray[Any] = gradient.reshape(-1, 1) if gradient.ndim == 1 else gradient
    return column.copy()


def forwarded(
    torch_forward: Callable[[Any, NDArray[Any]], Any], parameters: Parameters, X: NDArray[Any]
) -> dict[str, Any]:
    """Let a function run a model of the checks on examples in columns.

    Parameters
    ----------
    torch_forward : callable
        Takes a model and X, returns a tensor.
    parameters : mapping of str to ndarray
        Of the model: see `with_tanh`.
    X : ndarray, shape (n_x, m)

    Returns
    -------
    dict
        ``logits`` as they came back, and ``dW1``, the gradient of their sum.

    Raises
    ------
    TypeError
        If what comes back is no tensor.
    """
    import torch

    model = with_tanh(parameters)
    logits = torch_forward(model, X)
    if not isinstance(logits, torch.Tensor):
        raise TypeError(f"the result is of type {type(logits).__name__}; it should be a tensor")
    logits.sum().backward()
    return {"logits": logits.detach().numpy(), "dW1": model.arrays[0].grad.numpy()}


def trained(
    train_torch: Callable[..., Any],
    parameters: Parameters,
    X: NDArray[Any],
    Y: NDArray[Any],
    num_iterations: int | None = None,
    learning_rate: float | None = None,
) -> dict[str, Any]:
    """Let a function train a model of the checks.

    Parameters
    ----------
    train_torch : callable
        Takes model, X, Y, the number of steps and the rate; returns the costs.
    parameters : mapping of str to ndarray
        Of the model before training: see `with_tanh`.
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (1, m)
    num_iterations : int, optional
    learning_rate : float, optional
        The function's own, if not given.

    Returns
    -------
    dict
        ``costs``, as they came back, and the model's parameters by name.

    Raises
    ------
    RuntimeError
        If the costs are tensors.
    """
    import torch._dynamo  # noqa: F401  the first optimiser would load it, which takes seconds

    model = with_tanh(parameters)
    settings = [given for given in (num_iterations, learning_rate) if given is not None]
    costs = train_torch(model, X, Y, *settings)
    arrays = [parameter.detach().numpy() for parameter in model.arrays]
    return {"costs": _numbers(costs), **dict(zip(parameters, arrays, strict=True))}


def _numbers(costs: Any) -> Any:
    """Return costs as an array; as they are, if they are no list of numbers."""
    try:
        if any(hasattr(cost, "requires_grad") for cost in costs):
            raise RuntimeError("the costs are tensors; they should be plain numbers")
        return np.array([float(cost) for cost in costs])
    except (TypeError, ValueError):
        return costs
