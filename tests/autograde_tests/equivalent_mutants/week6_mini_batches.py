"""Changes of the references of week6/mini_batches that leave them right."""

from .reasons import SCALAR, VECTOR

BATCHES_HEAD = "def random_mini_batches(X, Y, mini_batch_size=64, seed=0):"

BATCHES_ORDER = "order = np.random.default_rng(seed).permutation(m)"

BATCHES_CHOSEN = "chosen = order[start:start + mini_batch_size]"

AVERAGE_LINE = "v = beta * v + (1 - beta) * value"

AVERAGE_APPEND = "averages.append(v / (1 - beta ** t) if bias_correction else v)"

STEPS_LINE = "return int(np.ceil(np.log(tolerance) / np.log(beta)))"

WEIGHTS_LINE = "weights = (1 - beta) * beta ** ages"

CORRECTED_LINE = "weights = weights / (1 - beta ** t)"

EQUIVALENT = (
    *(
        ("weights_of_average", old, new, VECTOR)
        for old, new in [
            ("ages = np.arange(t)[::-1]", "ages = np.arange(t)[::-1].T"),
            (WEIGHTS_LINE, "weights = ((1 - beta) * beta ** ages).T"),
            (WEIGHTS_LINE, f"{WEIGHTS_LINE}.T"),
            (CORRECTED_LINE, "weights = (weights / (1 - beta ** t)).T"),
            (CORRECTED_LINE, "weights = weights.T / (1 - beta ** t)"),
            ("return weights", "return weights.T"),
        ]
    ),
    *(
        ("steps_until_unbiased", STEPS_LINE, new, SCALAR)
        for new in [
            "return np.ceil(np.log(tolerance) / np.log(beta))",
            STEPS_LINE.replace("np.log(tolerance)", "np.log(tolerance).T"),
            STEPS_LINE.replace("np.log(beta)", "np.log(beta).T"),
        ]
    ),
    (
        "random_mini_batches",
        BATCHES_HEAD,
        BATCHES_HEAD.replace("seed=0", "seed=1"),
        "no check pins the draws of a seed",
    ),
    (
        "random_mini_batches",
        "m = X.shape[1]",
        "m = Y.shape[1]",
        "there is one label an example",
    ),
    *(
        ("random_mini_batches", old, new, reason)
        for old, new, reason in [
            (
                BATCHES_ORDER,
                BATCHES_ORDER.replace("= np", "= -np"),
                "negative positions, counted from the end, are a permutation too",
            ),
            (
                BATCHES_CHOSEN,
                BATCHES_CHOSEN.replace("= order", "= -order"),
                "negative positions, counted from the end, are a permutation too",
            ),
            (BATCHES_ORDER, f"{BATCHES_ORDER}.T", VECTOR),
            (BATCHES_CHOSEN, f"{BATCHES_CHOSEN}.T", VECTOR),
        ]
    ),
    *(
        ("exponentially_weighted_average", old, new, SCALAR)
        for old, new in [
            ("v = 0.0", "v = 0"),
            (AVERAGE_LINE, f"v = ({AVERAGE_LINE[4:]}).T"),
            (AVERAGE_LINE, f"{AVERAGE_LINE}.T"),
            (AVERAGE_APPEND, AVERAGE_APPEND.replace("(v /", "(v.T /")),
        ]
    ),
)
