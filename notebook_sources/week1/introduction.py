# %% [markdown]
# # What a neural network is
#
# A neural network is made of many small parts that are all alike. In this notebook you write one
# such part, a **neuron**, and let it price houses. Then you join several, see what they can do
# together, and find out by experiment when large networks are worth their cost.
#
# You will learn to
#
# - compute what a neuron computes, and choose its two numbers by hand;
# - say in one number how wrong it is;
# - bend a line where you want it, by adding neurons;
# - name the kinds of problem that networks learn to solve, and the kind of network for each;
# - read a curve of error against the amount of data, and say what it shows and what it does not.
#
# Plan an hour for the reading and the four functions, and half an hour for the three short quizzes.
# You need Python functions and the equation of a straight line, nothing else. It starts from zero.

# %% [markdown]
# ## How to work with this notebook
#
# Go from top to bottom. Read a cell, then run it with **Shift+Enter**.
#
# An exercise has two cells. In the first you write your function, in place of the line that raises
# `NotImplementedError`; then you run the cell. The second is a **check**, such as `check("relu")`.
# Run it, and a card appears: which cases pass, and for the first that does not, what went in, what
# was expected and what your function returned. If the card knows the mistake, it adds a hint.
# Change your function and run both cells again, as often as you like: a check costs nothing.
#
# The card uses a few cases. When you hand in, more are tried, with other numbers. A function that
# does what the exercise says has nothing to fear from them.
#
# While a cell runs, it shows `[*]`; one that does not end is stopped with the **■** button above the
# notebook. A check stops by itself when your function has worked for ten seconds, and says in which
# line it was.
#
# A **quiz** has a cell with a dict of answers and, below it, a form. Run both. What you choose in the
# form is written into the dict, so that it is saved with the notebook; you may as well type it there
# yourself. The check marks about half of the questions, with hints and reasons. The others say that
# they count at grading: there it tells you only whether your answer can be read. A cell
# `check.solutions(...)`, where there is one, marks all of them once you have answered them.
#
# Some cells are **folded**: of their code you see three dots. Run them like the others. A click on the
# dots shows what is inside, if you are curious; you need not read it.
#
# Cells that begin with **Look** show something with the functions you wrote. If you run one too
# early, it says which check it waits for.
#
# Run this cell first.

# %%
import time
import warnings

import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week1 import introduction as figures
from course_utils.training import History

check = notebook_checks("week1/introduction")

# %% [markdown]
# ## 1. A price for every size
#
# You want to know what a building in a small town will sell for. You have the sales of last year:
# for each, the size in square metres and the price in thousands of euros.
#
# The town is invented, so that we know exactly how its prices come about:
#
# - A building under 30 m² may not be lived in. It is a shed, and it is given away for nothing.
# - From 30 m² on, people pay for each further square metre: 5 thousand euros up to 90 m², then 3
#   thousand up to 130 m², and 0.5 thousand beyond. Few look for more.
# - Every sale deviates from this by chance, with a standard deviation of 6 % of the price.
#
# The next cell makes 60 sales. `size` and `price` are arrays of 60 numbers, in the same order.

# %%
rng = np.random.default_rng(3)
m = 60  # number of sales
size = np.sort(rng.integers(5, 161, m)).astype(float)  # m²

# what each square metre adds: the first 30 nothing, the next 60 five thousand euros, ...
each_metre = np.repeat([0, 5, 3, 0.5], [30, 60, 40, 30])
fair_price = np.cumsum(each_metre)[size.astype(int) - 1]
price = np.round(fair_price * (1 + 0.06 * rng.normal(size=m)))  # thousand euros

for k in (0, 10, 30, 59):
    print(f"sale {k:2d}: {size[k]:3.0f} m² for {price[k]:3.0f} thousand €")

# %% [markdown]
# What would you do with such data? A first thought is a straight line: a price for each square
# metre, plus a fixed amount. `np.polyfit` finds the line with the smallest squared error.

# %% tags=["experiment"]
slope, start = np.polyfit(size, price, 1)
figures.straight_line(size, price, slope, start)  # the line over the sales
print(f"For a shed of 5 m² the line says {slope * 5 + start:.0f} thousand €.")

