# %% [markdown]
# # Initialization
#
# Training walks downhill from where it starts. From some starts nothing moves, from others it takes for ever.
#
# You will learn to
#
# - say why weights must differ;
# - recognise a start that is too large or too small;
# - derive the variance that carries a signal through many layers, and measure it.
#
# Plan about 75 minutes, with paper. You need week 4's networks of any depth, and the variance of a sum.

# %%
import math

import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets
from course_utils.figures.week5 import initialization as figures
from course_utils.toolbox.activations import relu, sigmoid

check = notebook_checks("week5/initialization")
X, Y = datasets.make_circles(300, seed=1)
X_test, Y_test = datasets.make_circles(100, seed=2)

# %% [markdown]
# ## 1. Equal
#
# Two rings of points; a network 2 → 10 → 5 → 1, ReLU, with a sigmoid at the end; learning rate 0.01. Only the first
# weights will differ.
#
# ### Exercise 1: `initialize_parameters_zeros`, from memory
#
# The shapes are week 4's. The check looks at any number of layers, and at layers of one unit.


# %% answer="initialize_parameters_zeros"
def initialize_parameters_zeros(layers_dims):
    """Start from zero.

    layers_dims: units of every layer, n[0] to n[L]. Returns a dict: W1, b1, ... WL, bL.
    Worked line: [2, 1] gives {"W1": [[0., 0.]], "b1": [[0.]]}.
    """
    ...


# %% check="initialize_parameters_zeros"
check("initialize_parameters_zeros")

# %% predict="cost_from_zeros"
check.predict("cost_from_zeros")

# %% tags=["experiment"]
if check.ready("initialize_parameters_zeros"):
    figures.print_equal(initialize_parameters_zeros, X, Y)

# %% [markdown]
# From zeros, all hidden activations and all errors that reach them are 0. With 0.3 everywhere the weights move, but equal
# units get equal gradients, so ten do the work of one: the symmetry of week 3. Random weights break it. Biases may
# be 0.
#
# ## 2. Large
#
# ### Exercise 2: `initialize_parameters_random`
#
# Normal weights of mean 0 and standard deviation 10, far too large. (`rng.random` draws other numbers: which?)
# The check looks at shapes, zero biases, the mean and spread of wide layers, and that no two units or layers start
# alike.


# %% answer="initialize_parameters_random"
def initialize_parameters_random(layers_dims, rng=None):
    """Start from random weights that are far too large.

    layers_dims: units of every layer, n[0] to n[L]. rng: source of the weights, None for fresh ones.
    Returns a dict: W1, b1, ... WL, bL.
    Worked line: of 100 000 weights, about 68 % lie between -10 and 10.
    """
    rng = np.random.default_rng(rng)
    ...


# %% check="initialize_parameters_random"
check("initialize_parameters_random")

# %% tags=["experiment"]
if check.ready("initialize_parameters_random"):
    figures.draw_scores(initialize_parameters_random, X, Y)

# %% [markdown]
# The last sigmoid is saturated: the network is certain before it has learned anything, and a wrong answer costs
# hundreds of nats or more. A first cost far above $\ln 2 = 0.69$ says *too large*.
#
# ## 3. Through many layers
#
# Say each layer multiplies a signal by $f$, forward or back. A **vanishing gradient** shrinks from layer to layer,
# until training hardly moves the weights; an **exploding gradient** grows until one step throws them far away.
#
# ### Exercise 3: `depth_until`
#
# Derive a formula. The check looks at factors above and below 1, and close to it.


# %% answer="depth_until"
def depth_until(factor, limit):
    """First whole number of layers after which factor ** layers is above limit or below 1 / limit.

    factor: above 0, not 1. limit: above 1.
    Worked line: depth_until(1.5, 1e6) is 35, as 1.5 ** 34 is 970 740.
    """
    ...


# %% check="depth_until"
check("depth_until")

# %% tags=["experiment"]
if check.ready("depth_until"):
    figures.print_depths(depth_until)

# %% [markdown]
# To stay between a millionth and a million through 152 layers, a depth in use, the factor must be within a tenth
# of 1. What is the factor of a real layer?
#
# ### Exercise 4: `layer_scales`
#
# Measure it. The **root mean square** of an array says how large its entries are: square them, take the mean, then
# the root. Return that of `X`, $A^{[1]}$, …, $A^{[L]}$. There are no biases. The check looks at all four
# activations, different widths, and one example.


