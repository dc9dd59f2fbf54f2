"""Many cheap steps: mini-batches."""

import numpy as np

from course_utils.reference import optimizers

from ....machinery.calling import Calls
from ....machinery.exercises import exercise, hidden, questions, visible
from ... import draws, judges


def _judge_batches(arguments, value):
    """Return what is wrong with one answer, in words that do not tell the data."""
    X, Y, size, _ = (*arguments, 64, 0)[:4]
    if not isinstance(value, list | tuple) or not all(
        isinstance(pair, list | tuple) and len(pair) == 2 for pair in value
    ):
        return "the result is no list of pairs (mini_batch_X, mini_batch_Y)."
    for number, (x, y) in enumerate(value, start=1):
        for name, part, whole in (("X", x, X), ("Y", y, Y)):
            if np.ndim(part) != 2 or len(part) != len(whole):
                found = f"mini_batch_{name} of mini-batch {number} has shape {np.shape(part)}"
                return f"{found}, expected ({len(whole)}, examples of the batch)."
        if x.shape[1] == 0 or y.shape[1] == 0:
            return f"mini-batch {number} of {len(value)} is empty."
        if x.shape[1] != y.shape[1]:
            return f"mini-batch {number} has {x.shape[1]} examples and {y.shape[1]} labels."
    return _fault_of_content(X, Y, size, value)


def _fault_of_content(X, Y, size, value):
    m = X.shape[1]
    found = judges.columns_of(X, value)
    order: list[int] = sum(found, [])
    sizes = [x.shape[1] for x, _ in value]
    if -1 in order:
        return "a column of a mini_batch_X is no column of X."
    if len(set(order)) < len(order):
        return "some examples appear more than once."
    if len(value) == 1 and len(order) < m:
        return f"there is only one mini-batch: {sizes[0]} of {m} examples, with {size} to a batch."
    if len(order) < m:
        return f"{m - len(order)} of {m} examples appear in no mini-batch."
    out_of_step = "the labels are in the order in which they were given, and the examples are not."
    fault = judges.fault_of_labels(Y, value, order, out_of_step)
    if fault and m > 3 and order == sorted(order):
        return "the examples are in the order in which they were given, and the labels are not."
    return fault or _fault_of_sizes(m, size, sizes) or _fault_of_order(order)


def _fault_of_sizes(m, size, sizes):
    if len(sizes) == 1 and m > size:
        return f"all {m} examples are in one mini-batch, of at most {size}."
    if max(sizes) > size:
        return f"a mini-batch has {max(sizes)} examples, at most {size} are asked for."
    for number, found in enumerate(sizes[:-1], start=1):
        if found < size:
            return f"mini-batch {number} of {len(sizes)} has {found} examples, expected {size}."
    return None


def _fault_of_order(order):
    """Say what is not shuffled; a few examples may lie in any order by chance."""
    if len(order) < 10:
        return None
    if order == sorted(order):
        return "the examples come in the order in which they were given."
    if np.sum(np.abs(np.diff(order)) == 1) >= 0.7 * len(order):
        return "neighbours have stayed together: every example is to be shuffled on its own."
    return None


def _judge_seeds(arguments, values):
    """Judge two calls with one seed and one with another."""
    for given, value in zip(arguments, values, strict=True):
        if value is None:
            return "the result is None. Is there a return statement that is always reached?"
        fault = _judge_batches(given, value)
        if fault:
            return fault
    return judges.fault_of_seeds(values, "other mini-batches", "the same mini-batches")


def _case(m, size, seed, n_x=2, n_y=1):
    """Return a draw of examples and labels, with a size and a seed."""
    return lambda rng: (*draws.numbered(rng, m, n_x, n_y), size, seed)


def _with_seeds(rng, m, size, first, other):
    X, Y = draws.numbered(rng, m)
    return Calls([(X, Y, size, seed) for seed in (first, first, other)])


