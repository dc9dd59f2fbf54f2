"""Questions of the notebook week3/quiz."""

from ...machinery.quizzes import ManyChoices, Numeric, OneChoice, ShortText, quiz

FLOW = quiz(
    "flow",
    "What flows through a hidden layer",
    ManyChoices(
        "q2",
        "Lines that fit",
        "A network with 3 inputs, 5 hidden units and 2 output units is given $m = 40$ examples as "
        "columns. Which lines give an array of the shape that its name asks for?",
        {
            "a": "`dW1 = np.dot(dZ1, X.T) / m`",
            "b": "`db1 = np.sum(dZ1, axis=0, keepdims=True) / m`",
            "c": "`dA1 = np.dot(W2.T, dZ2)`",
            "d": "`dW2 = np.dot(dZ2, X.T) / m`",
            "e": "`Z2 = np.dot(W2, A1) + b2`, with `b2` of shape `(2, 1)`",
        },
        answer=["a", "c", "e"],
        wrong={
            "b": "The sum over axis 0 adds up the units. What has to be added up, and which shape "
            "has `b1`?",
            "d": "That gives `(2, 3)`. Which numbers does `W2` multiply, and how many of them are "
            "there?",
        },
        missing="So far so good, and there is more. Write the shapes below the factors.",
        reason="`dW1` is `(5, 40)` times `(40, 3)`, `dA1` is `(5, 2)` times `(2, 40)`, and `Z2` "
        "is `(2, 5)` times `(5, 40)` with a bias that is broadcast. `dW2` needs `A1`, and `db1` a "
        "sum over the examples.",
        at_grading=True,
    ),
    Numeric(
        "q3",
        "Forward by hand",
        "Two inputs, two hidden units with a ReLU, one sigmoid output. The first hidden unit has "
        "the weights $(1, -1)$ and bias 0, the second $(0.5, 1)$ and bias $-1$. The output unit "
        "has the weights $(2, -2)$ and bias 1. What is the output for $x = (1, 2)$? You may use "
        "$\\sigma(1) = 0.731$, $\\sigma(2) = 0.881$, $\\sigma(3) = 0.953$, $\\sigma(4) = 0.982$.",
        answer=0.119,
        wrong={
            0.018: "A hidden unit came out negative and went on like that.",
            0.731: "That is σ(1), as if both hidden units said 0. What does the second say?",
            0.881: "The sign of the last $z$ is lost. Is the output unit more or less sure than "
            "one half?",
            0.047: "The bias of the output unit is missing.",
            0.5: "Is the second hidden unit at 0.5? Take its bias once.",
            -2: "That is $z$ of the output unit. One function is left.",
        },
        rtol=0,
        atol=0.004,
        reason="The hidden units give relu(-1) = 0 and relu(1.5) = 1.5, so $z = -2 · 1.5 + 1 = "
        "-2$, and σ(-2) = 1 - σ(2) = 0.119.",
    ),
    OneChoice(
        "q4",
        "Too early",
        "In a training loop somebody updates `W2` as soon as `dW2` is known, and computes "
        "`dZ1 = np.dot(W2.T, dZ2) * (1 - A1**2)` afterwards. What happens?",
        {
            "a": "NumPy raises an error, because the shapes no longer fit.",
            "b": "The cost rises: the hidden layer now moves uphill.",
            "c": "Nothing changes: `W2` does not occur in the gradient of `W1`.",
            "d": "With a small rate training looks almost normal, but `dW1` is not the gradient at "
            "the point where `A1` and `A2` were computed.",
        },
        answer="d",
        wrong={
            "a": "An update does not change the shape of a matrix.",
            "b": "How much does `W2` differ from the old one, if the rate is small?",
            "c": "Follow the error from the output back to the hidden units: which matrix does it "
            "pass through?",
        },
        reason="All gradients belong to one point, that of the forward pass. The new `W2` is a "
        "step away from it, so the error that reaches layer 1 is slightly off, and nothing says "
        "so.",
    ),
)

