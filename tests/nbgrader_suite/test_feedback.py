"""nbgrader's tests of feedback and of its release with our engine and pages."""

import pytest
from nbgrader.tests.apps.test_nbgrader_generate_feedback import TestNbGraderFeedback
from nbgrader.tests.apps.test_nbgrader_releasefeedback import TestNbGraderReleaseFeedback

from .parts import part

TestFeedback = part(TestNbGraderFeedback, 0, 1)
TestReleaseFeedback = part(TestNbGraderReleaseFeedback, 0, 1)
del TestNbGraderFeedback, TestNbGraderReleaseFeedback  # each once
pytestmark = pytest.mark.slow
