"""The recipe, followed step by step."""

from course_utils.probes import recipes
from course_utils.reference import bias_variance
from course_utils.reference.bias_variance import next_step

from ....machinery.exercises import exercise, hidden, visible


def _start(rng, bias, variance, human=1.0, gap=2.0):
    """Draw where a recipe begins; all errors are numbers that floats hold exactly."""
    n_h, m = 2 ** int(rng.integers(0, 2)), 4 * 2 ** int(rng.integers(0, 2))
    return (bias * n_h, variance * m / n_h), n_h, m, human, gap


FOLLOW_RECIPE = exercise(
    bias_variance.follow_recipe,
    "The recipe as a loop",
    visible("a stiff network", (16.0, 0.25), 1, 4, 1.0, 2.0),
    visible("too few examples", (1.0, 32.0), 1, 2, 0.0, 3.0),
    visible("both faults", (16.0, 16.0), 1, 4, 2.0, 1.0),
    visible("nothing to be done", (1.0, 1.0), 2, 8, 5.0, 2.0),
    visible("a goal out of reach", (64.0, 65536.0), 1, 4, 0.0, 0.5),
    hidden("both faults, another start", lambda rng: _start(rng, 32.0, 16.0), points=2),
    hidden("few examples only", lambda rng: _start(rng, 1.0, 64.0, human=4.0)),
    hidden("stiff only", lambda rng: _start(rng, 64.0, 0.03125, gap=4.0)),
    hidden("done at once", lambda rng: _start(rng, 0.5, 0.5)),
    hidden("out of reach", lambda rng: _start(rng, 2.0, 2.0**20)),
    probe=recipes.followed,
    uses=("next_step",),
)


@FOLLOW_RECIPE.equivalent
def by_counting(measure, n_h, m, human_error, gap):
    log, sizes, advice = [(n_h, m, "")], [n_h, m], "begin"
    while len(log) <= 12 and advice != "done":
        train, dev = measure(*sizes)
        advice = next_step(train, dev, human_error, gap)
        log.append((*sizes, advice))
        sizes[0] *= 1 + (advice == "reduce bias")
        sizes[1] *= 1 + (advice == "reduce variance")
    return log[1:]


@FOLLOW_RECIPE.equivalent
def until_done(measure, n_h, m, human_error, gap):
    step, count, tried = "", 0, []
    while step != "done" and count < 12:
        if step == "reduce bias":
            n_h = n_h + n_h
        if step == "reduce variance":
            m = m + m
        errors = measure(n_h, m)
        step = next_step(errors[0], errors[1], human_error, gap)
        tried.append([n_h, m, step])
        count += 1
    return tried


FOLLOW_RECIPE.wrong("""
    step == "reduce bias" → step == "reduce variance"
        Examples do not help against bias, nor units against variance: the two doublings have
        changed places.
    n_h = 2 * n_h → n_h = n_h + 1
        One unit was added. Against bias, the number of units is to be doubled.
    m = 2 * m → m = m + 1
        One example was added. Against variance, the number of examples is to be doubled.
    m = 2 * m → n_h, m = 2 * n_h, 2 * m
        Against variance you have doubled the units as well. Change one thing at a time.
    n_h = 2 * n_h → n_h, m = 2 * n_h, 2 * m
        Against bias you have doubled the examples as well. Change one thing at a time.
    range(12) → range(11)
        The recipe gives up one network too early. Twelve may be tried.
    range(12) → range(13)
        The recipe tries one network too many. Twelve is the most.
    range(12) → range(30)
        Nothing stops the recipe where the goal is out of reach. The twelfth network is the last.
    break → continue
        Where nothing is left to do, the loop has to end.
    tried.append((n_h, m, step)) → tried.append((m, n_h, step))
        Units and examples have changed places in your list: units come first.
""")


@FOLLOW_RECIPE.mistake(
    "The last network, of which `next_step` says that it is done, belongs in it."
)
def without_the_last(measure, n_h, m, human_error, gap):
    tried = bias_variance.follow_recipe(measure, n_h, m, human_error, gap)
    return tried[:-1] if tried[-1][2] == "done" else tried


@FOLLOW_RECIPE.mistake(
    "You have measured once, before the loop. Each new network needs new errors."
)
def measured_once(measure, n_h, m, human_error, gap):
    errors = measure(n_h, m)
    return bias_variance.follow_recipe(lambda *_: errors, n_h, m, human_error, gap)


@FOLLOW_RECIPE.mistake(
    "Your list has what is tried next beside the advice. Write down the network that was measured."
)
def after_the_step(measure, n_h, m, human_error, gap):
    tried = bias_variance.follow_recipe(measure, n_h, m, human_error, gap)
    doubled = {"reduce bias": (2, 1), "reduce variance": (1, 2), "done": (1, 1)}
    return [(doubled[s][0] * n, doubled[s][1] * k, s) for n, k, s in tried]
