"""Idaho's Schedule I, which names no kratom: a ban and an act both failed in 2026.

Who: Idaho State Legislature. Where: https://legislature.idaho.gov/statutesrules/idstat/Title37/T37CH27/SECT37-2705, the
form of address that the chapter's own index links to; the neighbour 37-2701 and the form of a section (18-4003) were
seen as they came, the section's words in the Legislature's bills (HB 11 of 2019).
How it words things: `div.pgbrk` with centred title and chapter, "37-2705. Schedule I. (a) ...", a `div` a passage,
"History:" and "[37-2705, added 1971, ...]".
What is odd: the section is a page within the page, with an end of its own. The statutes are brought up to date on
July 1 only; an emergency law of the session is not here before. The board of pharmacy may add substances by rule.
What makes it fail: another heading, no history, several page breaks, fewer entries.
"""

from datetime import timedelta

from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, addresses
from tracker.contract import Between, Source
from tracker.vocabulary import Authority


class Idaho(Schedule):
    parts = (
        Part(
            url="https://legislature.idaho.gov/statutesrules/idstat/Title37/T37CH27/SECT37-2705",
            number="37-2705",
            heading="Schedule I",
            opening="(a) The controlled substances listed in this section are included in schedule I.",
            entries=Between(low=120, high=900),
        ),
    )
    source = Source(
        slug="us_id_code",
        jurisdiction="ocd-division/country:us/state:id",
        publisher="Idaho State Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "Idaho Code § {number}"
    text_at = ".pgbrk"
    last_note = r"\[37-2705, .+\]"
