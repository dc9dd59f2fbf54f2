"""What is still defined of a cell that fails, cannot be read, or does not end."""

import ast
import linecache
import textwrap
import types

import pytest
from IPython.core.compilerop import CachingCompiler
from IPython.core.inputtransformer2 import TransformerManager

from grading.salvage import Doubts, definitions, failing_line, rest, statements


class Shell:
    """The little of a notebook's shell that salvaging needs."""

    def __init__(self, **names):
        self.user_ns = dict(names)
        self.compile = CachingCompiler()
        self.transform_cell = TransformerManager().transform_cell

    def find_cell_magic(self, name):
        """Know two magics."""
        return {"time": print, "bash": print}.get(name)


CELL = textwrap.dedent("""
    import seaborn as sns, math, notthere
    from math import sqrt, notthere as n, pi
    K = 3
    L, M = K, [K]
    data["x"] = 1
    def f(x):
        return K * x
    class C:
        pass
    print(K)
    @unknown
    def g():
        pass
    try:
        import cupy as xp
    except ImportError:
        import math as xp
    import math; N = math.tau; print(N)
    N += 1
    later: int = 4
    empty: int
    value = input()
""").strip()


def test_each_import_definition_and_simple_assignment_below_is_made():
    """Does one line that fails take no more with it than what it defines itself?"""
    shell = Shell(data={})
    lost = rest(shell, CELL, 1)
    names = set(shell.user_ns) - {"__builtins__", "__annotations__"}
    assert names == {*"math sqrt pi K L M f C xp N later data".split()}
    assert shell.user_ns["f"](2) == 6
    assert shell.user_ns["data"] == {}
    assert lost == {"sns", "notthere", "n", "data", "g", "N", "value", "empty"}


@pytest.mark.parametrize(
    ("source", "after", "kept", "lost"),
    [
        ("x = input()\ny = 1", 1, "y", "x"),
        ("x = 1; y = missing; z = 2", 1, "x z", "y"),
        ("for i in []:\n    k = missing\nz = 2", 2, "z", "i k"),
        ("drive.mount('/content')\nimport math\nz = 2", 1, "math z", "drive"),
        ("import math\nmath.seed(0)\nz = 2", 1, "math z", ""),
        ("z = 1\nassert z\nplt.rcParams['a'] = 1", 2, "", "plt"),
        ("from __future__ import annotations\nimport seaborn\ndef f(x: Y): ...", 1, "f", "seaborn"),
        ("await missing()\nx = await missing()\nz = 1", 1, "z", "x"),
        ("import seaborn\nasync def f():\n    await g()", 1, "f", "seaborn"),
        ("%load_ext missing\n%matplotlib widget\n!pip install x\nz = 1", 1, "z", ""),
        ("%%time\nimport seaborn\nz = 1", 1, "z", "seaborn"),
        ("%%missing\nz = 1", 1, "z", ""),
        ("%%bash\nz=1", 1, "", ""),
        ("%%\nz = 1", 0, "z", ""),
        ("z = exit()", 0, "", "z"),
        ("\0", 0, "", ""),
    ],
)
def test_what_is_kept_and_what_is_lost(source, after, kept, lost):
    """Is it what the text says, whatever else stands in the cell?"""
    shell = Shell()
    found = rest(shell, source, after)
    assert shell.user_ns.keys() - {"__builtins__", "annotations"} == set(kept.split())
    assert found == set(lost.split())


def test_a_cell_that_cannot_be_read_gives_what_can_be():
    """Does a slip in one statement take the others with it?"""
    source = textwrap.dedent('''
        import math
        text = """
        a = 1
        """
        def f(x) return x
        @staticmethod
        def g(x):
            """Say (."""

            return math.floor(
        x
        )
        if True:
            y = 1
        else:
            y = 2
        numbers = [
            1,
        ]
        b = = 3
        class C:
        z = 1
    ''').strip()
    found, lost = statements(source)
    heads = [ast.unparse(node).splitlines()[0] for node in found]
    assert heads[:2] == ["import math", "text = '\\na = 1\\n'"]
    assert heads[2:] == ["@staticmethod", "if True:", "numbers = [1]", "z = 1"]
    assert lost == {"f", "b", "C"}
    shell = Shell()
    rest(shell, source, 0)
    assert shell.user_ns["g"](1.5) == 1
    assert shell.user_ns["y"] == 1


def test_what_ends_a_line_elsewhere_ends_none_of_pythons():
    """Is a text read whole that holds a character at which other programs end a line?"""
    source = "print(\ndef f():\n    return '\u2028\x1c\x85'\n# a\u2028def g\r\nz = 1"
    found, lost = statements(source)
    assert [type(node).__name__ for node in found] == ["FunctionDef", "Assign"]
    assert not lost


def test_names_beside_the_answers_keep_their_meaning():
    """Does a scratch cell that fails change what the cells above have defined?"""
    shell = Shell(f=1, K=2)
    source = "1 / 0\ndef f(): ...\nK = 3\nimport math\nL = 4"
    assert rest(shell, source, 1, overwrite=False) == {"f", "K"}
    assert (shell.user_ns["f"], shell.user_ns["K"], shell.user_ns["L"]) == (1, 2, 4)
    assert rest(shell, source, 1) == set()
    assert shell.user_ns["K"] == 3


def test_old_attempts_below_a_line_that_ends_the_cell_change_nothing():
    """Does what ran at home keep its meaning, where nothing below the line ran at home?"""
    source = "def f(): return 1\n{}\ndef f(): return 2\nK = 3"
    for line, error, value in (
        ("exit()", SystemExit(), 1),
        ("raise Stop", NameError(), 1),
        ("assert f() == 3", AssertionError(), 1),
        ("import seaborn", ImportError(), 2),
    ):
        shell = Shell(K=2, f=lambda: 1)
        lost = rest(shell, source.format(line), 2, error=error)
        assert shell.user_ns["f"]() == value
        assert shell.user_ns["K"] == 3
        assert ("f" in lost) == (value == 1)


