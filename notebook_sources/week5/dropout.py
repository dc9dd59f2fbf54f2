# %% [markdown]
# # Dropout
#
# A second way to hold a network back looks reckless: while it trains, switch units off at random.
#
# You will learn to
#
# - drop units, forward and backward, and catch a layer that does it wrong;
# - say where to drop, and where and when not to;
# - say what dropout is on average: many networks in one, and a penalty that adapts.
#
# Plan about 60 minutes, with paper. You need the lesson `regularization`.

# %% long="each function that is imported is one that the reader has written"
from functools import partial

import numpy as np

from autograde_tests import notebook_checks
from course_utils import kicks
from course_utils.figures.week5 import dropout as figures
from course_utils.kicks import accuracy, cost_from, forward_propagation
from course_utils.toolbox import deep
from course_utils.toolbox.activations import relu, sigmoid
from course_utils.toolbox.regularization import backward_propagation_with_regularization

check = notebook_checks("week5/dropout")
X_train, Y_train, X_dev, Y_dev = kicks.load()

# %% [markdown]
# ## 1. Units that may be missing
#
# In each iteration, and for each example, **dropout** switches every hidden unit off with probability $1 - p$,
# where $p$ is `keep_prob`. No unit can rely on one particular partner, so it spreads its weights.
#
# A **mask** is an array $D^{[l]}$ that says which entries of $A^{[l]}$ stay: 1 for kept, 0 for dropped.
# **Inverted dropout** divides what is kept by $p$:
#
# $$A^{[l]} = \frac{g(Z^{[l]}) \circ D^{[l]}}{p}$$
#
# Why? What is the mean of $g(z)\, d / p$ if $d$ is 1 with probability $p$? And without the division?
#
# ### Exercise 1: `forward_propagation_with_dropout`
#
# ReLU, ReLU, sigmoid. Both hidden layers are dropped from; input and output are not.
#
# - The cache is `(Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)`; `A1` and `A2` are what the next layer
#   gets.
# - `rng.random(shape)` draws numbers evenly between 0 and 1. Which comparison is true with probability $p$?
# - Worked line: $p = 0.5$, activations `[[3, 1, 2]]` and mask `[[1, 0, 1]]` give `[[6, 0, 4]]`.
# - The check looks at what holds for any draws, so fix no seed inside.


# %% answer="forward_propagation_with_dropout"
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5, rng=None):
    """Forward pass that drops hidden units at random; returns A3, shape (1, m), and the cache.

    X: shape (n_x, m). parameters: W1, b1, W2, b2, W3, b3. keep_prob: probability of keeping a unit.
    rng: where the masks come from; the check leaves it out.
    """
    rng = np.random.default_rng(rng)
    ...


# %% check="forward_propagation_with_dropout"
check("forward_propagation_with_dropout")

# %% [markdown]
# ### Exercise 2: `mask_is_right`
#
# Somebody's ReLU layer has dropped units. Is it right? What can go wrong: no division, the wrong share kept, one
# column of the mask for all examples …
#
# - The share of ones in a right mask of $n$ entries strays from $p$ by about $\sqrt{p(1-p)/n}$. Allow four times
#   that.
# - Worked line: with 0.5, `Z = [[1, 1, 1]]` and `D = [[1, 0, 1]]`, `A = [[2, 0, 2]]` is right.
# - The check hands in six kinds of faulty layers, too, four of them shown; $p < 1$.


# %% answer="mask_is_right"
def mask_is_right(Z, D, A, keep_prob):
    """Whether a ReLU layer has dropped units as inverted dropout should; True or False.

    Z, D, A: pre-activations, mask of 0 and 1, and what is handed on, shape (n, m).
    """
    ...


# %% check="mask_is_right"
check("mask_is_right")

# %% tags=["experiment"]
if check.ready("forward_propagation_with_dropout", "mask_is_right"):
    _, cache = forward_propagation_with_dropout(X_train, kicks.start(3), 0.7)
    print("your layer 1 passes your test:", mask_is_right(*cache[:3], 0.7))

