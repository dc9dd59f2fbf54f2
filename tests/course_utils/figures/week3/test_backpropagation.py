"""Figures of week 3's backpropagation: do they show, and say, what they are given?"""

import numpy as np

from course_utils.figures.week3 import backpropagation as figures


def test_shapes(shown):
    """Has each table its cells, and is one example marked in both factors?"""
    figures.draw_shapes(n_x=3, n_h=4, m=5)
    [(fig, alt)] = shown
    cells = fig.axes[0].patches
    assert len(cells) == 4 * 5 + 5 * 3 + 4 * 3
    marked = [cell for cell in cells if cell.get_facecolor() != (1.0, 1.0, 1.0, 1.0)]
    assert len(marked) == 4 + 3 + 4 * 3
    assert "dZ[1] with 4 rows and 5 columns, times X transposed with 5 rows and 3 columns" in alt


def test_fault(shown):
    """Are right gradients better from each start, and the faulty ones sometimes as good?"""
    figures.fault_that_trains(2)
    [(fig, alt)] = shown
    right, faulty = (np.array(line.get_xdata()) for line in fig.axes[0].lines)
    assert right.min() > 85
    assert faulty.min() < 70 < 85 < faulty.max()
    assert ", ".join(f"{each:.1f}" for each in faulty) in alt
