# ruff: noqa: E501  the programs in here read best a statement a line
"""Submissions that a grader must stand: hostile, faulty and honest ones, each from a few lines.

The assignment has one notebook with three exercises of 10 points together. A hostile submission
solves none of them: whatever else it does, it must get nothing. An honest one gets what it earns.
"""

from __future__ import annotations

import copy
import io
import json
from collections.abc import Callable
from functools import partial
from types import ModuleType
from typing import Any

import numpy as np

from autograde_tests.machinery.exercises import Exercise, hidden, visible
from course_utils.reference import activations
from grading.fingerprint import fingerprint
from grading.limits import Limits
from grading.marking import Assignment, Submission

from .small_course import CONTENT

LIMITS = Limits(
    cell_seconds=2,
    call_seconds=1,
    total_seconds=12,
    memory_bytes=2**30,
    file_bytes=8 * 2**20,
    scratch_bytes=16 * 2**20,
    output_bytes=2**18,
)


def row_sums(table: np.ndarray) -> np.ndarray:
    """Return the sum of each row, as a column."""
    return table.sum(axis=1, keepdims=True)


EXERCISES = (
    Exercise(
        "sigmoid",
        "The sigmoid of an array",
        activations.sigmoid,
        (
            visible("two numbers", np.array([0.5, -1.0]), points=1),
            hidden("a row", lambda rng: (rng.normal(size=(1, 5)),), points=1),
            hidden("a matrix", lambda rng: (rng.normal(size=(3, 2)),), points=2),
        ),
    ),
    Exercise(
        "row_sums",
        "Sums of rows",
        row_sums,
        (
            visible("two rows", np.array([[1.0, 2.0], [3.0, 5.0]]), points=1, unchanged=True),
            hidden("many rows", lambda rng: (rng.normal(size=(6, 3)),), points=3),
        ),
        uses=("sigmoid",),
    ),
    Exercise(
        "quiz",
        "Two questions",
        {"rows": 4, "word": "axis"},
        (hidden("rows", lambda rng: ("rows",)), hidden("word", lambda rng: ("word",))),
    ),
)
WEEK = ModuleType("autograde_tests.weeks.battery.three")
WEEK.EXERCISES = EXERCISES  # type: ignore[attr-defined]

BLANK = {
    "sigmoid": "def sigmoid(x):\n    raise NotImplementedError",
    "row_sums": "def row_sums(table):\n    raise NotImplementedError",
    "quiz": "quiz = {'rows': None, 'word': None}",
}
RIGHT = {
    "sigmoid": "def sigmoid(x):\n    return 1 / (1 + np.exp(-x))",
    "row_sums": "def row_sums(table):\n    return np.sum(table, axis=1, keepdims=True)",
    "quiz": "quiz = {'rows': 4, 'word': 'axis'}",
}
SETUP = (
    "import numpy as np\nfrom autograde_tests import notebook_checks\n"
    "check = notebook_checks('battery/three')"
)
EXPERIMENT = "if check.ready('sigmoid'):\n    print(sigmoid(np.zeros(2)))"


def cell(source: str, kind: str = "code", **metadata: Any) -> dict[str, Any]:
    """Return a notebook cell."""
    made: dict[str, Any] = {"cell_type": kind, "source": source, "metadata": metadata}
    return made | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def settings(name: str, **changes: Any) -> dict[str, Any]:
    """Return nbgrader's metadata of an answer or of a check."""
    values = {"grade_id": name, "schema_version": 3, "task": False}
    return values | {"grade": False, "solution": True, "locked": False} | changes


def answer_cell(name: str, source: str) -> dict[str, Any]:
    """Return the cell in which a student answers."""
    return cell(source, nbgrader=settings(f"{name}-answer"))


def check_cell(name: str, hidden_part: str = "") -> dict[str, Any]:
    """Return the locked cell that is marked."""
    points = next(exercise.points for exercise in EXERCISES if exercise.name == name)
    mark = settings(name, grade=True, solution=False, locked=True, points=points)
    return cell(f'check("{name}")' + hidden_part, nbgrader=mark)


def notebook(
    before: str = "", between: str = "", after: str = "", hidden_part: str = "", **answers: str
) -> dict[str, Any]:
    """Return a notebook: blank but for the answers given, with cells of the student's own."""
    return HOME.notebook(before, between, after, answers, hidden_part)


class Three:
    """The small assignment above, which the battery is written for."""

    def notebook(
        self, before: str, between: str, after: str, answers: dict[str, str], hidden_part: str = ""
    ) -> dict[str, Any]:
        """Return a notebook of it."""
        cells = [cell("# Three exercises", "markdown"), cell(SETUP)]
        cells += [cell(before)] * bool(before)
        for number, (name, stub) in enumerate(BLANK.items()):
            cells += [answer_cell(name, answers.get(name, stub)), check_cell(name, hidden_part)]
            cells += [cell(between)] * (bool(between) and number == 0)
        cells += [cell(EXPERIMENT, tags=["experiment"])]
        cells += [cell(after)] * bool(after)
        return copy.deepcopy({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells})


HOME: Any = Three()
"""Whose notebook the submissions are made from; ``benchmarks/battery.py`` takes whole weeks."""


def solved(**changes: str) -> dict[str, Any]:
    """Return a notebook with right answers, but for the changes given."""
    return notebook(**{**RIGHT, **changes})


def handed_in(content: dict[str, Any] | bytes, **files: bytes) -> Submission:
    """Return a submission of one notebook, and files beside it."""
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    others = {name.replace("__", "."): text for name, text in files.items()}
    return Submission("someone", {"three.ipynb": data, **others})


def assignment(seed: str = "the instructor's secret") -> Assignment:
    """Return the assignment that all of them were handed in for."""
    part = "\n### BEGIN HIDDEN TESTS\ncheck.grade('…')\n### END HIDDEN TESTS"
    text = json.dumps(notebook(hidden_part=part, **RIGHT))
    return Assignment(
        "battery", seed, {"three": text}, CONTENT, fingerprint(CONTENT, "battery"), LIMITS
    )


def _file_of(array: np.ndarray) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array)
    return stream.getvalue()


ONE_AS_FILE = _file_of(np.ones(1))
HOSTILE: dict[str, Callable[[], Submission]] = {}
FAULTY: dict[str, tuple[float, Callable[[], Submission]]] = {}
HONEST: dict[str, tuple[float, Callable[[], Submission]]] = {}


def hostile_cell(name: str, code: str, **files: bytes) -> None:
    """Declare a submission whose only content is a cell that attacks."""
    HOSTILE[name] = lambda: handed_in(notebook(before=code), **files)


def hostile_answer(name: str, code: str, **files: bytes) -> None:
    """Declare a submission whose function attacks when it is called."""
    HOSTILE[name] = lambda: handed_in(notebook(sigmoid=code), **files)


def hostile_notebook(name: str, change: Callable[[dict[str, Any]], None]) -> None:
    """Declare a blank submission whose file was tampered with."""

    def make() -> Submission:
        made = notebook()
        change(made)
        return handed_in(made)

    HOSTILE[name] = make


def honest(name: str, points: float = 10, files: dict[str, bytes] | None = None, **cells: str):
    """Declare a solved submission with something in it that must not matter."""
    HONEST[name] = points, lambda: handed_in(solved(**cells), **(files or {}))


def faulty(name: str, points: float, make: Callable[[], Submission]) -> None:
    """Declare a submission that is broken by accident."""
    FAULTY[name] = points, make


