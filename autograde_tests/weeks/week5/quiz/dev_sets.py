"""How much a dev set says."""

from ....machinery.quizzes import ManyChoices, Numeric, OneChoice, quiz

DEV_SETS = quiz(
    "dev_sets",
    "How much a dev set says",
    Numeric(
        "q1",
        "How much is luck",
        "A classifier is wrong in 10 % of all cases. You measure its error on 100 dev examples "
        "that were drawn at random. By how many percentage points will the result typically be "
        "off (one standard deviation)? The number of errors is a sum of 100 independent draws, "
        "each with variance $p (1 - p)$.",
        answer=3,
        wrong={
            0.03: "That is the fraction. How many percentage points is it?",
            9: "Those are variances added. Take the root.",
            0.3: "You have divided the spread of one draw by $m$. That of a mean falls with the "
            "root of $m$.",
            30: "That is the spread of a single draw, not of the mean of 100.",
            10: "That is the error itself. How far does its measurement scatter?",
        },
        unit="percentage points",
        rtol=0,
        atol=0.1,
        reason="√(0.1 · 0.9 / 100) = 0.03, or 3 percentage points. The measured error is a mean "
        "of 100 draws, and the spread of a mean falls with the root of their number.",
    ),
    Numeric(
        "q2",
        "Three times as exact",
        "On a dev set of 400 examples, two standard errors of the accuracy are 3 percentage "
        "points. You want them to be 1 point. How many examples does the dev set need?",
        answer=3600,
        wrong={
            1200: "The standard error does not fall with $n$ itself. With which power of it?",
            693: "Other way round: the root is taken of the number of examples.",
            400: "The standard error depends on the number of examples. Which way?",
        },
        reason="The standard error falls like $1 / √n$. To make it a third takes $3^2 = 9$ times "
        "as many examples: 9 · 400 = 3600.",
        at_grading=True,
    ),
    OneChoice(
        "q3",
        "Shuffled",
        "A table of 1000 examples, 30 % of them with label 1, in random order. Logistic regression "
        "reached 95 % on it. Now somebody writes `order = rng.permutation(1000)`, then "
        "`X_train, Y_train = X[:, order[200:]], Y[:, 200:]` and "
        "`X_dev, Y_dev = X[:, order[:200]], Y[:, :200]`, and trains again. What happens?",
        {
            "a": "NumPy reports that shapes do not fit.",
            "b": "Training goes well, but the dev accuracy is near 50 %.",
            "c": "All is as before: shuffling changes no example.",
            "d": "Both accuracies are near 70 %.",
        },
        answer="d",
        wrong={
            "a": "Count the columns of `X[:, order[200:]]` and of `Y[:, 200:]`.",
            "b": "Which labels does the model get in training? And what is best if the features "
            "say nothing about the label?",
            "c": "Which example is in column 0 of `X_train`, and whose label is in column 0 of "
            "`Y_train`?",
        },
        reason="`X` was reordered and `Y` was not, so features and labels have nothing to do with "
        "each other any more. The best that is left is to say 0 always, which is right in 70 % of "
        "the cases.",
    ),
    OneChoice(
        "q4",
        "Ten photographs each",
        "Of each of 500 patients there are 10 photographs. All 5000 were shuffled and split "
        "80/10/10. The errors are 1 %, 2 % and 2 %. On patients of the next year it is 15 %, with "
        "the same camera and the same doctors. What should have been done?",
        {
            "a": "Draw the dev and the test set from patients of whom no photograph is in the "
            "training set.",
            "b": "Make the dev set larger: 500 photographs are too few to see an error of 15 %.",
            "c": "Compare fewer models: the dev set has been looked at too often.",
            "d": "Shuffle with another seed: this split was a lucky one.",
        },
        answer="a",
        wrong={
            "b": "How far can luck move a result on 500 photographs? Take the standard error.",
            "c": "The test set has chosen nothing, and it says 2 % too. What do all three sets "
            "share?",
            "d": "With any seed, how many of a patient's ten photographs are in the training set?",
        },
        reason="Photographs of one patient are alike, and nearly every patient had some in the "
        "training set. So dev and test set measured how well known patients are recognised. The "
        "split has to run between patients.",
    ),
    ManyChoices(
        "q5",
        "Best of thirty",
        "You have compared 30 models on a dev set of 100 examples. The best has 91 % there. Which "
        "statements are right?",
        {
            "a": "The model that came second is worse than the winner on new examples, too.",
            "b": "On new examples the winner will probably have less than 91 %.",
            "c": "If the test set then shows another model to be better, ship that one and quote "
            "its test accuracy.",
            "d": "Were all 30 models equally good, the best would still show more than their "
            "common accuracy.",
            "e": "With a dev set of 10 000 the figure of the winner would flatter less.",
        },
        answer=["b", "d", "e"],
        wrong={
            "a": "With 100 examples one is a whole point, and the standard error is about 3. Does "
            "the order hold for another 100?",
            "c": "Then the test set has chosen. What has its figure become?",
        },
        missing="That is right, and so are others. What is the largest of thirty noisy numbers, "
        "and what makes the noise smaller?",
        reason="The winner was chosen by its score, luck included: the largest of thirty noisy "
        "figures lies above what it stands for. The noise falls like $1 / √n$, and a test set "
        "that chooses flatters in the same way.",
        at_grading=True,
    ),
)
