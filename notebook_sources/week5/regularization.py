# %% [markdown]
# # Regularization
#
# **Regularisation** is whatever holds a network back so that it does better on new examples. Here you put a price
# on large weights.
#
# You will learn to
#
# - put an L2 penalty into cost and gradients, and test it;
# - say what one update does to a weight, with L2 and L1;
# - choose the strength, and say why small weights make a simple network.
#
# Plan about 60 minutes. You need the forward and backward passes of week 4.

# %% long="the imports say which parts are yours"
from functools import partial

import numpy as np

from autograde_tests import notebook_checks
from course_utils import kicks
from course_utils.figures.week5 import regularization as figures
from course_utils.kicks import cost_from, forward_propagation
from course_utils.reference import regularization
from course_utils.toolbox import deep
from course_utils.toolbox.costs import compute_cost

check = notebook_checks("week5/regularization")
X_train, Y_train, X_dev, Y_dev = kicks.load()

# %% [markdown]
# ## 1. A network that believes everything
#
# For 211 long kicks of a goalkeeper somebody noted where the ball came down and which team won the header; one note
# in 25 is wrong. Another 200 are the dev set. The season is simulated, chosen from 16 because the effect is clear: L2
# gains 1.6 points on the dev set (mean of five starts). On the others it gains hardly any, but the dev cost falls.
#
# The network is 2 → 20 → 3 → 1: ReLU, ReLU, sigmoid. `forward_propagation(X, parameters)` is week 4's, for three
# layers, with the cache `(Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)`.

# %% folded=True tags=["experiment"]
# Training without a penalty, and what comes of it.
from course_utils.explorers.live_curve import LiveCurve


def plain_gradients(parameters):
    """Return the cost and its gradients without any penalty."""
    _, cache = forward_propagation(X_train, parameters)
    # with a strength of 0, this is the backward pass of week 4
    grads = regularization.backward_propagation_with_regularization(X_train, Y_train, cache, 0)
    return cost_from(cache[8], Y_train), grads


none = kicks.fit(
    plain_gradients, deep.update_parameters, "no penalty", live=LiveCurve("No penalty")
)
none.report()
figures.draw_beliefs({"No penalty, training kicks": none.probabilities}, X_train, Y_train)

# %% [markdown]
# The decision boundary makes detours for single notes. The dev cost turns and rises: the network has become
# certain, also where it is wrong.
#
# ## 2. A price on large weights
#
# An output that swings from 0 to 1 within a few metres takes large weights. The
# **Frobenius norm** of a matrix is the root of the sum of its squared entries: $\lVert W \rVert_F^2 = \sum_i
# \sum_j W_{ij}^2$. **L2 regularisation** adds the squared norms to the cost, with a strength $\lambda$ (in code
# `lambd`):
#
# $$J = \text{cross-entropy} + \frac{\lambda}{2m} \sum_{l} \lVert W^{[l]} \rVert_F^2$$
#
# Biases pay nothing: they cannot make a unit steep.
#
# ### Exercise 1: `compute_cost_with_regularization`
#
# - `compute_cost(A3, Y)` is the cross-entropy.
# - Worked line: two examples, cross-entropy 0.6931, `W1 = W2 = [[1]]`, `W3 = [[0]]` and `lambd = 0.4` cost
#   $0.6931 + 0.4 / 4 \cdot (1 + 1 + 0) = 0.8931$.


# %% answer="compute_cost_with_regularization"
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Cross-entropy plus a price on the squared weights, a number.

    A3, Y: shape (1, m). parameters: W1, b1, W2, b2, W3, b3. lambd: strength of the penalty.
    """
    ...


# %% check="compute_cost_with_regularization"
check("compute_cost_with_regularization")

# %% [markdown]
# ### Exercise 2: `backward_propagation_with_regularization`
#
# Write the backward pass from memory. What does the penalty add? Differentiate $\frac{\lambda}{2m} w^2$.
#
# - Worked line: where the first part of a gradient is 0, $w = 3$, `lambd` = 0.5 and $m = 10$, it is 0.15.
# - The cache must stay as it was.


# %% answer="backward_propagation_with_regularization"
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Gradients of the penalised cost: a dict with dW1, db1, dW2, db2, dW3, db3.

    X: shape (n_x, m). Y: shape (1, m). cache: of forward_propagation. lambd: a number.
    """
    ...


