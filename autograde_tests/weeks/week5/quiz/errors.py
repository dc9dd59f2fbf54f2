"""What the errors say."""

from ....machinery.quizzes import ManyChoices, Numeric, OneChoice, quiz

ERRORS = quiz(
    "errors",
    "What the errors say",
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
)
