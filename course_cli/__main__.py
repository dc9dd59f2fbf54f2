"""``python -m course_cli``: the commands, where the program ``course`` is not on the path."""

from course_cli.main import app

app()
