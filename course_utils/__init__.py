"""What the notebooks import: reference functions, data, figures, training, images, explorers.

Modules load when they are first used, so ``import course_utils`` stays cheap.
"""

import importlib
from typing import Any

__all__ = [
    "about",
    "batchnorm_network",
    "batchnorm_noise",
    "datasets",
    "drawings",
    "explorers",
    "figures",
    "files",
    "handwriting",
    "hosted",
    "hunt",
    "images",
    "kicks",
    "own_data",
    "own_package",
    "plotting",
    "probes",
    "progress",
    "reference",
    "search",
    "symptoms",
    "timing",
    "toolbox",
    "training",
    "tuning",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return importlib.import_module(f"{__name__}.{name}")
    if name == "__version__":
        return importlib.import_module(f"{__name__}.about").version()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}; it has {__all__}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
