"""What a budget of trials covers."""

import numpy as np

from ....machinery.exercises import exercise, questions

COVERAGE = exercise(
    {
        "rates on the grid": 3,
        "rates at random": 27,
        "grid with a fourth": 81,
        "trials for 95 %": 59,
        "64 runs": 92,
    },
    "What a budget of trials covers",
    *questions("rates on the grid", "grid with a fourth"),
    *questions("64 runs", rtol=0.05),
    *questions("rates at random", is_hidden=True),
    *questions("trials for 95 %", is_hidden=True, points=2),
    name="coverage",
    reasons={
        "rates on the grid": "Three values of each of three hyperparameters are 27 runs, and "
        "each rate is tried nine times over.",
        "grid with a fourth": "3 · 3 · 3 · 3 = 81: each further hyperparameter multiplies the "
        "price of a grid, whether it matters or not.",
        "rates at random": "Each trial draws a rate of its own, so no two are the same.",
        "trials for 95 %": "All $n$ miss with the probability 0.95**n, and ln 0.05 / ln 0.95 = "
        "58.4. How many hyperparameters there are does not come in.",
        "64 runs": "With 8 rates the grid can be a quarter of a decade off the best one. Of 64 "
        "rates at random some lie nearer nearly always. Where λ matters as well, it is 28 %.",
    },
)

COVERAGE.equivalent({"rates at random": 27.0})
COVERAGE.equivalent(
    {"trials for 95 %": np.ceil(np.log(0.05) / np.log(0.95)), "note": "extra keys do no harm"}
)

COVERAGE.equivalent({"64 runs": 89.5})

COVERAGE.wrong("""
    rates on the grid → 27
        That is how many runs there are. Many of them share a learning rate.
    rates on the grid → 9
        That is how many runs share each learning rate. How many rates are there?
    rates at random → 3 or 9
        At random, no two trials share a value. How many trials are there?
    grid with a fourth → 36 or 30
        Every run of the old grid comes once with each value of the fourth: a product, not a sum.
    grid with a fourth → 64
        Four hyperparameters with three values each. Which is the base, and which the power?
    64 runs → 68
        That is for the grid of 3 × 3. Take 8 values on each axis.
    64 runs → 28
        There λ matters as much as the rate. Set its weight to 0.
    64 runs → 0.92
        Give per cent, as the explorer says it.
    trials for 95 % → 58
        With 58 trials the chance is 94.9 %: not quite.
    trials for 95 % → 20
        Twenty trials hit the best 5 % once on average. How often not at all?
    trials for 95 % → 19
        That many trials would hit 0.95 times on average. How likely is it that all of them miss?
""")
