"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

BETTER_THAN_THE_RULE = prediction(
    OneChoice(
        "better_than_the_rule",
        "Against the rule",
        "That rule is wrong on 11 %. Networks of 1 to 40 units learn 80 points each. Where do "
        "the larger ones get below 11 %?",
        {
            "a": "On the training points and on new ones.",
            "b": "On neither: nobody can be better than the rule.",
            "c": "On the training points only.",
            "d": "On new points only.",
        },
        answer="c",
        wrong={
            "a": "On new points the rule is as good as anything can be, but for luck.",
            "b": "The points are given, noise and all. A network with forty units can bend round "
            "single ones.",
            "d": "A network is fitted to the training points: there it is at its best.",
        },
        reason="Below the rule's error a network can only learn the noise of these 80 points, "
        "which other points do not share.",
    )
)

TEN_NETWORKS = prediction(
    Numeric(
        "ten_networks",
        "The mean of ten",
        "The variance of the networks with many bends is 1.9 (°C)². Ten of them, from ten "
        "training sets, answer together: with the mean of their ten answers. What is the variance "
        "of that?",
        answer=0.19,
        wrong={
            1.9: "Each network errs in its own way, and in a mean the errors partly cancel.",
            0.6: "You have divided by the root of ten, as for a standard deviation. This is a "
            "variance.",
            19: "A sum of ten has ten times the variance. A mean is a tenth of that sum.",
        },
        unit="(°C)²",
        rtol=0,
        atol=0.06,
        reason="Variances of independent numbers add, and dividing a sum by 10 divides its "
        "variance by 100: a tenth is left. The mean network is the same, so bias² stays.",
    ),
    too_small="The ten do not agree perfectly. The variance of a mean of ten is a tenth of theirs.",
    too_large="In a mean of ten independent answers, a tenth of the variance is left.",
)
