"""Which system calls the kernel refuses to a submission: a program that it asks at every call.

The program is one of the kernel's "classic BPF": each step loads a word of what is known of the
call, changes it, jumps forward over some steps, or answers. Its numbers are those of
linux/bpf_common.h, linux/seccomp.h and linux/audit.h.
"""

from __future__ import annotations

import errno
import fcntl
import platform
import socket
import struct
import sys
from collections.abc import Iterable
from typing import NamedTuple

from . import kernel

BPF_LD_W_ABS = 0x20
"""Load the 32-bit word at an offset of struct seccomp_data."""
BPF_AND_K = 0x54
BPF_JEQ_K, BPF_JGE_K, BPF_JSET_K = 0x15, 0x35, 0x45
"""Jump if the word is equal, is at least, or has one of the bits."""
BPF_RET_K = 0x06

CALL, ARCHITECTURE = 0, 4
FIRST, SECOND, THIRD = 16, 24, 32
"""Offsets in struct seccomp_data: number of the call, processor, and its arguments. An argument
has 64 bits, of which the lower word comes first on both processors. It is all that is looked at:
the kernel takes no more of what is asked for here (families, kinds, options, commands), and all
bits of namespaces lie in it."""

ALLOW = 0x7FFF0000
KILL_PROCESS = 0x80000000
ERRNO = 0x00050000
"""Answers. With the last goes the number of an error: the call fails, the process goes on."""

NOT_PERMITTED = ERRNO | errno.EPERM
NO_SUCH_CALL = ERRNO | errno.ENOSYS
NO_SUCH_FAMILY = ERRNO | errno.EAFNOSUPPORT
NO_SUCH_TYPE = ERRNO | errno.ESOCKTNOSUPPORT
"""What an older or smaller kernel would say: libraries then do without, or raise what they always
raise without a network."""

X32_CALLS = 0x40000000
"""From here on x86-64 counts its calls once more, for programs with 32-bit pointers; they would
pass a list of the usual numbers. No number of any other call is as large."""


class Machine(NamedTuple):
    """What differs between processors.

    Parameters
    ----------
    column : int
        Which of the two numbers of a call is its own.
    architecture : int
        By which the kernel says whose calling convention a call follows.
    clone : int
        The number of that call.
    """

    column: int
    architecture: int
    clone: int


AUDIT_ARCH_X86_64, AUDIT_ARCH_AARCH64 = 0xC000003E, 0xC00000B7
MACHINES = {
    "x86_64": Machine(column=0, architecture=AUDIT_ARCH_X86_64, clone=56),
    "aarch64": Machine(column=1, architecture=AUDIT_ARCH_AARCH64, clone=220),
}

# Numbers of system calls: x86_64, aarch64. Marks need none of them.
REFUSED = {
    # Into other processes: their memory, their open files, what they share. A session's own are
    # all that it can see; these would still be a way past what a process was started with.
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "kcmp": (312, 272),
    "pidfd_getfd": (438, 438),
    # New worlds: in a user namespace of its own a process has all capabilities, and with them
    # reaches parts of the kernel that an ordinary one never does. Of clone(), see `program`.
    "unshare": (272, 97),
    "setns": (308, 268),
    # Mounts, of the old kind and of the new: another view of the file system.
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    # A file by its number, without a path that leads to it.
    "open_by_handle_at": (304, 265),
    # Large parts of the kernel in which faults are often found. What is asked of an io_uring is
    # done without a system call: this program would not see its sockets.
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    # Memory that nothing counts: files that lie in no folder of a bounded size, segments and
    # queues that belong to no process, pages that a pipe holds.
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "semget": (64, 190),
    "msgget": (68, 186),
    "mq_open": (240, 180),
    "vmsplice": (278, 75),
    # Things of which a machine, or a user on it, has a fixed number: who takes them all takes
    # them from submissions that run at the same time, and from the instructor.
    "io_setup": (206, 0),
    "inotify_init": (253, 26),  # 64-bit ARM has the second form only
    "inotify_init1": (294, 26),
    "fanotify_init": (300, 262),
    # Keys belong to a user and not to a process: they could stay when a session has ended.
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    # The machine itself. A session has no right to these in any case.
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "kexec_load": (246, 104),
    "reboot": (169, 142),
}

# Sockets connect processes of a notebook, in order and with acknowledgement (multiprocessing,
# asyncio); the buffers of all other kinds are larger, and of some as large as they are asked to be.
SOCKET_CALLS = {"socket": (41, 198), "socketpair": (53, 199)}
SOCKET_TYPE = 0xF
"""The bits of a socket's type that are not flags."""

