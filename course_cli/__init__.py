"""The `course` command: open the lab, hand in, build, demonstrate, diagnose.

Top of the import chain. The student's commands import neither `grading` nor nbgrader, so that
they start at once and run on macOS and Windows.
"""
