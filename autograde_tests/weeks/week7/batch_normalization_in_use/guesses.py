"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

ITS_COMPANY = prediction(
    OneChoice(
        "its_company",
        "One digit, other neighbours",
        "The weights are fixed, and so is one test digit, number 6. It goes a hundred times "
        "through the network in a batch of eight, each time with seven other digits. What becomes "
        "of its probability?",
        {
            "a": "It stays the same: neither the digit nor the weights have changed.",
            "b": "It trembles by a hundredth or so.",
            "c": "It goes from near 0 to near 1.",
        },
        answer="c",
        wrong={
            "a": "Every unit takes its mean and variance from the batch, and that has changed.",
            "b": "Seven neighbours say little about a mean, and two layers pass the noise on.",
        },
        reason="The neighbours decide $\\mu$ and $\\sigma$ of every unit, and with eight examples "
        "these are very noisy.",
    )
)

VARIANCE_OF_FOUR = prediction(
    Numeric(
        "variance_of_four",
        "Batches of four",
        "Draw batches of 4 from numbers of variance 1. What is the mean of the batches' own "
        "variances?",
        answer=0.75,
        wrong={
            1: "A batch's mean lies in the middle of its own numbers, so they are nearer to it "
            "than to the true mean.",
            1.33: "That is the factor that corrects it.",
        },
        unit="",
        rtol=0,
        atol=0.04,
        reason="It is (m - 1) / m of the true variance: the batch's own mean lies nearer to its "
        "numbers than the true one.",
    ),
    too_small="The batch's mean lies nearer to its numbers than the true one, but not that much.",
    too_large="The batch's mean lies in the middle of its numbers, so their variance is below 1.",
)

JITTER = prediction(
    Numeric(
        "jitter",
        "Four times the company",
        "From batches of 16 to batches of 64: how many times smaller is the jitter of one "
        "example's $Z_{norm}$?",
        answer=2,
        wrong={
            4: "The variance of a mean is four times smaller. The jitter is a standard deviation.",
            16: "That is four times four. The root of four is what you need.",
        },
        unit="times",
        rtol=0,
        atol=0.35,
        reason="Means of four times as many numbers scatter half as much: the root of four.",
    ),
    too_small="It does get quieter: a mean of more numbers scatters less.",
    too_large="It falls with the root of the number of examples.",
)

WHICH_SHIFT = prediction(
    OneChoice(
        "which_shift",
        "Mirrored, or dark",
        "The network has learned the cats, and its statistics are fixed. Then come test pictures "
        "that are mirrored, and test pictures with 0.4 of the light. Where does it get fewer "
        "right than before?",
        {
            "a": "Where they are mirrored",
            "b": "Where there is less light",
            "c": "On both",
            "d": "On neither: batch normalisation takes care of such things",
        },
        answer="b",
        wrong={
            "a": "The training cats look left as often as right, so a mirrored one is nothing new.",
            "c": "Less light does harm. Mirroring does none: the training cats look left as often "
            "as right.",
            "d": "With the statistics of the dark pictures it would. Fixed ones describe the "
            "light that the network has learned in.",
        },
        reason="In less light, the first layer's $Z$ leaves the range that the fixed $\\mu$ and "
        "$\\sigma$ describe.",
    )
)
