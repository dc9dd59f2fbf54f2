"""Does the package stay cheap to import?"""

import pkgutil
import subprocess
import sys

import pytest

import course_utils


def test_import_loads_nothing_heavy():
    """Does `import course_utils` leave plots, widgets, data and SciPy unloaded?"""
    heavy = {"matplotlib", "ipywidgets", "sklearn", "scipy", "PIL", "pooch", "tqdm", "IPython"}
    code = f"import sys, course_utils; print({heavy} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stdout.strip() == "set()", result.stderr


def test_modules_load_when_used():
    """Is a module there as an attribute, and an unknown name an AttributeError that names it?"""
    assert course_utils.training.History is not None
    assert "plotting" in dir(course_utils)
    with pytest.raises(AttributeError, match="ploting"):
        _ = course_utils.ploting


def test_every_module_is_listed():
    """Does `__all__` name every module that notebooks may import?"""
    modules = (module.name for module in pkgutil.iter_modules(course_utils.__path__))
    assert course_utils.__all__ == sorted(name for name in modules if not name.startswith("_"))