MINI_BATCHES = exercise(
    optimizers.random_mini_batches,
    "Shuffled examples in mini-batches",
    visible(
        "eleven examples with two labels each, four to a batch",
        draw=_case(11, 4, 1, n_y=2),
        judge=_judge_batches,
        unchanged=True,
    ),
    visible("seeds 3, 3 and 5", draw=lambda rng: _with_seeds(rng, 9, 3, 3, 5), judge=_judge_seeds),
    visible(
        "128 examples, default size and seed",
        draw=lambda rng: draws.numbered(rng, 128),
        judge=_judge_batches,
    ),
    visible("one example, a larger size", draw=_case(1, 4, 2), judge=_judge_batches),
    hidden(
        "many examples, a short last batch",
        lambda rng: (*draws.numbered(rng, int(rng.integers(50, 60)), 5, 3), 16, 7),
        judge=_judge_batches,
        unchanged=True,
    ),
    hidden(
        "the size divides the number of examples",
        lambda rng: (*draws.numbered(rng, 24, 3), 6, int(rng.integers(100))),
        judge=_judge_batches,
    ),
    hidden("batches of one", _case(12, 1, 4), judge=_judge_batches),
    hidden("fewer examples than the size", _case(30, 64, 2), judge=_judge_batches),
    hidden("one example with two labels", _case(1, 4, 0, n_x=3, n_y=2), judge=_judge_batches),
    hidden(
        "default size and seed, a short last batch",
        lambda rng: draws.numbered(rng, int(rng.integers(140, 180))),
        judge=_judge_batches,
    ),
    hidden(
        "the same seed again, and another",
        lambda rng: _with_seeds(rng, 20, 8, int(rng.integers(50)), int(rng.integers(50, 99))),
        judge=_judge_seeds,
    ),
)


@MINI_BATCHES.equivalent
def the_classic_way(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)  # noqa: NPY002  as many write it
    m = X.shape[1]
    permutation = list(np.random.permutation(m))  # noqa: NPY002
    shuffled_X = X[:, permutation]
    shuffled_Y = Y[:, permutation].reshape((Y.shape[0], m))
    batches = []
    complete = int(np.floor(m / mini_batch_size))
    for k in range(complete):
        start, end = k * mini_batch_size, (k + 1) * mini_batch_size
        batches.append((shuffled_X[:, start:end], shuffled_Y[:, start:end]))
    if m % mini_batch_size != 0:
        start = complete * mini_batch_size
        batches.append((shuffled_X[:, start:], shuffled_Y[:, start:]))
    return batches


@MINI_BATCHES.equivalent
def by_splitting(X, Y, mini_batch_size=64, seed=0):
    order = np.arange(X.shape[1])
    np.random.default_rng(seed + 1).shuffle(order)
    cuts = range(mini_batch_size, len(order), mini_batch_size)
    return [[X[:, part], Y[:, part]] for part in np.split(order, cuts)]