# %% check="backward_propagation_with_regularization"
check("backward_propagation_with_regularization")

# %% [markdown]
# ### Exercise 3: `penalty_is_right`
#
# Write the test that catches a wrong penalty. You get somebody's gradients without the penalty (`plain`) and with it
# (`penalised`). How must each pair differ?
#
# - Worked line: with $w = 2$, `lambd` = 1 and `m` = 10, gradients 0.3 and 0.5 are right, 0.3 and 0.4 are not.
# - The check has seven kinds of wrong ones, four of them shown. Use `np.allclose`.


# %% answer="penalty_is_right"
def penalty_is_right(parameters, plain, penalised, lambd, m):
    """Whether the penalty has added to each gradient what it should; True or False.

    parameters: W1, b1, W2, b2, W3, b3. plain, penalised: dW1, db1, … dW3, db3. m: examples.
    """
    ...


# %% check="penalty_is_right"
check("penalty_is_right")


# %% folded=True tags=["experiment"]
# The same network from the same start, with λ = 0.7.
def l2_gradients(parameters, lambd):
    """Return the cost with an L2 penalty, and its gradients."""
    A3, cache = forward_propagation(X_train, parameters)
    cost = compute_cost_with_regularization(A3, Y_train, parameters, lambd)
    return cost, backward_propagation_with_regularization(X_train, Y_train, cache, lambd)


if check.ready("compute_cost_with_regularization", "backward_propagation_with_regularization"):
    L2 = kicks.fit(
        partial(l2_gradients, lambd=0.7), deep.update_parameters, "L2, lambda 0.7",
        live=LiveCurve("L2, λ = 0.7: the training cost has the penalty in it"),
    )  # fmt: skip
    none.report()
    L2.report()
    shown = {"No penalty, dev kicks": none.probabilities, "L2, dev kicks": L2.probabilities}
    figures.draw_beliefs(shown, X_dev, Y_dev)

# %% [markdown]
# ## 3. What one update does
#
# Put the gradient into the update of one weight; $g$ is its part without the penalty:
#
# $$w \leftarrow w - \alpha \Big(g + \frac{\lambda}{m} w\Big)
# = \Big(1 - \frac{\alpha \lambda}{m}\Big) w - \alpha g$$
#
# **Weight decay** means that each update first multiplies every weight by a factor a little below 1. In gradient
# descent it is L2 by another name. **L1 regularisation** adds $\frac{\lambda}{m} \sum |w|$ instead. What is the slope
# of $|w|$?
#
# ### Exercise 4: `shrinking`, by hand
#
# Take $\alpha = 0.3$, $\lambda = 0.7$, $m = 210$:
#
# - `"squared Frobenius norm"`: of `[[1, -2], [2, 4]]`;
# - `"price of doubling"`: by which factor the L2 penalty grows when all weights are doubled;
# - `"decay factor"`: of L2, with all digits;
# - `"updates to half"`: how many halve a weight with $g = 0$ under L2;
# - `"L1 gradient"`: what L1 adds to the gradient of $w = -0.4$;
# - `"updates to zero under L1"`: of a weight of 0.05, with $g = 0$;
# - `"left under L2"`: what is left of that weight after as many updates under L2.
#
# The check marks the first, third and fifth. Answers may be 1 % off.

# %% answer="shrinking"
shrinking = {
    "squared Frobenius norm": None,
    "price of doubling": None,
    "decay factor": None,
    "updates to half": None,
    "L1 gradient": None,
    "updates to zero under L1": None,
    "left under L2": None,
}
### BEGIN SOLUTION
shrinking = {
    "squared Frobenius norm": 1 + 4 + 4 + 16,
    "price of doubling": 2**2,
    "decay factor": 1 - 0.3 * 0.7 / 210,
    "updates to half": np.log(0.5) / np.log(0.999),
    "L1 gradient": -0.7 / 210,
    "updates to zero under L1": 0.05 / 0.001,
    "left under L2": 0.05 * 0.999**50,
}
### END SOLUTION

# %% check="shrinking"
check("shrinking")

# %% [markdown]
# L2 takes a share of each weight, L1 a fixed amount: small weights are soon gone.
#
# ## 4. How strong?
#
# Training cannot choose $\lambda$: the training cost is lowest at 0. The dev set chooses.

# %% predict="best_strength"
check.predict("best_strength")

