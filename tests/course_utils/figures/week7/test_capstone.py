"""Do the figures of the capstone show what they are given, in pictures and in words?"""

import numpy as np

from course_utils.figures.week7 import capstone


def test_classes_are_counted(shown):
    """Is each bar as high as its class is frequent, one of no examples included?"""
    capstone.draw_classes(np.array([[0, 2, 2, 2]]), ("a", "b", "c"))
    (fig, alt) = shown[0]
    assert [bar.get_height() for bar in fig.axes[0].patches] == [1, 0, 3]
    assert alt.endswith("a 1, b 0, c 3.")


def test_many_classes_are_not_all_named_in_words(shown):
    """Does the alternative text of many classes stay short?"""
    capstone.draw_classes(np.array([range(30)]), [f"class {number}" for number in range(30)])
    assert shown[0][1].endswith("class 11 1, and 18 more.")


def test_budgets_show_mean_and_range(shown):
    """Does the line go through the means, and the band from the worst to the best?"""
    capstone.draw_budgets([0.5, 1, 2], [[50, 70], [80, 90], [91, 93]], baseline=40)
    fig, alt = shown[0]
    line = fig.axes[0].lines[0]
    assert line.get_xdata().tolist() == [0.5, 1, 2]
    assert line.get_ydata().tolist() == [60, 85, 92]
    band = fig.axes[0].collections[0].get_paths()[0].vertices[:, 1]
    assert (band.min(), band.max()) == (50, 93)
    assert "60 % (50 to 70) at 0.5 s, 85 % (80 to 90) at 1 s, 92 % (91 to 93) at 2 s" in alt


def test_a_confusion_matrix_has_the_actual_class_in_rows(shown):
    """Does the matrix count who is taken for whom?"""
    capstone.draw_confusion(np.array([[0, 0, 0, 1]]), np.array([[0, 1, 1, 1]]), ("a", "b"))
    fig, alt = shown[0]
    assert fig.axes[0].images[0].get_array().tolist() == [[1, 2], [0, 1]]
    assert alt == (
        "Confusion matrix of 4 examples, 2 of them right. Most often mistaken: a for b, 2."
    )
    capstone.draw_confusion(np.array([[0, 1]]), np.array([[0, 1]]), ("a", "b"))
    assert shown[1][1].endswith("None is wrong.")
