# %% [markdown]
# # Micro-autograd: backpropagation for whatever you can write down
#
# In week 4 you derived the backward pass of one kind of network by hand. **Automatic differentiation** finds the derivatives of whatever a program computes: you write
# the forward pass, call `backward`, and the gradients are there. You will build such an engine, an *autograd*,
# in about forty lines.
#
# You will learn to
#
# - read a derivative as a sum over the paths of a computation graph;
# - build a number that remembers what it was computed from;
# - say in which order gradients travel, and why they add up;
# - add an operation of your own, and say what such an engine costs.
#
# Plan 70 minutes. You need week 4's chain rule. Week 4's functions are your own where they have passed, else
# the course's.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week7 import micro_autograd as figures
from course_utils.probes import graphs
from course_utils.reference.deep import initialize_parameters_deep
from course_utils.timing import seconds_of
from course_utils.toolbox import deep
from course_utils.toolbox.activations import sigmoid

check = notebook_checks("week7/micro_autograd")

# %% [markdown]
# ## 1. A formula is a graph
#
# Take $a = 3$, $b = -2$, and three lines of code:
#
# ```python
# c = a * b
# d = c + a
# J = d * d
# ```
#
# Draw an arrow from each operand to the result, and you have the computation graph. To each arrow belongs
# a **slope**: how fast the result rises when this operand rises and the other one stays.
#
# | operation | slopes |
# |---|---|
# | $a + b$ | $1$ along $a$, $1$ along $b$ |
# | $a \cdot b$ | $b$ along $a$, $a$ along $b$ |
# | $\mathrm{relu}(a)$ | $1$ where $a > 0$, else $0$ |

# %% tags=["experiment"]
parents = [[], [], [0, 1], [2, 0], [3, 3]]
figures.draw_graph("abcdJ", [3, -2, -6, -3, 9], parents)

# %% [markdown]
# Two arrows lead from $d$ to $J$, because $d$ is used twice; and $a$ is used in $c$ and in $d$. By the chain
# rule, multiply the slopes along a path from $J$ down to $a$, and **add up over all paths**.
#
# Here are other formulas. Type numbers, and press *Step*. At which step does the dashed line become a
# tangent? A question of the quiz below is about it.

# %% tags=["experiment"]
from course_utils.explorers.computation_graph import ComputationGraph

ComputationGraph()

# %% [markdown]
# ### Exercise 1: `by_hand`
#
# Your engine will have to find these numbers. Find them first: two slopes, three derivatives over all
# paths, and how many paths there are, where each of two parallel arrows counts.
#
# Worked line: with $b = -2$, $c + b$ would have the slope $1$ along $b$. The check looks at three of
# the answers now and at the others when you hand in.

# %% answer="by_hand"
by_hand = {
    "slope of c along a": None,
    "slope of c along b": None,
    "dJ/dd": None,
    "dJ/db": None,
    "paths from J to a": None,
    "dJ/da": None,
}
### BEGIN SOLUTION
by_hand = {
    "slope of c along a": -2,
    "slope of c along b": 3,
    "dJ/dd": -6,
    "dJ/db": -18,
    "paths from J to a": 4,
    "dJ/da": 6,
}
### END SOLUTION

# %% check="by_hand"
check("by_hand")

# %% [markdown]
# ## 2. A number that remembers
#
# A `Value` keeps its `data`, the `parents` it was computed from, and one slope for each parent. Python calls
# `a.__add__(b)` for `a + b` and `a.__mul__(b)` for `a * b`. For `2 * a` it asks the number 2 first, in vain,
# then `a.__rmul__`: the last line of the class gives both methods this second name.
#
# ### Exercise 2: `Value`
#
# Write the three operations. Each returns a new `Value` with its number, its parents and its slopes.
#
# - `other` may be a plain number, as in `a * 4`: make a `Value` of it first. It becomes a parent too.
# - Worked line: `(Value(3.0) * 4).slopes` is `(4, 3.0)`, and its `data` is `12.0`.
# - The check never asks for a slope at 0. Its card shows a parent as its position, and a constant as -1.


