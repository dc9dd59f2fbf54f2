"""What a reader sets in an explorer, and what it asks before it shows."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar

__all__ = ["Choice", "Control", "Number", "Question", "Scrub", "Toggle", "Value"]

Value = float | str | bool


@dataclass(frozen=True)
class Control:
    """What a reader sets: a subclass says how.

    Parameters
    ----------
    name : str
        Key in the explorer's values.
    label : str
        What stands beside it.
    is_view : bool
        Whether the drawing alone reads it, so that a kernel explorer computes nothing anew.
    """

    kind: ClassVar[str]
    name: str
    label: str
    is_view: bool = field(default=False, kw_only=True)

    def shown(self) -> dict[str, Any]:
        """Return what the browser makes the control from."""
        return {"kind": self.kind, **asdict(self)}

    def takes(self, value: Any) -> bool:
        """Return whether the control can stand at a value."""
        raise NotImplementedError


@dataclass(frozen=True)
class Number(Control):
    """A number, set with a slider or by typing it.

    Parameters
    ----------
    unit : str
        Its unit; ``"no unit"`` where it has none.
    low, high, step : float
        Range and steps of the slider.
    start : float
        Where it stands at first, and after a reset.
    log : bool
        Whether the slider is logarithmic; `step` is in powers of ten then.

    Examples
    --------
    >>> Number("b", "bias b", "no unit", low=-2, high=2, step=0.5, start=0).takes(3)
    False
    """

    kind = "number"
    unit: str
    low: float
    high: float
    step: float
    start: float
    log: bool = False

    def takes(self, value: Any) -> bool:
        """Return whether a value is a number in range."""
        return isinstance(value, int | float) and self.low <= value <= self.high


@dataclass(frozen=True)
class Choice(Control):
    """One of several named values.

    Parameters
    ----------
    options : sequence of str
    start : str
    """

    kind = "choice"
    options: Sequence[str]
    start: str

    def takes(self, value: Any) -> bool:
        """Return whether a value is one of the options."""
        return value in self.options


@dataclass(frozen=True)
class Toggle(Control):
    """Something that is on or off.

    Parameters
    ----------
    start : bool
    """

    kind = "toggle"
    start: bool

    def takes(self, value: Any) -> bool:
        """Return whether a value is a bool."""
        return isinstance(value, bool)


@dataclass(frozen=True)
class Scrub(Control):
    """A moment of a run: a slider over its frames, with a step on and a play button.

    Parameters
    ----------
    unit : str
    times : sequence of float
        The moments that the run has frames of, in order. A frame has its own under the control's
        name.
    start : float
        One of them.
    """

    kind = "scrub"
    unit: str
    times: Sequence[float]
    start: float

    def takes(self, value: Any) -> bool:
        """Return whether a value is a moment of the run."""
        return value in self.times


@dataclass(frozen=True)
class Question:
    """What the reader is asked to guess before the answer is shown. Never marked.

    Parameters
    ----------
    text : str
        The question.
    todo : str
        What to do to see the answer, as in "To see: …".
    at : mapping
        The values at which it is answered.
    choices : sequence of str
        What can be chosen; empty where the guess is a number.
    unit : str
        The number's unit; ``"no unit"`` where it has none.
    """

    text: str
    todo: str
    at: Mapping[str, Value]
    choices: Sequence[str] = ()
    unit: str = "no unit"

    def shown(self) -> Mapping[str, Any]:
        """Return what the browser asks."""
        return asdict(self)
