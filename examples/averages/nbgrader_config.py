"""Settings for nbgrader's commands, which run from this folder unchanged."""

from pathlib import Path

from grading.configuration import configure

c = get_config()
configure(
    c,
    root=Path(__file__).resolve().parent,
    course_id="averages",
    exercises="averages.exercises",
    library="averages.library",
)
