"""Questions of the notebook week5/quiz."""

from .checking import CHECKING
from .dev_sets import DEV_SETS
from .errors import ERRORS
from .penalties import PENALTIES
from .remedies import REMEDIES
from .signals import SIGNALS
from .slopes import SLOPES
from .starts import STARTS

EXERCISES = (DEV_SETS, ERRORS, SIGNALS, STARTS, PENALTIES, REMEDIES, SLOPES, CHECKING)
