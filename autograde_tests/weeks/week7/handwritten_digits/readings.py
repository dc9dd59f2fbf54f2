"""Questions of the notebook week7/handwritten_digits."""

from ....machinery.quizzes import ManyChoices, Numeric, OneChoice, quiz

MATRIX = (
    "A network is tried on 150 digits that are 1, 7 or 9. Of the fifty 1s, it takes 45 for a 1 and "
    "5 for a 7. Of the forty 7s, it takes 3 for a 1, 30 for a 7 and 7 for a 9. Of the sixty 9s, it "
    "takes 15 for a 7 and 45 for a 9."
)

READINGS = quiz(
    "readings",
    "What the answers are worth",
    Numeric(
        "q1",
        "The last step",
        "You train on 1438 digits in mini-batches of 64 for 30 epochs. Which $t$ does Adam's very "
        "last update have?",
        answer=690,
        wrong={
            660: "The last portion of each epoch is shorter. It makes an update too.",
            674: "You have rounded once, at the end. Where does every single epoch end?",
            675: "You have rounded up once, at the end. Each epoch has a shorter portion.",
            23: "That is one epoch. Does $t$ start again with the next?",
            30: "That is the number of epochs. How many updates does one make?",
        },
        rtol=0,
        reason="1438 / 64 = 22.5, so an epoch makes 23 updates, the last with a shorter portion. "
        "Adam's $t$ counts on through all epochs: 30 · 23 = 690.",
        at_grading=True,
    ),
    Numeric(
        "q2",
        "How many are found",
        MATRIX + " Which share of the 7s does it find (the **recall** of class 7)?",
        answer=0.75,
        wrong={
            0.6: "That is the share of 7s among the digits that it calls 7. Which digits are asked "
            "about?",
            0.8: "That is the accuracy over all three classes.",
            0.2: "Divide by the number of 7s, not by that of all digits.",
        },
        rtol=0,
        atol=0.002,
        reason="Of the forty 7s it finds 30, and 30 / 40 = 0.75. Recall asks about all digits "
        "that are a 7, which is one row of the confusion matrix.",
    ),
    Numeric(
        "q3",
        "How many are meant",
        "The same network says 7. How probable is it that the digit is a 7, going by these 150 "
        "(the **precision** of class 7)?",
        answer=0.6,
        wrong={
            0.75: "That is the share of the 7s that it finds. Here you know what it said, not what "
            "the digit is: which column is that?",
            0.8: "That is the accuracy: the share of right answers among all 150.",
            0.2: "Divide by how often it says 7, not by the number of all digits.",
        },
        rtol=0,
        atol=0.002,
        reason="It says 7 for 5 + 30 + 15 = 50 digits, 30 of which are one: 0.6. Precision asks "
        "about all digits that were called a 7, which is one column of the confusion matrix.",
        at_grading=True,
    ),
    ManyChoices(
        "q4",
        "Twice the temperature",
        "All scores of a classifier are divided by 2. No column has a tie. Which statements are "
        "certain?",
        {
            "a": "Every confidence falls.",
            "b": "The cost on held-out digits falls.",
            "c": "No prediction changes.",
            "d": "Of two digits, the one with the higher confidence keeps the higher one.",
            "e": "Within a digit, the classes keep their order.",
        },
        answer=["a", "c", "e"],
        wrong={
            "b": "Try a classifier that was not sure enough before.",
            "d": "Let one digit have a single strong rival, and another many weak ones. What "
            "happens to each when the scores move together?",
        },
        missing="That is so, and there is more. Take a column of three scores and work out both.",
        reason="Dividing by 2 keeps the order of the scores within a digit, so no prediction "
        "changes, and it brings the probabilities nearer to each other, so the largest falls. "
        "Whether the cost falls depends on how sure it should have been.",
    ),
    Numeric(
        "q5",
        "One number for the diagram",
        "A reliability diagram has three bins. They hold 20, 30 and 50 answers, with mean "
        "confidences 0.5, 0.8, 0.95 and accuracies 0.6, 0.7, 0.9. What is the **expected "
        "calibration error**, the mean distance between the two over all 100 answers?",
        answer=0.075,
        wrong={
            0.0833: "That gives each bin the same weight. Each answer has the same.",
            0.25: "That is the sum over the bins. How many of the answers lie in each?",
            0.035: "You let a bin that is not sure enough make up for others. A distance has no "
            "sign.",
            -0.035: "Accuracy minus confidence is negative in some bins, and they cancel others. "
            "What is a distance?",
        },
        rtol=0,
        atol=0.001,
        reason="(20 · 0.1 + 30 · 0.1 + 50 · 0.05) / 100 = 0.075: distances have no sign, and each "
        "bin counts with its number of answers.",
    ),
    OneChoice(
        "q6",
        "On the wrong digits",
        "A network has every training digit right. Somebody looks for the best temperature between "
        "0.1 and 10 on those same training digits. What comes out?",
        {
            "a": "About the temperature that new digits would give.",
            "b": "0.1: all answers are right, so the surer, the cheaper.",
            "c": "1: training has already made the cost as small as it can be.",
            "d": "10: training digits are known so well that the scores are large.",
        },
        answer="b",
        wrong={
            "a": "What does a wrong, sure answer cost? And how many of them are there among these "
            "digits?",
            "c": "The weights could still grow. What would that do to the cost of a right answer?",
            "d": "Large scores of right answers are cheap. Does a right answer gain if it becomes "
            "less sure?",
        },
        reason="Where every answer is right, a surer one always costs less, so the search runs to "
        "its lower end. How far to trust the network on new digits can only be learned from "
        "digits it was not trained on.",
        at_grading=True,
    ),
)
