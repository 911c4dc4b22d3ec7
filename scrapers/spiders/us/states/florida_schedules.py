"""Florida's Schedule I: whether the Legislature has put 7-hydroxymitragynine where emergency rules put it.

Who: The Florida Legislature. Where: http://www.leg.state.fl.us/statutes/index.cfm?App_mode=Display_Statute&URL=
0800-0899/0893/Sections/0893.03.html, the form of address that the site's own index links to; the section's words were
seen in copies of 2011 and 2025, the tags in the form that the Legislature gives to others.
How it words things: number, catchline and a dash, then "(1) SCHEDULE I.—...", under it "(a) Unless specifically
excepted ...", entries numbered 1., and so on to Schedule V in the same section.
What is odd: the Attorney General adds to the schedules by rule (section 893.035), see `florida_rules`. The act of 2026
(HB 309) was not seen. A limit or a ratio beside a name is for a person.
How often it changes: in the session, January to March, mostly in force on July 1.
What makes it fail: another catchline, no history, a watched substance on another schedule, fewer entries.
"""

import re
from datetime import timedelta

from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, Section, addresses, before_next_schedule
from scrapers.reading import Document
from tracker.contract import Between, Source
from tracker.vocabulary import Authority

STATUTES = "http://www.leg.state.fl.us/statutes/index.cfm?App_mode=Display_Statute&URL=0800-0899/0893/Sections"
NEXT = re.compile(r"\(2\) SCHEDULE II\..*")


class FloridaSchedules(Schedule):
    parts = (
        Part(
            url=f"{STATUTES}/0893.03.html",
            number="893.03",
            heading="Standards and schedules",
            opening="The substances enumerated in this section are controlled by this chapter.",
            entries=Between(low=120, high=900),
        ),
    )
    source = Source(
        slug="us_fl_schedules",
        jurisdiction="ocd-division/country:us/state:fl",
        publisher="The Florida Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=3),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "Fla. Stat. § {number}"
    text_at = ".Section"

    def section(self, document: Document, part: Part) -> Section:
        return before_next_schedule(super().section(document, part), NEXT)
