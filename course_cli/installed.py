"""Which packages the course needs, which of them are here, and the line that installs them."""

import json
import sys
from importlib import metadata
from pathlib import Path
from urllib.parse import urlparse
from urllib.request import url2pathname

from packaging.requirements import Requirement

from course_utils.about import PROJECT


def requirements(extra: str = "") -> list[Requirement]:
    """Return what the course requires, or what one of its extras adds to that.

    Parameters
    ----------
    extra : str
        Such as ``grading``; what a student needs if not given.

    Returns
    -------
    list of Requirement
        Empty if the course is not installed.

    Examples
    --------
    >>> sorted(requirement.name for requirement in requirements("grading"))
    ['msgpack', 'nbgrader']
    """
    try:
        found = [Requirement(line) for line in metadata.requires(PROJECT) or ()]
    except metadata.PackageNotFoundError:
        return []
    return [
        requirement
        for requirement in found
        if _applies(requirement, extra) and not (extra and _applies(requirement, ""))
    ]


def _applies(requirement: Requirement, extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def faults(extra: str = "") -> list[str]:
    """Return what is missing, too old or too new of what the course, or one of its extras, needs.

    Parameters
    ----------
    extra : str
        Such as ``grading``; what a student needs if not given.

    Examples
    --------
    >>> faults()
    []
    """
    found = []
    for requirement in requirements(extra):
        try:
            version = metadata.version(requirement.name)
        except metadata.PackageNotFoundError:
            found.append(f"{requirement.name} is missing")
            continue
        if not requirement.specifier.contains(version, prereleases=True):
            found.append(f"{requirement.name} {version} is not {requirement.specifier}")
    return found


def clone() -> Path | None:
    """Return the clone that the course was installed from with ``pip install -e``, if it was."""
    folder, is_in_place = _origin()
    return folder if is_in_place else None


def _origin() -> tuple[Path | None, bool]:
    """Return the folder that the course was installed from, and whether it runs from there."""
    try:
        text = metadata.distribution(PROJECT).read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        return None, False
    origin = json.loads(text or "{}")
    if "dir_info" not in origin:
        return None, False
    folder = Path(url2pathname(urlparse(origin["url"]).path))
    return folder if folder.is_dir() else None, origin["dir_info"].get("editable", False)


def install_line(extra: str = "") -> str:
    """Return the line that installs the course with one of its extras, or mends the installation.

    It names the folder that the course came from, if there is one, else the project.

    Parameters
    ----------
    extra : str
        Such as ``grading``; if not given, everything that a student needs is installed anew.
    """
    folder, is_in_place = _origin()
    wanted = f"{folder or PROJECT}[{extra}]" if extra else f"{folder or PROJECT}"
    option = "-e " if folder and is_in_place else "" if extra else "--force-reinstall "
    return f'"{sys.executable}" -m pip install {option}"{wanted}"'
