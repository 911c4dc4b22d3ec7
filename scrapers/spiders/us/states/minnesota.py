"""Minnesota's words on kratom: who sells it to the young, or has it while young, commits an offense.

Who: Minnesota Revisor of Statutes. Where: https://www.revisor.mn.gov/statutes/cite/152.027, the form of address that
the site's own chapters link to; an earlier year of the section was seen in a stored copy, another section with its
markup in a public archive of state codes (August 2026).
How it words things: `#xtend` holds the section; a subdivision is a `div.subd` whose `id` is "stat." and the citation,
its number and heading in `h2.subd_no`, a paragraph a passage; `div.history` closes the section.
What is odd: the section has other offenses; only its seventh subdivision is read. The age was 18 from August 1, 2018;
HF 3453 of 2026 is said to have raised it to 21 from August 1, 2026. What is on a schedule stands in section 152.02.
How often it changes: after a session, with the year's edition. What makes it fail: another heading, two ages, no
history.
"""

from datetime import timedelta

from scrapers.law.act import KratomAct
from scrapers.law.section import Part, Section, addresses, assembled, every, one, refuse_merged, without
from scrapers.reading import Document, lines, words
from tracker.contract import Between, Source
from tracker.vocabulary import Authority, ConditionKind


class Minnesota(KratomAct):
    parts = (
        Part(
            url="https://www.revisor.mn.gov/statutes/cite/152.027",
            number="152.027.7",
            heading="Sale or possession of kratom",
            duties=(ConditionKind.MINIMUM_AGE,),
        ),
    )
    source = Source(
        slug="us_mn_statutes_kratom",
        jurisdiction="ocd-division/country:us/state:mn",
        publisher="Minnesota Revisor of Statutes",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "Minn. Stat. § 152.027, subd. 7"

    def section(self, document: Document, part: Part) -> Section:
        text = one(document.html(), "#xtend")
        refuse_merged(text)
        subdivision = one(text, f'[id="stat.{part.number}"]')
        title = words(one(subdivision, "h2 .headnote"))
        history = [line for note in every(text, ".history") for line in lines(note)]
        return assembled(part, title, [*lines(without(subdivision, "h2, a[title^=Link]")), *history])
