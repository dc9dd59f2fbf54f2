"""Changes of the references of week3/activations that leave them right."""

from .reasons import SCALAR, SEED_LINE, SMALL_RESULT

EQUIVALENT = (
    ("tanh_backward", "A = np.tanh(Z)", "A = -np.tanh(Z)", "only its square is used"),
    (
        "relu_backward",
        "return dA * (Z > 0)",
        "return dA * (Z >= 0)",
        "either slope is right at exactly 0, which no check has",
    ),
    (
        "leaky_relu_backward",
        "return dA * np.where(Z > 0, 1, 0.01)",
        "return dA * np.where(Z >= 0, 1, 0.01)",
        "either slope is right at exactly 0, which no check has",
    ),
    *(
        (
            "initialize_parameters",
            SEED_LINE,
            f"rng = np.random.default_rng({name})",
            "any seed gives a good start",
        )
        for name in ("n_x", "n_h", "n_y")
    ),
    *(
        (
            "initialize_parameters",
            SMALL_RESULT,
            SMALL_RESULT.replace(f"'{name}': 0.01 * {draw}", f"'{name}': -(0.01 * {draw})"),
            "a normal draw is as good with the other sign",
        )
        for name, draw in (
            ("W1", "rng.standard_normal((n_h, n_x))"),
            ("W2", "rng.standard_normal((n_y, n_h))"),
        )
    ),
    *(
        (
            "initialize_parameters",
            SMALL_RESULT,
            SMALL_RESULT.replace(f"'{name}': np", f"'{name}': {scale}np"),
            "zero times anything is zero",
        )
        for name in ("b1", "b2")
        for scale in ("-", "2 * ")
    ),
    ("saturated_share", "slopes = 1 - np.tanh(Z) ** 2", "slopes = (1 - np.tanh(Z) ** 2).T", SCALAR),
    ("saturated_share", "slopes = 1 - np.tanh(Z) ** 2", "slopes = 1 - np.tanh(Z).T ** 2", SCALAR),
    ("saturated_share", "return np.mean(slopes < 0.05)", "return np.mean(slopes < 0.05).T", SCALAR),
    (
        "saturated_share",
        "return np.mean(slopes < 0.05)",
        "return np.mean(slopes <= 0.05)",
        "no slope lies on the bound",
    ),
)
