"""Weeks 1 to 4 again."""

from ....machinery.quizzes import Numeric, quiz

EARLIER = quiz(
    "earlier",
    "Weeks 1 to 4 again",
    Numeric(
        "q43",
        "Week 1: half the error",
        "On logarithmic axes, a learning curve is a straight line: the test error is 20 % with 100 "
        "examples and 10 % with 1000. How many examples does an error of 5 % take, if the line "
        "goes on like this?",
        answer=10_000,
        wrong={
            1900: "That is a straight line on ordinary axes. Here ten times as many examples halve "
            "the error.",
            2000: "The error does not fall like 1 over the number of examples. What did it take to "
            "halve it before?",
            1500: "Half the error took ten times as many examples before. What does it take again?",
        },
        unit="examples",
        reason="From 100 to 1000 examples the error was halved. On a straight line, the next "
        "factor of ten halves it again: 10 000.",
    ),
    Numeric(
        "q44",
        "Week 2: expensive alarms",
        "Honest probabilities, and a false positive costs three times as much as a false negative. "
        "From which probability on should the answer be 1?",
        answer=0.75,
        wrong={
            0.25: "That suits false negatives that cost three times as much.",
            0.5: "That suits mistakes that cost the same.",
            0.667: "Write both costs down: 1 is wrong with probability $1 - a$ and then costs 3.",
            0.333: "Write both costs down: 0 is wrong with probability $a$ and then costs 1.",
        },
        rtol=0,
        atol=0.004,
        reason="To say 1 costs 3 (1 - a) on average, to say 0 costs a. The two are equal at a = "
        "3/4.",
    ),
    Numeric(
        "q45",
        "Week 2: two examples",
        "The probabilities are 0.5 for an example of label 1 and 0.8 for one of label 0. What is "
        "the cost? You may use $\\ln 2 = 0.693$ and $\\ln 5 = 1.609$.",
        answer=1.151,
        wrong={
            2.302: "The cost is the mean of the losses, not their sum.",
            0.458: "The second example has label 0. Which probability did it get for that?",
            0.65: "That is the mean of the distances from the labels.",
            0.445: "Those are squares. Which loss does a logistic unit have?",
        },
        unit="nats",
        rtol=0,
        atol=0.006,
        reason="The losses are -ln 0.5 = 0.693 and -ln(1 - 0.8) = ln 5 = 1.609. Their mean is "
        "1.151.",
        at_grading=True,
    ),
    Numeric(
        "q46",
        "Week 2: too long a step",
        "Gradient descent on the cost $4 (w - 1)^2$, from $w = 0$. What is the learning rate above "
        "which the steps grow instead of leading to the minimum?",
        answer=0.25,
        wrong={
            0.125: "With that rate one step leads to the minimum. How far may it overshoot?",
            0.5: "The slope is $8 (w - 1)$, with the 2 of the square.",
            1: "The cost is 4 times as steep as a plain square.",
        },
        rtol=0.02,
        reason="A step multiplies the distance from the minimum by 1 - 8 times the rate. At 0.25 "
        "that is -1: beyond, the distance grows with each step.",
        at_grading=True,
    ),
    Numeric(
        "q47",
        "Week 4: down a chain",
        "Three layers of one ReLU unit each, with the weights $3, -2, 0.5$ and the biases $1, 20, "
        "-2$. The input is 2. By how much does the output change when the input grows by 0.01?",
        answer=-0.03,
        wrong={
            0.03: "One of the weights is negative.",
            -3: "That is the slope. The input grows by 0.01.",
            0: "Is a unit off? Follow the signal: what is each $z$?",
            0.015: "The slopes of a chain are multiplied, not added.",
            1: "That is the output. How does it change?",
        },
        rtol=0.02,
        reason="The scores are 7, 6 and 1, so all three units are on, and the slope is the product "
        "of the weights: 3 · (-2) · 0.5 = -3.",
    ),
    Numeric(
        "q48",
        "Week 4: what training changes",
        "A network has 4 inputs and layers of 5, 5 and 3 units. How many numbers does training "
        "change?",
        answer=73,
        wrong={
            60: "Those are the weights. What else does a unit have?",
            77: "Inputs are no units: they have no bias.",
            13: "Those are the biases.",
            300: "Weights lie between neighbouring layers: their numbers add.",
        },
        rtol=0,
        reason="4 · 5 + 5 · 5 + 5 · 3 = 60 weights, and a bias for each of the 13 units.",
        at_grading=True,
    ),
)
