"""The commands. Each imports what it needs when it is called."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from typer.core import TyperGroup

from course_cli.course_root import SHIPPED, CourseError, find_root, find_workplace


def full_disk(error: Exception) -> str:
    """Return what is said if a full disk is the trouble, else nothing."""
    # here, and not above: a student's commands import nothing of grading
    from grading import disk

    return disk.full_disk(error, Path.cwd())


class Commands(TyperGroup):
    """All commands: what any of them says where the disk is full."""

    def invoke(self, ctx: Any) -> Any:
        """Call the command that is asked for."""
        try:
            return super().invoke(ctx)
        except (typer.Exit, typer.Abort):
            raise  # somebody has been told already
        except Exception as error:
            if not full_disk(error):
                raise
            raise _stop(error) from error


app = typer.Typer(
    cls=Commands,
    help="Neural networks by hand: open the notebooks, hand them in, look after the course.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
data_app = typer.Typer(help="Data sets that are not shipped with the course.", no_args_is_help=True)
app.add_typer(data_app, name="data")
console = Console(highlight=False)

FOR_AUTHORS = "For instructors and authors"


def _say_version(asked: bool) -> None:
    if asked:
        from course_cli.workspace import edition_of
        from course_utils.about import PROJECT, version

        try:
            edition = edition_of(find_workplace().notebooks)
        except (CourseError, OSError, ValueError):  # the version is worth saying all the same
            edition = ""
        console.print(f"{PROJECT} {version()}" + (f", edition {edition}" if edition else ""))
        raise typer.Exit


@app.callback()
def course(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_say_version, is_eager=True, help="Say version and edition."
        ),
    ] = False,
) -> None:
    """Hold the options of the command itself."""


def _stop(error: Exception) -> typer.Exit:
    said = full_disk(error) or str(error)
    console.print(f"[bold red]Stopped:[/] {escape(said)}", soft_wrap=True)
    return typer.Exit(1)


def _stop_without_grader() -> None:
    """Stop, and say what to install, if the packages that mark submissions are not in order."""
    from course_cli.installed import faults, install_line

    if problems := faults("grading"):
        raise _stop(
            CourseError(
                f"Marking needs more than learning does: {', '.join(problems)}. "
                f"Install what it needs: {install_line('grading')}"
            )
        )


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def lab(
    context: typer.Context,
    browser: Annotated[bool, typer.Option(help="Open a browser window.")] = True,
    port: Annotated[int | None, typer.Option(help="The port to listen on.")] = None,
    only_prepare: Annotated[
        bool, typer.Option("--only-prepare", help="Prepare the folder; open nothing.")
    ] = False,
) -> None:
    """Prepare your folder, workspace/, and open it in JupyterLab.

    It lies in the course's folder if you are in that, else in the folder that you are in.
    Missing notebooks are added. A newer edition replaces a notebook that you have not touched and
    is laid beside one that you have edited. Other options are handed to JupyterLab.
    """
    from course_cli.lab import lab_command, run_lab
    from course_cli.start import write_progress
    from course_cli.workspace import prepare

    try:
        place = find_workplace()
    except CourseError as error:
        raise _stop(error) from error
    workspace = place.workspace
    if place.notebooks == SHIPPED:
        console.print(
            f"Your folder is [bold]{escape(str(workspace))}[/]. To come back to it, call the "
            f"command in {escape(str(workspace.parent))} again.",
            soft_wrap=True,
        )
    try:
        changes = prepare(place.notebooks, workspace)
    except OSError as error:
        if full_disk(error):
            raise _stop(error) from error
        raise _stop(CourseError(f"{workspace} cannot be prepared: {error}.")) from error
    for change in changes:
        if change.state in ("added", "updated"):
            console.print(f"{change.state:<8} workspace/{change.path}")
        elif change.state == "removed":
            console.print(f"removed  workspace/{change.path}, which is now {change.detail}")
        elif change.state == "beside":
            console.print(
                f"[bold]kept     workspace/{change.path}[/] as you wrote it; the newer edition "
                f"lies beside it: workspace/{change.detail}",
                soft_wrap=True,
            )
        elif change.state == "blocked":
            console.print(
                f"[bold red]left     workspace/{change.path}[/] alone: {change.detail}",
                soft_wrap=True,
            )
    try:
        write_progress(workspace)
    except (ImportError, OSError, ValueError) as error:
        console.print(
            f"What you have done cannot be shown on the start page: {escape(str(error))}",
            soft_wrap=True,
        )
    if only_prepare:
        return
    command = lab_command(workspace, browser=browser, port=port, options=context.args)
    raise typer.Exit(run_lab(workspace, command))


@app.command()
def submit(
    week: Annotated[str, typer.Argument(help="The folder to hand in, such as week2.")],
    student: Annotated[
        str | None,
        typer.Option(
            help="Your name as your instructor knows it, if it is another one than last time."
        ),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(help="The folder for the zip file, if not workspace/handed-in."),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Hand in a week in which nothing is written.")
    ] = False,
) -> None:
    """Pack a week of your workspace into a zip file to send to your instructor.

    It says what is not answered yet, and asks for your name the first time.

    An earlier zip file is never overwritten: each carries its time. What your notebooks have shown
    is left out, since they are run again to be marked; your own files stay as they are.
    """
    from course_cli.handing_in import LEFT_OUT, NOT_SAVED, Talk, hand_in

    def say(sentence: str) -> None:
        is_urgent = sentence[:2].isupper()
        console.print(escape(sentence), style="bold" if is_urgent else "", soft_wrap=True)

    talk = Talk(say, typer.prompt, typer.confirm) if sys.stdin.isatty() else Talk(say)
    try:
        done = hand_in(find_workplace(), week, talk, student or "", yes, to)
    except (CourseError, OSError) as error:
        raise _stop(error) from error
    if done is None:
        say("Nothing was handed in.")
        raise typer.Exit(1)
    console.print(f"Packed for [bold]{escape(done.student)}[/]:")
    for name in done.names:
        say(f"  {week}/{name}")
    say(f"{LEFT_OUT} {NOT_SAVED}")
    say("The file to send to your instructor:")
    console.print(f"[bold]{escape(str(done.file))}[/]", soft_wrap=True)


@app.command()
def progress(
    week: Annotated[str, typer.Option(help="Show the exercises of one week, such as week2.")] = "",
    forget: Annotated[
        bool, typer.Option("--forget", help="Delete the record of what you have done.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Delete it without a question.")] = False,
) -> None:
    """Show what you have done, where you stopped and what comes next.

    What your checks have found is kept in one file in your folder, workspace/progress.jsonl, and
    goes nowhere.
    """
    from course_cli.progress import forget_question, overview_of, show_course, show_week
    from course_utils import progress as record

    try:
        place = find_workplace()
        if forget:
            if not (yes or typer.confirm(forget_question(place.workspace))):
                raise typer.Exit(1)
            was_there = record.forget(place.workspace)
            console.print("The record is deleted." if was_there else "There was no record.")
        elif week:
            show_week(overview_of(place), week, console)
        else:
            show_course(overview_of(place), console)
    except (CourseError, ImportError, OSError, ValueError) as error:
        raise _stop(error) from error


@app.command()
def doctor() -> None:
    """Say what is missing on this machine, and the line that mends it."""
    from course_cli.doctor import checks, report

    results = checks()
    console.print(report(results))
    if any(result.state == "wrong" for result in results):
        raise typer.Exit(1)


@data_app.command()
def fetch(
    name: Annotated[str, typer.Argument(help="The data set: cifar10, fashion-mnist or mnist.")],
) -> None:
    """Download a data set from its public home, with its checksums verified."""
    from course_utils import datasets

    try:
        paths = datasets.fetch(name)
    except (OSError, ValueError) as error:
        raise _stop(error) from error
    console.print(f"{name} lies in {paths[0].parent}", soft_wrap=True)


@app.command(rich_help_panel=FOR_AUTHORS)
def build(
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; fail if a notebook is out of date.")
    ] = False,
) -> None:
    """Build the notebooks from notebook_sources/."""
    import subprocess

    try:
        root = find_root()
    except CourseError as error:
        raise _stop(error) from error
    command = [sys.executable, "tools/build_notebooks.py", *(["--check"] if check else [])]
    raise typer.Exit(subprocess.run(command, cwd=root, check=False).returncode)


@app.command(rich_help_panel=FOR_AUTHORS)
def grade(
    week: Annotated[str, typer.Argument(help="The assignment to grade, such as week2.")],
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Worker processes, if not one for each core.")
    ] = None,
    student: Annotated[str, typer.Option(help="Grade this student only.")] = "*",
    notebook: Annotated[
        str, typer.Option(help="Record the marks of this notebook only, such as quiz.")
    ] = "*",
    scheduler: Annotated[
        str, typer.Option(help="Grade on a Dask cluster: the address, tcp://…:8786.")
    ] = "",
    resume: Annotated[
        bool,
        typer.Option(
            "--resume/--afresh",
            help="Keep the results that are still current, or grade everything again.",
        ),
    ] = True,
    unsafe_no_sandbox: Annotated[
        bool,
        typer.Option(
            "--unsafe-no-sandbox",
            help="Run submitted code without the sandbox: it can read and change what you can. "
            "The report says so.",
        ),
    ] = False,
    report: Annotated[
        Path | None, typer.Option(help="The report's file, if not reports/WEEK.html.")
    ] = None,
) -> None:
    """Grade a week's submissions; write marks, a report on the class, and gradebook files.

    The exit code is 0 if everything is graded, 1 if grading could not start or go on, and 2 if
    somebody should look at a submission.
    """
    _stop_without_grader()
    from grading import workers

    if not scheduler:
        workers.prepare()
    from course_cli.grade import Options, course_root
    from course_cli.grade import grade as grade_week
    from grading.errors import GradingError

    options = Options(
        week,
        jobs or workers.cores(),
        student,
        notebook,
        scheduler,
        not resume,
        not unsafe_no_sandbox,
        report,
    )
    try:
        raise typer.Exit(grade_week(course_root(), options, console))
    except (CourseError, GradingError) as error:
        raise _stop(error) from error


@app.command(rich_help_panel=FOR_AUTHORS)
def hint(
    week: Annotated[str, typer.Argument(help="The assignment, such as week2.")],
    exercise: Annotated[str, typer.Argument(help="The exercise, such as sigmoid.")] = "",
    text: Annotated[
        str, typer.Argument(metavar="[HINT]", help="What students are to read, in quotes.")
    ] = "",
    group: Annotated[
        str,
        typer.Option(help="The group's number in the report, or the beginning of its signature."),
    ] = "",
    remove: Annotated[bool, typer.Option("--remove", help="Remove the group's hint.")] = False,
    notebook: Annotated[
        str, typer.Option(help="The notebook, where two of them have such an exercise.")
    ] = "",
    publish: Annotated[
        bool, typer.Option("--publish", help="Put the week's recorded hints into checks.")
    ] = False,
) -> None:
    """List the wrong answers that no known mistake explains, and record a hint for a group.

    It stands in feedback at the next `nbgrader generate_feedback`, for all whose answers are in the
    group, and nobody is graded again. With --publish, it goes into students' checks with the
    course's next edition.
    """
    _stop_without_grader()
    from course_cli.grade import course_root
    from course_cli.hint import HintDesk, Wanted
    from grading.errors import GradingError

    try:
        if publish and (exercise or group or remove):
            raise CourseError(f"All of a week is published: course hint {week} --publish")
        desk = HintDesk(course_root(), week, console)
        if publish:
            desk.publish()
        else:
            desk.do(Wanted(week, exercise, notebook, group, text, remove))
    except (CourseError, GradingError) as error:
        raise _stop(error) from error


@app.command(rich_help_panel=FOR_AUTHORS)
def demo(
    week: Annotated[str, typer.Option(help="The week to mark.")] = "week2",
) -> None:
    """Mark a small sample class from end to end in build/demo/ and print its table of marks."""
    _stop_without_grader()
    from course_cli.demo import DemoError, run_demo

    try:
        run_demo(find_root(), week, console)
    except (CourseError, DemoError) as error:
        raise _stop(error) from error
