"""Changes of the references of week6/learning_rate_decay that leave them right."""

from .reasons import SCALAR

SQRT_LINE = "return k / np.sqrt(epoch_num)"

EQUIVALENT = (
    ("sqrt_decay", SQRT_LINE, "return (k / np.sqrt(epoch_num)).T", SCALAR),
    ("sqrt_decay", SQRT_LINE, f"{SQRT_LINE}.T", SCALAR),
)
