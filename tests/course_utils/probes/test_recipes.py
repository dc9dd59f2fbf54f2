"""The probe of recipes: has the network that it makes up the errors that it says?"""

from course_utils.probes import recipes
from course_utils.reference.bias_variance import follow_recipe


def test_a_network_errs_by_its_units_and_examples():
    """Does the bias fall with the units, and the gap with the examples per unit?"""
    seen = []

    def look(measure, n_h, m, human_error, gap):
        seen.extend([measure(n_h, m), measure(2 * n_h, m), measure(n_h, 2 * m)])
        return [(n_h, m, "done")]

    assert recipes.followed(look, (8.0, 16.0), 2, 4, 1.0, 2.0) == ([[2, 4]], ["done"])
    assert seen == [(5.0, 13.0), (3.0, 19.0), (5.0, 9.0)]


def test_the_reference_ends_where_both_gaps_are_small():
    """Is what is handed on the way that the recipe has taken?"""
    path, advice = recipes.followed(follow_recipe, (8.0, 4.0), 1, 4, 1.0, 2.0)
    assert path == [[1, 4], [2, 4], [4, 4], [4, 8]]
    assert advice == ["reduce bias", "reduce bias", "reduce variance", "done"]
