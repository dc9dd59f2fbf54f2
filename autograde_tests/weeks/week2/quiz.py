"""Questions of the notebook week2/quiz."""

from ...machinery.quizzes import ManyChoices, Numeric, OneChoice, ShortText, quiz

WEEK_ONE = quiz(
    "week_one",
    "Week 1 again",
    Numeric(
        "r1",
        "Where a neuron switches on",
        "A neuron prices houses: $\\text{price} = \\mathrm{relu}(3 · \\text{size} - 90)$. From "
        "which size on does its price rise?",
        answer=30,
        wrong={
            90: "That is the bias without the weight. For which size is $3 · \\text{size} - 90$ "
            "zero?",
            -30: "Look at the sign: a size that is negative is no house.",
            0: "There it gives $\\mathrm{relu}(-90)$. Is that the last size at which it gives 0?",
        },
        unit="square metres",
        rtol=0,
        atol=0.5,
        reason="The ReLU lets through what is positive, and $3 · \\text{size} - 90$ is zero at 30.",
    ),
    Numeric(
        "r2",
        "How far off",
        "Three houses cost 4, 5 and 6 (in 100 000), and the neuron says 2, 5 and 9. What is its "
        "mean squared error?",
        answer=13 / 3,
        wrong={
            13: "That is the sum of the squares. It has to be divided by the number of houses.",
            5 / 3: "You added the errors without their signs. They have to be squared first.",
            1 / 3: "Errors of opposite sign have cancelled. Square each before you add.",
            1 / 9: "You squared the mean error. Square each error, then take the mean.",
        },
        rtol=0,
        atol=0.01,
        reason="The errors are -2, 0 and 3, their squares 4, 0 and 9, and a third of 13 is 4.33.",
        at_grading=True,
    ),
    ManyChoices(
        "r3",
        "Regression or classification",
        "Which of these tasks are classification?",
        {
            "a": "From a photograph of a leaf, say which of 40 trees it is from.",
            "b": "From yesterday's weather, say how many millimetres of rain will fall tomorrow.",
            "c": "From the sound of an engine, say whether it will fail within a month.",
            "d": "From a patient's data, say how many days the stay in hospital will take.",
        },
        answer=["a", "c"],
        wrong={
            "b": "What is asked for is an amount, any number from 0 up. Are there classes?",
            "d": "Days are counted, but 6 is nearer to 7 than to 20. Do classes have an order?",
        },
        missing="That is so, and there is more. Yes or no is a choice between two classes.",
        reason="One of 40 trees and one of two answers are classes. Amounts of rain and days are "
        "numbers, for which being nearly right is worth something: regression.",
    ),
    Numeric(
        "r4",
        "Two neurons side by side",
        "A price is made of two neurons: $100\\,\\mathrm{relu}(x - 1) - 60\\,\\mathrm{relu}(x - "
        "3)$. By how much does it rise from $x = 4$ to $x = 5$?",
        answer=40,
        wrong={
            100: "That is the rise between the two bends. Has the second neuron not switched on?",
            160: "The second neuron has a minus sign before it.",
            -60: "That is the second neuron alone. What does the first one do?",
            240: "That is the price at 4. How much does it rise from there?",
        },
        rtol=0,
        atol=0.5,
        reason="Beyond 3 both neurons are on, and the slopes add up: 100 - 60 = 40.",
        at_grading=True,
    ),
    OneChoice(
        "r5",
        "More data",
        "Two learners are trained on 100, 1000 and 10 000 examples. Learner P makes 12.0, 11.5 and "
        "11.4 % errors on new examples, learner Q 20, 9 and 3.5 %. You have 10 000, and are "
        "offered 90 000 more for a high price. What do you say?",
        {
            "a": "Take P and the data: more data always helps.",
            "b": "Take Q and the data: its curve still falls.",
            "c": "Take P without the data: it was the better one with few examples.",
            "d": "Take Q without the data: its curve has levelled off.",
        },
        answer="b",
        wrong={
            "a": "Ten times the data brought P a tenth of a point. What would ten times more "
            "bring?",
            "c": "You do not have few examples. Which learner is ahead with those that you have?",
            "d": "From 1000 to 10 000 its errors fell to less than half. Does that look level?",
        },
        reason="P has levelled off, so more data buys next to nothing. Q's errors still fall by "
        "more than half with every tenfold, and it is ahead from 1000 on.",
        at_grading=True,
    ),
    Numeric(
        "r6",
        "Trying everything",
        "You search for the best of 20 values for each parameter by trying all combinations. A "
        "unit has three weights and a bias. How many combinations are there?",
        answer=160000,
        wrong={
            80: "That would be so if each parameter could be tried by itself. Each value of one is "
            "combined with each value of the others.",
            8000: "The bias is a parameter, too.",
            60: "Each value of one weight is combined with each of the others.",
        },
        rtol=0,
        atol=0.5,
        unit="combinations",
        reason="20 · 20 · 20 · 20 = 160 000. With the 12289 parameters of this week's unit it "
        "would be a number of 15 989 digits, which is why one follows slopes.",
    ),
)

