"""What accuracies and pictures say."""

from ....machinery.quizzes import Numeric, OneChoice, quiz

DIAGNOSIS = quiz(
    "diagnosis",
    "What have the networks learned?",
    Numeric(
        "one_picture",
        "One picture",
        "By how many percentage points does one of the 50 test pictures change the accuracy?",
        answer=2,
        wrong={0.5: "The test set has 50 pictures, and all of them together are 100 %."},
        unit="percentage points",
        rtol=0,
        atol=0.01,
        reason="50 pictures are 100 %, so each of them is 2 points. A difference of a few points "
        "between two runs is a picture or two.",
    ),
    OneChoice(
        "evidence",
        "Evidence",
        "What is evidence that four layers beat two?",
        {
            "a": "Both have all training pictures right",
            "b": "The lower cost on the training pictures",
            "c": "The means over five starts, on two test sets",
            "d": "The test accuracies of your two runs",
        },
        answer="c",
        wrong={
            "a": "Both networks classify the training pictures right, and could do so by heart. "
            "What tells about new pictures?",
            "b": "A lower cost on the training pictures says nothing about new ones.",
            "d": "One run is one draw of the first weights: the table shows how far apart such "
            "draws lie. What is left when you average over them?",
        },
        reason="One run is one draw of the first weights, and 50 pictures scatter by points. Means "
        "over several starts and test sets leave what all of them share.",
        at_grading=True,
    ),
    OneChoice(
        "no_cat",
        "No cat to be seen",
        "Which change leaves no shape to go by?",
        {"a": "P", "b": "Q", "c": "R", "d": "S"},
        answer="b",
        wrong={
            "a": "In P everything is still there, only in other colours. In which change would you "
            "yourself no longer see an animal?",
            "c": "In grey pictures you still see ears and whiskers. In which change would you "
            "yourself no longer see an animal?",
            "d": "In S every outline is still there. In which change would you yourself no longer "
            "see an animal?",
        },
        reason="In Q, 16 squares of one colour each are left: ears, whiskers and outline are gone. "
        "What a network still gets right there it gets from colours.",
    ),
    OneChoice(
        "cats_still",
        "Cats still cats",
        "Which change leaves shape and light nearly as they were, and does four layers the most "
        "harm?",
        {"a": "P", "b": "Q", "c": "R", "d": "S"},
        answer="d",
        wrong={
            "a": "Compare the last column: what does P cost them?",
            "b": "In Q nobody can see a cat. Asked for is a change that leaves every shape.",
            "c": "R does much harm. Is there a change that does more?",
        },
        reason="S moves colours in the centre only, so shape and light stay and you still see a "
        "cat. But thing and surroundings have like colours then, and four layers fall furthest.",
        at_grading=True,
    ),
    OneChoice(
        "p_harmless",
        "Why P does no harm",
        "Why do the networks hardly mind P?",
        {
            "a": "They ignore colours",
            "b": "It changes the pictures too little",
            "c": "Warm becomes cool everywhere, so the *contrast* of thing and surroundings stays",
            "d": "The drawings are mostly green",
        },
        answer="c",
        wrong={
            "a": "A network that ignored colours would not mind R and S either. What stays the "
            "same when everything changes its colour at once?",
            "b": "The change is large: every warm thing becomes cool. What stays the same when "
            "everything changes its colour at once?",
            "d": "Look at the pictures once more: which colours do you see change?",
        },
        reason="What was warm on cool is cool on warm afterwards, so the contrast of thing and "
        "surroundings stays as it was.",
    ),
    OneChoice(
        "what_they_use",
        "What they use",
        "What does the network with four layers go by most?",
        {
            "a": "Ears, eyes and whiskers",
            "b": "Whether thing and surroundings are of different colour families",
            "c": "How bright the thing is",
            "d": "How large the thing is",
        },
        answer="b",
        wrong={
            "a": "With ears and whiskers, a network would do badly on Q and well on R and S. It is "
            "the other way round.",
            "c": "The swap in the centre leaves the light nearly as it was, and yet S is the "
            "worst. It is no matter of brightness.",
            "d": "Neither R nor S changes a size, and both do harm.",
        },
        reason="Q takes the shapes away and does little harm; S takes the contrast of colours "
        "away, leaves the light nearly as it was, and does most. So it is the contrast.",
        at_grading=True,
    ),
    OneChoice(
        "one_unit",
        "What one unit cannot do",
        "What is it that logistic regression cannot do here?",
        {
            "a": "Count warm for a cat on cool surroundings, and against it on warm ones",
            "b": "See colours",
            "c": "Fit the training pictures",
            "d": "Use a pixel at the edge",
        },
        answer="a",
        wrong={
            "b": "It does see colours: every channel of every pixel has its weight. What it cannot "
            "do is let the meaning of one colour depend on another.",
            "c": "It has hardly any training error, so it fits them well enough. What would one "
            "unit have to compute to compare two colours?",
            "d": "Every pixel has its weights, those at the edge as well.",
        },
        reason="One unit has one weight for each colour of a pixel, so warm in the middle always "
        "counts the same way. To let it depend on the surroundings takes a hidden layer.",
        at_grading=True,
    ),
    OneChoice(
        "what_to_do",
        "What to do",
        "You want a network that knows cats. What do you change?",
        {
            "a": "More layers and more iterations",
            "b": "Pictures of 64 × 64 pixels",
            "c": "Training pictures whose colours say nothing about the label",
        },
        answer="c",
        wrong={
            "a": "The training pictures reward the short cut. A larger network, or a longer "
            "training, takes it all the better.",
            "b": "The resolution is not what is missing: the short cut stays as short. Change what "
            "makes it pay.",
        },
        reason="As long as colours give the label away, a larger network and a longer training "
        "take the same short cut. Data in which they say nothing make other features pay.",
    ),
    Numeric(
        "behind_a_row",
        "Behind a row of W1",
        "You know the row of $W^{[1]}$ that a hidden unit started from, and the training pictures. "
        "How many further numbers tell you its whole row, all 3072 entries, after any number of "
        "updates? (Write a row of $dW^{[1]}$ as a sum over the examples. What is the same in every "
        "update?)",
        answer=209,
        wrong={
            3072: "That many numbers are in the row. But look how it changes: every update adds a "
            "weighted sum of the columns of X, and nothing else. How many weights are there?",
            7: "That is the number of units. Count the columns that a row's change is a weighted "
            "sum of.",
        },
        rtol=0,
        atol=0.1,
        reason="A row of $dW^{[1]}$ is a sum over the pictures, each times a number. The pictures "
        "are the same in every update, so all updates together add 209 numbers times 209 known "
        "pictures.",
        at_grading=True,
    ),
)
