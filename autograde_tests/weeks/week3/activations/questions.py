"""What the choice of an activation and of a start does."""

from ....machinery.quizzes import ManyChoices, Numeric, OneChoice, quiz

WHICH_WHERE = quiz(
    "which_where",
    "Which activation, which start",
    ManyChoices(
        "signs",
        "One example, one step",
        "A unit has three inputs, the outputs of the layer before it. Its gradient for one "
        "example is $dw = dz \\cdot (a_1, a_2, a_3)$. The best weights are larger than the "
        "present ones in the first input and smaller in the other two. With which activations in "
        "the layer before may **one** such step move all three weights the right way?",
        {"a": "sigmoid", "b": "tanh", "c": "ReLU", "d": "leaky ReLU"},
        answer=["b", "d"],
        wrong={
            "a": "All three $a$ are positive. Which signs can the three products with one $dz$ "
            "have?",
            "c": "The three $a$ are positive or 0. Which signs can the three products with one "
            "$dz$ have?",
        },
        missing="That is so, and there is another. Which functions give out both signs?",
        reason="All three products share $dz$, so their signs differ only where the inputs' signs "
        "do. tanh and leaky ReLU give out both signs; sigmoid and ReLU do not.",
    ),
    OneChoice(
        "output",
        "An amount",
        "A network predicts how much rain will fall tomorrow, in millimetres. It cannot be "
        "negative and has no upper bound. Which activation for the **output** unit rules out "
        "impossible answers and no possible one?",
        {"a": "sigmoid", "b": "tanh", "c": "ReLU", "d": "leaky ReLU"},
        answer="c",
        wrong={
            "a": "What is the largest answer that this output could give?",
            "b": "What is the largest answer that this output could give, and what the smallest?",
            "d": "What does it answer for a score of −100?",
        },
        reason="A ReLU gives 0 or any positive number. A sigmoid ends at 1, tanh at 1 and −1, and "
        "a leaky ReLU can answer −1 mm.",
        at_grading=True,
    ),
    OneChoice(
        "start",
        "Half a start",
        "Training starts with $W^{[2]} = 0$, zero biases and random $W^{[1]}$. Which weights does "
        "the **first** update change?",
        {
            "a": "$W^{[1]}$ only",
            "b": "$W^{[2]}$ only",
            "c": "both",
            "d": "neither",
        },
        answer="b",
        wrong={
            "a": "What comes back to the hidden units is multiplied by $W^{[2]}$ on its way.",
            "c": "One of the two is multiplied by zeros on its way back. Which?",
            "d": "The hidden units differ and their outputs are not 0. Of what is the gradient of "
            "$W^{[2]}$ made?",
        },
        reason="The error reaches layer 1 through $W^{[2]}$, which is 0. The gradient of "
        "$W^{[2]}$ is the output's error times $A^{[1]}$, and neither is 0. From the second "
        "update on, both move.",
        at_grading=True,
    ),
    Numeric(
        "collapsed",
        "How many numbers count",
        "A network with 10 inputs, 100 hidden units **without** an activation and one output unit "
        "has 1201 weights and biases. How many numbers would a single layer with the same outputs "
        "have?",
        answer=11,
        wrong={
            10: "The bias is missing.",
            100: "The hidden units have vanished from the product $W^{[2]} W^{[1]}$. What is its "
            "shape?",
            1201: "That is how many there are now. Multiply the two layers out.",
            101: "That is a unit with 100 inputs. How many inputs has the network?",
        },
        rtol=0,
        reason="$W^{[2]} W^{[1]}$ has the shape (1, 10), and $W^{[2]} b^{[1]} + b^{[2]}$ is one "
        "number.",
        at_grading=True,
    ),
)
