"""Questions on planning a project, before and beside the work."""

from ....machinery.quizzes import ManyChoices, Numeric, OneChoice, quiz

PLANNING = quiz(
    "planning",
    "Planning a project",
    ManyChoices(
        "q1",
        "What leaks",
        "A team sorts photographs of leaves into kinds. In which of these steps does the test set "
        "lose what it is for? (Several may be right.)",
        {
            "a": "$\\mu$ and $\\sigma$ are computed from all photographs, then the sets are split.",
            "b": "Photographs are shuffled before they are split.",
            "c": "There are five photographs of each leaf, and single photographs are dealt out "
            "to the sets.",
            "d": "The learning rate with the best accuracy on the test set is taken.",
            "e": "The dev set is looked at forty times, the test set once.",
        },
        answer=["a", "c", "d"],
        wrong={
            "b": "Without shuffling, the sets would be of different kinds. What does shuffling "
            "tell the network about a label?",
            "e": "Which of the two sets is there to be looked at often?",
        },
        missing="That is so, and there is more. For each step ask: does the network, or whoever "
        "chooses it, know anything of the test examples that it would not know of new ones?",
        reason="Statistics of all photographs, the same leaf on both sides and a choice by the "
        "test set each tell the network, or whoever chooses it, something about the test "
        "examples. The dev set is there to be looked at often.",
    ),
    Numeric(
        "q2",
        "How much luck",
        "A network gets 90 of 100 dev examples right. By how many percentage points would its "
        "accuracy scatter from one such dev set to another? Give one standard deviation, "
        "$\\sqrt{p (1 - p) / m}$.",
        answer=3.0,
        wrong={
            0.03: "That is a share. How many percentage points is it?",
            0.3: "The root of $p (1 - p)$ alone is 0.3. Divide by $m$ once, under the root, and "
            "write the result in points.",
            30: "$m$ is missing: divide by it under the root.",
            9: "$p (1 - p) = 0.09$. Divide by $m$, take the root, and only then write percent.",
            0.09: "No root is taken here: $p (1 - p)$ is 0.09. Divide by $m$, take the root, and "
            "only then write percent.",
        },
        rtol=0,
        atol=0.02,
        unit="percentage points",
        reason="√(0.9 · 0.1 / 100) = 0.03, or 3 percentage points. Such a set cannot tell a "
        "network that gets 90 right from one that gets 92.",
        at_grading=True,
    ),
    OneChoice(
        "q3",
        "Two candidates",
        "Network P gets 92.6, 93.0, 93.1, 93.4 and 92.9 % on a dev set of 2000 examples, with five "
        "seeds. Network Q was trained once and gets 93.9 %. Each run takes a minute. What next?",
        {
            "a": "Take Q: its number is the largest of all.",
            "b": "Take P: five runs weigh more than one.",
            "c": "Train Q with four more seeds, then compare means and ranges.",
            "d": "Let the test set decide between them.",
        },
        answer="c",
        wrong={
            "a": "P's seeds are up to 0.8 points apart. Where would four more runs of Q lie?",
            "b": "Many runs tell well how good P is. What do they tell about Q?",
            "d": "A set that decides has been used for choosing. What would be left to report?",
        },
        reason="P's runs have a mean of 93.0 and span 0.8 points; Q is 0.9 ahead, and one run "
        "says nothing of its scatter. Four minutes more buy a fair comparison, and the test set "
        "stays unused.",
        at_grading=True,
    ),
)

BUDGETING = quiz(
    "budgeting",
    "Planning with a budget",
    OneChoice(
        "q4",
        "By the clock",
        "`train` makes steps until the clock on the wall (`time.perf_counter`) says that the "
        "budget is over. The same file with the same seed runs on your machine, alone, and on a "
        "server that does eight other things. What happens?",
        {
            "a": "Both give the same network, as the seed fixes every random number.",
            "b": "The server makes fewer steps and gives another network.",
            "c": "The server takes longer and gives the same network.",
            "d": "Both make the same steps in another order.",
        },
        answer="b",
        wrong={
            "a": "The seed fixes which steps are made. What fixes how many?",
            "c": "That would be so if the number of steps were fixed. Here the time is.",
            "d": "The order comes from the seed. What comes from the clock?",
        },
        reason="The seed fixes every random number and the order of steps, but the clock fixes "
        "how many there are. A slower or busier machine stops earlier, with other weights.",
    ),
    Numeric(
        "q5",
        "How many steps",
        "The budget is 20 s. On your machine a step takes 4 ms, and the machine that marks may be "
        "half as fast. How many steps do you plan, so that they fill the budget there?",
        answer=2500,
        wrong={
            5000: "So many fit on your own machine. How long do they take on the other one?",
            10000: "The other machine is slower, not faster.",
            2.5: "4 ms are 0.004 s.",
            5: "4 ms are 0.004 s, and the other machine takes twice as long.",
        },
        rtol=0,
        atol=1,
        unit="steps",
        reason="A step may take 2 · 4 = 8 ms there, and 20 / 0.008 = 2500. A number of steps that "
        "is planned from shapes and budget gives the same network on every machine.",
        at_grading=True,
    ),
)