# %% [markdown]
# Nobody is paid for taking a shed. The line does not know that a price cannot fall below zero, and
# the sheds pull it away from the houses. The repair is small: where the line is negative, say 0.
#
# This little function has a name, **rectified linear unit** or **ReLU**:
#
# $$\text{relu}(z) = \max(0, z)$$
#
# Here $z$ is any number. What is positive stays, all else becomes 0.
#
# ### Exercise 1: `relu`
#
# A network applies it to thousands of numbers at once, and NumPy can do the same: `np.exp(z)`,
# `z + 1` or `z > 0` work on every entry of an array. So write a function that takes an array, and
# use no loop. NumPy has more than one function that helps; `np.maximum` and `np.where` are two.
#
# - In: `z`, one number or an array of any shape. Out: the same shape.
# - Worked line: `[-1.5, 0.5, 3]` becomes `[0, 0.5, 3]`.
# - The check looks at single numbers and at arrays, and that `z` itself stays as it was.


# %% answer="relu"
def relu(z):
    """Keep what is positive, replace the rest by 0.

    Parameters
    ----------
    z : float or ndarray of any shape

    Returns
    -------
    float or ndarray
        The shape of `z`.
    """
    ...


# %% check="relu"
check("relu")

# %% [markdown]
# ### Exercise 2: `price_neuron`
#
# Now the neuron. It has two numbers of its own:
#
# | symbol | name | here | unit |
# |---|---|---|---|
# | $w$ | **weight** | what one more square metre adds | thousand € per m² |
# | $b$ | **bias** | what is added once, whatever the size | thousand € |
#
# It works in two steps. First a straight line, then the ReLU:
#
# $$z = w \cdot \text{size} + b, \qquad \text{price} = \text{relu}(z)$$
#
# Write both steps. Use your `relu`.
#
# - In: `size`, one number or an array of any shape, in m²; `w` and `b`, two numbers. Out: the
#   prices in thousand €, in the shape of `size`.
# - Worked line: for `size` = 80, `w` = 3 and `b` = -60, $z = 3 \cdot 80 - 60 = 180$, and the price
#   is 180. For `size` = 10, $z = -30$, and the price is 0.
# - The check looks at one building and at many, at weights and biases of either sign, and that
#   `size` stays as it was.


# %% answer="price_neuron"
def price_neuron(size, w, b):
    """Price buildings by their size.

    Parameters
    ----------
    size : float or ndarray of any shape
        In m².
    w : float
        Weight, in thousand € per m².
    b : float
        Bias, in thousand €.

    Returns
    -------
    float or ndarray
        Prices in thousand €, in the shape of `size`.
    """
    ...


# %% check="price_neuron"
check("price_neuron")

# %% [markdown]
# **Look.** Three neurons over the sales. Before you read on: from which size on is each of them
# switched on? Find it from $w$ and $b$ alone.

# %% tags=["experiment"]
if check.ready("relu", "price_neuron"):
    figures.three_neurons(size, price, price_neuron)  # three pairs w and b over the sales

# %% [markdown]
# A neuron bends where $z = 0$, that is at $\text{size} = -b / w$. Two of the three bend at the same
# place, since $100/2$ and $300/6$ are the same. Left of its bend each of these neurons is **off**: it
# says 0, whatever the size. (Each has a positive $w$. With a negative one it is off on the right.)
#
# ### Exercise 3: `mean_squared_error`
#
# Which of the three is best? To compare, boil all misses down to one number. For each sale take the
# **error**, predicted minus paid. Square it, so that too high and too low both count, and large
# misses count much. Then take the mean over the $m$ sales:
#
# $$\text{mse} = \frac{1}{m} \sum_{i=1}^{m} \big(\text{prediction}_i - \text{price}_i\big)^2$$
#
# - In: `prices` and `predictions`, two arrays of $m$ numbers. Out: one number.
# - Worked line: paid 200 and 300, predicted 210 and 270. The errors are 10 and -30, their squares
#   100 and 900, and the mean is 500.
# - The check looks at one house and at many, at errors that would cancel, and that neither array
#   changes.


# %% answer="mean_squared_error"
def mean_squared_error(prices, predictions):
    """Say how far predictions are from prices.

    Parameters
    ----------
    prices : ndarray, shape (m,)
        In thousand €.
    predictions : ndarray, shape (m,)
        In thousand €.

    Returns
    -------
    float
        Mean of the squared errors, in (thousand €)².
    """
    ...


