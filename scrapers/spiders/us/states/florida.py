"""Florida's Kratom Consumer Protection Act: nothing to anybody under 21.

Who: The Florida Legislature. Where: http://www.leg.state.fl.us/statutes/index.cfm?App_mode=Display_Statute&URL=
0500-0599/0500/Sections/0500.92.html, the form of address that the site's own index links to. The law: ch. 2023-182.
How it words things: number, catchline and a dash, then the text in one flow, subsections numbered (1), and "History.—".
What is odd: what Florida forbids of 7-hydroxymitragynine are emergency rules of the Attorney General (2ER25-2 and what
followed), published in the Florida Administrative Register and not here.
What makes it fail: another catchline, a second age, an exception.
"""

from datetime import timedelta

from scrapers.law.act import KratomAct
from scrapers.law.section import Part, addresses
from tracker.contract import Between, Source
from tracker.vocabulary import Authority, ConditionKind

STATUTES = "http://www.leg.state.fl.us/statutes/index.cfm?App_mode=Display_Statute&URL=0500-0599/0500/Sections"


class Florida(KratomAct):
    parts = (
        Part(
            url=f"{STATUTES}/0500.92.html",
            number="500.92",
            heading="Florida Kratom Consumer Protection Act",
            duties=(ConditionKind.MINIMUM_AGE,),
        ),
    )
    source = Source(
        slug="us_fl_statutes",
        jurisdiction="ocd-division/country:us/state:fl",
        publisher="The Florida Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "Fla. Stat. § {number}"
    text_at = ".Section"
