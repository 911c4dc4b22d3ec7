"""Wisconsin's statutes: Schedule I, which lists mitragynine and 7-hydroxymitragynine among its entries.

Who: Wisconsin Legislative Reference Bureau, which publishes the statutes for the Legislature.
Where: https://docs.legis.wisconsin.gov/document/statutes/961.14, the form of address that the site's own tables of
contents link to. The law: 2013 Wisconsin Act 351, which made s. 961.14 (7) (mk) and (mL).
How it words things: a window of several sections in one page, flat. Each passage is a `div` whose class begins with
`qsatxt_` and that names its section in `data-section`; the first (`qsatxt_1sect`) holds number and title, and
`qsnote_history` closes the section.
What is odd: the window opens at an earlier section than the one asked for (961.11 for 961.14), and may end before it.
What makes it fail: a window without the section's first passage or without its history, another title, struck words.
"""

from datetime import timedelta

from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, Section, addresses, assembled, every, one, refuse_merged, without
from scrapers.reading import Document, words
from tracker.contract import Between, Source
from tracker.vocabulary import Authority


class Wisconsin(Schedule):
    parts = (
        Part(
            url="https://docs.legis.wisconsin.gov/document/statutes/961.14",
            number="961.14",
            heading="Schedule I",
            entries=Between(low=150, high=900),
        ),
    )
    source = Source(
        slug="us_wi_statutes",
        jurisdiction="ocd-division/country:us/state:wi",
        publisher="Wisconsin Legislative Reference Bureau",
        authority=Authority.PRIMARY,
        every=timedelta(days=3),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "Wis. Stat. § {number}"

    def section(self, document: Document, part: Part) -> Section:
        page = one(document.html(), "#document")
        here = f'[data-section="{part.number}"]'
        first = one(page, f".qsatxt_1sect{here}")
        notes = [words(note) for note in every(page, f'[class^="qsnote_history"]{here}')]
        told = []
        for passage in every(page, f'[class^="qsatxt_"]{here}'):
            refuse_merged(passage)
            told.append(words(without(passage, "a.reference, .qsnum_sect, .qstitle_sect")))
        return assembled(part, words(one(first, ".qstitle_sect")), [*filter(None, told), *notes])
