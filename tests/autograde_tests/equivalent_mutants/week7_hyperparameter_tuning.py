"""Changes of the references of week7/hyperparameter_tuning that leave them right."""

from .reasons import VECTOR

LOG_LINE = "return np.exp(rng.uniform(np.log(low), np.log(high), size))"

BETA_LINE = "return 1 - sample_log_uniform(1 - high, 1 - low, size, rng)"

EQUIVALENT = (
    ("sample_log_uniform", LOG_LINE, f"{LOG_LINE}.T", VECTOR),
    ("sample_beta", BETA_LINE, f"{BETA_LINE}.T", VECTOR),
    (
        "sample_beta",
        BETA_LINE,
        "return (1 - sample_log_uniform(1 - high, 1 - low, size, rng)).T",
        VECTOR,
    ),
)