# %% answer="layer_scales"
def layer_scales(X, weights, activation):
    """Size of the input and of every layer's activations.

    X: shape (n[0], m). weights: the list [W1, ..., WL]. activation, of all layers: "linear" (none),
    "relu", "tanh" or "sigmoid". Returns a list of L + 1 numbers.
    Worked line: X = [[3], [4]], weights = [[[2, 0], [0, 2]]], "linear" give [3.536, 7.071].
    """
    ### BEGIN SOLUTION
    g = {"linear": np.asarray, "relu": relu, "tanh": np.tanh, "sigmoid": sigmoid}[activation]
    A = X
    scales = [float(np.sqrt(np.mean(A**2)))]
    for W in weights:
        A = g(W @ A)
        scales.append(float(np.sqrt(np.mean(A**2))))
    return scales
    ### END SOLUTION


# %% check="layer_scales"
check("layer_scales")

# %% [markdown]
# ## 4. The right size
#
# One unit: $z = w_1 a_1 + \dots + w_n a_n$. The weights have mean 0 and are independent of each other and of the
# inputs. (The inputs may be correlated, but the weights are independent.) On paper:
#
# 1. Show that $\mathrm{Var}(z) = n \, \mathrm{Var}(w) \, E[a^2]$. (Begin with one product $w_1 a_1$.)
# 2. $z$ is as likely as $-z$. Which multiple of $\mathrm{Var}(z)$ is $E[\mathrm{ReLU}(z)^2]$?
# 3. Which $\mathrm{Var}(w)$ makes that equal to $E[a^2]$ again?
#
# ### Exercise 5: `initialize_parameters_he`
#
# Weights of the variance that you found, each layer by its own $n = n^{[l-1]}$. The check looks at the spread on
# wide and narrow layers.


# %% answer="initialize_parameters_he"
def initialize_parameters_he(layers_dims, rng=None):
    """Start from random weights that keep the scale of the signal through ReLU.

    layers_dims: units of every layer, n[0] to n[L]. rng: source of the weights, None for fresh ones.
    Returns a dict: W1, b1, ... WL, bL.
    Worked line: for a layer with 200 inputs, the standard deviation is 0.1.
    """
    rng = np.random.default_rng(rng)
    ...


# %% check="initialize_parameters_he"
check("initialize_parameters_he")

# %% tags=["experiment"]
if check.ready("initialize_parameters_random", "initialize_parameters_he"):
    starts = {"standard deviation 10": initialize_parameters_random, "He": initialize_parameters_he}
    figures.compare_starts(starts, (X, Y), (X_test, Y_test))

# %% [markdown]
# (From eight seeds, the large start ended between 69 and 92 % on the test set, He's between 93 and 97 %.)
#
# ### Exercise 6: `initialize_parameters_xavier`
#
# Near 0, $\tanh(z) \approx z$. Answer questions 2 and 3 again, for the *forward* signal. (The way back asks for
# $n^{[l]}$ in the place of $n^{[l-1]}$; $2 / (n^{[l-1]} + n^{[l]})$ is a compromise. A known slip: Xavier printed
# with He's 2.)


# %% answer="initialize_parameters_xavier"
def initialize_parameters_xavier(layers_dims, rng=None):
    """Start from random weights that keep the scale of a small signal through tanh.

    layers_dims: units of every layer, n[0] to n[L]. rng: source of the weights, None for fresh ones.
    Returns a dict: W1, b1, ... WL, bL.
    Worked line: for a layer with 100 inputs, the standard deviation is 0.1.
    """
    rng = np.random.default_rng(rng)
    ...


# %% check="initialize_parameters_xavier"
check("initialize_parameters_xavier")

# %% tags=["experiment"]
if check.ready("layer_scales", "initialize_parameters_he", "initialize_parameters_xavier"):
    figures.draw_forward(layer_scales, initialize_parameters_he, initialize_parameters_xavier)

# %% [markdown]
# Under ReLU, Xavier loses $\sqrt{1/2}$ in each layer, the half of question 2; under tanh a little, since
# $|\tanh z| < |z|$. In the explorer, find starts from which training cannot tell units apart, and starts that
# saturate.

# %% tags=["experiment"]
from course_utils.explorers.initialization import Initialization

Initialization(
    check.own(
        "initialize_parameters_zeros",
        "initialize_parameters_random",
        "initialize_parameters_he",
        "initialize_parameters_xavier",
    )
)

# %% [markdown]
# ## 5. And back
#
# $dW^{[l]}$ is the error that has come back through the layers after $l$, times the activations that have come
# forward through those before.
#
# ### Exercise 7: `gradient_norms`
#
# Its size: $\lVert dW \rVert = \sqrt{\sum_{i,j} dW_{ij}^2}$, the Frobenius norm. The check looks at one, four and
# twelve layers.