BOUNDARIES = quiz(
    "boundaries",
    "What a hidden layer can draw",
    OneChoice(
        "q5",
        "Count the units",
        "The three networks have 1, 2 and 3 hidden units. Which is which?",
        {
            "a": "P has 1, Q has 2, R has 3.",
            "b": "P has 3, Q has 1, R has 2.",
            "c": "P has 2, Q has 1, R has 3.",
            "d": "P has 3, Q has 2, R has 1.",
        },
        answer="b",
        wrong={
            "a": "Each tanh unit is a step across one line. How many lines does it take to fence P "
            "in?",
            "c": "P is closed on all sides, R is open at both ends. Which of them needs more "
            "lines?",
            "d": "With one unit the output depends on a single $w \\cdot x + b$. Which boundary "
            "follows from that?",
        },
        reason="One tanh unit has one straight line, as in Q. Two lines bound a strip that is "
        "open at both ends, as in R. To close a region on all sides takes three, as in P.",
    ),
    ManyChoices(
        "q6",
        "Straight for ever",
        "Which of these networks have a straight line as their decision boundary, whatever data "
        "with two features they are trained on? (A network that gives every point the same answer "
        "has no boundary at all, so it does not count.)",
        {
            "a": "Three hidden units with a ReLU, started at random.",
            "b": "No hidden layer: logistic regression.",
            "c": "Three hidden tanh units; all weights and biases start at 0.",
            "d": "Fifty hidden units whose activation is $g(z) = z$.",
            "e": "Three hidden tanh units; all weights start at 0.5, all biases at 0.",
        },
        answer=["b", "d", "e"],
        wrong={
            "a": "Each ReLU bends the boundary where its own line runs. Are the three lines equal?",
            "c": "With $W^{[1]} = 0$ and $W^{[2]} = 0$, follow the gradients of both through one "
            "step. Does the output ever depend on $x$?",
        },
        missing="Those are straight, and there is another. In which networks does the output "
        "depend on a single $w \\cdot x + b$?",
        reason="Logistic regression has a single $w · x + b$. Linear layers collapse into one, "
        "and equal units stay equal and act as one tanh, which crosses its threshold once. From "
        "all zeros the output never depends on $x$: there is no boundary.",
    ),
    ManyChoices(
        "q7",
        "Break the tie",
        "A network with three hidden tanh units starts with all weights at 0.5 and all biases at "
        "0; after training, the rows of `W1` are still equal. Which of these changes to the start "
        "make them differ?",
        {
            "a": "Only `W2` is drawn at random.",
            "b": "Only `b2` is drawn at random.",
            "c": "Only `b1` is drawn at random.",
            "d": "Six hidden units instead of three.",
            "e": "Only `W1` is drawn at random.",
        },
        answer=["a", "c", "e"],
        wrong={
            "b": "`b2` is added to the sum of all hidden units. Does one of them notice more of it "
            "than another?",
            "d": "What tells the six apart?",
        },
        missing="That works, and something else does too. Look for whatever makes `A1` or the "
        "error that comes back differ between two hidden units.",
        reason="Units stay alike while they compute the same and get the same error back. Random "
        "`W1` or `b1` makes `A1` differ between them, random `W2` the error. `b2` and the number "
        "of units treat all alike.",
        at_grading=True,
    ),
)

