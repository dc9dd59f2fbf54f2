"""The instructor's secret: made once, kept out of the course's folder, found again, never lost."""

import os
import shutil
from pathlib import Path

import pytest

from autograde_tests.machinery.agreed import SEED_VARIABLE
from grading.errors import SeedError
from grading.seed import NAME_FILE, OLD_FILE, grading_seed, seed_file


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a course's folder; seeds go to a folder of the test's own."""
    monkeypatch.delenv(SEED_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "course").mkdir()
    return tmp_path / "course"


def test_it_is_made_once_outside_of_the_course(course: Path):
    """Is a new seed long, kept for its owner only, and nowhere in the course's folder?"""
    seed = grading_seed(course)
    assert len(seed) == 32
    assert grading_seed(course) == seed
    file = seed_file(course)
    assert course not in file.parents
    assert file.read_text() == seed
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    inside = [path for path in course.rglob("*") if path.is_file()]
    assert inside == [course / NAME_FILE]
    assert seed not in inside[0].read_text()


def test_without_a_state_folder_set_it_is_in_the_home(course: Path, monkeypatch):
    """Is the standard's default used, also where the variable is no absolute path?"""
    monkeypatch.setenv("HOME", str(course.parent / "home"))
    for value in ("", "relative"):
        monkeypatch.setenv("XDG_STATE_HOME", value)
        assert course.parent / "home/.local/state" in seed_file(course).parents


def test_two_courses_have_two_seeds(course: Path, tmp_path: Path):
    """Does every course have a secret of its own?"""
    (tmp_path / "other").mkdir()
    assert grading_seed(course) != grading_seed(tmp_path / "other")


def test_a_moved_course_finds_its_seed(course: Path, tmp_path: Path):
    """Do a renamed folder, a copy, and a folder that lost its name keep their hidden cases?"""
    seed = grading_seed(course)
    shutil.copytree(course, tmp_path / "copy")
    course.rename(tmp_path / "renamed")
    assert grading_seed(tmp_path / "renamed") == grading_seed(tmp_path / "copy") == seed
    course.mkdir()
    assert grading_seed(course) == seed


def test_an_old_seed_moves_out(course: Path):
    """Is the seed that earlier versions kept in the course's folder taken over?"""
    (course / OLD_FILE).write_text("an old seed\n")
    assert grading_seed(course) == "an old seed"
    assert not (course / OLD_FILE).exists()
    assert grading_seed(course) == "an old seed"
    (course / OLD_FILE).write_text("an old seed")
    assert grading_seed(course) == "an old seed"
    assert not (course / OLD_FILE).exists()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda course: (course / OLD_FILE).write_text("another"), "two seeds"),
        (lambda course: (course / OLD_FILE).write_text(""), "is empty"),
        (lambda course: seed_file(course).write_text(""), "is empty"),
        (lambda course: seed_file(course).unlink(), "not on this machine"),
        (lambda course: (course / NAME_FILE).write_text("../../x"), "damaged"),
    ],
)
def test_trouble_is_said_and_nothing_is_drawn_anew(course: Path, spoil, words: str):
    """Does a seed that is lost, damaged or doubled stop grading, and not change the marks?"""
    grading_seed(course)
    before = sorted(seed_file(course).parent.iterdir())
    spoil(course)
    with pytest.raises(SeedError, match=words):
        grading_seed(course)
    assert set(before) >= set((course.parent / "state").rglob("*/seeds/*"))


def test_a_folder_that_cannot_be_written_is_said(course: Path, monkeypatch):
    """Is a place that cannot hold a folder answered with what to set?"""
    (course / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(course / "file"))
    with pytest.raises(SeedError, match=SEED_VARIABLE):
        grading_seed(course)


def test_others_cannot_read_it(course: Path):
    """Is a seed that others could read closed, and a link in its place not followed?"""
    seed = grading_seed(course)
    file = seed_file(course)
    file.chmod(0o644)
    assert grading_seed(course) == seed
    assert file.stat().st_mode & 0o777 == 0o600
    file.rename(file.with_name("elsewhere"))
    file.symlink_to("elsewhere")
    with pytest.raises(SeedError):
        grading_seed(course)


def test_what_is_set_counts(course: Path, monkeypatch):
    """Does a seed in the environment count, with nothing written?"""
    monkeypatch.setenv(SEED_VARIABLE, "given")
    assert grading_seed(course) == "given"
    assert not list(course.iterdir())
    assert not (course.parent / "state").exists()


def test_commands_at_the_same_time_agree(course: Path):
    """Do two first commands that run side by side end with one seed?"""
    read, write = os.pipe()
    children = []
    for _ in range(4):
        child = os.fork()
        if not child:
            try:
                os.write(write, grading_seed(course).encode() + b"\n")
            finally:
                os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    os.close(write)
    with os.fdopen(read) as stream:
        seeds = stream.read().split()
    assert len(seeds) == 4
    assert set(seeds) == {grading_seed(course)}
