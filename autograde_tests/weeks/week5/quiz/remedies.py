"""What each remedy does."""

from ....machinery.quizzes import ManyChoices, Numeric, OneChoice, quiz

REMEDIES = quiz(
    "remedies",
    "What each remedy does",
    OneChoice(
        "q25",
        "Read the weights",
        "Three runs of one network, with no penalty, with L2 and with L1. The absolute values of "
        "six of the weights, largest first. P: 1.4, 1.1, 0.6, 0.3, 0.1, 0.03. Q: 4.8, 3.9, 2.5, "
        "1.7, 0.9, 0.4. R: 2.2, 1.6, 0.0007, 0.0004, 0.0002, 0.0001. Which run had which?",
        {
            "a": "P none, Q L1, R L2",
            "b": "P L2, Q none, R L1",
            "c": "P L1, Q none, R L2",
            "d": "P none, Q L2, R L1",
        },
        answer="b",
        wrong={
            "a": "Which penalty takes a fixed amount from each weight, and where do small ones "
            "end?",
            "c": "Under which penalty does a small weight lose as much in a step as a large one?",
            "d": "Where nothing pays for its size, are weights larger or smaller?",
        },
        reason="Where nothing pays for size, weights are largest: Q. L2 takes a share of each, so "
        "all are smaller and none is gone: P. L1 takes the same from each, and the small ones end "
        "at 0 but for the last step: R.",
        at_grading=True,
    ),
    Numeric(
        "q26",
        "The forgotten division",
        "Somebody's dropout keeps each hidden unit with probability 0.8 in training, but does not "
        "divide by anything. At test time all units are on, and nothing else is done. By which "
        "factor is the next layer's $W A$ larger at test time than on average in training?",
        answer=1.25,
        wrong={
            0.8: "At which of the two times are more units on?",
            1: "In training a fifth of the units is missing from the sum.",
            1.2: "The sum in training is 0.8 of the full one. Which factor leads back?",
            1.5625: "You have counted it twice.",
        },
        reason="In training a fifth of the units is missing, so $W A$ is 0.8 of the full sum on "
        "average, and 1 / 0.8 = 1.25. Inverted dropout divides by `keep_prob` in training, which "
        "makes this factor 1.",
    ),
    OneChoice(
        "q27",
        "Masks without the division",
        "Both hidden layers of a network with three layers have dropout with `keep_prob` 0.5. The "
        "forward pass is right. The backward pass multiplies `dA2` and `dA1` by their masks, but "
        "does not divide. How large are `dW1`, `dW2` and `dW3`, in this order, compared with the "
        "right ones?",
        {
            "a": "half, half and right",
            "b": "right, half and a quarter",
            "c": "right, right and right: the forward pass has divided already",
            "d": "a quarter, half and right",
        },
        answer="d",
        wrong={
            "a": "How many of the missing divisions has the error passed when it is at layer 1?",
            "b": "In which order does the error pass the layers?",
            "c": "If $a = g(z) \\, d / p$, by how much does $a$ move when $g(z)$ moves a little?",
        },
        reason="`dW3` is computed before the error meets a mask. Each missing division by 0.5 "
        "halves the error that goes on: it is missing once on the way to `dW2` and twice on the "
        "way to `dW1`.",
        at_grading=True,
    ),
    Numeric(
        "q28",
        "Patience",
        "Dev costs are recorded every 50 iterations, the first at iteration 0: 0.70, 0.52, 0.44, "
        "0.46, 0.43, 0.45, 0.47, 0.44, 0.41, 0.42. Training stops when 3 records in a row have "
        "brought no new lowest one. From which iteration are the parameters that are used?",
        answer=200,
        wrong={
            350: "That is where it stops. To which parameters does it go back?",
            400: "When that record would be due, training has already stopped.",
            100: "One record that is higher does not stop it.",
            250: "The first record is at iteration 0.",
            4: "That is the position in the list. How many iterations lie between two records?",
        },
        unit="iterations",
        reason="The lowest record is 0.43, the fifth one, at iteration 4 · 50 = 200. The three "
        "after it bring no new lowest, so training stops at 350 and never sees the 0.41.",
        at_grading=True,
    ),
    ManyChoices(
        "q29",
        "Claims about the world",
        "Training data are changed at random, and each example keeps its label. Which of these "
        "changes can do harm?",
        {
            "a": "Traffic lights, by the lamp that is lit: the three colour channels exchanged.",
            "b": "Aerial photographs, with a house or without: turned by 90, 180 or 270 degrees.",
            "c": "Spoken words, by the word: a little noise of a street added.",
            "d": "Road signs *turn left* and *turn right*: mirrored.",
            "e": "Photographs of clocks, by the hour: turned by up to 60 degrees.",
        },
        answer=["a", "d", "e"],
        wrong={
            "b": "Seen from above, which way is up? Does the answer change with it?",
            "c": "Would you still understand the word? Then what should the label be?",
        },
        missing="That can do harm, and so can others. For each, ask a person who sees only the "
        "changed example for its label.",
        reason="A change is harmless if the label survives it. Exchanged channels turn red into "
        "green, a mirror turns left into right, and a turned dial shows another hour. A house "
        "from above and a word in noise stay what they are.",
    ),
)
