"""Tests of tools.notebook_lint: a source that breaks a rule for each rule, and ones that do not."""

import ast

import pytest

from tests.tools.conftest import GOOD, ROOT, add_source, declared

PLAIN = '"schema_version": 3, "solution": false, "locked": true'

OWN = f'# %% nbgrader={{{PLAIN}, "grade": true, "grade_id": "own", "points": 3}}'

# What to replace in the good source, and by what; a piece of the line to blame, and which line if
# there are several; a piece of the message.
BROKEN = {
    "text before the first cell": (
        "# %% [markdown]\n# # D",
        "x = 1\n# %% [markdown]\n# # D",
        "x =",
        "before the first",
    ),
    "a marker in a string": (
        "values = [",
        't = """\n# %% no\n"""\n    values = [',
        "# %% [mark",
        "jupytext reads",
    ),
    "markdown without #": ("# Some text", "Some text", "Some text", "starts with `#`"),
    "a raw cell": (
        "# %% [markdown]\n# ## Twice",
        "# %% [raw]\n# ## Twice",
        "# %% [raw]",
        "a raw cell",
    ),
    "an empty cell": (
        'check("quiz")\n',
        'check("quiz")\n\n# %% tags=[]\n',
        "tags=[]",
        "an empty cell",
    ),
    "a long cell": (
        "    ax.plot(values)\n",
        "    ax.plot(values)\n" * 60,
        "experiment",
        "65 lines of code",
    ),
    "a cell that nobody would read": (
        "    ax.plot(values)\n",
        "    ax.plot(values)\n" * 8,
        "experiment",
        "13 lines in sight; at most 12",
    ),
    "long, and no reason": (
        '# %% tags=["experiment"]\n',
        '# %% tags=["experiment"] long=" "\n' + "1\n" * 12,
        "experiment",
        "long without a reason",
    ),
    "a reason, and not long": (
        'tags=["experiment"]',
        'tags=["experiment"] long="it is read"',
        "experiment",
        "long, on a cell of no more than 12 lines",
    ),
    "a folded answer": (
        'answer="double"',
        'answer="double" folded=True',
        'answer="double"',
        "folded on a cell that is not given code",
    ),
    "folded or not": (
        "# %%\nimport",
        "# %% folded=False\n# What it needs.\nimport",
        "folded",
        "another has no folded",
    ),
    "folded without a word": (
        'tags=["experiment"]',
        'tags=["experiment"] folded=True',
        "experiment",
        "a folded cell without a word",
    ),
    "an option that cannot be read": (
        'answer="double"',
        "answer=double",
        "answer=double",
        "cannot read the option",
    ),
    "an unknown option": (
        'check="double"',
        'check="double" hide=true',
        "hide=",
        "unknown option 'hide'",
    ),
    "a title": (
        '# %% check="double"',
        '# %% now check="double"',
        "# %% now",
        "unknown option 'title'",
    ),
    "two roles": (
        'check="double"',
        'check="double" answer="more"',
        'answer="more"',
        "answer, check on one cell",
    ),
    "a name that is no string": ('check="double"', "check=3", "check=3", 'write check="name"'),
    "an answer in prose": (
        "# %% [markdown]\n# ## T",
        '# %% [markdown] answer="double"\n# ## T',
        "# %% [markdown] answer",
        "only code cells",
    ),
    "an unknown tag": (
        '["experiment"]',
        '["experimnt"]',
        "experimnt",
        "expected a list of experiment",
    ),
    "nbgrader that is no dict": (
        "# %%\nimport",
        '# %% nbgrader="x"\nimport',
        "nbgrader=",
        "expected a dict",
    ),
    "nbgrader without a key": (
        "# %%\nimport",
        '# %% nbgrader={"schema_version": 3, "grade": true}\nimport',
        "nbgrader=",
        "is a required property",
    ),
    "nbgrader of an older schema": (
        "# %%\nimport",
        '# %% nbgrader={"grade": true}\nimport',
        "nbgrader=",
        "schema_version 0, expected 3",
    ),
    "nbgrader without points": (
        "# %%\nimport",
        f'# %% nbgrader={{{PLAIN}, "grade": true, "grade_id": "a"}}\nimport',
        "nbgrader=",
        "does not have points",
    ),
    "points that disagree": (
        'check="double"',
        f'nbgrader={{{PLAIN}, "grade": true, "grade_id": "double", "points": 3}}',
        "nbgrader=",
        "3 points here, but 2.5 are declared",
    ),
    "a grade id used twice": (
        '# %% check="quiz"',
        '# %% check="double"',
        '# %% check="double"@2',
        "is used before, in line 26",
    ),
    "a grade id with a blank": (
        'check="double"',
        'check="dou ble"',
        'check="dou ble"',
        "letters, digits",
    ),
    "a delimiter in prose": (
        "# Some text",
        "# Write ### BEGIN SOLUTION",
        "# Write",
        "'BEGIN SOLUTION' is a delimiter",
    ),
    "a delimiter in code": (
        "%matplotlib inline",
        "# END HIDDEN TESTS",
        "# END HIDDEN",
        "'END HIDDEN TESTS' is",
    ),
    "hidden tests in an answer": (
        "    return 2",
        "    # BEGIN HIDDEN TESTS\n    return 2",
        "# BEGIN HID",
        "'BEGIN HIDDEN TESTS' is",
    ),
    "a mark scheme in code": (
        "%matplotlib inline",
        "# BEGIN MARK SCHEME",
        "# BEGIN M",
        "'BEGIN MARK SCHEME' is",
    ),
    "an autotest": ("%matplotlib inline", "### AUTOTEST x", "AUTOTEST", "'AUTOTEST' is"),
    "a level left out": ("# ## Twice", "# ### Twice", "# ### Twice", "a level is missing"),
    "two titles": ("# ## Twice", "# # Twice", "# # Twice", "a second heading of level 1"),
    "no title": ("# # Doubles", "# Doubles", "# %% [markdown]", "no heading of level 1"),
    "a picture without words": (
        "# Some text",
        "# ![ ](here.png)",
        "# ![",
        "without alternative text",
    ),
    "an html picture without words": (
        "# Some text",
        '# <img src="here.png">',
        "# <img",
        "without alternative text",
    ),
    "an attachment": ("# Some text", "# ![a](attachment:a.png)", "# ![", "an attached picture"),
    "a picture as data": (
        "# Some text",
        "# ![a](data:image/png;base64,AA)",
        "# ![",
        "written out as data",
    ),
    "a remote picture": (
        "# Some text",
        "# ![a](https://example.org/a.png)",
        "# ![",
        "works offline",
    ),
    "a missing picture": ("# Some text", "# ![a](gone.png)", "# ![", "no picture 'gone.png'"),
    "a link out of the student's folder": (
        "# Some text",
        "# See [the data](../../datasets/town.md).",
        "# See",
        "a link to ../../datasets/town.md, which is no notebook",
    ),
    "a link to no notebook": (
        "# Some text",
        "# See [it](gone.ipynb).",
        "# See",
        "a link to gone.ipynb, which is no notebook",
    ),
    "code that does not parse": (
        "ax.plot(values)",
        "ax.plot(values",
        "    ax.plot(values",
        "not valid Python",
    ),
    "plt.show": (
        "    ax.plot(values)",
        "    plt.show()",
        "plt.show",
        "plt.show() has no alternative text",
    ),
    "a figure without words": (
        ', alt="A straight line."',
        "",
        "plotting.show(fig)",
        "without alternative text",
    ),
    "a figure with blank words": (
        "A straight line.",
        " ",
        "plotting.show",
        "without alternative text",
    ),
    "a legend without a place": (
        "    ax.plot(values)",
        "    ax.legend(ncols=2)",
        "ax.legend",
        'write ax.legend(loc="upper right")',
    ),
    "a legend that is to search": (
        "    ax.plot(values)",
        "    fig.axes[0].legend(loc='best')",
        "legend",
        "fig.axes[0].legend without a place",
    ),
    "an import that nothing uses": (
        "import matplotlib.pyplot as plt",
        "import math as m, matplotlib.pyplot as plt",
        "math as m",
        "m is imported, and nothing uses it",
    ),
    "checks of another notebook": (
        'notebook_checks("week2/doubles")',
        'notebook_checks("week2/twice")',
        "week2/twice",
        'this notebook\'s is `check = notebook_checks("week2/doubles")`',
    ),
    "no checks": (
        'check = notebook_checks("week2/doubles")',
        "",
        "# %% [markdown]",
        "no cell with `check =",
    ),
    "a name that is not declared": (
        'answer="double"',
        'answer="doubel"',
        "doubel",
        "no exercise 'doubel' is declared; declared: double, quiz",
    ),
    "a missing answer": (
        '# %% answer="double"',
        "# %%",
        '# %% check="quiz"',
        'no cell has answer="double"',
    ),
    "a missing check": (
        '# %% check="double"',
        '# %% tags=["experiment"]',
        '# %% check="quiz"',
        'no cell has check="double"',
    ),
    "another check text": (
        '\ncheck("double")',
        "\ncheck('double')",
        "check('double')",
        'exactly `check("double")`',
    ),
    "an answer without markers": (
        "    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION\n",
        "    return 2 * x\n",
        'answer="double"',
        "an answer without `### BEGIN SOLUTION`",
    ),
    "no end": (
        "    ### END SOLUTION\n",
        "",
        "    ### BEGIN SOLUTION",
        "no `### END SOLUTION` after",
    ),
    "no beginning": ("    ### BEGIN SOLUTION\n", "", "    ### END SOLUTION", "out of turn"),
    "code beside a marker": (
        "    ### BEGIN SOLUTION",
        "    y = x  ### BEGIN SOLUTION",
        "y = x",
        "nothing beside it",
    ),
    "a stub that does not parse": (
        'second": None}\n### BEGIN SOLUTION\nquiz = {"first"',
        'second": None,\n### BEGIN SOLUTION\n}\nquiz = {"first"',
        'answer="quiz"',
        "without its solution",
    ),
    "a fault outside the solution": (
        "    ### END SOLUTION\n",
        "    ### END SOLUTION\n    ### BROKEN: return x\n",
        "### BROKEN",
        "stands alone, in a solution, below",
    ),
    "a fault below no line": (
        "    return 2 * x\n",
        "    ### BROKEN: y = x\n    return 2 * x\n",
        "### BROKEN",
        "stands alone, in a solution, below",
    ),
    "a fault beside its line": (
        "    return 2 * x\n",
        "    return 2 * x  ### BROKEN: return x\n",
        "### BROKEN",
        "stands alone, in a solution, below",
    ),
    "a fault that does not parse": (
        "    return 2 * x\n",
        "    return 2 * x\n    ### BROKEN: return (x\n",
        'answer="double"',
        "without its solution",
    ),
    "what is to be written, in a try": (
        '# %% answer="quiz"',
        '# %%\ntry:\n    double(1)\nexcept Exception:\n    pass\n\n# %% answer="quiz"',
        "double(1)",
        "double needs",
    ),
    "a hidden def": (
        'def double(x):\n    """Twice a number."""\n'
        "    ### BEGIN SOLUTION\n    return 2 * x\n    ### END",
        '### BEGIN SOLUTION\ndef double(x):\n    """Twice."""\n    return 2 * x\n### END',
        'answer="double"',
        "expected `def double(x):` outside",
    ),
    "another argument": (
        "def double(x):",
        "def double(y):",
        "def double",
        "double(y); declared with the arguments (x)",
    ),
    "a docstring in the solution": (
        '    """Twice a number."""\n    ### BEGIN SOLUTION\n',
        '    ### BEGIN SOLUTION\n    """Twice a number."""\n',
        "def double",
        "no docstring outside",
    ),
    "a quiz without a question": (
        'quiz = {"first": None, "second": None}',
        'quiz = {"first": None}',
        'quiz = {"first": None',
        "has the questions first, second",
    ),
    "a quiz that is hidden": (
        'quiz = {"first": None, "second": None}\n',
        "",
        'answer="quiz"',
        "expected `quiz = {…}`",
    ),
    "no guard": (
        'if check.ready("double"):',
        "if True:",
        "values = [",
        '`if check.ready("double"):`',
    ),
    "a guard for another": (
        'check.ready("double")',
        'check.ready("quiz")',
        "values = [",
        '`if check.ready("double"):`',
    ),
    "a guard with or": (
        'check.ready("double")',
        'True or check.ready("double")',
        "values = [",
        "double needs",
    ),
    "a guard for nothing": (
        'check.ready("double")',
        'check.ready("double", "triple")',
        "triple",
        "names no exercise: 'triple'",
    ),
    "a guarded value used later": (
        '# %% answer="quiz"',
        '# %%\nprint(values)\n\n# %% answer="quiz"',
        "print(values)",
        "values needs what the student writes",
    ),
    "a helper without a guard": (
        '# %% answer="quiz"',
        '# %%\ndef helper(a):\n    return double(a)\nhelper(1)\n\n# %% answer="quiz"',
        "helper(1)",
        "helper needs",
    ),
    "a name taken away": (
        "import matplotlib.pyplot as plt",
        "from numbers import double",
        "from numbers",
        "double is the student's",
    ),
}

