"""New Mexico's Schedule I, as the Board of Pharmacy's rule lists it.

Who: New Mexico State Records Center and Archives, which publishes the rules of the Board of Pharmacy. Where:
https://www.srca.nm.gov/parts/title16/16.019.0020.html, read in a stored copy as text, its markup not seen.
How it words things: all of part 20 in one page, a paragraph a passage; a section begins "16.19.20.65 SCHEDULE I:" and
ends with its history in brackets, "[16.19.20.65 NMAC - Rp ...]". "A. Section 30-31-6 NMSA 1978, schedule I shall
consist of ..." opens the list of opioids in one sentence with the rule's own purpose.
What is odd: the statute (section 30-31-6) lists fewer substances, and is published in whole chapters as PDF. The words
above the first list are not known in full, so a watched substance there is for a person to read.
How often it changes: the Board meets about six times a year. What makes it fail: another heading, no history.
"""

from datetime import timedelta

from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, Section, addresses, one, refuse_merged, section_from
from scrapers.reading import Document, lines
from tracker.contract import Between, Source
from tracker.vocabulary import Authority, InstrumentKind


class NewMexico(Schedule):
    parts = (
        Part(
            url="https://www.srca.nm.gov/parts/title16/16.019.0020.html",
            number="16.19.20.65",
            heading="SCHEDULE I",
            entries=Between(low=120, high=900),
        ),
    )
    source = Source(
        slug="us_nm_administrative_code",
        jurisdiction="ocd-division/country:us/state:nm",
        publisher="New Mexico State Records Center and Archives",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "{number} NMAC"
    instrument_kind = InstrumentKind.REGULATION

    def section(self, document: Document, part: Part) -> Section:
        body = one(document.html(), "body")
        refuse_merged(body)
        told = lines(body)
        history = f"[{part.number} NMAC"
        ends = [index for index, line in enumerate(told) if line.startswith(history)]
        law, notes = (told[: ends[0]], ["History", told[ends[0]]]) if len(ends) == 1 else (told, [])
        return section_from([*law, *notes], part)
