"""Reasons that changes of several notebooks share."""

NEGATIVE = "reshape works out the length for any negative number"

SCALAR = "the transpose of a number is that number"

VECTOR = "the transpose of a vector is that vector"

SYMMETRIC = "the two differences have the same size"

PRINTS = "what is printed is not graded"

BOOLS = "labels may be bool"

FILLED = "every entry is written over later"

ONLY_ONE = "there is one row or column, so it is the last as well"

SHAPES = "both have the same length"

SYMMETRIC_TEST = "the two may change places"

TIES = "no case has a tie"

WHOLE = "a whole 0 becomes a float with the sum"

ZEROS = "-0, 0 and 2 * 0 are the same"

SMALL_RESULT = (
    "return {'W1': 0.01 * rng.standard_normal((n_h, n_x)), 'b1': np.zeros((n_h, 1)), "
    "'W2': 0.01 * rng.standard_normal((n_y, n_h)), 'b2': np.zeros((n_y, 1))}"
)

SEED_LINE = "rng = np.random.default_rng(rng)"

DEEP_COST_LINE = "return -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / Y.shape[1]"
