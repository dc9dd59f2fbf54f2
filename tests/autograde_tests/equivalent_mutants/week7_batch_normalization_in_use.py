"""Changes of the references of week7/batch_normalization_in_use that leave them right."""

from .reasons import SYMMETRIC

RUNNING_VAR = "var = np.sum((Z - mean) ** 2, axis=1, keepdims=True) / (m - 1)"

LAYER_MU = "mu = np.mean(Z, axis=0, keepdims=True)"

LAYER_VAR = "var = np.mean((Z - mu) ** 2, axis=0, keepdims=True)"

ROW = "a rank-1 array broadcasts like the row that it stands for"

EQUIVALENT = (
    (
        "network_in_use",
        "A = np.maximum(batchnorm_inference(Z, gamma, beta, mean, variance), 0)",
        "A = np.maximum(0, batchnorm_inference(Z, gamma, beta, mean, variance))",
        "the larger of two numbers is the same in any order",
    ),
    (
        "update_running_statistics",
        RUNNING_VAR,
        RUNNING_VAR.replace("Z - mean", "mean - Z"),
        SYMMETRIC,
    ),
    ("layernorm_forward", LAYER_VAR, LAYER_VAR.replace("Z - mu", "mu - Z"), SYMMETRIC),
    *(
        ("layernorm_forward", line, line.replace(", keepdims=True", other), ROW)
        for line in (LAYER_MU, LAYER_VAR)
        for other in ("", ", keepdims=False")
    ),
)