@MINI_BATCHES.equivalent
def by_sorting(X, Y, mini_batch_size=64, seed=0):
    order = np.argsort(np.random.RandomState(seed).rand(X.shape[1]))
    count = -(-X.shape[1] // mini_batch_size)
    chosen = [order[k * mini_batch_size :][:mini_batch_size] for k in range(count)]
    return tuple((np.take(X, c, axis=1), np.take(Y, c, axis=1)) for c in chosen)


MINI_BATCHES.wrong("""
    Y[:, chosen] → Y[:, start : start + mini_batch_size]
        Only X is shuffled. The labels must move with their examples.
    range(0, m, mini_batch_size) → range(0, m - mini_batch_size + 1, mini_batch_size)
        The last, shorter mini-batch is missing. Its examples would never be learned from in this
        epoch.
    np.random.default_rng(seed).permutation(m) → np.arange(m)
        Nothing is shuffled. Examples that stand in some order would make every mini-batch
        one-sided.
    permutation(m) → integers(0, m, size=m)
        Some examples come twice, others never. Is the order a permutation, which holds each number
        once, and is no column overwritten on the way?
    default_rng(seed) → default_rng()
        The order does not come from the seed. Which generator draws it, and what was that made
        from?
    default_rng(seed) → default_rng(0)
        The seed is fixed inside the function, so that every epoch gets the same batches. Use the
        one that is handed in.
    range(0, m, mini_batch_size) → range(0, m, 64)
    order[start : start + mini_batch_size] → order[start : start + 64]
        The mini-batches always have 64 examples. Use the size that is handed in.
    X.shape[1] → X.shape[0]
        You count the rows of X. Which axis counts the examples?
    Y[:, chosen] → Y[0, chosen]
        The labels of a mini-batch are a rank-1 array. Keep them a matrix, like Y.
    return batches → return batches[:1]
        You return the first mini-batch only. Does `return` stand inside the loop?
    m = X.shape[1] → m, rng = X.shape[1], np.random.default_rng(seed)
    order = np.random.default_rng(seed).permutation(m) →
    X, Y, order = X[:, rng.permutation(m)], Y[:, rng.permutation(m)], np.arange(m)
        X and Y were shuffled apart, so that an example has the label of another. Draw one
        permutation and use it for both.
    range(0, m, mini_batch_size) → range(0, m + 1, mini_batch_size)
        There is an empty mini-batch where the size divides the number of examples. When is a last,
        shorter one needed?
    m = X.shape[1] → m, Y = X.shape[1], Y.reshape((1, X.shape[1]))
        You reshape the labels to one row. Y may have several: keep its number of rows.
    X[:, chosen] → X[:, start : start + mini_batch_size]
        Only the labels are shuffled. The examples must move with them.
    range(0, m, mini_batch_size) → range(0, m - mini_batch_size, mini_batch_size)
        The last mini-batch is missing, be it full or not. Where does your loop end?
    range(0, m, mini_batch_size) → range(mini_batch_size, m, mini_batch_size)
        The first mini-batch is missing. Where does your loop begin?
    range(0, m, mini_batch_size) → range(0, m + mini_batch_size, mini_batch_size)
        The last mini-batch is always empty: the loop goes one round too far.
    order[start : start + mini_batch_size] →
    order[start if start <= m - mini_batch_size else m : start + mini_batch_size]
        The last mini-batch is empty. It begins where the full ones end.
    order[start : start + mini_batch_size] →
    order[start - mini_batch_size * (0 < start > m - mini_batch_size) : start + mini_batch_size]
        The last mini-batch begins where the one before it does, so it repeats that one. It begins
        where the full ones end.
    order[start : start + mini_batch_size] →
    order[min(start, max(0, m - mini_batch_size)) : start + mini_batch_size]
        The last mini-batch is filled up with examples of the one before it. It holds only those
        that are left.
    order[start : start + mini_batch_size] →
    order[start if start + mini_batch_size <= m else m % mini_batch_size : start + mini_batch_size]
        The last mini-batch begins at the place that is the number of examples left. It begins where
        the full ones end.
    order[start : start + mini_batch_size] →
    order[start * (start <= m - mini_batch_size) :][: min(mini_batch_size, m - start)]
        The last mini-batch has the right size, but holds the first examples once more. It begins
        where the full ones end.
    order[start : start + mini_batch_size] →
    order[start : min(start + mini_batch_size, m - (m % mini_batch_size > 0))]
        The last example is in no mini-batch. Where does the slice of the last one end?
    range(0, m, mini_batch_size) →
    range(max(0, m // mini_batch_size - 1) * mini_batch_size, m, mini_batch_size)
        Only the last full mini-batch is there, and the rest. Does `append` stand inside the loop?
    order[start : start + mini_batch_size] → order[start : start + mini_batch_size + 1]
        Neighbouring mini-batches share an example: a slice ends before its second number.
    order[start : start + mini_batch_size] → order[start : start + mini_batch_size - 1]
        Every full mini-batch lacks an example: a slice ends before its second number already.
    return batches → return batches[-1:]
        You return the last mini-batch only. Does `append` stand inside the loop?
    range(0, m, mini_batch_size) →
    range(0, (m // mini_batch_size + 2) * mini_batch_size, mini_batch_size)
        The loop goes on where no examples are left, so that mini-batches at the end are empty.
    range(0, m, mini_batch_size) → range(mini_batch_size, m + 1, mini_batch_size)
        The first mini-batch is missing, and where the size divides the number of examples an empty
        one follows the last: the loop is one round late.
""")


@MINI_BATCHES.mistake(
    "The mini-batches are shuffled, but the examples in them stay together. Shuffle the examples "
    "before you cut."
)
def of_shuffled_blocks(X, Y, mini_batch_size=64, seed=0):
    m = X.shape[1]
    blocks = [np.arange(m)[k : k + mini_batch_size] for k in range(0, m, mini_batch_size)]
    full, rest = blocks[: m // mini_batch_size], blocks[m // mini_batch_size :]
    order = np.random.default_rng(seed).permutation(len(full))
    return [(X[:, part], Y[:, part]) for part in [full[k] for k in order] + rest]


@MINI_BATCHES.mistake(
    "You spread the examples that are left over the other mini-batches. They make a last, shorter"
    " one."
)
def with_the_rest_spread(X, Y, mini_batch_size=64, seed=0):
    order = np.random.default_rng(seed).permutation(X.shape[1])
    parts = np.array_split(order, max(1, len(order) // mini_batch_size))
    return [(X[:, part], Y[:, part]) for part in parts]


@MINI_BATCHES.mistake(
    "The shorter mini-batch comes first. It holds what is left when the full ones are cut."
)
def with_the_rest_first(X, Y, mini_batch_size=64, seed=0):
    m = X.shape[1]
    order = np.random.default_rng(seed).permutation(m)
    cuts = range(m % mini_batch_size or mini_batch_size, m, mini_batch_size)
    return [(X[:, part], Y[:, part]) for part in np.split(order, cuts)]


@MINI_BATCHES.mistake(
    "You shuffle the caller's own arrays: the next epoch would find them changed. Shuffle the "
    "positions, and take columns by them."
)
def in_place(X, Y, mini_batch_size=64, seed=0):
    m = X.shape[1]
    for array in (X, Y):
        np.random.default_rng(seed).shuffle(array, axis=1)
    cuts = range(0, m, mini_batch_size)
    return [
        (X[:, k : k + mini_batch_size].copy(), Y[:, k : k + mini_batch_size].copy()) for k in cuts
    ]


BATCHES = exercise(
    {
        "updates in an epoch": 16,
        "examples in the last batch": 40,
        "epochs for 1000 updates": 200,
        "full batch": "Q",
        "one example at a time": "R",
        "300 examples": "A",
        "a million examples": "B",
        "sorted by class, not shuffled": "D",
    },
    "Epochs, updates, and a size to choose",
    *questions("updates in an epoch", "examples in the last batch", "full batch", "300 examples"),
    *questions("epochs for 1000 updates", "one example at a time", is_hidden=True),
    *questions("a million examples", "sorted by class, not shuffled", is_hidden=True),
    name="batches",
    reasons={
        "updates in an epoch": "1000 / 64 = 15.6: 15 full mini-batches and a shorter one, which "
        "makes an update too.",
        "examples in the last batch": "15 full mini-batches hold 960 examples, and 40 are left.",
        "full batch": "Q never rises: each step lowers the very cost that is shown, since all "
        "examples are in it.",
        "300 examples": "300 rows fit into one product. To cut them would add noise and save "
        "nothing.",
        "epochs for 1000 updates": "300 / 64 = 4.7 makes 5 updates in an epoch, and 1000 / 5 = "
        "200.",
        "one example at a time": "R jumps wildly: each point is the cost of a single example, "
        "and each step suits that one alone.",
        "a million examples": "All at once would be one update for a whole pass, and one by "
        "one would waste what a computer does in a single product. Some hundred give a good "
        "gradient at a small part of the price.",
        "sorted by class, not shuffled": "Each mini-batch has one class only, so the network "
        "learns the one and forgets the other, twice in an epoch. The size is not to blame: "
        "shuffle.",
    },
)

BATCHES.equivalent({"epochs for 1000 updates": 1000 / 5, "note": "extra keys do no harm"})
BATCHES.equivalent(
    {
        "epochs for 1000 updates": np.int64(200),
        "examples in the last batch": 40.0,
        "updates in an epoch": 16.0,
    }
)

BATCHES.wrong("""
    updates in an epoch → 15
        That is the number of full mini-batches. What happens to the examples that are left?
    updates in an epoch → 1000
        That is the number of examples: one update each would be a batch size of 1.
    examples in the last batch → 64
        The last mini-batch is not full. How many examples do the full ones use up?
    epochs for 1000 updates → 250
        You left out the short last mini-batch of each epoch: it makes an update too.
    full batch → "P"
        With all examples in each step, the cost that is measured is the cost that is lowered. Which
        curve never goes up?
    full batch → "R"
    one example at a time → "Q"
        That curve jumps the most. The fewer examples a step sees, the more it depends on which
        ones.
    one example at a time → "P"
        That curve is jagged, but another one is more so. A gradient of one example is the noisiest
        there is.
    300 examples → "C"
        All 300 go through one matrix product in a blink. What would smaller mini-batches save?
    300 examples → "B"
        Mini-batches pay where an epoch is dear. What does an exact gradient of 300 rows cost?
    a million examples → "A"
        One update for a pass over a million examples is slow, and they may not fit into memory.
    a million examples → "C"
        One example at a time gives up vectorisation: a million tiny products an epoch.
    sorted by class, not shuffled → "B" or "C"
        The size is not the trouble. Each mini-batch holds one class only, whatever its size.
    sorted by class, not shuffled → "A"
        That would end the swings, at the price of one step an epoch. But is the size the trouble?
""")
