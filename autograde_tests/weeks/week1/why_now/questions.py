"""The quizzes of the notebook week1/why_now: tasks, and scale."""

from ....machinery.quizzes import ManyChoices, Numeric, OneChoice, ShortText, quiz

TASKS = quiz(
    "tasks_quiz",
    "Which kind of problem is it?",
    ManyChoices(
        "q6",
        "A quantity or a class",
        "In which of these tasks is the output a quantity, so that you would measure how far off "
        "it is (regression)?",
        {
            "a": "From a photograph of a letter: the five digits of its postal code.",
            "b": "From today's measurements: tomorrow's highest temperature.",
            "c": "From an X-ray of a hand: the age of the child, in months.",
            "d": "From a recording: which of 40 bird species sings.",
            "e": "From a customer's history: whether the customer leaves within a year, 1 or 0.",
        },
        answer=["b", "c"],
        wrong={
            "a": "Digits are written as numbers. But is 80331 nearly right when 80332 is the code?",
            "d": "The output is one of 40 names. Is species 12 closer to 13 than to 30?",
            "e": "The label is 1 or 0, one of two classes; that the classes are written as numbers "
            "does not make them a quantity.",
        },
        missing="That is one. In which other task is a small error better than a large one?",
        reason="Temperature and age lie on a scale: where 20 is right, 19 is a better answer than "
        "12. A code, a species or a decision to leave is right or wrong, however close the "
        "numbers look.",
    ),
    ManyChoices(
        "q7",
        "Where the answers come from",
        "Which of these, as they are described, can be learned as input → output from given "
        "answers (supervised learning)?",
        {
            "a": "10 000 e-mails, sorted by their readers into wanted and unwanted.",
            "b": "The shopping baskets of a year; you want groups of similar customers.",
            "c": "Hours of speech with the text that was read aloud.",
            "d": "Aerial photographs; you want those that look unlike the others.",
            "e": "The sensor values of a machine for each hour of five years, and the days on "
            "which it broke down.",
        },
        answer=["a", "c", "e"],
        wrong={
            "b": "Nobody says which group a customer belongs to. What would be the right output?",
            "d": "There is no list of photographs that count as unlike. What would be the right "
            "output for one of them?",
        },
        missing="So far right, and there is more: where does the data hold the answer, even if "
        "nobody calls it a label?",
        reason="The reader's verdict, the text read aloud and the day of a breakdown are recorded "
        "for each example: they are the right outputs. Groups and oddities are recorded nowhere, "
        "so finding them is unsupervised.",
        at_grading=True,
    ),
    ManyChoices(
        "q8",
        "Structured or not",
        "Which of these are **unstructured** data: a single number of an example means little "
        "without its neighbours?",
        {
            "a": "A table with age, weight and blood pressure of each patient.",
            "b": "The same patients' X-rays, saved as a table with a column for each pixel.",
            "c": "A sheet with the date, the shop and the amount of each sale.",
            "d": "The free text that a doctor dictates after a visit.",
        },
        answer=["b", "d"],
        wrong={
            "a": "Each column has a meaning of its own: you can ask whether 180 is a high blood "
            "pressure.",
            "c": "A date and an amount say something by themselves, in whatever order the columns "
            "stand.",
        },
        missing="One is right. Look at what one column means, not at the kind of file.",
        reason="A pixel or a word gets its meaning from those around it, whatever kind of file "
        "holds it. Age, amount or date mean the same wherever their column stands.",
    ),
    OneChoice(
        "q9",
        "Shuffled pixels",
        "Somebody shuffles the pixels of all photographs, every one in the **same** way: what was "
        "at the top left of each is now at the same other place in each. You train on these a "
        "standard network, which takes all pixels as one list, and a convolutional one, which "
        "looks at small neighbourhoods. What do you expect, compared with the photographs as they "
        "were?",
        {
            "a": "Both learn as well as before, since no pixel is lost.",
            "b": "Neither can learn anything from such pictures.",
            "c": "The convolutional network gets worse, the standard one stays as it is.",
            "d": "The standard network gets worse, the convolutional one stays as it is.",
        },
        answer="c",
        wrong={
            "a": "No pixel is lost, but which pixels are neighbours now? Which of the two networks "
            "asks that?",
            "b": "The same input always means the same place in the photograph. Does a list of "
            "inputs need to be in some order?",
            "d": "Which of the two would notice, if you gave its inputs new numbers?",
        },
        reason="To a standard network the order of its inputs is arbitrary: it can learn the same "
        "weights at other places. A convolution relies on close pixels belonging together, which "
        "the shuffling has undone.",
        at_grading=True,
    ),
    OneChoice(
        "q10",
        "A network for a delivery robot",
        "A robot on a pavement gets one camera picture and a table of five readings: speed, tilt, "
        "battery, load, time since the last stop. The output is its next steering angle. Which "
        "network would you try first, and what kind of task is it?",
        {
            "a": "A hybrid: convolutional layers for the picture, joined by the readings; "
            "regression.",
            "b": "A recurrent network, because the robot moves through time; regression.",
            "c": "A convolutional network on the picture with the readings written below it as "
            "pixels; classification.",
            "d": "A standard network on the five readings; the picture is unstructured and cannot "
            "be an input; regression.",
        },
        answer="a",
        wrong={
            "b": "What goes in is one picture and one row of readings. Where is the sequence?",
            "c": "Is a battery reading the neighbour of a pixel? And is an angle a class?",
            "d": "A network takes any numbers. Which kind was made for those of a picture?",
        },
        reason="A picture asks for layers that look at neighbourhoods. The five readings are "
        "structured and can join further up, as numbers of their own. An angle is a quantity, so "
        "the task is regression.",
        at_grading=True,
    ),
)

