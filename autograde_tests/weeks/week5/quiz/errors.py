"""What the errors say."""

from ....machinery.quizzes import ManyChoices, Numeric, OneChoice, quiz

ERRORS = quiz(
    "errors",
    "What the errors say",
    ManyChoices(
        "q6",
        "What to try first",
        "On blurred photographs, people are wrong in 11 % of all cases. Your network is wrong in "
        "12 % on its training set and in 18 % on the dev set. Which steps address the larger of "
        "its two problems?",
        {
            "a": "more training examples",
            "b": "a larger network",
            "c": "stronger regularisation",
            "d": "training for longer",
            "e": "mirrored and shifted copies of the training pictures",
        },
        answer=["a", "c", "e"],
        wrong={
            "b": "A larger network lowers the training error. How far is that from what people "
            "reach?",
            "d": "That lowers the training error further. Which of the two gaps is the larger one?",
        },
        missing="That addresses it, and so do others. Which steps narrow the gap between 12 % and "
        "18 %?",
        reason="People's 11 % stand in for the lowest possible error, so the avoidable bias is 1 "
        "point, and the gap from training to dev error is 6. Regularisation and more data, real "
        "or made from the old ones, act on that gap.",
    ),
    OneChoice(
        "q7",
        "Good in the lab",
        "Training set, dev set and test set were split at random from 100 000 pictures from the "
        "web. The errors are 2 %, 3 % and 3 %. The app is for pictures taken with telephones, and "
        "there the error is 12 %. What comes first?",
        {
            "a": "Stronger regularisation: from 2 % to 12 % is high variance.",
            "b": "Collect pictures from telephones, and make the dev and the test set of them.",
            "c": "A larger network: 12 % is high bias.",
            "d": "Collect ten times as many pictures from the web.",
        },
        answer="b",
        wrong={
            "a": "With high variance, would the dev error be as low as 3 %?",
            "c": "With high bias, would the training error be as low as 2 %?",
            "d": "On pictures like these it is nearly perfect already. Which pictures is it wrong "
            "on?",
        },
        reason="Training, dev and test error agree: on pictures from the web there is little left "
        "to mend. The app sees another distribution, and a dev set is a target only if it is like "
        "what will come.",
    ),
    Numeric(
        "q8",
        "Whose error",
        "A network reads X-ray pictures. Its error is 8 % in training and 10 % on the dev set. Lay "
        "people are wrong in 21 % of such pictures, general practitioners in 6 %, the best "
        "specialist in 3 %. How large is the avoidable bias?",
        answer=5,
        wrong={
            2: "With whom have you compared? And the distance from training to dev error is the "
            "other fault.",
            7: "That is bias and variance together.",
            8: "Is an error of 0 % possible? Somebody's error stands in for the lowest possible "
            "one.",
            13: "That the network beats lay people does not say what is possible.",
        },
        unit="percentage points",
        rtol=0,
        atol=0.1,
        reason="The best specialist's 3 % is the closest known bound of the lowest possible "
        "error. From there to the training error it is 8 - 3 = 5 points; the 2 points from "
        "training to dev error are variance.",
        at_grading=True,
    ),
    OneChoice(
        "q9",
        "More and more examples",
        "The same network, trained on 100, 400 and 1600 examples: training error 9, 14 and 16 %, "
        "dev error 31, 20 and 17 %. People make 3 % errors. What next?",
        {
            "a": "Go on to 6400 examples: the dev error has come down each time.",
            "b": "Go back to 100 examples: the training error was lowest there.",
            "c": "A larger network.",
            "d": "Stronger regularisation: the training error must be kept from rising.",
        },
        answer="c",
        wrong={
            "a": "With more examples the two errors approach each other. Between which numbers "
            "must they meet?",
            "b": "Nobody will use the network on these 100 examples. What is its error on others?",
            "d": "Does holding the network back lower its training error?",
        },
        reason="With 1600 examples the two errors are 16 and 17 %. More examples can only bring "
        "them together at about that, while people make 3 %: it is bias, which asks for a larger "
        "network.",
        at_grading=True,
    ),
    Numeric(
        "q41",
        "The right size",
        "In the explorer of the notebook `setting_up`, set the noise to 3 °C and the examples to "
        "20. With how many hidden units is the error on new measurements lowest?",
        answer=4,
        wrong={
            18: "There the error in training is lowest. Which line is that of new measurements?",
            9: "Is that with 160 examples? With fewer, the variance grows faster.",
            1: "There the variance is lowest. What about bias²?",
        },
        unit="hidden units",
        rtol=0,
        reason="With 4 units it is 11.9 (°C)²: the noise has 9, and bias² and variance add 0.7 and "
        "2.1. A fifth unit raises the variance by more than it lowers bias². With 160 examples, "
        "when variance is cheap, 9 units are best.",
        at_grading=True,
    ),
)
