# %% [markdown]
# # The gradient hunt
#
# A check says *that* a gradient is wrong. Here you find out *which line* is, in eight backward passes, and then
# you build a fault that a careless check does not see.
#
# You will learn to
#
# - see from a few numbers where a backward pass goes wrong;
# - turn your reasoning into a function;
# - tell what no single check can show.
#
# Plan about 45 minutes. You need the lesson `gradient_checking`.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import hunt
from course_utils.figures.week5 import gradient_hunt as figures
from course_utils.reference.deep import L_model_backward, L_model_forward
from course_utils.toolbox.gradient_checking import check_twice, numerical_gradients

check = notebook_checks("week5/gradient_hunt")

# %% [markdown]
# ## 1. A bar for each array
#
# In a long vector, one wrong entry hides behind thousands of right ones. So compute the difference for each array
# by itself.
#
# ### Exercise 1: `difference_by_name`
#
# Use `numerical_gradients`. The check looks at one to three layers, one example, right and wrong gradients, a
# large `epsilon`, and gradients in another order with `"dA0"` among them. What you are handed must stay as it is.


# %% answer="difference_by_name"
def difference_by_name(parameters, gradients, X, Y, epsilon=1e-7):
    """Relative difference of each gradient from the measured one.

    parameters: W1, b1, ... gradients: dW1, db1, ... and others. X: (n[0], m). Y: (1, m).
    Returns a dict with dW1, db1, ..., each a number from 0 to 1.
    Worked line: a dW2 that is twice too large has the difference 0.3333, whatever the others are.
    """
    ...


# %% check="difference_by_name"
check("difference_by_name")

# %% [markdown]
# ## 2. Eight backward passes
#
# A to H are backward passes for `layer_dims = [5, 5, 5, 1]`, so no shape gives anything away. At most one step of
# each is wrong. `hunt.scene(letter, draw)` has `.parameters`, `.X`, `.Y` and `.backward`; another draw is another
# network with other examples, and the same backward pass. Here is draw 0. A bar above $10^{-6}$ is tall, orange
# and hatched.

# %% tags=["experiment"]
if check.ready("difference_by_name"):
    figures.draw_scenes(difference_by_name, "ABCDEFGH")

# %% predict="another_draw"
check.predict("another_draw")

# %% [markdown]
# Look at other draws here, one by one:

# %% tags=["experiment"]
if check.ready("difference_by_name"):
    figures.draw_scenes(difference_by_name, "EFGH", draw=1)

# %% [markdown]
# ## 3. From bars to a name
#
# Reason from the order of things:
#
# $$dZ^{[3]} \to dW^{[3]}, db^{[3]}, dZ^{[2]} \qquad dZ^{[2]} \to dW^{[2]}, db^{[2]}, dZ^{[1]} \qquad
# dZ^{[1]} \to dW^{[1]}, db^{[1]}$$
#
# An array is **to blame** if it is wrong and everything that it is computed from is right. $dZ^{[2]}$ has no bar
# of its own. Which bars are tall if it is wrong? Which if only $dW^{[2]}$ is?
#
# ### Exercise 2: `suspect`
#
# Put your rule into a function that is given the bars of several draws. Count a bar as tall if it is tall in
# **more than half** of them: why not in one, and why not in all? The check looks at faults in every place, at two to five
# layers, at a bar that is tall in one draw alone, and at a fault that one draw hides.


# %% answer="suspect"
def suspect(draws):
    """Name what is to blame, such as "dZ2", "dW2" or "db2", or "none".

    draws: a list of dicts dW1, db1, ..., one for each draw. Tall is above 1e-6.
    Worked line: [{"dW1": 0.3, "db1": 0.2, "dW2": 1e-9, "db2": 2e-9}] gives "dZ1".
    """
    ...


# %% check="suspect"
check("suspect")

# %% [markdown]
# ### Exercise 3: `culprits`
#
# For each letter, say what is to blame. Ask your function, and look at the bars where you do not believe it. (If
# `dA2` is wrong, `dZ2` is, and no bar tells them apart: say `"dZ2"`.) The check looks at A, B and C now, at the
# others when you hand in.

# %% tags=["experiment"]
if check.ready("difference_by_name", "suspect"):
    for letter in hunt.LETTERS:
        bars = []
        for draw in range(5):
            scene = hunt.scene(letter, draw)
            AL, caches = L_model_forward(scene.X, scene.parameters)
            gradients = scene.backward(AL, scene.Y, caches)
            bars.append(difference_by_name(scene.parameters, gradients, scene.X, scene.Y))
        print(letter, suspect(bars[:1]), "by draw 0,", suspect(bars), "by five draws")

# %% answer="culprits"
culprits = {
    "A": None,
    "B": None,
    "C": None,
    "D": None,
    "E": None,
    "F": None,
    "G": None,
    "H": None,
}
### BEGIN SOLUTION
culprits = {
    "A": "dW2",
    "B": "dZ3",
    "C": "db1",
    "D": "dZ2",
    "E": "none",
    "F": "dW1",
    "G": "dZ1",
    "H": "dW3",
}
### END SOLUTION

# %% check="culprits"
check("culprits")

# %% [markdown]
# Two scenes misled you at draw 0. In E a unit sat at ReLU's corner. In H there was one example, for which a sum is
# a mean. **A check speaks of the examples and parameters that it was made with.** Draw several: more than one
# example, both labels, units on and off.
#
# ## 4. Fool the check
#
# ### Exercise 4: `hidden_fault`
#
# Now be the adversary. Write a backward pass that every check at a fresh start with zero biases lets pass, and
# that is wrong after some training.
#
# - Start from `L_model_backward(AL, Y, caches)`. `caches[l - 1]` is `((A_prev, W, b), Z)` of layer $l$.
# - The check draws fresh networks of two to four layers. It asks for a difference below $10^{-7}$ at the start and
#   above $10^{-3}$ after 60 steps at rate 0.3, and for a cost that has fallen by a fifth.


# %% answer="hidden_fault"
def hidden_fault(AL, Y, caches):
    """Gradients with a fault that is not there as long as all biases are 0.

    AL, Y: shape (1, m). caches: of L_model_forward. Returns a dict: dW1, db1, ... of the right shapes.
    Worked line: with b1 = 0, b2 = 0, ... it returns the gradients of L_model_backward.
    """
    ...


# %% check="hidden_fault"
check("hidden_fault")

# %% tags=["experiment"]
if check.ready("hidden_fault"):
    fresh = hunt.scene("A", 3)
    start = {name: value * (name[0] == "W") for name, value in fresh.parameters.items()}
    before, after = check_twice(start, hidden_fault, fresh.X, fresh.Y, 60, 0.3)
    print(f"your fault: difference {before:.0e} at the start, {after:.0e} after 60 steps")

# %% [markdown]
# ## What you can do now
#
# You can name the wrong line of a backward pass from measurements, and you know why one check is not enough. To
# try it on your own network: spoil a line of your week 4 backward pass on purpose, and see which bars rise.
#
# > **Who and when.** To test a test by planting faults is called mutation testing; Richard DeMillo, Richard Lipton
# > and Frederick Sayward proposed it in 1978.
# >
# > *Read*: their [Hints on test data selection](https://doi.org/10.1109/C-M.1978.218136). *Try*:
# > [mutmut](https://mutmut.readthedocs.io), which plants faults in your Python. *Watch*: Andrej Karpathy,
# > [Becoming a backprop ninja](https://www.youtube.com/watch?v=q8SA3rM6ckI).
