"""The quiz at the end: over which axis, and what to look at when use and training differ."""

from ....machinery.quizzes import ManyChoices, Numeric, OneChoice, ShortText, quiz

AXES = quiz(
    "axes",
    "Which axis, which statistics",
    Numeric(
        "q1",
        "Counting means",
        "A layer has 5 units, a batch 3 examples. How many means does layer normalisation take for "
        "each mean that batch normalisation takes?",
        answer=0.6,
        wrong={
            5 / 3: "That is the other way round.",
            1: "Batch normalisation takes one a unit, layer normalisation one an example.",
        },
        rtol=0.02,
        atol=0,
        points=0.5,
        reason="Layer normalisation takes a mean for each example, 3, and batch normalisation one "
        "for each unit, 5: 3 / 5 = 0.6. They average the same table along different axes.",
    ),
    ManyChoices(
        "q2",
        "Not batch normalisation",
        "For which of these is layer normalisation the better choice?",
        {
            "a": "A network that writes text word by word, for sentences of any length.",
            "b": "A convolutional network for photographs, in batches of 256.",
            "c": "A model so large that a batch has two examples.",
            "d": "A network with shuffled batches that must be as fast as possible in use.",
        },
        answer=["a", "c"],
        wrong={
            "b": "Statistics of 256 pictures are quiet, and this is the kind of network that batch "
            "normalisation was made for.",
            "d": "Fixed statistics can be folded into the weights. Layer normalisation has none.",
        },
        missing="That is so, and there is more. Where are a batch's statistics poor, or not to be "
        "had at all?",
        reason="Layer normalisation uses one example alone, so neither the size of a batch nor "
        "the length of a sentence matters. Where batches are large, batch normalisation works "
        "well and can be folded into the weights afterwards.",
        at_grading=True,
    ),
    OneChoice(
        "q3",
        "Good in training, poor in use",
        "A network gets 97 % of the training set right with the statistics of each batch, and 60 % "
        "of the same pictures in use. What do you look at first?",
        {
            "a": "Whether it has over-fitted.",
            "b": "The running statistics: how many batches they have seen, and with what momentum.",
            "c": "The learning rate.",
            "d": "The initial weights.",
        },
        answer="b",
        wrong={
            "a": "These are the same pictures: over-fitting would not show on them.",
            "c": "The weights are the same in both. What differs?",
            "d": "Training left them behind long ago. What differs between training and use?",
        },
        reason="Weights and pictures are the same in both; what differs is where mean and "
        "variance come from. Running statistics that have seen few batches are still near their "
        "start, and wrong by just that.",
    ),
    OneChoice(
        "q4",
        "Looking back to week 5",
        "Dropout, too, does one thing while training and another in use. What does inverted "
        "dropout do in use?",
        {
            "a": "It drops the same units as in the last step.",
            "b": "It multiplies the activations by keep_prob.",
            "c": "Nothing: the activations were scaled while training.",
        },
        answer="c",
        wrong={
            "a": "No unit is dropped in use.",
            "b": "That is the older form. The inverted one divides while training.",
        },
        reason="Inverted dropout divides by `keep_prob` while training, so that a unit's mean "
        "output there is what it gives in use. Like batch normalisation, a layer of it has to be "
        "told which of the two it is in.",
    ),
    Numeric(
        "q5",
        "What a shift does",
        "In the explorer, with batches of 16, momentum 0.9 and step 200, take the running "
        "statistics, $\\gamma = 2$ and $\\beta = -1$, and shift the data by 3. What is the mean of "
        "what comes out?",
        answer=1.89,
        wrong={
            -1: "That is the mean with the statistics of each batch. Choose those in use.",
            0.45: "That is with a $\\gamma$ of 1. It multiplies the shift, too.",
            2.89: "That is with a $\\beta$ of 0.",
            5: "Between the shift and $\\gamma$ there is a division. By what?",
            -0.95: "That is without a shift of the data.",
        },
        rtol=0,
        atol=0.01,
        points=0.5,
        reason="In use nothing takes the shift away: the mean of $z$ is 5, and with the running "
        "statistics $(5 - 1.95) / 2.11 = 1.45$; $\\gamma$ doubles it, and $\\beta$ lowers it by 1. "
        "Data that the layer was not trained on show at its output.",
    ),
    ShortText(
        "q6",
        "The dark ward",
        "A network with batch normalisation reads X-ray pictures. A second hospital's machine "
        "makes darker ones, and a colleague proposes to normalise each day's pictures with their "
        "own statistics. What would that fix, and when would it do harm?",
        guide="- 1 point: it undoes a change of light or contrast that all pictures share, as the "
        "first normalisation cancels it.  \n- 1 point: a harm with its reason: a day with few "
        "pictures (noise), a day with an unusual share of sick patients (the statistics take the "
        "difference away), or answers that depend on the day's other patients.",
        model_answer="It takes away what all pictures of the day have in common, such as less "
        "light, so that the later layers see what they were trained on. But statistics of a few "
        "pictures are noisy, and a patient's answer then depends on who else came that day. If one "
        "day has mostly sick patients, part of what tells them from healthy ones is normalised "
        "away.",
    ),
)
