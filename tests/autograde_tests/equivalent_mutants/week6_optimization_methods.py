"""Changes of the references of week6/optimization_methods that leave them right."""

from .reasons import SCALAR, VECTOR

KEYS = "the averages have the same keys"

ZEROS = "both averages are zeros, and the update makes new arrays"

BATCHES_HEAD = "def random_mini_batches(X, Y, mini_batch_size=64, seed=0):"

BATCHES_ORDER = "order = np.random.default_rng(seed).permutation(m)"

BATCHES_CHOSEN = "chosen = order[start:start + mini_batch_size]"

AVERAGE_LINE = "v = beta * v + (1 - beta) * value"

AVERAGE_APPEND = "averages.append(v / (1 - beta ** t) if bias_correction else v)"

SQRT_LINE = "return k / np.sqrt(epoch_num)"

ADAM_V = "v = {key: beta1 * v[key] + (1 - beta1) * grads[key] for key in v}"

ADAM_S = "s = {key: beta2 * s[key] + (1 - beta2) * grads[key] ** 2 for key in s}"

ADAM_V_CORRECTED = "v_corrected = {key: v[key] / (1 - beta1 ** t) for key in v}"

ADAM_S_CORRECTED = "s_corrected = {key: s[key] / (1 - beta2 ** t) for key in s}"

ADAM_STEPS = "steps = {key: v_corrected[key] / (np.sqrt(s_corrected[key]) + epsilon) for key in v}"

EQUIVALENT = (
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
    ("initialize_adam", "return (v, s)", "return (s, v)", ZEROS),
    *(
        (
            "update_parameters_with_adam",
            line,
            line.replace(f"in {name}}}", f"in {other}}}"),
            KEYS,
        )
        for line, name, others in [
            (ADAM_V, "v", ["s"]),
            (ADAM_S, "s", ["v"]),
            (ADAM_V_CORRECTED, "v", ["s"]),
            (ADAM_S_CORRECTED, "s", ["v", "v_corrected"]),
            (ADAM_STEPS, "v", ["s", "s_corrected", "v_corrected"]),
        ]
        for other in others
    ),
    ("sqrt_decay", SQRT_LINE, "return (k / np.sqrt(epoch_num)).T", SCALAR),
    ("sqrt_decay", SQRT_LINE, f"{SQRT_LINE}.T", SCALAR),
)