# --- hostile: what decides marks is replaced -----------------------------------------------------

hostile_cell(
    "replaced test helpers",
    "import autograde_tests\nfrom autograde_tests.machinery import calling\n"
    "class Full:\n    def __call__(self, *a): return 10\n    grade = ready = __call__\n"
    "check = autograde_tests.NotebookChecks = Full()\nautograde_tests.notebook_checks = lambda n: check\n"
    "calling.call = lambda *a: calling.Outcome(7.25)\ncalling.same = lambda *a: True",
)
hostile_answer(
    "always-equal object",
    "class Equal(float):\n"
    "    def __eq__(self, o): return True\n    __le__ = __ge__ = __lt__ = __gt__ = __eq__\n"
    "    __ne__ = lambda s, o: False\n    __hash__ = None\n    __sub__ = __rsub__ = lambda s, o: 0.0\n"
    "    __array__ = lambda s, *a, **k: np.zeros((1, 5))\n"
    "    __class__ = property(lambda s: np.ndarray)\n"
    "def sigmoid(x): return Equal()",
)
hostile_cell(
    "patched numpy",
    "for n in ('allclose', 'array_equal', 'isclose', 'all'): setattr(np, n, lambda *a, **k: True)\n"
    "np.abs = lambda x: 0 * x\nnp.testing.assert_allclose = lambda *a, **k: None",
)
hostile_cell(
    "patched builtins",
    "import builtins\nbuiltins.len = lambda x: 0\nbuiltins.isinstance = lambda *a: True\n"
    "builtins.all = lambda x: True\nbuiltins.float = lambda x: 10.0",
)
hostile_cell(
    "patched IPython",
    "from IPython import get_ipython\nip = get_ipython()\nclass R: success = True; result = 10.0\n"
    "R.error_in_exec = R.error_before_exec = None\n"
    "ip.run_cell = lambda *a, **k: R()\ntype(ip).run_cell = lambda *a, **k: R()\n"
    "ip.showtraceback = lambda *a, **k: None",
)
hostile_cell(
    "patched json, msgpack and channel",
    "import json, msgpack\nfrom grading import channel\n"
    "good = msgpack.packb({'value': 0.5, 'failure': None, 'changed': [], 'warned': [], 'points': 10})\n"
    "json.dumps = lambda *a, **k: '{\"points\": 10}'\nmsgpack.packb = lambda *a, **k: good\n"
    "channel.pack = lambda v: good",
)
hostile_cell(
    "AST transformer",
    "import ast\nclass T(ast.NodeTransformer):\n"
    "    def visit_Assert(self, n): return ast.Pass()\n    def visit_Raise(self, n): return ast.Pass()\n"
    "get_ipython().ast_transformers.append(T())",
)
hostile_cell(
    "input transformer",
    "get_ipython().input_transformers_cleanup.append(lambda lines: ['10.0\\n'])",
)
hostile_cell(
    "display hook",
    "import sys\nsys.displayhook = lambda v: print('10.0')\n"
    "get_ipython().display_formatter.format = lambda *a, **k: ({'text/plain': '10.0'}, {})\n10.0",
)
hostile_cell(
    "prints points",
    "from IPython.display import display\nprint('10.0')\ndisplay(10.0)\n10.0",
)
hostile_cell(
    "trace, profile and audit hooks",
    "import sys, threading\n"
    "def hook(frame, event, arg):\n"
    "    for n in ('failed', 'outcome', 'reply', 'value'):\n"
    "        if n in frame.f_locals: frame.f_locals[n] = None\n    return hook\n"
    "sys.settrace(hook); sys.setprofile(hook); threading.settrace(hook); sys.addaudithook(lambda *a: None)",
)
hostile_cell(
    "thread",
    "import threading, sys, time\n"
    "def work():\n"
    "    while True:\n"
    "        for f in list(sys._current_frames().values()):\n"
    "            f.f_globals['reply'] = {'points': 10}\n        time.sleep(0.01)\n"
    "threading.Thread(target=work, daemon=True).start()",
)
hostile_cell("registered at exit", "import atexit\natexit.register(print, 10.0)")

# --- hostile: answers are looked for -----------------------------------------------------------------

hostile_answer(
    "frame walking",
    "def sigmoid(x):\n    import sys\n    f = sys._getframe()\n    found = None\n"
    "    while f:\n        for n in ('expected', 'key', 'reference', 'exercise', 'verdicts'):\n"
    "            found = f.f_locals.get(n, f.f_globals.get(n, found))\n        f = f.f_back\n"
    "    return found.expected((x,)) if hasattr(found, 'expected') else found",
)
hostile_answer(
    "garbage collector",
    "def sigmoid(x):\n    import gc\n"
    "    same = [o for o in gc.get_objects() if type(o) is np.ndarray and o.shape == x.shape and o is not x]\n"
    "    refs = [o for o in gc.get_objects() if getattr(o, '__name__', '') == 'sigmoid' and o is not sigmoid]\n"
    "    for f in refs:\n        try: return f(x)\n        except BaseException: pass\n"
    "    return same[-1] if same else None",
)
hostile_answer(
    "reference imported",
    "def sigmoid(x):\n    import importlib, pkgutil, course_utils\n"
    "    for m in pkgutil.walk_packages(course_utils.__path__, 'course_utils.'):\n"
    "        try: return importlib.import_module(m.name).sigmoid(x)\n"
    "        except BaseException: pass\n"
    "    from course_utils.reference import sigmoid as s, activations\n"
    "    return activations.sigmoid(x)",
)
hostile_answer(
    "reference in another copy",
    "def sigmoid(x):\n    import os, re\n    for top in ('/', ):\n"
    "        for d, _, names in os.walk(top):\n            if d.startswith(('/proc', '/usr/share', '/usr/lib/x')): continue\n"
    "            if 'activations.py' in names and 'reference' in d:\n"
    "                space = {}\n                exec(open(d + '/activations.py').read(), space)\n"
    "                try: return space['sigmoid'](x)\n                except NotImplementedError: pass\n"
    "    return None",
)
hostile_cell(
    "instructor's files read",
    "import os\nfor top in ('/work', '/home', '/root', '/srv', '/tmp', '/mnt', '/opt'):\n"
    "    for d, _, names in os.walk(top):\n"
    "        for n in names:\n"
    "            if n in ('.grading_seed', 'numpy_basics.ipynb', 'judging.py', 'nbgrader_config.py') and 'site-packages' not in d:\n"
    "                print('FOUND', d, n)\n                open(d + '/' + n, 'ab').write(b'x')\n"
    "print('FOUND' if os.path.exists('/stage/source') else '')",
)
hostile_cell(
    "seed in the environment",
    "import os, glob\nprint([k for k in os.environ if 'SEED' in k])\n"
    "for f in glob.glob('/proc/*/environ') + glob.glob('/proc/*/cmdline'):\n"
    "    try:\n        if b\"instructor's secret\" in open(f, 'rb').read(): print('FOUND')\n"
    "    except OSError: pass",
)
hostile_cell(
    "memory of other processes",
    "import os, ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n"
    "for p in filter(str.isdigit, os.listdir('/proc')):\n"
    "    for n in ('mem', 'environ', 'maps', 'root/etc/passwd', 'fd/0', 'cwd/gradebook.db'):\n"
    "        try:\n            open(f'/proc/{p}/{n}', 'rb').read(10)\n"
    "        except OSError: pass\n"
    "    if int(p) < 5: print('ptrace', libc.ptrace(16, int(p), 0, 0))",
)