# %% check="mean_squared_error"
check("mean_squared_error")

# %% [markdown]
# The unit of this number is odd: thousand € squared. Its square root is in thousand € again, and
# tells you the size of a typical miss.
#
# ## 2. Fit it by hand
#
# **Look.** Here are the sales, with sliders for $w$ and $b$. The thin lines are the misses. Move the
# sliders, or type numbers, until the mean squared error is as small as you can get it.
#
# Try the buttons as well. "Off below 80 m²" leaves many houses without a price: where the neuron is
# off, does a small step of $b$ change anything for them?

# %% tags=["experiment"]
from course_utils.explorers.price_neuron import PriceNeuron

explorer = PriceNeuron(size, price)
explorer

# %% [markdown]
# When you are content, run the next two cells. They take what the sliders say and let the computer
# try as well, with no more wit than this: every pair of a list of weights and a list of biases.


# %% tags=["experiment"]
def best_neuron():
    """Try 81 weights with 121 biases each; return the least error, and its weight and bias."""
    return min(
        (mean_squared_error(price, price_neuron(size, w, b)), w, b)
        for w in np.linspace(0, 8, 81)
        for b in np.linspace(-200, 100, 121)
    )


# %% tags=["experiment"]
if check.ready("price_neuron", "mean_squared_error"):
    w, b = explorer.values["w"], explorer.values["b"]
    yours = mean_squared_error(price, price_neuron(size, w, b))
    least, w_best, b_best = best_neuron()
    line = mean_squared_error(price, slope * size + start)
    print(f"your sliders:  w = {w:.2f}, b = {b:.0f}, error {yours:.0f} (thousand €)²")
    print(f"{81 * 121} pairs:    w = {w_best:.2f}, b = {b_best:.0f}, error {least:.0f}")
    print(f"straight line: error {line:.0f}")

# %% [markdown]
# What you did with the sliders is **training**: change the weights so that the error on examples
# falls. The computer did the same by trying all pairs, which is hopeless for a real network. With
# $n$ numbers to choose and only 10 values for each there are $10^n$ combinations, and $n$ is in the
# thousands or billions. In week 2 you will use a better way: work out in which direction the error
# falls, and take a step that way.
#
# ## 3. Several neurons
#
# Even the best neuron misses in a pattern: its price is too low for houses of middling size and too
# high for the largest. It has one bend, and the prices have three.
#
# So add neurons up. Their sum is $c_1 \,\text{relu}(z_1) + c_2 \,\text{relu}(z_2) + \dots$, where
# each $c$ is one more weight, which may be negative. Each neuron brings its own bend. If its $w$ is
# positive, it leaves the sum as it is left of the bend, and adds $c \cdot w$ to the slope right of it.
#
# ### Exercise 4: `bent_price`
#
# Build the town's fair price from three neurons. You are given the slopes; the weights are yours to
# find. Draw the curve on paper first.
#
# | from | to | slope (thousand € per m²) |
# |---|---|---|
# | 0 m² | 30 m² | 0 |
# | 30 m² | 90 m² | 5 |
# | 90 m² | 130 m² | 3 |
# | 130 m² | | 0.5 |
#
# - In: `size`, one number or an array of any shape, in m². Out: the prices in thousand €, in the
#   shape of `size`. The curve starts at 0 and has no jump.
# - Worked line: at 60 m² the price is $5 \cdot (60 - 30) = 150$. At 110 m² it is
#   $300 + 3 \cdot (110 - 90) = 360$.
# - The check looks at sizes on each of the four pieces and at the bends, in arrays and alone. Other
#   ways to write the same curve pass too, but three neurons are the way that a network has.


# %% answer="bent_price"
def bent_price(size):
    """Price buildings by a sum of three neurons.

    Parameters
    ----------
    size : float or ndarray of any shape
        In m².

    Returns
    -------
    float or ndarray
        Prices in thousand €, in the shape of `size`.
    """
    ...


# %% check="bent_price"
check("bent_price")

# %% [markdown]
# **Look.** Your curve over the sales. Its error is not zero: what is left is chance, and no curve
# can know that.

