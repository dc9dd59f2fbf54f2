"""The notebooks that have exercises, found on disk, so that a new week is tested at once."""

from pathlib import Path

import pytest

import autograde_tests
from autograde_tests import exercises_of
from autograde_tests.machinery.exercises import Exercise

_HOME = Path(autograde_tests.__file__).parent

NOTEBOOKS: tuple[str, ...] = tuple(
    f"{path.parent.name}/{path.stem}" for path in sorted(_HOME.glob("weeks/week*/[!_]*"))
)

EXERCISES: list[tuple[str, Exercise]] = [
    (notebook, exercise)
    for notebook in NOTEBOOKS
    for exercise in exercises_of(notebook).values()
    if not exercise.missing
]
"""Those that can be answered here: a test says which cannot, for want of a package."""

_LONG = {
    "augment", "best_temperature", "chosen_settings", "coarse_to_fine", "digit_recipe",
    "gradient_check_n",
    "L_layer_model", "L_model_backward", "model", "nn_model", "numerical_gradients", "optimize",
    "random_search", "sample_beta", "sample_log_uniform", "softmax_model", "train", "train_torch",
    "two_layer_model",
}  # fmt: skip
"""Their cases train, search, differentiate by differences, or draw thousands of numbers."""


def is_long(exercise: Exercise) -> bool:
    """Whether an exercise is tested with fewer seeds, and by patient people."""
    return exercise.name in _LONG


def param(name: str, exercise: Exercise, *values: object):
    """Return a test's values; those of a long exercise are marked as slow."""
    return pytest.param(*values, id=name, marks=[pytest.mark.slow] * is_long(exercise))