# The same good source, changed in ways that keep every rule.
FINE = {
    "nothing changed": ("", ""),
    "jupytext's header": (
        "# %% [markdown]\n# # D",
        "# ---\n# jupyter:\n#   x: 1\n# ---\n\n# %% [markdown]\n# # D",
    ),
    "a picture with words": ("# Some text", "# ![A cat](../cat.png)"),
    "an html picture with words": ("# Some text", '# <img src="../cat.png" alt="A cat">'),
    "an f-string for words": ('alt="A straight line."', 'alt=f"A line through {values}."'),
    "a legend in its place": ("    ax.plot(values)", '    ax.legend(loc="upper right", ncols=2)'),
    "an experiment's import": ("%matplotlib inline", "import math"),
    "points that agree": ("# %%\nimport", f"{OWN}\nimport"),
    "an instructor's own hidden tests": (
        "# %%\nimport",
        f"{OWN}\n### BEGIN HIDDEN TESTS\nassert True\n### END HIDDEN TESTS\nimport",
    ),
    "starter lines": (
        "    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION\n",
        "    ### BEGIN SOLUTION\n    y = 2 * x\n    ### END SOLUTION\n    return y\n",
    ),
    "a helper behind its guard": (
        '# %% answer="quiz"',
        "# %%\ndef helper(a):\n    return double(a)\n"
        'if check.ready("double") and plt:\n    helper(1)\n\n# %% answer="quiz"',
    ),
    "a function's own name": (
        '# %% answer="quiz"',
        "# %%\ndef helper(double):\n    return double\n"
        'helper(1)\n[values for values in "ab"]\n\n# %% answer="quiz"',
    ),
    "a long cell to be read": (
        '# %% tags=["experiment"]\n',
        '# %% tags=["experiment"] long="each line is one step"\n' + "1\n" * 12,
    ),
    "a folded cell that says what it shows": (
        '# %% tags=["experiment"]\n',
        '# %% tags=["experiment"] folded=True\n# A line through three numbers.\n' + "1\n" * 12,
    ),
    "a folded cell below a text": (
        '# %% tags=["experiment"]\n',
        '# %% [markdown]\n# The numbers.\n\n# %% tags=["experiment"] folded=True\n' + "1\n" * 12,
    ),
    "a value either way": (
        '# %% answer="quiz"',
        '# %%\nif check.ready("double"):\n    y = double(1)\n'
        'else:\n    y = 2\nprint(y)\n\n# %% answer="quiz"',
    ),
}


