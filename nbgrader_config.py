"""Settings for nbgrader's commands, which run from this folder unchanged."""

from pathlib import Path

from grading.configuration import configure

c = get_config()
configure(
    c,
    root=Path(__file__).resolve().parent,
    course_id="neural-networks",
    exercises="autograde_tests.weeks",
    library="course_utils",
)

# A function that is right and calls one that is not loses its marks with it. With this setting it
# is tried once more with the reference's function in that place; see docs/grading-promises.md:
# c.CourseGrading.errors_carried_forward = True

# Whoever learns alone has a cell below each quiz that marks all of it and shows model answers. What
# `nbgrader generate_assignment` releases has no such cells; to leave them in, say after feedback:
# c.KeepSolutionsBack.enabled = False

# Students on the same machine fetch and hand in through the folder exchange/, or the one that the
# variable COURSE_EXCHANGE names. On a shared server, name one that all of them can reach:
# c.Exchange.root = "/srv/nbgrader/exchange"