ONE_UNIT = quiz(
    "one_unit",
    "What one unit computes",
    Numeric(
        "q1",
        "The output at one point",
        "The unit has $w = (2, -1)$ and $b = -1$, as in the figure. What is its output $a$ for the "
        "example $x = (1.5, 1)$? You may use $\\sigma(1) = 0.731$, $\\sigma(2) = 0.881$ and "
        "$\\sigma(3) = 0.953$.",
        answer=0.731,
        wrong={
            1: "That is $z$. The output of the unit comes one step later.",
            0.881: "That is the output without the bias.",
            0.953: "Both products were added. Look at the sign of the second weight.",
            0.269: "That is the output for $-z$, or $1 - a$. On which side of the line does the "
            "point lie?",
        },
        rtol=0,
        atol=0.005,
        reason="$z = 2 · 1.5 - 1 · 1 - 1 = 1$, and σ(1) = 0.731: the point lies on the side of "
        "label 1, but not far from the line.",
    ),
    OneChoice(
        "q2",
        "Everything times ten",
        "Both weights and the bias are multiplied by 10. What happens to the figure?",
        {
            "a": "The line moves ten times as far from the origin.",
            "b": "The line turns towards the axis of the larger weight.",
            "c": "Nothing: the outputs are the same as before.",
            "d": "The line stays, and the colours change from one end to the other within a "
            "narrower strip.",
            "e": "The line stays, and the strip in which the colours change gets wider.",
        },
        answer="d",
        wrong={
            "a": "The line is where $z = 0$. For which points is ten times $z$ equal to 0?",
            "b": "The direction of the line depends on the ratio of the weights. Has it changed?",
            "c": "Where $z$ was 0.5 it is now 5. What does the sigmoid make of these two?",
            "e": "Take a point with $z = 1$. Is its output now nearer to 1 or nearer to one half?",
        },
        reason="Where $z$ is 0, ten times $z$ is 0 as well, so the line stays. Everywhere else "
        "$|z|$ is ten times as large, and the sigmoid goes from near 0 to near 1 within a tenth "
        "of the distance.",
        at_grading=True,
    ),
    ManyChoices(
        "q3",
        "What the loss rewards",
        "One example has the label $y = 1$ and the output $a = \\sigma(z)$; its loss is "
        "$\\mathcal L = -\\log a$. Which of these are so?",
        {
            "a": "From $a = 0.1$ to $a = 0.2$ the loss falls more than from $a = 0.8$ to "
            "$a = 0.99$.",
            "b": "At $a = 0.9$ the example is classified rightly, so it no longer changes $w$.",
            "c": "The slope $d\\mathcal L/dz$ lies between $-1$ and 0, however wrong the output "
            "is.",
            "d": "The loss is at most 1.",
            "e": "With $a = 0.5$ the loss would be the same if the label were 0.",
        },
        answer=["a", "c", "e"],
        wrong={
            "b": "Work out $d\\mathcal L/dz = a - y$ at $a = 0.9$. Is it zero?",
            "d": "That holds for the squared error. What is $-\\log a$ when $a$ is 0.001?",
        },
        missing="All that you chose is so, and there is more. Put numbers into the others.",
        reason="From 0.1 to 0.2 the loss falls by ln 2 = 0.69, from 0.8 to 0.99 by 0.21. The "
        "slope $a - 1$ lies between -1 and 0 without reaching them, so a right example still "
        "pulls. At $a = 0.5$ either label costs ln 2.",
    ),
    OneChoice(
        "q4",
        "Read the shapes",
        "A student prints shapes in the first iteration, for 3 features and 200 examples: `X` `(3, "
        "200)`, `A` `(1, 200)`, `dw` `(3, 200)`. The line is `dw = np.dot(X, (A - Y).T) / 200`, "
        "and nothing raised an error. What is wrong?",
        {
            "a": "`Y` is a column, `(200, 1)`.",
            "b": "`X` holds its examples in rows.",
            "c": "The transpose in the line is one too many.",
            "d": "`w` was made as a rank-1 array, `(3,)`.",
        },
        answer="a",
        wrong={
            "b": "The shape of `X` is printed: 3 rows. Is that the number of features?",
            "c": "Without it the product of `(3, 200)` and `(1, 200)` would raise an error. Which "
            "shape must `A - Y` have had for `dw` to come out as `(3, 200)`?",
            "d": "`w` does not occur in the line. Which shape must `A - Y` have had?",
        },
        reason="`(1, 200)` minus `(200, 1)` is broadcast to `(200, 200)` without an error, and "
        "`(3, 200)` times that is `(3, 200)`. With `Y` as a row, `dw` would be `(3, 1)`.",
        at_grading=True,
    ),
)

