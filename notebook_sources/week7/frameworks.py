# %% [markdown]
# # Frameworks: your network in PyTorch
#
# You have written everything yourself, in the last lesson even the engine that differentiates. Nobody
# works like that for long. This lesson takes week 4's network into PyTorch and shows with numbers that
# nothing changes: the logits agree, every gradient agrees, and so does the whole training.
#
# You will be able to
#
# - say what decides for a framework, and what a convenience is worth;
# - load NumPy weights into a PyTorch model and prove that it computes the same;
# - write a training loop, and recognise five broken ones;
# - save a model, load it again, and say what is in the file;
# - say what a framework adds and what it costs, from your own measurements.
#
# Plan 65 minutes. You need week 4's network and `week7/micro_autograd`. The functions of week 4 are
# your own where they have passed their checks, else the course's.

# %% [markdown]
# ## Getting PyTorch
#
# PyTorch is an optional extra: the rest of the course does not need it. In the folder of the course:
#
# ```sh
# pip install ".[frameworks]" --extra-index-url https://download.pytorch.org/whl/cpu
# ```
#
# The second half names the place where PyTorch's makers keep the file for computers without a
# graphics card, about 200 MB. Without it, Linux gets the file for graphics cards, with gigabytes of
# software beside it. Restart the kernel afterwards.
#
# Without PyTorch, you can do exercises 1 and 4 and the quiz. The checks of the others say that they are left out.

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
# PyTorch, JAX, TensorFlow: all of them differentiate for you and run on graphics cards. Speed alone
# rarely decides. Ask five questions:
#
# | | ask |
# |---|---|
# | A | How fast do **people** get from an idea to a running program, and find a fault in it? |
# | B | How fast does it **run**, for the amount of computing that you pay for? |
# | C | Is it **truly open**: a free licence, and more than one company that decides? |
# | D | Where does the trained model have to **run** afterwards? |
# | E | What have **others** published that you can build on? |
#
# ### Exercise 1: `choosing`
#
# Five groups; for each the letter of the question that decides. Every letter is used once.
#
# - `"three ideas a day"`: a research group. Each idea is trained for ten minutes.
# - `"six weeks on a hundred processors"`: one model, whose code is finished.
# - `"alive for fifteen years"`: the control of a power station.
# - `"in a phone without a network"`: an app that names birds by their song.
# - `"five hundred pictures"`: a clinic's, of a rare disease.
#
# Then two bills. Framework F saves its programmer 3 hours a week, at 50 euros an hour. Each
# training takes 20 percent longer than on G. How many euros **a week** does F save, all in all? A loss
# is negative.
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
# A **tensor** is to an array what your `Value` is to a number. It has its numbers, and if you ask for
# it (`requires_grad=True`) it remembers what it was computed from. `backward` writes the gradients
# into `grad`, as yours does, with one difference.
#
# **Guess, then run.** The formula is that of the last lesson, where $dJ/da$ is 6. What does the second
# line print? And the third?

# %% tags=["experiment"]
if torch:
    a, b = torch.tensor(3.0, requires_grad=True), torch.tensor(-2.0, requires_grad=True)
    ((a * b + a) ** 2).backward()
    print("dJ/da:", a.grad)
    ((a * b + a) ** 2).backward()
    print("after a second call:", a.grad)
    print("kept in:", a.dtype, "by NumPy:", np.array(3.0).dtype)

# %% [markdown]
# PyTorch never sets gradients back by itself: it **adds** to what is there. That helps those who
# compute the gradient of a large batch in pieces, and trips everybody else once. Three more habits
# differ from ours:
#
# - **Rows.** Examples are rows: `model(x)` takes shape $(m, n_x)$ and computes $x\,W^T + b$.
# - **Shapes.** `torch.nn.Linear(n_in, n_out)` has a `weight` of our shape $(n_{out}, n_{in})$ and a
#   `bias` of shape $(n_{out},)$: a rank-1 array.
# - **Precision.** The default is `float32`, about seven digits. To compare with NumPy you need
#   `float64`.
#
# ### Exercise 2: `to_torch`
#
# Make the model that computes what your parameters compute: linear layers with ReLU **between** them.
# The last one gives logits. There is no sigmoid: it is in the loss, as in the last lesson.
#
# - In: `parameters`, with `"W1"`, `"b1"` and so on, arrays in double precision, of any depth.
# - Out: a `torch.nn.Module` that takes examples in rows. `torch.nn.Sequential(first, second, third)`
#   lets one layer work after the other; `torch.nn.ReLU()` is a layer, too.
# - `linear.weight.copy_(tensor)` copies numbers into a layer. Do it inside `with torch.no_grad():`, or
#   PyTorch takes it for a step of a computation.
# - The model gets copies. Training it must not change the dict.
# - Later cells go through `model.parameters()` in the order W1, b1, W2, b2 and so on: that of linear
#   layers in a `Sequential`.
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
# - The check hands over a model of its own. Predict the shape after each step before you write it.


