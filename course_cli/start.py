"""The start page's cells: where a student is, what comes next, and handing in.

The start page is the one notebook that imports this package, since it does from inside JupyterLab
what the `course` command does in a terminal.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from textwrap import fill
from typing import Any
from urllib.parse import quote

from autograde_tests.machinery.agreed import PROGRESS, answer_id
from autograde_tests.machinery.overview import CourseOverview, NotebookOverview, course_overview
from autograde_tests.machinery.plans import Plan, plans_of
from course_cli import handing_in
from course_cli.course_root import CourseError, find_workplace
from course_cli.handing_in import LEFT_OUT, NOT_SAVED, HandedIn, Talk
from course_cli.progress import day_of, exercises_in, package_of
from course_cli.workspace import START_PAGE, fingerprint
from course_utils.files import write_atomically
from course_utils.progress import latest, workspace_above

COLUMNS = 88
"""So many characters of a printed line have room in most windows."""

HEAD = ("Week", "Notebook", "Exercises done", "Time", "What it is about, and what you need")
"""In a narrow window the last ones are those that have to be scrolled to."""
NOT_KEPT = (
    "This page does not lie in a folder that `course lab` has prepared, so nothing is kept of what "
    "you do."
)
NONE_HERE = "No notebook of the course lies beside this page."


@dataclass(frozen=True)
class Page:
    """What the start page says of a student's progress, as Markdown.

    Markdown and not HTML, because JupyterLab shows it alike in a notebook that it does not trust
    yet, which is every notebook that another program has written.

    Parameters
    ----------
    text : str
    """

    text: str

    def _repr_markdown_(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text


def progress() -> Page:
    """Say where you are in the course, what comes next, and what is done."""
    workspace = workspace_above()
    page = page_of(workspace or Path.cwd())
    return page if workspace else Page(f"{NOT_KEPT}\n\n{page.text}")


def page_of(folder: Path) -> Page:
    """Return what a folder's start page says of progress.

    Parameters
    ----------
    folder : Path
        The student's folder: the notebooks, and the record of what their checks have found.

    Raises
    ------
    ValueError
        If the course that the page names has no exercises or no plan.
    """
    overview = course_overview(folder, exercises_in(folder))
    plans = plans_of(package_of(folder))
    known = [each for each in overview.notebooks if each.notebook in plans and each.of]
    if not known:
        return Page(NONE_HERE)
    return Page("\n".join([_what_next(overview, plans), "", *_table(known, plans)]))


def write_progress(workspace: Path) -> None:
    """Put what is done into the start page of a student's folder, as if its cell had just run.

    Nothing else of the page is touched, so that a student's own notes on it stay.

    Parameters
    ----------
    workspace : Path
        The student's folder; without a start page in it, nothing is done.

    Raises
    ------
    ValueError
        If the page is no notebook, or its course has no exercises or no plan.
    OSError
        If it cannot be written.
    """
    file = workspace / START_PAGE
    if not file.is_file():
        return
    before = file.read_bytes()
    if fingerprint(before, is_notebook=True) is None:
        raise ValueError(f"{START_PAGE} is not a notebook")
    notebook = json.loads(before)
    page = page_of(workspace)
    data = {"text/markdown": page.text, "text/plain": page.text}
    for cell in _cells_tagged(notebook, PROGRESS):
        result = {"output_type": "execute_result", "execution_count": None, "data": data}
        cell["outputs"] = [{**result, "metadata": {}}]
        cell["execution_count"] = None
    after = (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode()
    if after != before:
        write_atomically(file, after, mode=None)


def _cells_tagged(notebook: Any, tag: str) -> Iterator[dict[str, Any]]:
    for cell in notebook["cells"]:
        tags = cell.get("metadata", {}).get("tags")
        if cell.get("cell_type") == "code" and isinstance(tags, list) and tag in tags:
            yield cell


def _what_next(overview: CourseOverview, plans: Mapping[str, Plan]) -> str:
    """Say in a line or two where to go on, with a link, and where one stopped."""
    todo = [each for each in overview.notebooks if each.notebook == overview.next_notebook]
    if not todo:
        return "**Everything passes its visible checks.** Hidden ones decide at grading."
    (notebook,), row = todo, todo[0].next_row
    name = notebook.notebook.partition("/")[2]
    stopped = overview.stopped_at
    if stopped is None:
        return f"**[Begin with {name}]({notebook.notebook}.ipynb)**"
    exercise = f", exercise {row.number}: {row.name}" if row else ""
    place = f"#cell-id={answer_id(row.name)}" if row else ""
    link = f"**[Go on with {name}{exercise}]({notebook.notebook}.ipynb{place})**"
    known = {(each.notebook, row.name) for each in overview.notebooks for row in each.rows}
    if stopped.notebook not in plans or (stopped.notebook, stopped.exercise) not in known:
        return link  # the record is a file, and may say what a page should not
    when = day_of(stopped.at)
    last = f"`{stopped.exercise}` in {stopped.notebook.partition('/')[2]}"
    return f"{link}  \nYou were last at {last}{f', {when}' if when else ''}."


def _table(notebooks: list[NotebookOverview], plans: Mapping[str, Plan]) -> Iterator[str]:
    yield f"| {' | '.join(HEAD)} |"
    yield "|---" * len(HEAD) + "|"
    for each in notebooks:
        week, _, name = each.notebook.partition("/")
        plan = plans[each.notebook]
        done = f"{'✓' if each.is_done else '○'} {each.done} of {each.of}"
        cells = (
            week.removeprefix("week"),
            f"[{name}]({each.notebook}.ipynb)",
            _unbroken(done),
            _unbroken(plan.time),
            f"{plan.about}. You need {plan.needs}" if plan.needs else plan.about,
        )
        yield f"| {' | '.join(cells)} |"


def _unbroken(text: str) -> str:
    """Keep a text on one line of a table's cell."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


