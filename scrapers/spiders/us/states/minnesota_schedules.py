"""Minnesota's schedules of controlled substances, I to V in one section.

Who: Minnesota Revisor of Statutes. Where: https://www.revisor.mn.gov/statutes/cite/152.02, the form of address that the
site's own chapters link to; a neighbour was seen in a stored copy, another section with its markup in a public archive
of state codes (August 2026), this section not.
How it words things: `#xtend` holds number and heading in capitals in `h1.shn`; a subdivision is a `div.subd` with its
number and heading in `h2`, a paragraph a passage; `div.history` closes the section.
What is odd: the Board of Pharmacy may add to the schedules by rule for a time (subdivisions 8 and 12; Minn. R.
6800.4210), which is not here. Kratom stands apart, in section 152.027, subdivision 7.
How often it changes: after a session, with the year's edition. What makes it fail: another heading, no history.
"""

from datetime import timedelta

from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, Section, addresses, holder, refuse_merged, section_from, without
from scrapers.reading import Document, lines
from tracker.contract import Between, Source
from tracker.vocabulary import Authority


class MinnesotaSchedules(Schedule):
    parts = (
        Part(
            url="https://www.revisor.mn.gov/statutes/cite/152.02",
            number="152.02",
            heading="SCHEDULES OF CONTROLLED SUBSTANCES; ADMINISTRATION OF CHAPTER",
            entries=Between(low=200, high=1500),
        ),
    )
    source = Source(
        slug="us_mn_statutes_schedules",
        jurisdiction="ocd-division/country:us/state:mn",
        publisher="Minnesota Revisor of Statutes",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "Minn. Stat. § {number}"

    def section(self, document: Document, part: Part) -> Section:
        text = holder(document.html(), "#xtend")
        refuse_merged(text)
        return section_from(lines(without(text, "a[title^=Link]")), part)