# What students get broken is there from the start: it may be tried.
REPAIR = GOOD.replace("return 2 * x\n", "return 2 * x\n    ### BROKEN: return x\n")
TRY = '# %%\ntry:\n    y = double(1)\nexcept {caught}:\n    y = 0\n{after}\n# %% answer="quiz"'


@pytest.mark.parametrize(
    ("caught", "after", "message"),
    [
        ("Exception", "", None),
        ("ValueError", "", "double needs what the student writes"),
        ("Exception", "print(y)\n", None),
        ("Exception", "double(1)\n", "double needs what the student writes"),
    ],
)
def test_what_students_repair_may_be_tried(tmp_path, caught, after, message):
    """May a cell run a broken function if, and only if, it catches every failure?"""
    cell = TRY.format(caught=caught, after=after)
    found = problems_of(tmp_path, REPAIR.replace('# %% answer="quiz"', cell))
    assert [message in problem.message for problem in found] == [True] * bool(message)


def problems_of(root, text):
    """Return the problems of a source for the small notebook's exercises."""
    from tools.notebook_lint import lint
    from tools.notebook_source import read_source

    picture = root / "notebooks" / "cat.png"
    picture.parent.mkdir(exist_ok=True)
    picture.touch()
    path = add_source(root, text)
    return lint(read_source(root, path), declared("week2/doubles"), root)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_is_reported_where_it_is_broken(tmp_path, name):
    """Does breaking one rule give its message, with the file and the line?"""
    old, new, place, message = BROKEN[name]
    assert GOOD.count(old) == 1 or old == "    ### END SOLUTION\n", "the table is out of date"
    text = GOOD.replace(old, new, 1)
    piece, _, repeat = place.partition("@")
    lines = [number for number, line in enumerate(text.split("\n"), 1) if piece in line]
    line = lines[int(repeat or 1) - 1]
    found = [str(problem) for problem in problems_of(tmp_path, text)]
    start = f"notebook_sources/week2/doubles.py:{line}: "
    assert any(each.startswith(start) and message in each for each in found), found


