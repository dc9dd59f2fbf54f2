"""The filter of system calls, as a program: which calls does it let through?

The program is run here by an interpreter of our own, written after the kernel's description of
classic BPF. That the kernel takes it, and does the same, is shown in `test_sandbox.py`.
"""

import ctypes
import errno
import fcntl
import socket
import struct
from collections.abc import Callable
from functools import cache

import pytest

from grading.inside import kernel, seccomp

ALLOWED, KILLED = "allowed", "killed"
ANSWERS = {0x7FFF0000: ALLOWED, 0x80000000: KILLED}
ARCHITECTURES = {"x86_64": 62 | 1 << 31 | 1 << 30, "aarch64": 183 | 1 << 31 | 1 << 30}
"""The processor's number in ELF files, "64 bits" and "low byte first", as linux/audit.h has it."""
JUMPS: dict[int, Callable[[int, int], bool]] = {
    0x10: lambda word, value: word == value,
    0x30: lambda word, value: word >= value,
    0x40: lambda word, value: bool(word & value),
}


@cache
def program(machine: str) -> list[seccomp.Step]:
    """Return the program for a processor, made once."""
    return seccomp.program(seccomp.MACHINES[machine])


def answer(machine: str, number: int, *arguments: int, architecture: int = 0) -> str | int:
    """Run the program on a call; return what it answers: a word, or the error's number."""
    known = struct.pack(
        "<IIQ6Q",
        number,
        architecture or ARCHITECTURES[machine],
        0,
        *[*arguments, *[0] * 6][:6],
    )
    steps = program(machine)
    word = place = 0
    while True:
        code, if_true, if_false, value = steps[place]
        kind, what = code & 0x07, code & 0xF0
        if kind == 0x06:
            return ANSWERS.get(value) or value - 0x50000
        if kind == 0x00:
            (word,) = struct.unpack_from("<I", known, value)
        elif kind == 0x04 and what == 0x50:
            word &= value
        else:
            assert kind == 0x05, "no other kinds are known here"
            place += if_true if JUMPS[what](word, value) else if_false
        place += 1


machines = pytest.mark.parametrize("machine", seccomp.MACHINES)


def number_of(machine: str, name: str) -> int:
    """Return a call's number as libseccomp has it; below zero where the processor has none."""
    try:
        library = ctypes.CDLL("libseccomp.so.2")
    except OSError:
        pytest.skip("libseccomp, which has an independent list of the numbers, is not installed")
    resolve = library.seccomp_syscall_resolve_name_arch
    resolve.argtypes = (ctypes.c_uint32, ctypes.c_char_p)
    found: int = resolve(ARCHITECTURES[machine], name.encode())
    return found


@machines
def test_the_numbers_are_those_of_the_calls(machine: str) -> None:
    """Does each number in the lists belong to the call that stands beside it?"""
    column = seccomp.MACHINES[machine].column
    listed = {**seccomp.REFUSED, **seccomp.SOCKET_CALLS}
    listed |= {"setsockopt": seccomp.SETSOCKOPT, "fcntl": seccomp.FCNTL}
    listed["clone"] = tuple(each.clone for each in seccomp.MACHINES.values())
    listed["clone3"] = (seccomp.CLONE3, seccomp.CLONE3)
    if machine == "aarch64":
        del listed["inotify_init"]
    assert {name: numbers[column] for name, numbers in listed.items()} == {
        name: number_of(machine, name) for name in listed
    }


@machines
def test_what_is_listed_is_refused_and_nothing_else(machine: str) -> None:
    """Of all calls without arguments, are just those of the list refused?"""
    expected = dict.fromkeys(range(1000), ALLOWED)
    column = seccomp.MACHINES[machine].column
    for numbers in seccomp.REFUSED.values():
        expected[numbers[column]] = errno.EPERM
    for numbers in seccomp.SOCKET_CALLS.values():
        expected[numbers[column]] = errno.EAFNOSUPPORT
    expected[seccomp.CLONE3] = errno.ENOSYS
    assert {number: answer(machine, number) for number in range(1000)} == expected