LEARNING = quiz(
    "learning",
    "What training tells",
    Numeric(
        "q8",
        "Back through tanh",
        "In the cache a hidden tanh unit has $a = 0.9$, and from the right comes $d\\mathcal L/da "
        "= -2$. What is $d\\mathcal L/dz$ of this unit?",
        answer=-0.38,
        wrong={
            -0.18: "That slope belongs to the sigmoid.",
            0.38: "The sign of what came from the right is lost.",
            -1.62: "The slope of tanh is 0 far out, where $a$ is near 1. Is yours?",
            -0.2: "The slope is not $1 - a$. Square something.",
            -2: "The tanh has a slope of 1 at $z = 0$ only.",
        },
        rtol=0,
        atol=0.005,
        reason="With $a$ known, the slope of tanh is $1 - a^2 = 1 - 0.81 = 0.19$, and the chain "
        "rule multiplies: -2 · 0.19 = -0.38.",
    ),
    OneChoice(
        "q9",
        "Two curves of one run",
        "One of the curves is the cost on the 60 training examples, the other the cost on 500 "
        "held-out examples, for the same network. What do you conclude?",
        {
            "a": "P is the held-out cost. I keep the parameters from near its lowest point, in the "
            "first hundreds of iterations.",
            "b": "P is the training cost. The learning rate is too large, since it rises.",
            "c": "P is the held-out cost. I train on until it comes down again.",
            "d": "Q is the held-out cost. It falls to the end, so I train longer.",
        },
        answer="a",
        wrong={
            "b": "Gradient descent lowers one of the two costs at every step. Which of the curves "
            "looks like that?",
            "c": "While P rises, Q falls and falls. What is the network learning in that time?",
            "d": "Forty hidden units and 60 examples: on which set can the cost come near 0?",
        },
        reason="Training lowers its own cost, Q, to the end. The held-out cost P turns up when "
        "forty hidden units begin to learn 60 examples by heart. To keep the parameters from "
        "before is called early stopping.",
        at_grading=True,
    ),
    Numeric(
        "stop",
        "When to stop",
        "Open section 2 of `hidden_units`, press *Overfitting* under the figure to move, and go "
        "through the training steps. At which step is the cost on held-out points lowest?",
        answer=143,
        wrong={
            800: "There the cost on the training points is lowest. Follow the dashed curve.",
            1: "At the start every probability is one half, and the cost 0.69. Does the dashed "
            "curve go below 0.69?",
            98: "At step 98 the held-out cost still falls.",
            210: "There the held-out cost rises already. Go back.",
            400: "There the held-out cost has been rising for long. Go back.",
        },
        unit="steps",
        rtol=0,
        atol=20,
        reason="The held-out cost falls to 0.34 nats at step 143, and is 0.61 at step 800, where "
        "97 % of the training points are right. The parameters of step 143 are those to keep.",
    ),
    OneChoice(
        "q10",
        "A factor too many",
        "The output unit is a sigmoid, the cost is the cross-entropy. A friend says that `dZ2 = "
        "A2 - Y` lacks the slope of the sigmoid, and writes `dZ2 = (A2 - Y) * A2 * (1 - A2)`. The "
        "network still classifies some examples wrongly. From which of these does it learn least "
        "now?",
        {
            "a": "From those with an output near one half.",
            "b": "From all of them alike: every gradient shrinks by the same factor.",
            "c": "From those of which it is sure: their output is near the wrong end.",
            "d": "From those with the label 0.",
        },
        answer="c",
        wrong={
            "a": "At $a = 0.5$ the factor $a(1-a)$ is as large as it can be.",
            "b": "Work out $a(1-a)$ for $a = 0.5$ and for $a = 0.999$.",
            "d": "Exchange $a$ and $1 - a$, and 0 and 1: does the new line change?",
        },
        reason="$a (1 - a)$ is 0.25 at $a = 0.5$ and 0.001 at $a = 0.999$. With this factor, the "
        "surer the network is of a wrong answer, the weaker its error. The cross-entropy "
        "cancels just this factor.",
        at_grading=True,
    ),
    ShortText(
        "q11",
        "Choose the functions",
        "You build a network with one hidden layer that predicts by how many degrees tomorrow will "
        "be warmer than today; the answer may be negative. Which activation would you give the "
        "hidden units, and which the output unit? Give a reason for each, and say what would go "
        "wrong if the output unit were a ReLU.",
        guide="- 1 point: hidden units not linear (ReLU, leaky ReLU or tanh), because linear units "
        "collapse into one linear map; some reason for the one chosen, such as slopes that do not "
        "vanish.\n"
        "- 1 point: a linear (identity) output, because the output is any real number; a scaled "
        "tanh with a stated range is right too.\n"
        "- 1 point: with a ReLU, no negative difference can be predicted, **and** for an example "
        "with $z < 0$ the gradient is 0, so that the network does not learn from it.",
        model_answer="The hidden units get a ReLU: they must not be linear, or the whole network "
        "would be one linear function of its inputs, and the slope of a ReLU does not vanish for "
        "large z. The output unit stays linear, because the difference can be any number, positive "
        "or negative. A ReLU there could never predict a colder day; and where its z is negative "
        "its slope is 0, so nothing would be learned from just those days.",
        points=3,
    ),
)