@pytest.mark.parametrize("name", FINE)
def test_what_keeps_the_rules_is_not_reported(tmp_path, name):
    """Do sources that keep every rule pass without a word?"""
    old, new = FINE[name]
    assert old in GOOD
    assert problems_of(tmp_path, GOOD.replace(old, new, 1)) == []


def test_exercises_in_another_order_are_reported(tmp_path):
    """Is a check before its answer reported, where the check stands?"""
    text = GOOD.replace('# %% check="quiz"\ncheck("quiz")\n', "")
    text = text.replace(
        '# %% answer="quiz"', '# %% check="quiz"\ncheck("quiz")\n\n# %% answer="quiz"'
    )
    found = problems_of(tmp_path, text)
    assert [problem.message for problem in found] == [
        "check of quiz stands too early: the order is that declared"
    ]


def test_a_guard_names_all_that_its_cell_calls(tmp_path):
    """Is one too few that names an exercise alone, whose own answer may do without the others?"""
    from dataclasses import replace

    from tools.notebook_lint import lint
    from tools.notebook_source import read_source

    exercises = declared("week2/doubles")
    exercises["quiz"] = replace(exercises["quiz"], uses=("double",))
    text = GOOD.replace('check.ready("double")', 'check.ready("quiz")')
    [found] = lint(read_source(tmp_path, add_source(tmp_path, text)), exercises, tmp_path)
    assert 'put it in `if check.ready("double"):`' in found.message
    text = GOOD.replace('check.ready("double")', 'check.ready("double", "quiz")')
    assert lint(read_source(tmp_path, add_source(tmp_path, text)), exercises, tmp_path) == []