# %% answer="Value"
class Value:
    """A number that remembers what it was computed from.

    data: the number. parents: the Values it was computed from. slopes: its derivative with respect
    to each of them. grad: how fast the final result rises with it, once somebody has worked it out.
    """

    def __init__(self, data, parents=(), slopes=()):
        self.data = data
        self.parents = parents
        self.slopes = slopes
        self.grad = 0.0

    def __add__(self, other):
        """Return self + other, where other is a Value or a plain number."""
        ### BEGIN SOLUTION
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))
        ### END SOLUTION

    def __mul__(self, other):
        """Return self * other, where other is a Value or a plain number."""
        ### BEGIN SOLUTION
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))
        ### END SOLUTION

    def relu(self):
        """Return the larger of 0 and self."""
        ### BEGIN SOLUTION
        return Value(max(0.0, self.data), (self,), (1.0 if self.data > 0 else 0.0,))
        ### END SOLUTION

    __radd__, __rmul__ = __add__, __mul__


# %% check="Value"
check("Value")

# %% [markdown]
# ## 3. In which order?
#
# Now backwards. $J$ has the gradient 1. Every value hands its gradient, times the slope, on to each
# parent. There are three ways to organise this:
#
# 1. Follow every path from $J$ to the inputs, and add up at their ends.
# 2. Visit each value once: as soon as it gets a gradient, it hands it on.
# 3. Let each value wait until everything that was computed from it has handed on.
#
# The first is right. What does it cost?

# %% predict="paths"
check.predict("paths")


# %% folded=True tags=["experiment"]
# Count paths by following them all.
def count_paths(value):
    """Return how many paths lead from a value to the inputs."""
    return sum(map(count_paths, value.parents)) if value.parents else 1


# %% tags=["experiment"]
doublings = 16  # change me: what does one more do to the two counts, and to the time?

if check.ready("Value"):
    x = Value(1.0)
    for _ in range(doublings):
        x = x + x
    print(f"{2 * doublings} arrows, {count_paths(x)} paths")
    print(f"counted in {seconds_of(count_paths, x, repeat=1):.3f} s")

# %% [markdown]
# The second way goes wrong where a value is met early and gets more later: what arrives after it has handed
# on never reaches what it was computed from. The third uses each arrow once.
# A **topological order** is a list in which each value stands after all values that it was computed from.
#
# ### Exercise 3: `topological_order`
#
# A search that starts at the root visits the parents of a value first, and writes it down when it leaves it.
#
# - In: `root`, a value. Use nothing of it but `parents`; the check hands over graphs of its own.
# - Out: a list of the root and all that it was computed from, each once, after its own parents. Any
#   such list is right.
# - Worked line: for $J$ of section 1, `[a, b, c, d, J]` is one.
# - Mark what you have seen in a set. Make it inside the function, so that a second call starts afresh.


# %% answer="topological_order"
def topological_order(root):
    """List what a value was computed from, each after its own parents, the root last.

    root: a value with `parents`. Returns a list.
    """
    ...


# %% check="topological_order"
check("topological_order")

# %% [markdown]
# ### Exercise 4: `backward`
#
# - In: `root`, a value. Use `parents`, `slopes` and `grad`, and your `topological_order`.
# - It returns nothing. Afterwards `grad` of each value says how fast the root rises with it.
# - Set every `grad` to 0 first, so that a second call gives the same.
# - Then go **backwards** through the order. Each value hands `slope * grad` to each parent.
# - A parent may get something from several values. Is it `=` or `+=`?
# - Worked line: if $J = 3 d$ and $d = 2 a$, then `grad` is 1 for $J$, 3 for $d$ and 6 for $a$.


# %% answer="backward"
def backward(root):
    """Write into `grad` of each value how fast the root rises with it.

    root: a value with `parents`, `slopes` and `grad`, as all that it was computed from.
    """
    ...


# %% check="backward"
check("backward")

# %% [markdown]
# **Look.** Are they the numbers of exercise 1?

