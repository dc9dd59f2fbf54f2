"""What this notebook asks to guess before it shows it."""

from ....machinery.predictions import prediction
from ....machinery.quizzes import OneChoice

AS_IT_STANDS = prediction(
    OneChoice(
        "as_it_stands",
        "As it stands",
        "Before you repaired anything, the program was asked for the layers 2, 8, 8, 1 and 1000 "
        "iterations. What happened, with eleven faults?",
        {
            "a": "It stopped with an error in the first iteration.",
            "b": "It ran to the end, and its cost was the same to the last digit throughout.",
            "c": "It ran to the end, and its cost rose all the time.",
            "d": "It ran to the end, and its cost fell a little.",
        },
        answer="b",
        wrong={
            "a": "The one fault that raises an error does so in networks of three layers and more. "
            "Which layers does the loop build?",
            "c": "The gradients do point uphill. Do the updated parameters get anywhere?",
            "d": "Under which name are the updated parameters kept, and who reads it?",
        },
        reason="The loop builds the layers 2, 2, 1 that a variable left behind, and drops each "
        "update. No error says so: compare what you asked for with what you got.",
    )
)

SEEN_IN_THE_CURVE = prediction(
    OneChoice(
        "seen_in_the_curve",
        "What a curve gives away",
        "The last layer is never updated; the learning rate is forgotten for the biases; the step "
        "is dropped. Which of these three would you notice from the cost curve alone?",
        {
            "a": "all three",
            "b": "the last layer and the dropped step",
            "c": "the biases and the dropped step",
            "d": "the dropped step alone",
        },
        answer="d",
        wrong={
            "a": "How much does a network with half of its parameters fixed still learn?",
            "b": "The hidden layers adapt to whatever the last one is.",
            "c": "Larger steps of the biases may even help.",
        },
        reason="Only the dropped step leaves a curve exactly flat. The others fall like a right "
        "program's, one a little faster and one more slowly.",
    )
)
