"""First weights."""

from ....machinery.quizzes import ManyChoices, Numeric, quiz

STARTS = quiz(
    "starts",
    "First weights",
    Numeric(
        "q16",
        "Back from the print",
        "A deep network of ReLU layers, each 80 units wide, without biases, prints the root mean "
        "square of its activations before training: 0.64 in layer 5, 0.02 in layer 15. With which "
        "standard deviation were the weights drawn?",
        answer=0.111803,
        wrong={
            0.0125: "The standard deviation is the root of that.",
            0.158114: "With that the signal would keep its size. Which factor per layer do the two "
            "numbers give?",
            0.0790569: "That forgets what ReLU does to half of its inputs.",
            0.132960: "The factor that you found is that of the root mean square. What is that of "
            "the mean square?",
        },
        rtol=0.03,
        reason="Ten layers divide the root mean square by 32, so each halves the mean square. A "
        "ReLU layer multiplies that by $80 σ^2 / 2$, and $80 σ^2 / 2 = 1/2$ gives σ = √(1 / 80) = "
        "0.112.",
    ),
    ManyChoices(
        "q17",
        "Zeros in the middle",
        "A network with two hidden layers of tanh units and a sigmoid at the end. `W1` and `W3` "
        "are random, `W2` is all zeros, as are the biases. 70 % of the labels are 1. Which "
        "gradients are **not** zero in the first backward pass?",
        {"a": "`dW1`", "b": "`dW2`", "c": "`db2`", "d": "`dW3`", "e": "`db3`"},
        answer=["b", "c", "e"],
        wrong={
            "a": "On its way to layer 1 the error is multiplied by a matrix. By which one?",
            "d": "`dW3` is the error times `A2`. What is `A2` here?",
        },
        missing="That one is not zero, and neither are others. Follow the error back: which "
        "factors of each product are zero, and what is the slope of tanh at 0?",
        reason="With $W_2 = 0$, `A2` is 0 and so is `dW3`; the same zeros stop the error before "
        "layer 1. In layer 2 it arrives through the random `W3`, tanh has the slope 1 at 0, and "
        "the mean output error is 0.5 - 0.7.",
        at_grading=True,
    ),
    Numeric(
        "q19",
        "The wrong width",
        "Somebody writes `rng.standard_normal((n_out, n_in)) * np.sqrt(2 / n_out)` for ReLU "
        "layers that are 640, 160, 40 and 10 wide, the first being the input. By which factor "
        "does the mean square of the signal change, on average, from the input to the last of "
        "them?",
        answer=64,
        wrong={
            1: "That would be so with `n_in`. How many products does each unit add up?",
            4: "That is a single layer of three.",
            8: "That is the root mean square.",
            0.015625: "Other way round: a unit with more inputs adds up more.",
            12: "Factors of layers are multiplied.",
        },
        rtol=0.02,
        reason="A layer multiplies the mean square by `n_in * (2 / n_out) / 2`, that is `n_in / "
        "n_out`, which is 4 three times over: 4 · 4 · 4 = 64. With `n_in` below the root it would "
        "be 1.",
    ),
)
