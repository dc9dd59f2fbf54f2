# %% [markdown]
# # Stop in time, and make more of your data
#
# Two ways to hold a network back need no new gradient.
#
# You will learn to
#
# - stop a run by its dev costs, and say what that mixes up;
# - make new pictures from old ones, and say which changes keep the label;
# - design a recipe for handwritten digits, judged on digits you never see.
#
# Plan about 60 minutes. You need the lesson `dropout`.

# %%
import numpy as np

from autograde_tests import notebook_checks
from course_utils import datasets, handwriting, kicks
from course_utils.figures.week5 import augmentation as figures
from course_utils.reference.initialization import initialize_parameters_he
from course_utils.reference.regularization import rotate
from course_utils.toolbox import deep
from course_utils.toolbox.regularization import backward_propagation_with_regularization

check = notebook_checks("week5/augmentation")

# %% [markdown]
# ## 1. Stop in time
#
# Overfitting comes late in a run, and the dev cost says when. **Early stopping** means to end the training there:
# stop when `patience` records in a row have brought no new lowest dev cost, and go back to the parameters of the
# lowest.
#
# ### Exercise 1: `early_stopping`
#
# - Out: the position in the list of the cost to go back to. Costs after the stop do not count.
# - An equal cost is no new lowest one. If the list ends before the patience does, all of it counts.
# - Worked line: for `[0.7, 0.5, 0.6, 0.55, 0.4]`, patience 2 stops at the 0.55 and gives 1; patience 3 gives 4.


# %% answer="early_stopping"
def early_stopping(dev_costs, patience):
    """Position of the lowest cost seen until the stop.

    dev_costs: list of numbers, at least one. patience: records without a new lowest cost, from 1 on.
    """
    ...


# %% check="early_stopping"
check("early_stopping")

# %% folded=True tags=["experiment"]
# Your function on the kicks: without a penalty, and with L2.
from course_utils.explorers.live_curve import LiveCurve


def l2_gradients(lambd):
    """Return a function that gives the plain cost and the penalised gradients."""

    def gradients(parameters):
        X, Y, _, _ = kicks.load()
        _, cache = kicks.forward_propagation(X, parameters)
        grads = backward_propagation_with_regularization(X, Y, cache, lambd)
        return kicks.cost_from(cache[8], Y), grads

    return gradients


if check.ready("early_stopping"):
    live = LiveCurve("Cost on the training set and on the dev set")
    runs = [
        kicks.fit(l2_gradients(lambd), deep.update_parameters, label, live=live)
        for lambd, label in ((0, "no penalty"), (0.7, "L2, lambda 0.7"))
    ]
    stops = [early_stopping(run.history.dev_costs, patience=20) for run in runs]
    figures.draw_stops([run.history for run in runs], stops)

# %% [markdown]
# Stopped in time, the run without a penalty is as good, with no $\lambda$ to search for. The price:
# **orthogonalisation** means one knob for each job, such as descent to make the cost small and $\lambda$ to hold
# back. Early stopping does both with one: it holds back by *not* making the cost small.
#
# ## 2. New pictures from old ones
#
# **Data augmentation** makes new examples by changes that keep the label: a cat in a mirror is a cat, and so is one
# that stands further left. Each change is a claim about the world.
#
# ### Exercise 2: `kept_labels`
#
# What is the label afterwards? Give a digit, or `"none"` if what comes out is no digit as people write it. Turns
# are in degrees; a mirror exchanges left and right. Then say whether a kick's label `"keeps"` or `"changes"` when
# the kick is mirrored across the middle line.

# %% answer="kept_labels"
kept_labels = {
    "6 turned by 180": None,
    "9 turned by 180": None,
    "8 turned by 180": None,
    "3 mirrored": None,
    "0 mirrored": None,
    "7 turned by 10": None,
    "kick mirrored": None,
}
### BEGIN SOLUTION
kept_labels = {
    "6 turned by 180": 9,
    "9 turned by 180": 6,
    "8 turned by 180": 8,
    "3 mirrored": "none",
    "0 mirrored": 0,
    "7 turned by 10": 7,
    "kick mirrored": "changes",
}
### END SOLUTION

