# %% [markdown]
# # Gradient checking
#
# Most faults in a forward pass show. A fault in a backward pass may not show at all. You have measured gradients
# before; now you make an instrument of that, and learn its limits.
#
# You will learn to
#
# - choose the step of a measured slope;
# - compare all gradients of a network with measured ones, in one number;
# - know what misleads a check, and when to check again.
#
# Plan about 60 minutes. You need the backward pass of week 4.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils.figures.week5 import gradient_checking as figures
from course_utils.reference.gradient_checking import network_cost
from course_utils.toolbox.activations import sigmoid
from course_utils.toolbox.deep import L_model_forward, update_parameters

check = notebook_checks("week5/gradient_checking")

# %% [markdown]
# ## 1. Which of these is right?
#
# Four runs train one network on two moons, from the same start, at the same rate. They differ in the backward
# pass, and only one of the four is right.

# %% tags=["experiment"]
figures.draw_four_runs()

# %% predict="which_run"
check.predict("which_run")

# %% tags=["experiment"]
figures.print_four_checks()

# %% [markdown]
# The costs did not say it; numbers such as these do. You will write the function that computes them.
#
# ## 2. One weight
#
# One sigmoid unit, one feature $x$, one weight $\theta$, no bias, label 1: $a = \sigma(\theta x)$ and
# $J(\theta) = -\ln a$. ($\theta$ is the field's letter for whatever is learned.)
#
# ### Exercise 1: `forward_propagation`
#
# The check looks at units that are right and wrong, and at negative `x`.


# %% answer="forward_propagation"
def forward_propagation(x, theta):
    """Loss of one weight for an example with label 1; two numbers in, one out.

    Worked line: x = 2, theta = 0.5 give a = 0.7311 and J = 0.3133.
    """
    ...


# %% check="forward_propagation"
check("forward_propagation")

# %% [markdown]
# ### Exercise 2: `backward_propagation`
#
# Derive $dJ/d\theta$ on paper. Which sign must it have for $x > 0$, and where does it go for
# $\theta x \to \infty$? The check looks at the last digits too: a formula is exact.


# %% answer="backward_propagation"
def backward_propagation(x, theta):
    """Slope of the loss along the weight.

    Worked line: x = 2, theta = 0.5 give -0.5379.
    """
    ...


# %% check="backward_propagation"
check("backward_propagation")

# %% [markdown]
# ## 3. How small a step?
#
# $$\text{one-sided: } \frac{J(\theta + \varepsilon) - J(\theta)}{\varepsilon} = J' + \frac{\varepsilon}{2} J'' + \dots
# \qquad
# \text{two-sided: } \frac{J(\theta + \varepsilon) - J(\theta - \varepsilon)}{2 \varepsilon} = J' +
# \frac{\varepsilon^2}{6} J''' + \dots$$
#
# What a bend adds on one side, it takes away on the other: the two-sided difference is the better one.

# %% predict="smaller_epsilon"
check.predict("smaller_epsilon")

# %% tags=["experiment"]
if check.ready("forward_propagation", "backward_propagation"):
    figures.measure_steps(forward_propagation, backward_propagation)

# %% [markdown]
# The customary $10^{-7}$ is a little past the best step, and leaves about nine digits. Do not go below.
#
# ### Exercise 3: `gradient_check`
#
# A **gradient check** compares the slope $g$ of a backward pass with the measured $\tilde g$ by their relative
# difference, since a distance of 0.001 is much for a slope of 0.002 and nothing for 5000:
#
# $$\text{difference} = \frac{|g - \tilde g|}{|g| + |\tilde g|}$$
#
# Two known slips: `/ 2 * epsilon`, which multiplies by $\varepsilon$, and squaring the sizes. The check uses
# large steps, and spoils your `backward_propagation` during some calls: call it by its name.


# %% answer="gradient_check"
def gradient_check(x, theta, epsilon=1e-7):
    """Compare the slope of the backward pass with a two-sided difference; a number from 0 to 1.

    Worked line: x = 2, theta = 0.5, epsilon = 0.1 give g = -0.537883, measured -0.539091,
    difference 0.001122. With the default it is below 1e-7.
    """
    ...


# %% check="gradient_check"
check("gradient_check")

# %% tags=["experiment"]
if check.ready("forward_propagation", "backward_propagation"):
    figures.measure_faults(forward_propagation, backward_propagation)

# %% [markdown]
# A fault $\delta$ reads as $\delta / 2$, until it drowns in the error of the measurement. With
# $\varepsilon = 10^{-7}$ and 64 bits:
#
# | difference | what it says |
# |---|---|
# | below $10^{-7}$ | right, as far as this check can see |
# | $10^{-7}$ to $10^{-5}$ | look again: gradients near 0, a corner |
# | $10^{-5}$ to $10^{-3}$ | suspicious: a small wrong term |
# | above $10^{-3}$ | a fault, unless section 5 explains it |
#
# ## 4. All parameters of a network
#
# Now $\theta$ is all numbers in `W1`, `b1`, `W2`, … `network_cost(parameters, X, Y)` is the cost of week 4's
# network, with `X` of shape $(n^{[0]}, m)$ and `Y` of shape $(1, m)$.

# %%
tiny = {"W1": np.array([[1.0, -2.0]]), "b1": np.array([[0.5]])}
X_tiny, Y_tiny = np.array([[1.0, 0.0, 2.0], [0.0, 1.0, 1.0]]), np.array([[1, 0, 1]])
print("cost:", network_cost(tiny, X_tiny, Y_tiny))

