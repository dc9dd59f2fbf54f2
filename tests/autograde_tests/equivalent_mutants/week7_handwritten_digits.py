"""Changes of the references of week7/handwritten_digits that leave them right."""

from .reasons import SCALAR, VECTOR

RIGHT = "right = np.argmax(AL, axis=0) == y[0]"

BINS = "bins = np.minimum((sure * num_bins).astype(int), num_bins - 1)"

COUNT = "count = np.bincount(bins, minlength=num_bins)"

DIVISOR = "divisor = np.maximum(count, 1)"

COSTS = "costs = [softmax_cost(softmax(Z / T), Y) for T in temperatures]"

HEAD = (
    "def softmax_model(X, Y, layers_dims, learning_rate=0.005, num_epochs=30, mini_batch_size=64, "
    "seed=0):"
)

SHUFFLE = "batches = random_mini_batches(X, Y, mini_batch_size, seed + epoch)"

PRODUCT = "the cost takes a product of the two, whichever comes first"

LESSER = "the lesser, or the larger, of two numbers does not ask for their order"

EQUIVALENT = (
    ("softmax_model", HEAD, HEAD.replace("seed=0", "seed=1"), "no check pins the draws of a seed"),
    (
        "softmax_model",
        HEAD,
        HEAD.replace("=64", "=63"),
        "students are given the head; one example less makes as many steps",
    ),
    (
        "softmax_model",
        "v, s = initialize_adam(parameters)",
        "s, v = initialize_adam(parameters)",
        "both averages are zeros, and the update makes new arrays",
    ),
    *(
        (
            "softmax_model",
            SHUFFLE,
            SHUFFLE.replace("seed + epoch", other),
            "no check pins how the shuffles follow from the seed",
        )
        for other in (
            "seed * epoch",
            "epoch",
            "epoch + epoch",
            "mini_batch_size + epoch",
            "num_epochs + epoch",
            "t + epoch",
            "seed + t",
        )
    ),
    (
        "cost_and_gradients",
        "return (softmax_cost(AL, Y), grads)",
        "return (softmax_cost(Y, AL), grads)",
        PRODUCT,
    ),
    *(
        ("reliability", old, new, VECTOR)
        for old, new in [
            ("sure = np.max(AL, axis=0)", "sure = np.max(AL, axis=0).T"),
            (RIGHT, "right = (np.argmax(AL, axis=0) == y[0]).T"),
            (BINS, f"{BINS}.T"),
            (BINS, BINS.replace("sure", "sure.T")),
            (COUNT, f"{COUNT}.T"),
            (DIVISOR, f"{DIVISOR}.T"),
            *(
                (f"{name} = {total} / divisor", f"{name} = {changed}")
                for name, total in [
                    ("confidence", "np.bincount(bins, sure, num_bins)"),
                    ("accuracy", "np.bincount(bins, right, num_bins)"),
                ]
                for changed in (
                    f"({total} / divisor).T",
                    f"{total}.T / divisor",
                    f"{total} / divisor.T",
                )
            ),
        ]
    ),
    ("reliability", RIGHT, RIGHT.replace("[0]", "[-1]"), "there is one row of labels"),
    (
        "reliability",
        BINS,
        "bins = np.minimum(num_bins - 1, (sure * num_bins).astype(int))",
        LESSER,
    ),
    ("reliability", DIVISOR, "divisor = np.maximum(1, count)", LESSER),
    (
        "best_temperature",
        COSTS,
        COSTS.replace("= [", "= 2 * ["),
        "a list twice has its least number first in the first half",
    ),
    ("best_temperature", COSTS, COSTS.replace("softmax(Z / T), Y", "Y, softmax(Z / T)"), PRODUCT),
    ("best_temperature", COSTS, COSTS.replace("Z / T", "Z / T.T"), SCALAR),
    (
        "best_temperature",
        "return temperatures[np.argmin(costs)]",
        "return temperatures[np.argmin(costs)].T",
        SCALAR,
    ),
)
