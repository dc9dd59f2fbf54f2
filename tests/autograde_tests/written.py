"""Functions as a student's kernel has them: compiled from a text that can be looked up."""

import itertools
import linecache

import numpy as np

_NUMBERS = itertools.count()


def written(text, name, **names):
    """Return the function of a name from a cell's text, which sees NumPy and what is given."""
    file = f"<cell {next(_NUMBERS)}>"
    linecache.cache[file] = (len(text), None, text.splitlines(True), file)
    namespace = {"np": np, **names}
    exec(compile(text, file, "exec"), namespace)
    return namespace[name]
