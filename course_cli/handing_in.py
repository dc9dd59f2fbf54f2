"""Handing in a week: who it is from, what is unanswered, the file. In a terminal or a notebook."""

import json
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from course_cli.course_root import CourseError, Workplace
from course_cli.submission import contents_of, pack, require_name, which_count
from course_cli.unanswered import answered_of
from course_utils.files import write_atomically

REMEMBERED = ".handing-in.json"
"""The file in the student's folder that holds the name under which they hand in."""

ASKED = "Your name as your instructor knows it"
NOT_SAVED = "What is not saved yet is not in it: save first (Ctrl+S)."
LEFT_OUT = "Outputs are left out: the notebooks are run again to be marked."


@dataclass(frozen=True)
class Talk:
    """How to talk with the person who hands in.

    Parameters
    ----------
    say : callable
        Shows a sentence.
    ask : callable, optional
        Shows a question and returns what is typed; None where nobody can answer.
    confirm : callable, optional
        The same, with yes or no.
    """

    say: Callable[[str], None]
    ask: Callable[[str], str] | None = None
    confirm: Callable[[str], bool] | None = None


@dataclass(frozen=True)
class HandedIn:
    """What was packed.

    Parameters
    ----------
    file : Path
        The zip file.
    student : str
        Whose it is.
    names : list of str
        The files in it.
    """

    file: Path
    student: str
    names: list[str]


def hand_in(
    place: Workplace,
    week: str,
    talk: Talk,
    student: str = "",
    agreed: bool = False,
    folder: Path | None = None,
) -> HandedIn | None:
    """Pack a week after saying what is unanswered, and which files count where that is not plain.

    Parameters
    ----------
    place : Workplace
    week : str
        Such as ``week2``.
    talk : Talk
    student : str
        The name the instructor knows the student by: the one of last time, or what is typed, if
        not given.
    agreed : bool
        Whether a week in which nothing is written is handed in without a question.
    folder : Path, optional
        Where the file goes, if not into the student's folder ``handed-in``.

    Returns
    -------
    HandedIn or None
        None if the person, asked about a blank week, has said no.

    Raises
    ------
    CourseError
        If something is wrong that the person can mend: the name, the week, a notebook, or a
        question that nobody is there to answer.
    """
    workspace = place.workspace
    contents_of(workspace, week)  # what cannot be packed is said before anything is asked
    student = student or remembered(workspace) or _asked_for_name(week, talk)
    student = unicodedata.normalize("NFC", student)  # some keyboards take é apart
    require_name(student)
    answered = answered_of(workspace / week, place.notebooks / week)
    missing = [each.sentence for each in answered if each.sentence]
    for sentence in [*missing, *which_count(workspace / week, place.notebooks / week)]:
        talk.say(sentence)
    is_blank = any(each.asks for each in answered) and all(each.is_blank for each in answered)
    if is_blank and not agreed and not _confirmed(week, talk):
        return None
    file, names = pack(workspace, week, student, folder or workspace / "handed-in")
    try:
        remember(workspace, student)
    except OSError as error:  # it is packed all the same
        talk.say(f"Your name was not kept for the next time: {error.strerror or error}.")
    return HandedIn(file.absolute(), student, names)


def _asked_for_name(week: str, talk: Talk) -> str:
    if talk.ask is None:
        raise CourseError(
            f"Whose work is it? Say your name as your instructor knows it: course submit {week} "
            "--student ada"
        )
    return talk.ask(ASKED).strip()


def _confirmed(week: str, talk: Talk) -> bool:
    if talk.confirm is None:
        raise CourseError(
            f"Nothing is written in {week}. To hand it in all the same, say so: course submit "
            f"{week} --yes"
        )
    return talk.confirm(f"Nothing is written in {week}. Hand it in all the same?")


def remembered(workspace: Path) -> str:
    """Return the name under which a student has handed in before; "" if there is none.

    Parameters
    ----------
    workspace : Path
        The student's folder.
    """
    try:
        said = json.loads((workspace / REMEMBERED).read_bytes())["student"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return ""
    return said if isinstance(said, str) else ""


def remember(workspace: Path, student: str) -> None:
    """Keep a student's name for the next time, if it is another one than is kept.

    Parameters
    ----------
    workspace : Path
        The student's folder.
    student : str
    """
    if student != remembered(workspace):
        content = json.dumps({"student": student}, ensure_ascii=False).encode()
        write_atomically(workspace / REMEMBERED, content, mode=None)
