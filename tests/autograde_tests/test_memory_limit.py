"""Does a search for a repair keep to its memory?"""

import resource

import numpy as np
import pytest

from autograde_tests.machinery.trying import memory_limit


def test_a_change_that_takes_much_memory_is_ended():
    """Is a try that would make an enormous array ended, and the limit taken back?"""
    before = resource.getrlimit(resource.RLIMIT_AS)
    with memory_limit(2**24), pytest.raises(MemoryError):
        np.ones(2**26)
    assert resource.getrlimit(resource.RLIMIT_AS) == before
