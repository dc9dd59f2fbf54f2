"""The rules a notebook's source keeps: each says where it is broken and what to write instead."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Callable, Iterator, Mapping, Set
from pathlib import Path, PurePosixPath
from typing import Any

from tools.notebook_source import SOURCES, Cell, Problem, Source

LONGEST_CODE = 60
TAGS = ("experiment", "raises-exception")
OPTIONS = ("answer", "check", "quiz", "tags", "nbgrader")

SOLUTION = ("BEGIN SOLUTION", "END SOLUTION")
BROKEN = "### BROKEN:"  # students get an answer with this fault in it, to repair
# nbgrader acts on each of these wherever it occurs in a cell, inside a sentence too.
DELIMITERS = (
    *SOLUTION,
    "BEGIN HIDDEN TESTS",
    "END HIDDEN TESTS",
    "BEGIN MARK SCHEME",
    "END MARK SCHEME",
    "AUTOTEST",
)
STUB = "raise NotImplementedError()"

Exercises = Mapping[str, Any]
Found = Iterator[tuple[int, str]]


def lint(source: Source, exercises: Exercises, root: Path) -> list[Problem]:
    """Return everything that is wrong with a notebook's source.

    Parameters
    ----------
    source : Source
    exercises : mapping of str to Exercise
        The notebook's declared exercises, in order.
    root : Path
        The repository, where pictures are looked up.

    Returns
    -------
    list of Problem
        Sorted by line; empty for a source that can be built.
    """
    problems = list(source.problems)
    for rule in _RULES:
        problems += [Problem(source.path, line, text) for line, text in rule(source, exercises)]
    for line, text in _pictures(source, root):
        problems.append(Problem(source.path, line, text))
    return sorted(set(problems))


def lint_files(root: Path) -> list[Problem]:
    """Return a problem for every file in ``notebook_sources/`` that is no notebook's source."""
    problems = []
    for path in sorted((root / SOURCES).rglob("*")):
        parts = path.relative_to(root / SOURCES).parts
        if path.is_dir() or any(part.startswith((".", "__pycache__")) for part in parts):
            continue
        name = path.relative_to(root).as_posix()
        if path.suffix != ".py":
            message = (
                "only .py sources belong here; draw a picture in a code cell with plotting.show"
            )
            problems.append(Problem(name, 1, message))
        elif len(parts) != 2 or not re.fullmatch(r"week\d+/[a-z][a-z0-9_]*\.py", "/".join(parts)):
            message = "expected weekN/name.py, with a name of lower-case letters, digits and _"
            problems.append(Problem(name, 1, message))
    return problems


# Cells and their options


def _cells(source: Source, exercises: Exercises) -> Found:
    for cell in source.cells:
        if cell.kind not in ("code", "markdown"):
            yield cell.marker, f"a {cell.kind} cell; write a code or a [markdown] cell"
        elif not cell.source:
            yield cell.marker, "an empty cell"
        lines = cell.source.count("\n") + 1
        if cell.kind == "code" and lines > LONGEST_CODE:
            yield cell.marker, f"{lines} lines of code in a cell; at most {LONGEST_CODE}: divide it"
        if "incorrectly_encoded_metadata" in cell.options:
            written = cell.options["incorrectly_encoded_metadata"]
            yield cell.marker, f'cannot read the option {written!r}; write it like answer="name"'
            continue
        for option in cell.options:
            if option not in OPTIONS:
                yield cell.marker, f"unknown option {option!r}; expected one of {_list(OPTIONS)}"
        yield from _option_values(cell)