SCALE = quiz(
    "scale_quiz",
    "Scale, speed and the loop",
    OneChoice(
        "q11",
        "Read the table",
        "The percentage of held-out examples that three learners get right, by the number of "
        "labelled training examples:\n\n"
        "| learner | 150 | 1 500 | 15 000 |\n"
        "|---|---|---|---|\n"
        "| P, a classical one | 79 | 84 | 85 |\n"
        "| Q, a small network | 76 | 87 | 90 |\n"
        "| R, a large network | 71 | 88 | 95 |\n\n"
        "You have 150 labelled examples, and two months for the project. What do these numbers "
        "support?",
        {
            "a": "R is the best learner, so use R on the 150 examples.",
            "b": "P is the best learner, and will still be so with 15 000 examples.",
            "c": "Start with P; if you can get ten times as many labels, try the networks again.",
            "d": "The order at 150 examples proves that networks do not suit this problem.",
        },
        answer="c",
        wrong={
            "a": "Look down the first column: that is where you are.",
            "b": "From 1 500 to 15 000 examples P gains one point. What do the others gain?",
            "d": "Read along the rows. What happens to R from left to right?",
        },
        reason="With 150 labels the classical learner is ahead, 79 against 76 and 71. With 1 500 "
        "both networks have overtaken it, which is a reason to try them again then, and not now.",
    ),
    ManyChoices(
        "q12",
        "To the right on the curve",
        "R gets better to the right of the table. Which of these move **you** to the right?",
        {
            "a": "A million photographs from the internet that nobody has labelled.",
            "b": "Two people label 1 000 more of your photographs.",
            "c": "A network with ten times as many neurons, on the examples you have.",
            "d": "An archive turns up in which an earlier project has labelled 5 000 such "
            "photographs.",
            "e": "You copy each of your examples ten times.",
        },
        answer=["b", "d"],
        wrong={
            "a": "The columns count labelled examples. Who says what these photographs show?",
            "c": "That is another row of the table, not another column.",
            "e": "What does the second copy of an example tell that the first did not?",
        },
        missing="That is one. The columns count labelled examples, wherever the labels come from.",
        reason="The columns of the table count labelled examples. Labels that you make or find in "
        "an archive add some. Copies, unlabelled pictures and more neurons add none.",
        at_grading=True,
    ),
    Numeric(
        "q13",
        "How many loops",
        "In your project an idea takes 1 hour of thinking and coding, and its experiment runs for "
        "9 hours, during which you wait. Better code makes the experiment ten times as fast; the "
        "thinking takes as long as before. How many **complete** loops fit into 38 hours now?",
        answer=20,
        wrong={
            3: "That many fit with the slow code.",
            30: "Ten times as many loops would need the thinking to be ten times as fast, too.",
            38: "That counts the hours of thinking only.",
            42: "That counts the hours of the experiments only. Each loop begins with an idea.",
        },
        unit="loops",
        rtol=0,
        reason="A loop now takes 1 + 0.9 = 1.9 hours, and 38 / 1.9 = 20. It took 10 hours before, "
        "so experiments that are ten times as fast make the loop five times as fast: the thinking "
        "stays.",
    ),
    OneChoice(
        "q14",
        "Why the ReLU was progress",
        "Older networks had sigmoid units, whose slope at $z$ is $\\sigma(z)(1 - \\sigma(z))$. A "
        "training step changes a weight by an amount in proportion to the slope. For a unit at "
        "$z = 6$, $\\sigma(6) = 0.9975$. Compared with a ReLU at the same $z$, how long are the "
        "sigmoid unit's steps, all else being equal?",
        {
            "a": "About 1/400 as long.",
            "b": "About as long: both outputs rise with $z$.",
            "c": "About 1/4 as long, since the largest slope of a sigmoid is a quarter.",
            "d": "About 6 times as long, because the ReLU's output is 6.",
        },
        answer="a",
        wrong={
            "b": "Both rise. Put $z = 6$ into the slope: how fast?",
            "c": "The slope is a quarter at $z = 0$ only. What is it at $z = 6$?",
            "d": "It is the slope that counts, not the output. What is the slope of a ReLU at 6?",
        },
        reason="The slope is 0.9975 · 0.0025, about 0.0025, and that of a ReLU at 6 is 1: a "
        "factor of 400. A sigmoid that is far out nearly stops learning; a ReLU does not level "
        "off to the right.",
    ),
    ShortText(
        "q15",
        "A bakery's question",
        "A bakery wants to throw away less bread. Turn this into a supervised learning task: one "
        "example, its inputs, the output, regression or classification, where the right answers of "
        "past days come from, and the kind of network to try first. What could make the past a bad "
        "guide?",
        guide="- 1 point: one example (a day, or a day and a kind of bread) with inputs that are "
        "known **before** baking, such as weekday, weather forecast, holidays, past sales.\n"
        "- 1 point: the output, a number of loaves sold or left over (regression), and where it is "
        "recorded: till or count in the evening.\n"
        "- 1 point: a network that fits the inputs as described (standard for a row of a table; "
        "recurrent is right if the last days' sales are a sequence), **and** a good reason for "
        "doubt, such as sold-out days that hide the demand, a new shop next door, changed prices.",
        model_answer="One example is one day for one kind of bread. Inputs: weekday, forecast "
        "temperature and rain, holiday or not, the loaves sold on each of the last seven days. "
        "Output: the number of loaves that will be sold, a regression. The till knows it for past "
        "days. The inputs are a row of a table, so I would try a standard network first. On days "
        "when the bread was sold out the till shows fewer than people wanted, so the past "
        "underestimates the demand.",
        points=3,
    ),
)
