"""Points for the figures of week 3."""

import numpy as np
import pytest


@pytest.fixture
def points():
    """Return four points, three of which lie on the side of their class of the line x1 = 0."""
    return np.array([[-2.0, -1.0, 1.0, 2.0], [1.0, 0.0, 1.0, -1.0]]), np.array([[0, 0, 1, 0]])
