"""The instructor's side: what turns submissions into marks, on top of nbgrader."""
