"""Hawaii's Schedule I, which names no kratom.

Who: Hawaii State Legislature. Where: https://data.capitol.hawaii.gov/hrscurrent/Vol06_Ch0321-0344/HRS0329/
HRS_0329-0014.htm; the folder was seen in the chapter's own table of contents, the page's form in other sections of the
same collection (377-4.5 and 1-1), the section's words in a copy elsewhere.
How it words things: `div.WordSection1`, exported from a word processor: number and heading in bold, a paragraph a
passage, the history in brackets at the end of the last one, then notes (`XNotes`).
What is odd: the host refuses some machines (403). Each year the department reports what it would schedule, and may
schedule for a time by rule (section 329-11), which is not here.
How often it changes: in the session, January to May. What makes it fail: another heading, no history, fewer entries.
"""

import re
from datetime import timedelta

from scrapers.errors import Incomplete
from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, Section, addresses, holder, refuse_merged, section_from, without
from scrapers.reading import Document, lines
from tracker.contract import Between, Source
from tracker.vocabulary import Authority

HISTORY = re.compile(r"(?P<law>.*?) ?\[(?P<history>L (?:Sp )?\d{4}, c .+)\]")
FOLDER = "https://data.capitol.hawaii.gov/hrscurrent/Vol06_Ch0321-0344/HRS0329"


class Hawaii(Schedule):
    parts = (
        Part(
            url=f"{FOLDER}/HRS_0329-0014.htm",
            number="329-14",
            heading="Schedule I",
            opening="(a) The controlled substances listed in this section are included in schedule I.",
            entries=Between(low=120, high=900),
        ),
    )
    source = Source(
        slug="us_hi_revised_statutes",
        jurisdiction="ocd-division/country:us/state:hi",
        publisher="Hawaii State Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "Haw. Rev. Stat. § {number}"

    def section(self, document: Document, part: Part) -> Section:
        text = without(holder(document.html(), ".WordSection1"), ".XNotes, .XNotesHeading")
        refuse_merged(text)
        told = lines(text)
        history = HISTORY.fullmatch(told[-1]) if told else None
        if not history:
            raise Incomplete(f"section {part.number} breaks off before its history")
        return section_from([*told[:-1], *filter(None, [history["law"]]), f"History: {history['history']}"], part)
