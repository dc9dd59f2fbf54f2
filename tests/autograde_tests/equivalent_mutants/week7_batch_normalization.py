"""Changes of the references of week7/batch_normalization that leave them right."""

from .reasons import SCALAR, SYMMETRIC

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

OFF = "if abs(np.mean(row)) > 0.01 or abs(np.std(row) - 1) > 0.01:"

EQUIVALENT = (
    *(
        ("is_normalised", "Z_norm = (Z_tilde - beta) / gamma", f"Z_norm = {other}", SYMMETRIC)
        for other in ("-((Z_tilde - beta) / gamma)", "(beta - Z_tilde) / gamma")
    ),
    ("is_normalised", OFF, OFF.replace("np.std(row) - 1", "1 - np.std(row)"), SYMMETRIC),
    ("is_normalised", OFF, OFF.replace("np.std(row)", "np.std(row).T"), SCALAR),
    *(
        ("is_normalised", OFF, OFF.replace(*change), "nothing lies just at the tolerance")
        for change in (("row)) >", "row)) >="), ("- 1) >", "- 1) >="))
    ),
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
