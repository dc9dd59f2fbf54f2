"""What checks do with a class or a model of yours: make one, use it, and read off plain numbers.

Import the topic's module, for example ``from course_utils.probes import graphs``.
"""
