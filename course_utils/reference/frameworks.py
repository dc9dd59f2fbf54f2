"""Week 4's network in PyTorch: week 7's frameworks. PyTorch is an optional extra."""

try:
    import torch
except ModuleNotFoundError:  # who calls one of these then reads that None has no such thing
    torch = None

__all__ = ["to_numpy", "to_torch", "torch", "torch_forward", "train_torch"]


def to_torch(parameters):
    """Make the PyTorch model that computes what week 4's network computes.

    Linear layers with ReLU between them, in double precision; the last one gives the logits, as
    the loss of `train_torch` wants them. The model has copies of the arrays. Derived in week 7,
    notebook frameworks. Source: PyTorch's documentation of torch.nn.Linear: y = x Wᵀ + b.

    Parameters
    ----------
    parameters : dict
        ``W1``, shape (n[1], n[0]); ``b1``, (n[1], 1); and so on to layer L.

    Returns
    -------
    torch.nn.Module
        Takes examples in rows, shape (m, n[0]), and returns logits, shape (m, n[L]).

    Examples
    --------
    >>> import numpy as np
    >>> parameters = {"W1": np.array([[2.0, -1.0]]), "b1": np.array([[0.5]])}
    >>> model = to_torch(parameters)
    >>> model(torch.tensor([[1.0, 1.0]], dtype=torch.float64)).item()
    1.5
    """
    layers = []
    for layer in range(1, len(parameters) // 2 + 1):
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        linear = torch.nn.Linear(W.shape[1], W.shape[0], dtype=torch.float64)
        with torch.no_grad():  # to set a parameter is no step of a computation
            linear.weight.copy_(torch.tensor(W))
            linear.bias.copy_(torch.tensor(b[:, 0]))
        layers += [linear, torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def torch_forward(model, X):
    """Return a model's logits for examples in columns, as a tensor that knows its history.

    Derived in week 7, notebook frameworks.
    Source: (W X + b)ᵀ = Xᵀ Wᵀ + bᵀ; PyTorch has examples in rows.

    Parameters
    ----------
    model : torch.nn.Module
        In double precision; takes examples in rows.
    X : ndarray, shape (n_x, m)

    Returns
    -------
    torch.Tensor, shape (n_y, m)

    Examples
    --------
    >>> import numpy as np
    >>> model = to_torch({"W1": np.array([[2.0, -1.0]]), "b1": np.array([[0.5]])})
    >>> torch_forward(model, np.array([[1.0, 0.0], [1.0, 0.0]])).detach().numpy()
    array([[1.5, 0.5]])
    """
    return model(torch.tensor(X.T)).T


def train_torch(model, X, Y, num_iterations=1000, learning_rate=0.1):
    """Train a model by gradient descent on all examples, in place.

    The cost is the mean cross-entropy, from the logits. Derived in week 7, notebook frameworks.
    Source: PyTorch's documentation of torch.optim, "Taking an optimization step".

    Parameters
    ----------
    model : torch.nn.Module
        In double precision; it is changed.
    X : ndarray, shape (n_x, m)
    Y : ndarray, shape (1, m)
        Labels, 0 or 1.
    num_iterations : int
    learning_rate : float

    Returns
    -------
    list of float
        The cost before each step.

    Examples
    --------
    >>> import numpy as np
    >>> model = to_torch({"W1": np.zeros((1, 1)), "b1": np.zeros((1, 1))})
    >>> costs = train_torch(model, np.array([[-1.0, 1.0]]), np.array([[0.0, 1.0]]), 3, 1.0)
    >>> [round(cost, 3) for cost in costs]
    [0.693, 0.474, 0.348]
    """
    targets = torch.tensor(Y, dtype=torch.float64)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(num_iterations):
        logits = torch_forward(model, X)
        cost = torch.nn.functional.binary_cross_entropy_with_logits(logits, targets)
        optimizer.zero_grad()
        cost.backward()
        optimizer.step()
        costs.append(cost.item())
    return costs


def to_numpy(model):
    """Return a model's parameters as week 4's dict: what `to_torch` does, backwards.

    Derived in week 7, notebook frameworks.
    Source: PyTorch's documentation of torch.nn.Module.parameters: in the order of the layers.

    Parameters
    ----------
    model : torch.nn.Module
        Whose parameters are weight and bias of one linear layer after the other.

    Returns
    -------
    dict
        ``W1``, shape (n[1], n[0]); ``b1``, (n[1], 1); and so on.

    Examples
    --------
    >>> import numpy as np
    >>> parameters = {"W1": np.array([[2.0, -1.0]]), "b1": np.array([[0.5]])}
    >>> to_numpy(to_torch(parameters))
    {'W1': array([[ 2., -1.]]), 'b1': array([[0.5]])}
    """
    arrays = [p.detach().numpy().copy() for p in model.parameters()]
    parameters = {}
    for layer in range(1, len(arrays) // 2 + 1):
        parameters[f"W{layer}"] = arrays[2 * layer - 2]
        parameters[f"b{layer}"] = arrays[2 * layer - 1].reshape(-1, 1)
    return parameters