# %% check="kept_labels"
check("kept_labels")

# %% [markdown]
# ### Exercise 3: `augment`
#
# For cats. Every picture has draws **of its own**:
#
# 1. with chance one half, mirror it;
# 2. turn it by an angle drawn evenly from −15 to 15 degrees: `rotate(image, degrees)`;
# 3. crop it: pad it by $\lfloor h/8 \rfloor$ rows above and below and $\lfloor w/8 \rfloor$ columns at each side
#    (`np.pad` with `mode="edge"`), then cut an $h \times w$ window, its place drawn evenly from all that fit.
#
# - `rng.integers(low, high)` never gives `high`. Picture $i$ stays number $i$.
# - Worked line: 16 × 16 pixels are padded to 20 × 20, and the window starts in row 0, 1, 2, 3 or 4.


# %% answer="augment"
def augment(images, rng):
    """A changed version of every image; images: shape (m, h, w, c), rng: a generator or a seed."""
    rng = np.random.default_rng(rng)
    ...


# %% check="augment"
check("augment")

# %% folded=True tags=["experiment"]
# Drawings of cats at 16 × 16 pixels, three of them with five versions of your making.
cats = datasets.load_cats(photographs=False)
pictures = np.concatenate([cats.X_train, cats.X_test]) / 255
pictures = pictures.reshape(-1, 16, 4, 16, 4, 3).mean(axis=(2, 4))  # the mean of 4 × 4 pixels
labels = np.concatenate([cats.Y_train, cats.Y_test], axis=1)
if check.ready("augment"):
    rng, three_cats = np.random.default_rng(0), pictures[labels[0] == 1][:3]
    figures.draw_versions(three_cats, [augment(three_cats, rng) for _ in range(5)])

# %% [markdown]
# Train on 40 drawings, with new versions every ten iterations, and judge by the other 219, on eight splits.


# %% folded=True tags=["experiment"]
# Week 4's network with 20 hidden units, eight splits, with and without.
def picture_run(change, split, few=40, num_iterations=500):
    """Train on a few pictures, changed by `change`; return accuracy and cost on all others."""
    order = np.random.default_rng(1000 + split).permutation(len(pictures))
    train, rest = order[:few], order[few:]
    mean = pictures[train].mean(axis=(0, 1, 2))

    def columns(images):
        return (images - mean).reshape(len(images), -1).T

    rng = np.random.default_rng(split)
    parameters = initialize_parameters_he([768, 20, 1], rng)
    for i in range(num_iterations):
        if i % 10 == 0:
            X = columns(change(pictures[train], rng))
        AL, caches = deep.L_model_forward(X, parameters)
        grads = deep.parameter_gradients(AL, labels[:, train], caches)
        parameters = deep.update_parameters(parameters, grads, 0.08)
    AL, _ = deep.L_model_forward(columns(pictures[rest]), parameters)
    right = np.where(labels[:, rest] == 1, AL, 1 - AL)
    return 100 * np.mean(right > 0.5), -np.mean(np.log(np.maximum(right, 1e-12)))


if check.ready("augment"):
    without = [picture_run(lambda images, rng: images, split) for split in range(8)]
    augmented = [picture_run(augment, split) for split in range(8)]
    figures.draw_gains(without, augmented, 40, len(pictures) - 40)

# %% [markdown]
# ## 3. Real handwriting
#
# Now train on 50 handwritten digits of 8 × 8 pixels, and judge by the other 1747.

# %% predict="cats_recipe"
check.predict("cats_recipe")

# %% tags=["experiment"]
if check.ready("augment"):
    gains = handwriting.gains(lambda X, rng: augment(X[..., np.newaxis], rng)[..., 0], range(5))
    print("gain of the cats' recipe on five splits, in points:", gains.round(1))

