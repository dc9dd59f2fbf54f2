"""Parameters against hyperparameters, and where the analogy with the brain ends."""

from ....machinery.exercises import exercise, questions
from ....machinery.quizzes import OneChoice, quiz

KINDS = exercise(
    {
        "W2": "parameter",
        "number of hidden layers": "hyperparameter",
        "activations of layer 2": "neither",
        "learning rate": "hyperparameter",
        "b of the output layer": "parameter",
        "cost after 100 updates": "neither",
        "number of updates": "hyperparameter",
        "ReLU or tanh": "hyperparameter",
        "parameters with layer_dims [64, 40, 20, 10]": 3630,
        "best of ten rates by X_held, quoted with its result on X_held": "too good",
    },
    "Who sets it?",
    *questions(
        "W2",
        "number of hidden layers",
        "activations of layer 2",
        "parameters with layer_dims [64, 40, 20, 10]",
    ),
    *questions(
        "learning rate",
        "b of the output layer",
        "cost after 100 updates",
        "number of updates",
        "ReLU or tanh",
        "best of ten rates by X_held, quoted with its result on X_held",
        is_hidden=True,
    ),
    name="kinds",
    reasons={
        "W2": "Gradient descent moves it: training sets its entries.",
        "number of hidden layers": "It is chosen before there is a weight to train.",
        "activations of layer 2": "They are computed anew for each input, and nobody sets them.",
        "learning rate": "It says how training goes, and no gradient with respect to it is taken.",
        "b of the output layer": "A bias is trained like a weight.",
        "cost after 100 updates": "It is a result. You look at it to choose hyperparameters.",
        "number of updates": "When to stop is decided by you.",
        "ReLU or tanh": "A choice is a hyperparameter even where it is no number.",
        "parameters with layer_dims [64, 40, 20, 10]": "40 · 65 + 20 · 41 + 10 · 21 = 2600 + 820 + "
        "210, weights and biases.",
        "best of ten rates by X_held, quoted with its result on X_held": "The best of ten owes a "
        "part of its lead to luck on just these digits. Others, which chose nothing, would say.",
    },
)

KINDS.equivalent({"note": "extra keys do no harm"})
KINDS.equivalent({"parameters with layer_dims [64, 40, 20, 10]": 3630.0})

KINDS.wrong("""
    W2 → "hyperparameter"
        Do you choose its entries, or does an update change them?
    W2 → "neither"
        Somebody or something has to set its entries. Is it you, or an update?
    number of hidden layers → "parameter"
        Which update would add a layer?
    activations of layer 2 → "parameter"
        An update moves what `update_parameters` returns. Are activations among it?
    activations of layer 2 → "hyperparameter"
        You do not choose them. They follow from the input and the weights.
    parameters with layer_dims [64, 40, 20, 10] → 3560
        Those are the weights. The biases are trained, too.
    parameters with layer_dims [64, 40, 20, 10] → 3694
        A layer has as many biases as it has units, not as it has inputs.
    parameters with layer_dims [64, 40, 20, 10] → 134
        Those are units. A weight belongs to each pair of a unit and an input of it.
    learning rate → "parameter"
        Is there a gradient with respect to it in your code?
    b of the output layer → "hyperparameter"
        Does an update change it?
    cost after 100 updates → "hyperparameter"
        You would like to choose it, but it comes out.
    number of updates → "parameter"
        Does training set it, or do you?
    ReLU or tanh → "neither"
        It is no number, but somebody has chosen it before training.
    best of ten rates by X_held, quoted with its result on X_held → "fair"
        The digits that chose the rate now judge it. What would luck do to the best of ten?
""")

ANALOGY = quiz(
    "analogy",
    "Where the analogy ends",
    OneChoice(
        "shared",
        "What they share",
        "Which of these do brains and the network that you have just trained have in common, as "
        "far as is known?",
        {
            "a": "An error travels backwards through the very weights that the signal came by.",
            "b": "Every unit waits until the whole layer below has finished, then answers once.",
            "c": "Later stages combine what earlier ones detect, and answer to more of the "
            "picture.",
            "d": "To learn ten signs takes the right answers to 1438 examples, 400 times over.",
            "e": "A unit spurs on some of the units it reaches and holds back others.",
        },
        answer="c",
        wrong={
            "a": "That is how your backward pass works. Connections between real neurons lead one "
            "way.",
            "b": "Real neurons send pulses, each at its own time.",
            "d": "How often were you shown a digit before you knew it?",
            "e": "A weight may have either sign. A real neuron, as a rule, either spurs on all "
            "that it reaches or holds all of them back.",
        },
        reason="Stages that build on each other are what both have. The backward pass, the clock "
        "and the hunger for labelled examples belong to the network alone, as far as anybody "
        "knows.",
    ),
)
