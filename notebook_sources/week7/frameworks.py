# %% [markdown]
# # Frameworks: your network in PyTorch
#
# You have written everything yourself, in the last lesson even the engine that differentiates. A **framework**
# is a library that differentiates whatever you compute, on any processor, and brings the parts of networks
# with it. You take week 4's network into PyTorch and show with numbers that nothing changes.
#
# You will learn to
#
# - say what decides for a framework, and what a convenience is worth;
# - load NumPy weights into a PyTorch model and prove that it computes the same;
# - write a training loop, and recognise five broken ones;
# - save a model and load it again, and say what a framework costs.
#
# Plan 65 minutes. You need week 4's network and `week7/micro_autograd`. The functions of week 4 are
# your own where they have passed their checks, else the course's.

# %% [markdown]
# ## Getting PyTorch
#
# PyTorch is optional. In the folder of the course:
#
# ```sh
# pip install ".[frameworks]" --extra-index-url https://download.pytorch.org/whl/cpu
# ```
#
# The second half gets the file for computers without a graphics card, about 200 MB; without it, Linux gets
# gigabytes. Restart the kernel afterwards.
#
# Without PyTorch, you can do exercises 1 and 4 and the quiz; the checks leave the others out.

# %%
import tempfile
from pathlib import Path

import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week7 import frameworks as figures
from course_utils.reference.deep import initialize_parameters_deep
from course_utils.timing import seconds_of
from course_utils.toolbox import deep

check = notebook_checks("week7/frameworks")

# %%
try:
    import torch
except ModuleNotFoundError:
    torch = None
    print("PyTorch is not installed: see above. Exercises 1 and 4 and the quiz do without.")

# %% [markdown]
# ## 1. How to choose one
#
# PyTorch, JAX, TensorFlow: speed alone rarely decides. Ask five questions:
#
# | | ask |
# |---|---|
# | A | How fast do **people** get from an idea to a running program? |
# | B | How fast does it **run**, for the computing that you pay for? |
# | C | Is it **truly open**: a free licence, and more than one company that decides? |
# | D | Where does the trained model have to **run** afterwards? |
# | E | What have **others** published that you can build on? |
#
# ### Exercise 1: `choosing`
#
# Which question decides for each group? Every letter is used once.
#
# - `"three ideas a day"`: a research group. Each idea is trained for ten minutes.
# - `"six weeks on a hundred processors"`: one model, whose code is finished.
# - `"alive for fifteen years"`: the control of a power station.
# - `"in a phone without a network"`: an app that names birds by their song.
# - `"five hundred pictures"`: a clinic's, of a rare disease.
#
# Then two bills. Framework F saves its programmer 3 hours a week, at 50 euros an hour, but training takes
# 20 percent longer than on G. How many euros **a week** does F save? A loss is negative.
#
# - `"saved a week, small"`: on G, training takes 10 hours a week, at 2 euros an hour.
# - `"saved a week, large"`: on G, a hundred processors train day and night, at 2 euros an hour each.
#
# The check looks at three of the answers now and at the others when you hand in.

# %% answer="choosing"
choosing = {
    "three ideas a day": None,
    "six weeks on a hundred processors": None,
    "alive for fifteen years": None,
    "in a phone without a network": None,
    "five hundred pictures": None,
    "saved a week, small": None,
    "saved a week, large": None,
}
### BEGIN SOLUTION
choosing = {
    "three ideas a day": "A",
    "six weeks on a hundred processors": "B",
    "alive for fifteen years": "C",
    "in a phone without a network": "D",
    "five hundred pictures": "E",
    "saved a week, small": 3 * 50 - 0.2 * 10 * 2,
    "saved a week, large": 3 * 50 - 0.2 * 100 * 168 * 2,
}
### END SOLUTION

# %% check="choosing"
check("choosing")

