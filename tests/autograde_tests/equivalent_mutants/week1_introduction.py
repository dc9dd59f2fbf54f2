"""Changes of the references of week1/introduction that leave them right."""

from .reasons import SCALAR, SYMMETRIC, VECTOR

RELU_LINE = "return np.maximum(0, z)"

SQUARED_LINE = "return np.mean((predictions - prices) ** 2)"

EQUIVALENT = (
    (
        "relu",
        RELU_LINE,
        RELU_LINE.replace("0, z", "z, 0"),
        "the larger of two numbers is the same in either order",
    ),
    ("mean_squared_error", SQUARED_LINE, f"{SQUARED_LINE}.T", SCALAR),
    (
        "mean_squared_error",
        SQUARED_LINE,
        SQUARED_LINE.replace("predictions - prices", "prices - predictions"),
        SYMMETRIC,
    ),
    *(
        (
            "mean_squared_error",
            SQUARED_LINE,
            SQUARED_LINE.replace(name, f"{name}.T"),
            VECTOR,
        )
        for name in ("predictions", "prices")
    ),
)