# %% [markdown]
# Mirrored digits are wrong ones. And these were centred: moved by a whole pixel, they look like none of the others.
#
# ### Exercise 4: `digit_recipe`, a design of your own
#
# Choose the largest change either way: `"degrees"` of a turn, `"zoom"` (0.1 is from 90 to 110 %), a distortion
# `"slant"` (pixels to the right for each pixel up), `"shift"` (pixels, fractions too); and `"mirror"`, a chance.
#
# - The check trains on splits that you have not seen. The mean gain has to reach 1.5 points on five; at grading, 0.8
#   on 20 others. Good recipes gain 2 to 3.

# %% tags=["experiment"]
# Yours to change: try recipes here first.
recipe = {"degrees": 0, "zoom": 0, "slant": 0, "shift": 0, "mirror": 0.5}
gains = handwriting.gains(handwriting.changed_by(recipe), range(5))
print(f"gains {gains.round(1)}, mean {gains.mean():.1f}, standard error {gains.std() / 5**0.5:.1f}")


# %% answer="digit_recipe"
def digit_recipe():
    """Choose degrees, zoom, slant, shift and mirror; a dict."""
    ...


# %% check="digit_recipe"
check("digit_recipe")

# %% folded=True tags=["experiment"]
# What your recipe makes of five digits.
if check.ready("digit_recipe"):
    change, rng = handwriting.changed_by(digit_recipe()), np.random.default_rng(1)
    five = handwriting.digits()[0][:5]
    figures.draw_digit_versions(five, [change(five, rng) for _ in range(5)])

# %% [markdown]
# ## 4. What to reach for
#
# ### Exercise 5: `choices`
#
# Give the letter of what you would do next. Each is used once:
#
# | | |
# |---|---|
# | A | a stronger penalty, or more dropout |
# | B | a weaker penalty, or a larger network |
# | C | set `keep_prob` to 1 and see whether the curve falls smoothly |
# | D | use the forward pass without masks there |
# | E | go back to parameters that were kept some time ago |
# | F | leave out changes that change what is shown |
#
# - `"99 % on train, 84 % on dev"`: people get 98 % right.
# - `"71 % on train, 70 % on dev"`: the same task, with $\lambda = 30$.
# - `"the cost goes up and down"`: you have just added dropout.
# - `"two predictions differ"`: after training, the same example gets 0.61, then 0.55.
# - `"the dev cost has turned"`: at iteration 2000. Now it is 20 000, with no time for another run.
# - `"digits turned and mirrored"`: the dev accuracy has fallen, mostly for 6 and 9.
#
# Then two numbers, for the layers 30 → 200 → 200 → 3 → 1: which hidden layer (1, 2, 3) to drop most from (into
# which do most weights lead?), and the `keep_prob` of the output.

# %% answer="choices"
choices = {
    "99 % on train, 84 % on dev": None,
    "71 % on train, 70 % on dev": None,
    "the cost goes up and down": None,
    "two predictions differ": None,
    "the dev cost has turned": None,
    "digits turned and mirrored": None,
    "the layer to drop most from": None,
    "keep_prob of the output layer": None,
}
### BEGIN SOLUTION
choices = {
    "99 % on train, 84 % on dev": "A",
    "71 % on train, 70 % on dev": "B",
    "the cost goes up and down": "C",
    "two predictions differ": "D",
    "the dev cost has turned": "E",
    "digits turned and mirrored": "F",
    "the layer to drop most from": 2,
    "keep_prob of the output layer": 1.0,
}
### END SOLUTION

# %% check="choices"
check("choices")

# %% [markdown]
# ## What you can do now
#
# You can stop in time, make new pictures, and choose a remedy. All of it rests on gradients: `gradient_checking` asks
# whether they are right.
#
# > **Who and when.** Lutz Prechelt compared rules for stopping early in 1998. Patrice Simard, Dave Steinkraus
# > and John Platt read handwriting better in 2003 by distorting their training digits.
# >
# > *Read*: Simard and others, "Best Practices for Convolutional Neural Networks Applied to Visual Document
# > Analysis" (2003), section 2. *Watch*: Andrew Ng, "Other Regularization Methods". *Try*: which [transforms of
# > torchvision](https://docs.pytorch.org/vision/stable/transforms.html) would you use for letters?