# %% folded=True tags=["experiment"]
# The graph of section 1, with a slope on each arrow and a gradient in each box.
if check.ready("Value", "topological_order", "backward"):
    a, b = Value(3.0), Value(-2.0)
    c = a * b
    d = c + a
    J = d * d
    Value.backward = backward  # a method from now on
    J.backward()
    values = [a, b, c, d, J]
    parents = [[values.index(parent) for parent in value.parents] for value in values]
    slopes, grads = [value.slopes for value in values], [value.grad for value in values]
    figures.draw_graph("abcdJ", [value.data for value in values], parents, slopes, grads)

# %% [markdown]
# Week 5's gradient check compares with central differences. Change the formula to one of your own: any
# mixture of `+`, `*` and `relu`.


# %% tags=["experiment"]
def formula(x, y):
    """Return any formula of two values."""
    return (x * y + x).relu() * (y + 2) + x * x


if check.ready("Value", "backward"):
    x, y, h = Value(1.3), Value(0.7), 1e-6
    backward(formula(x, y))
    by_x = (formula(Value(1.3 + h), y).data - formula(Value(1.3 - h), y).data) / (2 * h)
    print(f"along x: {x.grad:.8f}, by differences {by_x:.8f}")

# %% [markdown]
# ## 4. An operation of your own
#
# For week 4's network you need a sigmoid and a logarithm, or one operation that stands for both. Written
# with the logit $z$, the loss $\mathcal L = -y \log a - (1 - y) \log(1 - a)$ with $a = \sigma(z)$ is
#
# $$\mathcal L = \log(1 + e^z) - y\,z$$
#
# because $-\log \sigma(z) = \log(1 + e^{-z}) = \log(1 + e^z) - z$. The **softplus** is the function
# $\log(1 + e^z)$, a ReLU with a rounded corner.
#
# ### Exercise 5: `softplus`
#
# A new operation needs a value and a slope. Derive the slope; you have met it before.
#
# - In: `value`, a `Value`. Out: a new `Value` with one parent and one slope.
# - $e^{900}$ is too large for a float. `np.logaddexp(p, q)` is $\log(e^p + e^q)$ without that trouble.
# - Worked line: at $z = 0$ the value is $\log 2 \approx 0.6931$ and the slope $0.5$.
# - `sigmoid` is imported.


# %% answer="softplus"
def softplus(value):
    """Return log(1 + exp(z)) of a Value, as a Value with one parent and its slope."""
    ...


# %% check="softplus"
check("softplus")

# %% [markdown]
# ## 5. Week 4's network
#
# ### Exercise 6: `cost_of`
#
# The loops over examples and layers are written. Write what happens in one layer, and the loss of one
# example.
#
# - In: `parameters`, where `W1` is a list of rows, each a list of Values, and `b1` a list of Values;
#   `X`, shape $(n_x, m)$; `Y`, shape $(1, m)$, plain numbers.
# - Out: the cost $J$, a `Value`: the mean of the losses.
# - Layer $l$: $z_j = b_j + \sum_k W_{jk}\, a_k$ for each unit. Put the units into the list `z`. The next
#   layer gets their ReLU; the loss gets the last layer's only $z$.
# - There is no minus sign in your engine. What does it take to subtract $y z$?
# - The check compares the cost and, after your `backward`, the gradient of every parameter.


# %% answer="cost_of"
def cost_of(parameters, X, Y):
    """Return the cost of week 4's network on X, Y as a Value.

    parameters: "W1", a list of rows of Values, "b1", a list of Values, and so on.
    """
    L, m = len(parameters) // 2, X.shape[1]
    total = Value(0.0)
    for i in range(m):
        a = [Value(x) for x in X[:, i]]
        for layer in range(1, L + 1):
            z = []
            ### BEGIN SOLUTION
            for weights, bias in zip(parameters[f"W{layer}"], parameters[f"b{layer}"], strict=True):
                unit = bias
                for w, a_k in zip(weights, a, strict=True):
                    unit = unit + w * a_k
                z.append(unit)
            ### END SOLUTION
            a = [unit.relu() for unit in z]
        ### BEGIN SOLUTION
        total = total + softplus(z[0]) + z[0] * (-Y[0, i])
        ### END SOLUTION
    return total * (1 / m)


