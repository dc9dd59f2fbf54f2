# %% [markdown]
# # What a neural network is
#
# A neural network is built from many small parts that are all alike, its neurons. You write one, let it
# price houses, and find its two numbers: by hand, then with a search of your own.
#
# You will learn to
#
# - make a neuron bend where you want;
# - measure how wrong it is;
# - search for the best neuron, and say why that fails for a real network.
#
# Plan 75 minutes. You need Python functions and the equation of a straight line.

# %% [markdown]
# ## How to work with this notebook
#
# [Start](../START.ipynb) says how to run cells and checks. The text under a function's first line says what
# goes in and what should come out. More cases are tried when you hand in: if your function does what the
# exercise asks, these extra cases will pass too. A **guess** is never marked: it makes you notice when a
# result surprises you.
#
# ## 1. A price for every size
#
# What will a building in a small town sell for? You have the sizes and prices of last year's 60 sales. The
# town is invented: a building under 30 m² is a shed, and is given away; every further square metre adds to
# the price, but less in large houses.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week1 import introduction as figures

check = notebook_checks("week1/introduction")
size, price = datasets.make_sales()  # 60 numbers each, in the same order

# %% tags=["experiment"]
slope, start = np.polyfit(size, price, 1)  # the straight line that fits best
figures.straight_line(size, price, slope, start)
print(f"For a shed of 5 m² the line says {slope * 5 + start:.0f} thousand €.")

# %% [markdown]
# The line gives small buildings a negative price. The repair: where it is negative, say 0. The **rectified
# linear unit**, or **ReLU**, keeps positive numbers and replaces all others by 0: $\text{relu}(z) = \max(0,
# z)$.
#
# ### Exercise 1: `relu`
#
# Write it for a whole array at once, without a loop. `z + 1`, `z > 0`, `np.maximum` and `np.where` work
# on every entry.
#
# Worked line: `[-1.5, 0.5, 3]` becomes `[0, 0.5, 3]`.


# %% answer="relu"
def relu(z):
    """Keep what is positive, replace the rest by 0.

    z: number or array of any shape, which stays as it was. Returns the same shape.
    """
    ...


# %% check="relu"
check("relu")

# %% [markdown]
# ### Exercise 2: `price_neuron`
#
# A **neuron** computes a straight line and puts it through a ReLU. The **parameters** of a network are the
# numbers that training chooses: each neuron's **weight** $w$, which multiplies its input, and its **bias**
# $b$, which is added whatever the input.
#
# $$z = w \cdot \text{size} + b, \qquad \text{price} = \text{relu}(z)$$
#
# Worked line: with `w = 3` and `b = -60`, 80 m² have $z = 180$ and cost 180; 10 m² have $z = -30$ and
# cost 0.


# %% answer="price_neuron"
def price_neuron(size, w, b):
    """Price buildings by their size, with one neuron.

    size: number or array of any shape, in m². w: thousand € per m². b: thousand €.
    Returns prices in thousand €, in the shape of size.
    """
    ...


# %% check="price_neuron"
check("price_neuron")

# %% predict="same_bend"
check.predict("same_bend")

# %% tags=["experiment"]
if check.ready("relu", "price_neuron"):
    figures.three_neurons(size, price, price_neuron)

# %% [markdown]
# A neuron bends where $z = 0$. On one side it is **off** and says 0, whatever the size: on the left if its
# weight is positive, on the right if it is negative.
#
# ### Exercise 3: `neuron_through`
#
# Which weight and bias make a neuron bend at one size and give a price for another? Work out both formulas
# on paper first.
#
# Worked line: from 0 at 20 m² to 180 at 80 m² it climbs 180 in 60 m², so `w = 3`, and `b = -60`. The check
# also tries neurons that fall to 0 at their bend.


# %% answer="neuron_through"
def neuron_through(bend, size, price):
    """Find the neuron that bends at one size and gives a price for another.

    bend, size: two different numbers, in m². price: thousand €, above 0. Returns w, b.
    """
    ...


# %% check="neuron_through"
check("neuron_through")

# %% [markdown]
# ## 2. How wrong is it?
#
# The **error** of a prediction is predicted minus paid. The **mean squared error** is the mean of the
# squares of all $m$ errors: squared, so that too high and too low both count.
#
# $$\text{mse} = \frac{1}{m} \sum_{i=1}^{m} \big(\text{prediction}_i - \text{price}_i\big)^2$$
#
# ### Exercise 4: `mean_squared_error`
#
# Write it twice: with a loop over the houses, then with whole arrays and `np.mean` in one line.
# `assert np.isclose(first, second)` stops your function if the two disagree. Return either.
#
# Worked line: paid 200 and 300, predicted 210 and 270. The errors are 10 and −30, their squares 100 and
# 900, and the mean is 500.


# %% answer="mean_squared_error"
def mean_squared_error(prices, predictions):
    """Say how far predictions are from prices.

    prices, predictions: arrays of m numbers, in thousand €. Returns the mean of the squared errors.
    """
    ### BEGIN SOLUTION
    total = 0.0
    for paid, predicted in zip(prices, predictions, strict=True):
        total = total + (predicted - paid) ** 2
    by_loop = total / len(prices)
    at_once = np.mean((predictions - prices) ** 2)
    assert np.isclose(by_loop, at_once)
    return at_once
    ### END SOLUTION


