"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

PATHS = prediction(
    Numeric(
        "paths",
        "Sixteen doublings",
        "Take $x_1 = x_0 + x_0$, $x_2 = x_1 + x_1$ and so on up to $x_{16}$. The graph has 32 "
        "arrows. How many paths lead from $x_{16}$ to $x_0$?",
        answer=65536,
        wrong={
            32: "That is how many arrows there are. A path takes one of two arrows at each of 16 "
            "values.",
            16: "That is how long each path is. At each of its steps it takes one of two arrows.",
            256: "The choices are not 16 times 16: there are two at each of 16 values.",
        },
        rtol=0.02,
        reason="At each of 16 values a path takes one of two arrows: $2^{16} = 65536$ paths. One "
        "more doubling makes it twice as many, and only two arrows more.",
    ),
    too_small="At every value the number of paths doubles.",
    too_large="There are two arrows at each of 16 values, so it doubles 16 times.",
)

AGREEMENT = prediction(
    OneChoice(
        "agreement",
        "Your engine and week 4",
        "A network `[2, 4, 3, 1]`, twenty examples: how far apart are the gradients of your engine "
        "and those of week 4's formulas?",
        {
            "a": "by 1 part in 1000 or so",
            "b": "by 1 part in $10^8$ or so, as with central differences",
            "c": "by the rounding of the last digit, if at all",
        },
        answer="c",
        wrong={
            "a": "Nothing in your engine approximates: each slope is the exact one.",
            "b": "Central differences approximate a slope. Your engine uses the exact slopes of "
            "`+`, `*` and the rest.",
        },
        reason="Both apply the chain rule exactly, in another order of additions, so only rounding "
        "differs. Your engine does not know what a layer is: the order and the `+=` find week 4's "
        "formulas by themselves.",
    )
)

SLOWER = prediction(
    OneChoice(
        "slower",
        "The price",
        "One gradient of a network `[2, n, 1]` on 10 examples. For $n = 4$, your engine takes some "
        "15 times as much processor time as week 4's matrices. How many times as much does it take "
        "for $n = 64$?",
        {
            "a": "about 15 times again",
            "b": "less than 15 times",
            "c": "more than 100 times",
        },
        answer="c",
        wrong={
            "a": "Both have more to compute, but NumPy's time here is mostly that of calling it, "
            "and the number of its calls does not grow.",
            "b": "That is true of NumPy, which is called as often as before. Your engine has no "
            "cost of starting worth the name.",
        },
        reason="Your engine makes a Python object for every product, 16 times as many. NumPy makes "
        "as many calls as before, and each takes hardly longer.",
    )
)
