"""The curve that grows while a network trains, without a browser: what does the browser hear?"""

import json
import math
from types import SimpleNamespace

import nbformat
import pytest
from nbclient import NotebookClient

from course_utils.explorers import live_curve
from course_utils.explorers.live_curve import LiveCurve
from course_utils.training import History, train

from ...waiting import PATIENCE


class Clock:
    """A clock that goes on when it is told to, and by some seconds at each look."""

    def __init__(self):
        self.now, self.look = 0.0, 0.0

    def perf_counter(self):
        """Return the time, and go on."""
        self.now += self.look
        return self.now


class Shell:
    """A stand-in for IPython that keeps what is to happen after the cell."""

    def __init__(self):
        self.events, self.after = self, []

    def register(self, event, act):
        """Keep it."""
        self.after.append((event, act))

    def unregister(self, event, act):
        """Let go of it."""
        self.after.remove((event, act))


@pytest.fixture
def notebook(monkeypatch):
    """Have all happen as in a notebook; give the clock, the shell and what is put out."""
    here = SimpleNamespace(clock=Clock(), shell=Shell(), shown=[], stills=[])
    monkeypatch.setattr(live_curve, "time", here.clock)
    monkeypatch.setattr(live_curve, "in_notebook", lambda: True)
    monkeypatch.setattr(live_curve, "get_ipython", lambda: here.shell)
    monkeypatch.setattr(live_curve, "display", here.shown.append)
    monkeypatch.setattr(LiveCurve, "renew_still", lambda curve: here.stills.append(curve.still()))
    return here


def drawings(curve):
    """Return a list that grows by each message of a run."""
    told = []
    curve.observe(lambda change: told.append(change["new"]), "run")
    return told


def test_it_is_drawn_ten_times_a_second_at_most(notebook):
    """Are three thousand records in three seconds about thirty drawings, with the last one?"""
    curve = LiveCurve()
    told = drawings(curve)

    def step(i):
        notebook.clock.now += 0.001
        return 1 / (i + 1)

    train(step, 3000, record_every=1, live=curve)
    assert 25 <= len(told) <= 33
    assert told[-1]["at"] == 3000
    assert not told[-1]["is_running"]


def test_what_it_takes_is_a_small_part_of_the_run(notebook):
    """Is it drawn more seldom where a message takes 20 milliseconds?"""
    curve = LiveCurve()
    told = drawings(curve)
    notebook.clock.look = 0.02

    def step(i):
        notebook.clock.now += 0.01
        return 1.0

    train(step, 1000, record_every=1, live=curve)
    assert 5 <= len(told) <= 32  # each look at the clock, one a record, takes as long here


def test_runs_are_drawn_together_and_once_below_a_cell(notebook):
    """Does a second run keep the first, in one place, and is the still put out after the cell?"""
    curve = LiveCurve("Two")
    train(lambda i: 1 / (i + 1), 20, 5, "a", live=curve)
    train(lambda i: 2 / (i + 1), 40, 5, "b", live=curve)
    assert notebook.shown == [curve]
    assert [line["label"] for line in [*curve.before, *curve.run["lines"]]] == ["a", "b"]
    assert curve.run["span"] == 40
    ((event, leave),) = notebook.shell.after
    assert event == "post_run_cell"
    assert notebook.stills == []
    leave(None)
    assert notebook.shell.after == []
    ((page, text),) = notebook.stills
    assert 'alt="Two: the cost of 2 runs against the iteration."' in page
    assert text.splitlines() == [curve.words(run) for run in curve._runs]
    train(lambda i: 1.0, 20, 5, "c", live=curve)  # in another cell
    assert notebook.shown == [curve, curve]


def test_a_cost_that_is_not_finite_leaves_a_gap_and_is_said(notebook):
    """Can JSON take what is sent, and do the words say what has happened?"""
    curve = LiveCurve()
    history = train(lambda i: math.nan if i == 1 else 0.5, 3, 1, "fast", live=curve)
    assert curve.run["lines"] == [{"label": "fast", "at": [0, 1, 2], "costs": [0.5, None, 0.5]}]
    json.dumps(curve.run, allow_nan=False)
    assert curve.words(history).endswith("It diverged: a cost was infinite or not a number.")


