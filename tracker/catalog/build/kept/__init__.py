"""What no source gives, or gives wrongly: kept by hand, a row for each fix."""

from pathlib import Path

from tracker.catalog.table import Row, read_table


def kept(name: str) -> list[Row]:
    """Return the rows of one of the files beside this one."""
    return read_table(Path(__file__).parent / name)
