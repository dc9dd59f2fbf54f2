"""From errors to what to do next."""

from course_utils.reference import bias_variance

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, questions, visible

_RIGHT_DIAGNOSIS = {
    "1 / 16": "variance",
    "15 / 16": "bias",
    "15 / 30": "both",
    "0.5 / 1": "neither",
    "15 / 16, human 14": "neither",
    "net P": "variance",
    "net Q": "bias",
    "net R": "neither",
    "a new feature": "bias",
    "fewer features": "variance",
    "mirrored copies": "variance",
}

DIAGNOSIS = exercise(
    _RIGHT_DIAGNOSIS,
    "Bias, variance, or something else",
    *questions("1 / 16", "15 / 16", "15 / 16, human 14"),
    *questions("net P", "a new feature"),
    *questions("15 / 30", "0.5 / 1", "net Q", "net R", is_hidden=True),
    *questions("fewer features", "mirrored copies", is_hidden=True),
    name="diagnosis",
    reasons={
        "1 / 16": "1 % is close to the 0 % of people, so there is little bias. The 15 points "
        "from training to dev error are variance.",
        "15 / 16": "15 points above what people reach, and one from training to dev: the "
        "network does not even fit what it has seen.",
        "15 / 16, human 14": "One point above human error, and one from training to dev: there "
        "is hardly anything left to reduce.",
        "net P": "It fits its training examples much better than others: forty units have "
        "learned forty examples by heart.",
        "a new feature": "With it the network can express what it could not before, which "
        "lowers the training error in the first place.",
        "15 / 30": "15 points above what people reach, and 15 more to the dev set: both can be "
        "reduced.",
        "0.5 / 1": "Half a point of each: too little to be worth an attack on either.",
        "net Q": "Its training error is high already, and its dev error is not much higher: "
        "two units cannot draw the flower.",
        "net R": "Both errors lie close to human error: eight units and 800 examples are enough.",
        "fewer features": "Less to go by is less to learn by heart, so the gap to the dev set "
        "narrows. The training error can only rise.",
        "mirrored copies": "They are more training examples, which are harder to learn by "
        "heart. The training error does not fall by that.",
    },
)

DIAGNOSIS.equivalent({"note": "extra keys do no harm"})
DIAGNOSIS.equivalent(dict(reversed(_RIGHT_DIAGNOSIS.items())))

DIAGNOSIS.wrong("""
    1 / 16 → "bias"
        On its own training examples the model is nearly perfect, so it has bent far enough. What
        does the jump to the dev error tell?
    1 / 16 → "both"
        The training error is next to the human error: where would the bias show?
    15 / 16 → "variance"
        The two errors are nearly the same, so new examples are no harder than known ones. What is
        it that both are far from?
    15 / 16 → "both"
        One point lies between training and dev error. Is that a second problem, beside a gap of
        fifteen?
    15 / 16, human 14 → "bias"
        A person makes 14 % mistakes here: the pictures are blurred. How much of the 15 % could be
        avoided?
    15 / 16, human 14 → "variance"
        Take the two differences, from human to training error and from training to dev error. Is
        the second one large?
    net P → "bias"
        Look at the difference of P's two bars. What would a model do that cannot bend enough with
        its own training examples?
    net P → "both"
        P's training error lies below the dashed line: it cannot have missed anything that there is
        to learn.
    net P → "neither"
        P's two bars are far apart. Compare the dev bar with the training bar, not with the other
        nets.
    a new feature → "variance"
        The sign of the product is all that a person looks at. Does such a feature make the training
        examples easier to fit, or bring the dev error closer to the training error?
    15 / 30 → "variance"
        There are fifteen points between human and training error as well.
    15 / 30 → "bias"
        New examples cost it another fifteen points: that is a second problem.
    0.5 / 1 → "variance"
        Both differences are half a point. Would you spend a week on either?
    net Q → "variance"
        Q's bars have about the same height. Compare them with the dashed line.
    net R → "bias"
        R's errors are not small, but what is the smallest that anybody reaches on these points?
    mirrored copies → "bias"
        With copies there is more to fit, so the training error rises rather than falls. Which of
        the two gaps becomes smaller?
    fewer features → "bias"
        Without them the model has less to bend by. Will it fit its training examples better, or
        depend less on which examples it happens to have?
""")


