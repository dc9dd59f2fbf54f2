"""Do the notebooks and figures that quote a measured table quote the committed one?"""

from pathlib import Path

from course_utils.figures.week7 import batch_normalization, batch_normalization_in_use

ROOT = Path(__file__).resolve().parents[2]


def test_week_4_shows_the_committed_accuracies():
    """Is each model's row of the notebook that of the committed training set, column by column?"""
    page = (ROOT / "benchmarks/results/accuracy.md").read_text(encoding="utf-8")
    first = page.split("\n## ")[1]
    assert "(the committed one)" in first
    committed = [line for line in first.splitlines() if line.startswith("| ")]
    source = (ROOT / "notebook_sources/week4/deep_network_application.py").read_text("utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in committed]
    wanted = {row[0]: [row[k] for k in (0, 1, 2, 3, 7)] for row in rows}
    shown = [line[2:] for line in source.splitlines() if line.startswith("# | ")]
    table = [[cell.strip() for cell in line.split("|")[1:-1]] for line in shown][1:]
    assert [row[0] for row in table] == ["logistic regression", "two layers", "four layers"]
    assert table == [wanted[row[0]] for row in table]


def labs():
    """Return the committed bands of the labs: by variant, of the training and of the test set."""
    page = (ROOT / "benchmarks/results/accuracy_labs.md").read_text(encoding="utf-8")
    found = {}
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.split("|")[1:-1]]
        if len(cells) == 7 and cells[1][:1].isdigit():
            found[cells[0]] = tuple(
                (float(cells[k]), *map(float, cells[k + 1].split(" to "))) for k in (1, 4)
            )
    return found


def test_week_7_draws_the_committed_bands():
    """Is every band in the figures of batch normalisation the one that was measured?"""
    committed, kinds = labs(), {"without": "plain", "with batch norm": "batch norm"}
    for name, bands in batch_normalization.MEASURED.items():
        assert len(bands) == 7
        for rate, band in bands.items():
            assert band == committed[f"{kinds[name]}, rate {rate:g}"][0]
    notes = {"right labels": "", "one label in ten wrong": ", wrong labels"}
    for name, sizes in batch_normalization_in_use.NOISE.items():
        assert len(sizes) == 6
        for size, both in sizes.items():
            assert both == committed[f"groups of {size}{notes[name]}"]
    for name, shifts in batch_normalization_in_use.SHIFTS.items():
        assert len(shifts) == 5
        for change, band in shifts.items():
            kind = name.removeprefix("batch norm, ")
            assert band == committed[f"{change}, {kind}"][1]
