"""PyTorch models, made and read by plain data: for week 7's frameworks.

PyTorch is an optional extra: it is imported when a model is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .graphs import NO_RETURN

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


@contextmanager
def _its_own_dtype() -> Iterator[None]:
    """Refuse a change of PyTorch's default dtype, which later cells would see, and undo it."""
    import torch

    before = torch.get_default_dtype()
    try:
        yield
        if torch.get_default_dtype() != before:
            raise RuntimeError(
                "the default dtype of PyTorch is another one now, for every later cell too"
            )
    finally:
        torch.set_default_dtype(before)


def converted(
    to_torch: Callable[[Parameters], Any], parameters: Parameters, X: NDArray[Any]
) -> dict[str, Any]:
    """Let a function make a model of parameters, use it, differentiate it and change it.

    Parameters
    ----------
    to_torch : callable
        Takes the parameters, returns a model that takes examples in rows.
    parameters : mapping of str to ndarray
        ``W1``, shape (n[1], n[0]); ``b1``, (n[1], 1); and so on.
    X : ndarray, shape (n_x, m)

    Returns
    -------
    dict
        ``logits``, shape (n_y, m), and ``dW1``, ``db1`` and so on, the gradients of their sum, each
        bias as a column. At the end the model's parameters are others; the arrays that they were
        made from should not be.

    Raises
    ------
    TypeError
        If what comes back is no model, or one that has nothing to train.
    ValueError
        If the model's parameters are not as many as the arrays, or come in another order.
    RuntimeError
        If the logits have no history, or PyTorch's default dtype was changed.
    """
    import torch

    with _its_own_dtype():
        model = to_torch(parameters)
        if model is None:
            raise TypeError(NO_RETURN)
        if not isinstance(model, torch.nn.Module):
            raise TypeError(
                f"the result is of type {type(model).__name__}; expected a torch.nn.Module"
            )
        trained_ones = _to_train(model, parameters)
        logits = model(torch.tensor(X.T))
        if not isinstance(logits, torch.Tensor):
            raise TypeError(
                f"the model returns a {type(logits).__name__}; it should return a tensor"
            )
        if not logits.requires_grad:
            raise RuntimeError("the logits of the model have no history")
        logits.sum().backward()
    gradients = {
        f"d{name}": _gradient(parameter, array)
        for (name, array), parameter in zip(parameters.items(), trained_ones, strict=True)
    }
    with torch.no_grad():
        for parameter in trained_ones:
            parameter += 1.0
    return {"logits": logits.detach().numpy().T, **gradients}


def _to_train(model: Any, parameters: Parameters) -> list[Any]:
    """Return a model's parameters, which are one for each array and in the arrays' order."""
    import torch

    found, names = list(model.parameters()), list(parameters)
    if isinstance(model, torch.nn.Sequential) and not len(model):
        raise TypeError("the model has no layer")
    if not found:
        raise TypeError("PyTorch finds no parameters in the model")
    if not any(parameter.requires_grad for parameter in found):
        raise TypeError("no parameter of the model asks for a gradient")
    if len(found) != len(names):
        raise ValueError(
            f"the model has {len(found)} arrays of parameters; expected {len(names)}: "
            f"{', '.join(names)}"
        )
    order = _order_of(found, parameters)
    if order and order != names:
        raise ValueError(
            f"the parameters of the model come in the order {', '.join(order)}; they should come "
            f"in the order {', '.join(names)}"
        )
    return found


def _order_of(found: Sequence[Any], parameters: Parameters) -> list[str]:
    """Name a model's parameters by the arrays whose numbers they have; [] if some have none."""
    left, order = dict(parameters), []
    for parameter, expected in zip(found, parameters, strict=True):
        numbers = parameter.detach().numpy()
        fits = [name for name, array in left.items() if _has_the_numbers_of(numbers, array)]
        if not fits:
            return []
        order.append(expected if expected in fits else fits[0])
        del left[order[-1]]
    return order


def _has_the_numbers_of(numbers: NDArray[Any], array: NDArray[Any]) -> bool:
    if numbers.ndim == 2 and min(array.shape) > 1:
        return any(
            numbers.shape == each.shape and np.allclose(numbers, each) for each in (array, array.T)
        )
    return numbers.size == array.size and np.allclose(numbers.ravel(), array.ravel())


def _gradient(parameter: Any, array: NDArray[Any]) -> NDArray[Any]:
    """Return a parameter's gradient; that of a bias as a column, however it is kept."""
    gradient = np.zeros(parameter.shape) if parameter.grad is None else parameter.grad.numpy()
    is_bias = array.shape[1] == 1 and gradient.size == array.size
    column: NDArray[Any] = gradient.reshape(-1, 1) if is_bias else gradient
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
        If what comes back is no tensor of numbers.
    RuntimeError
        If it has no history that leads to the model.
    """
    import torch

    model = with_tanh(parameters)
    logits = torch_forward(model, X)
    if logits is None:
        raise TypeError(NO_RETURN)
    if not isinstance(logits, torch.Tensor):
        raise TypeError(f"the result is of type {type(logits).__name__}; it should be a tensor")
    if logits.dtype == torch.bool:
        raise TypeError("the result holds True and False; it should hold the logits")
    if logits.requires_grad:
        logits.sum().backward()
    if model.arrays[0].grad is None:
        raise RuntimeError("the result has no history that leads back to the model")
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
        If the costs are tensors, or PyTorch's default dtype was changed.
    """
    import torch._dynamo  # noqa: F401  the first optimiser would load it, which takes seconds

    model = with_tanh(parameters)
    settings = [given for given in (num_iterations, learning_rate) if given is not None]
    with _its_own_dtype():
        costs = train_torch(model, X, Y, *settings)
    arrays = [parameter.detach().numpy() for parameter in model.arrays]
    return {"costs": _numbers(costs), **dict(zip(parameters, arrays, strict=True))}


def _numbers(costs: Any) -> Any:
    """Return costs as an array; as they are, if they are no list of numbers."""
    try:
        tensors = [cost for cost in costs if hasattr(cost, "requires_grad")]
        if tensors:
            history = ", with their history" if tensors[0].requires_grad else ""
            raise RuntimeError(f"the costs are tensors{history}; they should be plain numbers")
        return np.array([float(cost) for cost in costs])
    except (TypeError, ValueError):
        return costs
