"""The gazetteer's data files: plain CSV in UTF-8, sorted by the first column, with | between the values of one cell."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

DATA = Path(__file__).parent / "data"
GOVERNMENT_FILES = ("countries.csv", "states.csv", "tribes.csv")
PLACE_FILES = ("counties.csv", "places.csv", "zips.csv", "zip_reaches.csv", "geoids.csv")

Row = dict[str, str]


def read_table(path: Path) -> list[Row]:
    """Return the rows of a file, each by its columns' names. Raises OSError where there is none."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Write the rows sorted by their first column. Raises ValueError where a row has a column too many."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: row[columns[0]]))


def several(cell: str) -> list[str]:
    """Return the values of a cell that may hold several, or none."""
    return cell.split("|") if cell else []
