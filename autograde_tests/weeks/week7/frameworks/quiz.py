"""What is in a saved model, and what a framework adds and costs."""

from ....machinery.quizzes import ManyChoices, Numeric, OneChoice, quiz

FRAMEWORK_QUIZ = quiz(
    "framework_quiz",
    "Saved models, and the price of a framework",
    OneChoice(
        "q1",
        "Another width",
        "The file of section 4 holds the state of a network `[64, 20, 7, 1]`. Somebody makes one "
        "of `[64, 30, 7, 1]` and lets it load the file. What happens?",
        {
            "a": "It becomes a network with 20 and 7 hidden units: the file knows the widths.",
            "b": "20 of the 30 units get their numbers, and the others stay as they are.",
            "c": "It stops with an error: in layers 1 and 2, shapes do not fit.",
            "d": "It loads: both have three layers, and each layer finds its numbers by its name.",
        },
        answer="c",
        wrong={
            "a": "Who makes the layers: the file, or the program that reads it?",
            "b": "Then the second layer would need 10 columns that nobody has. Compare its shapes.",
            "d": "The names agree. Compare the shape of W1 here and in the file.",
        },
        reason="A state is names with arrays, and the program makes the layers. `W1` is `(30, "
        "64)` here and `(20, 64)` in the file, `W2` is `(7, 30)` and `(7, 20)`; only layer 3 "
        "agrees. Loading does not guess.",
    ),
    OneChoice(
        "q2",
        "The next day",
        "After 300 steps of week 6's Adam, you save `model.state_dict()` and shut down. The next "
        "day, the same network loads it, gets a new Adam with the same rate, and goes on. Why is "
        "its next step not the one that it would have made without the break?",
        {
            "a": "Adam's moving averages and its count of steps begin again.",
            "b": "The gradients of step 300 are lost.",
            "c": "The file keeps seven digits of each number.",
            "d": "But it is the same step: it starts from the same parameters.",
        },
        answer="a",
        wrong={
            "b": "What becomes of them in the next step anyway, before `backward`?",
            "c": "The file holds the numbers as they are, in float64. How many digits is that?",
            "d": "Look at week 6's formula: which quantities does a step of Adam need besides the "
            "parameters and the gradient?",
        },
        reason="A step of Adam needs its two averages and the count for their correction. They "
        "are the state of the optimiser and not of the model: save `optimizer.state_dict()` too, "
        "and the break leaves no trace.",
        at_grading=True,
    ),
    OneChoice(
        "q3",
        "The whole model",
        "A colleague has a class `Network` of her own and sends you the file of "
        "`torch.save(model, file)`: the model itself, not its state. What follows for you?",
        {
            "a": "Nothing new: with `weights_only=True`, you get the same numbers.",
            "b": "To load it, you must trust the file: `weights_only=True` refuses it.",
            "c": "You do not need her class: the file holds it.",
            "d": "The file is smaller, since the names of the parameters are left out.",
        },
        answer="b",
        wrong={
            "a": "What is in this file besides numbers?",
            "c": "A pickle notes the name of a class, not its program. Who has the program?",
            "d": "The model has the same numbers and the same names. What could be missing?",
        },
        reason="Such a file is a pickle, which may call any function while it is loaded; "
        "`weights_only=True` admits arrays and little else. Her class has to be importable on "
        "your side as well.",
    ),
    Numeric(
        "q4",
        "In percent",
        "Before it computes anything, a step takes NumPy 0.1 ms and PyTorch 0.5 ms. In a wide "
        "network, the matrix products take both of them another 9.9 ms. By how many percent is "
        "PyTorch's step longer than NumPy's?",
        answer=4,
        wrong={
            400: "That compares what comes before the products. Compare the whole steps.",
            0.4: "That is the difference in milliseconds. What share of NumPy's step is it?",
            104: "That is PyTorch's step in percent of NumPy's. Asked is what is added.",
            3.85: "You divide by PyTorch's step. It is compared with NumPy's.",
        },
        rtol=0,
        atol=0.05,
        reason="The steps take 0.1 + 9.9 = 10 ms and 0.5 + 9.9 = 10.4 ms, which is 4 % more. What "
        "each step costs beforehand matters only where the products are small.",
    ),
    ManyChoices(
        "q5",
        "What you gain",
        "Week 4's network moves into a framework. Which statements are true?",
        {
            "a": "A layer with a formula of your own needs no derivation any more.",
            "b": "The gradients get more exact than those that you derived.",
            "c": "A wrong sign in the forward pass is found.",
            "d": "A prediction builds a graph as well, unless you say that you need none.",
            "e": "A step of a network with 8 units in each hidden layer takes less time.",
        },
        answer=["a", "d"],
        wrong={
            "b": "Both compute in float64. What would make one of them more exact?",
            "c": "It differentiates what you have written. How could it know what you meant?",
            "e": "Read section 5 again: which version wins for a small network, and why?",
        },
        missing="That is so, and there is more. Go through both columns of the table.",
        reason="Automatic differentiation spares you derivations and records whatever is "
        "computed, predictions too, unless you say `torch.no_grad()`. It does not know what you "
        "meant, and in a small network its own work costs more than the products.",
        at_grading=True,
    ),
)
