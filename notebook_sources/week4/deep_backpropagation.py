# %% [markdown]
# # Backpropagation through any number of layers
#
# Write **one** layer's backward step, a loop, and a test that says in which layer a fault starts.
#
# You will learn to
#
# - derive the backward step of a layer, and chain it;
# - test the gradients of a whole layer with two forward passes;
# - train networks of any depth.
#
# Plan about 75 minutes, with paper. You need `deep_network_step_by_step` and week 3's `backpropagation`.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets, training
from course_utils.explorers.live_curve import LiveCurve
from course_utils.figures.week4 import deep_backpropagation as figures
from course_utils.toolbox.activations import relu_backward, sigmoid_backward
from course_utils.toolbox.deep import L_model_forward, compute_cost, initialize_parameters_deep

check = notebook_checks("week4/deep_backpropagation")

# %% [markdown]
# ## 1. Back through one layer
#
# In the lower row, each block gets `dA` from the right and hands one on to the left.

# %% tags=["experiment"]
figures.draw_shapes([7, 4, 2, 1], m=50)

# %% [markdown]
# A column of `dZ` or `dA` belongs to **one example's loss** $\mathcal{L}^{(i)}$, `dW` and `db` to the **cost** $J$,
# the mean of the losses. So the division by $m$ happens in `dW` and `db`, once.
#
# Say that $dz_k^{(i)}$ has come back for every unit $k$ and example $i$. The layer had computed
#
# $$z_k^{(i)} = \sum_j w_{kj} \, a_j^{(i)} + b_k$$
#
# from the activations $a_j^{(i)}$ of the layer before. For each symbol on the right, ask **what it affects**.
# The weight $w_{kj}$ affects $z_k$ alone, in every example, and is multiplied by $a_j^{(i)}$:
#
# $$\frac{\partial J}{\partial w_{kj}} = \frac{1}{m} \sum_i dz_k^{(i)} \, a_j^{(i)}$$
#
# Your turn, on paper: what does $b_k$ affect, and in which examples? What does $a_j^{(i)}$ affect?
#
# ### Exercise 1: `linear_backward`
#
# Turn your three sums into array operations. Over which letter does each sum run, and which letters are left for
# rows and columns? The check uses one example, one unit, and layers where all lengths are equal.


# %% answer="linear_backward"
def linear_backward(dZ, cache):
    """Go back through the linear part of a layer.

    dZ: (n[l], m). cache: (A_prev, W, b) of `linear_forward`.
    Returns dA_prev: (n[l-1], m), dW: (n[l], n[l-1]), db: (n[l], 1).
    dZ = [[1, -1]], A_prev = [[1, 3]], W = [[2]], b = [[0]] give
    dA_prev = [[2, -2]], dW = [[-1]], db = [[0]]. Arguments stay unchanged.
    """
    ...


# %% check="linear_backward"
check("linear_backward")

# %% [markdown]
# ### Exercise 2: `linear_activation_backward`
#
# Week 3's `relu_backward(dA, Z)` and `sigmoid_backward(dA, Z)` give $dZ = dA \circ g'(Z)$. In the
# docstring's example, why does the first column of `dA` add nothing?


# %% answer="linear_activation_backward"
def linear_activation_backward(dA, cache, activation):
    """Go back through a layer.

    dA: (n[l], m). cache: (linear_cache, Z) of `linear_activation_forward`.
    activation: "relu" or "sigmoid". Returns dA_prev, dW, db, as `linear_backward` does.
    dA = [[1, 1]], cache = (([[1, 3]], [[2]], [[-4]]), [[-2, 2]]), "relu" give
    dA_prev = [[0, 2]], dW = [[1.5]], db = [[0.5]]. Arguments stay unchanged.
    """
    ### BEGIN SOLUTION
    linear_cache, Z = cache
    backward = sigmoid_backward if activation == "sigmoid" else relu_backward
    return linear_backward(backward(dA, Z), linear_cache)
    ### END SOLUTION


# %% check="linear_activation_backward"
check("linear_activation_backward")

