"""What all explorers share: controls, a question, a summary in words and a still figure.

An explorer has two files of one name, which is its kind: a module here, and one in
``widgets/src/explorers`` that draws. CONTRIBUTING.md, "Add an explorer", says what is in them. The
module has ``TITLE``, ``CONTROLS``, ``PRESETS`` and ``QUESTION``, pure functions, and a class that
finds all of them there.

An `Explorer` computes in the browser: its JavaScript follows the controls, and Python's functions,
which say the same, serve the still figure and the tests. A `KernelExplorer`
(`course_utils.explorers.kernel`) computes in Python, with the student's own functions.
"""

import importlib
import pkgutil
import sys
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Self

import matplotlib.pyplot as plt
import traitlets
from matplotlib.figure import Figure

from course_utils import explorers
from course_utils.explorers.controls import Control
from course_utils.explorers.still import RUN, StillWidget
from course_utils.plotting import figure_html

__all__ = ["Explorer", "Result", "kinds"]

Result = Mapping[str, Any]
"""What an explorer has computed: arrays, numbers and texts by name."""

_KEPT: dict[tuple[str, str, str], dict[str, Any]] = {}
"""Where the explorers of this session stand, by class, cell and name."""


class Explorer(StillWidget):
    """An interactive figure that computes in the browser.

    Parameters
    ----------
    data : mapping, optional
        What is given, as plain numbers and lists; the JavaScript gets it, too.
    name : str
        Tells apart explorers of one kind that one cell makes, each of which keeps its position.

    Attributes
    ----------
    values : dict
        What is set now, by the controls' names. The browser sends it when a slider comes to rest;
        when the cell runs again, the new explorer stands where the old one stood.
    guess : dict
        The reader's guess (``said``), and what happened (``answer``).
    """

    _esm = explorers.script("static/explorers.js")
    _css = explorers.script("base.css")

    kind = traitlets.Unicode().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    controls: traitlets.List[Any] = traitlets.List().tag(sync=True)
    presets = traitlets.Dict().tag(sync=True)
    question = traitlets.Dict().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    guess = traitlets.Dict().tag(sync=True)
    data = traitlets.Dict().tag(sync=True)

    _module: ClassVar[Any]
    """Where its title, its controls and its functions are."""

    def __init_subclass__(cls, **more: Any) -> None:
        super().__init_subclass__(**more)
        module = sys.modules[cls.__module__]
        if hasattr(module, "TITLE"):
            cls._module = module

    def __init__(self, data: Mapping[str, Any] | None = None, name: str = "") -> None:
        module = self._module
        controls: Sequence[Control] = module.CONTROLS
        super().__init__(
            kind=module.__name__.rpartition(".")[2],
            title=module.TITLE,
            controls=[control.shown() for control in controls],
            presets={name: dict(values) for name, values in module.PRESETS.items()},
            question=module.QUESTION.shown(),
            values={each.name: each.start for each in controls},  # type: ignore[attr-defined]
            data=dict(data or {}),
        )
        self._keep_position(controls, name)

    @classmethod
    def sample(cls) -> Self:
        """Return an explorer to try: with little data of its own, on the course's functions."""
        return cls()

    def compute(self, values: Mapping[str, Any]) -> Result:
        """Compute what is drawn. The JavaScript's `compute` returns the same."""
        result: Result = self._module.compute(values, self.data)
        return result

    def say(self, values: Mapping[str, Any], result: Result) -> str:
        """Sum up in words what is drawn. The JavaScript's `summary` returns the same."""
        return str(self._module.summary(values, result))

    def answer(self, result: Result) -> str:
        """Say what happened, of what is drawn at the values that answer the question.

        The JavaScript's `answer` returns the same.
        """
        return str(self._module.answer(result))

    def draw(self, values: Mapping[str, Any], result: Result) -> Figure:
        """Draw the still figure, for pages on which nothing moves."""
        figure: Figure = self._module.draw(values, result)
        return figure

    def result(self) -> Result:
        """Return what is shown now."""
        return self.compute(self.values)

    def summary(self) -> str:
        """Say in words what is shown now."""
        return self.say(self.values, self.result())

    def figure(self) -> Figure:
        """Draw what is shown now."""
        return self.draw(self.values, self.result())

    def _keep_position(self, controls: Sequence[Control], name: str) -> None:
        cell = _cell_id()
        if not (cell or name):
            return
        key = (self.kind, cell, name)
        kept = _KEPT.get(key, {"values": {}, "said": None})
        takes = {control.name: control.takes for control in controls}
        before = {k: value for k, value in kept["values"].items() if k in takes and takes[k](value)}
        self.values = {**self.values, **before}
        if kept["said"] is not None:  # what happens may be another thing now
            self.guess = {"said": kept["said"], "answer": ""}

        def keep(_: Any = None) -> None:
            _KEPT[key] = {"values": self.values, "said": self.guess.get("said")}

        self.observe(keep, names=["values", "guess"])

    def still(self) -> tuple[str, str]:
        """Return the figure as it stands, and what to do to move it; and its words."""
        result = self.result()
        fig, words = self.draw(self.values, result), self.say(self.values, result)
        page = figure_html(fig, f"{self.title}. {words}")
        plt.close(fig)
        return f"{page}<p>To move it, {RUN}.</p>", words


def kinds() -> dict[str, type[Explorer]]:
    """Return every explorer of the course by its kind.

    Examples
    --------
    >>> kinds()["price_neuron"].__name__
    'PriceNeuron'
    """
    found: dict[str, type[Explorer]] = {}
    for info in pkgutil.iter_modules(explorers.__path__):
        module = importlib.import_module(f"{explorers.__name__}.{info.name}")
        for each in vars(module).values():
            is_explorer = isinstance(each, type) and issubclass(each, Explorer)
            if is_explorer and each.__module__ == module.__name__ and hasattr(module, "TITLE"):
                found[info.name] = each
    return found


def _cell_id() -> str:
    """Return the id of the notebook's cell that is running; nothing where there is none."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is None or not hasattr(shell, "get_parent"):
        return ""
    return str(shell.get_parent().get("metadata", {}).get("cellId", ""))
