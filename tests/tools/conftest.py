"""A small notebook source that keeps every rule, and exercises declared for it."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # tools/ is not installed

GOOD = '''# %% [markdown]
# # Doubles
#
# Some text, with `![code](not a picture)`.

# %%
import matplotlib.pyplot as plt
from autograde_tests import notebook_checks
from course_utils import plotting
check = notebook_checks("week2/doubles")

# %% [markdown]
# ## Twice
#
# ```
# #### not a heading
# ```

# %% answer="double"
def double(x):
    """Twice a number."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION

# %% check="double"
check("double")

# %% tags=["experiment"]
%matplotlib inline
if check.ready("double"):
    values = [double(x) for x in range(3)]
    fig, ax = plt.subplots()
    ax.plot(values)
    plotting.show(fig, alt="A straight line.")

# %% answer="quiz"
quiz = {"first": None, "second": None}
### BEGIN SOLUTION
quiz = {"first": 1, "second": "b"}
### END SOLUTION

# %% check="quiz"
check("quiz")
'''


@pytest.fixture
def repository(tmp_path):
    """Return a repository that has one source."""
    add_source(tmp_path, GOOD)
    return tmp_path


def add_source(root, text, notebook="week2/doubles"):
    """Write a source; return its path."""
    path = root / "notebook_sources" / f"{notebook}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def declared(notebook):
    """Return the exercises of the small notebook, and none for another."""
    from autograde_tests import Exercise, hidden, visible

    if notebook != "week2/doubles":
        raise ValueError(f"there are no exercises for {notebook!r}")
    case = visible("one", 1.0, points=1.5)
    exercises = [
        Exercise("double", "Twice", lambda x: 2 * x, (case, hidden("two", lambda rng: (2.0,)))),
        Exercise("quiz", "A quiz", {"first": 1, "second": "b"}, (visible("q", "first"),)),
    ]
    return {exercise.name: exercise for exercise in exercises}