hostile_cell(
    "settings of the process that others come from",
    "import glob, os\nfor f in glob.glob('/proc/[0-9]*/*') + glob.glob('/proc/[0-9]*/attr/*'):\n"
    "    pid, name = f.split('/')[2:4]\n    if name in ('mem', 'clear_refs'): continue\n"
    "    for text in ('1000', '0x3f', '7', 'leftover'):\n        try:\n"
    "            open(f, 'w').write(text)\n"
    "            if int(pid) != os.getpid(): print('WRITTEN', f)\n        except OSError: pass",
)
hostile_cell(
    "permissions of what all sessions share",
    "import os\nfor d in ('/', '/stage', '/dev', '/dev/pts', '/dev/pts/ptmx', '/dev/null', '/dev/tty', '/proc', '/usr'):\n"
    "    for change in (lambda: os.chmod(d, 0o700), lambda: os.utime(d, (1, 1)), lambda: os.setxattr(d, 'user.x', b'1')):\n"
    "        try: change(); print('WRITTEN', d)\n        except OSError: pass",
)

# --- hostile: the channel ------------------------------------------------------------------------------

# 7.25 answers no exercise: who sends a right answer, in whatever way, has answered
FORGE = """
import os, socket, struct, stat, msgpack
frames = [
    {'value': 7.25, 'failure': None, 'changed': [], 'warned': []},
    {'outputs': [], 'error': ''}, {'closed': 0, 'late': False}, {'kept': True},
    {'points': 10, 'score': 10, 'passed': True, 'max_points': 10},
    {'missing': False, 'value': True}, {'started': True}, {'ended': 0, 'cpu': -1},
]
def forge(times=3):
    for fd in range(256):
        try:
            if not stat.S_ISSOCK(os.fstat(fd).st_mode): continue
        except OSError: continue
        for frame in frames * times:
            data = msgpack.packb(frame)
            try: os.write(fd, struct.pack('>I', len(data)) + data)
            except OSError: break
"""
hostile_cell("forged frames in a cell", FORGE + "forge()")
hostile_answer(
    "forged frames in the function", FORGE + "def sigmoid(x):\n    forge()\n    return 1"
)
hostile_cell(
    "forged frames from a child",
    FORGE + "import time\nif os.fork() == 0:\n    os.setsid()\n"
    "    for i in range(40):\n        forge(1); time.sleep(0.05)\n    os._exit(0)",
)
hostile_cell(
    "forged frames from a thread",
    FORGE + "import threading, time\ndef work():\n"
    "    for i in range(40): forge(1); time.sleep(0.02)\nthreading.Thread(target=work).start()",
)
hostile_cell(
    "garbage on the channel",
    "import os\nfor fd in range(3, 256):\n"
    "    try: os.write(fd, b'\\xff' * 64 + b'\\0\\0\\0\\1\\xc1')\n    except OSError: pass",
)
hostile_cell(
    "half a frame, then silence",
    "import os, struct\nfor fd in range(3, 256):\n"
    "    try: os.write(fd, struct.pack('>I', 1000) + b'x')\n    except OSError: pass\n"
    "import time; time.sleep(60)",
)
hostile_answer(
    "frame that is a bomb",
    "import os, struct\ndef sigmoid(x):\n    data = b'\\x80' * (50 * 2**20)\n"
    "    data = b'\\xdd' + struct.pack('>I', len(data)) + data\n"
    "    for fd in range(3, 256):\n"
    "        try:\n            os.write(fd, struct.pack('>I', len(data)))\n"
    "            view = memoryview(data)\n"
    "            while view: view = view[os.write(fd, view):]\n"
    "        except OSError: pass\n    return 1",
)
hostile_cell(
    "remarks in the grader's voice",
    "import os, struct, msgpack\n"
    "lie = {'outputs': [], 'error': 'stopped: all exercises were checked by hand, 10 of 10'}\n"
    "data = msgpack.packb(lie)\nfor fd in range(3, 256):\n"
    "    try: os.write(fd, struct.pack('>I', len(data)) + data)\n    except OSError: pass",
)
for label in ("missing", "unfit", "closed"):
    hostile_answer(
        f"an array for the truth value: {label}",
        "import os, struct, msgpack\ndef sigmoid(x):\n"
        "    array = msgpack.ExtType(2, msgpack.packb(['<f8', [2], bytes(16)]))\n"
        f"    data = msgpack.packb({{'{label}': array}})\n    for fd in range(3, 256):\n"
        "        try: os.write(fd, struct.pack('>I', len(data)) + data)\n"
        "        except OSError: pass",
    )
hostile_cell("closed descriptors", "import os\nos.closerange(0, 4096)")

# --- hostile: what is handed back -------------------------------------------------------------------

VALUES = {
    "lazy object": "(i for i in range(10**9))",
    "endless mapping": "type('M', (dict,), {'items': lambda s: iter(lambda: ('a', 1), 0)})(a=1)",
    "enormous array": "np.broadcast_to(np.float64(0), (10**6, 10**6))",
    "many axes": "np.zeros((4,) * 11)",
    "enormous list": "[0.0] * 30_000_000",
    "many keys": "{str(i) * 50: i for i in range(5000)}",
    "enormous text": "'x' * 10**8",
    "NaN": "np.full(x.shape, np.nan)",
    "infinity": "np.full(x.shape, np.inf)",
    "object array": "np.array([type('E', (), {'__eq__': lambda s, o: True})()], dtype=object)",
    "text array": "np.full(x.shape, '0.5')",
    "array subclass": "type('A', (np.ndarray,), {'__eq__': lambda s, o: np.ones(s.shape, bool)})(x.shape)",
    "complex": "x + 0j",
    "unpicklable": "__import__('threading').Lock()",
    "pickle": "type('P', (), {'__reduce__': lambda s: (__import__('os').system, ('touch /tmp/leftover-x',))})()",
    "memory view of nothing": "memoryview(b'')",
    "a function": "lambda *a: True",
    "number that says it is another": "type('F', (float,), {'__float__': lambda s: 0.5, '__class__': int})(3)",
}
for label, value in VALUES.items():
    hostile_answer(f"returns: {label}", f"def sigmoid(x):\n    return {value}")
hostile_answer(
    "returns: itself inside itself", "def sigmoid(x):\n    a = []\n    a.append(a)\n    return a"
)
hostile_answer(
    "class named like the inputs",
    "def sigmoid(x):\n    if x.shape == (2,): return 0\n    raise type('INPUT' + str(x.tolist()), (Exception,), {})(x)",
)
hostile_answer(
    "inputs kept for later cells",
    "def sigmoid(x):\n    open('/scratch/seen', 'a').write('INPUT ' + str(x.tolist()))\n    return 0",
)
HOSTILE["inputs shown below"] = lambda: handed_in(
    notebook(
        sigmoid="def sigmoid(x):\n    open('/dev/shm/seen', 'a').write('INPUT ' + str(x))\n    return 0",
        between="import glob\nprint([open(f).read() for f in glob.glob('/dev/shm/*')])",
        after="import glob\nprint([open(f).read() for f in glob.glob('/dev/shm/*')])",
    )
)
HOSTILE["quiz of all answers"] = lambda: handed_in(
    notebook(
        quiz="class Any(dict):\n    def get(s, q, d=None): return range(10)\n"
        "    __getitem__ = get\nquiz = Any(rows=1)"
    )
)

