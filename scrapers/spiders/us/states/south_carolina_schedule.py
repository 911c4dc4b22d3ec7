"""South Carolina's Schedule I, by statute; by reports it does not name kratom.

Who: South Carolina Legislature. Where: https://www.scstatehouse.gov/code/t44c053.php, the page of south_carolina.py,
which holds this section too. The section's words and catchline were seen in a public copy of the drug statutes, the
page's edition of 2022 in a stored copy, as words.
How it words things: "SECTION 44-53-190. Schedule I.", passages lettered (A) to (F), the lists under (B) and what
follows numbered 1., 2., some entries "[Deleted]"; "HISTORY: ..." with all its acts.
What is odd: the department may add to the schedule between sessions (44-53-160), which the page shows late.
How often it changes: in the session, January to May.
What makes it fail: another catchline, fewer than half of the entries.
"""

from datetime import timedelta

from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, Section, addresses
from scrapers.reading import Document
from scrapers.spiders.us.states.south_carolina import CHAPTER, section_of_chapter
from tracker.contract import Between, Source
from tracker.vocabulary import Authority


class SouthCarolinaSchedule(Schedule):
    parts = (
        Part(
            url=CHAPTER,
            number="44-53-190",
            heading="Schedule I",
            opening="(A) The controlled substances listed in this section are included in Schedule I",
            entries=Between(low=90, high=700),
        ),
    )
    source = Source(
        slug="us_sc_code_schedule",
        jurisdiction="ocd-division/country:us/state:sc",
        publisher="South Carolina Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "S.C. Code § {number}"

    def section(self, document: Document, part: Part) -> Section:
        return section_of_chapter(document, part)