def _option_values(cell: Cell) -> Found:
    roles = [option for option in ("answer", "check", "quiz", "nbgrader") if option in cell.options]
    if len(roles) > 1:
        yield cell.marker, f"{_list(roles)} on one cell; a cell has one of them"
    for role in ("answer", "check", "quiz"):
        if role in cell.options and not isinstance(cell.options[role], str):
            yield cell.marker, f'{role} names an exercise; write {role}="name"'
        if role in cell.options and cell.kind != "code":
            yield cell.marker, f"{role} on a {cell.kind} cell; only code cells have it"
    tags = cell.options.get("tags", [])
    if not isinstance(tags, list) or not set(map(str, tags)) <= set(TAGS):
        yield cell.marker, f"tags {tags!r}; expected a list of {_list(TAGS)}"


def _nbgrader_metadata(source: Source, exercises: Exercises) -> Found:
    from nbformat.v4 import new_code_cell, new_markdown_cell
    from nbgrader.nbgraderformat import MetadataValidator, ValidationError
    from nbgrader.nbgraderformat.common import SchemaMismatchError

    for cell in source.cells:
        if "nbgrader" not in cell.options:
            continue
        written = cell.options["nbgrader"]
        if not isinstance(written, dict):
            yield cell.marker, f"nbgrader is {written!r}; expected a dict of nbgrader's metadata"
            continue
        make = new_markdown_cell if cell.kind == "markdown" else new_code_cell
        try:
            MetadataValidator().validate_cell(make(metadata={"nbgrader": written}))
        except ValidationError as error:
            yield cell.marker, f"nbgrader's metadata: {error.message}"
        except SchemaMismatchError as error:
            expected, actual = error.expected_version, error.actual_version
            yield cell.marker, f"nbgrader's metadata: schema_version {actual}, expected {expected}"
        name, points = str(written.get("grade_id")), written.get("points")
        if name in exercises and points not in (None, exercises[name].points):
            declared = exercises[name].points
            yield cell.marker, f"{name} has {points} points here, but {declared:g} are declared"


def _grade_ids(source: Source, exercises: Exercises) -> Found:
    first: dict[str, int] = {}
    for cell in source.cells:
        name = cell.grade_id
        if not isinstance(name, str):
            continue
        if name in first:
            yield cell.marker, f"the grade id {name!r} is used before, in line {first[name]}"
        elif not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", name):
            yield cell.marker, f"the grade id {name!r}; expected 1 to 64 letters, digits, _ and -"
        first.setdefault(name, cell.marker)


# Prose


def _delimiters(source: Source, exercises: Exercises) -> Found:
    for cell in source.cells:
        meta = cell.nbgrader
        allowed: tuple[str, ...] = ()
        if "answer" in cell.options or (meta.get("solution") and not meta.get("task")):
            allowed = SOLUTION
        elif meta.get("grade"):
            allowed = DELIMITERS[2:4]
        elif meta.get("task"):
            allowed = DELIMITERS[4:6]
        for number, line in _numbered(cell):
            for words in DELIMITERS:
                if words in line and words not in allowed:
                    yield number, f"'{words}' is a delimiter of nbgrader's: it would act here"


def _headings(source: Source, exercises: Exercises) -> Found:
    level, titles = 0, 0
    for number, line in _prose(source):
        heading = re.match(r" {0,3}(#{1,6})\s+\S", line)
        if not heading:
            continue
        found = len(heading[1])
        if found > level + 1:
            yield (
                number,
                f"a heading of level {found} below one of level {level}: a level is missing",
            )
        titles += found == 1
        if found == 1 and titles == 2:
            yield number, "a second heading of level 1; a notebook has one"
        level = found
    if source.cells and not titles:
        yield source.cells[0].marker, "no heading of level 1 (`# # Title` in a [markdown] cell)"


_MARKDOWN_PICTURE = re.compile(r"!\[([^\]]*)\]\(\s*<?([^)\s>]*)")
_HTML_PICTURE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)


