"""Measured slopes."""

from ....machinery.quizzes import Numeric, quiz

SLOPES = quiz(
    "slopes",
    "Measured slopes",
    Numeric(
        "q30",
        "A tenth of the step",
        "A slope is measured two-sidedly in double precision. With $\\varepsilon = 0.01$ the "
        "relative error is $8 \\cdot 10^{-6}$. About how large is it with $\\varepsilon = 0.001$?",
        answer=8e-8,
        wrong={
            8e-7: "That would be so for one-sided differences.",
            8e-9: "Which power of $\\varepsilon$ is the first that does not cancel, after dividing "
            "by $2 \\varepsilon$?",
            8e-6: "The error depends on the step, and rounding is not felt yet.",
            8e-4: "A smaller step makes the Taylor error smaller.",
        },
        rtol=0.05,
        reason="In a two-sided difference the even powers cancel, and the error falls with "
        "$\\varepsilon^2$. A step ten times smaller makes it 100 times smaller, until rounding is "
        "felt.",
    ),
    Numeric(
        "q31",
        "Near a corner",
        "The pre-activation of a ReLU is $z = 0.004$. What does a two-sided measurement of its "
        "slope give with $\\varepsilon = 0.01$?",
        answer=0.7,
        wrong={
            1: "That is the slope. Where do the two points of the measurement lie?",
            0.5: "So it is exactly at the corner.",
            1.4: "The two points are $2 \\varepsilon$ apart.",
            0.4: "Compute both heights first. Which of them is 0?",
            0: "One of the two points is to the right of the corner.",
        },
        reason="The two points are at 0.014 and -0.006, where the ReLU is 0.014 and 0: 0.014 / "
        "0.02 = 0.7. The measurement straddles the corner; no line of the backward pass is to "
        "blame.",
        at_grading=True,
    ),
    Numeric(
        "q32",
        "One sign of three",
        "The backward pass gives $g = (2, -1, 2)$, the measured slopes are $(2, 1, 2)$. What is "
        "the difference, as this course computes it?",
        answer=1 / 3,
        wrong={
            0.222222: "The lengths are not squared.",
            0.666667: "You have divided by one length. There are two in the denominator.",
            2: "That is the distance. It has to be divided by the lengths.",
            0.2: "A length is the root of the sum of squares, not the sum of absolute values.",
            0: "The lengths are equal, but the vectors are not: subtract first.",
        },
        reason="The distance is the length of (0, -2, 0), which is 2, and each vector has the "
        "length √(4 + 1 + 4) = 3. So the difference is 2 / (3 + 3) = 1/3.",
        at_grading=True,
    ),
    Numeric(
        "q33",
        "A long night",
        "A network has a million parameters, and a forward pass takes 0.018 seconds. How long "
        "does it take to measure its whole gradient two-sidedly?",
        answer=10,
        wrong={
            5: "Each slope needs two forward passes.",
            36000: "Those are seconds.",
            600: "Those are minutes.",
            0.00001: "That is for one parameter. How many slopes does the gradient have?",
        },
        unit="hours",
        rtol=0.02,
        reason="Each of a million parameters takes two forward passes: $2 · 10^6 · 0.018$ s are "
        "36 000 s, or 10 hours. Backpropagation has the same gradient for the price of a few "
        "passes.",
    ),
)
