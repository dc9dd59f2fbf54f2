"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

SHORT_FORM = prediction(
    OneChoice(
        "short_form",
        "The slope of the loss along the score",
        "Which of these is $d\\mathcal L/dz$, for any $a$ and for both labels?",
        {
            "a": "$a (1 - a)$",
            "b": "$y - a$",
            "c": "$a - y$",
            "d": "$(a - y)\\, a (1 - a)$",
        },
        answer="c",
        wrong={
            "a": "That is $da/dz$, the slope across the sigmoid alone. It does not even know the "
            "label.",
            "b": "With the label 1, a larger score makes the label more likely. Should the loss "
            "rise?",
            "d": "That is the slope of half the squared error. Here the factor cancels.",
        },
        reason="$-y/a + (1 - y)/(1 - a)$, times $a(1 - a)$, is $-y(1 - a) + (1 - y)a = a - y$.",
    )
)

NO_MEAN_ANYWHERE = prediction(
    OneChoice(
        "no_mean_anywhere",
        "Sums in all places",
        "A `propagate` forgets the $1/m$ in `dw`, in `db` *and* in the cost. What does your test "
        "say of it?",
        {"a": "`True`", "b": "`False`", "c": "That depends on $m$."},
        answer="a",
        wrong={
            "b": "With which cost does it compare the slopes? It sees only this function's.",
            "c": "Slopes and cost are all $m$ times as large, whatever $m$ is.",
        },
        reason="Its slopes are those of its own cost, the sum of the losses, and nothing else is "
        "tested. A gradient check says that cost and slopes belong together, not that the cost is "
        "the one you wanted.",
    )
)
