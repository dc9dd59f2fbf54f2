"""From coarse to fine."""

import numpy as np

from course_utils import search
from course_utils.reference import tuning
from course_utils.reference.tuning import narrowed, random_search

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, visible
from . import shared


def _trials(rng, count, keep, names=None):
    described, space = shared.bowl(rng, count, names)
    return space, tuning.random_search(described, space, count, rng), keep


NARROWED = exercise(
    tuning.narrowed,
    "The box of the best settings",
    visible(
        "the two best of four",
        {"learning_rate": ("log", 1e-4, 1.0)},
        [
            (0.2, {"learning_rate": 0.05}),
            (0.3, {"learning_rate": 0.01}),
            (0.6, {"learning_rate": 0.2}),
            (0.7, {"learning_rate": 0.5}),
        ],
        2,
    ),
    visible(
        "two hyperparameters; the space stays as it was",
        draw=lambda rng: _trials(rng, 6, 3, ["beta1", "lambd"]),
        unchanged=True,
    ),
    visible("keep more than there are", draw=lambda rng: _trials(rng, 3, 5, ["learning_rate"])),
    hidden("three hyperparameters", lambda rng: _trials(rng, 40, 7), points=2, unchanged=True),
    hidden("keep one", lambda rng: _trials(rng, 12, 1)),
    hidden("keep many more than there are", lambda rng: _trials(rng, 4, 9)),
)


@NARROWED.equivalent
def with_arrays(space, trials, keep):
    box = {}
    for name in space:
        values = np.array([trial[1][name] for trial in trials[:keep]])
        box[name] = [space[name][0], values.min(), values.max()]
    return box


@NARROWED.equivalent
def growing(space, trials, keep):
    box: dict = {}
    for _, settings in trials[:keep]:
        for name, value in settings.items():
            _, low, high = box.get(name, (None, value, value))
            box[name] = (space[name][0], min(low, value), max(high, value))
    return box


NARROWED.wrong("""
    trials[:keep] → trials
        The box holds all trials. Only the best ones are to be kept.
    trials[:keep] → trials[-keep:]
        The box is that of the worst trials. The best ones come first.
    trials[:keep] → trials[:keep + 1]
        One trial too many is kept: `[:n]` already has n entries.
    trials[:keep] → trials[:keep - 1] or trials[:1]
        One trial too few is kept: `[:n]` leaves the entry n itself out.
    trials[:keep] → trials[:1]
        Only the best trial is kept: the box is a point.
    trials[:keep] → trials[:keep][:: max(min(keep, len(trials)) - 1, 1)]
        Your box reaches from the best of the trials that are kept to the last. They are in the
        order of their costs: another one may have the smallest value, or the largest.
    trials[:keep] → trials[:5]
        The number to keep is fixed inside the function. Use the one that is handed in.
    trials[:keep] → [trials[k] for k in range(keep)]
        An index ran past the end of a list: there may be fewer trials than `keep`, and then all of
        them count. A slice stops at the end by itself.
    min(values), max(values) → values[0], values[-1]
        You take the values of the first and of the last kept trial. They need not be the smallest
        and the largest.
    (scale, min(values), max(values)) → (min(values), max(values))
        The scale is lost. The next round needs it as well.
    min(values), max(values) → max(values), min(values)
        Low and high have changed places.
    (scale, min(values), max(values)) → ("linear", min(values), max(values))
        Every scale has become linear. Each stays as it was.
    return smaller → space.update(smaller); return space
        The caller's space is overwritten. Make a new dict.
    (scale, min(values), max(values)) → ("log", min(values), max(values))
        Every scale comes back as "log". Each name keeps its own.
    smaller[name] = → smaller = {}; smaller[name] =
        Only the last name is left. Is the dict made anew in each round of the loop?
""")