DESCENT = quiz(
    "descent",
    "What training does",
    OneChoice(
        "q5",
        "Three runs",
        "Which curve belongs to which run?",
        {
            "a": "P: raw features, rate 0.5. Q: raw features, rate 0.002. R: standardised, rate "
            "0.5.",
            "b": "P: standardised, rate 0.5. Q: raw features, rate 0.5. R: raw features, rate "
            "0.002.",
            "c": "P: raw features, rate 0.002. Q: standardised, rate 0.5. R: raw features, rate "
            "0.5.",
            "d": "P: raw features, rate 0.002. Q: raw features, rate 0.5. R: standardised, rate "
            "0.5.",
        },
        answer="c",
        wrong={
            "a": "A rate of 0.5 times a feature of about 30 makes very long steps. Does P look "
            "like long steps?",
            "b": "Q falls smoothly all the way. Would long steps across a narrow valley do that?",
            "d": "One run keeps jumping. Do its steps overshoot because the features are large or "
            "because they are small?",
        },
        reason="Q falls smoothly, as on standardised features. R jumps: where a feature is about "
        "30, steps at rate 0.5 are far too long. P takes short steps and never rises.",
    ),
    Numeric(
        "q7",
        "One step by hand",
        "A unit with one feature starts at $w = 0$, $b = 0$. There are two examples: $x = 1$ with "
        "$y = 1$, and $x = -2$ with $y = 0$. What is $w$ after one step with learning rate 0.2?",
        answer=0.15,
        wrong={
            -0.15: "The step went uphill. Should $w$ rise or fall, given that the large $x$ has "
            "the label 1?",
            0.3: "The two examples were added up. The cost is their mean.",
            -0.75: "That is the derivative, not the weight after the step.",
            0.75: "The step has the right direction, without the learning rate.",
            0.05: "One product has the wrong sign. The first example has the label 1: which sign "
            "has its $a - y$?",
            -0.05: "One product has the wrong sign. The second example has $a - y = 0.5$ and a "
            "negative $x$.",
        },
        rtol=0,
        atol=0.001,
        reason="At the start $a = 0.5$ for both, so the mean of $(a - y) x$ is (-0.5 · 1 + 0.5 · "
        "(-2)) / 2 = -0.75. The step goes against it: 0 + 0.2 · 0.75 = 0.15.",
        at_grading=True,
    ),
    ManyChoices(
        "q8",
        "Ever longer training",
        "A line separates the training examples of the two classes without a single error. "
        "Gradient descent goes on and on, with a small rate. Which of these happen?",
        {
            "a": "At some iteration the gradient is exactly 0, and the weights stop.",
            "b": "The cost comes as close to 0 as you like.",
            "c": "The predictions on the training examples begin to change again.",
            "d": "The weights grow without end.",
        },
        answer=["b", "d"],
        wrong={
            "a": "The gradient is a mean of $(a - y)\\,x$. Is a sigmoid ever 0 or 1, on paper?",
            "c": "Each step lowers the cost. What would it gain from moving an example to the "
            "wrong side?",
        },
        missing="That is so, and there is more. What happens to the cost when $w$ and $b$ are "
        "doubled and all examples are on their right sides?",
        reason="With every example on its right side, doubling $w$ and $b$ makes all outputs "
        "surer and the cost lower. So there is always something to gain: the weights grow on, and "
        "the cost tends to 0 without reaching it.",
    ),
    Numeric(
        "rate",
        "Too long a step",
        "Open the explorer in section 5 of `gradient_descent` and press *Reset*: standardised "
        "radii, start at $w = -6$, $b = 6$. Up to which learning rate is the path at rest at step "
        "200? Type rates into the field beside the slider.",
        answer=22.3,
        wrong={
            2: "That is where the explorer begins. Raise the rate, and look at the last steps.",
            20: "At 20 it comes to rest. Go on from there: what do the words below say at 24?",
            25: "At 25 the cost goes up and down to the end. Go back a little.",
            30: "At 30 the cost is down for some steps, and does not stay. Look at the last ones.",
        },
        rtol=0.1,
        reason="Beside the bottom, a step undoes a share of the distance: the rate times the "
        "curvature, the slope of the slope. With a share of more than 2 it ends further off, on "
        "the other side. The largest curvature there is 0.0896, and 2 / 0.0896 = 22.3.",
        at_grading=True,
    ),
)

