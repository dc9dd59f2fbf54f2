"""Do the figures of micro_autograd say in words what they draw?"""

from course_utils.figures.week7 import micro_autograd as figures


def test_a_graph_has_a_box_for_each_value_and_an_arrow_for_each_use(shown):
    """Are two uses of one value two arrows, and all slopes and gradients there?"""
    parents = [[], [0], [1, 1, 0]]
    figures.draw_graph("xyz", [1, 2, 5], parents, [[], [2.5], [3, 4, 6]], [8, 7, 1])
    ((fig, alt),) = shown
    texts = [text.get_text() for text in fig.axes[0].texts]
    assert sum(text.startswith("$") for text in texts) == 3
    assert {"2.5", "3", "4", "6"} <= set(texts)
    assert len([text for text in fig.axes[0].texts if hasattr(text, "arrow_patch")]) == 4
    assert "z = 5, from y and y and x, slopes 3 and 4 and 6, gradient 1" in alt


def test_a_graph_without_gradients_has_numbers_only(shown):
    """Does the first figure of the lesson give no answers away?"""
    figures.draw_graph("abc", [3, -2, -6], [[], [], [0, 1]])
    ((fig, alt),) = shown
    assert "gradient" not in alt
    assert not any("dJ" in text.get_text() for text in fig.axes[0].texts)


def test_curves_that_differ_are_not_said_to_lie_on_each_other(shown):
    """Do the words follow the data?"""
    figures.draw_training([0.7, 0.5], [0.7, 0.5])
    figures.draw_training([0.7, 0.5], [0.7, 0.2])
    assert "lie on each other" in shown[0][1]
    assert "come apart" in shown[1][1]


def test_times_are_drawn_with_their_ratio(shown):
    """Does each width say how many times slower the engine is?"""
    figures.draw_times([4, 8], [0.002, 0.004], [0.0001, 0.0001])
    ((fig, alt),) = shown
    assert [text.get_text() for text in fig.axes[0].texts] == ["× 20", "× 40"]
    assert "40 times less" in alt
