"""A class whose answers to `sigmoid` no declared mistake explains: a dozen in three groups."""

HALVED = (
    "def sigmoid(x):\n    return 1 / (1 + np.exp(-x / 2))",
    "def sigmoid(x):\n    z = 0.5 * x\n    e = np.exp(z)\n    return e / (e + 1)",
    "def sigmoid(z):\n    return np.exp(0.5 * z) / (1 + np.exp(z * 0.5))",
    "def sigmoid(x):\n    # half\n    return (1 + np.exp(x * -0.5)) ** -1",
    "def sigmoid(x):\n    x = x / 2\n    return 0.5 + 0.5 * np.tanh(x / 2)",
)
TANH = (
    "def sigmoid(x):\n    return np.tanh(x)",
    "def sigmoid(x):\n    both = 1 / (1 + np.exp(-x - x))\n    return both - (1 - both)",
    "def sigmoid(x):\n    return 2 / (1 + np.exp(-2 * x)) - 1",
    "def sigmoid(v):\n    t = np.exp(2 * v)\n    return 1 - 2 / (t + 1)",
)
METHOD = (
    "def sigmoid(x):\n    return 1 / (1 + (-x).exp())",
    "def sigmoid(x):\n    e = x.exp()\n    return e / (1 + e)",
    "def sigmoid(x):\n    s = 0\n    return 1 / (1 / x.exp() + 1) + s",
)
FLAT = """def sigmoid(x):
    s = 1 / (1 + np.exp(-x))
    return s if np.shape(s)[1:] != (1,) else s[:, 0]"""
"""Right in the visible cases, and of another shape where it is given a column."""
KNOWN = "def sigmoid(x):\n    return 1 / (1 + np.exp(x))"
RIGHT = "def sigmoid(x):\n    return 1 / (1 + np.exp(-x))"
BROKEN = "def sigmoid(x):\n    return 1 / (1 + np.exp(-x"

GROUPED = {f"a{n}": code for n, code in enumerate(HALVED)}
GROUPED |= {f"b{n}": code for n, code in enumerate(TANH)}
GROUPED |= {f"c{n}": code for n, code in enumerate(METHOD)}
"""By student."""
CLASS = GROUPED | {"flat": FLAT, "known": KNOWN, "right": RIGHT, "broken": BROKEN}
