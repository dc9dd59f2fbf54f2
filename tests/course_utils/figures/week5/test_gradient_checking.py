"""Figures of week 5's gradient_checking: do they show, and say, what they are given?"""

import numpy as np

from course_utils.figures.week5 import gradient_checking as figures
from course_utils.reference import gradient_checking


def test_runs(shown, capsys):
    """Has every run its line, and is the right one neither the lowest nor the highest?"""
    figures.draw_four_runs()
    [(fig, alt)] = shown
    lines = {line.get_label(): line.get_ydata()[-1] for line in fig.axes[0].lines}
    assert sorted(lines, key=lines.get) == ["run P", "run R", "run Q", "run S"]
    assert fig.axes[0].get_yscale() == "log"
    assert "run Q, from 0.762 at 0" in alt
    assert "run S: cost at the end 0.288" in capsys.readouterr().out


def test_four_checks(capsys):
    """Is the right run the one whose differences are those of rounding?"""
    figures.print_four_checks()
    lines = capsys.readouterr().out.splitlines()
    small = [float(line.split()[-1]) < 1e-7 for line in lines]
    assert small == [False, True, False, False]


def test_five_checks(shown):
    """Are right gradients taken for right without dropout and with one mask, and not otherwise?"""
    figures.draw_five_checks()
    [(fig, _)] = shown
    heights = [bar.get_height() for bar in fig.axes[0].containers[0]]
    assert [height < 1e-6 for height in heights] == [True, False, True, False, False]


def test_twice(capsys):
    """Does a fault that needs biases show after training, and nothing with right gradients?"""
    figures.print_twice(gradient_checking.check_twice, 20)
    right, decay = capsys.readouterr().out.splitlines()
    assert float(right.split()[-1]) < 1e-6
    assert float(decay.split()[6].strip(",")) < 1e-7
    assert float(decay.split()[-1]) > 1e-3


def test_measurements(shown, capsys):
    """Is a two-sided difference the better one, and is a fault read as half of it?"""
    given = gradient_checking.forward_propagation, gradient_checking.backward_propagation
    figures.measure_steps(*given)
    figures.measure_faults(*given)
    _, (faults, _) = shown
    line = {each.get_label(): each for each in faults.axes[0].lines}["ε = 1e-05"]
    x, y = line.get_data()
    at = np.argmin(np.abs(x - 1e-3))
    np.testing.assert_allclose(y[at], x[at] / 2, rtol=0.01)
    assert "two-sided: best at" in capsys.readouterr().out


def test_steps(shown, capsys):
    """Is the best step that of the lowest error, and the usual one the step nearest 1e-7?"""
    steps = np.array([1e-9, 1.1e-7, 1e-5, 1e-3])
    errors = {"one-sided": [4e-6, 2e-7, 3e-5, 1e-3], "two-sided": [4e-6, 3e-8, 5e-10, 1e-5]}
    figures.draw_steps(steps, errors)
    [(fig, alt)] = shown
    one, two, _ = fig.axes[0].lines
    np.testing.assert_array_equal(one.get_ydata(), errors["one-sided"])
    np.testing.assert_array_equal(two.get_xydata()[2], [1e-5, 5e-10])
    assert "two-sided: 4e-06 at the smallest step, lowest with 5e-10 at 1e-05" in alt
    assert capsys.readouterr().out.splitlines()[1] == (
        "two-sided: best at ε = 1e-05, with a relative error of 5e-10; at ε = 1e-07 it is 3e-08"
    )


def test_faults(shown, capsys):
    """Has every step its curve, and is what a right slope reads that of the smallest fault?"""
    faults = np.array([1e-12, 1e-6, 1.0])
    figures.draw_faults(faults, {1e-3: [1e-6, 2e-6, 0.3], 1e-7: [2e-9, 5e-7, 0.3]})
    [(fig, alt)] = shown
    first, second = fig.axes[0].lines
    np.testing.assert_array_equal(first.get_xydata()[:2], [[1e-12, 1e-6], [1e-6, 2e-6]])
    assert second.get_label() == "ε = 1e-07"
    assert "with ε = 1e-07: from 2e-09 to 3e-01" in alt
    assert "ε = 1e-07: a right slope reads 2e-09" in capsys.readouterr().out


def test_corner(shown):
    """Is the true slope a jump at 0, beside the one that was measured?"""
    figures.draw_corner()
    [(fig, alt)] = shown
    true, measured, _ = fig.axes[0].lines
    np.testing.assert_array_equal(true.get_ydata(), true.get_xdata() > 0)
    np.testing.assert_allclose(np.interp([-0.2, -0.05, 0.2], *measured.get_data()), [0, 0.25, 1])
    assert "ε = 0.1, from 0 at z = -0.3 to 1 at z = 0.3" in alt
