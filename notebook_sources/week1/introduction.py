# %% [markdown]
# # What a neural network is
#
# A neural network is built from many small parts that are all alike. In this lesson you write one, a
# **neuron**, let it price houses, and find its two numbers: by hand, then with a search of your own.
# Everything later in the course is this, with more parts and a better search.
#
# You will learn to
#
# - compute what a neuron computes, and make it bend where you want;
# - say in one number how wrong it is;
# - write a search for the best neuron, and say why it fails for a real network.
#
# Plan 75 minutes. You need Python functions and the equation of a straight line, nothing else.

# %% [markdown]
# ## How to work with this notebook
#
# Read a cell, then run it with **Shift+Enter**. `[*]` means that it is running; the **■** button above
# the notebook stops it.
#
# An exercise has two cells. In the first you write your function, in place of the line that raises
# `NotImplementedError`, and run it. The second is a **check**. Run it, and a card shows which cases
# pass, what was expected where one fails, and a hint if it knows the mistake. Check as often as you
# like. More cases are tried when you hand in: if your function does what the exercise asks, these extra
# cases will pass too.
#
# In a **quiz**, the check marks about half of the questions; the others count when you hand in. A
# **guess** before a result is never marked. It is there so that you notice when a result surprises you.
#
# ## 1. A price for every size
#
# You want to predict what a building in a small town will sell for. You have last year's 60 sales: the
# size of each in square metres, and the price in thousands of euros. The town is invented, so we know how
# its prices arise ([data sheet](../../datasets/town.md)). A building under 30 m² is a shed, and is given
# away. Every further square metre adds to the price, and adds less in large houses.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week1 import introduction as figures

check = notebook_checks("week1/introduction")
size, price = datasets.make_sales()  # 60 numbers each, in the same order

# %% tags=["experiment"]
slope, start = np.polyfit(size, price, 1)  # the line with the smallest squared error
figures.straight_line(size, price, slope, start)
print(f"For a shed of 5 m² the line says {slope * 5 + start:.0f} thousand €.")

# %% [markdown]
# The line does not know that a price cannot fall below zero, and the sheds drag it away from the houses.
# The repair is small: where it is negative, say 0. The function that does this is the **rectified linear
# unit**, or **ReLU**:
#
# $$\text{relu}(z) = \max(0, z)$$
#
# ### Exercise 1: `relu`
#
# A network applies it to thousands of numbers at once, so write it for a whole array, without a loop.
# `z + 1`, `z > 0`, `np.maximum` and `np.where` work on every entry.
#
# - In: `z`, one number or an array of any shape. Out: the same shape.
# - Worked line: `[-1.5, 0.5, 3]` becomes `[0, 0.5, 3]`.
# - The check looks at numbers and arrays, and that `z` itself stays as it was.


# %% answer="relu"
def relu(z):
    """Keep what is positive, replace the rest by 0.

    z: number or array of any shape. Returns the same shape.
    """
    ...


# %% check="relu"
check("relu")

# %% [markdown]
# ### Exercise 2: `price_neuron`
#
# A **neuron** computes a straight line and puts it through a ReLU. It has two numbers of its own, its
# **parameters**: the **weight** $w$, here what one more square metre adds, and the **bias** $b$, which
# is added whatever the size.
#
# $$z = w \cdot \text{size} + b, \qquad \text{price} = \text{relu}(z)$$
#
# - In: `size`, one number or an array, in m²; `w` in thousand € per m² and `b` in thousand €.
#   Out: prices in thousand €, in the shape of `size`.
# - Worked line: with `w = 3` and `b = -60`, a house of 80 m² has $z = 180$ and costs 180; a shed of
#   10 m² has $z = -30$ and costs 0.


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
# A neuron bends where $z = 0$. On one side of the bend it is **off**: it says 0, whatever the size. On
# the other it is a straight line. With a positive weight it is off on the left, with a negative one on
# the right.
#
# ### Exercise 3: `neuron_through`
#
# Now the other way round. You know where the neuron should bend, and one price that it should give.
# Which weight and bias do that? Work the two formulas out on paper before you write them.
#
# - In: `bend` and `size` in m², two different numbers, and `price` > 0. Out: `w, b`.
# - Worked line: if it bends at 20 m² and says 180 for 80 m², it climbs 180 in 60 m², so `w = 3`, and
#   `b = -60`.
# - The check also asks for prices that fall to 0 at the bend, left of which the neuron is on.


# %% answer="neuron_through"
def neuron_through(bend, size, price):
    """Find the neuron that bends at one size and gives a price for another.

    bend, size: m². price: thousand €, above 0. Returns w, b.
    """
    ...


# %% check="neuron_through"
check("neuron_through")

