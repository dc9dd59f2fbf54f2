"""What illness looks like."""

from ....machinery.exercises import exercise, questions

DIAGNOSIS = exercise(
    {
        "uphill, slopes right": "update_parameters",
        "nothing moves": "L_layer_model",
        "lower layers only": "linear_activation_backward",
        "all off by m": "compute_cost",
        "W2 has no effect": "L_model_forward",
        "crash in round two": "linear_backward",
        "KeyError: 'dW3'": "L_model_backward",
        "twins": "initialize_parameters_deep",
        "low cost, wrong labels": "predict",
        "labels do not matter": "L_model_backward",
    },
    "Where is the fault?",
    *questions(
        "uphill, slopes right",
        "nothing moves",
        "lower layers only",
        "all off by m",
        "W2 has no effect",
    ),
    *questions(
        "crash in round two",
        "KeyError: 'dW3'",
        "twins",
        "low cost, wrong labels",
        "labels do not matter",
        is_hidden=True,
    ),
    name="diagnosis",
    reasons={
        "uphill, slopes right": "Gradients and rate are right, and still the cost rises. What "
        "is left is the step itself, which adds what it should take away.",
        "nothing moves": "An update by hand gives other parameters. So its result gets lost in "
        "the run: the loop goes on with the old ones.",
        "lower layers only": "Layer 2 gets the right `dA2`, and `linear_backward` is right "
        "with the right `dZ2`. Between the two stands the step through the slope of the "
        "activation.",
        "all off by m": "With all parameters 0 the cost is ln 2, and 34.66 is 50 times that. A "
        "cost that is a sum has slopes 50 times as large as those of the mean.",
        "W2 has no effect": "If W2 may be anything, nobody multiplies by it: layer 3 is given "
        "what layer 1 made. The chain of the layers is broken, and no layer's own formula.",
        "crash in round two": "A `db1` of shape `(8,)`, a sum without `keepdims`, makes an "
        "`(8, 8)` of `b1` in the update. It is computed in `linear_backward`, and crashes a "
        "round later.",
        "KeyError: 'dW3'": "`update_parameters` reads what it is given. The dict of gradients "
        "is filled by `L_model_backward`, which has left out the last layer or named it "
        "otherwise.",
        "twins": "Equal rows have equal gradients for ever, and these are right. Only the "
        "start can have made the rows equal.",
        "low cost, wrong labels": "`AL > 0.5` is right for every example, so network and "
        "training are. What is left is how `predict` makes labels of `AL`.",
        "labels do not matter": "The cost sees the labels, and a step back answers another "
        "`dA` with another `dZ`. So the way back begins with something that does not depend on "
        "`Y`.",
    },
)

DIAGNOSIS.equivalent({"note": "extra keys do no harm"})
DIAGNOSIS.equivalent({"labels do not matter": "L_model_backward"})


DIAGNOSIS.wrong("""
    uphill, slopes right → "L_model_backward"
        The measured slopes and the computed ones agree: the gradient is right. Who uses it next?
    nothing moves → "update_parameters"
        By hand, that function gives other parameters than it was given. So it works. What happens
        to what it returns?
    lower layers only → "L_model_backward"
        The loop over the layers hands on what it should: by hand, with the right dZ, the linear
        part is right for every layer. What makes dZ out of dA, and differs between the layers?
    lower layers only → "linear_backward"
        The linear part was called by hand, with the right dZ, and is right. Between dA and the
        linear part there is one more step.
    all off by m → "linear_backward"
        The check compares two numbers, and says not which of them is wrong. One of the symptoms
        speaks of a number that you can work out without the program.
    W2 has no effect → "compute_cost"
        The cost is computed from `AL` alone, and `AL` itself does not answer to `W2`.
    W2 has no effect → "L_model_backward"
        A backward pass has nothing to do with it: the measured slope needs forward passes only.
    crash in round two → "L_model_forward"
        That is where the program stumbles. In the first iteration the same function ran. Which
        array has changed its shape since, and who made that shape?
    KeyError: 'dW3' → "update_parameters"
        The function that complains only reads the dict. Who fills it?
    twins → "L_model_backward"
        Units that start alike get the same gradient, and the right gradient keeps them alike. So
        look at the start.
    low cost, wrong labels → "compute_cost"
        The cost is low and `AL` is right. Only one function lies between `AL` and the labels.
    labels do not matter → "compute_cost"
        The cost does see the labels. The labels enter the program in two places only.
""")
