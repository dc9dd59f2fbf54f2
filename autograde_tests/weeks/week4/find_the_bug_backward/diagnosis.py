"""What illness looks like, further back."""

from ....machinery.exercises import exercise, questions

DIAGNOSIS = exercise(
    {
        "nothing moves": "L_layer_model",
        "lower layers only": "linear_activation_backward",
        "crash in round two": "linear_backward",
        "KeyError: 'dW3'": "L_model_backward",
        "labels do not matter": "L_model_backward",
    },
    "Where is the fault this time?",
    *questions("nothing moves", "lower layers only"),
    *questions("crash in round two", "KeyError: 'dW3'", "labels do not matter", is_hidden=True),
    name="diagnosis",
    reasons={
        "nothing moves": "An update by hand gives other parameters. So its result gets lost in "
        "the run: the loop goes on with the old ones.",
        "lower layers only": "Layer 2 gets the right `dA2`, and `linear_backward` is right with "
        "the right `dZ2`. Between the two stands the step through the slope of the activation.",
        "crash in round two": "A `db1` of shape `(8,)`, a sum without `keepdims`, makes an `(8, "
        "8)` of `b1` in the update. It is computed in `linear_backward`, and crashes a round "
        "later.",
        "KeyError: 'dW3'": "`update_parameters` reads what it is given. The dict of gradients is "
        "filled by `L_model_backward`, which has left out the last layer or named it otherwise.",
        "labels do not matter": "The cost sees the labels, and a step back answers another `dA` "
        "with another `dZ`. So the way back begins with something that does not depend on `Y`.",
    },
)

DIAGNOSIS.equivalent({"note": "extra keys do no harm"})
DIAGNOSIS.equivalent({"labels do not matter": "L_model_backward"})


DIAGNOSIS.wrong("""
    nothing moves → "update_parameters"
        By hand, that function gives other parameters than it was given. So it works. What happens
        to what it returns?
    lower layers only → "L_model_backward"
        The loop over the layers hands on what it should: by hand, with the right dZ, the linear
        part is right for every layer. What makes dZ out of dA, and differs between the layers?
    lower layers only → "linear_backward"
        The linear part was called by hand, with the right dZ, and is right. Between dA and the
        linear part there is one more step.
    crash in round two → "L_model_forward"
        That is where the program stumbles. In the first iteration the same function ran. Which
        array has changed its shape since, and who made that shape?
    KeyError: 'dW3' → "update_parameters"
        The function that complains only reads the dict. Who fills it?
    labels do not matter → "compute_cost"
        The cost does see the labels. The labels enter the program in two places only.
""")
