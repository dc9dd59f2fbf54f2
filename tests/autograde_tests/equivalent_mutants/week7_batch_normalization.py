"""Changes of the references of week7/batch_normalization that leave them right."""

from .reasons import SYMMETRIC

FORWARD_RETURN = "return (gamma * Z_norm + beta, (Z_norm, gamma, sigma))"

CACHES = (
    "(gamma, Z_norm, sigma)",
    "(Z_norm, sigma, gamma)",
    "(Z, gamma, sigma)",
    "(beta, gamma, sigma)",
    "(eps, gamma, sigma)",
    "(gamma, gamma, sigma)",
    "(mu, gamma, sigma)",
    "(sigma, gamma, sigma)",
    "(Z_norm, Z, sigma)",
    "(Z_norm, Z_norm, sigma)",
    "(Z_norm, beta, sigma)",
    "(Z_norm, eps, sigma)",
    "(Z_norm, mu, sigma)",
    "(Z_norm, sigma, sigma)",
    "(Z_norm, gamma, Z)",
    "(Z_norm, gamma, Z_norm)",
    "(Z_norm, gamma, beta)",
    "(Z_norm, gamma, eps)",
    "(Z_norm, gamma, gamma)",
    "(Z_norm, gamma, mu)",
)
"""What may be kept for the way back: the student's own affair, and not looked at."""

SIGMA = "sigma = np.sqrt(np.mean((Z - mu) ** 2, axis=1, keepdims=True) + eps)"

EQUIVALENT = (
    *(
        (
            "batchnorm_forward",
            FORWARD_RETURN,
            FORWARD_RETURN.replace("(Z_norm, gamma, sigma)", cache),
            "the cache is the student's own affair",
        )
        for cache in CACHES
    ),
    ("batchnorm_forward", SIGMA, SIGMA.replace("Z - mu", "mu - Z"), SYMMETRIC),
    (
        "batchnorm_backward",
        "m = dZ_tilde.shape[1]",
        "m = Z_norm.shape[1]",
        "the two have the same shape",
    ),
)
