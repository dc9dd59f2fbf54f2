"""Does the assembled network train as PyTorch does, part by part?"""

import numpy as np
import pytest

from course_utils.reference import assembled, deep, initialization
from course_utils.reference.optimizers import initialize_adam, random_mini_batches


def examples(seed, m=10):
    """Draw examples with three outputs."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=(4, m)), rng.integers(0, 2, (3, m)) * 1.0


def cost(torch, p, X, Y, lambd=0.0, m=1):
    """Return PyTorch's penalised cost of a network of two layers."""
    X, Y = torch.tensor(X), torch.tensor(Y)
    scores = p["W2"] @ torch.relu(p["W1"] @ X + p["b1"]) + p["b2"]
    total = torch.nn.functional.binary_cross_entropy_with_logits(scores, Y, reduction="sum")
    penalty = lambd / (2 * m) * (p["W1"].square().sum() + p["W2"].square().sum())
    return total / Y.shape[1] + penalty


def tensors(torch, parameters):
    """Return the parameters as PyTorch's."""
    return {name: torch.tensor(value, requires_grad=True) for name, value in parameters.items()}


def test_penalised_gradients(torch):
    """Do they agree with automatic differentiation?"""
    parameters = initialization.initialize_parameters_he([4, 5, 3], 0)
    X, Y = examples(0)
    p = tensors(torch, parameters)
    cost(torch, p, X, Y, 2.0, 40).backward()
    grads = assembled.penalised_gradients(parameters, X, Y, 2.0, 40)
    assert list(grads) == ["dW1", "db1", "dW2", "db2"]
    for name, value in p.items():
        np.testing.assert_allclose(grads["d" + name], value.grad.numpy(), atol=1e-9)


@pytest.mark.parametrize("optimizer", ["gd", "adam"])
def test_training_follows_pytorch(torch, optimizer):
    """Are parameters and dev costs those of PyTorch's optimisers and schedulers?"""
    start = initialization.initialize_parameters_he([4, 5, 3], 1)
    train, dev = examples(1, 10), examples(2, 6)
    settings = {"optimizer": optimizer, "learning_rate": 0.05, "decay": 0.5, "epochs": 4}
    settings |= {"batch_size": 4, "lambd": 2.0, "patience": None}
    made, dev_costs = assembled.train_network(start, train, dev, settings, seed=3)
    p = tensors(torch, start)
    kind = {"gd": torch.optim.SGD, "adam": torch.optim.Adam}[optimizer]
    steps = kind(p.values(), lr=0.05)
    schedule = torch.optim.lr_scheduler.LambdaLR(steps, lambda epoch: 1 / (1 + 0.5 * epoch))
    for epoch in range(4):
        for X, Y in random_mini_batches(*train, 4, 3 + epoch):
            steps.zero_grad()
            cost(torch, p, X, Y, 2.0, 10).backward()
            steps.step()
        schedule.step()
        assert dev_costs[epoch] == pytest.approx(cost(torch, p, *dev).item(), rel=1e-6)
    for name, value in p.items():
        np.testing.assert_allclose(made[name], value.detach().numpy(), rtol=1e-6, atol=1e-9)


def test_the_best_epoch_comes_back(torch):
    """With patience, is the cost of what comes back the lowest of all that are recorded?"""
    start = initialization.initialize_parameters_he([4, 8, 3], 1)
    train, dev = examples(1, 8), examples(2, 8)
    settings = {"optimizer": "adam", "learning_rate": 0.1, "decay": 0.0, "epochs": 60}
    settings |= {"batch_size": 4, "lambd": 0.0, "patience": 3}
    made, dev_costs = assembled.train_network(start, train, dev, settings)
    assert len(dev_costs) < 60
    assert len(dev_costs) - 1 - int(np.argmin(dev_costs)) == 3
    assert cost(torch, tensors(torch, made), *dev).item() == pytest.approx(min(dev_costs))


def test_memory_goes_on():
    """Are two epochs one after the other those of one list of mini-batches?"""
    parameters = initialization.initialize_parameters_he([4, 5, 3], 2)
    batches = random_mini_batches(*examples(3), 3)
    settings = {"optimizer": "adam", "learning_rate": 0.05, "lambd": 1.0}
    memory = (*initialize_adam(parameters), 0)
    whole, (_, _, t) = assembled.one_epoch(parameters, memory, batches, settings, 10)
    half, memory = assembled.one_epoch(parameters, memory, batches[:2], settings, 10)
    rest, (_, _, again) = assembled.one_epoch(half, memory, batches[2:], settings, 10)
    assert t == again == 4
    for name, value in whole.items():
        np.testing.assert_allclose(rest[name], value)


def test_design_keeps_the_budget():
    """Has the design at most 3500 parameters and 200 updates?"""
    design = assembled.digits_design()
    made = deep.initialize_parameters_deep([64, *design["hidden"], 10])
    assert sum(value.size for value in made.values()) <= 3500
    assert design["epochs"] * -(-400 // design["batch_size"]) <= 200
