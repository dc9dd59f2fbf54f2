"""Inputs and depth."""

from ....machinery.quizzes import ManyChoices, Numeric, quiz

SIGNALS = quiz(
    "signals",
    "Inputs and depth",
    ManyChoices(
        "q10",
        "Two valleys",
        "Look at the two paths in the figure. Which statements are right?",
        {
            "a": "On the left, a smaller rate would stop the zigzag and reach the minimum in "
            "fewer steps.",
            "b": "On the left, the rate cannot be made much larger, because of the direction "
            "$w_2$.",
            "c": "On the left, most of the way that remains after the last step lies along $w_1$.",
            "d": "Multiplying a feature by 4 divides its best weight by 4.",
            "e": "The best classifier makes fewer errors on the right than on the left.",
        },
        answer=["b", "c", "d"],
        wrong={
            "a": "It would stop the zigzag. But what would it do to the progress along $w_1$?",
            "e": "Each classifier of the one picture has one in the other that decides alike: "
            "which weights would that have?",
        },
        missing="That is right, and so are others. Look at each direction by itself, and try the "
        "claims about features with one example.",
        reason="Along $w_2$ the cost is steep and bounds the rate; along $w_1$ it is flat, and "
        "the steps stay short. A feature times 4 needs a weight divided by 4 and gives the same "
        "predictions, so both pictures have equally good classifiers.",
    ),
    Numeric(
        "q11",
        "One test picture",
        "In the training set a pixel has mean 120 and standard deviation 40. In the test set it "
        "has mean 135 and standard deviation 50. In one test picture it is 160. Which number goes "
        "into the network, which was trained on normalised inputs?",
        answer=1,
        wrong={
            0.5: "That uses the mean and standard deviation of the test set. The network has "
            "learned with others.",
            0.8: "The mean is right. Which standard deviation did training use?",
            0.625: "The standard deviation is right. Which mean did training use?",
            0.025: "You have divided by the variance.",
        },
        reason="(160 - 120) / 40 = 1. The weights were learned for inputs shifted and scaled by "
        "the training set's numbers, so every later input gets the same shift and the same scale.",
    ),
    Numeric(
        "q12",
        "Ten layers of sigmoids",
        "Set the figure “Gradients through many layers” of `initialization` to 10 hidden layers of "
        "sigmoid units, with $n \\, \\mathrm{Var}(w) = 4$. By which factor per layer is the error "
        "multiplied on its way back, on average?",
        answer=0.404304,
        wrong={
            0.5: "That is √4 times 1/4, the largest slope of a sigmoid. Are all units at its "
            "steepest place?",
            0.25: "That is the largest slope of a sigmoid. The error goes through the weights, "
            "too, and few units are that steep.",
            0.163462: "That is the factor of the mean square.",
            0.233073: "That is so for Xavier's scale, 1.",
            0.000288683: "That is what is left in layer 1, after nine steps back. What is the "
            "factor of one step?",
        },
        rtol=0.02,
        reason="The figure says 0.404. Weights twice as large as Xavier's would double the 0.233 "
        "of his scale, if they did not push units to where a sigmoid is less steep. What is left "
        "in layer 1 is $0.404^9$, about 0.0003.",
    ),
    Numeric(
        "q13",
        "Nearly flat",
        "In a chain of tanh units, one a layer, every activation is 0.9 and every weight is 2. By "
        "which factor is an error multiplied on its way back through four units and the four "
        "weights in front of them?",
        answer=0.0208514,
        wrong={
            10.4976: "That is the activation times the weight. On the way back the slope counts.",
            0.38: "That is one unit and one weight.",
            0.00130321: "The error goes through the weights, too.",
            16: "The error goes through the units, too. What is the slope of tanh where it is 0.9?",
            1.52: "The way back is a product, not a sum.",
        },
        rtol=0.02,
        reason="At 0.9 a tanh has the slope 1 - 0.81 = 0.19. Times the weight 2 that is 0.38 a "
        "layer, and $0.38^4 = 0.021$. The signal is large on its way forward, and the error "
        "vanishes all the same.",
        at_grading=True,
    ),
    ManyChoices(
        "q14",
        "Norms before training",
        "A network of 21 layers, ReLU in 20 of them, zero biases, a sigmoid at the end, and "
        "classes of equal size. Before training the norm of `dW1` is 3e-9, of `dW11` 4e-9, of "
        "`dW21` 2e-9. Which statements are right?",
        {
            "a": "The last layers will learn as usual, and only the first ones stand still.",
            "b": "The first cost is 0.693.",
            "c": "A learning rate ten times as large repairs it.",
            "d": "The weights started too large, and the units are saturated.",
            "e": "With all weights twice as large, each norm would be about a million times as "
            "large.",
        },
        answer=["b", "e"],
        wrong={
            "a": "Compare the three norms. Is that of `dW21` larger than the others?",
            "c": "By which factor would the rate have to grow for steps of a hundredth?",
            "d": "A ReLU that is on has slope 1, however large $z$ is. What would large weights "
            "do to the product of all layers?",
        },
        missing="That is right, and there is another. Try each claim on the product of many "
        "factors that stands behind every signal and every gradient here.",
        reason="A signal of about 0 gives an output of 0.5, which costs ln 2 = 0.693. Each "
        "gradient is a product with the weights of the 20 other layers, so doubling all weights "
        "multiplies it by $2^{20}$, about a million.",
        at_grading=True,
    ),
)
