"""Questions of the notebook week5/quiz."""

from .checking import CHECKING
from .earlier import EARLIER
from .errors import ERRORS
from .remedies import REMEDIES
from .starts import STARTS

EXERCISES = (ERRORS, STARTS, REMEDIES, CHECKING, EARLIER)
