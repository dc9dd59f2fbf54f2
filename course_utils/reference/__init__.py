"""Reference implementations of the graded functions, one topic a file.

Import the topic's module, for example ``from course_utils.reference import logistic``.
"""
