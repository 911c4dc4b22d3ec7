"""Rhode Island's Kratom Act: what may not be sold at all, and to whom nothing may be sold.

Who: Rhode Island General Assembly. Where: https://webserver.rilegislature.gov/Statutes/TITLE21/21-28.12/21-28.12-3.htm
and its neighbours, linked from the chapter's INDEX.htm. The law: P.L. 2025, ch. 446 and 447.
How it words things: title and chapter, "R.I. Gen. Laws § NUMBER", then "§ NUMBER. Heading. [Effective April 1, 2026.]",
the text, and "History of Section." The bracket goes once the day has come.
What is odd: until March 31, 2026 kratom was forbidden by the Department of Health's own schedules, which are not here.
The chapter's name holds the day in a bracket too. What section 3 forbids (shares, forms, synthetics) is for a person.
What makes it fail: another heading, words on a day that are not in the form above.
"""

from datetime import timedelta

from scrapers.law.act import KratomAct
from scrapers.law.section import Part, addresses
from tracker.contract import Between, Source
from tracker.vocabulary import Authority, ConditionKind

CHAPTER = "https://webserver.rilegislature.gov/Statutes/TITLE21/21-28.12"


class RhodeIsland(KratomAct):
    parts = (
        Part(
            url=f"{CHAPTER}/21-28.12-3.htm",
            number="21-28.12-3",
            heading="Kratom and kratom product limitations",
        ),
        Part(
            url=f"{CHAPTER}/21-28.12-4.htm",
            number="21-28.12-4",
            heading="Age limits and sales restrictions",
            duties=(ConditionKind.MINIMUM_AGE,),
        ),
    )
    source = Source(
        slug="us_ri_general_laws",
        jurisdiction="ocd-division/country:us/state:ri",
        publisher="Rhode Island General Assembly",
        authority=Authority.PRIMARY,
        every=timedelta(days=3),
        addresses=addresses(parts),
        observations=Between(low=2, high=2),
        first_read=None,
    )
    cite = "R.I. Gen. Laws § {number}"
    text_at = "body"