# %% answer="gradient_norms"
def gradient_norms(grads):
    """Frobenius norm of every dW, layer 1 first; a list of L numbers.

    grads: "dW1", ... "dWL" and other gradients, in any order; L is not given.
    Worked line: {"dW2": [[2]], "db2": [[7]], "dW1": [[3, 0, 4]], "db1": [[1]]} gives [5, 2].
    """
    ...


# %% check="gradient_norms"
check("gradient_norms")

# %% predict="tanh_start"
check.predict("tanh_start")

# %% tags=["experiment"]
if check.ready("gradient_norms", "initialize_parameters_he", "initialize_parameters_xavier"):
    both = initialize_parameters_he, initialize_parameters_xavier
    figures.draw_backward(gradient_norms, *both, X, Y)
    figures.draw_tanh_runs(*both, X, Y)

# %% [markdown]
# ReLU: wherever $l$ is, $dW^{[l]}$ has passed every other layer once, forward or back. So a wrong scale spoils all
# layers.
#
# tanh: coming back, Xavier's error shrinks and He's grows. $1/n$ is a first-order rule, for small $z$; at real
# sizes tanh's slope is below 1, and a larger variance makes up for it. (PyTorch recommends $(5/3)^2/n$.) Derive
# first, then measure.
#
# The explorer works out both ways for wide layers. Find an activation that no scale can help.

# %% tags=["experiment"]
from course_utils.explorers.vanishing_gradients import VanishingGradients

VanishingGradients()

# %% [markdown]
# ### Exercise 8: `scales`
#
# Five derivations, as numbers, and four diagnoses: how were the networks P to S of the next table started? They
# have ReLU layers of 64 units; shown are root mean squares. Some answers are looked at only when you hand in.

# %% folded=True tags=["experiment"]
rng = np.random.default_rng(5)
deviations = np.array([0.0, 0.1, np.sqrt(2 / 64), 0.4])
mysteries = dict(zip("PQRS", np.random.default_rng(12).permutation(deviations), strict=True))
sizes = {letter: [] for letter in mysteries}
for letter, deviation in mysteries.items():
    A = rng.standard_normal((64, 500))
    for _ in range(20):
        A = relu(deviation * rng.standard_normal((64, 64)) @ A)
        sizes[letter].append(np.sqrt(np.mean(A**2)))
figures.print_sizes(sizes)

# %% answer="scales"
# Worked line: 50 inputs of mean square 1 and weights of variance 0.04 give z the variance 2.
scales = {
    # 100 inputs of mean square 4, weights of variance 0.01
    "variance of z": None,
    # ten linear layers of 100 units, weights of variance 0.02: the factor of the signal's variance
    "after ten layers": None,
    # g(z) = z for z > 0 and 0.2 z otherwise needs weights of variance c / n: what is c?
    "leaky ReLU": None,
    # ReLU, but each input is set to 0 with probability one half, and doubled otherwise: what is c?
    "after dropout": None,
    # weights drawn evenly from -r to r have variance r² / 3: for which r is that He's, with 6 inputs?
    "uniform limit": None,
    # how started: "zeros", "small", "He" or "large"
    "P": None,
    "Q": None,
    "R": None,
    "S": None,
}
### BEGIN SOLUTION
scales = {
    "variance of z": 100 * 0.01 * 4,
    "after ten layers": (100 * 0.02) ** 10,
    "leaky ReLU": 2 / (1 + 0.2**2),
    "after dropout": 2 * 0.5,
    "uniform limit": np.sqrt(3 * 2 / 6),
    "P": "small",
    "Q": "He",
    "R": "large",
    "S": "zeros",
}
### END SOLUTION

# %% check="scales"
check("scales")

# %% [markdown]
# ## What you can do now
#
# You can derive and measure a start from which every layer learns. Batch normalisation, in week 7, looks after the
# later steps.
#
# > **Who and when.** *Xavier* and *He* are people: Xavier Glorot and Yoshua Bengio measured both directions in
# > 2010; Kaiming He and colleagues derived the 2 for ReLU in 2015.
# >
# > *Read*: Glorot and Bengio, [Understanding the difficulty of training deep feedforward neural
# > networks](https://proceedings.mlr.press/v9/glorot10a.html). *Watch*: Andrej Karpathy, [Building makemore, part
# > 3](https://www.youtube.com/watch?v=P6sfmUTpUmc). *Try*: find your derivation in He et al., [Delving deep into
# > rectifiers](https://arxiv.org/abs/1502.01852), section 2.2.