# %% check="mean_squared_error"
check("mean_squared_error")

# %% [markdown]
# Its square root is in thousand € again: the size of a typical miss.
#
# **Fit it by hand.** Answer the question above the figure, then make the mean squared error as small as
# you can. The thin lines are the misses.

# %% tags=["experiment"]
from course_utils.explorers.price_neuron import PriceNeuron

explorer = PriceNeuron(size, price)
explorer

# %% [markdown]
# ## 3. Let the computer search
#
# **Training** changes the parameters of a network until its error on examples is small. You have just done
# it by hand. Now let the computer try the dumbest possible search: every pair from a list of weights and a
# list of biases.
#
# ### Exercise 5: `best_neuron`
#
# Worked line: sizes 10 and 50, prices 0 and 90, weights 2 and 3, biases 0 and −60. The four pairs give the
# errors 250, 1250, 2250 and 0, so the answer is `3, -60, 0`.


# %% answer="best_neuron"
def best_neuron(sizes, prices, weights, biases):
    """Try every weight with every bias, and keep the pair with the least squared error.

    sizes, prices: arrays of m numbers. weights, biases: what to try.
    Returns w, b, least: the best pair and its mean squared error.
    """
    ...


# %% check="best_neuron"
check("best_neuron")

# %% tags=["experiment"]
if check.ready("price_neuron", "mean_squared_error", "best_neuron"):
    by_hand = price_neuron(size, explorer.values["w"], explorer.values["b"])
    w, b, least = best_neuron(size, price, np.linspace(0, 8, 81), np.linspace(-200, 100, 121))
    print(f"your sliders:        error {mean_squared_error(price, by_hand):.0f} (thousand €)²")
    print(f"w = {w:.1f}, b = {b:.1f}:  error {least:.0f}")
    print(f"the straight line:   error {mean_squared_error(price, slope * size + start):.0f}")

# %% [markdown]
# The neuron hardly beats the straight line: one bend cannot follow prices that rise more and more slowly.
# More bends need more parameters.

# %% predict="twenty_numbers"
check.predict("twenty_numbers")

# %% tags=["experiment"]
for n in (2, 6, 10, 20):
    seconds = 10**n / 1e6
    print(
        f"{n:2d} numbers: {10**n:.0e} combinations, {seconds:.0e} s, {seconds / 3.15e7:.0e} years"
    )

# %% [markdown]
# Real networks have thousands to billions of parameters.
#
# ### Exercise 6: `search_cost`
#
# - `"pairs"`: how many pairs did the cell below Exercise 5 try?
# - `"one more digit"`: by what factor does that grow if *both* lists get ten times as many values?
# - `"three numbers"`: how many combinations do three numbers with ten values each make?
# - `"neuron with four inputs"`: how many parameters has $w_1 x_1 + w_2 x_2 + w_3 x_3 + w_4 x_4 + b$?
# - `"digits of a million weights"`: with ten values for each, how many digits has the number of
#   combinations?

# %% answer="search_cost"
search_cost = {
    "pairs": None,
    "one more digit": None,
    "three numbers": None,
    "neuron with four inputs": None,
    "digits of a million weights": None,
}
### BEGIN SOLUTION
search_cost = {
    "pairs": 81 * 121,
    "one more digit": 100,
    "three numbers": 1000,
    "neuron with four inputs": 5,
    "digits of a million weights": 1_000_001,
}
### END SOLUTION

# %% check="search_cost"
check("search_cost")

# %% [markdown]
# ### Exercise 7: `find_neuron`
#
# Design a better search. You may call a function `error(w, b)` `budget` times: for a coarse search and
# finer ones around the best pair, for small steps that you keep when they help, for random tries.
#
# - In every town the weight lies between 0 and 8, the bias between −400 and 100.
# - In each of twelve towns, the error may be at most 1.2 times the least possible. Narrow a search too fast
#   and it gets stuck; too slowly, and the budget is gone. Other towns are tried when you hand in, so leave
#   a margin.
# - Try it on our town:
#   `find_neuron(lambda w, b: mean_squared_error(price, price_neuron(size, w, b)), 300)`.


# %% answer="find_neuron"
def find_neuron(error, budget):
    """Find a weight and a bias with a small error, calling error(w, b) at most budget times.

    error: function of w and b. budget: int, 300 or a little more. Returns w, b.
    """
    ...


# %% check="find_neuron"
check("find_neuron")

# %% [markdown]
# How few calls does your search need? In week 2 you work out in which direction the error falls, and go
# that way.
#
# ## What you can do now
#
# You can write a neuron, place its bend, measure its error and search for its parameters. Next you join
# several.
#
# > **Who and when.** Warren McCulloch and Walter Pitts described an artificial neuron in 1943; it answered
# > only yes or no. Frank Rosenblatt's perceptron of 1958 learned its weights from examples. Kunihiko
# > Fukushima used the ReLU in 1969; around 2011 it became usual in deep networks.
# >
# > *Read*: Rosenblatt, [The perceptron](https://doi.org/10.1037/h0042519), two pages. *Watch*: 3Blue1Brown,
# > [But what is a neural network?](https://www.3blue1brown.com/lessons/neural-networks) *Try*:
# > [TensorFlow Playground](https://playground.tensorflow.org) with ReLU and one neuron.
