"""First weights."""

from ....machinery.quizzes import ManyChoices, Numeric, OneChoice, quiz

STARTS = quiz(
    "starts",
    "First weights",
    OneChoice(
        "q15",
        "Larger at the front",
        "Set the figure “A network before training” of `initialization` to 10 hidden layers of 100 "
        "units. With which of these is the gradient of `W1` more than a thousand times that of "
        "`W10`?",
        {
            "a": "large weights and ReLU",
            "b": "Xavier and sigmoid",
            "c": "large weights and sigmoid",
            "d": "He and tanh",
            "e": "small weights and sigmoid",
        },
        answer="c",
        wrong={
            "a": "Both are huge. Compare them with each other.",
            "b": "Slopes of at most 1/4, and weights that do not make up for them: which gradient "
            "is the smaller one?",
            "d": "Look at the two numbers. By which factor do they differ?",
            "e": "Each layer makes the error smaller, by slope and by weights. At which end is the "
            "gradient small then?",
        },
        reason="Nearly all sigmoid units are saturated and stop the error, but the few others "
        "multiply it by weights of size 10, layer after layer. With ReLU all layers have huge "
        "gradients: the activations grow on their way forward as the error does on its way back.",
    ),
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
        at_grading=True,
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
        "q18",
        "Certain from the start",
        "Before training, the inputs of the last sigmoid are 300, −200, 500 and −100 for the four "
        "examples, whose labels are 1, 1, 0 and 0. What is the first cost?",
        answer=175,
        wrong={
            0.693147: "That is the cost of answering one half. How sure is this network?",
            275: "The size of $z$ costs only where the answer is wrong.",
            100: "These two examples are right: what does a sure and right answer cost?",
            350: "The cost is the mean over all examples.",
            700: "The cost is the mean, not the sum.",
        },
        unit="nats",
        reason="A sure and right answer costs nothing, a sure and wrong one about $|z|$ nats: "
        "here 200 and 500. The mean over the four is 175, where one that knows nothing would pay "
        "0.693.",
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