# %% tags=["experiment"]
if check.ready("relu", "price_neuron", "mean_squared_error", "bent_price"):
    least, w_best, b_best = best_neuron()
    # prices by the best neuron, which bends at -b / w, and by your three
    figures.one_neuron_and_three(
        size, price, lambda x: price_neuron(x, w_best, b_best), bent_price, -b_best / w_best
    )
    error = mean_squared_error(price, bent_price(size))
    print(f"best single neuron: error {least:.0f} (thousand €)², typical miss {least**0.5:.0f}")
    print(f"three neurons:      error {error:.0f} (thousand €)², typical miss {error**0.5:.0f}")

# %% [markdown]
# With enough neurons you can follow any curve without jumps as closely as you like, bend by bend,
# over whatever range of sizes you choose. That is the first reason why networks are so useful: they
# are not tied to the shape of a straight line.

# %% [markdown]
# ### Units in the middle
#
# A real price depends on more than size. Say you also know the number of bedrooms, how many minutes
# it is to walk to the centre, and the mean income in the neighbourhood.
#
# A good estate agent would not add these up directly. She would first think: how many people can
# live there? How much can they do on foot? How good are the schools? And from the answers she would
# judge the price. Give each question to a neuron that looks at the inputs, and the price to one more
# neuron that looks at the answers. A neuron with several inputs has a weight for each of them, and
# one bias: with the inputs $x_1, x_2, \dots$ it takes $z = w_1 x_1 + w_2 x_2 + \dots + b$.

# %% tags=["experiment"]
answers = ["people who fit in", "walkability", "school quality"]
figures.agents_network(answers)  # four inputs, a hidden unit for each answer, one output

# %% [markdown]
# This is a **neural network**. Its **inputs** stand on the left. The units in the middle are called
# **hidden**, since the data say nothing about them: a sale lists the inputs and the price, and
# nobody ever wrote down the walkability. Every hidden unit is joined to *every* input. Which ones it
# attends to is decided by its weights, and these are found by training.
#
# So in a trained network the hidden units are whatever lowers the error. Do they come out as the
# questions of the estate agent? Try it. The next cell, which is folded, invents 800 sales with four
# inputs, whose prices really do arise from the three answers. The one after it trains networks on
# them with scikit-learn's `MLPRegressor`. (From week 3 on you write such a thing yourself.)

# %% folded=True tags=["experiment"]
# How the 800 sales come about, how a network is trained on them, and how much one misses.
from sklearn.linear_model import LinearRegression
from sklearn.neural_network import MLPClassifier, MLPRegressor


def invent_sales(m, rng):
    """Return inputs (m, 4), the agent's three answers (m, 3), and prices (m,) in thousand €."""
    area = rng.uniform(30, 160, m)
    bedrooms = np.clip(np.round(area / 28 + 0.8 * rng.normal(size=m)), 1, 7)
    walk, income = rng.uniform(2, 45, m), rng.uniform(15, 60, m)
    people = np.minimum(2 * bedrooms, area / 14)  # two to a bedroom, 14 m² each
    walkability = np.maximum(0, 1 - walk / 30)  # beyond half an hour nobody walks
    school = np.clip((income - 20) / 25 + 0.3 * walkability, 0, 1)
    prices = 20 + 45 * people + 120 * walkability + 22 * school * people
    X = np.column_stack([area, bedrooms, walk, income])
    return X, np.column_stack([people, walkability, school]), prices + 10 * rng.normal(size=m)