# %% check="cost_of"
check("cost_of")

# %% [markdown]
# `graphs.cost_and_gradients` makes Values of all parameters, calls your functions and collects the gradients.

# %% predict="agreement"
check.predict("agreement")


# %% folded=True
# The cost and the gradients of week 4.
def with_matrices(parameters, X, Y):
    """Return the cost and all gradients by week 4's forward and backward pass."""
    AL, caches = deep.L_model_forward(X, parameters)
    return deep.compute_cost(AL, Y), deep.L_model_backward(AL, Y, caches)


# %% tags=["experiment"]
if check.ready("Value", "backward", "softplus", "cost_of"):
    X, Y = datasets.make_moons(20, seed=3)
    parameters = initialize_parameters_deep([2, 4, 3, 1], 1)
    ours = graphs.cost_and_gradients(cost_of, parameters, X, Y)
    _, week4 = with_matrices(parameters, X, Y)
    for name in parameters:
        difference = np.abs(ours[f"d{name}"] - week4[f"d{name}"]).max()
        print(f"d{name}: largest difference {difference:.0e}")

# %% [markdown]
# And what can be differentiated can be trained:

# %% folded=True tags=["experiment"]
# Sixty steps of gradient descent, with your engine's gradients and with week 4's.
if check.ready("Value", "backward", "softplus", "cost_of"):
    by_values, by_numpy = [], []
    mine, theirs = parameters, parameters
    for _ in range(60):
        ours = graphs.cost_and_gradients(cost_of, mine, X, Y)
        by_values.append(ours["cost"])
        mine = deep.update_parameters(mine, ours, 0.5)
        cost, grads = with_matrices(theirs, X, Y)
        by_numpy.append(cost)
        theirs = deep.update_parameters(theirs, grads, 0.5)
    figures.draw_training(by_values, by_numpy)

# %% [markdown]
# ## 6. What it costs

# %% predict="slower"
check.predict("slower")

# %% folded=True tags=["experiment"]
# The processor's time for one gradient, by width.
if check.ready("Value", "backward", "softplus", "cost_of"):
    X, Y = datasets.make_moons(10, seed=3)
    widths, values_take, matrices_take = [4, 16, 64], [], []
    for n in widths:
        p = initialize_parameters_deep([2, n, 1], 1)
        values_take.append(seconds_of(graphs.cost_and_gradients, cost_of, p, X, Y))
        matrices_take.append(seconds_of(with_matrices, p, X, Y))
    figures.draw_times(widths, values_take, matrices_take)

# %% [markdown]
# A framework makes an object for every **array** operation: its graph for this network has a dozen or so
# nodes, whatever $n$ is, and compiled code does the work inside a node. The rest is what you have built.
# **Reverse mode** is one pass back for the derivatives of one result with respect to everything. The price is
# memory, since the graph is kept until the pass is over.

# %% quiz="graph_quiz"
check("graph_quiz")

# %% [markdown]
# ## What you can do now
#
# You can turn any formula into a graph, order it, and send gradients back through it. When a program says
# `loss.backward()`, you know what it does.
#
# > **Who and when.** Robert Wengert took derivatives from a list of elementary operations in 1964, forwards.
# > Seppo Linnainmaa went backwards, from one result to all inputs, in his master's thesis (Helsinki, 1970).
# > Bert Speelpenning wrote a program that does it to other programs (thesis, Illinois, 1980). Rumelhart,
# > Hinton and Williams showed in 1986 that hidden units learn useful features by it.
# >
# > *Read*: Baydin, Pearlmutter, Radul and Siskind,
# > [Automatic differentiation in machine learning: a survey](https://arxiv.org/abs/1502.05767). *Watch*: Andrej
# > Karpathy, "The spelled-out intro to neural networks and backpropagation: building micrograd". *Try*: a sum
# > of 5000 terms is too deep for a `topological_order` that calls itself. Write one that keeps a list of what
# > is still to visit.
