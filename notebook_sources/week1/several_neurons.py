# %% [markdown]
# # Bending the line
#
# One neuron draws a line with one bend. Add a few up and you can follow any curve.
#
# You will learn to
#
# - build a curve from neurons, given the points it should pass through;
# - compute a network with a hidden layer, and count its parameters;
# - be careful with stories about what a hidden unit "means".
#
# Plan 75 minutes, with paper. You need the lesson `introduction`.

# %%
import warnings

import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week1 import several_neurons as figures
from course_utils.toolbox.introduction import mean_squared_error, price_neuron, relu  # yours

check = notebook_checks("week1/several_neurons")
size, price = datasets.make_sales()  # the town's 60 sales, in m² and in thousand €

# %% [markdown]
# ## 1. One bend for each neuron
#
# The town's prices have three bends, so add neurons up: $c_1 \,\text{relu}(z_1) + c_2 \,\text{relu}(z_2) + \dots$
# Each **coefficient** $c$ is one more weight, and it may be negative. To the left of its **knot** $t$ a
# neuron $\text{relu}(\text{size} - t)$ is off; to the right it *changes* the slope of the sum by $c$.
#
# ### Exercise 1: `bent_price`
#
# Build the town's fair price from three neurons. It starts at 0 and has no jump: draw it on paper first.
# Find the coefficients for these slopes:
#
# | from | to | slope (thousand € per m²) |
# |---|---|---|
# | 0 m² | 30 m² | 0 |
# | 30 m² | 90 m² | 5 |
# | 90 m² | 130 m² | 3 |
# | 130 m² | | 0.5 |
#
# Worked line: at 60 m² the price is $5 \cdot (60 - 30) = 150$, at 110 m² $300 + 3 \cdot (110 - 90) = 360$.


# %% answer="bent_price"
def bent_price(size):
    """Price buildings by a sum of three neurons.

    size: number or array of any shape, in m². Returns thousand €, in the shape of size.
    """
    ...


# %% check="bent_price"
check("bent_price")

# %% tags=["experiment"]
if check.ready("bent_price"):
    # the best single neuron has w = 3.7 and b = -75, and so bends at 20 m²
    figures.one_neuron_and_three(
        size, price, lambda x: price_neuron(x, 3.7, -75), bent_price, 75 / 3.7
    )
    for name, found in (("one", price_neuron(size, 3.7, -75)), ("three", bent_price(size))):
        print(f"{name}: typical miss {mean_squared_error(price, found) ** 0.5:.0f} thousand €")

# %% [markdown]
# What is left to miss is chance.
#
# ## 2. Any curve at all
#
# Choose knots $t_0 < t_1 < \dots < t_n$ and the height of the curve at each. Between two knots the sum is
# straight; a neuron starts at each knot but the last.
#
# ### Exercise 2: `bend_coefficients`
#
# To the right of knot $k$ all neurons before it are on, too. What does neuron $k$ have to add? Derive it
# on paper, then write the loop. To the left of the first knot the curve is level. `np.zeros(n)` makes an
# array to fill.
#
# Worked line: through (0, 5), (1, 7) and (3, 7) the slopes are 2 and 0, and the coefficients 2 and −2.


# %% answer="bend_coefficients"
def bend_coefficients(knots, heights):
    """Find what each neuron of a sum is multiplied by, so that the sum goes through given points.

    knots, heights: arrays of n + 1 numbers; the knots rise. Returns an array of n numbers.
    """
    ...


# %% check="bend_coefficients"
check("bend_coefficients")

# %% [markdown]
# ### Exercise 3: `bent_curve`
#
# Write the sum.
#
# Worked line: with knots 0, 1, 3, coefficients 2, −2 and start 5, the curve is 6 at 0.5 and 7 at 2.


# %% answer="bent_curve"
def bent_curve(x, knots, coefficients, start):
    """Evaluate a sum of neurons, one for each coefficient.

    x: number or array of any shape. knots: array. coefficients: one for each knot but the last.
    start: the height to the left of all knots. Returns the shape of x.
    """
    ...


