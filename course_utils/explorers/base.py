"""What all explorers share: labelled controls, presets, a summary in words and a still figure.

An explorer is a pure part and a thin wrapper. The pure part is two Python functions, which draw a
still figure and say in a sentence what it shows, and the same picture in JavaScript, which follows
the sliders in the browser. The wrapper is a subclass of `Explorer`. Nothing in an explorer moves on
its own accord, so there is no motion to reduce.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import anywidget
import matplotlib.pyplot as plt
import traitlets
from matplotlib.figure import Figure

from course_utils.explorers import script
from course_utils.plotting import figure_html

__all__ = ["Control", "Explorer"]


class Control(NamedTuple):
    """A number that the reader sets, with a slider or by typing it.

    Attributes
    ----------
    name : str
        Key in the explorer's values.
    label, unit : str
        What stands beside the slider.
    low, high, step : float
        Range and steps of the slider.
    start : float
        Where it stands at first, and after a reset.
    """

    name: str
    label: str
    unit: str
    low: float
    high: float
    step: float
    start: float


class Explorer(anywidget.AnyWidget):
    """An interactive figure. Subclasses set `_esm` and draw a still figure.

    Their JavaScript is ``script("widget.js", "base.js", "own.js")``, where the last ends with
    ``export default explorer(build)``.

    Parameters
    ----------
    title : str
    controls : sequence of Control
    presets : mapping of str to mapping
        For each button, the values that it sets.
    data : mapping
        What the JavaScript draws, as plain numbers and lists.

    Attributes
    ----------
    values : dict
        The numbers that are set now. The browser sends them when a slider comes to rest.
    """

    _css = script("base.css")

    title = traitlets.Unicode().tag(sync=True)
    controls: traitlets.List[Any] = traitlets.List().tag(sync=True)
    presets = traitlets.Dict().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    data = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        title: str,
        controls: Sequence[Control],
        presets: Mapping[str, Mapping[str, float]],
        data: Mapping[str, Any],
    ) -> None:
        super().__init__(
            title=title,
            controls=[control._asdict() for control in controls],
            presets={name: dict(values) for name, values in presets.items()},
            values={control.name: control.start for control in controls},
            data=dict(data),
        )

    def summary(self) -> str:
        """Say in words what is shown now."""
        raise NotImplementedError

    def figure(self) -> Figure:
        """Draw what is shown now, for pages on which nothing moves."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        # a page without a kernel, or a notebook that is not trusted, shows the still figure
        bundle, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        fig = self.figure()
        bundle["text/html"] = figure_html(fig, f"{self.title}. {self.summary()}")
        bundle["text/plain"] = self.summary()
        plt.close(fig)
        return bundle, metadata
