"""The kernel's numbers and calls that the jail needs and Python has no names for.

Names and values are those of the headers that are named; a test compares them where the headers
are installed. (Python 3.12 has some of them in `os`; 3.11 has none.)
"""

from __future__ import annotations

import ctypes
import os

# linux/sched.h: what a process has of its own
CLONE_NEWNS = 0x00020000
CLONE_NEWCGROUP = 0x02000000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000

# linux/mount.h
MS_RDONLY = 1
MS_NOSUID = 2
MS_NODEV = 4
MS_NOEXEC = 8
MS_REMOUNT = 32
MS_BIND = 4096
MS_REC = 16384

# linux/prctl.h
PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_CAPBSET_DROP = 24
PR_SET_NO_NEW_PRIVS = 38

# linux/seccomp.h
SECCOMP_MODE_FILTER = 2

# linux/keyctl.h
KEYCTL_JOIN_SESSION_KEYRING = 1

# linux/capability.h: the header of capset(), and the 32-bit words that follow it: effective,
# permitted and inheritable, for the low and for the high 32 capabilities
LINUX_CAPABILITY_VERSION_3 = 0x20080522
WORDS_OF_CAPABILITIES = 6
ALL_CAPABILITIES = range(64)
"""As many as the words have room for. Kernels know some 40, and refuse to drop what they don't."""

_libc = ctypes.CDLL(None, use_errno=True)


def _check(result: int) -> None:
    if result:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def unshare(namespaces: int) -> None:
    """Enter new namespaces; of processes, only those started from now on.

    Raises
    ------
    OSError
        If the kernel refuses, as all functions here do.
    """
    _check(_libc.unshare(namespaces))


def mount(
    source: str | None, target: str, kind: str | None, flags: int, options: str | None = None
) -> None:
    """Mount a file system, or change a mount; see mount(2)."""
    given = (each if each is None else each.encode() for each in (source, target, kind))
    _check(_libc.mount(*given, flags, options if options is None else options.encode()))


def make_read_only(path: str, flags: int) -> None:
    """Make a mount of this namespace read-only, and keep to the other flags given."""
    mount(None, path, None, MS_REMOUNT | MS_BIND | MS_RDONLY | flags)


def set_of_process(option: int, value: int) -> None:
    """Set one of the properties that prctl(2) knows."""
    _check(_libc.prctl(option, value, 0, 0, 0))


def drop_capabilities() -> None:
    """Give up every capability, also for programs that are started from now on."""
    for capability in ALL_CAPABILITIES:
        _libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    this_process = 0
    header = (ctypes.c_uint32 * 2)(LINUX_CAPABILITY_VERSION_3, this_process)
    none_of_them = (ctypes.c_uint32 * WORDS_OF_CAPABILITIES)()
    _check(_libc.capset(header, none_of_them))


def leave_key_ring(keyctl: int) -> None:
    """Take a new, empty key ring in the place of the instructor's, where the kernel has any.

    Parameters
    ----------
    keyctl : int
        The number of that system call: libc has no function for it.
    """
    without_a_name = None
    _libc.syscall(keyctl, KEYCTL_JOIN_SESSION_KEYRING, without_a_name)


class _Program(ctypes.Structure):
    """struct sock_fprog of linux/filter.h."""

    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def install_filter(code: bytes, steps: int) -> None:
    """Have the kernel ask a program about every system call of this process and its children.

    Parameters
    ----------
    code : bytes
        The program, as a sequence of struct sock_filter.
    steps : int
        How many it has.
    """
    kept = ctypes.create_string_buffer(code, len(code))
    program = _Program(steps, ctypes.addressof(kept))
    _check(_libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0))