def test_all_problems_are_reported_at_once(tmp_path):
    """Does one run name every problem, in the order of the lines?"""
    text = GOOD.replace("# ## Twice", "# ### Twice").replace('\ncheck("quiz")', "\ncheck()")
    found = problems_of(tmp_path, text.replace("def double(x)", "def double(z)"))
    assert len(found) == 3
    assert [problem.line for problem in found] == sorted(problem.line for problem in found)


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("week2/cat.png", "only .py sources belong here"),
        ("week2/Doubles.py", "expected weekN/name.py"),
        ("doubles.py", "expected weekN/name.py"),
        ("week2/more/doubles.py", "expected weekN/name.py"),
    ],
)
def test_files_that_no_notebook_is_built_from_are_reported(repository, file, message):
    """Is a file that the build would pass over in silence reported?"""
    from tools.notebook_lint import lint_files

    assert lint_files(repository) == []
    path = repository / "notebook_sources" / file
    path.parent.mkdir(exist_ok=True)
    path.touch()
    (problem,) = lint_files(repository)
    assert problem.path == f"notebook_sources/{file}"
    assert message in problem.message


def test_the_legends_of_the_courses_own_figures_have_a_place():
    """Does no legend of course_utils warn students with a slow machine of its search for one?"""
    from tools.notebook_lint.code import searches_for_a_place

    calls = [
        (file.name, node)
        for file in (ROOT / "course_utils").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "legend"
    ]
    assert len(calls) >= 4
    assert [(name, ast.unparse(call)) for name, call in calls if searches_for_a_place(call)] == []
