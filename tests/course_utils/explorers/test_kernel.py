"""Explorers that compute in the kernel: what a browser gets, and what of faulty functions."""

import asyncio
import contextlib
import itertools
import sys
import threading

import numpy as np
import pytest

from autograde_tests.machinery.limits import at_most
from course_utils.explorers import kernel
from course_utils.explorers.own import Own

from .doubling import TIMES, Doubling


class Browser:
    """Stands for a view in a browser: what it asks, and the frames that it has."""

    def __init__(self, explorer):
        self.explorer, self.frames, self.replies, self.number = explorer, [], [], 0
        explorer.send = lambda content, buffers: self.replies.append((content, buffers))

    def ask(self, *, meanwhile=None, **values):
        """Ask once, and have `meanwhile` called while it is answered; return the replies.

        Their frames are taken over.
        """
        self.number += 1
        asked = {"view": "a", "number": self.number}
        asked["values"] = {**self.explorer.values, **values}
        before = len(self.replies)
        asyncio.run(self.answered(asked, meanwhile))
        for content, buffers in self.replies[before:]:
            assert content["view"] == "a"
            self.frames[content["after"] :] = [
                self.unpacked(each, buffers) for each in content["frames"]
            ]
        return [content for content, _ in self.replies[before:]]

    async def answered(self, asked, meanwhile):
        """Ask, and wait for the last of the answers."""
        self.explorer._handle_custom_msg(asked, [])
        if meanwhile:
            asyncio.get_running_loop().call_soon(meanwhile)
        await asyncio.sleep(0)
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.gather(*others, return_exceptions=True)

    def all(self, **values):
        """Ask, and return the last reply."""
        return self.ask(**values)[-1]

    def unpacked(self, frame, buffers):
        """Put a frame's arrays into their places."""
        arrays = {
            name: np.frombuffer(buffers[each["buffer"]], np.float32).reshape(each["shape"])
            for name, each in frame["arrays"].items()
        }
        return {**frame, **arrays}


@pytest.fixture
def browser():
    """Return a maker of views of an explorer on somebody's functions."""
    with contextlib.ExitStack() as close:

        def make(own=None):
            explorer = Doubling(own)
            close.callback(explorer.close)
            return Browser(explorer)

        yield make


@pytest.fixture
def no_time(monkeypatch):
    """Have each answer come as soon as there is one frame."""
    monkeypatch.setattr(kernel, "MOMENT", 0)
    monkeypatch.setattr(kernel, "PART", 0)


def test_a_run_comes_in_parts(browser, no_time):
    """Does its start come at once, and then the rest in parts until the run is done?"""
    view = browser()
    replies = view.ask(x=3)
    assert [reply["done"] for reply in replies] == [False] * 4 + [True]
    assert [len(reply["frames"]) for reply in replies] == [1, 1, 1, 1, 0]
    assert [frame["time"] for frame in view.frames] == TIMES
    assert [frame["x"].tolist() for frame in view.frames] == [[3], [6], [12], [96]]
    assert [frame["summary"] for frame in view.frames][1:3] == ["6.0 at 1", "12.0 at 2"]
    assert [frame["answer"] for frame in view.frames] == ["", "", "It is 12.0.", ""]


def test_a_short_run_comes_at_once(browser, monkeypatch):
    """Is as much computed as there is time for, and the newest setting alone?"""
    monkeypatch.setattr(kernel, "MOMENT", 60)
    view = browser()
    assert view.ask(x=2)[0]["done"]
    view.frames.clear()
    assert view.ask(x=4)[0]["done"]
    assert [frame["x"][0] for frame in view.frames] == [4, 8, 16, 128]


def test_what_is_newer_ends_a_run(browser, no_time):
    """Is nothing more sent of an older run, and all of the newer?"""
    view = browser()
    newer = {"view": "a", "number": 7, "values": {**view.explorer.values, "x": 4}}
    replies = view.ask(x=3, meanwhile=lambda: view.explorer._handle_custom_msg(newer, []))
    assert [(each["number"], each["done"]) for each in replies] == [
        (1, False),
        *[(7, False)] * 4,
        (7, True),
    ]
    assert [frame["x"][0] for frame in view.frames] == [4, 8, 16, 128]


def test_a_run_that_was_finished_meanwhile_is_sent(browser, no_time):
    """Does the browser get all of it if a cell has computed it?"""
    view = browser()
    start, rest = view.ask(meanwhile=view.explorer.summary)
    assert (len(start["frames"]), len(rest["frames"]), rest["done"]) == (1, len(TIMES) - 1, True)
    assert [frame["time"] for frame in view.frames] == TIMES


def test_a_moment_of_the_run_is_no_other_setting(browser):
    """Is nothing computed afresh for another moment, or for another view of it?"""
    calls = []
    own = Own({"double": lambda x: calls.append(1) or 2 * x})
    view = browser(own)
    view.all(time=5)
    view.ask(time=2, far=True)
    view.explorer.values = {**view.explorer.values, "time": 2}
    assert view.explorer.summary() == "4.0 at 2"
    assert len(calls) == TIMES[-1]


def test_the_students_functions_are_used_and_named(browser):
    """Do the numbers come from the student's function, and does the note say so?"""
    view = browser(Own({"double": lambda x: x + x + 0.5}))
    reply = view.all()
    assert view.frames[1]["largest"] == 2.5
    assert reply["note"] == "Computed with your `double`."
    assert browser(Own({}, ["double"])).all()["note"].startswith("`double` is the course’s")
    assert browser().all()["note"] == ""


