"""Figures of week 4's deep_network_application: do they show, and say, what they are given?"""

import numpy as np
import pytest

from course_utils.figures.week4 import deep_network_application as figures
from course_utils.reference.deep import L_model_forward, initialize_parameters_deep
from course_utils.reference.logistic import flatten_images


def images_of(fig):
    """Return titles and pictures of a figure, in order."""
    return [(ax.get_title(), np.asarray(ax.images[0].get_array())) for ax in fig.axes if ax.images]


@pytest.mark.parametrize(("log", "scale"), [(False, "linear"), (True, "log")])
def test_costs_tell_where_they_rise(shown, log, scale):
    """Has each model its line, and are the rises of its own costs told?"""
    results = {"unit": ([0.7, 0.9, 0.4, 0.5], 98.0, 72.0), "net": ([0.7, 0.6, 0.1, 0.05], 1.0, 2.0)}
    figures.draw_costs(results, "Cost", log)
    [(fig, alt)] = shown
    [ax] = fig.axes
    assert ax.get_yscale() == scale
    assert [line.get_label() for line in ax.lines] == ["unit", "net"]
    np.testing.assert_array_equal(ax.lines[0].get_xydata()[1], [100, 0.9])
    assert "unit, from 0.7 at 0 through 0.9 at 100 to 0.5 at 300, rising at 100, 300," in alt
    assert "net, from 0.7 at 0 through 0.6 at 100 to 0.05 at 300, never rising" in alt


def test_accuracies_have_a_line_each(capsys):
    """Does each model stand beside what it has right, training pictures first?"""
    figures.print_accuracies({"unit": ([0.7], 98.6, 72.0), "net": ([0.7], 100.0, 80.4)})
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["model", "training", "test"]
    assert [line.split() for line in lines] == [
        ["unit", "98.6", "%", "72.0", "%"],
        ["net", "100.0", "%", "80.4", "%"],
    ]


@pytest.mark.parametrize("count", [0, 3, 12])
def test_mistakes_in_their_order(shown, capsys, count):
    """Are the surest ten drawn in the order given, each with its label and probability?"""
    m = 14
    pictures = np.random.default_rng(1).random((m, 4, 4, 3))
    AL, Y = np.linspace(0.1, 0.9, m).reshape(1, m), (np.arange(m) % 2).reshape(1, m)
    wrong = list(range(m))[::-1][:count]
    figures.draw_mistakes("two layers", pictures, AL, Y, wrong, ["other", "cat"])
    [(fig, _)] = shown
    drawn = images_of(fig)
    assert len(drawn) == min(count, 10)
    for i, (_, picture) in zip(wrong, drawn, strict=False):
        np.testing.assert_array_equal(picture, pictures[i])
    missed = sum(i % 2 for i in wrong)
    assert f"{count} of 14 wrong; {missed} are cats" in capsys.readouterr().out


def test_learned_shows_the_change_only(shown):
    """Are the units in the order of their change, with zero as grey, and how often they are on?"""
    start = {"W1": np.random.default_rng(2).normal(size=(3, 12)), "b1": np.zeros((3, 1))}
    change = np.zeros((3, 12))
    change[1], change[2] = 0.5, -1.0
    end = {"W1": start["W1"] + change, "b1": np.array([[1e3], [1e3], [-1e3]])}
    figures.draw_learned("two layers", start, end, np.ones((12, 5)))
    [(fig, alt)] = shown
    drawn = images_of(fig)
    assert [title for title, _ in drawn] == ["on for 0 %", "on for 100 %", "on for 100 %"]
    for (_, picture), shade in zip(drawn, [0, 0.75, 0.5], strict=True):
        np.testing.assert_allclose(picture, shade, atol=1e-12)
    assert alt.endswith("Plain grey: 1 of them.")


def test_changes_stand_side_by_side(shown):
    """Is each change in its column, with two pictures of many?"""
    plain = np.random.default_rng(3).random((15, 4, 4, 3))
    figures.draw_changes({"as they are": plain, "R: grey": 1 - plain})
    [(fig, alt)] = shown
    drawn = images_of(fig)
    assert [title for title, _ in drawn] == ["as they are", "R:\ngrey", " ", " "]
    for (_, picture), wanted in zip(
        drawn, [plain[7], 1 - plain[7], plain[14], 1 - plain[14]], strict=True
    ):
        np.testing.assert_array_equal(picture, wanted)
    assert fig.get_suptitle() == "Two test pictures, 1 changes"
    assert alt.endswith("after each change: as they are; R: grey.")
    assert "cat" not in alt  # with the photographs, not both are


def test_discs_have_the_colours_of_their_names(shown):
    """Are warm discs red, cool ones blue, and does each network say its own number?"""
    networks = {
        name: initialize_parameters_deep([3072, 3, 1], seed) for seed, name in enumerate("PQ")
    }
    figures.draw_discs(networks)
    [(fig, alt)] = shown
    for title, picture in images_of(fig):
        inside, around = title.splitlines()[0].split(" on ")
        assert (picture[18, 15, 0] > picture[18, 15, 2]) == (inside == "warm")
        assert (picture[0, 0, 0] > picture[0, 0, 2]) == (around == "warm")
        X = flatten_images(picture[np.newaxis])
        said = [f"{name} {L_model_forward(X, P)[0][0, 0]:.2f}" for name, P in networks.items()]
        assert title.splitlines()[1:] == said
        assert title.replace("\n", ", ") in alt


def test_picture_in_two_versions(shown):
    """Is each version drawn with what the network makes of this one?"""
    network = {"W1": np.full((1, 12), 1.0), "b1": np.zeros((1, 1))}
    figures.draw_picture(
        {"yours": np.zeros((2, 2, 3)), "swapped": np.ones((2, 2, 3))}, {"unit": network}
    )
    [(fig, alt)] = shown
    assert [title for title, _ in images_of(fig)] == ["yours\nunit 0.50", "swapped\nunit 1.00"]
    assert alt.endswith("yours, unit 0.50; swapped, unit 1.00.")
