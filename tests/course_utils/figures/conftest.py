"""What the tests of figures share."""

from collections.abc import Generator

import matplotlib.pyplot as plt
import pytest
from matplotlib.figure import Figure

from course_utils import plotting


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Generator[list[tuple[Figure, str]]]:
    """Return the list of figures shown, each with its alternative text; close them afterwards."""
    plt.switch_backend("Agg")
    found = []

    def keep(fig: Figure, alt: str) -> None:
        assert plotting.unlabelled_axes(fig) == {}
        found.append((fig, alt))

    monkeypatch.setattr(plotting, "show", keep)
    yield found
    plt.close("all")
