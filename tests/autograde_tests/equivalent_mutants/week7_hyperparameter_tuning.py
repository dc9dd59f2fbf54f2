"""Changes of the references of week7/hyperparameter_tuning that leave them right."""

from .reasons import VECTOR

LOG_LINE = "return np.exp(rng.uniform(np.log(low), np.log(high), size))"

BETA_LINE = "return 1 - sample_log_uniform(1 - high, 1 - low, size, rng)"

MIDDLES = "middles = (np.arange(per_axis) + 0.5) / per_axis"

CLEAR = "samples are right or clearly wrong: any tolerance in between tells them apart"

FEW = "if np.unique(x).size < x.size / 2:"

EVEN = "is_even = np.max(np.abs(counts - expected)) < expected / 2"

EQUIVALENT = (
    *(
        ("sample_fault", FEW, FEW.replace("< x.size / 2", other), CLEAR)
        for other in ("<= x.size / 2", "< x.size // 2")
    ),
    *(
        (
            "sample_fault",
            "edges = np.geomspace(low, high, 11)",
            f"edges = np.geomspace(low, high, {other}",
            CLEAR,
        )
        for other in ("11).T", "10)", "12)")
    ),
    *(
        ("sample_fault", "expected = x.size / 10", f"expected = x.size {other}", CLEAR)
        for other in ("// 10", "/ 9", "/ 11")
    ),
    *(
        ("sample_fault", EVEN, EVEN.replace("< expected / 2", other), CLEAR)
        for other in (
            "<= expected / 2",
            "< expected - 2",
            "< expected // 2",
            "< expected",
            "< expected / 1",
            "< expected / 3",
            "< expected / 4",
        )
    ),
    *(
        ("sample_fault", EVEN, f"is_even = {other}", "the same truth in other words")
        for other in (
            "2 * (np.max(np.abs(counts - expected)) < expected / 2)",
            "(np.max(np.abs(counts - expected)) < expected / 2).T",
            "np.max(np.abs(expected - counts)) < expected / 2",
            "np.max(np.abs(counts.T - expected)) < expected / 2",
        )
    ),
    ("grid_settings", MIDDLES, "middles = ((np.arange(per_axis) + 0.5) / per_axis).T", VECTOR),
    ("grid_settings", MIDDLES, "middles = (np.arange(per_axis).T + 0.5) / per_axis", VECTOR),
    (
        "grid_settings",
        "values = search.on_scale(scale, low, high, middles)",
        "values = search.on_scale(scale, low, high, middles).T",
        VECTOR,
    ),
    (
        "grid_settings",
        "longer.append({**begun, name: value})",
        "longer.append({**begun, name: value.T})",
        "a number has no axes",
    ),
    ("grid_settings", "return settings", "return longer", "settings is longer by then"),
    ("sample_log_uniform", LOG_LINE, f"{LOG_LINE}.T", VECTOR),
    ("sample_beta", BETA_LINE, f"{BETA_LINE}.T", VECTOR),
    (
        "sample_beta",
        BETA_LINE,
        "return (1 - sample_log_uniform(1 - high, 1 - low, size, rng)).T",
        VECTOR,
    ),
)