def _pictures(source: Source, root: Path) -> Found:
    folder = root / "notebooks" / PurePosixPath(source.notebook).parent
    for number, line in _prose(source):
        pictures = [(match[1], match[2]) for match in _MARKDOWN_PICTURE.finditer(line)]
        pictures += [
            (_attribute(tag, "alt"), _attribute(tag, "src")) for tag in _HTML_PICTURE.findall(line)
        ]
        for alt, target in pictures:
            if not alt.strip():
                yield number, "a picture without alternative text; write ![what it shows](…)"
            if target.startswith("attachment:"):
                yield number, "an attached picture, which the build cannot keep"
            elif target.startswith("data:"):
                yield number, "a picture written out as data; draw it in a code cell"
            elif re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", target):
                yield number, f"a picture from elsewhere ({target}); a notebook works offline"
            elif not os.path.isfile(os.path.normpath(folder / target)):
                yield number, f"no picture {target!r} beside the notebook; draw it in a code cell"


def _attribute(tag: str, name: str) -> str:
    match = re.search(rf"""\b{name}\s*=\s*(["'])(.*?)\1""", tag, re.IGNORECASE)
    return match[2] if match else ""


def _prose(source: Source) -> Iterator[tuple[int, str]]:
    """Go through the lines of markdown with their numbers, code in them blanked out."""
    for cell in source.cells:
        if cell.kind != "markdown":
            continue
        fence = ""
        for number, line in _numbered(cell):
            mark = re.match(r"\s*(`{3,}|~{3,})", line)
            if mark and (not fence or mark[1].startswith(fence)):
                fence = "" if fence else mark[1]
            elif not fence:
                yield number, re.sub(r"`[^`]*`", "", line)


# Code


def _code(source: Source, exercises: Exercises) -> Found:
    for cell in source.cells:
        if cell.kind != "code":
            continue
        try:
            tree = parse(cell.source)
        except SyntaxError as error:
            yield cell.first + (error.lineno or 1) - 1, f"not valid Python: {error.msg}"
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                for text in _figure_problems(node):
                    yield cell.first + node.lineno - 1, text


def _figure_problems(call: ast.Call) -> Iterator[str]:
    name = ast.unparse(call.func)
    if name in ("plt.show", "pyplot.show", "matplotlib.pyplot.show", "fig.show"):
        yield f'{name}() has no alternative text; write plotting.show(fig, alt="…")'
    if name in ("plotting.show", "course_utils.plotting.show", "show"):
        alt = next((keyword.value for keyword in call.keywords if keyword.arg == "alt"), None)
        literal = isinstance(alt, ast.Constant) and isinstance(alt.value, str) and alt.value.strip()
        if not literal and not (isinstance(alt, ast.JoinedStr) and alt.values):
            yield f'{name} without alternative text; write {name}(fig, alt="what it shows")'


def _checks_of_this_notebook(source: Source, exercises: Exercises) -> Found:
    calls = [
        (cell.first + node.lineno - 1, node)
        for cell, tree in _parsed(source)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "notebook_checks"
    ]
    wanted = f'check = notebook_checks("{source.notebook}")'
    if exercises and source.cells and not calls:
        yield source.cells[0].marker, f"no cell with `{wanted}`"
    for number, call in calls:
        if [getattr(argument, "value", None) for argument in call.args] != [source.notebook]:
            yield number, f"`{ast.unparse(call)}`; this notebook's is `{wanted}`"


# Exercises: their answer and check cells


def _exercise_cells(source: Source, exercises: Exercises) -> Found:
    if not source.cells:
        return
    found: dict[str, dict[str, list[int]]] = {"answer": {}, "check": {}, "quiz": {}}
    for cell in source.cells:
        for role in found:
            name = cell.options.get(role)
            if not isinstance(name, str):
                continue
            found[role].setdefault(name, []).append(cell.marker)
            if name not in exercises:
                declared = _list(exercises) if exercises else "none"
                yield cell.marker, f"no exercise {name!r} is declared; declared: {declared}"
            elif role not in _roles(exercises[name]):
                yield cell.marker, _other_roles(name, exercises[name])
            if role in ("check", "quiz") and cell.source != f'check("{name}")':
                yield cell.first, f'the text of this cell is exactly `check("{name}")`'
    last = 0
    for name in exercises:
        for role in _roles(exercises[name]):
            lines = found[role]
            if name not in lines:
                line = source.cells[-1].marker
                yield line, f'{name} is declared, but no cell has {role}="{name}"'
            else:
                # The second cell breaks the rule on grade ids too; that message has its line.
                first = lines[name][0]
                if first < last:
                    yield first, f"{role} of {name} stands too early: the order is that declared"
                last = max(last, first)


