"""Known mistakes in exercises that several notebooks ask for, each with its hint, said once."""


def beside_one_half(predict):
    """Declare the thresholds that are a little off, where a probability decides on a label."""
    predict.wrong("""
        > 0.5 → > 0.501
            An example whose probability lies a little above one half gets label 0. Where exactly
            does label 1 begin?
        > 0.5 → > 0.499
            An example whose probability lies a little below one half gets label 1. Where exactly
            does label 1 begin?
    """)


def of_two_layers(initialize_parameters):
    """Declare mistakes in the draws and the biases of a network with one hidden layer."""
    initialize_parameters.wrong("""
        0.01 * rng.standard_normal((n_h, n_x)) → rng.standard_normal((n_h, n_x))
        0.01 * rng.standard_normal((n_y, n_h)) → rng.standard_normal((n_y, n_h))
            The weights of both layers are far too large. Is the factor 0.01 there, as it stands?
        0.01 * rng.standard_normal((n_y, n_h)) → rng.standard_normal((n_y, n_h))
            The factor 0.01 is missing in the second layer.
        np.zeros((n_h, 1)) → np.zeros(n_h)
        np.zeros((n_y, 1)) → np.zeros(n_y)
            The biases are rank-1 arrays. Give `np.zeros` a tuple of two numbers.
        np.zeros((n_h, 1)) → 0.01 * rng.standard_normal((n_h, 1))
        np.zeros((n_y, 1)) → 0.01 * rng.standard_normal((n_y, 1))
            The biases are random. Different weights are enough to make the units different.
        rng.standard_normal((n_h, n_x)) → rng.standard_normal((1, n_x)) + np.zeros((n_h, 1))
            All hidden units start with the same weights, and then they stay the same. Each entry of
            W1 is a draw of its own.
        rng.standard_normal((n_h, n_x)) → np.random.default_rng(2).standard_normal((n_h, n_x))
        rng.standard_normal((n_y, n_h)) → np.random.default_rng(2).standard_normal((n_y, n_h))
            W2 holds the same draws as W1. Set a seed once, if at all, before the draws of both.
        "b1": np.zeros((n_h, 1)) → "b1": np.zeros((n_h, n_x))
        "b2": np.zeros((n_y, 1)) → "b2": np.zeros((n_y, n_h))
            The biases have the shape of the weights: a line that was copied. Each unit has one
            bias.
    """)