# %% [markdown]
# ### Exercise 3: `L_model_backward`
#
# The loop, from layer $L$ down to layer 1. It starts with `dAL`, the derivative of each example's loss
# $\mathcal{L} = -\big(y \log a + (1 - y) \log (1 - a)\big)$ with respect to its own $a$. Derive it on paper.
#
# Mind the numbers: the step of layer $l$ gives $dW^{[l]}$, $db^{[l]}$, and the derivative with respect to what came
# **in**, $dA^{[l-1]}$. The check uses one to four layers, one example, and layers of one unit.


# %% answer="L_model_backward"
def L_model_backward(AL, Y, caches):
    """Go back through all layers.

    AL, Y: (1, m). caches: list of `L_model_forward`.
    Returns a dict: dA0 ... dA{L-1}, dW1 ... dWL, db1 ... dbL.
    X = [[1, 2]], Y = [[1, 0]], W1 = [[3], [-1]], b1 = [[0.5], [0]], W2 = [[1, 1]],
    b2 = [[-3.5]] give dW2 = [[2.2209, 0]], dA1 = [[-0.5, 0.9526], [-0.5, 0.9526]],
    dW1 = [[0.7026], [0]].
    """
    ...


# %% check="L_model_backward"
check("L_model_backward")

# %% [markdown]
# Week 3's explorer, with your function. From 0 updates to 100, what becomes of the **wish** of example 5, which is
# minus its gradient, and of the mean?

# %% tags=["experiment"]
from course_utils.explorers.backprop import Backprop

Backprop(functions=check.own("L_model_backward"))

# %% [markdown]
# ## 2. In which layer is the fault?

# %% predict="who_inherits"
check.predict("who_inherits")

# %% tags=["experiment"]
figures.draw_inherited()

# %% [markdown]
# The missing slope spoils what layer 3 hands on. A sum in `dW3` goes nowhere else. Either way, go to the **highest**
# wrong layer: the fault is in its step, or in what the layer above handed on.
#
# ### A whole array at once
#
# Week 3 moved one number at a time, with two forward passes each. Move a whole array at once, each entry by its own
# random amount: $W \pm \varepsilon D$. A **directional derivative** is the slope of a function along one direction.
#
# On paper: if $w_{kj}$ alone moves by $\varepsilon d_{kj}$, by how much does the cost change, to first order? And if
# all entries move? So what must the slope along $D$ be, if `dW` is right?
#
# ### Exercise 4: `slope_along`
#
# Measure it with a central difference. All arrays in `directions` move together. In the docstring's example `dW1` is
# $-0.5$; why is the slope $-1.5$? The check also uses an `epsilon` at which one side only is not enough. The
# parameters must stay unchanged.


# %% answer="slope_along"
def slope_along(parameters, X, Y, directions, epsilon=1e-4):
    """Slope of the cost along a direction, measured from both sides.

    parameters: W1, b1, ..., WL, bL. X: (n[0], m). Y: (1, m).
    directions: dict, by the name of a parameter an array of its shape. epsilon: the step.
    W1 = [[0]], b1 = [[0]], X = [[1, -1]], Y = [[1, 0]], {"W1": [[3.0]]} give -1.5.
    """
    ...


# %% check="slope_along"
check("slope_along")

# %% [markdown]
# ### Exercise 5: `first_wrong_layer`
#
# You are handed the gradients of somebody's backward pass. Measure which are wrong: your own backward pass could share
# the fault.
#
# - Which faults would a direction of ones miss? And a comparison without the shapes?
# - Leave a tolerance: right slopes are off by less than $10^{-6}$ here, wrong ones by more than $10^{-4}$, nearly
#   always.
# - The check hands in right gradients and those of eleven faulty backward passes. Six are shown.


# %% answer="first_wrong_layer"
def first_wrong_layer(parameters, grads, X, Y):
    """Number of the highest layer with a wrong gradient, or 0.

    parameters: W1, b1, ..., WL, bL. grads: dW1, db1, ..., dWL, dbL. X: (n[0], m). Y: (1, m).
    """
    ...


