"""Where explorers stand: kept when their cell runs again, in the cell that they belong to."""

import types

import pytest

from course_utils.explorers import base
from course_utils.explorers.activations import Activations
from course_utils.explorers.base import kinds
from course_utils.explorers.price_neuron import PriceNeuron

from .doubling import Doubling


@pytest.fixture
def cell(monkeypatch):
    """Return a kernel's running cell, whose id can be changed."""
    running = types.SimpleNamespace(id="one")
    shell = types.SimpleNamespace(get_parent=lambda: {"metadata": {"cellId": running.id}})
    ipython = types.SimpleNamespace(get_ipython=lambda: shell)
    monkeypatch.setitem(base.sys.modules, "IPython", ipython)
    monkeypatch.setattr(base, "_KEPT", {})
    return running


def test_a_cell_that_runs_again(cell):
    """Does the new explorer stand where the old one stood, guess and all?"""
    Activations().values = {"z": 2, "leak": 0.1, "function": "tanh"}
    again = Activations()
    assert again.values == {"z": 2, "leak": 0.1, "function": "tanh"}
    assert again.guess == {}
    again.guess = {"said": "0.3", "answer": "It is 0.25."}
    assert Activations().guess == {"said": "0.3", "answer": ""}
    again.guess = {"said": "", "answer": ""}
    assert Activations().guess == {"said": "", "answer": ""}


def test_another_cell_or_kind_or_name(cell):
    """Does each cell, each kind and each name keep a position of its own?"""
    Activations().values = {"z": 2, "leak": 0.1, "function": "tanh"}
    Doubling(name="left").values = {"x": 7, "time": 2}
    assert PriceNeuron.sample().values == {"w": 1, "b": 0}
    assert Doubling(name="right").values == {"x": 1, "far": False, "time": 5}
    assert Doubling(name="left").values == {"x": 7, "far": False, "time": 2}
    cell.id = "two"
    assert Activations().values["z"] == 1


@pytest.mark.parametrize(
    ("kept", "stands"),
    [
        ({"x": 7, "gone": 3}, {"x": 7, "time": 5}),
        ({"x": 70, "time": 2}, {"x": 1, "time": 2}),
        ({"x": "7", "time": 3}, {"x": 1, "time": 5}),
    ],
)
def test_what_a_control_cannot_take_is_not_kept(cell, kept, stands):
    """Does a control that has another range, or a choice with other options, begin at its start?"""
    Doubling(name="a").values = kept
    assert Doubling(name="a").values == {"far": False, **stands}


def test_without_a_notebook_nothing_is_kept():
    """Do explorers that no cell makes begin at their starts?"""
    Activations().values = {"z": 2, "leak": 0.1, "function": "tanh"}
    assert Activations().values["z"] == 1


def test_every_explorer_is_found():
    """Are the explorers found by the names of their files, and nothing else?"""
    found = kinds()
    assert {"activations", "planar_classifier", "price_neuron"} <= set(found)
    assert not {"base", "kernel", "quiz_form"} & set(found)
    assert all(found[kind].sample().kind == kind for kind in found)