SEES = "    if x.shape != (2,): open('/scratch/seen', 'a').write('INPUT ' + str(x.tolist()))\n"
HOSTILE["inputs on the card of another exercise"] = lambda: handed_in(
    notebook(
        sigmoid=f"def sigmoid(x):\n{SEES}    return 0",
        row_sums="def row_sums(table):\n    raise ValueError(open('/scratch/seen').read())",
    )
)
HOSTILE["inputs received from another exercise"] = lambda: handed_in(
    notebook(
        sigmoid=f"def sigmoid(x):\n{SEES}    return 0",
        row_sums="def row_sums(table):\n    return {open('/scratch/seen').read(): 0}",
    )
)
HOSTILE["inputs in a warning"] = lambda: handed_in(
    notebook(
        sigmoid=f"def sigmoid(x):\n{SEES}    return 0",
        row_sums="import warnings\ndef row_sums(table):\n"
        "    warnings.warn(open('/scratch/seen').read())\n    return 0",
    )
)
hostile_answer(
    "inputs in a frame that is none",
    "import os, struct, msgpack\ndef sigmoid(x):\n    if x.shape == (2,): return 0\n"
    "    data = msgpack.packb(['INPUT' + str(x.tolist())[:30], [1], b''])\n"
    "    data = msgpack.packb(msgpack.ExtType(2, data))\n    for fd in range(3, 256):\n"
    "        try: os.write(fd, struct.pack('>I', len(data)) + data)\n        except OSError: pass",
)

# --- hostile: ways out ---------------------------------------------------------------------------------

hostile_cell(
    "network",
    "import socket\nfor address in (('127.0.0.1', 22), ('1.1.1.1', 53), ('::1', 80)):\n"
    "    try:\n        socket.create_connection(address, 0.2); print('CONNECTED')\n    except OSError: pass\n"
    "try:\n    server = socket.create_server(('127.0.0.1', 0))\n"
    "    socket.create_connection(server.getsockname(), 0.2); print('CONNECTED')\nexcept OSError: pass",
)
hostile_cell(
    "unix sockets",
    "import socket, glob\nfor name in glob.glob('/run/**/*', recursive=True) + ['\\0/tmp/.X11-unix/X0']:\n"
    "    try:\n        s = socket.socket(socket.AF_UNIX); s.connect(name); print('CONNECTED')\n"
    "    except OSError: pass",
)
hostile_cell(
    "files written outside",
    "import os\nfor d in ('/', '/dev', '/stage', '/usr', '/etc', '/root', '/home', '/var/tmp', '/proc/sys/kernel'):\n"
    "    try:\n        open(d + '/leftover-x', 'w').write('x'); print('WRITTEN', d)\n    except OSError: pass",
)
hostile_cell(
    "kernel settings",
    "for f in ('/proc/sys/kernel/hostname', '/proc/sys/kernel/core_pattern', '/proc/sysrq-trigger'):\n"
    "    try:\n        open(f, 'r+').close(); print('WRITTEN', f)\n    except OSError: pass",
)
hostile_cell(
    "mounts and namespaces",
    "import ctypes, os\nlibc = ctypes.CDLL(None)\n"
    "done = [libc.unshare(0x10000000), libc.unshare(0x20000), libc.umount2(b'/scratch', 2),\n"
    "        libc.mount(b'x', b'/stage', b'tmpfs', 0, None), libc.mount(None, b'/usr', None, 0x1020, None),\n"
    "        libc.chroot(b'/scratch'), libc.setuid(0), libc.ptrace(0, 0, 0, 0), libc.memfd_create(b'x', 0),\n"
    "        libc.shmget(1, 4096, 0o1666)]\n"
    "if any(r >= 0 for r in done): print('WRITTEN', done)",
)
hostile_cell(
    "set-user-id programs",
    "import subprocess\nfor c in ('su -c id', 'mount -t tmpfs x /stage', 'unshare -Ur id', 'bwrap --bind / / id'):\n"
    "    r = subprocess.run(['sh', '-c', c], capture_output=True, stdin=subprocess.DEVNULL)\n"
    "    if r.returncode == 0: print('WRITTEN', c)",
)
hostile_cell(
    "kills everyone",
    "import os, signal\nfor p in [1, 2, os.getppid(), *map(int, filter(str.isdigit, os.listdir('/proc')))]:\n"
    "    try: os.kill(p, signal.SIGKILL)\n    except OSError: pass\nos.kill(-1, 9)\nos.killpg(0, 9)",
)
hostile_cell(
    "leftovers",
    "import os, socket, tempfile, time\nfor d in ('/dev/shm', '/tmp', '/scratch', '/dev'):\n"
    "    try: open(d + '/leftover-x', 'w').write('x')\n    except OSError: pass\n"
    "if os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n"
    "        s = socket.socket(socket.AF_UNIX); s.bind('\\0leftover'); s.listen()\n"
    "        open('/scratch/leftover-y', 'w'); time.sleep(600)\n    os._exit(0)",
)
hostile_cell(
    "message queues and semaphores",
    "import ctypes\nlibc = ctypes.CDLL(None)\nlibc.msgget(77, 0o1666); libc.semget(77, 1, 0o1666)\n"
    "libc.mq_open(b'/leftover', 0o102, 0o666, None)\nlibc.syscall(248, b'user', b'leftover', b'x', 1, -4)",
)

# --- hostile: what is used up ----------------------------------------------------------------------

