"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

FOUR_SCORES = prediction(
    Numeric(
        "four_scores",
        "Four scores",
        "Four classes have the scores $5, 2, -1, 3$. What probability does softmax give the first "
        "class, in percent?",
        answer=84.2,
        wrong={
            55.6: "That is 5 of 9, the share of the scores themselves. Softmax takes the shares of "
            "their exponentials.",
            50: "The exponential stretches differences: the score 5 has more than all the others "
            "together.",
        },
        unit="%",
        rtol=0,
        atol=5,
        reason="$e^5 = 148$ of $148 + 7.4 + 0.4 + 20 = 176$. The score 3, which is 2 lower, gets "
        "$e^2 = 7.4$ times less.",
    ),
    too_small="The exponential stretches differences: a lead of 2 is a factor of $e^2 = 7.4$.",
    too_large="The score 3 is not far off: it gets one part in $e^2 = 7.4$ of what 5 gets.",
)

SHIFTED = prediction(
    OneChoice(
        "shifted",
        "A thousand more, a thousand less",
        "NumPy computes the formula as it stands. What comes out if 1000 is added to all four "
        "scores, and if 1000 is taken off?",
        {
            "a": "the same probabilities in both cases",
            "b": "probabilities that are a little off",
            "c": "`nan` for +1000, all zeros for −1000",
            "d": "`nan` in both cases",
        },
        answer="d",
        wrong={
            "a": "On paper, yes. But `np.exp(1000)` does not fit into a float.",
            "b": "Rounding takes away digits here, but not only the last ones: nothing is left.",
            "c": "For −1000 the sum is 0 too, and 0/0 is not a number either.",
        },
        reason="`np.exp(1000)` is infinite and `np.exp(-1000)` is 0, and neither ∞/∞ nor 0/0 is a "
        "number.",
    )
)

FIRST_STEP = prediction(
    Numeric(
        "first_step",
        "The first step of both",
        "Both start from zeros and make one step with the same rate. How many times the unit's $w$ "
        "is the difference of the layer's rows, $W_1 - W_0$?",
        answer=2,
        wrong={
            1: "The row of class 1 alone moves as the unit's $w$ does. The row of class 0 moves as "
            "well, the other way.",
            0.5: "Neither row moves less than the unit's $w$, and the two move in opposite "
            "directions.",
            0: "The two rows move in opposite directions, so their difference grows.",
        },
        unit="times",
        rtol=0,
        atol=0.01,
        reason="For every example $dz_0 = -dz_1$, and $dz_1$ is the unit's $dz$. Row 1 moves as "
        "$w$ does, row 0 just as far the other way, and the difference twice as far.",
    ),
    too_small="Row 1 moves as the unit's $w$ does, and row 0 just as far the other way.",
    too_large="There are two rows, and each moves just as far as the unit's $w$.",
)