SETSOCKOPT = (54, 208)
SO_ATTACH_FILTER, SO_SNDBUFFORCE, SO_RCVBUFFORCE, SO_ATTACH_BPF = 26, 32, 33, 50
BUFFERS_AND_FILTERS = (
    socket.SO_SNDBUF,
    socket.SO_RCVBUF,
    SO_ATTACH_FILTER,
    SO_SNDBUFFORCE,
    SO_RCVBUFFORCE,
    SO_ATTACH_BPF,
)
"""Options, of asm-generic/socket.h, by which a socket has the kernel keep more than it is counted
for: larger buffers, and programs of its own."""

FCNTL = (72, 25)
LEASES_AND_LOCKS = (fcntl.F_SETLEASE, fcntl.F_NOTIFY, fcntl.F_OFD_SETLK, fcntl.F_OFD_SETLKW)
"""The first two: who opens a file that somebody holds a lease of waits for 45 seconds (the
kernel's /proc/sys/fs/lease-break-time). The others: the locks of nobody in particular, which a
keeper cannot count."""

CLONE3 = 435
"""On every processor. Its flags lie in memory, where this program cannot read them."""

ANY_NAMESPACE = (
    kernel.CLONE_NEWNS
    | kernel.CLONE_NEWCGROUP
    | kernel.CLONE_NEWUTS
    | kernel.CLONE_NEWIPC
    | kernel.CLONE_NEWUSER
    | kernel.CLONE_NEWPID
    | kernel.CLONE_NEWNET
)


class Step(NamedTuple):
    """One step of a program: struct sock_filter of linux/filter.h.

    Parameters
    ----------
    code : int
    if_true, if_false : int
        How many steps a jump leaves out; 255 at most.
    value : int
    """

    code: int
    if_true: int
    if_false: int
    value: int


def _load(offset: int) -> Step:
    return Step(BPF_LD_W_ABS, 0, 0, offset)


def _answer(value: int) -> Step:
    return Step(BPF_RET_K, 0, 0, value)


def _for_call(number: int, steps: list[Step]) -> list[Step]:
    """Do some steps for one call only, and go on with its number loaded."""
    return [Step(BPF_JEQ_K, 0, len(steps), number), *steps]


def _unless(value: int, answer: int) -> list[Step]:
    """Answer so unless the loaded word is a value."""
    return [Step(BPF_JEQ_K, 1, 0, value), _answer(answer)]


def _refuse_values(number: int, argument: int, values: Iterable[int]) -> list[Step]:
    """Refuse a call with one of some values for an argument."""
    steps = [_load(argument)]
    for value in values:
        steps += _for_call(value, [_answer(NOT_PERMITTED)])
    return _for_call(number, [*steps, _load(CALL)])


def program(machine: Machine) -> list[Step]:
    """Return the program for a processor.

    It refuses what `REFUSED` lists, new namespaces and other calling conventions. Of sockets
    there are Unix streams only, with buffers of the usual size.

    Parameters
    ----------
    machine : Machine

    Examples
    --------
    >>> program(MACHINES["x86_64"])[-1] == Step(BPF_RET_K, 0, 0, ALLOW)
    True
    """
    column = machine.column
    steps = [
        _load(ARCHITECTURE),
        *_unless(machine.architecture, KILL_PROCESS),  # such as 32-bit programs: other numbers
        _load(CALL),
        Step(BPF_JGE_K, 0, 1, X32_CALLS),
        _answer(NOT_PERMITTED),
        *_for_call(CLONE3, [_answer(NO_SUCH_CALL)]),  # libraries then fall back to clone
    ]
    for numbers in REFUSED.values():
        steps += _for_call(numbers[column], [_answer(NOT_PERMITTED)])
    for numbers in SOCKET_CALLS.values():
        looks = [_load(FIRST), *_unless(socket.AF_UNIX, NO_SUCH_FAMILY)]
        looks += [_load(SECOND), Step(BPF_AND_K, 0, 0, SOCKET_TYPE)]
        looks += _unless(socket.SOCK_STREAM, NO_SUCH_TYPE)
        steps += _for_call(numbers[column], [*looks, _load(CALL)])
    steps += _refuse_values(SETSOCKOPT[column], THIRD, BUFFERS_AND_FILTERS)
    steps += _refuse_values(FCNTL[column], SECOND, LEASES_AND_LOCKS)
    into_a_new_world = [Step(BPF_JSET_K, 0, 1, ANY_NAMESPACE), _answer(NOT_PERMITTED)]
    steps += _for_call(machine.clone, [_load(FIRST), *into_a_new_world])
    return [*steps, _answer(ALLOW)]


def refuse_system_calls() -> None:
    """Have the kernel ask the program from now on, and leave the instructor's key ring before.

    On a processor that is not in the list, and in a 32-bit Python, the other layers must do.
    """
    machine = MACHINES.get(platform.machine())
    if machine is None or sys.maxsize < 2**32:
        return
    steps = program(machine)
    kernel.leave_key_ring(REFUSED["keyctl"][machine.column])
    kernel.install_filter(b"".join(struct.pack("=HBBI", *step) for step in steps), len(steps))
