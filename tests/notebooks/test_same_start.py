"""Do runs begin alike where a notebook says that they do?"""

from course_utils import datasets
from course_utils.reference import shallow

from .test_notebooks import ROOT


def in_place(parameters, grads, learning_rate):
    """Make a step as some students do, in the arrays themselves."""
    for name in parameters:
        parameters[name] -= learning_rate * grads[f"d{name}"]
    return parameters


def test_three_learning_rates_begin_at_one_cost():
    """Have week 3's three learning rates one start, also if a student's steps change arrays?"""
    source = (ROOT / "notebook_sources/week3/hidden_units.py").read_text(encoding="utf-8")
    [cell] = [cell for cell in source.split("\n# %% ") if "\n# Three learning rates" in cell]
    code = cell.partition("\n")[2].partition("\nlive = ")[0]
    X, Y = datasets.make_flower(m=400, seed=1)
    space = vars(shallow) | {"X": X, "Y": Y, "update_parameters": in_place}
    exec(code, space)
    runs = [[step(i) for i in range(4)] for step in map(space["updates"], (0.1, 1.2, 12.0))]
    first, *later = zip(*runs, strict=True)
    assert len(set(first)) == 1
    assert len(set(later[-1])) == 3