# %% check="bent_curve"
check("bent_curve")

# %% predict="twice_the_neurons"
check.predict("twice_the_neurons")


# %% tags=["experiment"]
hills = np.cos  # any curve without jumps: change it

if check.ready("bend_coefficients", "bent_curve"):
    x, sums = np.linspace(0, 10, 2001), {}
    for n in (4, 8, 16, 32, 64):
        knots = np.linspace(0, 10, n + 1)
        sums[n] = bent_curve(x, knots, bend_coefficients(knots, hills(knots)), hills(0))
        print(f"{n:3d} neurons: largest miss {np.abs(sums[n] - hills(x)).max():.4f}")
    figures.curves_and_misses(x, hills(x), sums)

# %% [markdown]
# **Universal approximation** says: over any range that you choose, one layer of enough neurons comes as
# close as you like to any curve without jumps.
#
# **Open exercise (not marked).** Draw the skyline of your town this way, then give it a jump. Judge it
# yourself: what becomes of the largest miss at the jump when you double the neurons, and why does that not
# contradict the sentence above?
#
# ## 3. Exists is not found
#
# You *computed* the coefficients. Training starts from random numbers and changes them in small steps so
# that the error falls. A neuron of a network is also called a **unit**. The next cell trains networks that
# add up 3, 5 or 10 units, as you did.

# %% predict="how_many_starts"
check.predict("how_many_starts")

# %% folded=True tags=["experiment"]
# 20 networks each with 3, 5 and 10 units
from sklearn.neural_network import MLPRegressor

warnings.simplefilter("ignore")  # it says that it could go on for longer
metres = np.linspace(0, 160, 161)
fair = np.interp(metres, [0, 30, 90, 130, 160], [0, 0, 300, 420, 435])
X = (metres[:, np.newaxis] - 80) / 40  # inputs near 0 are easier to train on
for units in (3, 5, 10):
    found = 0
    for seed in range(20):
        net = MLPRegressor(
            hidden_layer_sizes=(units,), solver="lbfgs", max_iter=2000, alpha=0, random_state=seed
        )
        miss = np.mean((100 * net.fit(X, fair / 100).predict(X) - fair) ** 2) ** 0.5
        found += miss < 1  # thousand €
    print(f"{units:2d} units: {found} of 20 starts find the curve")

# %% [markdown]
# Of 200 starts with three units, 2 find the curve; with ten, about 19 in 20 do. That is one reason why real
# networks have more units than their task seems to need. Keep two questions apart: *is there* a network
# that does it, and *will training find it*?
#
# ## 4. A layer in between
#
# An estate agent knows more than the size: bedrooms, minutes on foot to the centre, mean income around. She
# first asks who fits in, how walkable the place is and how good the schools are: a neuron for each.

# %% tags=["experiment"]
answers = ["people who fit in", "walkability", "school quality"]
figures.agents_network(answers)

# %% [markdown]
# A **neural network** joins neurons in layers: what one layer puts out goes into the next. A **hidden
# layer** is one whose values are not in the data: a sale lists the inputs and the price, and nobody wrote
# down the walkability. A layer is **fully connected**, or **dense**, if each of its units is joined to
# every input; the weights decide which of them count.
#
# ### Exercise 4: `agent_price`
#
# Hidden unit $j$ has a weight for each input and one bias: $z_j = W_{j0}\,x_0 + W_{j1}\,x_1 + \dots +
# b_j$. The output has no ReLU: $\text{price} = \sum_j c_j\,\text{relu}(z_j) + d$. Write it with two loops,
# one inside the other; `W[j, i]` is the weight of input $i$ in unit $j$.
#
# - Worked line: `x = [3, 1]`, `W = [[1, 2], [-1, 0]]`, `b = [-2, 1]`, `c = [10, 4]`, `d = 5`. Then
#   $z_0 = 3$, $z_1 = -2$, and the price is $10 \cdot 3 + 4 \cdot 0 + 5 = 35$.
# - The same lines can price many homes at once, one a *column*: `x[i]` is then input $i$ of all of them.


