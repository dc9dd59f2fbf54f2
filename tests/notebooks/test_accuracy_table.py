"""Does the notebook that quotes a measured table quote the committed one?"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_week_4_shows_the_committed_accuracies():
    """Is every row of the committed training set in the notebook, and no other row of its kind?"""
    page = (ROOT / "benchmarks/results/accuracy.md").read_text(encoding="utf-8")
    first = page.split("\n## ")[1]
    assert "(the committed one)" in first
    committed = [line for line in first.splitlines() if line.startswith("| ")]
    source = (ROOT / "notebook_sources/week4/deep_network_application.py").read_text("utf-8")
    shown = [line[2:] for line in source.splitlines() if line.startswith("# | ")]
    assert len(committed) == 5
    assert [line for line in shown if len(line.split("|")) == 10] == committed
