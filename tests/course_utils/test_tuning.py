"""Does a network in a stack learn what week 6's Adam teaches it alone?"""

import pickle
import subprocess
import sys

import numpy as np
import pytest

from course_utils import datasets, tuning
from course_utils.reference import deep, initialization, optimizers


def alone(settings, epochs, seed):
    """Train one network with the course's references; return its cost on the dev set."""
    whole = {**tuning.DEFAULTS, **settings}
    layers = [2, *[whole["hidden_units"]] * whole["hidden_layers"], 1]
    X, Y = datasets.make_moons(300, seed=3)
    parameters = initialization.initialize_parameters_he(layers, seed)
    v, s = optimizers.initialize_adam(parameters)
    t = 0
    for epoch in range(epochs):
        for x, y in optimizers.random_mini_batches(X, Y, whole["mini_batch_size"], seed=epoch):
            t += 1
            AL, caches = deep.L_model_forward(x, parameters)
            grads = deep.L_model_backward(AL, y, caches)
            for name in parameters:
                if name[0] == "W":
                    grads[f"d{name}"] = grads[f"d{name}"] + whole["lambd"] / 300 * parameters[name]
            parameters, v, s, *_ = optimizers.update_parameters_with_adam(
                parameters, grads, v, s, t, whole["learning_rate"], whole["beta1"]
            )
    X, Y = datasets.make_moons(300, seed=4)
    AL, _ = deep.L_model_forward(X, parameters)
    return deep.compute_cost(AL, Y)


def test_a_stack_does_what_one_network_does_alone():
    """Are the costs those of the references, for all settings and starts, in their order?"""
    runs = [
        ({"learning_rate": 0.03, "beta1": 0.8}, 0),
        ({"hidden_units": 3, "lambd": 2.0}, 1),
        ({"learning_rate": 0.001}, 2),
        ({"mini_batch_size": 100, "hidden_layers": 1}, 3),
        ({"learning_rate": 0.1, "lambd": 0.1}, 4),
    ]
    moons = tuning.Moons(epochs=3)
    ours = moons.dev_costs([each for each, _ in runs], [seed for _, seed in runs])
    theirs = [alone(each, 3, seed) for each, seed in runs]
    np.testing.assert_allclose(ours, theirs, rtol=1e-9)
    assert moons.dev_cost(runs[0][0], 0) == pytest.approx(theirs[0], rel=1e-9)


def test_a_diverged_run_is_nan_without_a_warning(recwarn):
    """Does a rate out of all bounds end in nan, and leave its neighbours as they are?"""
    moons = tuning.Moons(epochs=2)
    costs = moons.dev_costs([{"learning_rate": 1e200}, {}])
    assert np.isnan(costs[0])
    assert costs[1] == moons.dev_cost({})
    assert not recwarn


def test_the_test_set_is_another_one():
    """Are the costs on the test points others than, and near to, those on the dev points?"""
    moons = tuning.Moons()
    dev, test = (f([{"learning_rate": 0.05}]) for f in (moons.dev_costs, moons.test_costs))
    assert dev != test
    assert dev == pytest.approx(test, abs=0.1)


def test_unknown_settings_are_refused():
    """Does the message name what is unknown and what there is?"""
    with pytest.raises(ValueError, match=r"\['alpha'\].*'learning_rate'"):
        tuning.Moons().dev_cost({"alpha": 0.1})


def test_it_goes_to_another_process_with_its_points():
    """Do the points travel, so that a worker need not import scikit-learn to make them?"""
    moons = tuning.Moons(epochs=1)
    code = (
        "import pickle, sys; moons = pickle.load(sys.stdin.buffer); "
        "print(moons.dev_cost({}), 'sklearn' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], input=pickle.dumps(moons), capture_output=True, check=True
    )
    cost, imported = run.stdout.split()
    assert float(cost) == pytest.approx(moons.dev_cost({}), rel=1e-12)
    assert imported == b"False"


def test_rows_are_split_into_train_and_dev():
    """Does scikit-learn's split train on the training points, and judge on the dev points?"""
    moons = tuning.Moons()
    X, y, split = moons.as_rows()
    [(train, dev)] = split.split()
    np.testing.assert_array_equal(X[train], moons.train.X.T)
    np.testing.assert_array_equal(y[dev], moons.dev.Y[0])
    assert len(train) + len(dev) == len(y) == 600