def _roles(exercise: Any) -> tuple[str, ...]:
    """Return the cells that an exercise has: a quiz made of questions has a single one."""
    return ("quiz",) if getattr(exercise, "questions", ()) else ("answer", "check")


def _other_roles(name: str, exercise: Any) -> str:
    if _roles(exercise) == ("quiz",):
        return f'{name} is made of questions; write quiz="{name}", which makes all its cells'
    return f'{name} is not made of questions; write an answer="{name}" and a check="{name}"'


def _answers(source: Source, exercises: Exercises) -> Found:
    for cell in source.cells:
        name = cell.options.get("answer")
        if not isinstance(name, str) or name not in exercises:
            continue
        problems = list(_solution_markers(cell))
        yield from problems
        if problems:
            continue
        try:
            whole, visible = parse(cell.source), parse(without_solution(cell.source))
        except SyntaxError as error:
            if _parses(cell.source):
                yield cell.marker, f"without its solution the cell is not valid Python: {error.msg}"
            continue
        judge = _quiz if exercises[name].is_quiz else _function
        yield from judge(cell, name, exercises[name], whole, visible)


def _solution_markers(cell: Cell) -> Found:
    begin, end = (f"### {words}" for words in SOLUTION)
    inside = 0
    regions = 0
    for number, line in _numbered(cell):
        if not any(words in line for words in SOLUTION):
            continue
        if line.strip() not in (begin, end):
            yield number, f"the line is exactly `{begin}` or `{end}`, and nothing beside it"
        elif (line.strip() == begin) == bool(inside):
            yield number, f"`{line.strip()}` out of turn: begin and end take turns"
        inside = number if SOLUTION[0] in line else 0
        regions += 1
    if inside:
        yield inside, f"no `{end}` after this line"
    if not regions:
        yield cell.marker, f"an answer without `{begin}` and `{end}` around the solution"
    yield from _faults(cell)


def _faults(cell: Cell) -> Found:
    inside, above = False, ""
    for number, line in _numbered(cell):
        text = line.strip()
        fits = text.startswith(BROKEN) and inside and above and not above.startswith(BROKEN)
        if BROKEN.rstrip(":") in line and not fits:
            yield number, f"`{BROKEN} code` stands alone, in a solution, below the line it replaces"
        if any(words in line for words in SOLUTION):
            inside, text = SOLUTION[0] in line, ""
        above = text


def _function(
    cell: Cell, name: str, exercise: Any, whole: ast.Module, visible: ast.Module
) -> Found:
    definition, shown = _definition(whole, name), _definition(visible, name)
    if definition is None or shown is None:
        declared = ", ".join(exercise.parameters)
        yield cell.marker, f"expected `def {name}({declared}):` outside the solution markers"
        return
    line = cell.first + definition.lineno - 1
    arguments = [argument.arg for argument in (*definition.args.posonlyargs, *definition.args.args)]
    if tuple(arguments) != tuple(exercise.parameters):
        declared = ", ".join(exercise.parameters)
        yield line, f"{name}({', '.join(arguments)}); declared with the arguments ({declared})"
    if not ast.get_docstring(shown):
        yield line, f"{name} has no docstring outside the solution markers"


def _quiz(cell: Cell, name: str, exercise: Any, whole: ast.Module, visible: ast.Module) -> Found:
    for node in visible.body:
        if isinstance(node, ast.Assign) and name in [ast.unparse(goal) for goal in node.targets]:
            keys = getattr(node.value, "keys", None)
            if isinstance(keys, list):
                shown = [getattr(key, "value", None) for key in keys]
                if shown != list(exercise.reference):
                    questions = _list(exercise.reference)
                    yield cell.first + node.lineno - 1, f"{name} has the questions {questions}"
                return
    yield cell.marker, f"expected `{name} = {{…}}` with every question outside the solution markers"


