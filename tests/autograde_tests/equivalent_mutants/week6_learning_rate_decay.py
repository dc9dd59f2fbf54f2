"""Changes of the references of week6/learning_rate_decay that leave them right."""

from .reasons import SCALAR, WHOLE

PLATEAU_LINE = "rate, lowest, waited, rates = (learning_rate0, np.inf, 0, [])"

FIRST_IS_LOWEST = "the first cost is below infinity, and sets the count to 0"

SHARE_LINE = "share = (step - num_warmup) / (num_steps - num_warmup)"

EVEN = "the cosine is even"

COSINE_LINE = "return learning_rate0 * (1 + np.cos(np.pi * share)) / 2"

SQRT_LINE = "return k / np.sqrt(epoch_num)"

VARIANCE_LINE = "variance = (1 - rate * curvature) ** 2 * variance + rate ** 2"

EQUIVALENT = (
    ("walker_variance", "variance = 0.0", "variance = 0", WHOLE),
    (
        "walker_variance",
        VARIANCE_LINE,
        VARIANCE_LINE.replace("1 - rate * curvature", "rate * curvature - 1"),
        "a number and its negative have the same square",
    ),
    *(
        ("plateau_decay", PLATEAU_LINE, PLATEAU_LINE.replace("0, []", new), FIRST_IS_LOWEST)
        for new in ("1, []", "-1, []")
    ),
    *(
        ("warmup_cosine", SHARE_LINE, new, EVEN)
        for new in [
            "share = -((step - num_warmup) / (num_steps - num_warmup))",
            "share = (num_warmup - step) / (num_steps - num_warmup)",
            "share = (step - num_warmup) / (num_warmup - num_steps)",
        ]
    ),
    *(
        ("warmup_cosine", COSINE_LINE, new, SCALAR)
        for new in [
            "return (learning_rate0 * (1 + np.cos(np.pi * share)) / 2).T",
            "return learning_rate0 * (1 + np.cos(np.pi * share).T) / 2",
        ]
    ),
    ("sqrt_decay", SQRT_LINE, "return (k / np.sqrt(epoch_num)).T", SCALAR),
    ("sqrt_decay", SQRT_LINE, f"{SQRT_LINE}.T", SCALAR),
)
