"""The kernel's numbers, against its headers and against Python's own where it has them."""

import os
import re
from pathlib import Path

import pytest

from grading.inside import kernel, seccomp

HEADERS = Path("/usr/include")
NUMBER = re.compile(r"^#define\s+(\w+)\s+(0x[0-9a-fA-F]+|\d+)U?\b", re.MULTILINE)
FILES = (
    "linux/sched.h", "linux/mount.h", "linux/prctl.h", "linux/seccomp.h", "linux/keyctl.h",
    "linux/capability.h", "asm-generic/socket.h",
)  # fmt: skip


@pytest.mark.skipif(
    not (HEADERS / "linux/prctl.h").exists(), reason="the kernel's headers are not installed"
)
def test_the_numbers_are_those_of_the_headers() -> None:
    """Does every number that has a name of the kernel's have its value, too?"""
    theirs: dict[str, int] = {}
    for file in FILES:
        found = NUMBER.findall((HEADERS / file).read_text())
        theirs |= {name.lstrip("_"): int(value, 0) for name, value in found}
    ours = {
        name: value
        for module in (kernel, seccomp)
        for name, value in vars(module).items()
        if name.startswith(("CLONE_", "MS_", "PR_", "SECCOMP_", "KEYCTL_", "LINUX_", "SO_"))
    }
    assert len(ours) > 20
    assert {name: theirs[name] for name in ours} == ours


def test_the_numbers_are_those_of_python() -> None:
    """Do Python's names for namespaces, since 3.12, mean the same?"""
    for name in (name for name in vars(kernel) if name.startswith("CLONE_")):
        assert getattr(os, name, getattr(kernel, name)) == getattr(kernel, name)


def test_a_refusal_is_an_error() -> None:
    """Is a call that the kernel refuses told by the kernel's own words?"""
    with pytest.raises(OSError, match="Invalid argument"):
        kernel.set_of_process(-1, 0)
