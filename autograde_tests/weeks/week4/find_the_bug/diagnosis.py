"""What illness looks like."""

from ....machinery.exercises import exercise, questions

DIAGNOSIS = exercise(
    {
        "uphill, slopes right": "update_parameters",
        "all off by m": "compute_cost",
        "W2 has no effect": "L_model_forward",
        "twins": "initialize_parameters_deep",
        "low cost, wrong labels": "predict",
    },
    "Where is the fault?",
    *questions("uphill, slopes right", "all off by m", "W2 has no effect"),
    *questions("twins", "low cost, wrong labels", is_hidden=True),
    name="diagnosis",
    reasons={
        "uphill, slopes right": "Gradients and rate are right, and still the cost rises. What is "
        "left is the step itself, which adds what it should take away.",
        "all off by m": "With all parameters 0 the cost is ln 2, and 34.66 is 50 times that. A "
        "cost that is a sum has slopes 50 times as large as those of the mean.",
        "W2 has no effect": "If W2 may be anything, nobody multiplies by it: layer 3 is given "
        "what layer 1 made. The chain of the layers is broken, and no layer's own formula.",
        "twins": "Equal rows have equal gradients for ever, and these are right. Only the start "
        "can have made the rows equal.",
        "low cost, wrong labels": "`AL > 0.5` is right for every example, so network and training "
        "are. What is left is how `predict` makes labels of `AL`.",
    },
)

DIAGNOSIS.equivalent({"note": "extra keys do no harm"})
DIAGNOSIS.equivalent({"low cost, wrong labels": "predict"})


DIAGNOSIS.wrong("""
    uphill, slopes right → "L_model_backward"
        The measured slopes and the computed ones agree: the gradient is right. Who uses it next?
    all off by m → "linear_backward"
        The check compares two numbers, and says not which of them is wrong. One of the symptoms
        speaks of a number that you can work out without the program.
    W2 has no effect → "compute_cost"
        The cost is computed from `AL` alone, and `AL` itself does not answer to `W2`.
    W2 has no effect → "L_model_backward"
        A backward pass has nothing to do with it: the measured slope needs forward passes only.
    twins → "L_model_backward"
        Units that start alike get the same gradient, and the right gradient keeps them alike. So
        look at the start.
    low cost, wrong labels → "compute_cost"
        The cost is low and `AL` is right. Only one function lies between `AL` and the labels.
""")
