"""The notebooks in the order in which they are taken, each with what to know before it is opened.

The start page, the README and the links between notebooks follow it. Time and prerequisites are
those that a notebook's own first cell says; a test holds them equal.
"""

from ..machinery.plans import Plan

PLAN = {
    "week1/introduction": Plan(
        "one neuron that prices houses, fitted by hand and by a search of your own",
        75,
        "Python functions and the equation of a straight line",
    ),
    "week1/several_neurons": Plan(
        "neurons that follow any curve, and a hidden layer",
        75,
        "the lesson `introduction`",
    ),
    "week1/why_now": Plan(
        "what networks learn, and from how many examples on they are worth it",
        75,
        "the lesson `several_neurons`",
    ),
    "week2/numpy_basics": Plan(
        "`sigmoid`, shapes, reshaping and losses, on whole arrays",
        60,
        "Python functions, loops and lists, and the derivative of $e^x$",
    ),
    "week2/broadcasting": Plan(
        "arrays of different shapes together; what a loop costs, and a first classifier",
        60,
        "the lesson `numpy_basics`",
    ),
    "week2/logistic_regression": Plan(
        "one unit on pictures: its decision boundary, and the cost that says how good it is",
        60,
        "the lesson `broadcasting`",
    ),
    "week2/gradient_descent": Plan(
        "slopes from right to left, steps against them, and a test of your own",
        75,
        "the lesson `logistic_regression` and the chain rule",
    ),
    "week2/cat_classifier": Plan(
        "a classifier that learns from pictures, and what it has really learned",
        60,
        "the lesson `gradient_descent`",
    ),
    "week2/tabular_data": Plan(
        "tumours: features on one scale, two kinds of mistake, a threshold of your own",
        75,
        "the lesson `cat_classifier`",
    ),
    "week2/digits_one_vs_rest": Plan(
        "ten units read real handwriting, and you improve on them",
        75,
        "the lesson `gradient_descent`",
    ),
    "week2/quiz": Plan(
        "what one unit can and cannot do: figures to read, numbers to work out",
        45,
    ),
    "week3/planar_classifier": Plan(
        "a flower that no line can cut, and a hidden layer by hand, by loops and by matrices",
        75,
        "`logistic_regression` of week 2",
    ),
    "week3/activations": Plan(
        "slopes derived and used, units that collapse, saturate or stay equal",
        75,
        "`planar_classifier`",
    ),
    "week3/backpropagation": Plan(
        "the gradients derived, by loops, by matrices and measured, and a test for them",
        75,
        "`activations`",
    ),
    "week3/hidden_units": Plan(
        "the network trained; too few units, too many, and a design within a budget",
        75,
        "`backpropagation`",
    ),
    "week3/digits_hidden_layer": Plan(
        "ten outputs read handwritten digits; what the hidden layer adds",
        60,
        "`hidden_units`",
    ),
    "week3/quiz": Plan(
        "how a hidden layer computes and learns, and weeks 1 and 2 again",
        45,
        "the explorer of `hidden_units`",
    ),
    "week4/deep_network_step_by_step": Plan(
        "a network of any depth: shapes, a start that keeps the signal alive, the forward pass",
        75,
        "weeks 2 and 3",
    ),
    "week4/deep_backpropagation": Plan(
        "one backward step and a loop, a test that finds the faulty layer, training",
        75,
        "`deep_network_step_by_step` and week 3's `backpropagation`",
    ),
    "week4/shallow_and_deep": Plan(
        "parity built by hand in four ways, what depth buys, and what training finds",
        60,
        "`deep_backpropagation`",
    ),
    "week4/deep_network_application": Plan(
        "networks of two and four layers on the cats, and what they really look at",
        60,
        "`deep_backpropagation`",
    ),
    "week4/digits_deep_network": Plan(
        "several hidden layers read handwritten digits; what each layer has made of them",
        75,
        "`deep_backpropagation`, and week 3's `digits_hidden_layer`",
    ),
    "week4/find_the_bug": Plan(
        "a network with fifteen faults: a method, and the four that lie forwards",
        60,
        "`deep_backpropagation`",
    ),
    "week4/find_the_bug_backward": Plan(
        "the eleven faults of the backward pass and of the loop",
        60,
        "`find_the_bug`",
    ),
    "week4/quiz": Plan(
        "how the blocks of a deep network fit together, and weeks 1 to 3 again",
        45,
    ),
    "week5/setting_up": Plan(
        "three sets, a test for splits, and how far luck moves a number",
        45,
        "week 3",
    ),
    "week5/bias_and_variance": Plan(
        "two gaps between error rates, and what to do next",
        60,
        "the lesson `setting_up`",
    ),
    "week5/initialization": Plan(
        "first weights derived, and measured through thirty layers, forward and back",
        75,
        "week 4's networks of any depth, and the variance of a sum",
    ),
    "week5/regularization": Plan(
        "a price on large weights: its gradient, a test for it, its strength, and why it helps",
        60,
        "the forward and backward passes of week 4",
    ),
    "week5/dropout": Plan(
        "units that go missing: forward, backward, tested, and what they are on average",
        60,
        "the lesson `regularization`",
    ),
    "week5/augmentation": Plan(
        "stop in time, new pictures from old ones, and a recipe for real handwriting",
        60,
        "the lesson `dropout`",
    ),
    "week5/gradient_checking": Plan(
        "is a backward pass right? Measure it, with an error that you know, and measure again",
        60,
        "the backward pass of week 4",
    ),
    "week5/gradient_hunt": Plan(
        "eight backward passes: which line is wrong? And a fault that no fresh check sees",
        45,
        "the lesson `gradient_checking`",
    ),
    "week5/quiz": Plan(
        "which fault would show how, and what helps against it",
        45,
    ),
    "week6/mini_batches": Plan(
        "many cheap steps of one expensive one, and averages that forget",
        60,
        "week 4: a network of any depth, forward and backward",
    ),
    "week6/optimization_methods": Plan(
        "momentum, RMSprop and Adam, built from one average, and faults in them",
        75,
        "`mini_batches`",
    ),
    "week6/learning_rate_decay": Plan(
        "schedules, one of your own, and what looks like a minimum and is none",
        60,
        "`optimization_methods`",
    ),
    "week6/training_diagnostics": Plan(
        "how far updates go, dead units, sick runs told apart, a test for an optimiser",
        60,
        "`learning_rate_decay`, and Adam from `optimization_methods`",
    ),
    "week6/putting_it_together": Plan(
        "one deep network for the digits, part by part, and a design within a budget",
        75,
        "`training_diagnostics`, and your functions of weeks 4 to 6",
    ),
    "week6/quiz": Plan(
        "walks told apart, slips found, steps worked out, and weeks 3 to 5 again",
        45,
        "the explorers of `mini_batches` and `learning_rate_decay`",
    ),
    "week7/hyperparameter_tuning": Plan(
        "what to tune first, random against grid, samplers on the right scale",
        75,
        "week 6: Adam, mini-batches",
    ),
    "week7/hyperparameter_search": Plan(
        "random search, coarse to fine, all cores, a library, lucky winners",
        75,
        "the lesson before",
    ),
    "week7/batch_normalization": Plan(
        "batch normalisation forward and back, in eleven layers",
        70,
        "backpropagation from week 4 and He's initialisation from week 5",
    ),
    "week7/batch_normalization_in_use": Plan(
        "running statistics, folding, noise, shifts of the data, layer normalisation",
        65,
        "the lesson `batch_normalization`",
    ),
    "week7/softmax_classifier": Plan(
        "one class of many: softmax, its cost and its gradient, derived and checked",
        70,
    ),
    "week7/handwritten_digits": Plan(
        "a network that reads real digits, what it mistakes for what, and whether it is too sure",
        75,
        "`softmax_classifier`",
    ),
    "week7/micro_autograd": Plan(
        "forty lines that differentiate whatever you compute, week 4's network too",
        70,
        "week 4's chain rule",
    ),
    "week7/frameworks": Plan(
        "your network in PyTorch: the same logits, gradients and training",
        65,
        "week 4's network and `week7/micro_autograd`",
    ),
    "week7/capstone": Plan(
        "a project of your own: data, network, budget, report",
        60,
        "weeks 4 to 6",
    ),
}
