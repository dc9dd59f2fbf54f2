"""From NumPy to a model, and through the model: exercises that need PyTorch."""

import numpy as np

from course_utils.probes import models
from course_utils.reference import frameworks
from course_utils.reference.frameworks import torch

from ....machinery.exercises import exercise, hidden, visible
from ...draws import bent_network

PRECISE = 1e-10
"""Relative: two ways to the same sums in double precision differ by some 1e-16."""


def _arguments(rng, dims, m):
    """Draw the parameters of a network and examples in columns."""
    return bent_network(rng, dims, m)[:2]


ONE_UNIT = {"W1": np.array([[2.0, -1.0]]), "b1": np.array([[0.5]])}
TWO_LAYERS = {
    "W1": np.array([[0.1, -2.0], [0.5, 0.3]]),
    "b1": np.array([[0.1], [-0.4]]),
    "W2": np.array([[1.0, -3.0]]),
    "b2": np.array([[0.2]]),
}
THREE_CLASSES = {"W1": np.array([[1.0, 0.5], [-2.0, 1.0], [0.3, 0.0]]), "b1": np.zeros((3, 1))}
POINTS = np.array([[1.0, -1.0, 0.5], [0.5, 2.0, -1.0]])

TO_TORCH = exercise(
    frameworks.to_torch,
    "Week 4's network as a PyTorch model",
    visible("one unit", ONE_UNIT, POINTS, rtol=PRECISE),
    visible("two layers", TWO_LAYERS, POINTS, rtol=PRECISE),
    visible("your arrays stay as they were", TWO_LAYERS, POINTS, rtol=PRECISE, unchanged=True),
    hidden("one unit, drawn", lambda rng: _arguments(rng, [3, 1], 4), rtol=PRECISE),
    hidden("two layers, drawn", lambda rng: _arguments(rng, [2, 3, 1], 5), points=2, rtol=PRECISE),
    hidden("a square matrix", lambda rng: _arguments(rng, [3, 3, 1], 2), points=2, rtol=PRECISE),
    hidden(
        "four layers, one example",
        lambda rng: _arguments(rng, [4, 5, 3, 2, 1], 1),
        points=2,
        rtol=PRECISE,
    ),
    hidden(
        "three classes, arrays unchanged",
        lambda rng: _arguments(rng, [2, 4, 3], 6),
        rtol=PRECISE,
        unchanged=True,
    ),
    probe=models.converted,
    needs="torch",
)


