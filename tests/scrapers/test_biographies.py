"""Each source's file tells its biography: nobody who mends a reader should have to find out again."""

import inspect
import re

import pytest

from scrapers.run import MODULES
from scrapers.spider import Spider, spiders

SPIDERS = spiders(MODULES)
TOLD = {
    "who publishes it": r"\bWho:",
    "where it stands": r"\bWhere:",
    "where that was seen": r"\b(?:[Ss]een|found|read|links?|linked|cited|filled from|API)\b",
    "how it words things": r"How (?:it|they|each) words",
    "what is odd about it": r"\bodd:",
}
"""What a biography must say, and how it says it."""


@pytest.mark.parametrize("spider", SPIDERS.values(), ids=SPIDERS)
def test_every_source_has_a_whole_biography(spider: type[Spider]) -> None:
    biography = " ".join((inspect.getmodule(spider).__doc__ or "").split())
    assert [part for part, words in TOLD.items() if not re.search(words, biography)] == []


@pytest.mark.parametrize("spider", [one for one in SPIDERS.values() if not one.source.is_manual])
def test_every_source_that_is_read_says_what_makes_it_fail(spider: type[Spider]) -> None:
    assert "What makes it fail:" in (inspect.getmodule(spider).__doc__ or "")