# %% [markdown]
# ### Exercise 3: `backward_propagation_with_dropout`
#
# Forward, there was one more step: $a = g(z)\, d / p$. What is the derivative of $a$ with respect to $g(z)$, for
# $d = 1$ and for $d = 0$? Where does it belong? Why would a fresh mask be wrong here?
#
# - Worked line: with $p = 0.5$ and the mask `[[1, 0]]`, `[[0.2, 0.2]]` becomes `[[0.4, 0]]`.
# - Masks may be of bools or of 0 and 1; the cache must stay as it was.


# %% answer="backward_propagation_with_dropout"
def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    """Gradients of the cost of a pass with dropout: a dict with dW1, db1, … dW3, db3.

    X: shape (n_x, m). Y: shape (1, m). cache: of your forward pass. keep_prob: as there.
    """
    ...


# %% check="backward_propagation_with_dropout"
check("backward_propagation_with_dropout")

# %% folded=True tags=["experiment"]
# Training on the kicks, without dropout and with keep_prob 0.86.
from course_utils.explorers.live_curve import LiveCurve


def plain_gradients(parameters):
    """Return the cost and its gradients without dropout."""
    _, cache = forward_propagation(X_train, parameters)
    grads = backward_propagation_with_regularization(X_train, Y_train, cache, 0)
    return cost_from(cache[8], Y_train), grads


def dropout_gradients(parameters, keep_prob):
    """Return the cost of one draw of masks and its gradients."""
    _, cache = forward_propagation_with_dropout(X_train, parameters, keep_prob)
    grads = backward_propagation_with_dropout(X_train, Y_train, cache, keep_prob)
    return cost_from(cache[10], Y_train), grads


if check.ready("forward_propagation_with_dropout", "backward_propagation_with_dropout"):
    live = LiveCurve("Cost of each update, and cost on the dev set")
    none = kicks.fit(plain_gradients, deep.update_parameters, "no dropout", live=live)
    dropped = kicks.fit(
        partial(dropout_gradients, keep_prob=0.86), deep.update_parameters, "keep_prob 0.86",
        live=live,
    )  # fmt: skip
    none.report()
    dropped.report()

# %% [markdown]
# The cost jumps, as each update has other masks. To check your code, set `keep_prob` to 1, watch the curve fall, then
# turn dropout on.
#
# Do units that may be missing rely on each other less? Take some away, with dropout, without, with L2:

# %% tags=["experiment"]
from course_utils.explorers.regularization import Regularization

Regularization(
    functions=check.own("forward_propagation_with_dropout", "backward_propagation_with_dropout")
)

# %% [markdown]
# ## 2. Many networks in one
#
# A **thinned network** is what a mask leaves of the whole one. An **ensemble** is a group of networks whose answers
# are averaged. To predict, average very many thinned ones; or use the whole network once:

# %% tags=["experiment"]
if check.ready("forward_propagation_with_dropout", "backward_propagation_with_dropout"):
    answers = np.array(
        [forward_propagation_with_dropout(X_dev, dropped.parameters, 0.86)[0] for _ in range(300)]
    )
    figures.draw_ensemble(answers[:, 0], dropped.probabilities(X_dev)[0], Y_dev[0])

# %% [markdown]
# One thinned network is worse than the mean of many, by about two points. The whole network is as good as the mean,
# within a point. So predict **without** masks, and rescale nothing: the division by $p$ has done that.
#
# ### Where to drop?
#
# Four choices of $(p^{[0]}, p^{[1]}, p^{[2]})$, the first number for the two inputs:

# %% predict="where_to_drop"
check.predict("where_to_drop")


# %% folded=True tags=["experiment"]
# Training in a loop over the layers, each with a keep_prob of its own; five starts each.
def per_layer_run(keep_probs, seed, num_iterations=1500):
    """Train with a keep_prob for the input and each hidden layer; return both accuracies."""
    rng = np.random.default_rng(seed)
    weights = kicks.start(rng)
    for _ in range(num_iterations):
        A, factors, caches = X_train, {}, {}
        for layer in (0, 1, 2, 3):
            if layer > 0:
                Z, linear_cache = deep.linear_forward(A, weights[f"W{layer}"], weights[f"b{layer}"])
                caches[layer], A = (Z, linear_cache), relu(Z)
            if layer < 3:
                p = keep_probs[layer]
                factors[layer] = (rng.random(A.shape) < p) / p
                A = A * factors[layer]
        dZ, grads = sigmoid(Z) - Y_train, {}
        for layer in (3, 2, 1):
            dA, grads[f"dW{layer}"], grads[f"db{layer}"] = deep.linear_backward(
                dZ, caches[layer][1]
            )
            if layer > 1:
                dZ = dA * factors[layer - 1] * (caches[layer - 1][0] > 0)
        weights = deep.update_parameters(weights, grads, 0.3)
    return accuracy(weights, X_train, Y_train), accuracy(weights, X_dev, Y_dev)