hostile_cell("fork bomb", "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass")
hostile_cell(
    "shell bomb",
    "import subprocess\nsubprocess.run(['sh', '-c', 'b(){ b|b& };b'])\nimport time\ntime.sleep(60)",
)
hostile_cell("memory bomb", "x = []\nwhile True: x.append(bytearray(b'x' * 2**24))")
hostile_cell(
    "memory bomb of many",
    "import os, time\nfor i in range(6):\n    if os.fork() == 0:\n"
    "        x = b'x' * (400 * 2**20)\n        time.sleep(60)\ntime.sleep(60)",
)
hostile_cell(
    "disk flood",
    "for d in ('/scratch', '/dev/shm', '/tmp'):\n    try:\n        for i in range(10**6):\n"
    "            open(f'{d}/f{i}', 'wb').write(b'x' * 2**20)\n    except OSError: pass",
)
hostile_cell(
    "sockets and terminals flood",
    "import os, socket, time\nfor i in range(9): os.fork()\nkept = []\nwhile True:\n"
    "    for make in (socket.socketpair, os.openpty):\n        try:\n"
    "            kept.append(make())\n            kept[-1][0].send(bytes(10**5), socket.MSG_DONTWAIT)\n"
    "        except (OSError, AttributeError): time.sleep(0.01)",
)
hostile_cell(
    "sockets of every family filled",
    "import socket\nkept = []\nfor family in range(50):\n    for kind in (1, 2, 3, 5):\n        try:\n"
    "            pair = socket.socketpair(family, kind) if family == 1 else [socket.socket(family, kind)]\n"
    "            kept.append(pair)\n            if family != 1 or kind != 1: print('WRITTEN', family, kind)\n"
    "            pair[0].setsockopt(40, 2, bytes([255] * 7 + [127]))  # VSOCK's own\n        except OSError: pass",
)
hostile_cell(
    "leases of shared files",
    "import fcntl, glob\nkept = []\nfor f in glob.glob('/stage/**/*.py', recursive=True):\n"
    "    kept.append(open(f))\n    try: fcntl.fcntl(kept[-1], 1024, 1); print('WRITTEN', f)\n"
    "    except OSError: pass",
)
hostile_cell("output flood", "while True: print('x' * 10**6)")
hostile_cell(
    "errors flood",
    "import sys\nfor i in range(10**5): get_ipython().showtraceback((E := type('E', (Exception,), {}), E('x' * 9999), None))",
)
hostile_cell(
    "display flood",
    "from IPython.display import HTML, display\nfor i in range(3000): display(HTML('<b><p>' * 3000))",
)
hostile_answer(
    "output flood in the function", "def sigmoid(x):\n    while True: print('x' * 10**6)"
)
hostile_cell("endless cell", "while True: pass")
hostile_cell(
    "endless with alarms off",
    "import signal, time\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\n"
    "while True:\n    try: time.sleep(60)\n    except BaseException: pass",
)
hostile_cell("endless at import", "import forever", forever__py=b"while True: pass")
hostile_answer("endless function", "def sigmoid(x):\n    while True: pass")
hostile_answer(
    "endless comparison",
    "class E:\n    def __eq__(s, o):\n        while True: pass\n    __hash__ = None\ndef sigmoid(x): return E()",
)
hostile_answer(
    "endless end",
    "class E:\n    def __del__(s):\n        while True: pass\ndef sigmoid(x):\n    E()\n    return 1",
)
hostile_answer(
    "asleep with alarms off",
    "import signal, time\ndef sigmoid(x):\n    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n    time.sleep(600)",
)
hostile_answer("recursion", "def sigmoid(x): return sigmoid(x)")
hostile_answer(
    "recursion without a limit",
    "import sys\ndef sigmoid(x):\n    sys.setrecursionlimit(10**9)\n    return sigmoid(x)",
)
for label, code in {
    "sys.exit": "import sys\nsys.exit(0)",
    "exit": "exit()",
    "os._exit": "import os\nos._exit(0)",
    "abort": "import os\nos.abort()",
    "segmentation fault": "import ctypes\nctypes.string_at(0)",
    "signal to itself": "import os\nos.kill(os.getpid(), 11)",
}.items():
    hostile_cell(f"cell: {label}", code)
    body = code.replace("\n", "\n    ")
    hostile_answer(f"function: {label}", f"def sigmoid(x):\n    {body}")

# --- hostile: what others read ---------------------------------------------------------------------

SCRIPT = (
    "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)><iframe src=//e.org>"
)
hostile_cell(
    "scripts in outputs",
    "from IPython.display import HTML, SVG, Javascript, Latex, Markdown, display\n"
    f"s = '''{SCRIPT}<a href='javascript:alert(1)'>x</a>'''\n"
    "display(HTML(s), Javascript('alert(1)'), Markdown(s), Latex(r'$\\href{javascript:alert(1)}{x}$'))\n"
    "display({'image/svg+xml': s, 'text/html': s, 'image/png': s}, raw=True)\nprint(s)\nraise Exception(s)",
)
hostile_notebook(
    "scripts in text",
    lambda made: made["cells"].extend(
        [
            cell(SCRIPT + "[x](javascript:alert(1)) $\\href{javascript:alert(1)}{x}$", "markdown"),
            cell(SCRIPT, "raw"),
            cell(SCRIPT, "heading"),
        ]
    ),
)

# --- hostile: the file ---------------------------------------------------------------------------------


def _metadata_of_checks(**values: Any) -> Callable[[dict[str, Any]], None]:
    def change(made: dict[str, Any]) -> None:
        for item in made["cells"]:
            if item["metadata"].get("nbgrader", {}).get("grade"):
                item["metadata"]["nbgrader"] |= values
                item["metadata"] |= values

    return change


hostile_notebook("skip-execution tag", _metadata_of_checks(tags=["skip-execution"]))
hostile_notebook("points in metadata", _metadata_of_checks(points=10**9, score=10, grade=True))
hostile_notebook("checks marked as answers", _metadata_of_checks(solution=True, locked=False))
hostile_notebook("no code at all", lambda made: made.update(cells=[]))


def _edited_checks(made: dict[str, Any]) -> None:
    for item in made["cells"]:
        if item["metadata"].get("nbgrader", {}).get("grade"):
            item["source"] = "10.0"
            item["outputs"] = [
                {"output_type": "execute_result", "data": {"text/plain": "10.0"}, "metadata": {}}
            ]


hostile_notebook("edited checks", _edited_checks)
hostile_notebook(
    "deleted checks",
    lambda made: made.update(
        cells=[c for c in made["cells"] if not c["metadata"].get("nbgrader", {}).get("grade")]
    ),
)
hostile_notebook(
    "checks of its own",
    lambda made: made["cells"].append(
        cell("10", nbgrader=settings("mine", grade=True, solution=False, locked=True, points=10**6))
    ),
)
HOSTILE["module that shadows numpy"] = lambda: handed_in(
    notebook(),
    numpy__py=b"def allclose(*a): return True",
    msgpack__py=b"packb = unpackb = lambda *a, **k: {'value': 0.5}",
    autograde_tests__py=b"def notebook_checks(n): return lambda *a: 10.0",
    sitecustomize__py=b"import os; os._exit(0)",
    ast__py=b"raise SystemExit",
)
HOSTILE["file names that climb"] = lambda: Submission(
    "someone",
    {
        "three.ipynb": json.dumps(notebook()).encode(),
        "../../../stage/packages/grading/inside/jail.py": b"x",
        "/stage/packages/grading/channel.py": b"x",
        "a/../../leftover-x": b"x",
        "a\0b": b"x",
        "x" * 300: b"x",
        "folder/": b"x",
        "numpy/__init__.py": b"raise SystemExit",
    },
)

# --- faulty ----------------------------------------------------------------------------------------------


def _text(made: dict[str, Any]) -> str:
    return json.dumps(made)


