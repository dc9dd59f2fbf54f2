"""Do the figures of week 3's quiz show what its questions are about?"""

import numpy as np

from course_utils.figures.week3 import quiz as figures


def test_three_networks_are_drawn_over_the_same_examples(shown):
    """Has each panel its name and the 200 examples, and do the panels differ?"""
    figures.three_networks(np.random.default_rng(3))
    [(fig, _)] = shown
    panels = [ax for ax in fig.axes if ax.get_title().startswith("Network")]
    assert [ax.get_title() for ax in panels] == ["Network P", "Network Q", "Network R"]
    boundaries = {
        np.concatenate([p.vertices for each in ax.collections for p in each.get_paths()]).tobytes()
        for ax in panels
    }
    assert len(boundaries) == 3


def test_a_network_learns_its_examples_by_heart(shown):
    """Does one curve fall all the way, and the other turn, as the alternative text says?"""
    figures.one_network_on_two_sets(np.random.default_rng(5))
    [(fig, alt)] = shown
    turning, falling = (np.asarray(line.get_ydata()) for line in fig.axes[0].lines)
    assert len(turning) == len(falling) == 80
    assert turning.argmin() < 20
    assert turning[-1] > 1.5 * turning.min()
    assert falling[-1] < 0.5 * turning.min()
    assert f"to {turning[-1]:.3g} at 3950, rising in" in alt
    assert f"lowest at {50 * turning.argmin()} with {turning.min():.3g}; curve Q" in alt
    assert alt.endswith("never rising.")