for keep_probs in ((1, 0.86, 0.86), (1, 0.5, 1), (1, 1, 0.5), (0.5, 1, 1)):
    figures.print_keep_probs(keep_probs, [per_layer_run(keep_probs, s) for s in range(10, 15)])

# %% [markdown]
# Drop most where a layer is wide and many weights lead into it, little where it is narrow, nothing or nearly
# nothing from the input, and never from the output. In vision, inputs are many and examples seldom enough: dropout
# became common there.
#
# ## 3. A penalty that adapts
#
# A case that can be worked out: one linear unit, $z = \sum_j w_j x_j$, with squared loss $(y - z)^2$ and dropout on
# its $n$ inputs.
#
# ### Exercise 4: `loss_over_masks`
#
# First by counting: go through all $2^n$ masks, and add up loss times probability. What is the probability of a
# mask that keeps $k$ of $n$ inputs?
#
# - `np.ndindex((2,) * n)` runs through all masks of $n$ inputs, as tuples.
# - Worked line: $w = x = y = 1$ and $p = 0.5$ give $z = 2$ or $z = 0$, loss 1 either way, so 1.


# %% answer="loss_over_masks"
def loss_over_masks(w, x, y, keep_prob):
    """Expected squared loss of a linear unit with dropout on its inputs, a number.

    w: shape (1, n). x: shape (n, 1). y: a number.
    """
    ...


# %% check="loss_over_masks"
check("loss_over_masks")

# %% [markdown]
# ### Exercise 5: `dropout_penalty`
#
# Now by derivation: expected loss = loss without dropout + a penalty. On paper:
#
# - What are mean and variance of $d_j / p$? (A variance is the mean square minus the squared mean.)
# - And of $z = \sum_j w_j x_j d_j / p$? The $d_j$ are independent.
# - The mean of $(y - z)^2$ is $(y - \text{mean of } z)^2$ plus the variance of $z$.
#
# Write it without a loop over masks.
#
# - Worked line: for $w = x = 1$ and $p = 0.5$ it is 1, since the loss without dropout is 0 above.


# %% answer="dropout_penalty"
def dropout_penalty(w, X, keep_prob):
    """What dropout adds to the expected loss, the mean over the examples; w: (1, n), X: (n, m)."""
    ...


# %% check="dropout_penalty"
check("dropout_penalty")

# %% tags=["experiment"]
if check.ready("loss_over_masks", "dropout_penalty"):
    rng = np.random.default_rng(1)
    for n in (1, 3, 8):
        w, x, p = rng.normal(size=(1, n)), rng.normal(size=(n, 1)), rng.uniform(0.3, 1)
        counted = loss_over_masks(w, x, 1.0, p)
        derived = (1.0 - np.sum(w @ x)) ** 2 + dropout_penalty(w, x, p)
        print(f"{n} inputs, keep_prob {p:.2f}: counted {counted:.6f}, derived {derived:.6f}")

# %% [markdown]
# Under L2 all squared weights pay alike; here each pays by the mean square of its own input. In deep networks this
# holds only roughly.
#
# ## What you can do now
#
# You can drop units forward and backward, and say what dropout is on average. In `augmentation` you make new
# examples from old ones.
#
# > **Who and when.** Geoffrey Hinton and his students proposed dropout in 2012. Stefan Wager, Sida Wang and Percy
# > Liang showed in 2013 that it is an adaptive penalty.
# >
# > *Read*: Srivastava and others, [Dropout](https://jmlr.org/papers/v15/srivastava14a.html), section 7. *Watch*:
# > Geoffrey Hinton's lecture 10e. *Try*: find your penalty in [Wager and
# > others](https://arxiv.org/abs/1307.1493), section 2.