def later(what):
    """Return a function that doubles twice, then does something else."""
    calls = itertools.count()

    def double(x):
        if next(calls) < 2:
            return 2 * x
        return what(x)

    return double


def fails(_):
    """Raise."""
    raise IndexError("no such row")


def never_ends(_):
    """Go on for ever."""
    while True:
        pass


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (fails, "`IndexError: no such row`"),
        (lambda x: x * np.nan, "`ArithmeticError: largest is not finite, and with the course’s"),
        (lambda _: "many", "`AttributeError"),
        (lambda _: None, "`"),
        (never_ends, "`TimeoutError: more than 0.2 s of work`"),
    ],
)
def test_a_faulty_function_gives_way(browser, monkeypatch, no_time, what, said):
    """Does the whole run come from the course's functions, and does the note say why?"""
    monkeypatch.setattr(kernel, "SECONDS", 0.2)
    view = browser(Own({"double": later(what)}, (), at_most))
    replies = view.ask()
    assert "ends in" not in replies[0]["note"]
    assert said in replies[-1]["note"]
    ends_in_it = what in (fails, never_ends)
    assert ("your `double` this ends" in replies[-1]["note"]) == ends_in_it
    assert "computed with the course’s" in replies[-1]["note"]
    assert [frame["largest"] for frame in view.frames] == [1, 2, 4, 32]
    assert view.explorer.summary() == "32.0 at 5"


@pytest.mark.parametrize("sent", [1, 3])
def test_nothing_is_left_of_frames_that_gave_way_elsewhere(browser, no_time, sent):
    """Are all frames the course's where a cell met the error, not the browser's own request?"""
    calls = itertools.count()

    def double(x):
        if next(calls) < 3:
            return x + x + 0.5
        raise IndexError("no such row")

    view = browser(Own({"double": double}))
    send = view.explorer.send

    def send_and_run_a_cell(content, buffers):
        send(content, buffers)
        if len(view.replies) == sent:
            asyncio.get_running_loop().call_soon(view.explorer.summary)

    view.explorer.send = send_and_run_a_cell
    view.ask()
    assert [frame["largest"] for frame in view.frames] == [1, 2, 4, 32]
    assert "computed with the course’s" in view.replies[-1][0]["note"]


def test_a_function_that_leaves_python_gives_way(browser):
    """Does the kernel live on after `sys.exit()`, and is only the first line of a word said?"""

    def leaves(_):
        raise SystemExit("`the`\nend")

    reply = browser(Own({"double": leaves})).all()
    assert "your `double` this ends in `SystemExit: 'the'`." in reply["note"]


def test_a_function_that_changes_its_argument_is_taken_as_it_is(browser):
    """Are frames that were computed before left as they were?"""

    def double(x):
        x *= 2
        return x

    view = browser(Own({"double": double}))
    view.all()
    assert [frame["largest"] for frame in view.frames] == [1, 2, 4, 32]
    assert [frame["x"].tolist() for frame in view.frames] == [[1], [2], [4], [32]]


def test_each_frame_is_compared_with_the_courses_own_once(browser):
    """Is the course's run computed once only, however many frames are not finite?"""
    calls = []

    class Diverging(Doubling):
        uses = {"double": lambda x: calls.append(1) or x * np.inf}

    explorer = Diverging(Own({"double": lambda x: x * np.inf}))
    Browser(explorer).all()
    assert len(calls) == TIMES[-1]
    explorer.close()


def test_what_diverges_by_rights_is_shown(browser):
    """Does a run stay the student's where the course's numbers are not finite either?"""

    class Diverging(Doubling):
        uses = {"double": lambda x: x * np.inf}

    explorer = Diverging(Own({"double": lambda x: x * np.inf}))
    view = Browser(explorer)
    reply = view.all()
    assert reply["note"] == "Computed with your `double`."
    assert [frame["largest"] for frame in view.frames] == [1, None, None, None]
    explorer.close()


def test_what_a_function_prints_is_not_shown(browser, capsys):
    """Are the prints of a function that runs thousands of times left out?"""
    view = browser(Own({"double": lambda x: print("here") or 2 * x}))
    view.all()
    assert capsys.readouterr().out == ""


def test_what_another_thread_receives_is_computed_where_cells_run(browser, monkeypatch, no_time):
    """Can a function be stopped, and can cells print, while JupyterLab's subshell receives?"""
    monkeypatch.setattr(kernel, "SECONDS", 0.2)
    threads = set()

    def double(x):
        threads.add(threading.current_thread())
        return later_never_ends(x)

    later_never_ends = later(never_ends)
    out = sys.stdout

    async def cell():
        view = browser(Own({"double": double}, (), at_most))
        asked = {"view": "a", "values": view.explorer.values}
        for number in range(2):
            await asyncio.to_thread(
                view.explorer._handle_custom_msg, {**asked, "number": number}, []
            )
        while not (view.replies and view.replies[-1][0]["done"]):
            await asyncio.sleep(0.001)
        return view.replies[-1][0]["note"]

    note = asyncio.run(cell())
    assert threads == {threading.current_thread()}
    assert "With your `double` this ends in `TimeoutError" in note
    assert sys.stdout is out