@pytest.mark.parametrize(
    ("line", "error", "overwrite", "value", "doubted"),
    [
        ("import seaborn", ImportError(), True, 2, True),
        ("input()", EOFError(), True, 2, True),
        ("import seaborn", ImportError(), False, 1, True),
        ("raise Stop", NameError(), True, 1, True),
        ("exit()", SystemExit(), True, 1, False),
        ("assert f() == 3", AssertionError(), True, 1, False),
    ],
)
def test_of_two_definitions_the_lower_counts_as_where_the_line_works(
    line, error, overwrite, value, doubted
):
    """Is it said that both are there, unless the line ends the cell for everybody?"""
    shell, doubts = Shell(), Doubts()
    exec("def f(): return 1", shell.user_ns)
    source = f"def f(): return 1\ndef g(): ...\n{line}\ndef f(): return 2\ndef h(): ..."
    rest(shell, source, 3, overwrite, error, doubts)
    assert shell.user_ns["f"]() == value
    assert doubts.twice == ({"f"} if doubted else set())


BARE = "def f(x):\n    return 2 * x"


@pytest.mark.parametrize(
    ("imported", "decorated"),
    [
        ("from notthere import njit", f"@njit\n{BARE}"),
        ("from notthere import njit, prange", f"@njit(cache=True)\n{BARE}"),
        ("import math, notthere", f"@notthere.njit('f8(f8)', nogil=True)\n{BARE}"),
        ("import notthere.cuda as nt", f"@nt.jit\n@nt.more(1)(2)\n{BARE}"),
        ("from notthere import *", f"@njit\n{BARE}"),
        ("try:\n    import notthere\nfinally:\n    pass", f"@notthere.jit\n{BARE}"),
        ("from notthere import njit", f"@njit(\n    cache=True,\n)\n{BARE}"),
    ],
)
@pytest.mark.parametrize("cells", [1, 2])
def test_a_decorator_that_could_not_be_imported_is_left_out(imported, decorated, cells):
    """Is the function that the student wrote there, and is that said?"""
    shell, doubts = Shell(), Doubts()
    if cells == 1:
        lost = rest(shell, f"{imported}\n{decorated}", 1, True, ImportError(), doubts)
        assert "f" not in lost
    else:
        rest(shell, imported, 1, True, ImportError())
        assert rest(shell, decorated, 1, True, NameError(), doubts) == set()
    assert shell.user_ns["f"](2) == 4
    assert doubts.bare == {"f"}


def test_decorators_that_are_there_apply():
    """Do the student's own stay, a stand-in for what is missing, and what nobody imported?"""
    shell, doubts = Shell(), Doubts()
    source = textwrap.dedent("""
        from notthere import jit, spec, stand_in
        def stand_in(f): return lambda x: -f(x)
        def more(f): return lambda x: f(x) + 1
        @more
        @jit
        def f(x): return x
        @stand_in
        def g(x): return x
        @unknown
        def h(x): return x
        @spec([("a", 1)])
        class C:
            @jit
            def f(self): return 3
        @more(jit)
        def k(x): return x
        @property(1)(2)
        def m(x): return x
    """).strip()
    lost = rest(shell, source, 1, True, ImportError(), doubts)
    names = shell.user_ns
    assert (names["f"](1), names["g"](1), names["C"]().f()) == (2, -1, 3)
    assert doubts.bare == {"f", "C"}
    assert lost == {*"jit spec stand_in h k m".split()}


def test_of_a_cell_that_does_not_end_nothing_is_called():
    """Are constants defined, and nothing that could hang again?"""
    shell = Shell()
    cell = "K = 2 * [1]\nx = f()\nwhile True: y = 1\ndef g(): ...\nif f(): import math\n"
    assert definitions(shell, cell + "z = [1 for i in K]") == {"x", "y", "math", "z", "i"}
    assert shell.user_ns["K"] == [1, 1]
    assert "g" in shell.user_ns


def test_warnings_that_are_errors_do_not_stop_an_import(recwarn):
    """Is a package that warns when it is imported there all the same?"""
    import sys
    import warnings

    module = types.ModuleType("warns")
    module.__getattr__ = lambda name: warnings.warn("old", stacklevel=1) or 3  # type: ignore[method-assign]
    sys.modules["warns"] = module
    try:
        warnings.simplefilter("error")
        shell = Shell()
        rest(shell, "from warns import anything", 0)
        assert shell.user_ns["anything"] == 3
    finally:
        del sys.modules["warns"]


def test_a_function_keeps_the_lines_of_its_cell():
    """Does a card quote the line as the student wrote it?"""
    shell = Shell()
    rest(shell, "import seaborn\n\ndef f(x):\n    return  x[0]   # first", 1)
    code = shell.user_ns["f"].__code__
    assert code.co_firstlineno == 3
    assert linecache.getline(code.co_filename, 4).strip() == "return  x[0]   # first"


def test_the_failing_line_is_the_cells_own():
    """Is a line of a module that the cell imports, or of code that it builds, taken for it?"""
    names: dict = {}
    code = compile("\n\nexec('\\n' * 40 + '1 / 0')", "cell", "exec")
    with pytest.raises(ZeroDivisionError) as told:
        exec(code, names)
    assert failing_line(told.value, names) == 3
    assert failing_line(SyntaxError(), names) == 0
