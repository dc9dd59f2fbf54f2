"""Questions of week 6's quiz about the weeks before."""

from ...machinery.quizzes import Numeric, OneChoice, quiz

EARLIER = quiz(
    "earlier",
    "Weeks 3 to 5 again",
    Numeric(
        "q19",
        "What decay leaves",
        "L2 regularisation with $\\lambda = 2$ on 60 examples, learning rate 0.3. A weight gets no "
        "gradient from the data. Which share of it is left after 100 steps of gradient descent?",
        answer=0.366032,
        wrong={
            0.99: "That is one step.",
            0: "Each step takes a share of what is left, not of the start.",
            0.13262: "The penalty is $\\frac{\\lambda}{2m}$ times the square. What is its "
            "derivative?",
            0.605006: "The 2 of the square cancels the 2 below λ. Has it been divided by twice?",
        },
        rtol=0,
        atol=0.004,
        reason="Each step multiplies the weight by $1 - \\alpha\\lambda/m = 0.99$, and $0.99^{100} "
        "= 0.366$.",
    ),
    OneChoice(
        "q20",
        "Kept or dropped",
        "A hidden unit has the activation 4. Inverted dropout with `keep_prob` 0.8 is switched on "
        "while training and off afterwards. What does the next layer see?",
        {
            "a": "While training 4 or 0, and 3.2 on average; afterwards 3.2.",
            "b": "While training 5 or 0, and 4 on average; afterwards 5.",
            "c": "While training 4 or 0, and 3.2 on average; afterwards 4.",
            "d": "While training 5 or 0, and 4 on average; afterwards 4.",
        },
        answer="d",
        wrong={
            "a": "That is dropout as it was first published. What is inverted here?",
            "b": "Off means off: nothing is divided either.",
            "c": "Then the next layer would see more afterwards than it was trained on.",
        },
        reason="What is kept is divided by 0.8, so the mean stays 4, and nothing has to be done "
        "afterwards.",
        at_grading=True,
    ),
    OneChoice(
        "q21",
        "What to try first",
        "Humans make 1 % errors, the network 9 % on its training set and 10 % on the dev set. What "
        "is the most promising thing to try?",
        {
            "a": "A larger network, or longer training.",
            "b": "More training examples.",
            "c": "Dropout, or a larger $\\lambda$.",
            "d": "A larger dev set.",
        },
        answer="a",
        wrong={
            "b": "The dev error is hardly above the training error.",
            "c": "That narrows the gap between training and dev set, and here it is 1 %.",
            "d": "Which of the two gaps, 1 to 9 or 9 to 10, would that narrow?",
        },
        reason="Eight of the nine points of avoidable error are bias: the training set itself is "
        "not learned.",
    ),
    Numeric(
        "q22",
        "Count them",
        "How many parameters has a network with `layer_dims = [5, 8, 4, 1]`?",
        answer=89,
        wrong={
            76: "Those are the weights. Each unit has a bias as well.",
            18: "That is the number of features and units.",
            94: "The inputs have no bias.",
        },
        unit="parameters",
        rtol=0,
        reason="8 · 5 + 8, 4 · 8 + 4 and 1 · 4 + 1 are 48 + 36 + 5 = 89.",
    ),
    Numeric(
        "q23",
        "Through fifty layers",
        "In a backward pass each layer shortens the error by the factor 0.9. Which share of it "
        "is left after fifty layers?",
        answer=0.00515378,
        wrong={
            -4: "It does not lose a tenth of the first error in each layer.",
            0.1: "That is what one layer takes.",
            45: "Factors are multiplied with each other.",
        },
        rtol=0.05,
        reason="$0.9^{50} = 0.005$: a gradient vanishes by a small loss in each layer.",
        at_grading=True,
    ),
    OneChoice(
        "q24",
        "One digit",
        "A gradient check of week 4's network compares $(3, 4)$, from the backward pass, with "
        "$(3, 4.01)$, by central differences with $\\varepsilon = 10^{-7}$. Which difference does "
        "it print, and what does that say?",
        {
            "a": "0.01: wrong.",
            "b": "0.001: wrong.",
            "c": "0.000001: right.",
            "d": "0.002: right, as measuring is never exact.",
        },
        answer="b",
        wrong={
            "a": "That is the distance itself. What is it divided by?",
            "c": "The distance is not squared.",
            "d": "The sum of both lengths stands below the line. And how exact is a central "
            "difference?",
        },
        reason="0.01 / (5 + 5.008) is about 0.001, ten thousand times what rounding explains.",
        at_grading=True,
    ),
)
