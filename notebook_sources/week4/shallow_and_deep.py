# %% [markdown]
# # Shallow and deep
#
# A **shallow network** has one hidden layer, a **deep network** two or more. On a bounded region, a wide enough shallow
# network comes as close as you like to any continuous function. So what are more layers for?
#
# You will learn to
#
# - design parameters by hand, and count units;
# - tell what a network can compute from what training finds.
#
# Plan about 60 minutes, with paper. You need `deep_backpropagation`.

# %%
from itertools import product

import numpy as np

from autograde_tests import notebook_checks
from course_utils.figures.week4 import shallow_and_deep as figures
from course_utils.reference import depth
from course_utils.toolbox.activations import relu
from course_utils.toolbox.deep import (
    L_model_backward,
    L_model_forward,
    initialize_parameters_deep,
    update_parameters,
)

check = notebook_checks("week4/shallow_and_deep")

# %% [markdown]
# ## 1. One gate
#
# The exclusive or of two bits is 1 if they differ. No straight line parts these corners of the square from the others,
# but their sum $s$ does.

# %% tags=["experiment"]
figures.draw_exclusive_or(relu)

# %% [markdown]
# ### Exercise 1: `xor_parameters`, a design
#
# Each of two inputs is `low` or `high`. Let two ReLU units and a sigmoid unit say whether they differ, and be sure: the
# last $z$ is 6 or −6. Start with the levels 0 and 1. For other levels, where must each unit start to rise, and how
# steep is the last?
#
# - Worked line: `b2 = [[-6]]` and zeros everywhere else say $z = -6$, that they agree, to each pair.
# - The check uses several levels, negative ones too.


# %% answer="xor_parameters"
def xor_parameters(low, high):
    """Design a network that says whether two inputs differ.

    low, high: the two values that an input can have, low < high.
    Returns a dict: W1, shape (2, 2), b1, (2, 1), W2, (1, 2), b2, (1, 1).
    """
    ### BEGIN SOLUTION
    slope = 12 / (high - low)  # from -6 to 6 within one gap
    return {
        "W1": np.array([[1.0, 1.0], [1.0, 1.0]]),
        "b1": np.array([[-2 * low], [-(low + high)]]),
        "W2": np.array([[slope, -2 * slope]]),
        "b2": np.array([[-6.0]]),
    }
    ### END SOLUTION


# %% check="xor_parameters"
check("xor_parameters")

# %% [markdown]
# ## 2. Many bits
#
# The **parity** of $n$ bits is 1 if the number of ones is odd.
#
# ### Exercise 2: `is_parity`
#
# First the test: is a network right for *every* pattern that `product([0, 1], repeat=n)` gives?
#
# - Worked line: `is_parity(xor_parameters(0, 1))` is `True`; with the levels 0 and 2 it is `False`.
# - The check hands in networks that are right, or wrong for one input only.


# %% answer="is_parity"
def is_parity(parameters):
    """Whether a network gives the parity of its inputs for every pattern of bits.

    parameters: W1, b1, ..., WL, bL; ReLU units, a sigmoid unit at the end. Returns True or False.
    """
    ...


# %% check="is_parity"
check("is_parity")

# %% [markdown]
# ### Four ways
#
# - **list**: one hidden layer with a unit for each odd pattern, on for that pattern only;
# - **tree**: gates of two units. The first hidden layer joins bits in pairs, the next joins results in pairs, until one
#   is left. The next layer's weights do the subtraction.

# %% predict="fewer_units"
check.predict("fewer_units")

# %% tags=["experiment"]
if check.ready("is_parity"):
    counting = depth.parity_by_counting(8)
    print("units in the one hidden layer:", len(counting["W1"]))
    print("right for every input:", is_parity(counting))

# %% [markdown]
# Two ways look at the number of ones, $s$:
#
# - **counting**: units of one hidden layer bend a line up and down, to $0, 1, 0, 1, \dots$ at $s = 0, 1, 2, 3, \dots$;
#   the first rises from 0, the last from $n - 1$;
# - **folding**: two units fold $s$ in the middle, so that $s$ and $n - s$, of equal parity for even $n$, become one
#   number. The next layer folds again, until 0 and 1 are left.
#
# ### Exercise 3: `units_needed`
#
# How many hidden units does each take?
#
# - Worked line: `units_needed(2, "list")` is 2, for 01 and 10.
# - The check goes up to 1024 bits, always a power of two.


# %% answer="units_needed"
def units_needed(n, how):
    """Number of hidden units of a network for the parity of n bits.

    n: a power of two, at least 2. how: "list", "tree", "counting" or "folding".
    """
    ...


# %% check="units_needed"
check("units_needed")

# %% tags=["experiment"]
if check.ready("units_needed"):
    figures.draw_costs(units_needed)