# %% [markdown]
# ### Exercise 4: `numerical_gradients`
#
# Move one number, keep all others; week 3 did it for one array. `parameters` must come out **exactly** as it went
# in: adding $\varepsilon$ and taking it away is not exact. The check looks at one to three layers, one example,
# layers of one unit, and a large `epsilon`.


# %% answer="numerical_gradients"
def numerical_gradients(parameters, X, Y, epsilon=1e-7):
    """Two-sided slope of the cost along every parameter.

    Returns a dict: dW1, db1, ..., each of the shape of its parameter.
    Worked line: for `tiny` and epsilon = 0.1, moving W1[0, 0] gives the costs 0.262833 (up) and
    0.325395 (down), so dW1[0, 0] is -0.312810.
    """
    ...


# %% check="numerical_gradients"
check("numerical_gradients")

# %% [markdown]
# ### Exercise 5: `gradient_check_n`
#
# Join all gradients to one long vector $g$, the measured ones to $\tilde g$, and take lengths for sizes:
# $\lVert v \rVert = \sqrt{\sum_i v_i^2}$. `gradients` may come in another order and hold `"dA0"` and others too.
# Both dicts must stay as they are.


# %% answer="gradient_check_n"
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    """Compare all gradients of a network with measured ones; a number from 0 to 1.

    gradients: dW1, db1, ... of some backward pass, and others.
    Worked line: if g = (3, 4) and the measured vector is (3, 3), it is 1 / (5 + 4.243) = 0.1082.
    """
    ...


# %% check="gradient_check_n"
check("gradient_check_n")

# %% [markdown]
# ### Exercise 6: `readings`
#
# From the number back to the fault, on paper. Where nothing else is said, *all* gradients have the fault. Numbers
# count within 1 %; some are looked at when you hand in.

# %% answer="readings"
# Worked line: if every gradient is three times too large, the difference is 2 / 4 = 0.5.
readings = {
    # every gradient has the wrong sign: which difference?
    "wrong sign": None,
    # every gradient is twice too large: which difference?
    "twice": None,
    # somebody forgot to divide by m = 50: which difference?
    "not divided by m": None,
    # the difference is 0.0101 for every array, m = 50: which fault? "A": a wrong sign, "B": not
    # divided by m, "C": divided by m - 1, "D": none, that is rounding
    "0.0101": None,
    # all gradients are 1 % too large, each of the three lengths is squared: which difference?
    "squared": None,
    # 10 000 gradients of one size, a single one has the wrong sign: which difference of all?
    "one of 10 000": None,
    # forward passes that gradient_check_n needs for layer_dims = [4, 5, 5, 1]
    "passes": None,
}
### BEGIN SOLUTION
readings = {
    "wrong sign": 2 / 2,
    "twice": (2 - 1) / (2 + 1),
    "not divided by m": (50 - 1) / (50 + 1),
    "0.0101": "C",  # k = 50/49, so (k - 1) / (k + 1) = 1/99
    "squared": 0.01**2 / (1.01**2 + 1**2),
    "one of 10 000": 2 / (100 + 100),
    "passes": 2 * (5 * 4 + 5 + 5 * 5 + 5 + 1 * 5 + 1),
}
### END SOLUTION

# %% check="readings"
check("readings")

# %% [markdown]
# ## 5. What misleads a check
#
# **A corner.** Across ReLU's corner, a two-sided difference mixes two slopes. With zero biases a unit can sit
# exactly there: where the layer before is off, $z = 0 + b = 0$. Draw random biases, and draw again if the
# difference is large: a corner goes away, a fault stays.

# %% tags=["experiment"]
figures.draw_corner()

# %% [markdown]
# **Dropout and few digits.** Right gradients, checked in five ways:

# %% tags=["experiment"]
figures.draw_five_checks()

# %% [markdown]
# Dropout switches random units off in each pass, so that a new mask makes two networks of the two sides. Switch it
# off while you check, or keep one mask.
#
# **A fresh start** can hide a fault. Biases are 0, so a wrong term with a bias in it is 0, too; very small or equal
# weights hide other faults. So check again after some training.
#
# ### Exercise 7: `check_twice`
#
# Use the backward pass under test for the training, too. What must be computed anew before the second check?


# %% answer="check_twice"
def check_twice(parameters, backward, X, Y, num_iterations, learning_rate):
    """Check a backward pass at the start and after some steps with it; return both differences.

    parameters: of a network of any depth. backward(AL, Y, caches): returns dW1, db1, ...
    Use L_model_forward(X, parameters), which returns AL and caches, and
    update_parameters(parameters, grads, learning_rate), which returns new parameters.
    Worked line: with gradients that are always twice too large, it returns [0.3333, 0.3333].
    """
    ...


# %% check="check_twice"
check("check_twice")

# %% tags=["experiment"]
if check.ready("numerical_gradients", "gradient_check_n", "check_twice"):
    figures.print_twice(check_twice)
    figures.print_four_checks(gradient_check_n)

# %% [markdown]
# A backward pass that lets the biases decay, though the cost has no such term, is spotless at five fresh starts.
# The last four lines are your verdict on P to S.
#
# ## What you can do now
#
# You can check a backward pass: on a small network, with 64 bits, random biases, several examples, no dropout, and
# again after some training.
#
# > **Who and when.** Brook Taylor's series, which says how good a difference is, is of 1715.
# >
# > *Read*: the CS231n notes on [gradient checks](https://cs231n.github.io/neural-networks-3/#gradcheck).
# > *Try*: [torch.autograd.gradcheck](https://pytorch.org/docs/stable/generated/torch.autograd.gradcheck.html), the
# > same in PyTorch. *Watch*: Andrej Karpathy, [Becoming a backprop
# > ninja](https://www.youtube.com/watch?v=q8SA3rM6ckI), every gradient of a network compared.