# %% check="first_wrong_layer"
check("first_wrong_layer")

# %% [markdown]
# Your own backward pass, in five networks with random biases, and in five with biases 0:

# %% tags=["experiment"]
if check.ready("L_model_backward", "first_wrong_layer"):
    for name, size in (("random biases", 0.5), ("biases 0", 0.0)):
        found = []
        for seed in range(5, 10):
            rng = np.random.default_rng(seed)
            drawn = initialize_parameters_deep([4, 6, 2, 2, 1], rng)
            for layer in range(1, 5):
                drawn[f"b{layer}"] = size * rng.normal(size=drawn[f"b{layer}"].shape)
            X, Y = rng.normal(size=(4, 20)), rng.integers(0, 2, size=(1, 20))
            AL, caches = L_model_forward(X, drawn)
            found.append(first_wrong_layer(drawn, L_model_backward(AL, Y, caches), X, Y))
        print(f"{name}: first wrong layer {found}")

# %% [markdown]
# **A known slip.** Layer 3 is right. With biases 0, a unit whose inputs are all off has $z = 0$, the ReLU's corner:
# its bias moved up switches it on, moved down does nothing. So test with random biases.
#
# ## 3. Training
#
# ### Exercise 6: `update_parameters`, from memory
#
# `grads` holds `"dA0"`, … too; nobody updates these.


# %% answer="update_parameters"
def update_parameters(params, grads, learning_rate):
    """Make one step of gradient descent.

    params: W1, b1, ..., WL, bL. grads: dW1, db1, ..., and others. Returns the new parameters.
    W1 = [[1]], dW1 = [[2]] and the rate 0.1 give W1 = [[0.8]].
    """
    ...


# %% check="update_parameters"
check("update_parameters")

# %% [markdown]
# These four lines of `step` train any depth.


# %%
def fit(X, Y, parameters, learning_rate, num_iterations, name, live):
    """Train from given parameters, and return the trained ones; `live` draws the cost."""

    def step(_):
        nonlocal parameters
        AL, caches = L_model_forward(X, parameters)
        grads = L_model_backward(AL, Y, caches)
        parameters = update_parameters(parameters, grads, learning_rate)
        return compute_cost(AL, Y)

    training.train(step, num_iterations, 1, name, live)
    return parameters


# %% tags=["experiment"]
if check.ready("L_model_backward", "update_parameters"):
    X, Y = datasets.make_moons(300, noise=0.2, seed=2)
    new = datasets.make_moons(1000, noise=0.2, seed=3)
    trained, live = {}, LiveCurve("Cost on the moons, learning rate 0.2", log=True)
    for dims in ([2, 1], [2, 18, 1], [2, 8, 6, 4, 1]):
        start = initialize_parameters_deep(dims, 2)
        trained[str(dims)] = fit(X, Y, start, 0.2, 2000, str(dims), live)
    figures.draw_boundaries(trained, L_model_forward, (X, Y), new)

# %% [markdown]
# Depth is no help here: 18 units in one layer get about as many new points right as 18 in three. (The cost jumps where
# a step was too long.) What depth **can** do: `shallow_and_deep`.
#
# ## What you can do now
#
# You can write the backward pass of a network of any depth, find the layer in which a fault starts, and train. To
# take along: nobody updates the input, so what is `dA0` good for?
#
# > **Who and when.** Frank Rosenblatt wrote of "back-propagating" errors in 1962, but his thresholds have no slope
# > to pass on. The library Torch of Ronan Collobert, Samy Bengio and Johnny Mariéthoz (2002) was built of layers with
# > a forward and a backward step.
# >
# > *Read*: Andrej Karpathy, [Yes you should understand
# > backprop](https://karpathy.medium.com/yes-you-should-understand-backprop-e2f06eab496b). *Watch*: his [Becoming
# > a backprop ninja](https://www.youtube.com/watch?v=q8SA3rM6ckI). *Try*: [ConvNetJS on points of the
# > plane](https://cs.stanford.edu/people/karpathy/convnetjs/demo/classify2d.html).
