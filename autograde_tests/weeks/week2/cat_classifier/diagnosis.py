"""What is wrong with a training run."""

from ....machinery.exercises import exercise, questions

DIAGNOSIS = exercise(
    {
        "rate far too small": "R",
        "rate too large, never settles": "Q",
        "rate to use": "S",
        "cost stays at 0.6931": "B",
        "cost rises from the start": "C",
        "twice the data, twice the step": "D",
        "cost becomes nan": "A",
        "99 % on train, 60 % on test": "E",
    },
    "What is wrong with this training run?",
    *questions(
        "rate far too small",
        "rate too large, never settles",
        "cost stays at 0.6931",
        "twice the data, twice the step",
    ),
    *questions(
        "rate to use",
        "cost rises from the start",
        "cost becomes nan",
        "99 % on train, 60 % on test",
        is_hidden=True,
    ),
    name="diagnosis",
    reasons={
        "rate far too small": "R falls smoothly, and of the three curves that do it has come "
        "least far: the way is right, and the steps are short.",
        "rate too large, never settles": "Q goes up again and again: its steps land on the "
        "other side of the valley, higher than they began. More of them repeat that; a smaller "
        "rate ends it.",
        "rate to use": "S is down at 0.29 after ten iterations and stays there, without a "
        "jump: the fastest of the curves that are smooth.",
        "cost stays at 0.6931": "0.6931 is ln 2, the cost of zero weights. The updates are "
        "computed, but each round begins with the zeros again, so no record differs.",
        "twice the data, twice the step": "A sum over the examples doubles when each of them "
        "stands there twice, and the step with it. A mean stays as it is, which is why the "
        "cost is one.",
        "cost rises from the start": "To add the gradient is to walk uphill, a little with "
        "each step at a tiny rate. Steps that are too long would jump both ways.",
        "cost becomes nan": "Steps that overshoot drive $z$ so far out that the sigmoid is "
        "rounded to exactly 0 or 1, and 0 · log 0 is nan.",
        "99 % on train, 60 % on test": "The cost fell as it should, so training works. What helps "
        "on the training examples alone is what is accidental in them: the model overfits.",
    },
)

DIAGNOSIS.equivalent({"note": "extra keys do no harm"})
DIAGNOSIS.equivalent({"99 % on train, 60 % on test": "E"})


DIAGNOSIS.wrong("""
    rate far too small → "P"
        Small steps take a smooth way, only slowly. Which of the smooth curves has fallen least?
    rate too large, never settles → "R"
    rate far too small → "Q"
        You have taken the slow curve for the one with a large rate. A large step jumps over the
        valley, so the cost goes up and down.
    rate too large, never settles → "S"
        That curve falls at every record: nothing says that its rate is too large. Look for one
        whose cost rises again and again.
    rate to use → "P"
        That one comes down too, but it has the higher cost all the way. Which curve is lowest at
        the end?
    cost stays at 0.6931 → "A"
        0.6931 is ln 2, the cost of a model that answers one half to everything. What would keep w
        and b at zero, whatever the rate?
    cost stays at 0.6931 → "C"
        A wrong sign would change the cost: it would rise. Here nothing moves at all.
    twice the data, twice the step → "A"
        A mean does not change when every number in it appears twice. Which quantity does?
    cost rises from the start → "A"
        A rate that is too large gives costs that jump up and down. A cost that rises at every
        single record is walked uphill on purpose.
    cost becomes nan → "C"
        nan comes from 0 · log 0: a probability was rounded to exactly 0 or 1. What drives the
        pre-activations that far out in a few steps?
    99 % on train, 60 % on test → "A"
        The training ran well: the training examples are nearly all right. The fault shows on new
        examples only.
""")
