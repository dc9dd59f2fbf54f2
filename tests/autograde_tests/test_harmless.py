"""Is only that called again which gives an answer and does nothing else?"""

import pytest

from autograde_tests.machinery.harmless import is_harmless
from autograde_tests.machinery.sources import source_of

from .written import written

COUNTED = """
CALLS = []

def count(x):
    {line}
    return x

def f(x):
    return count(x) + 1
"""


@pytest.mark.parametrize(
    ("line", "harmless"),
    [
        ("y = [x]; y.append(2)", True),
        ("x[0] = 2", True),
        ("x += 1", True),
        ("print(x)", True),
        ("CALLS.append(x)", False),
        ("CALLS[0] = x", False),
        ("np.save('x', x)", False),
        ("plt.plot(x)", False),
        ("global CALLS", False),
        ("open('x', 'w')", False),
        ("count.calls = 3", False),
    ],
)
def test_what_a_function_calls_is_looked_at_too(line, harmless):
    """Is a helper that writes somewhere else noticed, and one that works on its own things not?"""
    function = written(COUNTED.format(line=line), "f")
    assert is_harmless(source_of(function)[0], function.__globals__) is harmless


def test_functions_that_call_each_other_come_to_an_end():
    """Is a function that calls itself, or is called by what it calls, looked at and left?"""
    text = "def g(x):\n    return f(x)\n\ndef f(x):\n    return g(x)\n"
    function = written(text, "f")
    assert not is_harmless(source_of(function)[0], function.__globals__)
    text = "def f(x):\n    return f(x - 1) if x else 0\n"
    function = written(text, "f")
    assert is_harmless(source_of(function)[0], function.__globals__)