# %% answer="agent_price"
def agent_price(x, W, b, c, d):
    """Price homes by a network with one hidden layer.

    x: n inputs, or n rows of m numbers for m homes. W: h rows, one a hidden unit, of n weights.
    b, c: arrays of h numbers. d: number. Returns a number, or an array of m.
    """
    ...


# %% check="agent_price"
check("agent_price")

# %% [markdown]
# ### Exercise 5: `count_parameters`
#
# Count the weights and biases of any number of fully connected layers.
#
# Worked line: the agent's network is `[4, 3, 1]`. Its hidden layer has $3 \cdot 4$ weights and 3 biases,
# its output 3 weights and 1 bias: 19 parameters.


# %% answer="count_parameters"
def count_parameters(layers):
    """Count the weights and biases of a fully connected network.

    layers: list, the number of inputs, then of units in each layer. Returns a number.
    """
    ...


# %% check="count_parameters"
check("count_parameters")

# %% [markdown]
# ## 5. What do hidden units mean?
#
# The next cell invents 800 homes whose prices come from the agent's three answers, and trains eight networks
# with three hidden units on the prices alone. Will they invent her questions again? The **correlation** of
# two lists of numbers tells how closely one follows the other: 1 or −1 if their pairs lie on a line, near 0
# if there is no such tendency.

# %% predict="clean_copies"
check.predict("clean_copies")

# %% tags=["experiment"] folded=True
# train on 800 homes, look at the hidden units on 400 others
old, new = datasets.make_homes(800, seed=0), datasets.make_homes(400, seed=1)
mean, spread = old.X.mean(axis=1, keepdims=True), old.X.std(axis=1, keepdims=True)
X_old, X_new = ((old.X - mean) / spread).T, ((new.X - mean) / spread).T
for units in (3, 10):
    misses = []
    if units == 3:
        print("people, walkability, schools, for each hidden unit:")
    for seed in range(8):
        net = MLPRegressor(
            hidden_layer_sizes=(units,), solver="lbfgs", max_iter=300, random_state=seed
        ).fit(X_old, old.price / 100)
        misses.append(np.mean((100 * net.predict(X_new) - new.price) ** 2) ** 0.5)
        if units == 3:
            hidden = np.maximum(0, X_new @ net.coefs_[0] + net.intercepts_[0])
            words = []
            for unit in hidden.T[hidden.std(axis=0) > 0]:  # one that is always off follows nothing
                row = [np.corrcoef(unit, answer)[0, 1] for answer in new.answers]
                words.append("  ".join(f"{value:5.2f}" for value in row))
            print(f"start {seed}:  " + "  |  ".join(words))
    print(
        f"{units} units: typical miss {min(misses):.0f} to {max(misses):.0f} thousand € (chance: 10)\n"
    )

# %% [markdown]
# Some units nearly copy one answer, others mix two. Units that are always off are left out. In none of 40
# such networks did each unit take an answer of its own: a network is asked for a small error, not for an
# explanation.
#
# ### Quiz: neurons and what they can draw

# %% quiz="neuron_quiz"
check("neuron_quiz")

# %% [markdown]
# ## What you can do now
#
# You can build any curve from neurons, compute a network with a hidden layer, and tell "exists" from "is
# found".
#
# > **Who and when.** George Cybenko, and independently Kurt Hornik, Maxwell Stinchcombe and Halbert White,
# > proved universal approximation for S-shaped units in 1989. Moshe Leshno and others showed in 1993 that
# > the ReLU will do. No proof says how to find the weights.
# >
# > *Read*: Cybenko, [Approximation by superpositions of a sigmoidal
# > function](https://doi.org/10.1007/BF02551274), the introduction. *Watch*: Michael Nielsen,
# > [A visual proof that neural nets can compute any
# > function](http://neuralnetworksanddeeplearning.com/chap4.html). *Try*: the spiral in
# > [TensorFlow Playground](https://playground.tensorflow.org).
