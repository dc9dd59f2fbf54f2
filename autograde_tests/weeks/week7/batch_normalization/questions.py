"""The quiz below the figure of accuracy by learning rate: plain and with batch normalisation."""

from ....machinery.quizzes import ManyChoices, Numeric, OneChoice, quiz

RATES = quiz(
    "rates",
    "Eleven layers, seven rates",
    Numeric(
        "q1",
        "How much room",
        "Take the largest rate at which the mean over the starts is above 95 % without batch "
        "normalisation, and the largest with it. What is the second divided by the first?",
        answer=30,
        wrong={
            10: "At 0.3 the mean without it has fallen below 95 %: some starts fail there.",
            3: "Look further right: how far does the upper line go on?",
            300: "You divided by 0.01. Where is the last point above 95 % of the lower line?",
        },
        rtol=0.01,
        atol=0,
        reason="The mean is above 95 % up to a rate of 0.1 without batch normalisation, and up to "
        "3 with it: 3 / 0.1 = 30. What it widens first is the range of rates that work.",
    ),
    OneChoice(
        "q2",
        "Where it is no help",
        "At which of these rates would you not bother with batch normalisation?",
        {"a": "3", "b": "0.3", "c": "0.1", "d": "0.01"},
        answer="d",
        wrong={
            "a": "There the plain network does not learn at all.",
            "b": "There the plain network learns from some starts only: see how wide its band is.",
            "c": "That is the best rate of the plain network, and it is still behind.",
        },
        reason="At 0.01 the plain network gets 86 %, the normalised one 85: the short steps hold "
        "both back, and the extra work buys nothing. What batch normalisation offers shows at "
        "large rates.",
        at_grading=True,
    ),
    ManyChoices(
        "q3",
        "After a step that was far too large",
        "With batch normalisation a rate of 3 does no lasting harm. Which of these are part of the "
        "reason?",
        {
            "a": "The step makes W longer, and dW is then shorter, so that the next steps turn W "
            "less.",
            "b": "Batch normalisation divides the learning rate by the number of layers.",
            "c": "However long W has become, what the activation gets has spread 1, times γ.",
            "d": "γ stays 1 while training, so nothing can grow.",
        },
        answer=["a", "c"],
        wrong={
            "b": "Nothing in the forward or backward step knows the learning rate.",
            "d": "γ is trained like any other parameter.",
        },
        missing="That is so, and there is more. Ask what the length of W does forward, and what it "
        "does on the way back.",
        reason="Dividing by the spread makes what comes out independent of the length of $W$. So "
        "`dW` shrinks as $W$ grows: after a step that was too far, the next ones turn $W$ less, "
        "and training settles by itself.",
    ),
    Numeric(
        "q4",
        "Looking back to week 5",
        "Without batch normalisation each of ten layers multiplies the spread of its input by 0.5. "
        "By what factor have all ten multiplied it?",
        answer=0.5**10,
        wrong={
            5: "Ten factors, not a sum: each layer multiplies what the one before has left.",
            0.05: "Ten factors of 0.5 are multiplied.",
            1024: "So many times smaller has it become. As a factor that is below 1.",
        },
        rtol=0.03,  # 0.001 is right, too
        atol=0,
        reason="$0.5^{10} = 1 / 1024$, about 0.001: layers multiply. Batch normalisation sets the "
        "spread anew in each layer, so there is no such product.",
        at_grading=True,
    ),
)