def _errors(rng, human, bias, variance, gap):
    """Draw errors with these gaps, in eighths of a percent, which floats hold exactly."""
    shift = int(rng.integers(0, 40)) / 8
    human += shift
    return human + bias, human + bias + variance, human, gap


def _in_turn(*errors):
    """Return a draw of several calls."""
    return lambda rng: Calls(_errors(rng, *each) for each in errors)


NEXT_STEP = exercise(
    bias_variance.next_step,
    "The recipe as a function",
    visible("5 / 16 percent, gap 6", 5.0, 16.0, 0.0, 6.0),
    visible(
        "10 / 11 percent, then 10 / 30 and 10 / 15",
        draw=lambda _: Calls([(10.0, dev_error, 0.0, 2.0) for dev_error in (11.0, 30.0, 15.0)]),
    ),
    visible("a person makes 14.5 percent, a gap of half a point", 15.0, 15.75, 14.5, 0.5),
    visible(
        "a gap of just the size allowed, from human to training, then from training to dev",
        draw=lambda _: Calls([(5.0, 6.0, 3.0, 2.0), (3.0, 5.0, 3.0, 2.0)]),
    ),
    visible("better than a person, and the dev set is easier", 10.0, 5.0, 14.0, 2.0),
    hidden("both gaps too large", lambda rng: _errors(rng, 1.0, 8.0, 12.0, 2.0), points=2),
    hidden("gaps of just the size allowed", _in_turn((3.0, 2.0, 1.0, 2.0), (3.0, 0.0, 2.0, 2.0))),
    hidden("a dev set that is easier", lambda rng: _errors(rng, 9.0, 0.5, -4.0, 2.0)),
    hidden("better than a person", lambda rng: _errors(rng, 9.0, -4.0, 1.0, 2.0)),
    hidden(
        "a small gap that matters, a large one that does not",
        _in_turn((1.0, 0.25, 0.75, 0.5), (1.0, 3.0, 8.0, 6.0)),
    ),
)


@NEXT_STEP.equivalent
def by_gaps(train_error, dev_error, human_error, gap):
    gaps = {"reduce bias": train_error - human_error, "reduce variance": dev_error - train_error}
    for step, size in gaps.items():
        if size > gap:
            return step
    return "done"


@NEXT_STEP.equivalent
def nested(train_error, dev_error, human_error, gap):
    if train_error <= human_error + gap:
        return "done" if dev_error <= train_error + gap else "reduce variance"
    return "reduce bias"


NEXT_STEP.wrong("""
    train_error - human_error → train_error
        The training error is compared with 0. What nobody can get right is no fault of the model.
    dev_error - train_error → dev_error - human_error
        Variance is the step from known to new examples: the dev error has to be compared with the
        training error.
    dev_error - train_error → abs(dev_error - train_error)
        A dev error below the training error is no sign of variance: the sign of the difference
        matters.
    train_error - human_error → abs(train_error - human_error)
        A training error below the human one is no sign of bias: the sign of the difference matters.
    train_error - human_error > gap → train_error - human_error > 2
    dev_error - train_error > gap → dev_error - train_error > 2
        Your gap is fixed. How much is too much is for the caller to say.
    train_error - human_error > gap → train_error - human_error > 2
        Your gap from human to training error is fixed. How much is too much is for the caller to
        say.
    dev_error - train_error > gap → dev_error - train_error > 2
        Your gap from training to dev error is fixed. How much is too much is for the caller to say.
    train_error - human_error > gap → train_error - human_error >= gap
    dev_error - train_error > gap → dev_error - train_error >= gap
        A gap of exactly the size allowed is still allowed.
    train_error - human_error > gap → train_error - human_error >= gap
        A training error that lies above the human one by exactly the gap allowed is still fine.
    dev_error - train_error > gap → dev_error - train_error >= gap
        A dev error that lies above the training error by exactly the gap allowed is still fine.
    train_error - human_error → human_error - train_error
    dev_error - train_error → train_error - dev_error
        The differences have the wrong sign: errors rise from human over training to dev.
    train_error - human_error > gap → train_error - human_error > gap >= dev_error - train_error
        If both gaps are too large, your recipe buys data for a model that cannot even fit the data
        it has. Which of the two has to be settled first?
    train_error - human_error > gap → train_error - human_error > max(gap, dev_error - train_error)
        Your recipe goes for the larger gap. Think of a case with both: what is the use of more data
        to a model that cannot fit what it has?
""")
