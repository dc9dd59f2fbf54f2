"""How many hidden units, read off tables and curves."""

import numpy as np

from ....machinery.exercises import exercise, questions

DIAGNOSIS = exercise(
    {
        "size to use": "C",
        "underfits": "A",
        "overfits most": "E",
        "numbers in a 2-4-1 network": 17,
        "all weights 0.5": 1,
        "training changes": "b1",
        "weights times 1000": "tanh is flat",
    },
    "What is the matter with this network?",
    *questions("size to use", "numbers in a 2-4-1 network", "all weights 0.5"),
    *questions(
        "underfits",
        "overfits most",
        "training changes",
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
        "underfits": "A has 64 % even on the examples that it was trained on: one unit has a "
        "single straight line to follow them with.",
        "overfits most": "E is 20 points better on its training examples than on held-out "
        "ones: fifty units have learned what is accidental in them.",
        "training changes": "The biases are parameters: gradient descent moves them. The other "
        "three are hyperparameters, which somebody chooses before training starts.",
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
    underfits → "E"
        A network that underfits is bad on its training examples already.
    overfits most → "A"
        Overfitting is the gap between the two columns.
    training changes → "n_h"
        The number of hidden units fixes the shapes before training starts.
    training changes → "learning_rate"
        The learning rate says how long a step is. Does a step change it?
    training changes → "num_iterations"
        Somebody decides that before the first step.
    weights times 1000 → "units stay equal"
        Random weights differ at any scale. Look at the size of Z1, and at the slope of the
        activation there.
    weights times 1000 → "rate too small"
        The rate comes in only after the error has passed the units. What stands between the output
        and the weights of a hidden unit?
""")