# %% [markdown]
# ## 2. How wrong is it?
#
# To compare neurons, boil all misses down to one number. The **error** of a prediction is predicted minus
# paid. The **mean squared error** squares each one, so that too high and too low both count, and takes
# the mean over all $m$ sales:
#
# $$\text{mse} = \frac{1}{m} \sum_{i=1}^{m} \big(\text{prediction}_i - \text{price}_i\big)^2$$
#
# ### Exercise 4: `mean_squared_error`
#
# Write it twice: with a loop over the houses, as the sum says it; then with whole arrays in one line.
# Let the function make sure that both agree (`np.isclose`), and return either.
#
# - In: `prices` and `predictions`, two arrays of $m$ numbers. Out: one number.
# - Worked line: paid 200 and 300, predicted 210 and 270. The errors are 10 and −30, their squares 100
#   and 900, and the mean is 500.


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
# **Fit it by hand.** Answer the question above the figure first. Then move the sliders until the mean
# squared error is as small as you can make it. The thin lines are the misses.

# %% tags=["experiment"]
from course_utils.explorers.price_neuron import PriceNeuron

explorer = PriceNeuron(size, price)
explorer

# %% [markdown]
# Where a neuron is off, a small step of $w$ or $b$ changes nothing: the houses there cannot tell you
# which way to go.
#
# ## 3. Let the computer search
#
# Changing the parameters until the error on examples is small is called **training**. You have just done
# it by hand. Now let the computer try the dumbest possible search: every pair from a list of weights and
# a list of biases.
#
# ### Exercise 5: `best_neuron`
#
# - In: `sizes` and `prices`, arrays of $m$ numbers; `weights` and `biases`, the values to try.
#   Out: `w, b, least`, the best pair and its mean squared error.
# - Worked line: sizes 10 and 50, prices 0 and 90, weights 2 and 3, biases 0 and −60. The four errors
#   are 250, 1250, 2250 and 0, so the answer is `3, -60, 0`.


# %% answer="best_neuron"
def best_neuron(sizes, prices, weights, biases):
    """Try every weight with every bias, and keep the pair with the least squared error.

    sizes, prices: arrays of m numbers. weights, biases: what to try. Returns w, b, least.
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

# %% predict="twenty_numbers"
check.predict("twenty_numbers")

# %% tags=["experiment"]
for n in (2, 6, 10, 20):
    seconds = 10**n / 1e6
    print(
        f"{n:2d} numbers: {10**n:.0e} combinations, {seconds:.0e} s, {seconds / 3.15e7:.0e} years"
    )

# %% [markdown]
# Real networks have thousands to billions of numbers.
#
# ### Exercise 6: `search_cost`
#
# What does trying everything cost?
#
# - `"pairs"`: how many pairs did the cell below Exercise 5 try?
# - `"one more digit"`: by what factor does that grow if both lists get ten times as many values?
# - `"three numbers"`: how many combinations have three numbers with ten values each?
# - `"neuron with four inputs"`: how many numbers does $w_1 x_1 + w_2 x_2 + w_3 x_3 + w_4 x_4 + b$ have
#   to choose?
# - `"digits of a million weights"`: with ten values each. How many digits has the count?

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
# Design a better search. You get a function `error(w, b)` and may call it `budget` times. How you spend
# the calls is up to you: a coarse search, then a finer one around the best pair; small steps from the
# best pair so far, kept when they help; random tries.
#
# - In: `error`, a function of two numbers, and `budget`, 300 or a little more. Out: `w, b`.
# - In every town the weight lies between 0 and 8, the bias between −400 and 100.
# - The check tries twelve towns. In each, your error may be at most 1.2 times the least possible. One grid
#   of 17 × 17 pairs is too coarse for some of them. Narrow a search too fast and it gets stuck; too slowly,
#   and the budget is gone.


# %% answer="find_neuron"
def find_neuron(error, budget):
    """Find a weight and a bias with a small error, calling error(w, b) at most budget times.

    error: function of w and b. budget: int. Returns w, b.
    """
    ...


# %% check="find_neuron"
check("find_neuron")

# %% [markdown]
# Your search decides where to look next by what it has found. In week 2 you go further: you work out in
# which direction the error falls, and go that way.
#
# **Open question (not marked).** How few calls does your search need? Judge it yourself: can you name a
# set of sales on which it would fail?
#
# ## Who and when
#
# Warren McCulloch and Walter Pitts described an artificial neuron in 1943; it answered only yes or no.
# Frank Rosenblatt's perceptron of 1958 learned its weights from examples. Kunihiko Fukushima used the
# function now called ReLU in 1969; around 2011 it became the usual choice in deep networks.
#
# - Read: Rosenblatt, [The perceptron](https://doi.org/10.1037/h0042519) (1958), the first two pages.
# - Watch: 3Blue1Brown, [But what is a neural network?](https://www.3blue1brown.com/lessons/neural-networks)
# - Try: [TensorFlow Playground](https://playground.tensorflow.org). Choose ReLU and one neuron.
#
# ## What you can do now
#
# You can write a neuron, place its bend, measure its error and search for its parameters. One neuron has
# one bend, and the town's prices have three. Next you join several.
