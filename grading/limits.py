"""What a submission may use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What a submission may use.

    Parameters
    ----------
    cell_seconds, call_seconds, total_seconds : float
        Wall time for a cell, for one call of a function, and for the whole notebook.
    memory_bytes : int
        Address space of each process, and memory of all of them together.
    processes : int
        Processes and threads at one time.
    file_bytes, scratch_bytes, output_bytes : int
        Size of one file, of the scratch folder, and of what one cell shows.
    """

    # nbgrader's own default for a cell. What checks call takes a small part of that. A solved
    # notebook of the course runs in under a minute, which leaves slow machines five times that.
    cell_seconds: float = 30.0
    call_seconds: float = 10.0
    total_seconds: float = 300.0
    # a process that has imported what notebooks import has 0.3 GB, with scikit-learn 0.5 GB
    memory_bytes: int = 4 * 2**30
    # room for pools of workers; with `OPEN_FILES`, 16,384 open files together
    processes: int = 64
    # as much as may be handed in, of a file and of all: `grading.handed_in`
    file_bytes: int = 64 * 2**20
    scratch_bytes: int = 128 * 2**20
    # some twenty figures of 0.1 MB
    output_bytes: int = 2 * 2**20


SOCKETS = 256
"""Most sockets and terminals of a submission: the kernel's memory for them is charged to nobody.
Behind each are 208 kB at most, the kernel's default for a buffer: 53 MB together."""

MAPPINGS = 100_000
"""Most pieces of memory and locks of files, of all processes together, for the same reason. The
kernel keeps up to 1.5 kB for each: 150 MB. A process that has just started has 400."""

OPEN_FILES = 256
"""Most open files of a process. The kernel keeps some 200 bytes for each."""

PENDING_SIGNALS = 1024
"""Most signals and timers that the kernel keeps until somebody takes them."""
