"""What the company of an example does to it."""

import numpy as np

from ....machinery.exercises import exercise, questions

COMPANY = exercise(
    {
        "mean variance in batches of 4": 0.75,
        "correction for batches of 10": 10 / 9,
        "noise of batches of 256 against 16": 0.25,
        "running mean after 10 batches": 1 - 0.9**10,
        "momentum in PyTorch": 0.1,
        "one picture in use, its company changed": "same",
        "pictures at half the light, their own statistics": "same",
    },
    "What the company of an example does to it",
    *questions("mean variance in batches of 4", rtol=0.01),
    *questions("noise of batches of 256 against 16"),
    *questions("one picture in use, its company changed"),
    *questions("correction for batches of 10", is_hidden=True, rtol=0.001),
    *questions("running mean after 10 batches", is_hidden=True, points=2, rtol=0.005),
    *questions("momentum in PyTorch", is_hidden=True),
    *questions("pictures at half the light, their own statistics", is_hidden=True),
    name="company",
    reasons={
        "mean variance in batches of 4": "A batch lies closer to its own mean than to the true "
        "one, which makes its variance too small by the factor (n - 1) / n = 3 / 4.",
        "noise of batches of 256 against 16": "The scatter of a mean falls with the root of "
        "the number: √(16 / 256) = 1 / 4.",
        "one picture in use, its company changed": "In use, mean and variance are fixed "
        "numbers, so no other picture of the batch comes into its answer.",
        "correction for batches of 10": "n / (n - 1) = 10 / 9 makes up for the (n - 1) / n by "
        "which a batch's variance is too small.",
        "running mean after 10 batches": "What is missing to 1 is multiplied by 0.9 with each "
        "batch: 1 - 0.9**10 = 0.651. A third of the 0 at the start is still in it.",
        "momentum in PyTorch": "PyTorch's momentum is the weight of the new batch, ours that "
        "of the old value: 1 - 0.9 = 0.1.",
        "pictures at half the light, their own statistics": "Half the input has half the mean "
        "and half the spread in the first layer, and normalising with these cancels both.",
    },
)

COMPANY.equivalent(
    {"mean variance in batches of 4": 3 / 4, "correction for batches of 10": 1.111, "note": "extra"}
)
COMPANY.equivalent(
    {
        "running mean after 10 batches": np.float64(0.651),
        "momentum in PyTorch": 1 - 0.9,
        "mean variance in batches of 4": 0.753,
    }
)

COMPANY.wrong("""
    mean variance in batches of 4 → 1
        The batch's mean lies nearer to its four numbers than the true mean does.
    mean variance in batches of 4 → 0.8
        Is it m / (m + 1)? Try batches of one, whose variance is 0.
    mean variance in batches of 4 → 0.25
        That is what is missing. How much is left?
    mean variance in batches of 4 → 4 / 3
        That is the factor that corrects it.
    correction for batches of 10 → 0.9
        That is what the batch's variance comes to. By what is it multiplied to reach 1?
    correction for batches of 10 → 1.1
        That is close. Is your denominator m, or have you rounded? Three decimals are asked for.
    noise of batches of 256 against 16 → 1 / 16
        A mean of 16 times as many examples has a sixteenth of the variance. The spread is its
        root.
    noise of batches of 256 against 16 → 0.5
        That is for four times as many. Here there are sixteen times as many.
    noise of batches of 256 against 16 → 4
        The larger batch is the quieter one.
    running mean after 10 batches → 1
        It started at 0. How much of that start is left after ten factors of 0.9?
    running mean after 10 batches → 0.9**10
        That is what is left of the start.
    running mean after 10 batches → 0.1
        That is the average after one batch.
    momentum in PyTorch → 0.9
        There the number named momentum is the weight of the new batch.
    pictures at half the light, their own statistics → "higher" or "lower"
        Half the light halves every Z of the first layer, up to a shift that is the same for all
        pictures. What do its own mean and spread make of that?
    one picture in use, its company changed → "higher" or "lower"
        In use the statistics are fixed. Which numbers of the other pictures still come in?
""")
