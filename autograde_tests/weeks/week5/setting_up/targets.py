"""Which sets, and what their numbers allow to say."""

from ....machinery.quizzes import OneChoice, quiz

WHICH_SETS = quiz(
    "which_sets",
    "Which sets, and what they say",
    OneChoice(
        "q1",
        "Pictures from the web",
        "You have 200 000 pictures from the web and 500 taken with the app that the model is for. "
        "How do you deal them out?",
        {
            "a": "Mix all, shuffle, split 98/1/1.",
            "b": "Train on the app's pictures, take the dev and the test set from the web.",
            "c": "Train on the web's pictures, take the dev and the test set from the app's.",
        },
        answer="c",
        wrong={
            "a": "The 500 come from the app, but the dev set would be nearly all web pictures: you "
            "would choose the model that is best on the web.",
            "b": "The dev set decides which model you keep. What is it a sample of here, and for "
            "whom is the model?",
        },
        reason="A dev set is the target, so it has to be like what the app will see. 500 pictures "
        "are enough to aim by, and those from the web can train.",
    ),
    OneChoice(
        "q2",
        "Two points apart",
        "One model gets 91 % of 200 dev examples right, another 89 % of 200 others from the same "
        "source. Is the first one better?",
        {
            "a": "Yes: two points are four examples.",
            "b": "That cannot be said from these numbers.",
            "c": "Yes, since both sets come from the same source.",
        },
        answer="b",
        wrong={
            "a": "Put 0.9 and 200 into the standard error: how far does luck move such a number?",
            "c": "Where the sets come from says what is measured, not how exactly. How wide are "
            "two standard errors with 200 examples?",
        },
        reason="Near 90 %, two standard errors of 200 examples are 4 points: a lead of 2 points "
        "may be luck.",
    ),
    OneChoice(
        "q3",
        "One percent of a million",
        "A million examples, accuracies around 90 %. Is 1 % enough for a dev set that tells 90 % "
        "from 92 %?",
        {
            "a": "Yes: 1 % of a million is 10 000.",
            "b": "No, it takes 20 %.",
            "c": "Yes, 1 % is always enough.",
        },
        answer="a",
        wrong={
            "b": "One percent of a million is 10 000 examples. Put that into your `dev_size` the "
            "other way round: how wide are two standard errors?",
            "c": "A share is no measure of how exact a dev set is. How many examples are one "
            "percent here?",
        },
        reason="1 % of a million are 10 000 examples, and the standard error of 90 % is 0.3 points "
        "there. It is the number that counts, and not the share.",
        at_grading=True,
    ),
    OneChoice(
        "q4",
        "A second look",
        "On the test set the model that you chose has 88 %, and another of your forty models 92 %. "
        "You ship the other one. Which figure may you promise for it?",
        {"a": "92 %", "b": "88 %", "c": "neither"},
        answer="c",
        wrong={
            "a": "This model was picked *because* it did well on these very examples. What does "
            "that do to its figure?",
            "b": "That figure belongs to another model. Is there a number yet for the one that you "
            "ship?",
        },
        reason="Once the test set has chosen, it flatters what it chose, as a dev set does. A fair "
        "figure takes examples that have chosen nothing.",
        at_grading=True,
    ),
)
