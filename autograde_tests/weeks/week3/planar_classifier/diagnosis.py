"""How many hidden units, read off tables and curves."""

import numpy as np

from ....machinery.exercises import exercise, questions

DIAGNOSIS = exercise(
    {
        "size to use": "C",
        "under-fits": "A",
        "over-fits most": "E",
        "numbers in a 2-4-1 network": 17,
        "all weights 0.5": 1,
        "W2 zero, W1 random": "W2 only",
        "no activation, 50 units": "a straight line",
        "weights times 1000": "tanh is flat",
    },
    "What is the matter with this network?",
    *questions("size to use", "numbers in a 2-4-1 network", "all weights 0.5"),
    *questions(
        "under-fits",
        "over-fits most",
        "W2 zero, W1 random",
        "no activation, 50 units",
        "weights times 1000",
        is_hidden=True,
    ),
    name="diagnosis",
    reasons={
        "size to use": "C and D have 87 % on held-out examples, more than all others. Of two "
        "that do equally well the smaller is cheaper and has less room to learn by heart.",
        "numbers in a 2-4-1 network": "4 · 2 + 4 = 12 in the hidden layer, and 1 · 4 + 1 = 5 "
        "in the output layer.",
        "all weights 0.5": "Units that are equal compute the same and get the same error back, "
        "so each update is the same for all four, the last one too.",
        "under-fits": "A has 64 % even on the examples that it was trained on: one unit has a "
        "single straight line to follow them with.",
        "over-fits most": "E is 20 points better on its training examples than on held-out "
        "ones: fifty units have learned what is accidental in them.",
        "W2 zero, W1 random": "The error reaches layer 1 through $W_2$, which is 0. $dW_2$ is "
        "made of the output's error and `A1`, and neither is 0. From the second update on both "
        "layers move.",
        "no activation, 50 units": "A linear layer on top of a linear one is linear, however "
        "many units there are: $W_2 (W_1 x + b_1) + b_2$ is one matrix and one vector.",
        "weights times 1000": "Draws times 10 put $z$ far out, where tanh is flat: the error "
        "is multiplied by its slope $1 - a^2$, which is nearly 0 there.",
    },
)

DIAGNOSIS.equivalent({"note": "extra keys do no harm"})
DIAGNOSIS.equivalent(
    {"numbers in a 2-4-1 network": np.int64(4 * 2 + 4 + 4 + 1), "all weights 0.5": 1.0}
)

DIAGNOSIS.wrong("""
    size to use → "E"
        That network knows its training examples best. Which column says how it does on others?
    size to use → "D"
        Another size does as well on held-out examples, with fewer units.
    size to use → "B"
        Two units are fewer, but on held-out examples they do clearly worse.
    numbers in a 2-4-1 network → 12
        You counted the weights only. Every unit of the hidden and output layer has a bias.
    numbers in a 2-4-1 network → 7
        Those are the units. Count weights and biases.
    numbers in a 2-4-1 network → 14
        You counted one bias for each layer. Look at the shape of b1.
    numbers in a 2-4-1 network → 16
        One number is missing. The output unit has a bias as well.
    numbers in a 2-4-1 network → 19
        Input features are no units that compute: they have no bias.
    all weights 0.5 → 4
        The weights are not zero, but they are all the same. Can two units with the same inputs and
        weights get different gradients?
    all weights 0.5 → 0
        The units do learn: their rows move. The question is whether they move apart.
    under-fits → "E"
        A network that under-fits is bad on its training examples already.
    over-fits most → "A"
        Over-fitting is the gap between the two columns.
    W2 zero, W1 random → "W1 only"
        dZ1 is what comes back through W2. With W2 = 0, what comes back? And what does dW2 need?
    W2 zero, W1 random → "neither"
        The units differ, so something learns at once: A1 is not 0, and dW2 is made from it.
    W2 zero, W1 random → "both"
        dW1 is made from what comes back through W2. What comes back through zeros?
    no activation, 50 units → "50 straight lines"
        Multiply the two layers out: W2(W1x + b1) + b2 is of the form wx + b.
    no activation, 50 units → "a curve"
        A bend needs a bend somewhere in the formula. Is there one?
    weights times 1000 → "units stay equal"
        Random weights differ at any scale. Look at the size of Z1, and at the slope of the
        activation there.
    weights times 1000 → "rate too small"
        The rate comes in only after the signal has passed the units. What stands between the output
        and the weights of a hidden unit?
""")
