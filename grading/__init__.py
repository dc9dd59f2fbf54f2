"""The instructor's side: what turns submissions into marks, on top of nbgrader."""

import sys

# nbformat's validator offers to check addresses, with a grammar that takes a second of every
# process to compile when it is imported. A notebook holds none; without it the check is left out.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