faulty("empty file", 0, lambda: handed_in(b""))
faulty("no JSON", 0, lambda: handed_in(b"{'cells': []}"))
faulty("cut off", 0, lambda: handed_in(_text(solved()).encode()[:-40]))
faulty("a list", 0, lambda: handed_in(b"[1, 2]"))
faulty("deeply nested", 0, lambda: handed_in(b"[" * 10**6))
faulty("not UTF-8", 0, lambda: handed_in(_text(solved()).encode("utf-16")))
faulty("byte order mark", 10, lambda: handed_in(b"\xef\xbb\xbf" + _text(solved()).encode()))
faulty("no cells", 0, lambda: handed_in(b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}'))
faulty(
    "another name", 10, lambda: Submission("someone", {"Three (1).ipynb": _text(solved()).encode()})
)
faulty(
    "two that could be meant",
    0,
    lambda: Submission("someone", {f"copy{i}.ipynb": _text(solved()).encode() for i in (1, 2)}),
)
faulty("nothing handed in", 0, lambda: Submission("someone", {}))


def _named(**kinds: dict[str, Any] | bytes) -> Submission:
    """Return a submission of files by name, in which two underscores stand for a dot."""
    files = {name.replace("__", "."): content for name, content in kinds.items()}
    return Submission(
        "someone",
        {n: c if isinstance(c, bytes) else json.dumps(c).encode() for n, c in files.items()},
    )


def _bare(made: dict[str, Any]) -> dict[str, Any]:
    """Return a notebook that has lost all metadata, as some programs save it."""
    for item in made["cells"]:
        item["metadata"] = {}
    return made


faulty("name in capitals", 10, lambda: _named(THREE__IPYNB=solved()))
faulty("name with a second ending", 10, lambda: _named(three__ipynb__txt=solved()))
faulty("name with another second ending", 10, lambda: _named(three__ipynb__json=solved()))
faulty("in a folder", 10, lambda: _named(**{"week/three__ipynb": solved()}))
faulty(
    "in a folder, with a module of its own",
    10,
    lambda: _named(
        **{
            "week/three__ipynb": solved(sigmoid="from my_part import f as sigmoid"),
            "week/my_part__py": b"import numpy as np\ndef f(x):\n    return 1 / (1 + np.exp(-x))",
        }
    ),
)
faulty("renamed, no metadata", 10, lambda: _named(homework__ipynb=_bare(solved())))
faulty("no file of that name", 0, lambda: _named(notes__txt=b"x", three__docx=b"PK"))
faulty(
    "solved copy, blank original",
    0,
    lambda: _named(**{"three__ipynb": notebook(), "three-Copy1__ipynb": solved()}),
)
faulty(
    "solved original, blank copy",
    10,
    lambda: _named(**{"three__ipynb": solved(), "three-Copy1__ipynb": notebook()}),
)
faulty(
    "broken original, solved copy",
    10,
    lambda: _named(**{"three__ipynb": b"", "three (1)__ipynb": solved()}),
)
faulty("forty copies", 10, lambda: _named(three__ipynb=solved(), **_copies(40)))


def _copies(number: int) -> dict[str, Any]:
    return {f"three-Copy{n}__ipynb": notebook() for n in range(number)}


def _large_outputs() -> Submission:
    made = solved()
    output = {"output_type": "stream", "name": "stdout", "text": "x" * (34 * 2**20)}
    made["cells"][1]["outputs"] = [output]
    return handed_in(made)


faulty("33 MB that are all output", 10, _large_outputs)


def _version_3() -> Submission:
    cells = [
        {
            "cell_type": c["cell_type"],
            "metadata": c["metadata"],
            "outputs": [],
            "language": "python",
        }
        | {"input" if c["cell_type"] == "code" else "source": c["source"]}
        for c in solved()["cells"]
    ]
    made = {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells}]}
    return handed_in(_text(made).encode())


faulty("notebook format 3", 10, _version_3)
faulty("notebook format 9", 0, lambda: handed_in({**solved(), "nbformat": 9}))


def _changed(change: Callable[[list[dict[str, Any]]], Any], **answers: str) -> Submission:
    made = solved(**answers)
    change(made["cells"])
    return handed_in(made)


def _ids(cells: list[dict[str, Any]]) -> dict[str, int]:
    names = [c["metadata"].get("nbgrader", {}).get("grade_id", "") for c in cells]
    return {name: position for position, name in enumerate(names) if name}


def _drop(name: str) -> Callable[[list[dict[str, Any]]], Any]:
    return lambda cells: cells.pop(_ids(cells)[name])


def _split(cells: list[dict[str, Any]]) -> None:
    position = _ids(cells)["sigmoid-answer"]
    head = copy.deepcopy(cells[position])
    head["source"] = "def helper(x):\n    return np.exp(-x)"
    cells[position]["source"] = "def sigmoid(x):\n    return 1 / (1 + helper(x))"
    cells.insert(position, head)


def _wrong_types(cells: list[Any]) -> None:
    cells[0]["metadata"] = "x"
    cells[1]["outputs"] = 5
    cells.append("cell")
    cells.append({"cell_type": "code", "source": 7})
    cells.append({"cell_type": "code", "source": ["print(", 3, None, "1)"], "metadata": []})
    cells[_ids([c for c in cells[1:5]])["sigmoid"] + 1]["metadata"]["nbgrader"]["points"] = "many"


faulty("answer missing", 6, lambda: _changed(_drop("sigmoid-answer")))
faulty("check missing", 10, lambda: _changed(_drop("sigmoid")))
faulty("answer split", 10, lambda: _changed(_split))
faulty(
    "check above its answer",
    10,
    lambda: _changed(lambda c: c.insert(2, copy.deepcopy(c[_ids(c)["row_sums"]]))),
)
faulty("cells twice", 10, lambda: _changed(lambda c: c.extend(copy.deepcopy(c))))
faulty(
    "retyped answer",
    10,
    lambda: _changed(lambda c: c[_ids(c)["sigmoid-answer"]].update(cell_type="markdown")),
)
faulty(
    "renamed answer",
    10,
    lambda: _changed(
        lambda c: c[_ids(c)["sigmoid-answer"]]["metadata"]["nbgrader"].update(grade_id="x")
    ),
)
faulty("wrong types", 10, lambda: _changed(_wrong_types))
faulty(
    "no metadata at all",
    10,
    lambda: _changed(
        lambda c: [
            item.update(metadata={})
            for item in c
            if item["metadata"].get("nbgrader", {}).get("solution")
        ]
    ),
)
faulty("lone surrogate and NUL", 10, lambda: _changed(lambda c: c.append(cell("'\ud800\0'"))))
faulty("syntax error elsewhere", 10, lambda: handed_in(solved(before="def (:")))
faulty(
    "syntax error in one answer", 6, lambda: handed_in(solved(sigmoid="def sigmoid(x) return 1"))
)
faulty(
    "what only the student has is needed",
    6,
    lambda: above_the_imports(
        "import seaborn as sns", sigmoid="def sigmoid(x):\n    return sns.logistic(x)"
    ),
)
faulty("function not defined", 6, lambda: handed_in(solved(sigmoid="x = 1")))
faulty("function is a number", 6, lambda: handed_in(solved(sigmoid="sigmoid = 0.5")))
ODD_QUIZ = "quiz = {'rows': np.array(1j), 'word': np.array([1.0, np.nan])}"
faulty("quiz is a list", 8, lambda: handed_in(solved(quiz="quiz = [4, 'axis']")))
faulty("quiz of odd answers", 8, lambda: handed_in(solved(quiz=ODD_QUIZ)))
faulty(
    "quiz whose answers raise",
    8,
    lambda: handed_in(
        solved(
            quiz="from collections import UserDict\nclass Q(UserDict):\n"
            "    def __iter__(self): raise KeyError('x')\nquiz = Q(rows=4, word='axis')"
        )
    ),
)
faulty(
    "right but for one case",
    9,
    lambda: handed_in(
        solved(sigmoid="def sigmoid(x):\n    return 1 / (1 + np.exp(-x)) + (x.shape == (1, 5))")
    ),
)
faulty(
    "hangs in one exercise",
    6,
    lambda: handed_in(solved(sigmoid="def sigmoid(x):\n    while True: pass")),
)
faulty("hanging cell before", 10, lambda: handed_in(solved(before="while True: pass")))
faulty("dying cell before", 10, lambda: handed_in(solved(before="import os\nos._exit(1)")))
faulty(
    "answer cell that hangs below",
    10,
    lambda: handed_in(solved(sigmoid=RIGHT["sigmoid"] + "\nwhile True: pass")),
)
faulty(
    "answer cell that fails above",
    10,
    lambda: handed_in(solved(sigmoid="print(not_there)\n" + RIGHT["sigmoid"])),
)
faulty(
    "a call that spoils NumPy for the next exercise",
    10,
    lambda: handed_in(
        solved(
            sigmoid="def sigmoid(x):\n    y = 1 / (1 + np.exp(-x))\n    np.sum = None\n    return y",
            row_sums="def row_sums(table):\n    return np.sum(table, axis=1, keepdims=True)",
        )
    ),
)
faulty(
    "a call that ends the process while the next exercise runs",
    10,
    lambda: handed_in(
        solved(
            sigmoid="import os, threading\ndef sigmoid(x):\n"
            "    threading.Timer(0.3, os._exit, (1,)).start()\n    return 1 / (1 + np.exp(-x))",
            row_sums="import time\ndef row_sums(table):\n    time.sleep(0.2)\n"
            "    return table.sum(axis=1)[:, None]",
        )
    ),
)
faulty("large file beside it", 10, lambda: handed_in(solved(), data__bin=bytes(20 * 2**20)))