def without_solution(text: str) -> str:
    r"""Return an answer cell as nbgrader leaves it for students.

    Examples
    --------
    >>> print(without_solution("def f():\n    ### BEGIN SOLUTION\n    1\n    ### END SOLUTION"))
    def f():
        raise NotImplementedError()
    """
    if BROKEN in text:
        from grading.clearing import with_faults

        return with_faults(text)
    kept, inside = [], False
    for line in text.split("\n"):
        if SOLUTION[0] in line:
            inside = True
            kept.append(line[: len(line) - len(line.lstrip())] + STUB)
        elif SOLUTION[1] in line:
            inside = False
        elif not inside:
            kept.append(line)
    return "\n".join(kept)


# What the student writes is used behind a guard only


def _guards(source: Source, exercises: Exercises) -> Found:
    given = {cell.options.get("answer") for cell in source.cells if BROKEN in cell.source}
    walk = _Guards(exercises, given & set(exercises))
    for cell, tree in _parsed(source):
        if {"answer", "check", "quiz"} & set(cell.options) or cell.nbgrader:
            continue
        walk.found = []
        walk.visit(tree)
        yield from ((cell.first + line - 1, text) for line, text in walk.found)


class _Guards(ast.NodeVisitor):
    """Follow which names exist only when a student's functions are ready.

    Students' functions do, and so does all that is assigned behind a guard, and every helper
    that uses one of those. What students get broken exists from the start, and only fails: a
    `try` with `except Exception` is guard enough.
    """

    def __init__(self, exercises: Exercises, given: Set[Any] = frozenset()) -> None:
        self.exercises = exercises
        self.given = frozenset(given)
        self.needs = {name: frozenset([name]) for name in exercises}
        self.ready: frozenset[str] = frozenset()
        self.local: frozenset[str] = frozenset()
        self.found: list[tuple[int, str]] = []

    def visit_If(self, node: ast.If) -> None:  # noqa: N802
        """Take the body as guarded by the calls of check.ready in the test."""
        self.visit(node.test)
        before = self.ready
        self.ready = before | self._guarded_by(node.test)
        for statement in node.body:
            self.visit(statement)
        self.ready = before
        for statement in node.orelse:
            self.visit(statement)

    def visit_Try(self, node: ast.Try) -> None:  # noqa: N802
        """Take the body as guarded for what students get broken, if every failure is caught."""
        before = self.ready
        if any(
            handler.type and ast.unparse(handler.type) == "Exception" for handler in node.handlers
        ):
            self.ready = before | self.given
        for statement in (*node.body, *node.orelse):
            self.visit(statement)
        self.ready = before
        for other in (*node.handlers, *node.finalbody):
            self.visit(other)

    def _guarded_by(self, test: ast.expr) -> frozenset[str]:
        parts = test.values if isinstance(test, ast.BoolOp) else [test]
        if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
            return frozenset()
        names: set[str] = set()
        for part in parts:
            if isinstance(part, ast.Call) and ast.unparse(part.func) == "check.ready":
                names |= {getattr(argument, "value", "") for argument in part.args}
        for name in sorted(names - set(self.exercises)):
            self.found.append((test.lineno, f"check.ready names no exercise: {name!r}"))
        todo = list(names & set(self.exercises))
        while todo:  # an exercise that is ready has everything it calls ready
            for used in self.exercises[todo.pop()].uses:
                if used not in names:
                    names.add(used)
                    todo.append(used)
        return frozenset(names)

    def visit_Assign(self, node: ast.Assign) -> None:  # noqa: N802
        """Look at the value before the name that it is given to."""
        self.visit(node.value)
        for target in node.targets:
            self.visit(target)

    def visit_Name(self, node: ast.Name) -> None:  # noqa: N802
        """Report a name used without its guard; note one that is assigned."""
        if node.id in self.local:
            return
        if isinstance(node.ctx, ast.Load):
            self._use(node.id, node.lineno)
        elif isinstance(node.ctx, ast.Store):
            self._bind(node.id, node.lineno, self.ready)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:  # noqa: N802
        """Give a helper the needs of what it uses; its body runs when it is called."""
        inner = [each for each in ast.walk(node) if isinstance(each, ast.Name)]
        own = {each.id for each in inner if not isinstance(each.ctx, ast.Load)}
        own |= {each.arg for each in ast.walk(node) if isinstance(each, ast.arg)}
        needs = self.ready.union(
            *(self.needs.get(each.id, frozenset()) for each in inner if each.id not in own)
        )
        self._bind(node.name, node.lineno, needs)

    def visit_Lambda(self, node: ast.Lambda) -> None:  # noqa: N802
        """Count a lambda's body as run where it stands."""
        self._inside({each.arg for each in ast.walk(node.args) if isinstance(each, ast.arg)}, node)

    def visit_ListComp(self, node: ast.expr) -> None:  # noqa: N802
        """Keep a comprehension's own names to it."""
        stored = [each for each in ast.walk(node) if isinstance(each, ast.Name)]
        self._inside({each.id for each in stored if isinstance(each.ctx, ast.Store)}, node)

    visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_ListComp  # noqa: N815

    def visit_alias(self, node: ast.alias) -> None:
        """Treat an import as giving a name."""
        self._bind((node.asname or node.name).split(".")[0], node.lineno, self.ready)

    def _inside(self, names: set[str], node: ast.AST) -> None:
        before = self.local
        self.local = before | names
        self.generic_visit(node)
        self.local = before

    def _use(self, name: str, line: int) -> None:
        missing = self.needs.get(name, frozenset()) - self.ready
        if missing:
            guard = f"if check.ready({', '.join(f'{each!r}' for each in sorted(missing))}):"
            guard = guard.replace("'", '"')
            self.found.append((line, f"{name} needs what the student writes; put it in `{guard}`"))

    def _bind(self, name: str, line: int, needs: frozenset[str]) -> None:
        if name in self.exercises:
            text = f"{name} is the student's; give nothing else this name outside its answer cell"
            self.found.append((line, text))
        elif needs:
            self.needs[name] = needs
        else:
            self.needs.pop(name, None)


