"""The quiz of the notebook week1/several_neurons."""

from ....machinery.quizzes import Numeric, OneChoice, quiz

NEURON = quiz(
    "neuron_quiz",
    "Neurons and what they can draw",
    Numeric(
        "q1",
        "One price",
        "A neuron turns the size of a flat in m² into a price: $\\mathrm{relu}(w \\cdot "
        "\\text{size} + b)$ with $w = 3.2$ and $b = -64$, in thousand euros. What does it give for "
        "75 m²?",
        answer=176,
        wrong={
            240: "The bias is missing.",
            304: "The bias was taken away, but it is negative already: adding it lowers the price.",
            35.2: "Only the size is multiplied by $w$; the bias is added afterwards.",
        },
        unit="thousand euros",
        rtol=0,
        atol=0.01,
        reason="The product is 3.2 · 75 = 240, and the bias of -64 takes it to 176. A ReLU passes "
        "a positive number on unchanged.",
    ),
    Numeric(
        "q2",
        "A very small flat",
        "The same neuron ($w = 3.2$, $b = -64$) is asked for the price of a storage room of 15 m². "
        "What does it give?",
        answer=0,
        wrong={
            -16: "That is the number before the ReLU.",
            16: "The ReLU does not take the sign off. What does it do with a negative number?",
            48: "Only the product was taken. Where does the bias come in?",
        },
        unit="thousand euros",
        rtol=0,
        atol=0.01,
        reason="3.2 · 15 - 64 = -16, and a ReLU gives 0 for every negative number. The line meets "
        "0 at 20 m²; for smaller flats this neuron has nothing to say.",
    ),
    OneChoice(
        "q3",
        "A price that stops rising",
        "In another town prices rise with the size up to 120 m² and are the same for all larger "
        "flats. Which network can follow that?",
        {
            "a": "One neuron with a ReLU, a smaller $w$ and a larger $b$.",
            "b": "One neuron with a ReLU and a negative $w$.",
            "c": "A row of ten neurons, each with one input, one output and **no** ReLU.",
            "d": "Two hidden neurons with a ReLU; the output takes the second away from the first.",
        },
        answer="d",
        wrong={
            "a": "Whatever $w$ and $b$ are, one ReLU has a single bend, and on one side of it the "
            "output is 0. Is the price 0 where it is level here?",
            "b": "That line falls up to its bend and is 0 behind it. The price has to rise first.",
            "c": "Put one line into the next: $w_2(w_1 x + b_1) + b_2$. Does it have a bend?",
        },
        reason="The first ReLU rises from its bend on. The second has the same slope, starts at "
        "120 m² and cancels the rise from there. Each bend in a curve takes a ReLU of its own.",
        at_grading=True,
    ),
    Numeric(
        "q4",
        "Two hidden features",
        "A network has two hidden neurons. From the size $s$ in m² and the number of bedrooms $r$ "
        "the first makes *family size*, $\\mathrm{relu}(0.5\\,r + 0.02\\,s - 1)$. From the "
        "distance $d$ to the station in km the second makes *walkability*, $\\mathrm{relu}(2 - "
        "d)$. The price in thousand euros is $120 \\cdot$ family size $+\\ 80 \\cdot$ walkability. "
        "What is the price for $s = 100$, $r = 3$, $d = 5$?",
        answer=300,
        wrong={
            60: "The walkability came out negative. What does its ReLU make of that?",
            540: "The walkability came out as 3. What does a ReLU make of a negative number?",
            420: "The bias of the first neuron is missing.",
            380: "At 5 km, 2 - d is not 1. Which side of 0 is it on?",
        },
        unit="thousand euros",
        rtol=0,
        atol=0.01,
        reason="relu(1.5 + 2 - 1) = 2.5 and relu(2 - 5) = 0. At 5 km walkability is off and does "
        "not count at all, so the price is 120 · 2.5 = 300.",
        at_grading=True,
    ),
    OneChoice(
        "q5",
        "Who chose the features?",
        "You train that network on sold flats: size, bedrooms, distance and price. Nobody writes "
        "*family size* or *walkability* into the data. What do the hidden neurons hold after "
        "training?",
        {
            "a": "Those two features, because they are the ones that decide a price.",
            "b": "Whichever mixtures of the inputs helped to lower the error; a name for them may "
            "or may not fit.",
            "c": "Nothing useful: a hidden neuron needs a target value of its own.",
            "d": "The two inputs that matter most, unchanged.",
        },
        answer="b",
        wrong={
            "a": "Training lowers the error of the price. Where would it learn what people call "
            "family size?",
            "c": "The output has a target, the price. Through the output the error says which way "
            "the hidden weights should go.",
            "d": "A hidden neuron adds up all its inputs, each times a weight. When would it pass "
            "on one of them unchanged?",
        },
        reason="Only the price has a target. Training moves the hidden weights towards whatever "
        "lowers its error, and many mixtures of the inputs can do that equally well.",
    ),
)