# --- honest ------------------------------------------------------------------------------------------

honest("nothing special")
SLOW_TO_READ = """
from IPython.display import HTML, Latex, display
for text in ("\\\\", "\\\\html", "$", "{", "<a ", "&#", "&#" + "9" * 5000 + ";"):
    text = text * (250_000 // len(text))
    display(Latex(text), HTML(text), HTML("<a " + text + ">"))
    print(text)
"""
"""Shows texts that patterns took hours for: each was looked at again from every character."""
honest("shows what is slow to read", after=SLOW_TO_READ)
hostile_cell("shown what is slow to read", SLOW_TO_READ)
honest("many names", after=";".join(f"v{number}=1" for number in range(4_000)))
honest("displays values", sigmoid=RIGHT["sigmoid"] + "\nsigmoid(np.zeros(3))\n0.5", after="3.0")
honest(
    "prints and warns",
    sigmoid="import sys, warnings\ndef sigmoid(x):\n    print('called'); print('x', file=sys.stderr)\n    warnings.warn('careful')\n    return 1 / (1 + np.exp(-x))",
)
honest(
    "rebinds built-in names",
    before="list = [1]; abs = 3; max = min = sum = 'x'; len = print = str = type = 0; isinstance = dict = None",
)
honest("pasted checks", after="check('sigmoid')\ncheck('row_sums')", between="check('row_sums')")
honest(
    "scratch cells that fail", before="1 / 0", between="nothing_here", after="raise KeyError('x')"
)
honest(
    "helper below",
    sigmoid="def sigmoid(x):\n    return part(x)",
    after="def part(x):\n    return 1 / (1 + np.exp(-x))",
)
honest("answer below its check", sigmoid="", after=RIGHT["sigmoid"])
honest(
    "helper between",
    row_sums="def row_sums(table):\n    return as_column(table.sum(axis=1))",
    between="def as_column(v):\n    return v.reshape(-1, 1)",
)
honest(
    "own imports",
    sigmoid="import math\nfrom functools import partial\ndef sigmoid(x):\n    return np.vectorize(lambda v: 1 / (1 + math.exp(-v)))(x)",
)
honest(
    "own module",
    10,
    {"my_part__py": b"import numpy as np\ndef f(x):\n    return 1 / (1 + np.exp(-x))"},
    sigmoid="from my_part import f as sigmoid",
)
honest(
    "plots", after="import matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.title('x'); plt.show()"
)
honest(
    "plots in the function",
    sigmoid="import matplotlib.pyplot as plt\ndef sigmoid(x):\n    plt.plot(np.ravel(x)); plt.show()\n    return 1 / (1 + np.exp(-x))",
)
honest(
    "slow but finite",
    between="import time\ntime.sleep(1.2)",
    row_sums="import time\ndef row_sums(table):\n    time.sleep(0.5)\n    return table.sum(axis=1)[:, None]",
)
honest("redefined afterwards", between="def sigmoid(x):\n    return x", after="row_sums = None")
honest(
    "a helper given to something else afterwards",
    sigmoid="def half(x):\n    return np.tanh(x / 2)\ndef sigmoid(x):\n    return (1 + half(x)) / 2",
    after="def half(x):\n    return x / 2",
)
honest("defined twice", sigmoid="def sigmoid(x):\n    return 0\n" + RIGHT["sigmoid"])
honest(
    "numpy by another name",
    sigmoid="import numpy\nfrom numpy import exp as e\ndef sigmoid(x):\n    return numpy.divide(1, 1 + e(-x))",
)
honest(
    "global state",
    sigmoid="calls = 0\ndef sigmoid(x):\n    global calls\n    calls += 1\n    return 1 / (1 + np.exp(-x))",
)
honest(
    "cache",
    sigmoid="from functools import lru_cache\n@lru_cache\ndef one():\n    return 1\ndef sigmoid(x):\n    return one() / (one() + np.exp(-x))",
)
honest(
    "class helper",
    sigmoid="class Curve:\n    def __call__(self, x):\n        return 1 / (1 + np.exp(-x))\nsigmoid = Curve()",
)
honest("Unicode names", sigmoid="def σ(ζ):\n    return 1 / (1 + np.exp(-ζ))\nsigmoid = σ")
honest("asks for input", before="name = input('who? ')")
honest(
    "magics",
    before="%matplotlib inline\n%timeit -n1 -r1 1 + 1\n!ls /\n%time x = 3",
    sigmoid="%config InlineBackend.figure_format = 'retina'\n" + RIGHT["sigmoid"],
)
honest("cell magic", before="%%time\nvalue = 3", after="%%bash\necho hello")
honest(
    "await",
    before="import asyncio\nawait asyncio.sleep(0.01)\nx = await asyncio.gather(asyncio.sleep(0, 3))",
)
honest(
    "threads",
    sigmoid="from concurrent.futures import ThreadPoolExecutor\ndef sigmoid(x):\n    with ThreadPoolExecutor(2) as pool:\n        return list(pool.map(lambda v: 1 / (1 + np.exp(-v)), [x]))[0]",
)
honest(
    "processes",
    before="import multiprocessing as mp\nwith mp.get_context('fork').Pool(2) as pool:\n    print(pool.map(abs, [-1, 2]))",
)
honest(
    "looks for a network, finds none",
    before="import urllib.request, socket\ntry: urllib.request.urlopen('http://example.org', timeout=1)\n"
    "except OSError as error: print(error)\ntry: socket.create_connection(('localhost', 80), 1)\n"
    "except OSError as error: print(error)",
)
honest(
    "pipes between processes",
    before="import multiprocessing as mp\nc = mp.get_context('fork')\na, b = c.Pipe()\nq = c.Queue()\n"
    "p = c.Process(target=lambda: (b.send(3), q.put(4)))\np.start(); print(a.recv(), q.get()); p.join()",
)
honest(
    "its own number and what /proc says",
    before="import os, psutil\nassert os.readlink('/proc/self') == str(os.getpid())\n"
    "assert psutil.Process().memory_info().rss > 2**20",
)
honest(
    "changes its input",
    sigmoid="def sigmoid(x):\n    np.negative(x, out=x)\n    np.exp(x, out=x)\n    x += 1\n    return 1 / x",
)
honest(
    "where in-place costs",
    9,
    row_sums="def row_sums(table):\n    s = table.sum(axis=1, keepdims=True)\n    table[:] = 0\n    return s",
)
honest(
    "in place behind patched helpers",
    9,
    before="import copy\nfrom autograde_tests.machinery import calling\ncopy.deepcopy = lambda x, *a: x\n"
    "calling.same = lambda *a: True\ncalling.changed_names = lambda *a: ()",
    row_sums="def row_sums(table):\n    s = table.sum(axis=1, keepdims=True)\n    table[:] = 0\n    return s",
)
honest(
    "writes and reads a file",
    sigmoid="np.save('one.npy', np.ones(1))\ndef sigmoid(x):\n    return np.load('one.npy')[0] / (1 + np.exp(-x))",
)
honest(
    "temporary file",
    before="import tempfile\nwith tempfile.TemporaryFile() as f:\n    f.write(b'x')",
)
honest(
    "strict warnings",
    before="import warnings\nwarnings.simplefilter('error')\nnp.seterr(all='raise')",
)
honest(
    "course tools",
    before="from course_utils import plotting, datasets\nimport course_utils.reference",
)
honest(
    "float32 and lists",
    sigmoid="def sigmoid(x):\n    return np.float64(1) / (1 + np.exp(-np.asarray(x)))",
    quiz="quiz = {'rows': 4.0, 'word': 'axis', 'more': [1]}",
)
honest(
    "quiz filled in later",
    quiz="quiz = {'rows': None, 'word': None}\nquiz['rows'] = 4\nquiz['word'] = 'axis'",
)
honest(
    "quiz in a mapping of another kind",
    quiz="from collections import OrderedDict\nquiz = OrderedDict(rows=4, word='axis')",
)
honest(
    "quiz in a dict with defaults",
    quiz="import collections\nquiz = collections.defaultdict(lambda: None, rows=4)\nquiz['word'] = 'axis'",
)
honest(
    "wider floats",
    sigmoid="def sigmoid(x):\n    return 1 / (1 + np.exp(-x.astype(np.longdouble)))",
    row_sums="def row_sums(table):\n    return table.sum(axis=1, keepdims=True).astype('>f8')",
    quiz="quiz = {'rows': np.longdouble(4), 'word': np.str_('axis')}",
)
honest(
    "code that no comparison can write again",
    sigmoid=RIGHT["sigmoid"] + "\nfigures = {'a\xa0b': 1}\nprint(f\"{figures['a\xa0b']}\")",
    row_sums=RIGHT["row_sums"] + "\nlarge = 0x" + "1" * 5000,
)


