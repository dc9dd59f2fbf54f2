"""A price on weights."""

from ....machinery.quizzes import ManyChoices, Numeric, OneChoice, quiz

PENALTIES = quiz(
    "penalties",
    "A price on weights",
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
    Numeric(
        "q21",
        "The price",
        "A network has $W^{[1]} = [[3, -1], [1, 1]]$, $b^{[1]} = [[2], [-2]]$, $W^{[2]} = [[4, "
        "2]]$ and $b^{[2]} = [[0]]$. On 40 examples the cross-entropy is 0.3. What is the cost "
        "with an L2 term, $\\lambda = 1$?",
        answer=0.7,
        wrong={
            1.1: "Where has the 2 of $2m$ gone?",
            0.8: "Do the biases pay?",
            0.370711: "The penalty has the *square* of the norm: no root is taken.",
            0.6: "That is the L1 term.",
            0.4: "That is the penalty alone.",
        },
        reason="The squares of all weights add up to 12 + 20 = 32, and 32 / (2 · 40) = 0.4 comes "
        "on top of 0.3. Biases do not pay.",
    ),
    Numeric(
        "q22",
        "A weight nobody needs",
        "The cost has the L2 term $\\frac{\\lambda}{2m} \\sum w^2$ with $\\lambda = 0.7$ and "
        "$m = 210$. One weight starts at 2, and the data do not care about it: its gradient from "
        "the cross-entropy is 0. What is it after 1000 updates with learning rate 0.3?",
        answer=0.735391,
        wrong={
            0.270130: "The derivative of $w^2 / 2$ is $w$: the 2 cancels.",
            2: "The L2 term has a gradient too, and it acts 1000 times.",
            5.43377: "The update takes the gradient away.",
        },
        rtol=0.02,
        reason="Each update multiplies the weight by 1 - 0.3 · 0.7 / 210 = 0.999, and $2 · "
        "0.999^{1000} = 0.735$, about $2 / e$. That is why L2 is also called weight decay.",
    ),
    OneChoice(
        "q23",
        "The same with L1",
        "The same weight, with the L1 term $\\frac{\\lambda}{m} \\sum |w|$ in place of the L2 "
        "term. How does it go on?",
        {
            "a": "It is as before: it shrinks by the same factor in each update.",
            "b": "It falls by 0.001 in each update, is at 0 after 2000, and stays within 0.001 of "
            "it.",
            "c": "It falls fast while it is large, then more and more slowly, and never gets to 0.",
            "d": "It does not change, since the slope of $|w|$ is constant.",
        },
        answer="b",
        wrong={
            "a": "What is the derivative of $|w|$? Does it get smaller as $w$ does?",
            "c": "That is L2. What is the derivative of $|w|$ at 2, and at 0.1?",
            "d": "A constant slope is not zero. What does an update subtract?",
        },
        reason="The slope of $|w|$ is 1 however small $w$ is, so each update takes 0.3 · 0.7 / "
        "210 = 0.001, and a weight of 2 is used up after 2000. So L1 ends at zeros where L2 ends "
        "at small numbers.",
        at_grading=True,
    ),
    Numeric(
        "q24",
        "Where it settles",
        "Along one weight the cross-entropy is $0.005 \\, (w - 3)^2$ and a constant. With an L2 "
        "term, $\\lambda = 1$ and $m = 200$, where does gradient descent bring this weight in the "
        "end?",
        answer=2,
        wrong={
            3: "There the cross-entropy is lowest. Which way does the penalty pull there?",
            0: "There the penalty is lowest. Which way does the cross-entropy pull there?",
            2.4: "The derivative of $\\frac{\\lambda}{2m} w^2$ has no 2 left.",
            1.5: "The derivative of the square brings a factor of 2, for both terms. Have both got "
            "theirs?",
            6: "The two pulls are opposite. Where do they cancel?",
        },
        reason="The pulls cancel where $0.01 (w - 3) + w / 200 = 0$, that is $0.015 w = 0.03$, so "
        "$w = 2$. A penalty moves the minimum; it does more than slow the way there.",
    ),
    Numeric(
        "q42",
        "Where nothing is left",
        "In the explorer of the notebook `regularization`, leave `keep_prob` at 1 and all notes as "
        "they are, look at step 600, and raise $\\lambda$ from 20 on with the arrow keys. What "
        "is the first $\\lambda$ at which the network gives the same answer to every kick?",
        answer=50,
        wrong={
            40: "There the network still has a border. Go on.",
            100: "There it does, but not only there. Go back step by step.",
            20: "There the network still has a border, and 91 % of the dev kicks are right.",
        },
        rtol=0.12,
        reason="At $λ = 40$ the squared weights add up to 3, and 90 % of the dev kicks are right. "
        "At 50 all weights are gone, and the bias of the last unit answers 0.55 to everything. A "
        "stronger penalty makes weights smaller, until together they are no longer worth their "
        "price; then all go at once.",
    ),
)
