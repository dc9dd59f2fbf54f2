"""Training loops: five to read, and one to write."""

import numpy as np

from course_utils.probes import models
from course_utils.reference import frameworks
from course_utils.reference.frameworks import torch, torch_forward

from ....machinery.exercises import exercise, hidden, questions, visible
from ...draws import bent_network
from .models import POINTS, TWO_LAYERS

LOOPS = exercise(
    {"P": "C", "Q": "A", "R": "E", "S": "B", "T": "D"},
    "Five training loops and what becomes of them",
    *questions("P", "Q"),
    *questions("R", "S", "T", is_hidden=True),
    name="loops",
    reasons={
        "P": "Each `backward` adds to what is there, so a step follows the sum of all "
        "gradients so far: a velocity without friction, which swings past every bottom.",
        "Q": "The graph is built once, and `backward` frees it when it has gone through it. "
        "The second call finds it gone.",
        "R": "A tensor with a history keeps the graph that it came from. `cost.item()` is a "
        "plain number and lets it go.",
        "S": "`detach` cuts the logits off from the parameters. There is nothing to "
        "differentiate with respect to, and the first `backward` says so.",
        "T": "The optimiser holds the parameters of the old model, and the cost is the new "
        "one's, which nobody moves.",
    },
)

LOOPS.equivalent({"P": "c", "Q": " a"})
LOOPS.equivalent({"R": "e", "S": "b ", "T": "d"})


def _letter(answer):
    return str(answer).strip().upper()


LOOPS.wrong(
    """
    P → "A" or "B"
        All calls are there and in order: nothing stops it. What is never set back?
    P → "D" or "E"
        The steps are made, and numbers are kept. What does `backward` do with a gradient that is
        there already?
    Q → "B"
        The first step goes well: its graph is there. What is left of the graph for the second?
    Q → "C" or "D" or "E"
        The cost is computed once, and `backward` is called again and again. PyTorch throws a graph
        away when it has gone through it.
    R → "A" or "B"
        Nothing stops it: each line works. Look at what goes into the list.
    R → "C" or "D"
        The steps are right. What does a tensor keep alive that has a history?
    S → "A"
        Does the first step have anything to differentiate through?
    S → "C" or "D" or "E"
        What does `detach` do to the logits, and what can `backward` do then?
    T → "A" or "B"
        Nothing stops it: the optimiser has parameters to change. Whose are they?
    T → "C" or "E"
        Which model does the optimiser know, and which one is the cost computed from?
    """,
    _letter,
)


def _problem(rng, dims, m, *settings):
    """Draw a model, examples, labels of both classes, and the settings of a run."""
    parameters, X, Y = bent_network(rng, dims, m)
    return parameters, X, Y.astype(int), *settings


LABELS = np.array([[1, 0, 1]])
TRAINED = 1e-10
"""Relative: rounding grows a little from step to step."""

TRAIN_TORCH = exercise(
    frameworks.train_torch,
    "Gradient descent on a PyTorch model",
    visible("one step", TWO_LAYERS, POINTS, LABELS, 1, 0.5, rtol=TRAINED),
    visible("three steps", TWO_LAYERS, POINTS, LABELS, 3, 0.2, rtol=TRAINED),
    visible("no step", TWO_LAYERS, POINTS, LABELS, 0, 0.2, rtol=TRAINED),
    visible("two steps at the default rate", TWO_LAYERS, POINTS, LABELS, 2, rtol=TRAINED),
    hidden("one step, drawn", lambda rng: _problem(rng, [3, 4, 1], 6, 1, 0.3), rtol=TRAINED),
    hidden("ten steps", lambda rng: _problem(rng, [2, 3, 1], 8, 10, 0.2), points=3, rtol=TRAINED),
    hidden(
        "forty steps at another rate",
        lambda rng: _problem(rng, [2, 5, 3, 1], 12, 40, float(rng.uniform(0.02, 0.05))),
        points=3,
        rtol=TRAINED,
    ),
    hidden(
        "twenty steps at the default rate",
        lambda rng: _problem(rng, [2, 2, 1], 5, 20),
        rtol=TRAINED,
    ),
    probe=models.trained,
    uses=("torch_forward",),
    needs="torch",
)


