"""Changes of the references of week7/hyperparameter_search that leave them right."""

NARROWED_LINE = "values = [settings[name] for _, settings in trials[:keep]]"

ROUNDS_LINE = "evaluate, rng = (search.as_evaluate(evaluate), np.random.default_rng(rng))"

CHOSEN_LINE = "return {'learning_rate': 0.1, 'beta1': 0.9, 'lambd': 0.01}"

EQUIVALENT = (
    (
        "narrowed",
        NARROWED_LINE,
        NARROWED_LINE.replace("= [", "= 2 * ["),
        "each value twice has the same smallest and largest one",
    ),
    (
        "coarse_to_fine",
        ROUNDS_LINE,
        "evaluate, rng = (evaluate, np.random.default_rng(rng))",
        "random_search makes a function of it as well",
    ),
    *(
        (
            "chosen_settings",
            CHOSEN_LINE,
            CHOSEN_LINE.replace(*change),
            "other settings that train as well",
        )
        for change in [("0.01", "1.01"), ("0.01", "0.02"), ("0.01", "0")]
    ),
)
