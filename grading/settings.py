"""What nbgrader's settings and command line say about grading, as this engine heeds it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from nbgrader.preprocessors import Execute
from traitlets.config import Config

from .errors import GradingError
from .limits import Limits

WITHOUT_EFFECT: dict[str, tuple[str, ...]] = {
    "Autograde": (
        "sanitize_preprocessors",
        "autograde_preprocessors",
        "pre_convert_hook",
        "post_convert_hook",
    ),
    "BaseConverter": ("pre_convert_hook", "post_convert_hook"),
    "ClearMetadataPreprocessor": (),
    "DeduplicateIds": (),
    "Execute": (),
    "ExecutePreprocessor": (),
    "IgnorePattern": (),
    "LimitOutput": (),
    "OverwriteCells": (),
}
"""Settings of the steps that this engine replaces, by class; without names, all of that class."""

SECTION = "CourseGrading"
"""The settings of this engine's own."""

HEEDED = {("Execute", "timeout"), ("Execute", "enabled")}


def limits_from(config: Config, limits: Limits | None = None) -> Limits:
    """Return the limits, with ``Execute.timeout`` as the seconds that a cell may take.

    Parameters
    ----------
    config : Config
        All of nbgrader's settings. Without a timeout (None, or less than 1), a cell may take the
        notebook's whole time. A notebook may always take as long as one of its cells.
    limits : Limits, optional
        The others.

    Raises
    ------
    GradingError
        If notebooks are not to be run: marks would be what the students' files claim.

    Examples
    --------
    >>> limits_from(Config(Execute=Config(timeout=2))).cell_seconds
    2.0
    >>> limits_from(Config(Execute=Config(timeout=900))).total_seconds
    900.0
    """
    limits = limits or Limits()
    if not Execute(config=config).enabled:
        raise GradingError(
            "notebooks are not to be run (--no-execute, Execute.enabled = False): marks would be "
            "taken from the outputs in the students' own files, which anybody can write. Leave it "
            "out, or give more time with --Execute.timeout=SECONDS"
        )
    classes = [kind.__name__ for kind in Execute.__mro__]
    if not any(name in config and "timeout" in config[name] for name in classes):
        return limits
    timeout = Execute(config=config).timeout
    seconds = float(timeout) if timeout and timeout > 0 else limits.total_seconds
    return replace(limits, cell_seconds=seconds, total_seconds=max(seconds, limits.total_seconds))


def errors_carried_forward(config: Config) -> bool:
    """Return whether an exercise may be marked with the reference's functions in others' places.

    Parameters
    ----------
    config : Config
        All of nbgrader's settings: ``CourseGrading.errors_carried_forward``, False if not set.

    Raises
    ------
    GradingError
        If it is neither True nor False.

    Examples
    --------
    >>> errors_carried_forward(Config(CourseGrading=Config(errors_carried_forward=True)))
    True
    >>> errors_carried_forward(Config())
    False
    """
    section = config[SECTION] if SECTION in config else Config()
    chosen = section.get("errors_carried_forward", False)
    if str(chosen) not in ("True", "False"):  # a command line gives text
        raise GradingError(
            f"c.{SECTION}.errors_carried_forward is {chosen!r}: it is to be True or False"
        )
    return str(chosen) == "True"


def without_effect(config: Config) -> list[str]:
    """Return the settings that somebody has made and this engine does not heed.

    Examples
    --------
    >>> without_effect(Config(IgnorePattern=Config(pattern="x"), Execute=Config(timeout=1)))
    ['IgnorePattern.pattern']
    """
    found = []
    for name, traits in WITHOUT_EFFECT.items():
        section: Any = config.get(name, {})
        for trait in section:
            if (not traits or trait in traits) and (name, trait) not in HEEDED:
                found.append(f"{name}.{trait}")
    return found
