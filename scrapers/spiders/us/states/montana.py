"""Montana's Schedule I of dangerous drugs.

Who: Montana Legislative Services Division, which publishes the Montana Code Annotated. Where: https://mca.legmt.gov/
bills/mca/title_0500/chapter_0320/part_0020/section_0220/0500-0320-0020-0220.html: each number of the citation by ten,
the part being the hundreds of the last. Seen in a public archive of state codes (other sections, August 2026), and this
chapter's own sections at an earlier host of the Legislature.
How it words things: `div.mca-content` names title, chapter and part, then "50-32-222. Specific dangerous drugs included
in Schedule I. Schedule I consists of ..." in one paragraph with its text, a paragraph a passage, and "History: ...".
What is odd: the Board of Pharmacy may add to the schedule by rule (50-32-209), which is not here. The Legislature meets
in odd years; the code is published anew after each session.
What makes it fail: another heading, a section without its history, struck words.
"""

from datetime import timedelta

from scrapers.law.schedule import Schedule
from scrapers.law.section import Part, addresses
from tracker.contract import Between, Source
from tracker.vocabulary import Authority

PART = "https://mca.legmt.gov/bills/mca/title_0500/chapter_0320/part_0020"


class Montana(Schedule):
    parts = (
        Part(
            url=f"{PART}/section_0220/0500-0320-0020-0220.html",
            number="50-32-222",
            heading="Specific dangerous drugs included in Schedule I",
            opening="Schedule I consists of",
            entries=Between(low=120, high=900),
        ),
    )
    source = Source(
        slug="us_mt_code",
        jurisdiction="ocd-division/country:us/state:mt",
        publisher="Montana Legislative Services Division",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "Mont. Code Ann. § {number}"
    text_at = "div.mca-content"
    last_note = "History: .+"
