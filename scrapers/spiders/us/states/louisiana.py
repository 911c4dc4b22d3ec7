"""Louisiana's Schedule I: mitragynine and 7-hydroxymitragynine are on it since August 1, 2025.

Who: Louisiana State Legislature. Where: https://legis.la.gov/legis/Law.aspx?d=98877, the section's own number among the
site's documents; the form of a page was seen in others (RS 32:1270.41), the section's words in copies of 2006 and 2020.
The law: Act 41 of the 2025 Regular Session (SB 154).
How it words things: a label "RS 40:964", then "§964. Composition of schedules", all five schedules one after the other
under "SCHEDULE I" and so on, "A. Opiates. ...", entries numbered (1), some with "*" before, and "Acts 1972, No. 634".
What is odd: the words over the list that holds kratom are known from an earlier bill (HB 452 of 2019) only; under any
other words the entry is for a person. Possession has penalties of its own (40:966.1), which are not here.
How often it changes: in the session, to June, in force on August 1. What makes it fail: another label or heading, no
acts behind it, a watched substance on another schedule.
"""

import re
from datetime import timedelta

from scrapers.errors import LandmarkMissing
from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, Section, addresses, before_next_schedule, noted, one, refuse_merged, section_from
from scrapers.reading import Document, lines, words
from tracker.contract import Between, Source
from tracker.vocabulary import Authority

MISCELLANEOUS = (
    "Miscellaneous. Unless specifically excepted or contained within a pharmaceutical product approved by the United "
    "States Food and Drug Administration, or unless listed in another schedule, any material, compound, mixture, or "
    "preparation which contains any quantity of the following substances including its salts, isomers, or salts of "
    "isomers, whenever the existence of such salts, isomers, or salts of isomers is possible within the specific "
    "chemical designation:"
)
NEXT = re.compile("SCHEDULE II")
ACTS = re.compile(r"(?:Added by |Amended by )?Acts \d{4}, No\. \d+.*")


class Louisiana(Schedule):
    parts = (
        Part(
            url="https://legis.la.gov/legis/Law.aspx?d=98877",
            number="964",
            heading="Composition of schedules",
            opening="Schedules I, II, III, IV, and V shall, unless and until added to pursuant to R.S. 40:962,",
            entries=Between(low=120, high=900),
            leads=(MISCELLANEOUS,),
        ),
    )
    source = Source(
        slug="us_la_revised_statutes",
        jurisdiction="ocd-division/country:us/state:la",
        publisher="Louisiana State Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=3),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "La. R.S. 40:{number}"
    last_note = ACTS.pattern

    def section(self, document: Document, part: Part) -> Section:
        label = words(one(document.html(), "#ctl00_PageBody_LabelName"))
        if label != f"RS 40:{part.number}":
            raise LandmarkMissing("the document is another section's", label)
        text = one(document.html(), "#ctl00_PageBody_LabelDocument")
        refuse_merged(text)
        told = [line.removeprefix("*").strip() for line in lines(text)]
        return before_next_schedule(section_from(noted(told, ACTS), part), NEXT)
