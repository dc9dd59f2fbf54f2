"""The list of what this engine does otherwise than nbgrader's own, and means to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Difference:
    """A test of nbgrader's that fails with this engine.

    Parameters
    ----------
    subject : str
        What differs, in a few words.
    reason : str
        What this engine does instead, and why.
    """

    subject: str
    reason: str


DIFFERENCES = {
    "autograde::test_side_effects": Difference(
        "Files that cells write",
        "Cells write into the sandbox's scratch folder, which ends with the session: nothing that "
        "a submission writes reaches the instructor's disk. What cells show is kept.",
    ),
    "autograde::test_no_execute": Difference(
        "`--no-execute`",
        "Refused in words: marks would be taken from the outputs in the students' own files, which "
        "anybody can write. Give more time with `--Execute.timeout`.",
    ),
    "autograde::test_missing_source_kernelspec": Difference(
        "A submission that names another kernel",
        "What a submitted file says of its kernel steers nothing: it is run as Python. An "
        "instructor's notebook for another language is refused in words.",
    ),
    "autograde::test_grade_empty_timestamp": Difference(
        "A time stamp that is no date",
        "An empty one is as none, as with nbgrader. One that is no date costs a line in the "
        "report: the submission is graded, and the exit code stays 0.",
    ),
    "autograde::test_handle_failure": Difference(
        "A submission that cannot be graded",
        "It gets 0 and its reason, in the log, in the report and in the autograded notebook; the "
        "class goes on, and the exit code stays 0. Cells that the gradebook does not know are the "
        "student's own, and no failure.",
    ),
    "autograde::test_handle_failure_single_notebook": Difference(
        "The same with `--notebook`",
        "Cells that the gradebook does not know are the student's own: the notebook is graded.",
    ),
    "autograde::test_missing_files": Difference(
        "A submission without a notebook",
        "It is graded: 0 points, and a page that says what was missing, so that an upload that "
        "went wrong is seen. nbgrader passes over the student.",
    ),
    "autograde::test_grade_missing_notebook": Difference(
        "One notebook of several is missing",
        "It gets 0, as with nbgrader, and a page in the autograded folder that says so, from which "
        "the feedback is made.",
    ),
    "autograde::test_filter_notebook": Difference(
        "An autograded notebook that somebody has deleted",
        "It is written again, from the result that is kept; nbgrader does so with `--notebook` or "
        "`--force` only.",
    ),
    "generate_feedback::test_force_single_notebook": Difference(
        "The other pages at `generate_feedback --notebook`",
        "A notebook's page holds the week as well, since `fetch_feedback` brings a student no "
        "other page. That part is renewed in all of them; the rest of a page that is not named "
        "stays as it was.",
    ),
    "generate_feedback::test_update_newer_single_notebook": Difference(
        "The same with a newer submission",
        "The week is renewed in the pages of all its notebooks.",
    ),
    "generate_feedback::test_autotests": Difference(
        "The same with autotests",
        "The week is renewed in the pages of all its notebooks.",
    ),
}
