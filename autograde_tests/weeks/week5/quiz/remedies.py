"""What each remedy does."""

from ....machinery.quizzes import ManyChoices, Numeric, OneChoice, ShortText, quiz

REMEDIES = quiz(
    "remedies",
    "What each remedy does",
    ManyChoices(
        "q20",
        "Two curves over λ",
        "One curve of the figure is the cost on the training set, the other on a dev set. Which "
        "statements are right?",
        {
            "a": "Q belongs to the training set.",
            "b": "At $\\lambda = 0.01$ the variance is high.",
            "c": "At $\\lambda = 100$ more training examples would help most.",
            "d": "The best $\\lambda$ is where the curves come closest.",
            "e": "At $\\lambda = 100$ the bias is high.",
        },
        answer=["a", "b", "e"],
        wrong={
            "c": "Where both costs are high and nearly equal, is the model short of examples or "
            "of freedom?",
            "d": "They come closest where the model can do nothing. Which of the two costs says "
            "how good it will be on new examples?",
        },
        missing="That is right, and so are others. Read both ends of the figure: what do a small "
        "and a large gap mean, and what do two high costs?",
        reason="A penalty holds back the fit to the training set, whose cost Q only rises with "
        "$λ$. The gap at the left is variance, two high costs at the right are bias. The best $λ$ "
        "is where the dev cost is lowest.",
        at_grading=True,
    ),
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
    ShortText(
        "q39",
        "Plan the next week",
        "A network that tells twelve kinds of leaves apart has 400 training pictures. Its error "
        "is 0 % on them and 28 % on 200 dev pictures; a botanist has 2 %. A colleague wants a "
        "larger network, another wants to stop training early, a third wants mirrored, slightly "
        "turned and recoloured copies of the pictures. Say which problem the network has, what "
        "you think of each of the three proposals, which you would try first and how you would "
        "decide whether it helped. Name one change to the pictures that could do harm here.",
        guide="- 1 point: high variance, and not bias: 0 % on the training set against 28 %.\n"
        "- 1 point: a larger network does not address it; early stopping does, but ties the fit "
        "to the training set and the fight against over-fitting into one knob; augmentation adds "
        "information about what does not matter. Any sensible order with a reason.\n"
        "- 1 point: decides by the dev error, compared with a run without the change, and knows "
        "that 200 pictures scatter by about 3 points, or repeats with several seeds; the test set "
        "is not used.\n"
        "- 1 point: names a change that can alter the kind of leaf, such as colour where kinds "
        "differ in colour, or strong shear where they differ in shape.",
        model_answer="The training error is 0, so there is no bias to remove: the gap of 28 "
        "points is variance. A larger network would not address it. Stopping early would, but it "
        "also stops fitting the training set, so that one knob turns two things; I would rather "
        "use L2 or dropout, and keep early stopping as a cheap first measure. Augmentation is "
        "like more data, and I would try it first: leaves lie in any direction, so mirrored and "
        "turned copies have the same label. Recolouring may do harm if some of the kinds differ "
        "mainly in colour. I would train with and without it from three seeds each and compare "
        "dev errors. With 200 pictures an error of 28 % is uncertain by 3 points, so I would only "
        "believe a clear change, and I would leave the test set alone.",
        points=4,
    ),
)
