"""The report: first somebody else's is judged by the rubric, then one's own is written."""

from ....machinery.quizzes import ManyChoices, OneChoice, ShortText, quiz

REPORT = quiz(
    "report",
    "The report",
    ManyChoices(
        "s1",
        "A result",
        "From a report: *My network gets 97.8 % on the test set, best of ten runs. A second "
        "network got 97.1 %, so mine is clearly better. Training took 3 s.* The test set has 360 "
        "examples. What does the row **Result** of the rubric ask for that is missing here? "
        "(Several may be right.)",
        {
            "a": "How far seeds scatter: the best of ten says more about luck than about the "
            "network.",
            "b": "What somebody gets who does not learn at all.",
            "c": "More digits of the accuracy.",
            "d": "How uncertain a number from 360 examples is: about 0.8 points, as much as the "
            "two networks differ.",
            "e": "The accuracy on the training set, in the place of that on the test set.",
        },
        answer=["a", "b", "d"],
        wrong={
            "c": "Of 360 examples, one is worth 0.3 points. What would another digit mean?",
            "e": "On what it was trained on, a network may be perfect and useless. It belongs "
            "beside the number, not in its place.",
        },
        missing="That is so, and there is more. Read each sentence and ask how you would know that "
        "it is not luck.",
        reason="A reader needs the baseline and the scatter of seeds, and knows that the best of "
        "ten runs was lucky. With 360 examples one standard deviation is √(0.975 · 0.025 / 360), "
        "0.8 points, and the two networks differ by 0.7.",
    ),
    OneChoice(
        "s2",
        "A search",
        "Which of these sentences earns most under **Search**?",
        {
            "a": "I tried many learning rates, and 0.01 was the best.",
            "b": "I took Adam with 0.01, 32 units and batches of 64, which are the usual values.",
            "c": "A grid over rate, width, batch size and decay took all night. The best of its "
            "625 points had 96.9 % on the dev set.",
            "d": "Twelve rates at random from $10^{-4}$ to $1$ on a log scale, 20 steps each: "
            "those from 0.003 to 0.03 were best; among eight of these, differences were smaller "
            "than those between seeds, and I stopped.",
        },
        answer="d",
        wrong={
            "a": "How many, between which bounds, measured how? Could you repeat this search?",
            "b": "A choice may be right without a search, but then the row asks what speaks for it "
            "on these data.",
            "c": "Of 625 points, how many different rates are there, and how lucky is the best "
            "one?",
        },
        reason="It says what was varied, between which bounds and on which scale, how long a run "
        "was and why the search ended, so that others can repeat it. And it holds differences "
        "against those between seeds.",
        at_grading=True,
    ),
    OneChoice(
        "s3",
        "An honest failure",
        "A report says: *I expected augmentation to help and spent half of my time on it. With "
        "five seeds it changed nothing (92.8 to 93.4 % without, 92.7 to 93.5 % with). The "
        "mistakes are pictures that I cannot tell apart either.* What do you tell its author?",
        {
            "a": "Leave it out: a report is about what worked.",
            "b": "Keep it: it says what was expected, what was measured, and why that may be so.",
            "c": "Keep it, but without the numbers, as nothing came of them.",
            "d": "Try more seeds until there is a difference.",
        },
        answer="b",
        wrong={
            "a": "Who reads the report and has the same idea will spend the same half of their "
            "time.",
            "c": "Without the numbers, how does a reader know that nothing came of it?",
            "d": "With enough tries, luck makes a difference. What would it be worth?",
        },
        reason="An expectation, a measurement with its scatter and a possible cause are what a "
        "failure teaches. A report of successes alone would hide what was tried, and the next "
        "reader would spend the same time on it.",
        at_grading=True,
    ),
    ShortText(
        "r1",
        "Question and data",
        "What is to be told apart, and for whom would that be useful? How many examples of each "
        "class are there, where do they come from, what is in a column of `X`? What could be wrong "
        "with the data?",
        guide="- 1 point: the question, and who would use the answer for what.\n"
        "- 1 point: origin, number of examples by class, features with units.\n"
        "- 1 point: a doubt that is particular to these data, such as who wrote the digits, "
        "duplicates, a habit of whoever took the pictures, labels that are uncertain.",
        model_answer="To tell handwritten digits apart, for a machine that reads forms. 1797 "
        "digits of 13 people, 174 to 183 of each, as scikit-learn carries them; a column has 64 "
        "numbers, the ink in a pixel from 0 to 16. The set does not say who wrote which digit: "
        "the same hand is in my training and test sets, and on hands that it has not met the "
        "network will do worse than I report.",
        points=3,
    ),
    ShortText(
        "r2",
        "Sets and measure",
        "How did you split, and why so? Which number did you watch, and why this one? What was "
        "computed from the training set alone? How often did you look at the test set?",
        guide="- 1 point: sizes of the three sets, and a reason for them (how fine a difference "
        "the dev set can show).\n"
        "- 1 point: a measure that fits the question, and what a constant answer gets by it.\n"
        "- 1 point: nothing leaks: normaliser from the training set, copies of one thing on one "
        "side, the test set looked at once, or it is said that it was more often.",
        model_answer="60/20/20 at random: 359 dev examples tell 95 from 97 % (one standard "
        "deviation is 1 point), and 1079 are left to learn from. I watched the accuracy, as all "
        "classes are equally frequent and all mistakes equally bad; always answering one digit "
        "gets 10 %. $\\mu$ and $\\sigma$ come from what `train` is given. I looked at the test "
        "set once, after the last choice.",
        points=3,
    ),
    ShortText(
        "r3",
        "Model and budget",
        "Which network did you choose, and what else did you consider? How does `train` turn "
        "`budget_seconds` into steps? What makes it give the same network again?",
        guide="- 1 point: layers, activation, optimiser, regularisation, each said.\n"
        "- 1 point: a reason for the size that comes from the data, or from a comparison with a "
        "smaller and a larger one.\n"
        "- 1 point: how the steps are planned from the budget and the shapes, with a measured time "
        "for a step and room for a slower machine.\n"
        "- 1 point: no clock; all random numbers come from `seed`.",
        model_answer="One hidden layer of 32 ReLU units, softmax, Adam with a rate that falls "
        "from 0.01 to 0, L2 with $\\lambda = 1$, batches of 64. Means of five seeds on the dev "
        "set: 92.9 % with 8 units, 95.4 with 16, 96.3 with 32 and with 64, so I took 32. A step "
        "takes 0.2 ms here; the plan takes 0.5 ms and a term for the products, and half of the "
        "budget, at most 600 steps. There is no clock in it, and start and shuffling both come "
        "from `seed`.",
        points=4,
    ),
    ShortText(
        "r4",
        "Search",
        "What did you try, in what order, within which bounds, and how many runs were that? What "
        "did you expect, and what surprised you?",
        guide="- 1 point: what was searched, between which bounds, on which scale, how many runs.\n"
        "- 1 point: from coarse to fine, or another order with a reason, and why it ended.\n"
        "- 1 point: differences are compared with the scatter of seeds; something that did not "
        "help is said.",
        model_answer="The rate first, eight values from $10^{-4}$ to $0.3$, each about three "
        "times the last, five seeds each: 0.01, 0.03 and 0.1 are within the scatter of the seeds "
        "(96.3, 96.7 and 96.5 %, a point from the worst to the best seed), 0.003 and 0.3 are one "
        "to two points worse, and 0.0001 gets 19 %, as the steps are too few for it. Then the "
        "width, 8 to 64, and $\\lambda$, 0, 1 and 10: 95.9, 96.3 and 96.3 %. I had expected more "
        "of $\\lambda$, as the network is right on all training digits. In all 13 settings, 65 "
        "runs; I stopped when the best settings differed less than seeds.",
        points=3,
    ),
    ShortText(
        "r5",
        "Result",
        "What does your network get on the test set, how certain is that, and what is it to be "
        "compared with? What does half of the budget give, what does twice as much?",
        guide="- 1 point: one number from the test set, with its number of examples.\n"
        "- 1 point: its uncertainty, from the number of examples and from seeds (mean and range of "
        "three or more).\n"
        "- 1 point: beside it a constant answer and a simple learner, such as softmax regression.\n"
        "- 1 point: what more or less time would change, measured.",
        model_answer="Mean of five seeds on 359 test digits: 97.4 %, from 96.7 to 98.1 %; one "
        "standard deviation for so many examples is 0.8 points. Always the same digit: 10 %. "
        "Softmax regression: 98.3 % there, and 95.5 % on the dev set, where mine has 96.3: from "
        "these sets I cannot say that the hidden layer helps. A quarter of the budget gives 93.3 "
        "% on the dev set, four times as much 96.5: more time would bring little.",
        points=4,
    ),
    ShortText(
        "r6",
        "Mistakes and limits",
        "Look at what your network gets wrong: is there a pattern? Where must nobody use it? What "
        "would you do next with a week more, and what do you expect of it?",
        guide="- 1 point: single mistakes were looked at, and what is common to them is said.\n"
        "- 1 point: a limit that follows from data or split, and what would happen beyond it.\n"
        "- 1 point: a next step that follows from the mistakes, with an expectation that could "
        "turn out wrong.",
        model_answer="The first seed has eight mistakes, no two of them alike: a one with a thick "
        "head is taken for a six, a nine with a closed hook for an eight, a three whose middle is "
        "thin for a two. What they share is ink where others have none; most of them I can read, "
        "some only when I know. On other people's hands, pens or scanners I expect the network to "
        "do worse, and nothing in my numbers says how much. Next I would add training digits that "
        "are shifted by a pixel; if half of the mistakes stay, it was not a matter of place.",
        points=3,
    ),
)
