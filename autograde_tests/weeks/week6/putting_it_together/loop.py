"""Gradients with a penalty, an epoch, and the whole training."""

import numpy as np

from course_utils.reference.assembled import one_epoch, penalised_gradients, train_network
from course_utils.reference.deep import L_model_backward, L_model_forward
from course_utils.reference.hidden_layer import cost_of_outputs
from course_utils.reference.optimizers import (
    initialize_adam,
    random_mini_batches,
    update_parameters_with_adam,
    update_parameters_with_gd,
)
from course_utils.reference.schedules import update_lr

from ....machinery.exercises import exercise, hidden, visible


def _network(rng, dims):
    """Draw parameters whose hidden units are mostly on."""
    parameters = {}
    for layer in range(1, len(dims)):
        n_in, n_out = dims[layer - 1], dims[layer]
        W = rng.normal(size=(n_out, n_in)) * np.sqrt(1.5 / n_in)
        parameters[f"W{layer}"] = np.round(W, 2)
        parameters[f"b{layer}"] = np.round(0.3 + 0.3 * rng.normal(size=(n_out, 1)), 2)
    return parameters


def _examples(rng, n_x, n_y, m):
    """Draw examples, and targets that follow them with some noise."""
    X = np.round(rng.normal(size=(n_x, m)), 2)
    scores = rng.normal(size=(n_y, n_x)) @ X + rng.normal(size=(n_y, m))
    return X, (scores > 0) * 1.0


def _batch(dims, size, lambd, m):
    """Return a draw of a network, a mini-batch, the penalty's strength and m."""

    def draw(rng):
        return _network(rng, dims), *_examples(rng, dims[0], dims[-1], size), lambd, m

    return draw


def _certain(rng):
    """Draw a network that is so sure of its answers that they are rounded to 1."""
    parameters, X, Y, lambd, m = _batch([2, 2, 1], 3, 0.5, 6)(rng)
    parameters["W2"] = np.array([[300.0, 300.0]])
    parameters["b2"] = np.array([[100.0]])
    return parameters, X, np.ones_like(Y), lambd, m


PENALISED_GRADIENTS = exercise(
    penalised_gradients,
    "Gradients with a penalty",
    visible("two layers, 3 of 12 examples", draw=_batch([2, 3, 2], 3, 4.0, 12), unchanged=True),
    visible("no penalty", draw=_batch([2, 2, 1], 2, 0.0, 8)),
    visible("answers that are rounded to 1", draw=_certain),
    hidden("four layers, three outputs", _batch([4, 5, 4, 3, 3], 6, 2.5, 50), points=2),
    hidden("one example", _batch([3, 4, 1], 1, 7.0, 20)),
    hidden("one layer", _batch([3, 2], 5, 1.5, 5), unchanged=True),
)


