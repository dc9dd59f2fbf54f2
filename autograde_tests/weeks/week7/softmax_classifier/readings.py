"""Questions of the notebook week7/softmax_classifier."""

from ....machinery.quizzes import ManyChoices, Numeric, OneChoice, quiz

READINGS = quiz(
    "readings",
    "Scores, beliefs and what they cost",
    Numeric(
        "q1",
        "In your head",
        "A column has the scores $1, 1, 1$ and $1 + \\ln 3$. Which probability does softmax give "
        "to the last class?",
        answer=0.5,
        wrong={
            0.75: "Three to one is right against a single rival. How many rivals are there?",
            0.4116: "Softmax takes the shares of the exponentials, not of the scores, and the "
            "exponential of a sum is a product.",
            0.25: "The scores are not equal. What does $\\ln 3$ more do to the exponential?",
        },
        rtol=0,
        atol=0.002,
        reason="To add ln 3 to a score is to multiply its exponential by 3: they are as 1 : 1 : 1 "
        ": 3, and the last has 3 of 6. The 1 that all scores share cancels.",
    ),
    Numeric(
        "q2",
        "Before the first step",
        "A network for ten digits starts with weights so small that all scores are nearly equal. "
        "Which cost do you expect for its first mini-batch of 64, in nats?",
        answer=2.302585,
        wrong={
            0.6931: "That would be for two classes.",
            0.1: "That is the probability of the right class. What does it cost?",
            3.3219: "That is in bits. The course's logarithm is the natural one.",
            147.365: "That is the sum over the 64 examples.",
            0: "All classes get the same probability. How large is it, and what does it cost?",
        },
        rtol=0.01,
        points=0.5,
        reason="Ten equal probabilities are 0.1 each, and -ln 0.1 = ln 10 = 2.303 whatever the "
        "labels are. A first cost far from that says that the start, or the cost, is wrong.",
    ),
    OneChoice(
        "q3",
        "Which way they are pushed",
        "The probabilities of an example are $0.7, 0.2, 0.1$, and its class is the third. Which "
        "column is $dZ$?",
        {
            "a": "$(0,\\ 0,\\ -0.9)$",
            "b": "$(-0.7,\\ -0.2,\\ 0.9)$",
            "c": "$(0.7,\\ 0.2,\\ -0.9)$",
            "d": "$(0,\\ 0,\\ -10)$",
        },
        answer="c",
        wrong={
            "a": "Would the loss not move if the first score rose?",
            "b": "Raise the third score a little: does the loss rise?",
            "d": "That is $-Y / A$, the slope with respect to the probabilities.",
        },
        reason="$dZ = A - Y = (0.7, 0.2, 0.1 - 1)$. A step takes from the scores of the wrong "
        "classes, in proportion to their probabilities, what it gives to the right one: the "
        "column adds up to 0.",
    ),
    Numeric(
        "q4",
        "Two rows, one unit",
        "Which `factor` makes the softmax layer follow the logistic unit, step by step?",
        answer=0.5,
        wrong={
            1: "Run the cell with 1. Do the last differences look like rounding?",
            2: "Work out both gradients for one tumour, and compare what they do to the difference "
            "of the rows.",
            0.25: "If row 1 of $W$ moves by $s$, how does row 0 move, and what does that do to "
            "their difference?",
        },
        rtol=0,
        atol=0.001,
        reason="The probabilities depend on the difference of the two rows. A step moves one row "
        "by $s$ and the other by $-s$, so the difference by $2 s$, where the logistic unit moves "
        "by $s$. Half the rate makes up for that.",
    ),
    ManyChoices(
        "q5",
        "Accuracy against cost",
        "Two networks name 1000 digits, each one of ten classes. P has 97 % of them right, at a "
        "mean cost of 0.90 nats. Q has 95 % right, at 0.15 nats. Which statements are certain?",
        {
            "a": "P gives the right class a probability above 0.5 for at least 970 of the digits.",
            "b": "The geometric mean of the probabilities that P gives to the right classes is "
            "about 0.41.",
            "c": "P gives some right class a probability below 0.01.",
            "d": "Q makes more mistakes than P.",
            "e": "P's cost cannot fall unless its accuracy rises.",
        },
        answer=["b", "d"],
        wrong={
            "a": "With ten classes, how small can the largest probability be?",
            "c": "Suppose P were right, but unsure, on nearly every digit. What would that cost?",
            "e": "What happens to the cost if P becomes surer of the digits it has right?",
        },
        missing="That is certain, and there is more. A mean of logarithms is the logarithm of "
        "which mean?",
        reason="The mean cost is minus the logarithm of the geometric mean, $e^{-0.9} = 0.41$, "
        "and the accuracies count 30 and 50 mistakes. How the cost is spread over the digits "
        "stands in neither number.",
        at_grading=True,
    ),
    OneChoice(
        "q6",
        "Which end for the network",
        "A photograph may show a cat, a dog, both or neither. The network is to say of each of the "
        "two animals whether it is there. Which last layer fits?",
        {
            "a": "A softmax of two units, one for the cat and one for the dog.",
            "b": "A softmax of three units: cat, dog, neither.",
            "c": "A hard max of the two scores.",
            "d": "Two logistic units, one for each animal.",
        },
        answer="d",
        wrong={
            "a": "What would it have to answer where both are there, or neither?",
            "b": "Where both are there, the two probabilities can at best be one half each.",
            "c": "It names exactly one of the two, whatever the photograph shows.",
        },
        reason="In a softmax the classes exclude each other, since the probabilities add up to 1. "
        "Whether there is a cat and whether there is a dog are two questions, each with its own "
        "logistic unit and its own loss.",
        at_grading=True,
    ),
    Numeric(
        "q7",
        "As sure as it should be",
        "In the explorer, give the classes 0 to 3 the scores $5, 2, -1$ and $4.5$, and let class 3 "
        "be the right one. At which temperature is the loss least?",
        answer=1.58,
        wrong={
            0.1: "There the network is surest, of class 0. Which loss do you read there?",
            10: "There all classes are nearly alike. Is the loss not lower in between?",
            2.4: "That is for the button's score of 4. Set class 3 to 4.5.",
            0.959: "That is the loss. At which temperature does it have this value?",
        },
        rtol=0,
        atol=0.1,
        points=0.5,
        reason="Below T = 1.6 the network is too sure of class 0, above it the right class loses "
        "to the classes 1 and 2. There the slope is 0: the scores, weighted with their "
        "probabilities, average to the score of the right class.",
    ),
)
