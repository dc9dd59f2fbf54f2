"""What stands in a widget's place where no kernel runs it: the next day, or on an exported page.

A notebook keeps the address of a widget, not the widget. So a cell that shows one puts out a second
thing beside it: a still, plain HTML that needs neither kernel nor script. Where the widget lives,
the still is hidden, and nobody reads it twice; where it does not, the still stands alone.

Who hides what: rules that come with the still hide it while JupyterLab or Notebook 7 loads the
widget, and hide their message that no widget was found. The living widget hides its own still, in
whatever program it lives (`hideStill` in widget.js).
"""

from __future__ import annotations

import uuid
from typing import Any

import anywidget
import traitlets
from IPython.display import display, update_display

from course_utils.explorers import script

__all__ = ["RUN", "StillWidget"]

RUN = "run the first cell, then this one"
"""What to do to have a widget again."""


class StillWidget(anywidget.AnyWidget):
    """A widget that leaves something to read where it cannot be. Subclasses say what.

    Their JavaScript calls ``hideStill(model, el)`` of widget.js as it draws.

    Attributes
    ----------
    still_id : str
        Ties the widget to its still.
    """

    still_id = traitlets.Unicode().tag(sync=True)

    def __init__(self, **values: Any) -> None:
        super().__init__(still_id=uuid.uuid4().hex, **values)

    def still(self) -> tuple[str, str]:
        """Return what to read in the widget's place: as HTML, and as plain text."""
        raise NotImplementedError

    def _ipython_display_(self, **options: Any) -> None:
        bundle, metadata = self._repr_mimebundle_(**options) or ({}, {})
        # else whoever cannot show the widget shows its address, above what is to be read
        display({**bundle, "text/plain": ""}, metadata=metadata, raw=True)
        # comes second, so that it is never seen alone before the widget
        display(self._still_bundle(), raw=True, display_id=self.still_id)

    def renew_still(self) -> None:
        """Put out the still as it is now, in the place of the one that is there."""
        update_display(self._still_bundle(), raw=True, display_id=self.still_id)

    def _still_bundle(self) -> dict[str, str]:
        page, text = self.still()
        page = f"<style>{script('still.css')}</style>{page}"
        page = f'<div class="course-still" data-of="{self.still_id}">{page}</div>'
        return {"text/html": page, "text/plain": text}