# %% [markdown]
# ## 2. A tensor is an array that remembers
#
# A **tensor** is an array that, if you ask for it (`requires_grad=True`), remembers what it was computed from,
# as your `Value` does. `backward` writes the gradients into `grad`. The formula is that of the last lesson,
# where $dJ/da$ is 6.

# %% predict="second_backward"
check.predict("second_backward")

# %% tags=["experiment"]
if torch:
    a, b = torch.tensor(3.0, requires_grad=True), torch.tensor(-2.0, requires_grad=True)
    ((a * b + a) ** 2).backward()
    print("dJ/da:", a.grad)
    ((a * b + a) ** 2).backward()
    print("after a second call:", a.grad)
    print("kept in:", a.dtype, "by NumPy:", np.array(3.0).dtype)

# %% [markdown]
# Three more habits differ from ours:
#
# - Examples are rows: `model(x)` takes shape $(m, n_x)$ and computes $x\,W^T + b$.
# - `torch.nn.Linear(n_in, n_out)` has a `weight` of our shape $(n_{out}, n_{in})$ and a `bias` of shape
#   $(n_{out},)$: a rank-1 array.
# - The default is `float32`, about seven digits. To compare with NumPy you need `float64`.
#
# ### Exercise 2: `to_torch`
#
# Make the model that computes what your parameters compute: linear layers with ReLU **between** them. The
# last one gives logits: the sigmoid is in the loss.
#
# - In: `parameters`, with `"W1"`, `"b1"` and so on, arrays in double precision, of any depth.
# - Out: a `torch.nn.Module` that takes examples in rows. `torch.nn.Sequential(first, second, third)` lets
#   layers work one after the other; `torch.nn.ReLU()` is one, too.
# - `linear.weight.copy_(tensor)` copies numbers into a layer. Do it inside `with torch.no_grad():`, or
#   PyTorch takes it for a step of a computation. Training the model must not change the dict.
# - Later cells need `model.parameters()` in the order W1, b1, W2, b2 and so on: that of linear layers in a
#   `Sequential`.
# - Worked line: `W1 = [[2, -1]]`, `b1 = [[0.5]]` and the example $(1, 1)$ give the logit 1.5.
# - The check compares logits and gradients to ten digits, for one layer up to four.


# %% answer="to_torch"
def to_torch(parameters):
    """Make the PyTorch model that computes what week 4's network computes, up to the logits.

    parameters: "W1", shape (n[1], n[0]), "b1", (n[1], 1), and so on.
    Returns a torch.nn.Module in double precision that takes examples in rows.
    """
    ...


# %% check="to_torch"
check("to_torch")

# %% [markdown]
# ### Exercise 3: `torch_forward`
#
# Columns in, columns out, as we are used to.
#
# - In: `model`, which takes examples in rows; `X`, an array of shape $(n_x, m)$.
# - Out: the logits, a **tensor** of shape $(n_y, m)$ that still knows its history.
# - The check hands over a model of its own.


# %% answer="torch_forward"
def torch_forward(model, X):
    """Return a model's logits for examples in columns, as a tensor of shape (n_y, m)."""
    ...


# %% check="torch_forward"
check("torch_forward")

# %% [markdown]
# Real data: handwritten digits; the label says whether the digit is odd. A network `[64, 20, 7, 1]`, once with
# week 4's functions and once with PyTorch:

# %%
digits = datasets.load_digits()
X, Y = digits.X_train / 16, digits.Y_train % 2
parameters = initialize_parameters_deep([64, 20, 7, 1], 1)

# %% folded=True tags=["experiment"]
# The largest difference of the logits and of each gradient.
if check.ready("to_torch", "torch_forward"):
    model = to_torch(parameters)
    logits = torch_forward(model, X)
    torch.nn.BCEWithLogitsLoss()(logits, torch.tensor(Y).double()).backward()
    AL, caches = deep.L_model_forward(X, parameters)
    grads = deep.L_model_backward(AL, Y, caches)
    differences = {"Z3": np.abs(logits.detach().numpy() - caches[-1][1]).max()}
    for name, tensor in zip(parameters, model.parameters(), strict=True):
        gradient = tensor.grad.numpy().reshape(parameters[name].shape)
        differences[f"d{name}"] = np.abs(gradient - grads[f"d{name}"]).max()
    figures.draw_agreement(differences)

