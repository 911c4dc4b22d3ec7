"""Alerts and the look-up may each be taken out whole: what stays names them in the lines of the house alone."""

import re
from pathlib import Path

import pytest

from tests.imports import ROOT, imports_of, module_name, within

ROOMS = ("alerts", "lookup")
THEIR_LINES = {f"tracker/{name}.py" for name in ("settings", "urls", "tasks", "celery")}


def those_that_stay(room: str, folder: str, ending: str) -> list[Path]:
    """Return the files of a folder that stay when the room goes, and the tests of the whole and the benches with it."""
    gone = [ROOT / folder / room, *(ROOT / "tests" / name for name in ("whole", "bench"))]
    return [path for path in (ROOT / folder).rglob(f"*{ending}") if not any(path.is_relative_to(one) for one in gone)]


@pytest.mark.parametrize("room", ROOMS)
def test_only_the_four_files_of_the_house_name_its_modules(room: str) -> None:
    naming = re.compile(rf"""["'](?:tracker\.)?{room}\.\w|\btracker\.{room}\b""")
    files = those_that_stay(room, "tracker", ".py")
    assert {str(path.relative_to(ROOT)) for path in files if naming.search(path.read_text())} <= THEIR_LINES


@pytest.mark.parametrize("room", ROOMS)
def test_no_other_test_imports_it(room: str) -> None:
    astray = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in those_that_stay(room, "tests", ".py")
        for name in imports_of(path.read_text(), module_name(path), set())
        if within(name, f"tracker.{room}", f"tests.{room}")
    ]
    assert astray == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_page_of_another_room_links_it_only_where_it_is_there(room: str) -> None:
    """`{% url … as NAME %}` is empty for an address that nobody serves; what is asked without it fails the page."""
    asked = re.compile(rf"{{% url '{room}:\w+'[^%]* as \w+ %}}")
    bare = re.compile(rf"{{% url '{room}:\w+'")
    pages = {path: path.read_text() for path in those_that_stay(room, "templates", ".html")}
    unasked = [path for path, page in pages.items() if bare.search(page) and not asked.search(page)]
    assert unasked == []
