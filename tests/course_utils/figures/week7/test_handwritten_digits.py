"""Do the figures of handwritten_digits show the numbers that they are given?"""

import numpy as np

from course_utils import plotting
from course_utils.figures.week7 import handwritten_digits as figures


def test_digits_are_dark_on_light_under_their_labels(shown):
    """Is each digit under its own label, full ink drawn black?"""
    X = np.zeros((64, 3))
    X[9, 1] = 1.0  # row 1, column 1 of the second digit
    figures.some_digits(X, np.array([[4, 0, 7]]))
    [(fig, alt)] = shown
    titles = [ax.get_title() for ax in fig.axes if ax.images]
    assert titles == ["4", "0", "7"]
    picture = fig.axes[1].images[0].get_array()
    assert picture[1, 1] == 0
    assert picture[0, 0] == 1
    assert "4, 0, 7" in alt


def test_digits_to_read_do_not_tell(shown):
    """Are there letters and no labels?"""
    figures.to_read(np.zeros((64, 5)))
    [(fig, alt)] = shown
    assert [ax.get_title() for ax in fig.axes if ax.images] == list("ABCDE")
    assert "A to E" in alt


def test_cost_curves_count_epochs_from_one(shown):
    """Does each curve stand over its epochs, on a logarithmic axis?"""
    figures.cost_curves({"small": [1.0, 0.5, 0.2], "large": [0.5, 0.05]})
    [(fig, alt)] = shown
    [ax] = fig.axes
    assert [line.get_xdata().tolist() for line in ax.lines] == [[1, 2, 3], [1, 2]]
    assert [line.get_ydata().tolist() for line in ax.lines] == [[1.0, 0.5, 0.2], [0.5, 0.05]]
    assert ax.get_yscale() == "log"
    assert "large: 0.5 to 0.05 in 2 epochs" in alt
    assert plotting.unlabelled_axes(fig) == {}


def test_confusion_writes_each_count_in_its_place(shown):
    """Do true classes go down and predicted ones across, with mistakes coloured only?"""
    figures.confusion(np.array([[8.0, 1, 0], [3, 9, 0], [0, 2, 5]]))
    [(fig, alt)] = shown
    ax = fig.axes[0]
    written = {text.get_position(): text.get_text() for text in ax.texts}
    assert written == {
        (0, 0): "8", (1, 0): "1", (0, 1): "3", (1, 1): "9", (1, 2): "2", (2, 2): "5",
    }  # fmt: skip
    np.testing.assert_array_equal(ax.images[0].get_array(), [[0, 1, 0], [3, 0, 0], [0, 2, 0]])
    assert "28 answers, 22 of them right. Mistakes: 1 taken for 0 (3), 2 taken for 1 (2)" in alt
    assert plotting.unlabelled_axes(fig) == {}


def test_confusion_without_mistakes(shown):
    """Is a network without mistakes told as one?"""
    figures.confusion(np.diag([3, 4]))
    assert shown[0][1].endswith("Mistakes: none.")


def test_reliability_leaves_empty_bins_out(shown):
    """Are the points the bins that hold answers, and is each label drawn?"""
    count = np.array([0, 10, 30])
    sure, right = np.array([0.0, 0.5, 0.9]), np.array([0.0, 0.7, 0.8])
    figures.reliability_diagram({"T = 1": (count, sure, right), "T = 2": (count, right, right)})
    [(fig, alt)] = shown
    points = fig.axes[0].lines[1]
    assert points.get_xdata().tolist() == [0.5, 0.9]
    assert points.get_ydata().tolist() == [0.7, 0.8]
    assert [text.get_text() for text in fig.axes[0].get_legend().get_texts()] == [
        "as sure as right", "T = 1", "T = 2",
    ]  # fmt: skip
    assert "T = 1: 40 answers, on average 0.125 away from the diagonal; 1 of 2 bins" in alt
    assert "T = 2: 40 answers, on average 0.000 away" in alt
    assert plotting.unlabelled_axes(fig) == {}
