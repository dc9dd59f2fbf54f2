"""What depth buys, and what training finds."""

from ....machinery.quizzes import Numeric, OneChoice, quiz

DIAGNOSIS = quiz(
    "diagnosis",
    "What depth buys, and what training finds",
    Numeric(
        "pieces",
        "Five folds",
        "How many straight pieces do five folding layers make of a line?",
        answer=32,
        wrong={
            10: "That is the number of units. One fold makes two pieces, two folds make four.",
            16: "Count in the figure: after layer 1 there are two pieces already.",
            6: "Every piece is folded by the next layer, so pieces multiply.",
        },
        rtol=0,
        atol=0.1,
        reason="Each fold makes two pieces of every one: $2^5 = 32$.",
    ),
    Numeric(
        "one_layer",
        "In one layer",
        "How many ReLU units does a single hidden layer that reads one number need at least for as "
        "many pieces?",
        answer=31,
        wrong={
            32: "A line with one bend has two pieces. How many bends have 32?",
            10: "That many suffice in five layers. In one, each unit bends the line once.",
        },
        rtol=0,
        atol=0.1,
        reason="32 pieces have 31 bends, and each unit of one layer gives one.",
        at_grading=True,
    ),
    Numeric(
        "first_bit",
        "What one bit tells",
        "Of the 8 inputs of four bits whose first bit is 1, how many have an odd number of ones?",
        answer=4,
        wrong={
            8: "Other bits may be 1 as well. Count those with one or three ones.",
            1: "Only 1000 has a single one; three ones are odd, too.",
        },
        rtol=0,
        atol=0.1,
        reason="Half of them: the other three bits have an even number of ones as often as an odd "
        "one. A single bit says nothing.",
    ),
    OneChoice(
        "three_bits",
        "What three bits tell",
        "And how sure can you be of the parity of four bits if you know three of them?",
        {
            "a": "Quite sure: three of four bits are known",
            "b": "Sure if all three are 1",
            "c": "No surer than without them",
        },
        answer="c",
        wrong={
            "a": "What does the fourth bit do to the answer?",
            "b": "1110 has three ones, and 1111 has four.",
        },
        reason="The last bit turns the answer round, whatever the others are. So the first steps "
        "of training have next to nothing to go by.",
        at_grading=True,
    ),
    OneChoice(
        "tree_fails",
        "The second bar",
        "Why is the tree hardly ever found?",
        {
            "a": "It cannot compute parity",
            "b": "Its gradients are wrong",
            "c": "1500 updates are too few",
            "d": "Each unit has a part of its own, and none stands in for one that is stuck",
        },
        answer="d",
        wrong={
            "a": "You have built a tree that is right for every input.",
            "b": "The same backward pass trains the network with room in all ten runs.",
            "c": "Ten times as many bring one run in ten to the answer. What happens to a gate of "
            "which one unit is switched off for good?",
        },
        reason="It can compute parity, as you have shown. But with no unit to spare, one that is "
        "stuck spoils the run.",
    ),
    OneChoice(
        "near",
        "The last bar",
        "What do the ten runs from near a built tree show?",
        {
            "a": "That the tree trains well",
            "b": "That training keeps a solution that it starts close to: the way there is what is "
            "hard",
            "c": "That smaller steps are better for all networks",
        },
        answer="b",
        wrong={
            "a": "A random start is what training has, and from there the tree is hardly ever "
            "found.",
            "c": "No other network was trained with smaller steps.",
        },
        reason="From there, with small steps, all ten get every input right. What is missing from "
        "a random start is the way.",
        at_grading=True,
    ),
    OneChoice(
        "helped",
        "The fourth bar",
        "What does `[4, 16, 16, 1]` have that the tree has not?",
        {"a": "More layers", "b": "A larger learning rate", "c": "More units", "d": "More updates"},
        answer="c",
        wrong={
            "a": "Count the hidden layers of both.",
            "b": "All four networks from random starts have the same rate.",
            "d": "All of them make 1500 updates.",
        },
        reason="Layers, rate and updates are the same. It has more units, and some of them start "
        "in a useful place.",
        at_grading=True,
    ),
)