# %% [markdown]
# ## 3. The training loop
#
# Every PyTorch program has the same five lines at its heart:
#
# ```python
# for t in range(1000):
#     cost = loss(model(x), y)      # forward
#     optimizer.zero_grad()         # set the gradients back
#     cost.backward()               # backward
#     optimizer.step()              # week 6's update of all parameters
#     costs.append(cost.item())     # a plain number
# ```
#
# ### Exercise 4: `loops`
#
# Five people changed one thing each:
#
# - `"P"`: `optimizer.zero_grad()` is missing.
# - `"Q"`: the line `cost = …` stands above the `for`.
# - `"R"`: the last line is `costs.append(cost)`.
# - `"S"`: the second line is `cost = loss(model(x).detach(), y)`.
# - `"T"`: after making the optimiser, somebody wrote `model = to_torch(parameters)` once more.
#
# What becomes of each? Every letter is used once.
#
# | | what happens |
# |---|---|
# | A | it stops with an error in the **second** step |
# | B | it stops with an error in the **first** step |
# | C | it runs, and the cost swings up and down instead of settling |
# | D | it runs, and the cost is the same in every step |
# | E | the costs are right, and every step's graph stays in memory |

# %% answer="loops"
loops = {"P": None, "Q": None, "R": None, "S": None, "T": None}
### BEGIN SOLUTION
loops = {"P": "C", "Q": "A", "R": "E", "S": "B", "T": "D"}
### END SOLUTION

# %% check="loops"
check("loops")

# %% [markdown]
# ### Exercise 5: `train_torch`
#
# - In: `model`, in double precision; `X`, shape $(n_x, m)$; `Y`, shape $(1, m)$, labels 0 and 1, which
#   may be integers; the number of steps and the learning rate.
# - It trains the model **in place**, by plain gradient descent (`torch.optim.SGD` with all examples in
#   every step is just that), and returns the list of costs, each the one **before** its step.
# - The cost is the mean cross-entropy from the logits:
#   `torch.nn.functional.binary_cross_entropy_with_logits`. It wants both arguments of one dtype.
# - The check trains a small model and compares costs and parameters.


# %% answer="train_torch"
def train_torch(model, X, Y, num_iterations=1000, learning_rate=0.1):
    """Train a model by gradient descent on all examples, in place; return the costs.

    model: in double precision, takes examples in rows. X: shape (n_x, m). Y: shape (1, m).
    Returns a list of floats, the cost before each step.
    """
    ...


# %% check="train_torch"
check("train_torch")

# %% [markdown]
# 300 steps, twice, from the same start. The gradients differ in the 16th digit.

# %% predict="come_apart"
check.predict("come_apart")


# %% folded=True tags=["experiment"]
# Train with week 4's functions, and with yours; draw both curves.
def with_numpy(parameters, X, Y):
    """Return cost and gradients by week 4's functions."""
    AL, caches = deep.L_model_forward(X, parameters)
    return deep.compute_cost(AL, Y), deep.L_model_backward(AL, Y, caches)


if check.ready("to_torch", "torch_forward", "train_torch"):
    trained, by_numpy = parameters, []
    for _ in range(300):
        cost, grads = with_numpy(trained, X, Y)
        by_numpy.append(cost)
        trained = deep.update_parameters(trained, grads, 0.1)
    model = to_torch(parameters)
    by_torch = train_torch(model, X, Y, 300, 0.1)
    figures.draw_trainings({"NumPy, week 4": by_numpy, "PyTorch": by_torch})
    print("largest difference:", np.abs(np.subtract(by_numpy, by_torch)).max())

