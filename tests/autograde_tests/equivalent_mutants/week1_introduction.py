"""Changes of the references of week1/introduction that leave them right."""

from .reasons import SCALAR, SYMMETRIC, VECTOR

RELU_LINE = "return np.maximum(0, z)"

ERROR_LINE = "error = mean_squared_error(prices, price_neuron(sizes, w, b))"

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
    ("best_neuron", "least = np.inf", "least = 2 * np.inf", "infinity twice is infinity"),
    ("best_neuron", ERROR_LINE, f"{ERROR_LINE}.T", SCALAR),
    (
        "best_neuron",
        ERROR_LINE,
        "error = mean_squared_error(price_neuron(sizes, w, b), prices)",
        SYMMETRIC,
    ),
    (
        "best_neuron",
        ERROR_LINE,
        ERROR_LINE.replace("sizes, w", "w, sizes"),
        "a product is the same in either order",
    ),
    (
        "best_neuron",
        "if error < least:",
        "if error <= least:",
        "no case has two pairs with the least error",
    ),
)
