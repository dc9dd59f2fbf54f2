"""Changes of the references of week7/micro_autograd that leave them right."""

FLOAT = "an int is as good as a float"
RELU = "return Value(max(0.0, self.data), (self,), (1.0 if self.data > 0 else 0.0,))"
ZIP = "for parent, slope in zip(value.parents, value.slopes, strict=True):"
PAIRS = "there is a slope for each parent"
LAYER = "for weights, bias in zip(parameters[f'W{layer}'], parameters[f'b{layer}'], strict=True):"
UNIT = "for w, a_k in zip(weights, a, strict=True):"
LOSS = "total = total + softplus(z[0]) + z[0] * -Y[0, i]"
ONE_UNIT = "the last layer has one unit"
SOFTPLUS = "return Value(np.logaddexp(0.0, value.data), (value,), (sigmoid(value.data),))"
SUM = "return Value(self.data + other.data, (self, other), (1.0, 1.0))"
LEFT = "__radd__, __rmul__ = (__add__, __mul__)"
GIVEN = "the line is given; the exercise asks for numbers on the right only"

EQUIVALENT = (
    ("Value", "self.grad = 0.0", "self.grad = 0", FLOAT),
    (
        "Value",
        '"""Return max(0, data), as a Value with one parent."""',
        "pass",
        "a docstring is not graded",
    ),
    (
        "Value",
        RELU,
        RELU.replace("max(0.0, self.data)", "max(self.data, 0.0)"),
        "the larger of two numbers does not depend on their order",
    ),
    ("Value", RELU, RELU.replace("max(0.0,", "max(0,"), FLOAT),
    ("Value", RELU, RELU.replace("data > 0", "data >= 0"), "no slope is asked for at 0"),
    ("Value", RELU, RELU.replace("else 0.0", "else 0"), FLOAT),
    (
        "Value",
        SUM,
        SUM.replace("(self, other)", "(other, self)"),
        "a parent is compared with its own slope: their order is free",
    ),
    ("Value", LEFT, LEFT.replace("(__add__, __mul__)", "(__mul__, __add__)"), GIVEN),
    ("Value", LEFT, LEFT.replace("__radd__, __rmul__", "__rmul__, __radd__"), GIVEN),
    ("Value", LEFT, "pass", GIVEN),
    (
        "topological_order",
        "if value not in seen:",
        "if value not in order:",
        "the graph has no circles: what is not written down yet is on no path to itself",
    ),
    ("backward", "value.grad = 0.0", "value.grad = 0", FLOAT),
    ("backward", "root.grad = 1.0", "value.grad = 1.0", "the root is the last of the order"),
    ("backward", ZIP, ZIP.replace(", strict=True", ""), PAIRS),
    ("backward", ZIP, ZIP.replace("True", "False"), PAIRS),
    (
        "softplus",
        SOFTPLUS,
        SOFTPLUS.replace("0.0, value.data", "value.data, 0.0"),
        "a sum does not depend on the order of its parts",
    ),
    ("softplus", SOFTPLUS, SOFTPLUS.replace("0.0", "0"), FLOAT),
    (
        "cost_of",
        "L, m = (len(parameters) // 2, X.shape[1])",
        "L, m = (len(parameters) // 2, Y.shape[1])",
        "there is a label for each example",
    ),
    ("cost_of", "total = Value(0.0)", "total = Value(0)", FLOAT),
    ("cost_of", "total = Value(0.0)", "total = 2 * Value(0.0)", "twice 0 is 0"),
    (
        "cost_of",
        "total = Value(0.0)",
        "total = 0.0",
        "a sum with a plain number makes a Value of it",
    ),
    (
        "cost_of",
        "a = [Value(x) for x in X[:, i]]",
        "a = [x for x in X[:, i]]",
        "a product with a plain number makes a Value of it",
    ),
    ("cost_of", LAYER, LAYER.replace(", strict=True", ""), "there is a bias for each unit"),
    ("cost_of", LAYER, LAYER.replace("True", "False"), "there is a bias for each unit"),
    ("cost_of", UNIT, UNIT.replace("w, a_k", "a_k, w"), "a product does not depend on the order"),
    (
        "cost_of",
        UNIT,
        UNIT.replace("weights, a,", "a, weights,"),
        "a product does not depend on the order",
    ),
    ("cost_of", UNIT, UNIT.replace(", strict=True", ""), "there is a weight for each input"),
    ("cost_of", UNIT, UNIT.replace("True", "False"), "there is a weight for each input"),
    ("cost_of", LOSS, LOSS.replace("softplus(z[0])", "softplus(z[-1])"), ONE_UNIT),
    ("cost_of", LOSS, LOSS.replace("z[0] * -", "z[-1] * -"), ONE_UNIT),
    ("cost_of", LOSS, LOSS.replace("Y[0, i]", "Y[-1, i]"), "Y has one row"),
)
