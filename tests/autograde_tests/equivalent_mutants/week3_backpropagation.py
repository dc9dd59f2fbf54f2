"""Changes of the references of week3/backpropagation that leave them right."""

from .reasons import SCALAR

EQUIVALENT = (
    (
        "backward_propagation",
        "m = X.shape[1]",
        "m = Y.shape[1]",
        "there is one label an example",
    ),
    (
        "backward_one_example",
        "for i in range(len(W2)):",
        "for i in range(len(_)):",
        "both have as many rows",
    ),
    (
        "backward_one_example",
        "for i in range(len(W2)):",
        "for i in range(len(a2)):",
        "both have as many rows",
    ),
    (
        "backward_one_example",
        "for i in range(len(W2)):",
        "for i in range(len(y)):",
        "both have as many rows",
    ),
    ("backward_one_example", "dz2 = a2[i, 0] - y[i, 0]", "dz2 = (a2[i, 0] - y[i, 0]).T", SCALAR),
    (
        "backward_one_example",
        "dz2 = a2[i, 0] - y[i, 0]",
        "dz2 = _[i, 0] - y[i, 0]",
        "the output is returned beside the cache, too",
    ),
    (
        "backward_one_example",
        "dz2 = a2[i, 0] - y[i, 0]",
        "dz2 = a2[i, -1] - y[i, 0]",
        "there is one column, or one row",
    ),
    (
        "backward_one_example",
        "dz2 = a2[i, 0] - y[i, 0]",
        "dz2 = a2[i, 0] - y[i, -1]",
        "there is one column, or one row",
    ),
    ("backward_one_example", "grads['db2'][i, 0] = dz2", "grads['db2'][i, 0] = dz2.T", SCALAR),
    (
        "backward_one_example",
        "grads['db2'][i, 0] = dz2",
        "grads['db2'][i, -1] = dz2",
        "there is one column, or one row",
    ),
    (
        "backward_one_example",
        "grads['dW2'][i, j] = dz2 * a1[j, 0]",
        "grads['dW2'][i, j] = (dz2 * a1[j, 0]).T",
        SCALAR,
    ),
    (
        "backward_one_example",
        "grads['dW2'][i, j] = dz2 * a1[j, 0]",
        "grads['dW2'][i, j] = dz2.T * a1[j, 0]",
        SCALAR,
    ),
    (
        "backward_one_example",
        "grads['dW2'][i, j] = dz2 * a1[j, 0]",
        "grads['dW2'][i, j] = dz2 * a1[j, -1]",
        "there is one column, or one row",
    ),
    (
        "backward_one_example",
        "dz1 = dz2 * W2[i, j] * (1 - a1[j, 0] ** 2)",
        "dz1 = (dz2 * W2[i, j] * (1 - a1[j, 0] ** 2)).T",
        SCALAR,
    ),
    (
        "backward_one_example",
        "dz1 = dz2 * W2[i, j] * (1 - a1[j, 0] ** 2)",
        "dz1 = dz2.T * W2[i, j] * (1 - a1[j, 0] ** 2)",
        SCALAR,
    ),
    (
        "backward_one_example",
        "dz1 = dz2 * W2[i, j] * (1 - a1[j, 0] ** 2)",
        "dz1 = dz2 * W2[i, j] * (1 - a1[j, -1] ** 2)",
        "there is one column, or one row",
    ),
    (
        "backward_one_example",
        "grads['db1'][j, 0] += dz1",
        "grads['db1'][j, -1] += dz1",
        "there is one column, or one row",
    ),
    (
        "backward_one_example",
        "grads['dW1'][j, k] += dz1 * x[k, 0]",
        "grads['dW1'][j, k] += dz1.T * x[k, 0]",
        SCALAR,
    ),
    (
        "backward_one_example",
        "grads['dW1'][j, k] += dz1 * x[k, 0]",
        "grads['dW1'][j, k] += dz1 * x[k, -1]",
        "there is one column, or one row",
    ),
    (
        "measured_gradient",
        "def measured_gradient(parameters, X, Y, name, epsilon=0.0001):",
        "def measured_gradient(parameters, X, Y, name, epsilon=0.0002):",
        "another small step measures the same slope",
    ),
    (
        "measured_gradient",
        "gradient = np.zeros(parameters[name].shape)",
        "gradient = -np.zeros(parameters[name].shape)",
        "zero times anything is zero",
    ),
    (
        "measured_gradient",
        "gradient = np.zeros(parameters[name].shape)",
        "gradient = 2 * np.zeros(parameters[name].shape)",
        "zero times anything is zero",
    ),
    (
        "measured_gradient",
        "gradient = np.zeros(parameters[name].shape)",
        "gradient = np.ones(parameters[name].shape)",
        "every entry is written",
    ),
    (
        "measured_gradient",
        "gradient[place] = (costs[0] - costs[1]) / (2 * epsilon)",
        "gradient[place] = ((costs[0] - costs[1]) / (2 * epsilon)).T",
        SCALAR,
    ),
    (
        "gradients_are_right",
        "if not np.abs(claimed - measured).max() < 1e-05:",
        "if not np.abs(claimed - measured).max() <= 1e-05:",
        "no gradient lies near the tolerance",
    ),
    (
        "gradients_are_right",
        "if not np.abs(claimed - measured).max() < 1e-05:",
        "if not np.square(claimed - measured).max() < 1e-05:",
        "no gradient lies near the tolerance",
    ),
    (
        "gradients_are_right",
        "if not np.abs(claimed - measured).max() < 1e-05:",
        "if not np.abs(measured - claimed).max() < 1e-05:",
        "no gradient lies near the tolerance",
    ),
    (
        "gradients_are_right",
        "if not np.abs(claimed - measured).max() < 1e-05:",
        "if not np.abs(claimed - measured).max() < 2e-05:",
        "no gradient lies near the tolerance",
    ),
)
