"""The program inside the sandbox: a warm process that forks a session per submission.

Until it forks, no student's code runs in it. A session lives in namespaces of its own (users,
processes, mounts, IPC) with a scratch folder of its own, and dies whole when its first process
does. It runs cells and calls functions for the grader, and knows neither an expected value nor
another submission.

| file | what it does | who runs it |
|---|---|---|
| `__main__` | warms up, forks a session for each submission | the warm process |
| `keeper` | starts a session's first process, and ends it when it takes too much | its keeper |
| `jail` | namespaces, mounts, privileges, limits | the keeper, then the first process |
| `seccomp` | which system calls the kernel refuses | the first process, before any cell |
| `kernel` | the kernel's numbers and calls that Python has no names for | both |
| `serving` | does what the grader asks, until it hangs up | the first process |
| `shell` | IPython's shell: runs cells, keeps what they show | the same |
| `calls` | calls functions, in copies of the notebook's process | the copies |
| `contract` | what both sides agree on: settings, and how a session ended | keeper and grader |

`grading.stage` lays these files out; `grading.sandbox` starts them there.
"""
