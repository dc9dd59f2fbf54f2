"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import Numeric, OneChoice

TEN_FACTORS = prediction(
    Numeric(
        "ten_factors",
        "Ten layers",
        "All weights are multiplied by 0.7, and the biases are 0. How many times smaller does that "
        "make the spread of $Z^{[10]}$?",
        answer=35.4,
        wrong={
            1.43: "That is what one layer does. Each of the ten does it again.",
            14.3: "Ten factors are not added up, they are multiplied.",
            0.028: "That is $0.7^{10}$, the part that is left. One divided by it says how many "
            "times smaller.",
        },
        unit="times",
        rtol=0.15,
        reason="$0.7^{10}$ is 0.028, one part in 35. A ReLU hands a positive factor on, so each "
        "layer passes on what it got, times 0.7.",
    ),
    too_small="It goes faster than that: each layer takes 0.7 of an input that is too small "
    "already.",
    too_large="It is ten factors of 0.7 and nothing else. A ReLU hands each of them on as it is.",
)

MU_FORGOTTEN = prediction(
    OneChoice(
        "mu_forgotten",
        "The way through the mean",
        "Somebody leaves out of $dZ$ the way that goes through $\\mu$. In most batches of "
        "six, how large is the largest error?",
        {
            "a": "As small as rounding: one example moves the mean but a little.",
            "b": "A few per cent of the largest slope.",
            "c": "More than a tenth of the largest slope.",
        },
        answer="c",
        wrong={
            "a": "One example moves the mean by a sixth of its way, and that moves them all.",
            "b": "A sixth of every example's slope goes through the mean, and there are six.",
        },
        reason="The part through $\\mu$ is a mean over the batch, of the size of the slopes "
        "themselves. Only finite differences show that it is missing: the network may train.",
    )
)

RATES_THAT_WORK = prediction(
    OneChoice(
        "rates_that_work",
        "Which rates work",
        "With batch normalisation: at which of the rates 0.01, 0.1, 1 and 3 do the eleven layers "
        "get more than 95 % of the training digits right on average?",
        {
            "a": "At 0.1 only, as before",
            "b": "At 0.1 and 1",
            "c": "At 0.1, 1 and 3",
            "d": "At all four",
        },
        answer="c",
        wrong={
            "a": "The length of the weights no longer counts, so a long step does little harm.",
            "b": "The brake works at 3 as well: longer weights get shorter slopes.",
            "d": "At 0.01 short steps hold it back, as they do without batch normalisation.",
        },
        reason="It widens the range of rates that work, up to thirty times the plain network's "
        "largest. At small rates it is no help.",
    )
)
