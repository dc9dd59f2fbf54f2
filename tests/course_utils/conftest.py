"""What the tests of the course's functions share."""

from typing import Any

import pytest


@pytest.fixture(scope="session")
def torch() -> Any:
    """Return PyTorch, the oracle that ``make`` installs where its index can be reached."""
    return pytest.importorskip("torch", reason="PyTorch, the oracle, is not installed")