# Small tools


def parse(text: str) -> ast.Module:
    r"""Parse a code cell, its lines of IPython magic taken as empty statements.

    Raises
    ------
    SyntaxError
        If the rest is not Python.

    Examples
    --------
    >>> len(parse("%matplotlib inline\nx = 1").body)
    2
    """
    try:
        return ast.parse(text)
    except SyntaxError:
        return ast.parse(re.sub(r"(?m)^([ \t]*)(%|!).*$", r"\1pass", text))


def _parses(text: str) -> bool:
    try:
        parse(text)
    except SyntaxError:
        return False
    return True


def _parsed(source: Source) -> Iterator[tuple[Cell, ast.Module]]:
    for cell in source.cells:
        if cell.kind == "code" and _parses(cell.source):
            yield cell, parse(cell.source)


def _definition(tree: ast.Module, name: str) -> ast.FunctionDef | None:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return node
    return None


def _numbered(cell: Cell) -> Iterator[tuple[int, str]]:
    return enumerate(cell.source.split("\n"), cell.first)


def _list(words: Any) -> str:
    return ", ".join(str(word) for word in words)


_RULES: tuple[Callable[[Source, Exercises], Found], ...] = (
    _cells,
    _nbgrader_metadata,
    _grade_ids,
    _delimiters,
    _headings,
    _code,
    _checks_of_this_notebook,
    _exercise_cells,
    _answers,
    _guards,
)
