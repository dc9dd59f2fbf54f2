"""Do the figures of numpy_basics show the numbers that they are given?"""

import numpy as np

from course_utils.figures.week2 import numpy_basics as figures
from course_utils.reference import numpy_basics as reference


def test_the_slope_is_measured_on_the_function_that_is_given(shown):
    """Do the circles follow the student's sigmoid, and the line the student's formula?"""
    figures.sigmoid_and_slope(lambda x: 2 * x, lambda x: np.zeros_like(x))
    [(fig, alt)] = shown
    assert "from -16.00 at x = -8 through 0.00 to 16.00" in alt
    assert "at most 0.00; 15 measured slopes differ from it by at most 2.000" in alt
    line, circles = fig.axes[1].lines
    np.testing.assert_allclose(line.get_ydata(), 0)
    np.testing.assert_allclose(circles.get_ydata(), 2, rtol=1e-6)


def test_columns_are_turned_back_into_pictures(shown):
    """Are the second row's pictures the first row's, and the third row's those of the columns?"""
    images = figures.ten_discs()
    mixed = images.reshape(243, 10)
    figures.columns_as_pictures(images, images.reshape(10, -1).T, mixed)
    [(fig, _)] = shown
    drawn = [ax.images[0].get_array() for ax in fig.axes]
    for image, column, jumble, i in zip(
        drawn[:4], drawn[4:8], drawn[8:], (0, 3, 6, 9), strict=True
    ):
        np.testing.assert_allclose(image, images[i])
        np.testing.assert_allclose(column, images[i])
        np.testing.assert_allclose(jumble, mixed[:, i].reshape(9, 9, 3))


def test_each_disc_is_another(shown):
    """Do the ten pictures differ?"""
    images = figures.ten_discs()
    assert len({image.tobytes() for image in images}) == 10
    assert (0 <= images).all()
    assert (images <= 1).all()


def test_the_best_guess_is_marked(shown):
    """Do the titles name the median and the mean?"""
    y = np.array([3.0, 4.0, 5.0, 5.0, 28.0])
    figures.losses_of_guesses(y, reference.L1, reference.L2)
    [(fig, alt)] = shown
    assert "L1 is 45 at 0, least with 26 at 5," in alt
    assert "L2 is 859 at 0, least with 454 at 9," in alt
    titles = [ax.get_title() for ax in fig.axes]
    assert titles == ["L1 is least at c = 5", "L2 is least at c = 9"]
    assert fig.axes[1].lines[1].get_xydata()[0].tolist() == [9, np.sum((y - 9) ** 2)]
