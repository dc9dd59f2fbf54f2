"""What accuracies and pictures say."""

import numpy as np

from ....machinery.exercises import exercise, questions

DIAGNOSIS = exercise(
    {
        "one picture in per cent": 2,
        "evidence that four layers beat two": "C",
        "no cat to be seen": "Q",
        "cats still cats": "S",
        "why P does no harm": "B",
        "what the networks use": "B",
        "what logistic regression cannot do": "D",
        "what to do": "C",
    },
    "What have the networks learned?",
    *questions("one picture in per cent", "no cat to be seen", "why P does no harm", "what to do"),
    *questions("evidence that four layers beat two", "cats still cats", is_hidden=True),
    *questions("what the networks use", is_hidden=True, points=2),
    *questions("what logistic regression cannot do", is_hidden=True),
    name="diagnosis",
    reasons={
        "one picture in per cent": "50 pictures are 100 %, so each of them is 2 points. A "
        "difference of a few points between two runs is a picture or two.",
        "no cat to be seen": "In Q, 16 squares of one colour each are left: ears, whiskers and "
        "outline are gone. What a network still gets right there it gets from colours.",
        "why P does no harm": "What was warm on cool is cool on warm afterwards, so the contrast "
        "of thing and surroundings stays as it was.",
        "what to do": "As long as colours give the label away, a larger network and a longer "
        "training take the same short cut. Data in which they say nothing make other features "
        "pay.",
        "evidence that four layers beat two": "One run is one draw of the first weights, and "
        "50 pictures scatter by points. Means over several starts and test sets leave what all "
        "of them share.",
        "cats still cats": "S moves colours in the centre only, so shape and light stay and "
        "you still see a cat. But thing and surroundings have like colours then, and four "
        "layers fall furthest.",
        "what the networks use": "Q takes the shapes away and does little harm; S takes the "
        "contrast of colours away, leaves the light nearly as it was, and does most. So it is "
        "the contrast.",
        "what logistic regression cannot do": "One unit has one weight for each colour of a "
        "pixel, so warm in the middle always counts the same way. To let it depend on the "
        "surroundings takes a hidden layer.",
    },
)

DIAGNOSIS.equivalent({"one picture in per cent": 100 / 50, "note": "extra keys do no harm"})
DIAGNOSIS.equivalent({"one picture in per cent": np.float64(2)})

DIAGNOSIS.wrong("""
    one picture in per cent → 0.5
        The test set has 50 pictures, and all of them together are 100 %.
    evidence that four layers beat two → "A"
        Both networks classify nearly all training pictures right, and could do so by heart. What
        tells about new pictures?
    evidence that four layers beat two → "B"
        A lower cost on the training pictures says nothing about new ones.
    evidence that four layers beat two → "D"
        One run is one draw of the first weights: the table shows how far apart such draws lie. What
        is left when you average over them?
    no cat to be seen → "P"
        In P everything is still there, only in other colours. In which change would you yourself no
        longer see an animal?
    no cat to be seen → "R"
        In grey pictures you still see ears and whiskers. In which change would you yourself no
        longer see an animal?
    cats still cats → "Q"
        In Q nobody can see a cat. Asked for is the change that leaves every shape and all the
        light, and after which the deepest network falls furthest.
    why P does no harm → "A"
        A network that ignored colours would not mind R and S either. What stays the same when
        everything changes its colour at once?
    why P does no harm → "C"
        The change is large: every warm thing becomes cool. What stays the same when everything
        changes its colour at once?
    what the networks use → "A"
        With ears and whiskers, a network would do badly on Q and well on R and S. It is the other
        way round.
    what the networks use → "C"
        The swap in the centre leaves the light nearly as it was, and yet S is the worst. It is no
        matter of brightness.
    what logistic regression cannot do → "A"
        It does see colours: every channel of every pixel has its weight. What it cannot do is let
        the meaning of one colour depend on another.
    what logistic regression cannot do → "B"
        It has hardly any training error, so it fits them well enough. What would one unit have to
        compute to compare two colours?
    what to do → "A"
        The training pictures reward the short cut. A larger network, or a longer training, takes it
        all the better.
    what to do → "B"
        The resolution is not what is missing: the short cut stays as short. Change what makes it
        pay.
""")