# %% answer="torch_forward"
def torch_forward(model, X):
    """Return a model's logits for examples in columns, as a tensor of shape (n_y, m)."""
    ...


# %% check="torch_forward"
check("torch_forward")

# %% [markdown]
# **Guess, then run.** Real data: handwritten digits of 64 pixels; the label says whether the digit is
# odd. A network `[64, 20, 7, 1]`, once with week 4's functions and once with PyTorch. How far apart
# are the logits, and each gradient?

# %%
digits = datasets.load_digits()
X, Y = digits.X_train / 16, digits.Y_train % 2
parameters = initialize_parameters_deep([64, 20, 7, 1], 1)

# %% tags=["experiment"]
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
# What is left is the rounding of double precision. That two so different programs agree is evidence
# for both.
#
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
# - `"T"`: between making the optimiser and the loop, somebody wrote `model = to_torch(parameters)`
#   once more.
#
# What becomes of each? Every letter is used once. You know enough from your own engine to work it out.
#
# | | what happens |
# |---|---|
# | A | it stops with an error in the **second** step |
# | B | it stops with an error in the **first** step |
# | C | it runs, and the cost swings up and down instead of settling |
# | D | it runs, and the cost is the same in every step |
# | E | the costs are right, and the nodes of every step's graph stay in memory |

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
# Now the loop for our convention, without a fault.
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
# **Look.** 300 steps, twice, from the same start. **Guess first**: the gradients differ in the 16th
# digit. Does the difference grow from step to step, and will the curves come apart?


# %%
def with_numpy(parameters, X, Y):
    """Return cost and gradients by week 4's functions."""
    AL, caches = deep.L_model_forward(X, parameters)
    return deep.compute_cost(AL, Y), deep.L_model_backward(AL, Y, caches)


# %% tags=["experiment"]
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
# A trained model is numbers, and the program that uses them. `state_dict` is a dict of the numbers.
#
# **Guess, then run.** The second model is made of zeros, then reads the file. Which accuracies on the
# test digits are printed? And what would happen if its hidden layer had another width?


# %%
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
# The file holds the numbers, not the network: you need the program that makes a model of the same
# shape. `weights_only=True` matters: such files are made with Python's pickle, and a stranger's pickle
# can run any program on your computer. With it, only numbers are read. (Since PyTorch 2.6 `load` does
# so unless told otherwise.)
#
# ## 5. What it adds, and what it costs
#
# **Guess, then run.** One step of training on 256 examples, with two hidden layers of $n$ units. For
# $n = 8$, which version takes less time? And for $n = 256$? (Processor time is shown: what all cores
# spend together. PyTorch gets one of them.)


# %%
def step_with_numpy(parameters, X, Y):
    """Return the parameters after one step of gradient descent by week 4's functions."""
    _, grads = with_numpy(parameters, X, Y)
    return deep.update_parameters(parameters, grads, 0.1)


# %% tags=["experiment"]
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
# For a small network NumPy wins: PyTorch builds a graph in every step, and each operation costs it
# some microseconds before the first number is computed. With wider layers, both wait for the same
# matrix products, and the curves draw near. (Where NumPy works on several cores, their waiting for each
# other counts as well, and its curve may end above the other.) A graphics card would lower the right
# end, not the left.
#
# | a framework adds | and costs |
# |---|---|
# | gradients of whatever you write, without a derivation | a graph in memory, until the pass back is over |
# | layers, optimisers, losses that others have tested | some 700 MB on the disk, seconds for the import |
# | graphics cards, single and half precision | conventions of its own: rows, `float32`, gradients that add up |
# | models and weights that others have published | faults that you can see only if you know what is below |
#
# The last line is what seven weeks were for.

# %% quiz="framework_quiz"
check("framework_quiz")

# %% [markdown]
# ## What you can do now
#
# You can take a network into a framework and prove that it is the same network. You know each line of
# the training loop, what becomes of it when one is missing, and when a framework is worth its price.
#
# | | who made it, and when |
# |---|---|
# | Torch, in C++, later steered by the language Lua | Collobert, Bengio and Mariéthoz, 2002 |
# | Theano: graphs of array formulas in Python, differentiated and compiled | Montreal, from 2008 |
# | TensorFlow: graphs that run on many machines | Google, 2015 |
# | PyTorch: the graph arises while the program runs, as in your engine | Paszke, Gross, Chintala and others, 2016 |
# | JAX: NumPy's functions, transformed | Google, 2018 |
#
# - **Read**: Paszke and others,
#   [PyTorch: an imperative style, high-performance deep learning library](https://arxiv.org/abs/1912.01703).
# - **Watch**: Andrej Karpathy, *Building makemore*, part 4, *Becoming a backprop ninja*: the backward
#   pass of a whole network by hand, checked against PyTorch line by line.
# - **Try**: one word in `train_torch` turns gradient descent into week 6's Adam. Which one, and how many
#   steps does it save?
