"""The browser's part of the interactive figures: is what is committed what its sources make?"""

import json
import re
import subprocess
from pathlib import Path

import pytest


@pytest.fixture
def widgets(root: Path) -> Path:
    """Return the folder of the sources."""
    return root / "widgets"


def files(folder: Path) -> list[str]:
    """Return the files below a folder, by their path from there."""
    found = (each for each in folder.rglob("*") if each.is_file())
    return sorted(each.relative_to(folder).as_posix() for each in found)


@pytest.mark.slow
def test_the_bundle_is_what_its_sources_make(root: Path, widgets: Path, tmp_path: Path):
    """Does a fresh build give the committed files, byte for byte?"""
    if not (widgets / "node_modules" / ".is-set-up").exists():
        pytest.skip("esbuild and D3 are not installed: make widgets")
    static, extensions = tmp_path / "static", tmp_path / "labextensions"
    command = ["node", "build.mjs", str(static), str(extensions)]
    subprocess.run(command, cwd=widgets, check=True)
    assert files(static) == ["LICENSES.txt", "explorers.js"]
    for made, committed in (
        (static, root / "course_utils/explorers/static"),
        (extensions, root / "course_cli/jupyter/labextensions"),
    ):
        hint = f"{committed} has others: run make widgets, and commit what it makes"
        assert files(made) == files(committed), hint
        for name in files(made):
            assert (made / name).read_bytes() == (committed / name).read_bytes(), hint


def test_every_explorer_has_both_its_files(root: Path, widgets: Path):
    """Is there a module in Python for each one in JavaScript, and the other way round?"""
    from course_utils.explorers.base import kinds

    assert sorted(kinds()) == sorted(each.stem for each in (widgets / "src/explorers").iterdir())


def test_versions_are_exact_and_come_from_the_public_registry(widgets: Path):
    """Does each package have one version with a checksum, and no other place to come from?"""
    manifest = json.loads((widgets / "package.json").read_text())
    assert all(
        re.fullmatch(r"\d+\.\d+\.\d+", each) for each in manifest["devDependencies"].values()
    )
    packages = json.loads((widgets / "package-lock.json").read_text())["packages"]
    for name, package in packages.items():
        if name:
            assert package["integrity"].startswith("sha512-")
            public = f"https://registry.npmjs.org/{name.removeprefix('node_modules/')}/"
            assert package.get("resolved", public).startswith(public)
    wanted = {name: f"node_modules/{name}" for name in manifest["devDependencies"]}
    for name, path in wanted.items():
        assert packages[path]["version"] == manifest["devDependencies"][name]


def test_every_package_in_the_bundle_has_its_licence(root: Path, widgets: Path):
    """Are the licences beside it free ones, each with its whole text and its version?"""
    text = (root / "course_utils/explorers/static/LICENSES.txt").read_text()
    packages = json.loads((widgets / "package-lock.json").read_text())["packages"]
    heads = re.findall(r"^(\S+) (\d+\.\d+\.\d+) \((.+)\)$", text, re.MULTILINE)
    assert {name for name, _, _ in heads} >= {"d3-axis", "d3-contour", "d3-scale", "d3-shape"}
    for name, version, licence in heads:
        assert packages[f"node_modules/{name}"]["version"] == version
        assert licence in ("ISC", "MIT", "BSD-3-Clause")
    assert text.count("Copyright") >= len(heads)
    assert text.count("WARRANT") >= len(heads)