@dataclass(frozen=True)
class Receipt:
    """What the start page says of a week that was packed, with a link to the file.

    Parameters
    ----------
    week : str
    done : HandedIn
    workspace : Path
        The folder that the start page lies in: the link begins there.
    """

    week: str
    done: HandedIn
    workspace: Path

    def _repr_html_(self) -> str:
        """Write it as HTML; `download` has JupyterLab leave the link to the browser."""
        link = quote(self.done.file.relative_to(self.workspace).as_posix())
        files = "".join(f"<li>{escape(name)}</li>" for name in self.done.names)
        return (
            f'<div role="status"><p><b>✓ {escape(self.week)} is packed for '
            f"{escape(self.done.student)}.</b> Now send this file to your instructor:</p>"
            f'<p><a href="{link}" download>Download {escape(self.done.file.name)}</a></p>'
            f"<p>It holds</p><ul>{files}</ul><p>{LEFT_OUT} {NOT_SAVED}</p>"
            f"<p>On this computer, it is <code>{escape(str(self.done.file))}</code>.</p></div>"
        )

    def __repr__(self) -> str:
        lines = [f"✓ {self.week} is packed for {self.done.student}."]
        lines += [*(f"  {name}" for name in self.done.names), f"{LEFT_OUT} {NOT_SAVED}"]
        return "\n".join([*lines, "The file to send to your instructor:", str(self.done.file)])


def hand_in(week: str = "", name: str = "") -> Receipt | None:
    """Pack a week for your instructor: the same as `course submit` does in a terminal.

    Parameters
    ----------
    week : str
        Such as ``week2``; you are asked if it is not given.
    name : str
        Your name as your instructor knows it; you are asked the first time if it is not given.
    """
    workspace = workspace_above()
    if workspace is None:
        print("There is nothing to hand in here: open the start page with `course lab`.")
        return None
    try:
        week = week or _asked_for_week(workspace)
        talk = Talk(_say, lambda question: input(f"{question}: "), _says_yes)
        # what is packed is what this page lies beside, in whatever folder
        place = replace(find_workplace(workspace), workspace=workspace)
        done = handing_in.hand_in(place, week, talk, name)
    except (CourseError, OSError) as error:
        print(f"Nothing was handed in. {error}")
        return None
    except (NotImplementedError, EOFError):  # this program has no way to ask
        print("Nothing was handed in. Write the week and your name into the cell:")
        print('hand_in("week2", name="ada")')
        return None
    except KeyboardInterrupt:
        done = None
    if done is None:
        print("Nothing was handed in.")
        return None
    return Receipt(week, done, workspace)


def _asked_for_week(workspace: Path) -> str:
    """Ask for a week, and suggest the one where the student stopped; a number alone will do."""
    stopped = latest(workspace)
    suggested = stopped.notebook.partition("/")[0] if stopped else ""
    more = f" (Enter for {suggested})" if suggested else ", such as week2"
    week = input(f"Which week{more}? ").strip() or suggested
    return f"week{week}" if week.isdecimal() else week


def _say(sentence: str) -> None:
    """Print a sentence; JupyterLab would break its lines in the middle of words."""
    print(fill(sentence, COLUMNS))


def _says_yes(question: str) -> bool:
    return input(f"{question} (yes or no) ").strip().lower() in ("y", "yes")