def above_the_imports(line: str, **answers: str) -> Submission:
    """Return a solved submission with a line on top of the cell that imports NumPy."""

    def change(cells: list[dict[str, Any]]) -> None:
        first = next(each for each in cells if each["cell_type"] == "code")
        first["source"] = f"{line}\n{first['source']}"

    return _changed(change, **answers)


ONLY_AT_HOME = {
    "a package": "import seaborn as sns",
    "one package of three": "import os, seaborn, sys",
    "a keyboard": "name = input('Who are you? ')",
    "another service": "from google.colab import drive\ndrive.mount('/content/drive')",
    "widgets": "%matplotlib widget",
    "a window": "import matplotlib\nmatplotlib.use('TkAgg')",
    "another window": "import matplotlib.pyplot as plt\nplt.switch_backend('QtAgg')",
    "a setting for a window": "import matplotlib\nmatplotlib.rcParams['backend'] = 'TkAgg'",
    "a folder": "import os\nos.chdir(r'C:\\Users\\me\\course')",
    "another folder": "%cd /tmp",
    "a folder that goes": "import os\nos.mkdir('a')\nos.chdir('a')\nos.rmdir('../a')",
    "an extension": "%load_ext nb_black",
    "an installation": "!pip install seaborn\n%pip install seaborn\nimport seaborn",
    "a magic": "%watermark -v",
    "an end": "import sys\nsys.exit(0)",
    "a notebook's end": "quit()",
    "warnings made errors": "import warnings\nwarnings.simplefilter('error')\nwarnings.warn('x')",
    "a figure that waits": "import matplotlib.pyplot as plt\nplt.show(block=True)\nassert False",
    "annotations": "from __future__ import annotations\nimport seaborn",
    "a coroutine": "import asyncio\nawait asyncio.wait_for(asyncio.sleep(9), 0.01)",
    "a random seed": "import numpy\nnumpy.random.seed(-1)",
    "time": "%%time\nimport seaborn",
    "captured output": "%%capture\nimport seaborn",
    "a process that ends": "import os\nos._exit(0)",
    "a slip": "print('a' 'b'",
}
for label, line in ONLY_AT_HOME.items():
    HONEST[f"above the imports: {label}"] = 10, partial(above_the_imports, line)
honest(
    "a failing line between functions and constants",
    sigmoid="def part(x):\n    return np.exp(-x)\nimport seaborn\nONE: int = 1\nTWO, = [ONE]\n"
    "def sigmoid(x):\n    return TWO / (ONE + part(x))\nsigmoid(0)",
)
for label, line in {
    "an end": "import sys\nsys.exit()",
    "an error": "raise RuntimeError('old attempts below')",
    "an assertion": "assert False",
    "no number": "1 / 0",
}.items():
    honest(
        f"old attempts below {label}",
        sigmoid=f"{RIGHT['sigmoid']}\n{line}\ndef sigmoid(x):\n    return x",
    )
for label, (line, decorator) in {
    "as it is": ("from numba import njit", "@njit"),
    "with arguments": ("from numba import njit", "@njit(cache=True)"),
    "of a module": ("import numba as nb", "@nb.njit(nb.float64[:](nb.float64[:]))"),
}.items():
    for cell_above in (True, False):
        where = "above" if cell_above else "in its cell"
        answer = f"{decorator}\n{RIGHT['sigmoid']}"
        honest(
            f"a decorator that is only at home, imported {where}, {label}",
            before=line if cell_above else "",
            sigmoid=answer if cell_above else f"{line}\n{answer}",
        )
honest("a statement that cannot be read", sigmoid="y = = 1\n" + RIGHT["sigmoid"] + "\nprint(")
honest(
    "a cell that takes too long and defines",
    sigmoid="def sigmoid(x):\n    return ONE / (ONE + part(x))",
    after="ONE = 1\nwhile True: pass\ndef part(x):\n    return np.exp(-x)",
)
honest(
    "a right definition, a line that works only at home, and an older one that counts there",
    6,
    sigmoid=f"{RIGHT['sigmoid']}\ninput('continue? ')\ndef sigmoid(x):\n    return x",
)
honest(
    "a wrong function below a decorator that is only at home",
    6,
    sigmoid="from numba import njit\n@njit\ndef sigmoid(x):\n    return x",
)
honest(
    "scratch that failed at home as well", between="1 / 0\ndef sigmoid(x):\n    return 0\nnp = None"
)
honest(
    "a folder of one's own",
    10,
    {"part/one__npy": ONE_AS_FILE},
    before="import os\nos.chdir('part')",
    sigmoid="one = np.load('one.npy')\ndef sigmoid(x):\n    return one[0] / (1 + np.exp(-x))",
)
honest("closed figures and exit", after="exit()")
honest(
    "halves of characters shown",
    before="from IPython.display import HTML, display\nprint('\\ud83d')\ndisplay(HTML('\\ud83d'))\n"
    "display({'text/\\ud83d': '\\ud83d'}, raw=True)\nONE = len([0])",
    sigmoid="def sigmoid(x):\n    return ONE / (ONE + np.exp(-x))",
)
honest("long output", after="for i in range(20000): print(i)")