@TRAIN_TORCH.equivalent
def by_hand(model, X, Y, num_iterations=1000, learning_rate=0.1):
    costs = []
    loss = torch.nn.BCEWithLogitsLoss()
    for _ in range(num_iterations):
        cost = loss(torch_forward(model, X), torch.tensor(Y).double())
        model.zero_grad()
        cost.backward()
        with torch.no_grad():
            for parameter in model.parameters():
                parameter -= learning_rate * parameter.grad
        costs.append(float(cost))
    return costs


@TRAIN_TORCH.equivalent
def by_gradients(model, X, Y, num_iterations=1000, learning_rate=0.1):
    targets, parameters = torch.tensor(Y).double(), list(model.parameters())
    costs = np.zeros(num_iterations)
    for t in range(num_iterations):
        logits = torch_forward(model, X)
        cost = (torch.nn.functional.softplus(logits) - targets * logits).mean()
        costs[t] = cost.detach().numpy()
        for parameter, grad in zip(parameters, torch.autograd.grad(cost, parameters), strict=True):
            parameter.data -= learning_rate * grad
    return costs


TRAIN_TORCH.wrong("""
    optimizer.zero_grad() → pass
        The gradients of all steps so far add up: `backward` adds to what is there. Set them to 0
        before each.
    optimizer.step() → pass
        The model stays as it was. Either no step is made, or its gradients are set to 0 before it.
    lr=learning_rate → lr=0.1
        The rate is fixed inside the function. Use the one that is handed in.
    torch.optim.SGD → torch.optim.Adam
        That is Adam. Asked for is plain gradient descent, `torch.optim.SGD`.
    range(num_iterations) → range(num_iterations + 1)
        You make a step too many.
    (logits, targets) → (torch.sigmoid(logits), targets)
        The sigmoid is applied twice: this loss takes logits and applies it itself.
    (logits, targets) → (logits, targets, reduction="sum")
        That is the sum of the losses. The cost is their mean.
    (logits, targets) → (logits, 1 - targets)
        The classes have changed places.
    costs.append(cost.item()) → costs.append(cost)
        The list holds tensors, and each keeps the nodes of its graph. Keep the number: `.item()`.
    costs.append(cost.item()) → costs.append(cost.detach())
        The list holds tensors, although they have no history. Keep the number: `.item()`.
    torch.tensor(Y, dtype=torch.float64) → torch.tensor(Y)
        The labels are integers. The loss wants them in the precision of the logits:
        `dtype=torch.float64`.
    torch.tensor(Y, dtype=torch.float64) → torch.tensor(Y, dtype=torch.float32)
        The labels are in single precision, and so is the loss then: about seven digits are
        left. Say `dtype=torch.float64`.
    torch.tensor(Y, dtype=torch.float64) → torch.tensor(Y.T, dtype=torch.float64)
        The logits are in columns, as `torch_forward` returns them, and so is Y: do not
        transpose it.
    torch_forward(model, X) → model(torch.tensor(X.T))
        The model itself gives the logits in rows, and Y has its labels in columns. Let
        `torch_forward` turn them round.
    lr=learning_rate → lr=learning_rate, momentum=0.9
        That has momentum. Plain gradient descent has none.
""")


@TRAIN_TORCH.mistake(
    "Each cost is that after the step. Keep the one that the gradients were computed from."
)
def cost_after_the_step(model, X, Y, num_iterations=1000, learning_rate=0.1):
    targets = torch.tensor(Y, dtype=torch.float64)
    loss = torch.nn.functional.binary_cross_entropy_with_logits
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    costs = []
    for _ in range(num_iterations):
        optimizer.zero_grad()
        loss(torch_forward(model, X), targets).backward()
        optimizer.step()
        costs.append(loss(torch_forward(model, X), targets).item())
    return costs
