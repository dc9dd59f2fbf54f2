"""A project without a single right answer, and how it is judged."""

from ....machinery.quizzes import OneChoice, ShortText, quiz

YOUR_FEATURES = quiz(
    "your_features",
    "Features of your own",
    OneChoice(
        "gain",
        "Is it a gain?",
        "On five splits, a student's features bring +0.6, +0.9, +0.4, +0.7 and +1.1 points. "
        "Another's bring +2.0, −0.9, +1.6, −0.5 and +0.8, the same mean or nearly. What would you "
        "say?",
        {
            "a": "Both are a gain of about 0.7 points.",
            "b": "The first is a gain, small and dependable. Of the second one cannot tell.",
            "c": "The second is the better one: it has the best split.",
            "d": "The first is a gain on four of five splits, as +0.4 is too small to count.",
            "e": "Neither can be a gain, as both are smaller than the range of the splits.",
        },
        answer="b",
        wrong={
            "a": "On two of five splits the second did harm. What would five others say?",
            "c": "A best split is a matter of luck. What do the others say?",
            "d": "Is there a split on which the first is not ahead?",
            "e": "The range between splits is large for both versions alike. Here the "
            "*differences* on the same split are given.",
        },
        reason="Compared on the same splits, the first is ahead on each of them, and the second on "
        "three of five. Differences that change their sign may be luck.",
    ),
    ShortText(
        "report",
        "Your project, in five sentences",
        "Which features did you add, and what did you expect of them? What came out on the five "
        "splits? Which digits are mixed up now? What would you try next? If your features did not "
        "help, say why you think so: that counts as much. (If nobody marks your work, mark it "
        "yourself by the model answer: a point for the idea and its reason, one for an honest "
        "number with its range, one for a look at the mistakes.)",
        guide="- 1 point: names the features, and why they should help to tell digits apart.\n"
        "- 1 point: gives the result on all five splits, with its range or scatter, against the "
        "pixels alone; no gain is fine if it is said.\n"
        "- 1 point: looks at the mistakes that are left, and draws a conclusion from them.",
        model_answer="I added the products of each pixel with its right and lower neighbour, 112 "
        "features, since a stroke is where two neighbours are dark together, and a single unit "
        "cannot ask for that. On the five splits the accuracy rose each time, by 0.6 to 1.7 "
        "points, from 94.4 to 95.7 % with the pixels alone to 95.0 to 97.2 %. The gain is small, "
        "but it has the same sign on all five. On each of them the pair mixed up most is a 1 and a "
        "6, 8 or 9, or a 3 and a 7. Products of pixels further apart might help; a layer that "
        "finds its own would be better still.",
        points=3,
    ),
)