# %% folded=True tags=["experiment"]
# Eight strengths, five starts each. It takes about 5 seconds.
if check.ready("backward_propagation_with_regularization"):
    strengths = [0, 0.01, 0.1, 0.3, 1, 5, 20, 60]
    costs = np.zeros((2, 5, len(strengths)))
    for k, lambd in enumerate(strengths):
        for row, seed in enumerate(range(3, 8)):
            parameters = kicks.start(seed)
            for _ in range(1500):
                _, cache = forward_propagation(X_train, parameters)
                grads = backward_propagation_with_regularization(X_train, Y_train, cache, lambd)
                parameters = deep.update_parameters(parameters, grads, 1.0)
            costs[0, row, k] = kicks.cost_of(parameters, X_train, Y_train)
            costs[1, row, k] = kicks.cost_of(parameters, X_dev, Y_dev)
    figures.draw_sweep(strengths, *costs)

# %% [markdown]
# At the left the network overfits. At 60 it underfits: it answers the same to everything, so the gap is small, too.
# Between 1 and 5 little changes: search on a logarithmic scale. Now by hand:

# %% tags=["experiment"]
from course_utils.explorers.regularization import Regularization

Regularization(functions=check.own("backward_propagation_with_regularization"))

# %% [markdown]
# ## 5. Why small weights are simple
#
# Near 0, $\tanh z \approx z$: a tanh unit whose pre-activations stay small is nearly linear, and linear units
# together draw a straight boundary.
#
# ### Exercise 5: `bend`
#
# Measure it. For each unit, derive the $c$ for which the line $c z$ is closest to its activations $a = \tanh z$:
# $\sum (a - c z)^2$ is smallest. The unit's bend is what is left: $\sum (a - c z)^2 / \sum a^2$.
#
# - Worked line: pre-activations 1 and 2 have $c = (0.762 + 1.928) / 5 = 0.538$, and a bend of 0.041.


# %% answer="bend"
def bend(Z):
    """Share of each tanh unit's activations that no line through 0 explains.

    Z: pre-activations, shape (n, m). Returns shape (n, 1).
    """
    ...


# %% check="bend"
check("bend")

# %% predict="twenty_units"
check.predict("twenty_units")

# %% folded=True tags=["experiment"]
# One hidden layer of tanh units, three strengths, five starts each.
from course_utils.toolbox import shallow


def tanh_network(lambd, seed):
    """Train 2 → 20 → 1 with week 3's functions and an L2 penalty."""
    rng = np.random.default_rng(seed)
    parameters = {"W1": rng.normal(size=(20, 2)), "b1": np.zeros((20, 1))}
    parameters |= {"W2": rng.normal(size=(1, 20)) / np.sqrt(20), "b2": np.zeros((1, 1))}
    for _ in range(2000):
        _, cache = shallow.forward_propagation(X_train, parameters)
        grads = shallow.backward_propagation(parameters, cache, X_train, Y_train)
        for name in ("W1", "W2"):
            grads["d" + name] = grads["d" + name] + lambd / 211 * parameters[name]
        parameters = shallow.update_parameters(parameters, grads, 1.0)
    return parameters


if check.ready("bend"):
    bends, shown = {}, {}
    for lambd in (0, 0.7, 10):
        nets = [tanh_network(lambd, seed) for seed in range(3, 8)]
        passes = [shallow.forward_propagation(X_train, net)[1] for net in nets]
        bends[lambd] = [np.mean(bend(cache["Z1"])) for cache in passes]
        shown[f"tanh units, λ = {lambd}"] = lambda X, net=nets[0]: shallow.forward_propagation(
            X, net
        )[0]
    figures.print_bends(bends)
    figures.draw_beliefs(shown, X_train, Y_train)

# %% [markdown]
# ## What you can do now
#
# You can price weights, test the gradients, and choose the strength. In `dropout`, units go missing.
#
# > **Who and when.** Arthur Hoerl and Robert Kennard penalised large coefficients in 1970. Anders Krogh and John
# > Hertz showed in 1991 why weight decay helps.
# >
# > *Read*: Goodfellow and others, [Deep Learning](https://www.deeplearningbook.org/contents/regularization.html),
# > 7.1. *Watch*: StatQuest, "Regularization Part 1: Ridge (L2) Regression". *Try*: [TensorFlow
# > Playground](https://playground.tensorflow.org) with noise 50 and L2.