EARLIER = quiz(
    "earlier",
    "Weeks 1 and 2 again",
    Numeric(
        "q12",
        "On the line",
        "A logistic unit has the weights $w = (3, -2)$ and the bias 1. Its decision boundary "
        "passes through the point $(1, x_2)$. What is $x_2$?",
        answer=2,
        wrong={
            1.5: "The bias is missing: the score is 0 on the boundary, bias included.",
            -2: "Watch the sign of the second weight.",
            1.75: "On the boundary the *probability* is one half. What is the score there?",
            0.5: "Look at which weight belongs to which feature.",
        },
        rtol=0,
        reason="The probability is one half where the score is 0: $3 · 1 - 2 x_2 + 1 = 0$, so "
        "$x_2 = 2$.",
    ),
    OneChoice(
        "q13",
        "Which product",
        "In logistic regression $X$ has the shape $(64, 500)$ and the error $dZ = A - Y$ the shape "
        "$(1, 500)$. Which line gives the gradient of the weights, a column like `w`?",
        {
            "a": "`np.dot(dZ, X.T) / 500`",
            "b": "`np.dot(X, dZ.T) / 500`",
            "c": "`np.dot(X.T, dZ) / 500`",
            "d": "`X * dZ / 500`",
        },
        answer="b",
        wrong={
            "a": "The numbers are right. Which shape do they have, and which has `w`?",
            "c": "Write the shapes below the factors: which two have to agree?",
            "d": "That is $(64, 500)$: every example's share, not yet added up.",
        },
        reason="$(64, 500)$ times $(500, 1)$ is $(64, 1)$, and the sum of the product runs over "
        "the examples.",
        at_grading=True,
    ),
    Numeric(
        "q14",
        "Sure and wrong",
        "A unit says 0.1 for an example of class 1. How many times as large is its loss as that "
        "of an example of class 1 for which it says 0.9? (Natural or other logarithm: the ratio "
        "is the same.)",
        answer=21.85,
        wrong={
            9: "That is the ratio of the probabilities. The loss is a logarithm.",
            81: "That is the ratio of squared errors. This loss is a logarithm.",
            2.303: "That is the loss of the first. Divide it by that of the second.",
            -21.85: "Both losses are positive.",
        },
        rtol=0.02,
        reason="$-\\log 0.1 = 2.303$ and $-\\log 0.9 = 0.105$: the ratio is 21.9. One sure mistake "
        "outweighs many good answers.",
        at_grading=True,
    ),
    ManyChoices(
        "q15",
        "Shares of each column",
        "`A` has the shape `(3, 4)`, and all its entries are positive. Which lines divide each "
        "**column** by its sum?",
        {
            "a": "`A / A.sum(axis=1)`",
            "b": "`A / A.sum(axis=0, keepdims=True)`",
            "c": "`A / A.sum(axis=1, keepdims=True)`",
            "d": "`A / A.sum(axis=0)`",
        },
        answer=["b", "d"],
        wrong={
            "a": "`A.sum(axis=1)` has three numbers, in the shape `(3,)`. Does that fit `(3, 4)`?",
            "c": "Along which axis does this one add up?",
        },
        missing="That works, and so does another. Broadcasting adds axes on the left.",
        reason="Axis 0 is added up along each column. The four sums, as `(1, 4)` or as `(4,)`, "
        "stand below the four columns.",
    ),
    OneChoice(
        "q16",
        "A sentence for the report",
        "A classifier of cat pictures gets 99 % of its training pictures right and 72 % of the "
        "test pictures. 65 % of the test pictures are cats. Which sentence is fair?",
        {
            "a": "It is right about 99 % of pictures of cats.",
            "b": "It gets 72 % of new pictures right, so it has learned what a cat looks like.",
            "c": "It gets 72 % of new pictures right, where always answering “cat” gets 65 %; it "
            "overfits.",
            "d": "It is no better than guessing, as it overfits.",
        },
        answer="c",
        wrong={
            "a": "On which pictures was that measured?",
            "b": "What would a program get that looks at no picture at all?",
            "d": "Seven points above a constant answer are little. Are they nothing?",
        },
        reason="A test accuracy means something beside what a constant answer gets, and the gap to "
        "the training pictures says that it overfits.",
        at_grading=True,
    ),
    Numeric(
        "q17",
        "Two neurons",
        "Two hidden neurons with a ReLU look at one feature $x = 4$: the first has weight 0.5 and "
        "bias −1, the second weight −1 and bias 1. The output adds them up with the weights 2 and "
        "−3, without a bias. What is it?",
        answer=2,
        wrong={
            11: "The second neuron is off. What does a ReLU make of a negative score?",
            -7: "The second neuron is off, and gives 0.",
            1: "That is what the first neuron gives out. Weigh it.",
            4: "The bias of the first neuron is missing.",
        },
        rtol=0,
        reason="relu(0.5 · 4 − 1) = 1 and relu(−4 + 1) = 0: the output is 2 · 1 − 3 · 0 = 2.",
        at_grading=True,
    ),
)

EXERCISES = (FLOW, BOUNDARIES, LEARNING, EARLIER)
