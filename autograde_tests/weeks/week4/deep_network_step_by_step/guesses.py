"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

AFTER_TEN_LAYERS = prediction(
    OneChoice(
        "after_ten_layers",
        "Ten layers with the factor 0.01",
        "Inputs of about size 1 go through ten layers of 100 ReLU units. Weights are 0.01 times "
        "standard normal draws, biases 0. About how large are the activations of layer 10?",
        {"a": "1", "b": "0.01", "c": "$10^{-6}$", "d": "$10^{-12}$"},
        answer="d",
        wrong={
            "a": "A sum of 100 terms of size 0.01 is about 0.1: terms of both signs cancel in "
            "part. And there are ten layers.",
            "b": "That is the size of one weight. Each of the ten layers makes the signal smaller.",
            "c": "That takes a factor of a quarter a layer. A sum of 100 terms of size 0.01 is "
            "about 0.1, and the ReLU takes something away, too.",
        },
        reason="Each layer multiplies the size by about $0.01 \\cdot \\sqrt{100} / \\sqrt 2 = "
        "0.07$: 100 terms are added, and the ReLU sets half of the results to 0. To the power of "
        "ten, that is $3 \\cdot 10^{-12}$.",
    )
)