@TO_TORCH.equivalent
def by_a_class(parameters):
    class Network(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.layers = torch.nn.ModuleList()
            for number in range(1, len(parameters) // 2 + 1):
                n_out, n_in = parameters[f"W{number}"].shape
                self.layers.append(torch.nn.Linear(n_in, n_out).double())
                self.layers[-1].weight.data = torch.tensor(parameters[f"W{number}"])
                self.layers[-1].bias.data = torch.tensor(parameters[f"b{number}"].ravel())

        def forward(self, A):
            for layer in self.layers[:-1]:
                A = torch.relu(layer(A))
            return self.layers[-1](A)

    return Network()


@TO_TORCH.equivalent
def by_a_state(parameters):
    L = len(parameters) // 2
    layers: list = []
    state = {}
    for layer in range(1, L + 1):
        n_out, n_in = parameters[f"W{layer}"].shape
        state[f"{len(layers)}.weight"] = torch.tensor(parameters[f"W{layer}"])
        state[f"{len(layers)}.bias"] = torch.tensor(parameters[f"b{layer}"]).squeeze(1)
        layers.append(torch.nn.Linear(n_in, n_out, dtype=torch.float64))
        if layer < L:
            layers.append(torch.nn.ReLU())
    model = torch.nn.Sequential(*layers)
    model.load_state_dict(state)
    return model


@TO_TORCH.equivalent
def with_columns(parameters):
    class Network(torch.nn.Module):
        def __init__(self):
            super().__init__()
            copies = [torch.tensor(array) for array in parameters.values()]
            self.arrays = torch.nn.ParameterList(copies)

        def forward(self, rows):
            A = rows.T
            for place in range(0, len(self.arrays), 2):
                A = self.arrays[place] @ (A.relu() if place else A) + self.arrays[place + 1]
            return A.T

    return Network()


TO_TORCH.wrong("""
    *layers[:-1] → *layers
        There is a ReLU after the last layer: logits below 0 come out as 0.
    torch.nn.ReLU() → torch.nn.Identity()
        Nothing stands between the linear layers: together they are one linear layer.
    torch.nn.ReLU() → torch.nn.Sigmoid()
        The hidden layers of week 4's network have ReLU.
    *layers[:-1] → *layers[:-1], torch.nn.Sigmoid()
        The model is to return logits. The sigmoid is in the loss: there it can be worked out
        without log(0).
    torch.tensor(b[:, 0]) → 0 * torch.tensor(b[:, 0])
        The biases are 0 in your model. Copy those of the dict.
    torch.tensor(W) → torch.tensor(W).flip(0)
        Each row of W belongs to its own unit; yours are in another order.
    range(1, len(parameters) // 2 + 1) → range(1, len(parameters) // 2)
        Where the dict has one layer, your model has none. If your loop goes by a `range`, that ends
        before its second number; a slice may cut off too much.
    linear.weight.copy_(torch.tensor(W)) → linear.weight.copy_(torch.tensor(W.T))
        PyTorch's `weight` has the shape of our W: one row for each unit. Do not transpose.
    , dtype=torch.float64 →
        A new layer has single precision, and the examples come in double precision: say
        `dtype=torch.float64`.
    linear.weight.copy_(torch.tensor(W)) →
    linear.weight = torch.nn.Parameter(torch.from_numpy(W))
        The model works on your own array: `torch.from_numpy` shares its memory, so training the
        model changes the dict. Make a copy.
    , dtype=torch.float64 →
    return torch.nn.Sequential(*layers[:-1]) → return torch.nn.Sequential(*layers[:-1]).double()
        All numbers went through single precision, where about seven digits are left. Double
        precision afterwards does not bring them back: make layers and tensors in
        `torch.float64`.
    torch.tensor(W) → torch.tensor(W, dtype=torch.float32)
        The weights went through single precision, where about seven digits are left.
        `torch.tensor(W)` keeps all of them.
    torch.tensor(b[:, 0]) → torch.tensor(b)
        b is a column, and PyTorch's `bias` has shape (n,): hand over `b[:, 0]`.
    W.shape[1], W.shape[0] → W.shape[0], W.shape[1]
        `torch.nn.Linear` wants the number of inputs first. W has a row for each unit and a
        column for each input.
    W.shape[1], W.shape[0] → W.shape[0], W.shape[1]
    torch.tensor(W) → torch.tensor(W.T)
        Inputs and units have changed places, in `Linear` and in the copy. `Linear` wants the number
        of inputs first, which is W's number of columns.
    with torch.no_grad(): → if True:
        To PyTorch, that is a step of a computation. Copy inside `with torch.no_grad():`.
    *layers[:-1] → layers[:-1]
        `Sequential` takes the layers one by one, not in a list: put a star before the list.
    return torch.nn.Sequential(*layers[:-1]) →
    return torch.nn.Sequential(*layers[:-1]).requires_grad_(False)
        The parameters do not ask for gradients (`requires_grad`): such a model cannot be trained.
    layers = [] →
    torch.set_default_dtype(torch.float64); layers = []
        You change the precision of everything that PyTorch makes from now on, in all cells. Say
        `dtype=torch.float64` for your layers only.
""")


@TO_TORCH.mistake(
    "A module knows parameters and layers that are its attributes. A plain list or tensor is "
    "overlooked: `Sequential` and `ModuleList` hold layers, `Parameter` is made of a tensor."
)
def not_registered(parameters):
    class Network(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.arrays = [torch.tensor(array, requires_grad=True) for array in parameters.values()]

        def forward(self, A):
            for place in range(0, len(self.arrays), 2):
                A = (A.relu() if place else A) @ self.arrays[place].T + self.arrays[place + 1].T
            return A

    return Network()


@TO_TORCH.mistake(
    "All arrays are there, in another order than the dict's. A `ParameterDict` made of a dict "
    "sorts the names; `Linear` layers, or a list, keep them layer by layer."
)
def sorted_by_name(parameters):
    class Network(torch.nn.Module):
        def __init__(self):
            super().__init__()
            copies = {name: torch.tensor(parameters[name]) for name in sorted(parameters)}
            self.arrays = torch.nn.ParameterDict(copies)

        def forward(self, A):
            for layer in range(1, 1 + len(parameters) // 2):
                before = A if layer == 1 else A.relu()
                A = before @ self.arrays[f"W{layer}"].T + self.arrays[f"b{layer}"].T
            return A

    return Network()


TORCH_FORWARD = exercise(
    frameworks.torch_forward,
    "Logits of examples in columns, with their history",
    visible("one unit", ONE_UNIT, POINTS, rtol=PRECISE),
    visible("two layers", TWO_LAYERS, POINTS[:, :2], rtol=PRECISE),
    visible("three classes, two examples", THREE_CLASSES, POINTS[:, :2], rtol=PRECISE),
    visible("X stays as it was", ONE_UNIT, POINTS, rtol=PRECISE, unchanged=True),
    hidden("one example", lambda rng: _arguments(rng, [3, 2, 1], 1), rtol=PRECISE),
    hidden(
        "as many examples as features",
        lambda rng: _arguments(rng, [3, 4, 1], 3),
        points=2,
        rtol=PRECISE,
    ),
    hidden("three classes", lambda rng: _arguments(rng, [2, 4, 3], 5), points=2, rtol=PRECISE),
    probe=models.forwarded,
    needs="torch",
)


@TORCH_FORWARD.equivalent
def by_permuting(model, X):
    rows = torch.from_numpy(X.copy()).permute(1, 0)
    return torch.transpose(model(rows), 0, 1)


@TORCH_FORWARD.equivalent
def one_by_one(model, X):
    columns = [model(torch.as_tensor(x.reshape(1, -1))).reshape(-1, 1) for x in X.T]
    return torch.cat(columns, dim=1)


TORCH_FORWARD.wrong("""
    torch.tensor(X.T) → torch.tensor(X)
        The model takes examples in rows. X has them in columns.
    model(torch.tensor(X.T)).T → model(torch.tensor(X.T))
        The logits come back in rows, one for each example. Our convention has a column for each.
    model(torch.tensor(X.T)).T → model(torch.tensor(X.T)).T.detach()
        What comes back has lost its history. `detach`, `no_grad` and a tensor made anew
        from numbers cut it off.
    model(torch.tensor(X.T)).T → torch.sigmoid(model(torch.tensor(X.T)).T)
        Those are probabilities. Return the logits: the loss wants them.
    torch.tensor(X.T) → torch.tensor(X.T, dtype=torch.float32)
        The examples are turned into single precision, and the model has double precision.
    model(torch.tensor(X.T)).T → model(torch.tensor(X.T)).T.detach().numpy()
        That is a NumPy array, which knows no history. Return the tensor.
    model(torch.tensor(X.T)).T → model(torch.tensor(X.T)).reshape(-1, X.shape[1])
        `reshape` reads the numbers row by row into the new shape: they get into other places. To
        exchange rows and columns, transpose.
    model(torch.tensor(X.T)).T → model(torch.tensor(X.T)).reshape(1, -1)
        All logits are in one row. With several outputs there is a row for each of them.
    torch.tensor(X.T) → torch.tensor(X.reshape(X.shape[1], -1))
        `reshape` reads X row by row, so features of several examples get into one. To exchange rows
        and columns, transpose.
    torch.tensor(X.T) → X.T
        The model computes with tensors, and X is an array: make a tensor of it.
    model(torch.tensor(X.T)).T → model(torch.tensor(X.T)).T > 0
        Those are decisions. Return the logits that they are made from.
""")
