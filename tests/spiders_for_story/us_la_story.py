"""A page made up for the tests: Schedule I of a state, without kratom's alkaloids and then with them."""

from collections.abc import Iterator
from datetime import timedelta

from scrapers.days import day
from scrapers.listing import absent, bounded
from scrapers.naming import lone_name
from scrapers.reading import Document, words
from scrapers.spider import Spider
from tracker.contract import Address, Between, Cell, Law, Observation, Source
from tracker.vocabulary import Activity, Authority, Effect, Form, InstrumentKind, Naming, SubjectKind

LOUISIANA = "ocd-division/country:us/state:la"
CITATION = "La. R.S. 40:964"


class LouisianaStory(Spider):
    source = Source(
        slug="us_la_story",
        jurisdiction=LOUISIANA,
        publisher="A legislature made up for tests",
        authority=Authority.PRIMARY,
        every=timedelta(days=1),
        addresses=(Address(url="https://law.example/964", landmark="Schedule I", entries=Between(low=3, high=9)),),
        observations=Between(low=1, high=1),
        first_read=None,
    )

    def read(self, document: Document, address: Address | None) -> Iterator[Observation]:
        entries = [words(item) for item in document.html().iter("li")]
        assert address and address.entries
        bounded(entries, address.entries, "entries of Schedule I")
        listed = [(lone_name(name), since) for name, _, since in (entry.partition(" since ") for entry in entries)]
        named = [(substance, since) for substance, since in listed if substance]
        if not named:
            yield absent(
                document, subject=CITATION, kind=SubjectKind.INSTRUMENT, jurisdiction=LOUISIANA,
                landmark="Schedule I", entries=entries,
            )  # fmt: skip
            return
        law = Law(
            jurisdiction=LOUISIANA, instrument_kind=InstrumentKind.STATUTE, citation=CITATION, url=document.url,
            title="Composition of schedules", naming=Naming.SCHEDULED,
            substances=tuple(sorted({substance for substance, _ in named})),
            cells=tuple(cell(substance, activity, day(since)) for substance, since in named for activity in Activity),
        )  # fmt: skip
        quote = " ".join(entry for entry in entries if " since " in entry)
        yield document.observe(subject=law.subject, quote=quote, text="\n".join(entries), reading=law)


def cell(substance: str, activity: Activity, since: str) -> Cell:
    return Cell(
        substance=substance, form=Form.ANY, threshold=None, activity=activity, effect=Effect.PROHIBITED, conditions=(),
        valid_from=since, valid_to="",
    )  # fmt: skip