# %% [markdown]
# You usually hear list against tree. That is right where units recognise patterns, but counting is shallow too.
#
# ### Exercise 4: `parity_by_tree`
#
# Build it: `layer_dims` is `[n, n, n/2, ..., 2, 1]`. Write down the shapes for $n = 8$ first. A layer *reads* the inputs
# of its gates from the units below, and both units of a gate add its two inputs: two linear steps, whose product is
# one matrix. `np.kron(np.eye(k), B)` puts `k` blocks `B` along the diagonal.
#
# - Worked line: `parity_by_tree(4)["W1"]` could have the rows 1100, 1100, 0011, 0011.
# - The check tries every input of up to 16 bits.


# %% answer="parity_by_tree"
def parity_by_tree(n):
    """Parameters of a tree of gates for the parity of n bits, n a power of two."""
    read = np.eye(n)  # how a layer's gates get their bits from the units below: at first, as given
    parameters, layer = {}, 1
    ...


# %% check="parity_by_tree"
check("parity_by_tree")

# %% [markdown]
# ### Exercise 5: `parity_by_folding`
#
# Build it: `layer_dims` is `[n, 2, 2, ..., 1]`. Draw the fold first. Where does each unit start to rise, and which
# numbers are left?
#
# - Worked line: for $n = 2$, a fold is the gate of Exercise 1.


# %% answer="parity_by_folding"
def parity_by_folding(n):
    """Parameters of a network that folds the number of ones, n a power of two."""
    ...


# %% check="parity_by_folding"
check("parity_by_folding")

# %% tags=["experiment"]
if check.ready("parity_by_tree", "parity_by_folding"):
    ways = {
        "list": depth.parity_by_list,
        "tree": parity_by_tree,
        "counting": depth.parity_by_counting,
        "folding": parity_by_folding,
    }
    figures.print_parity(ways, L_model_forward)
    figures.draw_folds(relu)

# %% [markdown]
# In one hidden layer that reads $s$, each unit gives one bend, so bends **add up**: 16 straight pieces take at least 15
# units. A fold doubles the pieces, so they **multiply**.
#
# Trained layers fold, too. Take "layer seen" back to 0 and move it up slowly.

# %% tags=["experiment"]
from course_utils.explorers.folding import Folding

Folding()

# %% [markdown]
# ## 3. Does training find it?
#
# Ten random starts each for list, tree, folding and `[4, 16, 16, 1]`. Then the tree again, started close to a built
# one, with smaller steps.

# %% predict="parity_tree"
check.predict("parity_tree")

# %% folded=True tags=["experiment"]
# All inputs of four bits, a start near the tree, and how many runs get every input right.
bits = np.array(list(product([0.0, 1.0], repeat=4))).T
parity = bits.sum(axis=0, keepdims=True) % 2


def near_the_tree(seed):
    """Return the tree, less sure of itself (z is 1 or -1), and moved a little."""
    built, rng = depth.parity_by_tree(4), np.random.default_rng(seed)
    built["W3"], built["b3"] = built["W3"] / 6, built["b3"] / 6
    return {name: value + 0.05 * rng.normal(size=value.shape) for name, value in built.items()}


def runs_solved(starts, learning_rate):
    """Return from how many of the starts 1500 updates get every input right."""
    solved = 0
    for parameters in starts:
        for _ in range(1500):
            AL, caches = L_model_forward(bits, parameters)
            grads = L_model_backward(AL, parity, caches)
            parameters = update_parameters(parameters, grads, learning_rate)
        solved += int(np.all((L_model_forward(bits, parameters)[0] > 0.5) == parity))
    return solved


# %% tags=["experiment"]
solved = {}
names = ("as the list", "as the tree", "as the folding", "with room")
sizes = ([4, 8, 1], [4, 4, 2, 1], [4, 2, 2, 1], [4, 16, 16, 1])
for name, dims in zip(names, sizes, strict=True):
    starts = [initialize_parameters_deep(dims, rng=seed) for seed in range(10)]
    solved[f"{name}\n{dims}"] = runs_solved(starts, learning_rate=0.3)
starts = [near_the_tree(seed) for seed in range(10)]
solved["tree, from near\nthe answer"] = runs_solved(starts, learning_rate=0.1)
figures.draw_solved(solved)

# %% [markdown]
# The small deep networks hold a solution, and training hardly ever finds it. (With ten times the updates, one run in
# ten finds the tree.) So keep two questions apart. **What can this network compute?** Depth helps. **What will
# training find?** Room helps, and the right start. So networks in use are deep *and* much larger than the smallest
# that could do the job.

# %% quiz="diagnosis"
check("diagnosis")

# %% [markdown]
# ## What you can do now
#
# You can build a network by hand, and say with numbers what depth is good for.
#
# > **Who and when.** George Cybenko proved in 1989 that one hidden layer comes close to any continuous function; Matus
# > Telgarsky in 2015, with folds like yours, that it may take exponentially many units to replace a deep network.
# >
# > *Read*: Telgarsky, [Representation benefits of deep feedforward networks](https://arxiv.org/abs/1509.08101). *Watch*:
# > 3Blue1Brown, [But what is a neural network?](https://www.3blue1brown.com/lessons/neural-networks) *Try*: Michael
# > Nielsen, [A visual proof](http://neuralnetworksanddeeplearning.com/chap4.html), with networks that you set by hand.
