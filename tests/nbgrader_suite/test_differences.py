"""The list of differences: what it names is there, and the promises page says the same."""

import re
from pathlib import Path

from nbgrader.tests.apps.test_nbgrader_autograde import TestNbGraderAutograde
from nbgrader.tests.apps.test_nbgrader_generate_feedback import TestNbGraderFeedback
from nbgrader.tests.apps.test_nbgrader_releasefeedback import TestNbGraderReleaseFeedback

from .differences import DIFFERENCES
from .parts import SKIP_THEMSELVES, names_in, part

SUITES = {
    "autograde": TestNbGraderAutograde,
    "generate_feedback": TestNbGraderFeedback,
    "releasefeedback": TestNbGraderReleaseFeedback,
}
del TestNbGraderAutograde, TestNbGraderFeedback, TestNbGraderReleaseFeedback  # run elsewhere
ROW = re.compile(r"^\| (.+?) \| (.+?) \| `(test_\w+)` \|$", re.MULTILINE)


def test_each_difference_is_a_test_of_nbgraders():
    """Is each name on the list a test that nbgrader ships, so that none goes unnoticed?"""
    shipped = {f"{file}::{name}" for file, suite in SUITES.items() for name in names_in(suite)}
    assert set(DIFFERENCES) <= shipped


def test_the_parts_leave_nothing_out():
    """Do the parts have all of nbgrader's tests together, but those that skip themselves?"""
    suite = SUITES["autograde"]
    parts = [names_in(part(suite, number, 2)) for number in range(2)]
    everything = {name for name in vars(suite) if name.startswith("test_")}
    assert set(parts[0]) | set(parts[1]) == everything - SKIP_THEMSELVES
    assert len(everything) >= 40


def test_the_promises_page_has_the_same_list(root: Path):
    """Does the page name the same differences, for the same reasons, in the same order?"""
    page = (root / "docs/grading-promises.md").read_text()
    _, _, section = page.partition("## Differences from nbgrader's engine\n")
    section, _, _ = section.partition("\n## ")
    listed = [(what, why, name) for what, why, name in ROW.findall(section)]
    assert listed == [
        (known.subject, known.reason, name.partition("::")[2])
        for name, known in DIFFERENCES.items()
    ]