# %% [markdown]
# ## 4. Save and load
#
# `state_dict` is a dict of a model's numbers. A second model is made of zeros, is judged on the test digits,
# then reads the file of the trained one. Which accuracies do you expect?


# %% folded=True
# The share of the test digits that a model names odd or even rightly.
def accuracy(model):
    """Return the share of the test digits that a model names odd or even rightly."""
    is_odd = torch_forward(model, digits.X_test / 16).detach().numpy() > 0
    return np.mean(is_odd == digits.Y_test % 2).round(3)


# %% tags=["experiment"]
if check.ready("to_torch", "torch_forward", "train_torch"):
    other = to_torch({name: 0 * array for name, array in parameters.items()})
    print("made of zeros:", accuracy(other))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "odd_or_even.pt"
        torch.save(model.state_dict(), file)
        other.load_state_dict(torch.load(file, weights_only=True))
        print("loaded:", accuracy(other), "trained:", accuracy(model))
        print(
            file.stat().st_size, "bytes for", sum(p.numel() for p in model.parameters()), "numbers"
        )

# %% [markdown]
# The file holds the numbers, not the network: you need the program that makes a model of the same shape.
# `weights_only=True` matters: such files are made with Python's pickle, which can run any program on your
# computer. With it, only numbers are read.
#
# ## 5. What it adds, and what it costs
#
# One step of training on 256 examples, with two hidden layers of $n$ units; PyTorch gets one core.

# %% predict="eight_units"
check.predict("eight_units")


# %% folded=True tags=["experiment"]
# The processor's time for one step, by width.
def step_with_numpy(parameters, X, Y):
    """Return the parameters after one step of gradient descent by week 4's functions."""
    _, grads = with_numpy(parameters, X, Y)
    return deep.update_parameters(parameters, grads, 0.1)


if check.ready("to_torch", "torch_forward", "train_torch"):
    torch.set_num_threads(1)
    some_X, some_Y = X[:, :256], Y[:, :256]
    widths, seconds = [8, 32, 128, 256], {"NumPy": [], "PyTorch": []}
    for n in widths:
        p = initialize_parameters_deep([64, n, n, 1], 1)
        seconds["NumPy"].append(seconds_of(step_with_numpy, p, some_X, some_Y))
        steps = seconds_of(train_torch, to_torch(p), some_X, some_Y, 20, 0.1)
        seconds["PyTorch"].append(steps / 20)
    figures.draw_step_times(widths, seconds)

# %% [markdown]
# A graphics card would lower the right end of the curve, not the left.
#
# | a framework adds | and costs |
# |---|---|
# | gradients of whatever you write, without a derivation | a graph in memory, until the pass back is over |
# | graphics cards, single and half precision | conventions of its own |
# | models and weights that others have published | faults that you can see only if you know what is below |

# %% quiz="framework_quiz"
check("framework_quiz")

# %% [markdown]
# ## What you can do now
#
# You can take a network into a framework and prove that it is the same network, and you know each line of the
# training loop.
#
# > **Who and when.** Ronan Collobert, Samy Bengio and Johnny Mariéthoz made Torch in 2002. Theano, from Montreal,
# > differentiated and compiled graphs of array formulas in Python from 2008 on. Google published TensorFlow in
# > 2015 and JAX in 2018. Adam Paszke, Sam Gross, Soumith Chintala and others began PyTorch in 2016: its graph
# > arises while the program runs, as in your engine.
# >
# > *Read*: Paszke and others,
# > [PyTorch: an imperative style, high-performance deep learning library](https://arxiv.org/abs/1912.01703).
# > *Watch*: Andrej Karpathy, "Building makemore", part 4, "Becoming a backprop ninja". *Try*: one word in
# > `train_torch` turns gradient descent into week 6's Adam. Which one, and how many steps does it save?