def train_on_sales(units, seed):
    """Train a network with so many hidden units on the old sales, from one start."""
    net = MLPRegressor(hidden_layer_sizes=(units,), solver="lbfgs", max_iter=300, random_state=seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says that it could go on for longer
        return net.fit(X_old, price_old / 100)


def typical_miss(predicted):
    """Return how far predictions for the new sales are off, in thousand €."""
    return np.mean((predicted - price_new) ** 2) ** 0.5


own_rng = np.random.default_rng(0)
X_old, _, price_old = invent_sales(800, own_rng)
X_new, answers_new, price_new = invent_sales(400, own_rng)
mean, spread = X_old.mean(axis=0), X_old.std(axis=0)  # inputs on one scale, for training
X_old, X_new = (X_old - mean) / spread, (X_new - mean) / spread

# %% tags=["experiment"]
straight = LinearRegression().fit(X_old, price_old)
print("typical miss on 400 new sales, in thousand € (10 of it are chance)")
print(f"  no hidden unit:      {typical_miss(straight.predict(X_new)):.0f}")
trained = {}
for units in (3, 10, 30):
    trained[units] = [train_on_sales(units, seed) for seed in range(3)]
    misses = [typical_miss(100 * net.predict(X_new)) for net in trained[units]]
    print(f"  {units:2d} hidden units:     {min(misses):.0f} to {max(misses):.0f} (three starts)")

# %% [markdown]
# Hidden units help. Three are too few here. One unit brings one bend: that is enough for
# walkability, which falls along a line and stays at 0, but school quality has a bend at either end of
# its scale, and the price multiplies two of the answers. With so few units, the result also depends
# on the random weights from which training starts. With ten the starts agree, and little more than
# chance is left.
#
# Now look into one of the networks with three hidden units. How closely does each unit follow each
# of the agent's answers? The **correlation** of two lists of numbers says it: 1 or -1 if their pairs
# lie on a straight line, rising or falling, and 0 if the best straight line through them is level.

# %% tags=["experiment"]
net = trained[3][0]
hidden = np.maximum(0, X_new @ net.coefs_[0] + net.intercepts_[0])  # (400, 3)
print("correlation of", *[f"{name:>18}" for name in answers])
for unit in range(3):
    row = [np.corrcoef(hidden[:, unit], answers_new[:, k])[0, 1] for k in range(3)]
    print(f"hidden unit {unit + 1}", *[f"{value:18.2f}" for value in row])

# %% [markdown]
# No unit is a clean copy of an answer, and nothing keeps two of them from sharing one. A network is
# under no duty to think in our words: it was asked for a small error, not for an explanation. Keep
# that in mind when someone tells you what a hidden unit "means".

# %% [markdown]
# ### Quiz: neurons and what they can draw
#
# Take paper for the numbers.

# %% quiz="neuron_quiz"
check("neuron_quiz")

# %% [markdown]
# ## 4. What can be learned this way
#
# All of this is **supervised learning**: there are examples with an input $x$ and the right answer
# $y$, and the aim is a function that gives the answer for a new $x$.
#
# - If $y$ is a quantity, such as a price, the task is a **regression**.
# - If $y$ is one of a few classes, such as *cat* or *no cat*, it is a **classification**. That holds
#   also when the classes are written as numbers: the digit 8 is not twice the digit 4.
#
# Different inputs ask for different networks:
#
# | input $x$ | answer $y$ | task | network |
# |---|---|---|---|
# | size, bedrooms, place of a home | price | regression | standard |
# | hour, weekday, temperature | power that a city will draw | regression | standard |
# | a reader, an article | will the article be opened? | classification | standard |
# | an X-ray picture | is a bone broken? | classification | convolutional |
# | a photograph | what stands where in it | both | convolutional |
# | the recording of a heartbeat | healthy rhythm or not | classification | recurrent |
# | a spoken sentence | the sentence as text | classification, word by word | recurrent |
# | a sentence in Finnish | the sentence in Greek | classification, word by word | recurrent |
# | a satellite picture, soil measurements, the rain of each week | harvest of a field | regression | hybrid |
#
# In a **standard** network every unit is joined to every unit of the next layer, as in the drawing
# above. A **convolutional** network looks at a small patch of a picture and uses the same weights
# on every patch, so a cat is a cat wherever it sits. A **recurrent** network reads a sequence one
# step after the other and keeps a memory. (For text, networks built on *attention* have taken over
# most of this work.) A **hybrid** joins parts of different kinds. This course builds standard
# networks: the parts that you learn to make are in all the others too.
#
# ### Structured and unstructured
#
# Data are **structured** if each number has a meaning of its own, like the cells of a table. They
# are **unstructured** if only the whole has a meaning: a picture, a sound, a text. The next cell
# shows one example of either kind, as the computer sees it.

# %% tags=["experiment"]
tumours, digits = datasets.load_breast_cancer(), datasets.load_digits()
print("structured: one tumour (its unit of length is not recorded)")
for k in (0, 1, 3, 6):
    print(f"  {tumours.feature_names[k]:15} {tumours.X_train[k, 0]:8.2f}")
print("unstructured: one handwritten digit, the ink in each of 8 x 8 pixels, from 0 to 16")
print(digits.X_train[:, 1].reshape(8, 8).astype(int))
figures.eight_digits(digits.X_train, digits.Y_train)  # as pictures; the second is printed above

# %% [markdown]
# A mean radius tells you something. The ink in row 3, column 5 tells you nothing until you see the
# rest. People are good at unstructured data without trying; computers became so only with deep
# networks.

# %% [markdown]
# ### Quiz: which kind of problem is it?

# %% quiz="tasks_quiz"
check("tasks_quiz")

# %% [markdown]
# ## 5. Why now?
#
# The neuron is from the 1940s, and the way to train many of them was widely known in the 1980s. Why
# did networks take off only around 2010? Three things came together: **data**, **computation** and
# **algorithms**. You can measure all three.
#
# The task: read a handwritten digit, 10 classes. The data are the pictures you just saw, 1797 of
# them, written by 13 people ([data sheet](../../datasets/digits.md)). We train on 30 of them, then
# on 100, 300 and 1200, and always test on 539 others. Five learners compete:
#
# - three networks, with 7, 32 and 128 hidden units;
# - **logistic regression**, a single layer without hidden units, which you write in week 2;
# - a **support-vector machine**, one of the best methods from before the deep networks. It compares
#   a new picture with the stored ones.
#
# Each is trained on four random splits of the data, so that you see how much of a difference is
# luck. That makes 80 trainings, and the cell takes some seconds.

# %% folded=True tags=["experiment"]
# How a network is made, and how learners are trained on more and more examples and timed.
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC


def network(units, rate):
    """Return a maker of networks with one hidden layer, given a seed."""
    return lambda seed: MLPClassifier(
        (units,), batch_size=64, max_iter=30, learning_rate_init=rate, random_state=seed
    )


def learn(make, data, seed, amount):
    """Train on the first examples; return the test error in %, and the processor's seconds."""
    clock = time.process_time()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # they say that they could go on for longer
        learner = make(seed).fit(data.X_train[:, :amount].T / 16, data.Y_train[0, :amount])
    seconds = time.process_time() - clock
    return 100 * np.mean(learner.predict(data.X_test.T / 16) != data.Y_test[0]), seconds


def compare(learners, amounts, splits):
    """Train each learner on each amount of each split; return errors and seconds by learner."""
    errors, seconds = {}, {}
    for name, make in learners.items():
        runs = [[learn(make, data, k, m) for m in amounts] for k, data in enumerate(splits)]
        errors[name], seconds[name] = np.moveaxis(np.array(runs), 2, 0)
    return errors, seconds


# %% tags=["experiment"]
learners = {
    "network, 7 hidden units": network(7, rate=0.02),
    "network, 32 hidden units": network(32, rate=0.02),
    "network, 128 hidden units": network(128, rate=0.006),
    "logistic regression": lambda seed: LogisticRegression(max_iter=200),
    "support-vector machine": lambda seed: SVC(C=10),
}
amounts = [30, 100, 300, 1200]
splits = [datasets.load_digits(seed=seed) for seed in range(4)]
errors, seconds = compare(learners, amounts, splits)

# %% tags=["experiment"]
print(f"{'test error in % with':28}", *[f"{amount:>6}" for amount in amounts], " examples")
for name, error in errors.items():
    print(f"{name:28}", *[f"{value:6.1f}" for value in error.mean(axis=0)])
figures.errors_by_amount(amounts, errors)  # each learner's errors, with more and more examples

# %% [markdown]
# Read the figure slowly. Both axes are logarithmic; the bars go from the luckiest split to the
# unluckiest.
#
# - **Data.** Every curve falls, all the way: more examples help all five.
# - **Size.** The smallest network stays behind, however much data it gets: seven units cannot tell
#   ten digits apart well. The largest of the three networks is the best of them, and it is also
#   better than logistic regression. Its lead shows only when there is enough data to fill it.
# - **The classical learner wins.** The support-vector machine has the lowest error here. That is no
#   accident: these pictures are small, clean and few, and on such data good classical methods are
#   hard to beat.
# - **Luck.** With 30 examples the smallest network is behind, and the bars of the other four overlap:
#   which of them is best depends on the split. An order seen on few examples means little.
#
# Then why networks? Because comparing with stored examples does not scale. A support-vector machine
# may have to compare every example with every other. The next cell counts what that would take, with
# 8 bytes to store the result of one comparison.

# %% tags=["experiment"]
for examples in (1200, 60_000, 1_000_000):
    numbers = examples**2
    print(f"{examples:9,} examples: {numbers:19,} comparisons, {8 * numbers / 1e9:10,.2f} GB")
print()
for name in learners:
    print(f"{name:28} {seconds[name][:, -1].mean():6.2f} s to train on 1200 examples")
whole = sum(map(np.sum, seconds.values()))
print(f"all {4 * len(amounts) * len(learners)} trainings: {whole:.0f} s of one processor")

# %% [markdown]
# A network takes its examples a few at a time and keeps none of them. Twice the examples cost it
# twice the time, and it can use as many as you have. Where millions of pictures, recordings or pages
# are at hand, that decides, and the large networks pull away. Here you have seen the left end of
# that story only, and our experiment cannot show you the rest.
#
# - **Computation.** The large network costs more time than the others, and that is with 128 units.
#   Graphics processors do the same arithmetic for thousands of units at once.
#
# The third reason is **algorithms**, and one example fits into a cell. For decades the units of a
# network were *sigmoid* units, a smooth step from 0 to 1. The network below has three hidden layers
# and is trained the same way three times. All that changes is the unit's function: the sigmoid; its
# sister *tanh*, a step from -1 to 1; and the ReLU.
#
# The figure shows the **cost**, the number that training lowers. For classes it is not the mean
# squared error but the *cross-entropy*, whose unit is the nat; you derive it in week 2. Here it is
# enough to know what a guess costs: a network that gives each of the ten digits a probability of one
# tenth has the cost $\ln 10 = 2.30$ nats.


# %% folded=True tags=["experiment"]
# Three hidden layers of 32 units, trained on the digits for 15 passes.
def train_deep(activation):
    """Train the network with units of one kind; what differs is their function alone."""
    net = MLPClassifier(
        (32, 32, 32),
        activation=activation,
        solver="sgd",
        momentum=0,
        learning_rate_init=0.1,
        batch_size=32,
        max_iter=15,
        random_state=0,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says that it could go on for longer
        return net.fit(digits.X_train.T / 16, digits.Y_train[0])


# %% tags=["experiment"]
runs = []
for name, activation in [("sigmoid", "logistic"), ("tanh", "tanh"), ("ReLU", "relu")]:
    net = train_deep(activation)
    wrong = 100 * np.mean(net.predict(digits.X_test.T / 16) != digits.Y_test[0])
    print(f"{name:8} test error {wrong:.0f} %")
    runs.append(History.from_costs(net.loss_curve_, name, record_every=1))
figures.costs_by_unit(runs)  # the cost of each, pass after pass

# %% [markdown]
# With sigmoid units this network does not get beyond guessing in the time given. Training asks how
# the cost changes when a weight does. The answer for a weight of the first layer passes all layers
# behind it, and the function of each multiplies it by its slope. The slope of a sigmoid is a quarter
# at most, so three layers leave a factor of
# $\frac14 \cdot \frac14 \cdot \frac14 = \frac1{64}$ at most. The slope of tanh at 0, and that of a
# ReLU that is on, is 1. A change of one word mends it. (In week 5 you measure how the signal dies
# out, and learn other cures.)
#
# ### Idea, code, experiment
#
# There is one more reason why computation counts, and it is about you. Work on networks goes in a
# circle: you have an **idea**, you write the **code**, you run the **experiment**, and its result
# gives you the next idea. Nobody knows beforehand how many hidden units are right. Whoever goes
# round the circle faster learns faster.
#
# The experiment with the digits tried 20 settings, four times each, while you waited.
# Had each training taken an hour, it would have run for more than three days.

# %% [markdown]
# ### Quiz: scale, speed and the loop
#
# The last question is read and marked by a person. Write a few sentences.

# %% quiz="scale_quiz"
check("scale_quiz")

# %% [markdown]
# ## What comes next
#
# In week 2 you learn the array operations that all of this rests on, and then train your first
# network: one neuron, with 12288 inputs, that looks at pictures.
