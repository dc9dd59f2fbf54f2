"""Changes of the references of week1/several_neurons that leave them right."""

from .reasons import FILLED, SCALAR, VECTOR

ZEROS = "coefficients = np.zeros(len(knots) - 1)"
SLOPE = "new_slope = (heights[k + 1] - heights[k]) / (knots[k + 1] - knots[k])"
CHANGE = "coefficients[k] = new_slope - slope"
START = "total = start + 0.0 * x"
NO_MATTER = "the first neuron that is added gives the sum the shape of x"
ADD_INPUT = "z = z + W[j, i] * x[i]"
ADD_UNIT = "price = price + c[j] * relu(z)"
AS_MANY = "there are as many of either"

EQUIVALENT = (
    ("bend_coefficients", ZEROS, "coefficients = -np.zeros(len(knots) - 1)", FILLED),
    ("bend_coefficients", ZEROS, "coefficients = 2 * np.zeros(len(knots) - 1)", FILLED),
    ("bend_coefficients", ZEROS, "coefficients = np.ones(len(knots) - 1)", FILLED),
    ("bend_coefficients", ZEROS, f"{ZEROS}.T", VECTOR),
    ("bend_coefficients", ZEROS, "coefficients = np.zeros(len(heights) - 1)", AS_MANY),
    ("bend_coefficients", "slope = 0.0", "slope = 0", "the number is the same"),
    (
        "bend_coefficients",
        "for k in range(len(knots) - 1):",
        "for k in range(len(heights) - 1):",
        AS_MANY,
    ),
    ("bend_coefficients", SLOPE, f"new_slope = ({SLOPE.partition(' = ')[2]}).T", SCALAR),
    ("bend_coefficients", CHANGE, "coefficients[k] = (new_slope - slope).T", SCALAR),
    ("bend_coefficients", CHANGE, "coefficients[k] = new_slope.T - slope", SCALAR),
    ("bend_coefficients", "slope = new_slope", "slope = new_slope.T", SCALAR),
    ("bend_coefficients", "return coefficients", "return coefficients.T", VECTOR),
    ("bent_curve", START, "total = start - 0.0 * x", "nothing is added either way"),
    ("bent_curve", START, "total = start", NO_MATTER),
    ("bent_curve", START, "total = start + 0.0", NO_MATTER),
    ("bent_curve", START, "total = start + 0 * x", "the number is the same"),
    ("bent_curve", START, "total = start + 0.0 * start", NO_MATTER),
    ("agent_price", "for j in range(len(c)):", "for j in range(len(W)):", AS_MANY),
    ("agent_price", "for j in range(len(c)):", "for j in range(len(b)):", AS_MANY),
    ("agent_price", "z = b[j]", "z = b[j].T", SCALAR),
    ("agent_price", ADD_INPUT, "z = (z + W[j, i] * x[i]).T", VECTOR),
    ("agent_price", ADD_INPUT, "z = z.T + W[j, i] * x[i]", VECTOR),
    ("agent_price", ADD_UNIT, "price = (price + c[j] * relu(z)).T", VECTOR),
    ("agent_price", ADD_UNIT, "price = price + c[j] * relu(z).T", VECTOR),
    ("agent_price", "return price", "return price.T", VECTOR),
)