def _judge(arguments, value):
    described, space, budget, seed, *settings = arguments
    rounds, keep = settings or (3, 5)
    if not isinstance(value, list | tuple) or len(value) != rounds:
        found = f"{len(value)} rounds" if isinstance(value, list | tuple) else "no list of rounds"
        return f"the result has {found}, expected {rounds}."
    if not all(isinstance(part, list | tuple) and len(part) == 2 for part in value):
        return "each round should be a pair: the space that was searched, and its trials."
    before: list = []
    places_before = np.zeros(0)
    for k, (searched, trials) in enumerate(value):
        fault = _fault_of_space(searched, space, before, value[k - 1][1] if k else None, keep)
        fault = fault or shared.fault_of_trials(trials, described, searched, budget // rounds)
        if fault:
            return fault if k == 0 else f"in round {k + 1}: {fault}"
        places = np.sort(shared.places(trials, searched)[:, 0])
        if k and np.allclose(places, places_before, atol=1e-6):
            return "every round draws the same places, shrunk to its box."
        before, places_before = before + list(trials), places
    return None


def _judge_seeds(arguments, values):
    for one, value in zip(arguments, values, strict=True):
        fault = _judge(one, value)
        if fault:
            return fault
    space = arguments[0][1]
    tried = [np.concatenate([shared.places(part, space) for _, part in value]) for value in values]
    if not np.array_equal(tried[0], tried[1]):
        return "called again with the same seed, it tries other settings."
    if np.intersect1d(tried[0], tried[2]).size:
        return "called with another seed, it tries the same settings."
    return None


def _with_seeds(rng):
    first, second = _telling(rng, 24, 3, 4), None
    while second is None or second[3] == first[3]:
        second = (*first[:3], int(rng.integers(1, 10_000)), *first[4:])
    return Calls([first, first, second])


def _fault_of_space(found, space, before, last, keep):
    """Return what is wrong with the space of a round, after these trials of earlier ones."""
    expected = space
    if before:
        ordered = sorted(before, key=lambda trial: trial[0])
        expected = tuning.narrowed(space, ordered, keep)
        ways = {
            "the space of the first round": space,
            "the box of the round before alone": tuning.narrowed(space, last, keep),
            "the box of the trials in the order of the rounds": tuning.narrowed(
                space, before, keep
            ),
            "the box of the five best trials": tuning.narrowed(space, ordered, 5),
            "the box of all trials": tuning.narrowed(space, before, len(before)),
        }
    if _same(found, expected):
        return None
    if not before:
        return "the first round should search the space that was handed in."
    name = next((name for name, box in ways.items() if _same(found, box)), "another box")
    return f"it searches {name}, not the box of the best trials so far."


def _same(found, expected):
    if not isinstance(found, dict) or found.keys() != expected.keys():
        return False
    for name, (scale, low, high) in expected.items():
        ends = found[name]
        if not isinstance(ends, list | tuple) or len(ends) != 3 or ends[0] != scale:
            return False
        if not np.allclose(ends[1:], (low, high), rtol=1e-9, atol=0):
            return False
    return True


def _telling(rng, budget, rounds, keep, defaults=False, **how):
    """Draw a search in which no round alone holds the best trials so far."""
    while True:
        given = shared.searched(rng, budget, settings=(rounds, keep), **how)
        found = tuning.coarse_to_fine(*given)
        ends = zip(found[1:], found[2:], strict=False)
        if not any(
            _same(later, tuning.narrowed(later, trials, keep)) for (_, trials), (later, _) in ends
        ):
            return given[:4] if defaults else given


COARSE_TO_FINE = exercise(
    tuning.coarse_to_fine,
    "Rounds of random search, each in a smaller box",
    visible(
        "three rounds, as by default",
        draw=lambda rng: _telling(rng, 24, 3, 5, True, names=["learning_rate", "lambd"]),
        judge=_judge,
    ),
    visible(
        "four rounds, three kept; some runs diverge, and three trials are left over",
        draw=lambda rng: shared.searched(rng, 23, lost=True, settings=(4, 3)),
        judge=_judge,
        unchanged=True,
    ),
    hidden(
        "four rounds, some runs diverge",
        lambda rng: _telling(rng, 80, 4, 4, lost=True),
        judge=_judge,
        points=3,
        unchanged=True,
    ),
    hidden(
        "a budget that the rounds do not divide",
        lambda rng: _telling(rng, 23, 3, 2),
        judge=_judge,
        points=2,
    ),
    visible("the same seed again, and another", draw=_with_seeds, judge=_judge_seeds),
    hidden("other seeds", _with_seeds, judge=_judge_seeds),
    hidden("one round", lambda rng: shared.searched(rng, 10, settings=(1, 3)), judge=_judge),
    uses=("random_search", "narrowed"),
)


@COARSE_TO_FINE.equivalent
def with_a_running_list(evaluate, space, budget, rng, rounds=3, keep=5):
    evaluate, rng = search.as_evaluate(evaluate), np.random.default_rng(rng)
    notes: list = []
    seen: list = []
    boxes, share = [space], int(budget / rounds)
    while len(notes) < rounds:
        notes.append(random_search(evaluate, boxes[-1], share, rng))
        seen.extend(notes[-1])
        seen = [seen[i] for i in np.argsort([trial[0] for trial in seen], kind="stable")]
        boxes.append(narrowed(space, seen, keep))
    return list(zip(boxes[:-1], notes, strict=True))


@COARSE_TO_FINE.equivalent
def only_the_best_are_carried(evaluate, space, budget, rng, rounds=3, keep=5):
    evaluate, rng = search.as_evaluate(evaluate), np.random.default_rng(rng)
    result: dict = {}
    champions: list = []
    box = dict(space)
    for k in range(rounds):
        result[k] = box, random_search(evaluate, box, budget // rounds, rng)
        champions = champions + result[k][1]
        costs = np.array([cost for cost, _ in champions])
        champions = [champions[place] for place in costs.argsort(kind="stable")[:keep]]
        box = narrowed(box, champions, keep)
    return list(result.values())


COARSE_TO_FINE.wrong("""
    space = narrowed(space, sorted(every, key=lambda trial: trial[0]), keep) → pass
        The space never shrinks: every round searches the first one again.
    sorted(every, key=lambda trial: trial[0]), keep → trials, keep
        Your box is that of the last round alone. What an earlier round has found counts as well: it
        may be better.
    sorted(every, key=lambda trial: trial[0]), keep → every, keep
        The trials of several rounds, put one after another, are not in order any more. Sort them
        before you take the best.
    trial[0]), keep) → trial[0]), 5)
        The number to keep is fixed inside the function. Use the one that is handed in.
    trial[0]), keep) → trial[0]), len(every))
        The box holds all trials so far. Only the best are to be kept.
    sorted(every, key=lambda trial: trial[0]), keep → sorted(every), keep
        Where two trials have the same cost, such as two infinite ones, Python goes on to compare
        the dicts, which have no order. Sort by the cost alone: `key=lambda trial: trial[0]`.
    budget // rounds → budget
        More trials than the budget. It is meant for all rounds together, and what the rounds do
        not divide is left over.
    budget // rounds → -(-budget // rounds)
        You round up. What the rounds do not divide is left over.
    budget // rounds → budget // rounds + (not found) * (budget % rounds)
        A round makes `budget // rounds` trials. What the rounds do not divide is left over.
    budget // rounds → budget // rounds + (len(found) == rounds - 1) * (budget % rounds)
        Every round makes `budget // rounds` trials. What the rounds do not divide is left over.
    range(rounds) → range(3)
        The number of rounds is fixed inside the function. Use the one that is handed in.
    np.random.default_rng(rng) → rng
        The seed goes into every round, where it makes the same generator again. Make the generator
        once, at the start.
    np.random.default_rng(rng) → np.random.default_rng(0)
        The generator is always the same one. Use the one that is handed in.
    return found → return found[-1]
        You return the last round. All of them are asked for.
    return found → return [trials for _, trials in found]
        Only the trials come back. Each round is a pair: its space, and its trials.
""")


@COARSE_TO_FINE.mistake(
    "Each round is noted with the space of the next one. Note it before the space shrinks."
)
def noted_too_late(evaluate, space, budget, rng, rounds=3, keep=5):
    evaluate, rng = search.as_evaluate(evaluate), np.random.default_rng(rng)
    found: list = []
    every: list = []
    for _ in range(rounds):
        trials = random_search(evaluate, space, budget // rounds, rng)
        every = sorted(every + trials, key=lambda trial: trial[0])
        space = narrowed(space, every, keep)
        found.append((space, trials))
    return found