@pytest.mark.parametrize("count", [1, 399, 400, 401, 5000, 100_000])
def test_a_long_run_is_told_in_few_points(notebook, count):
    """Are the first and the last among them, in their order, and few whatever the length?"""
    curve = LiveCurve()
    history = History("long", list(range(count)), [1 / (i + 1) for i in range(count)])
    curve.begin(history, count)
    curve.end(history)
    (line,) = curve.run["lines"]
    assert line["at"] == sorted(set(line["at"]))
    assert {0, count - 1} <= set(line["at"])
    assert min(count, 200) <= len(line["at"]) <= 401
    assert line["costs"] == [1 / (i + 1) for i in line["at"]]


def test_a_click_stops_the_run_that_it_was_for():
    """Does a click that comes late, when the next run goes on, stop nothing?"""
    curve = LiveCurve()

    def step(i):
        if i == 3:
            curve._handle_custom_msg({"stop": 1}, [])
        return 1.0

    assert len(train(step, 10, 1, live=curve).costs) == 4
    assert len(train(step, 10, 1, live=curve).costs) == 10


@pytest.mark.parametrize(
    ("history", "words"),
    [
        (History("", [0, 9], [0.7, 0.1]), "Training: cost 0.7 at epoch 0, 0.1 at epoch 9."),
        (History("a"), "a: it ended before a cost was recorded."),
        (
            History("a", [0], [0.7], dev_costs=[0.8]),
            "a: cost 0.7 at epoch 0, 0.7 at epoch 0. On the dev set 0.8 and 0.8.",
        ),
        (
            History("a", [0, 1000], [0.7, 0.1], stopped=True),
            "a: cost 0.7 at epoch 0, 0.1 at epoch 1,000. You stopped it; "
            "what it had learned is kept.",
        ),
    ],
)
def test_its_words_say_how_the_run_has_gone(history, words):
    """Are the first and the last cost said, those of the dev set, and that it was stopped?"""
    assert LiveCurve(unit="epoch").words(history) == words


def test_before_the_end_and_without_a_notebook_there_are_words(capsys):
    """Does the still say when there will be a figure, and does a terminal get one line a run?"""
    curve = LiveCurve()
    assert curve.still()[1] == live_curve.BEFORE
    history = train(lambda i: 1.0, 5, live=curve)
    assert capsys.readouterr().out == curve.words(history) + "\n"


IN_A_KERNEL = """from course_utils import training
from course_utils.explorers.live_curve import LiveCurve

learned = []
def step(i):
    learned.append(i)
    if i == {}:
        raise KeyboardInterrupt
    return 1 / (i + 1)

history = training.train(step, 300, 10, "run", live=LiveCurve("A run"))
print(history.stopped, len(learned))"""


@pytest.mark.slow
@pytest.mark.parametrize(("interrupted", "printed"), [(999, "False 300"), (42, "True 43")])
def test_a_real_kernel_leaves_the_figure_and_goes_on(interrupted, printed):
    """Without a browser, is there one figure with its words, and no traceback of an interrupt?"""
    cell = nbformat.v4.new_code_cell(IN_A_KERNEL.format(interrupted))
    notebook = nbformat.v4.new_notebook(cells=[cell])
    client = NotebookClient(notebook, timeout=PATIENCE, startup_timeout=PATIENCE)
    client.km_name = "python3"
    client.execute()
    widget, still, text = cell.outputs
    assert "application/vnd.jupyter.widget-view+json" in widget["data"]
    assert 'alt="A run: the cost of one run against the iteration."' in still["data"]["text/html"]
    assert ("You stopped it" in still["data"]["text/plain"]) is (interrupted == 42)
    assert text["text"] == printed + "\n"
