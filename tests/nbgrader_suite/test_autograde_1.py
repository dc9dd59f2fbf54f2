"""nbgrader's tests of autograde with our engine, part 1 of 2."""

import pytest
from nbgrader.tests.apps.test_nbgrader_autograde import TestNbGraderAutograde as Suite

from .parts import part

TestAutograde = part(Suite, 0, 2)
pytestmark = pytest.mark.slow
