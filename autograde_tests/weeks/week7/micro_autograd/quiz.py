"""What a backward pass costs and keeps."""

from ....machinery.quizzes import ManyChoices, Numeric, OneChoice, quiz

GRAPH_QUIZ = quiz(
    "graph_quiz",
    "What a backward pass does and costs",
    Numeric(
        "q1",
        "The last one wins",
        "Someone writes `parent.grad = slope * value.grad`, with `=` in the place of `+=`. What "
        "does this give as $dJ/dx$ for $c = x \\cdot x$ and $J = c + x$ at $x = 2$, with a "
        "`backward` that is right otherwise?",
        answer=2,
        wrong={
            5: "That is the true derivative, 2 x + 1. Which of the three uses of x writes last?",
            4: "The two uses of x in c are still added up. An assignment keeps one.",
            1: "That comes straight from J. Is J the last to write into x, or is c?",
        },
        rtol=0,
        atol=1e-9,
        reason="`backward` visits $J$ before $c$: $x$ first gets 1 from the sum, then 2 from each "
        "factor of the product. Each assignment wipes out what was there, and 2 is the last. "
        "Added up they are 1 + 2 + 2 = 5.",
    ),
    OneChoice(
        "q2",
        "A million weights",
        "A cost depends on a million weights. You want its derivative with respect to each. How "
        "many passes through the graph does reverse mode take, beside the forward pass, and how "
        "many do central differences?",
        {
            "a": "A million, and two million.",
            "b": "One, and two million.",
            "c": "One, and one.",
            "d": "As many as the graph has paths, and a million.",
        },
        answer="b",
        wrong={
            "a": "How often did you call `backward` for all the weights of the network?",
            "c": "A difference changes one weight at a time, and looks at the cost on both sides.",
            "d": "The order is there so that no path is gone one by one: an edge is gone once.",
        },
        reason="A backward pass visits each edge once and leaves a gradient at every weight. A "
        "central difference tells of one weight and takes two forward passes.",
        at_grading=True,
    ),
    ManyChoices(
        "q3",
        "What has to stay",
        "Between the forward and the backward pass the graph is kept. Which statements are true?",
        {
            "a": "A product has to keep its two factors, or slopes made of them.",
            "b": "A sum has to keep its two parts: its slopes depend on them.",
            "c": "Of a ReLU, one bit is enough.",
            "d": "The more layers a network has, the more a training step keeps.",
            "e": "To predict with a trained network, the graph has to be kept as well.",
        },
        answer=["a", "c", "d"],
        wrong={
            "b": "Which numbers are in the slopes of a sum?",
            "e": "Nobody asks for gradients then. What is the graph for?",
        },
        missing="That is so, and there is more. Go through the operations and their slopes.",
        reason="The slope of a product is its other factor, that of a ReLU is whether it was on, "
        "that of a sum is 1 whatever its parts. Each layer adds values to keep, and without "
        "gradients none of them is needed.",
    ),
    OneChoice(
        "q4",
        "Week 4 in this light",
        "In week 4, `linear_backward` computed $dW = dZ\\, A^T / m$. Which part of `backward` is "
        "the sum over the examples in that product?",
        {
            "a": "The order: an example comes after the ones before it.",
            "b": "The multiplication by the slope.",
            "c": "The `+=`: a weight is used once for each example.",
            "d": "The root's gradient, which is 1.",
        },
        answer="c",
        wrong={
            "a": "Examples do not depend on each other; the order is about what depends on what.",
            "b": "The slope is the entry of A, one for each use. What adds the uses up?",
            "d": "That starts the pass. The sum arises at the weight.",
        },
        reason="A weight is used once for each example, and `+=` adds up what comes back from "
        "every use. The product $dZ A^T$ does the same sum for all weights at once.",
        at_grading=True,
    ),
    Numeric(
        "q5",
        "One edge short",
        "In the explorer of section 1, take $J = (a + b) \\cdot b + c$ with $a = 1.5$, $b = -2.5$ "
        "and $c = 0.5$, and let $b$ be the moved input. Go on until the gradient has one edge "
        "left to go along, at step 9. Which number does the box of $b$ give for $dJ/db$ there?",
        answer=-1,
        wrong={
            -3.5: "That is the derivative, which the last edge completes. Set the step one lower.",
            -2.5: "That is what the last edge brings. What has come before it?",
            0: "The gradient has come along one of the two edges to b by then.",
        },
        rtol=0,
        atol=1e-9,
        reason="The gradient has come along the edge from $q$, whose slope is $p = a + b = -1$; "
        "along that from $p$ it has not, and that one brings $b = -2.5$. The line through the "
        "point is no tangent until both are added: $-3.5$.",
        at_grading=True,
    ),
)