@machines
@pytest.mark.parametrize(
    "name",
    [
        "read", "write", "openat", "close", "mmap", "munmap", "mprotect", "brk", "execve", "exit",
        "exit_group", "wait4", "kill", "futex", "pipe2", "dup3", "connect", "bind", "listen",
        "accept4", "sendmsg", "recvmsg", "epoll_pwait", "getrandom", "clock_gettime", "nanosleep",
        "prlimit64", "sched_getaffinity", "rseq", "set_robust_list", "statx", "getdents64",
    ],
)  # fmt: skip
def test_what_notebooks_need_is_let_through(machine: str, name: str) -> None:
    """Can processes be started and waited for, files and memory used, sockets connected?"""
    assert answer(machine, number_of(machine, name)) == ALLOWED


@machines
@pytest.mark.parametrize("name", ["socket", "socketpair"])
def test_of_sockets_there_are_unix_streams_only(machine: str, name: str) -> None:
    """Is every other family and type refused, whatever flags go with it?"""
    number = seccomp.SOCKET_CALLS[name][seccomp.MACHINES[machine].column]
    for family in range(64):
        for kind in range(16):
            for flags in (0, 0o4000, 0o2000000, 0o2004000, 1 << 32):
                if family != socket.AF_UNIX:
                    expected: str | int = errno.EAFNOSUPPORT
                elif kind != socket.SOCK_STREAM:
                    expected = errno.ESOCKTNOSUPPORT
                else:
                    expected = ALLOWED
                assert answer(machine, number, family, kind | flags) == expected


@machines
def test_a_socket_keeps_its_size(machine: str) -> None:
    """Are buffers and filters refused, and other options let through?"""
    column = seccomp.MACHINES[machine].column
    size = {7: "SNDBUF", 8: "RCVBUF", 26: "FILTER", 32: "SNDBUFFORCE", 33: "RCVBUFFORCE", 50: "BPF"}
    for option in range(100):
        found = answer(machine, seccomp.SETSOCKOPT[column], 3, socket.SOL_SOCKET, option)
        assert found == (errno.EPERM if option in size else ALLOWED)
    # the file and the level are no options
    assert answer(machine, seccomp.SETSOCKOPT[column], 7, 8, 9) == ALLOWED


@machines
@pytest.mark.parametrize("above", [0, 1 << 32])
def test_no_lease_and_no_lock_of_nobody(machine: str, above: int) -> None:
    """Are these commands refused, with bits too that the kernel does not look at?"""
    number = seccomp.FCNTL[seccomp.MACHINES[machine].column]
    for command in (1024, 1026, 37, 38):
        assert answer(machine, number, 3, command | above) == errno.EPERM
    for command in (fcntl.F_DUPFD, fcntl.F_GETFL, fcntl.F_SETFL, fcntl.F_SETLK, fcntl.F_GETLEASE):
        assert answer(machine, number, 3, command | above) == ALLOWED


@machines
def test_processes_and_threads_but_no_new_world(machine: str) -> None:
    """Can a notebook fork and start threads, and enter no namespace in doing so?"""
    number = seccomp.MACHINES[machine].clone
    fork, thread = 0x11 | 0x01200000, 0x3D0F00  # glibc's flags
    assert answer(machine, number, fork) == answer(machine, number, thread) == ALLOWED
    for flag in (0x20000, *(1 << bit for bit in range(25, 31))):
        assert answer(machine, number, fork | flag) == errno.EPERM
        assert answer(machine, number, fork | flag | 1 << 40) == errno.EPERM


@machines
def test_other_ways_to_call_the_kernel_are_closed(machine: str) -> None:
    """Do numbers of other conventions, which mean other calls, get past the list?"""
    for architecture in (0x40000003, 0x40000028, ARCHITECTURES["x86_64"] ^ 1 << 30):
        assert answer(machine, 0, architecture=architecture) == KILLED
    for number in (1 << 30, (1 << 30) + 41, 2**31, 2**32 - 1):
        assert answer(machine, number) == errno.EPERM


@machines
def test_the_kernel_would_take_the_program(machine: str) -> None:
    """Do all jumps land inside, is it short enough, and is the last step an answer?"""
    steps = program(machine)
    assert len(steps) <= 4096
    assert steps[-1].code == 0x06
    for place, (code, if_true, if_false, value) in enumerate(steps):
        assert 0 <= if_true < 256
        assert 0 <= if_false < 256
        assert 0 <= value < 2**32
        if code & 0x07 == 0x05:
            assert place + 1 + max(if_true, if_false) < len(steps)


def test_all_namespaces_are_known() -> None:
    """Is every namespace that a session gets one that it may not get again?"""
    known = [value for name, value in vars(kernel).items() if name.startswith("CLONE_NEW")]
    assert sum(known) == seccomp.ANY_NAMESPACE