IN_USE = quiz(
    "in_use",
    "What a result means",
    OneChoice(
        "q9",
        "A derivative that is not one",
        "In a loop over the examples somebody wrote `dz = a * (1 - a)`. Take $y = 1$ and compare "
        "an example with $a = 0.99$ and one with $a = 0.01$. What does the line do?",
        {
            "a": "It is the derivative of the loss for $y = 1$; only for $y = 0$ is it wrong.",
            "b": "It teaches the wrong example more, but too weakly.",
            "c": "It gives both the same, and pushes $z$ down although the label is 1.",
            "d": "It gives both the same, and pushes $z$ up, as it should.",
        },
        answer="c",
        wrong={
            "a": "For $y = 1$ the derivative of the loss is $a - 1$. Which sign has that, and "
            "which has the line?",
            "b": "Put 0.99 and 0.01 into the line. Are the two results different?",
            "d": "The result is positive. A step takes it away from the parameters: does $z$ rise?",
        },
        reason="$a (1 - a)$ is the slope of the sigmoid alone: 0.0099 at both ends, and positive. "
        "The loss has the slope $a - 1$ here, -0.01 and -0.99: negative, and large where the "
        "output is wrong.",
        at_grading=True,
    ),
    Numeric(
        "q10",
        "Better than nothing?",
        "A model finds 90 of the 100 pictures of a test set right. The set has 15 pictures of a "
        "cat; the rest show something else. How many of the 100 does a program get right that "
        "always says *no cat*?",
        answer=85,
        wrong={
            15: "That is what *always cat* gets right.",
            50: "The two classes are not of the same size. Count.",
            90: "That is the model. The program does not look at the picture at all.",
            10: "That is the number of errors of the model.",
        },
        unit="pictures",
        rtol=0,
        reason="85 of the 100 pictures show no cat, so the program is right about each of them. "
        "An accuracy needs this baseline beside it: the model's 90 are only 5 better.",
    ),
    ShortText(
        "q11",
        "A threshold to choose",
        "A trained unit gives the probability that a tumour is malignant. Up to now, 0.5 or more "
        "means a further examination. On 200 held-out cases this misses 6 of 80 malignant tumours, "
        "and 4 of 120 patients are examined for nothing. You may change the threshold or train for "
        "more iterations. Which would you change, in which direction, and what would it cost? Say "
        "also on which cases you would choose the new value, and why not on these 200 alone.",
        guide="- 1 point: lowers the threshold, and says that fewer malignant tumours are then "
        "missed.\n"
        "- 1 point: says that more healthy patients are then examined for nothing, and weighs the "
        "two errors against each other; more iterations do not trade one for the other.\n"
        "- 1 point: chooses the value on cases that are not used for the final figure: what is "
        "chosen on the 200 looks better there than it will be on new patients.",
        model_answer="I would lower the threshold, say to 0.2. A malignant tumour that is missed "
        "costs more than an examination for nothing, and a lower threshold trades some of the "
        "first error for more of the second: at most 6 tumours are missed then, and at least 4 "
        "patients examined for nothing. More iterations change the probabilities, but do not say "
        "which error is worse. I would choose the value on cases that were used neither for "
        "training nor for the result that I report. If I choose it on these 200, it fits their "
        "accidents, and their error counts are too good.",
        points=3,
    ),
)

EXERCISES = (WEEK_ONE, ONE_UNIT, DESCENT, IN_USE)