@PENALISED_GRADIENTS.equivalent
def layer_by_layer(parameters, X, Y, lambd, m):
    AL, caches = L_model_forward(X, parameters)
    grads = L_model_backward(np.minimum(np.maximum(AL, 1e-12), 1 - 1e-12), Y, caches)
    for layer in range(1, len(parameters) // 2 + 1):
        grads[f"dW{layer}"] += lambd * parameters[f"W{layer}"] / m
    return grads


@PENALISED_GRADIENTS.equivalent
def only_what_is_needed(parameters, X, Y, lambd, m):
    AL, caches = L_model_forward(X, parameters)
    grads = L_model_backward(AL.clip(1e-12, 1 - 1e-12), Y, caches)
    pull = {"W": lambd / m, "b": 0.0}
    return {f"d{name}": grads[f"d{name}"] + pull[name[0]] * p for name, p in parameters.items()}


PENALISED_GRADIENTS.wrong("""
    lambd / m * parameters[name] → lambd / X.shape[1] * parameters[name]
        The penalty is divided by the number of examples in the mini-batch. m counts the whole set.
    lambd / m * parameters[name] → lambd * parameters[name]
        The penalty is not divided by m.
    lambd / m * parameters[name] → lambd / (2 * m) * parameters[name]
        The 2 of the penalty goes with the square: what is the slope of w²?
    if name.startswith("W"): → if name:
        The biases are pulled to 0 as well. The penalty is on the weights.
    + lambd / m * parameters[name] → - lambd / m * parameters[name]
        With this sign, the step takes the weights away from 0.
    AL = np.clip(AL, 1e-12, 1 - 1e-12) →
        Something is not a number where an answer is rounded to 1. Clip AL between the passes.
    if name.startswith("W"): → if name.startswith("W1"):
        Only the first layer is pulled. The penalty is on all of them.
""")


@PENALISED_GRADIENTS.mistake("The penalty's part replaces the gradient. It is added to it.")
def the_penalty_alone(parameters, X, Y, lambd, m):
    AL, caches = L_model_forward(X, parameters)
    grads = L_model_backward(np.clip(AL, 1e-12, 1 - 1e-12), Y, caches)
    for name in parameters:
        if name.startswith("W"):
            grads["d" + name] = lambd / m * parameters[name]
    return grads


def _epoch(optimizer, dims, sizes, t, rate=0.1, lambd=2.0):
    """Return a draw of everything that an epoch takes, with Adam's memory after t steps."""

    def draw(rng):
        parameters = _network(rng, dims)
        v = {f"d{name}": 0.1 * rng.normal(size=p.shape) * (t > 0) for name, p in parameters.items()}
        s = {
            f"d{name}": 0.01 * rng.uniform(1, 2, size=p.shape) * (t > 0)
            for name, p in parameters.items()
        }
        batches = [_examples(rng, dims[0], dims[-1], size) for size in sizes]
        settings = {"optimizer": optimizer, "learning_rate": rate, "lambd": lambd}
        return parameters, (v, s, t), batches, settings, 4 * sum(sizes)

    return draw


ONE_EPOCH = exercise(
    one_epoch,
    "One pass over the mini-batches",
    visible("gradient descent, two mini-batches", draw=_epoch("gd", [1, 2, 1], [2, 1], 0)),
    visible("Adam, from its first step", draw=_epoch("adam", [1, 1], [2, 2], 0)),
    visible("Adam goes on after four steps", draw=_epoch("adam", [1, 1], [1, 2], 4)),
    hidden("gradient descent, three layers", _epoch("gd", [3, 4, 3, 2], [4, 4, 2], 0, 0.3, 5.0)),
    hidden("Adam, three layers", _epoch("adam", [3, 4, 3, 2], [4, 4, 3], 7, 0.02, 3.0), points=2),
    hidden("Adam, one mini-batch", _epoch("adam", [4, 3, 2], [6], 20, 0.05)),
    uses=("penalised_gradients",),
)


@ONE_EPOCH.equivalent
def counted_from_the_memory(parameters, memory, batches, settings, m):
    v, s, done = memory
    is_adam = settings["optimizer"] == "adam"
    for number, (X, Y) in enumerate(batches, start=done + 1):
        grads = penalised_gradients(parameters, X, Y, settings["lambd"], m)
        if is_adam:
            parameters, v, s = update_parameters_with_adam(
                parameters, grads, v, s, number, settings["learning_rate"]
            )[:3]
        else:
            parameters = update_parameters_with_gd(parameters, grads, settings["learning_rate"])
    return parameters, (v, s, done + is_adam * len(batches))


@ONE_EPOCH.equivalent
def with_a_list_for_memory(parameters, memory, batches, settings, m):
    v, s, t = memory
    for batch in batches:
        grads = penalised_gradients(parameters, batch[0], batch[1], settings["lambd"], m)
        if settings["optimizer"] == "adam":
            t += 1
            new = update_parameters_with_adam(
                parameters, grads, v, s, t, learning_rate=settings["learning_rate"]
            )
            parameters, v, s = new[0], new[1], new[2]
        if settings["optimizer"] == "gd":
            parameters = update_parameters_with_gd(parameters, grads, settings["learning_rate"])
    return [parameters, [v, s, t]]


ONE_EPOCH.wrong("""
    t = t + 1 → t = 1
        Every step of Adam is corrected as its first. Count the steps on.
    t = t + 1 → t = t
        The count of steps stands still. Which number has the step that you are about to make?
    v, s, t = memory → v, s, t = *initialize_adam(parameters), memory[2]
        Adam's averages start anew in each epoch. They are in the memory that you are given.
    v, s, t = memory → v, s, t = *memory[:2], 0
        The count of steps starts anew in each epoch.
    parameters, v, s, *_ = → parameters, *_ =
        Adam's averages are not handed on. What else does its update return?
    parameters, v, s, *_ = → parameters, v, *_ =
        One of Adam's averages is not handed on: s.
    return parameters, (v, s, t) → return parameters, memory
        The memory that comes back is the one that was handed in.
    settings["lambd"], m) → settings["lambd"], X.shape[1])
        m counts the whole training set, not the mini-batch.
    settings["lambd"], m) → 0, m)
        The penalty is not handed on.
    rate = settings["learning_rate"] → rate = 0.01
        The learning rate is fixed in your code. It is among the settings.
    for X, Y in batches: → for X, Y in batches[:1]:
        Only the first mini-batch is used. Is the `return` inside the loop?
""")


def _training(dims, m, changes, seed=0, best=None):
    """Return a draw of a start, examples of both sets, and settings.

    best: "last" or "earlier", where the epoch with the lowest cost on the dev set has to be.
    """
    settings = {"optimizer": "gd", "learning_rate": 0.3, "decay": 0.0, "epochs": 3}
    settings |= {"batch_size": 4, "lambd": 0.0, "patience": None, **changes}

    def draw(rng):
        while True:
            X, Y = _examples(rng, dims[0], dims[-1], 2 * m)
            start = _network(rng, dims)
            given = start, (X[:, :m], Y[:, :m]), (X[:, m:], Y[:, m:]), settings, seed
            with np.errstate(all="ignore"):
                _, costs = train_network(*given)
            where = "last" if np.argmin(costs) == len(costs) - 1 else "earlier"
            # far from ties, so that another order of operations stops at the same epoch
            gaps = np.abs(np.subtract.outer(costs, costs))[np.triu_indices(len(costs), 1)]
            if np.isfinite(costs).all() and gaps.min() > 1e-4 and best in (None, where):
                return given

    return draw


def _stopping(dims, m, changes, seed=0):
    """Return a draw of a training that stops early, past its best epoch."""
    drawn = _training(dims, m, {"epochs": 12, "patience": 2, **changes}, seed, "earlier")

    def draw(rng):
        while True:
            given = drawn(rng)
            if 4 <= len(train_network(*given)[1]) < 10:
                return given

    return draw


def _sure(rng):
    """Draw a training after which answers on the dev set are nearer to 0 and to 1 than 1e-12."""
    start, train, dev, settings, seed = _training([1, 1], 5, {"epochs": 2})(rng)
    start["W1"] = np.array([[1.0]])
    X = np.array([[-100.0, 100.0, 1.0]])
    return start, train, (X, np.array([[1.0, 0.0, 1.0]])), settings, seed


ADAM = {"optimizer": "adam", "learning_rate": 0.05}
BUSY = {**ADAM, "learning_rate": 0.4}

TRAIN_NETWORK = exercise(
    train_network,
    "The whole training",
    visible(
        "gradient descent, three epochs of two mini-batches",
        draw=_training([1, 2, 1], 6, {}),
        unchanged=True,
    ),
    visible(
        "Adam, with a decay and a penalty, from another seed",
        draw=_training([1, 2, 2], 5, {**ADAM, "decay": 0.5, "lambd": 3.0}, 7, "earlier"),
    ),
    visible("stops early", draw=_stopping([1, 2, 1], 6, BUSY)),
    visible("wrong answers on the dev set that are clipped", draw=_sure),
    hidden(
        "Adam, more of everything",
        _training(
            [3, 5, 4, 2], 14, {**ADAM, "decay": 0.2, "lambd": 2.0, "epochs": 5}, 3, "earlier"
        ),
        points=2,
        unchanged=True,
    ),
    hidden(
        "gradient descent with a decay",
        _training([3, 4, 3], 10, {"decay": 1.0, "batch_size": 5, "lambd": 1.0}, 11, "last"),
    ),
    hidden("stops early, by Adam", _stopping([2, 4, 2], 9, {**BUSY, "lambd": 0.5}, 5), points=2),
    hidden(
        "patience that is not used up",
        _training([2, 3, 1], 8, {"epochs": 4, "patience": 6, "learning_rate": 0.05}, 0, "last"),
    ),
    uses=("one_epoch",),
)


@TRAIN_NETWORK.equivalent
def with_the_best_so_far(start, train, dev, settings, seed=0):
    parameters = {name: 1 * value for name, value in start.items()}
    v, s = initialize_adam(parameters)
    memory, costs = (v, s, 0), []
    m = train[0].shape[1]
    for e in range(settings["epochs"]):
        given = dict(settings)
        given["learning_rate"] = update_lr(settings["learning_rate"], e, settings["decay"])
        batches = random_mini_batches(train[0], train[1], settings["batch_size"], seed=seed + e)
        parameters, memory = one_epoch(parameters, memory, batches, given, m)
        AL = L_model_forward(dev[0], parameters)[0].clip(1e-12, 1 - 1e-12)
        costs.append(cost_of_outputs(AL, dev[1]))
        if settings["patience"] is None or costs[-1] == min(costs):
            best, since = {name: 1 * value for name, value in parameters.items()}, 0
        else:
            since += 1
        if settings["patience"] is not None and since == settings["patience"]:
            break
    return best, costs


@TRAIN_NETWORK.equivalent
def looking_back_at_the_end(start, train, dev, settings, seed=0):
    now, after, costs = {name: value.copy() for name, value in start.items()}, [], []
    memory = [*initialize_adam(now), 0]
    for e in range(settings["epochs"]):
        rate = settings["learning_rate"] / (1 + settings["decay"] * e)
        batches = random_mini_batches(train[0], train[1], settings["batch_size"], seed + e)
        now, memory = one_epoch(
            now, memory, batches, settings | {"learning_rate": rate}, len(train[0].T)
        )
        after.append({name: value.copy() for name, value in now.items()})
        AL, _ = L_model_forward(dev[0], now)
        costs.append(cost_of_outputs(np.clip(AL, 1e-12, 1 - 1e-12), dev[1]))
        wait = settings["patience"]
        if wait is not None and e - int(np.argmin(costs)) >= wait:
            break
    return after[-1 if settings["patience"] is None else int(np.argmin(costs))], costs


TRAIN_NETWORK.wrong("""
    rate = update_lr(settings["learning_rate"], epoch, settings["decay"]) →
    rate = settings["learning_rate"]
        The learning rate does not fall. Which rate has epoch 1?
    settings["learning_rate"], epoch, → settings["learning_rate"], epoch + 1,
        Your first epoch already has a smaller rate. Epochs count from 0.
    seed + epoch → seed
        Every epoch has the same mini-batches. Give each a seed of its own.
    seed + epoch → epoch
        The seed that is handed in is not used.
    return kept[best], dev_costs → return parameters, dev_costs
        The parameters that come back are the last ones, and not those of the best epoch. Do you
        return what you kept of that epoch, and did you keep copies?
    return kept[best], dev_costs → return kept[best], dev_costs[: best + 1]
        Some costs are missing at the end. Return one for each epoch that was made.
    if patience is not None and epoch - best >= patience: → if patience == -1:
        Training goes on to the last epoch, though patience was used up.
    epoch - best >= patience → epoch - best > patience
        You stop an epoch too late.
    now, X.shape[1]) → now, settings["batch_size"])
        m counts the whole training set, not the mini-batch.
    best = epoch if patience is None else early_stopping(dev_costs, patience) →
    best = early_stopping(dev_costs, patience or len(dev_costs))
        Without patience, the parameters after the last epoch are asked for, not the best.
    dev_costs.append(cost_of_outputs(np.clip(AL, 1e-12, 1 - 1e-12), dev[1])) →
    dev_costs.append(cost_of_outputs(np.clip(AL, 1e-12, 1 - 1e-12), dev[1]) / len(dev[1]))
        The costs are means over the outputs. `cost_of_outputs` adds them up.
    dev_costs.append(cost_of_outputs(np.clip(AL, 1e-12, 1 - 1e-12), dev[1])) →
    dev_costs.append(cost_of_outputs(AL, dev[1]))
        A cost on the dev set is too large, or no number, where an answer is very near 0 or 1. Clip
        the answers.
    range(settings["epochs"]) → range(settings["epochs"] - 1)
        An epoch is missing.
    AL, _ = L_model_forward(dev[0], parameters) → AL, _ = L_model_forward(X, parameters)
    1e-12), dev[1])) → 1e-12), Y))
        Your costs are on the training set. Early stopping looks at the dev set.
""")


@TRAIN_NETWORK.mistake("Adam's memory is made anew in each epoch. Make it once, and hand it on.")
def forgetful(start, train, dev, settings, seed=0):
    (X, Y), patience = train, settings["patience"]
    parameters = {name: value.copy() for name, value in start.items()}
    kept, dev_costs = [], []
    for epoch in range(settings["epochs"]):
        memory = (*initialize_adam(parameters), 0)
        rate = update_lr(settings["learning_rate"], epoch, settings["decay"])
        now = {**settings, "learning_rate": rate}
        batches = random_mini_batches(X, Y, settings["batch_size"], seed + epoch)
        parameters, memory = one_epoch(parameters, memory, batches, now, X.shape[1])
        kept.append({name: value.copy() for name, value in parameters.items()})
        AL, _ = L_model_forward(dev[0], parameters)
        dev_costs.append(cost_of_outputs(np.clip(AL, 1e-12, 1 - 1e-12), dev[1]))
        best = epoch if patience is None else int(np.argmin(dev_costs))
        if patience is not None and epoch - best >= patience:
            break
    return kept[best], dev_costs


@TRAIN_NETWORK.mistake("The start that you are given is changed. Train on copies of its arrays.")
def the_start_itself(start, train, dev, settings, seed=0):
    (X, Y), patience = train, settings["patience"]
    memory = (*initialize_adam(start), 0)
    kept, dev_costs = [], []
    for epoch in range(settings["epochs"]):
        rate = update_lr(settings["learning_rate"], epoch, settings["decay"])
        now = {**settings, "learning_rate": rate}
        batches = random_mini_batches(X, Y, settings["batch_size"], seed + epoch)
        moved, memory = one_epoch(start, memory, batches, now, X.shape[1])
        for name, value in moved.items():
            start[name][:] = value
        kept.append({name: value.copy() for name, value in start.items()})
        AL, _ = L_model_forward(dev[0], start)
        dev_costs.append(cost_of_outputs(np.clip(AL, 1e-12, 1 - 1e-12), dev[1]))
        best = epoch if patience is None else int(np.argmin(dev_costs))
        if patience is not None and epoch - best >= patience:
            break
    return kept[best], dev_costs
