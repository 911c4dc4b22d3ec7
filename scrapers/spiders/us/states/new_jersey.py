"""New Jersey's schedules, which a person must look at: the statutes lie in a search engine without addresses.

Who: New Jersey Legislature. Where: https://pub.njleg.state.nj.us/Statutes/STATUTES-TEXT.zip, all statutes as one text
in an archive; the address was seen in a public archive of state codes (2026), the file was not opened. How it words
things: "24:21-5. Schedule I.", paragraphs lettered a., b., lists numbered (1); its words were read in a copy elsewhere.
What is odd: the Director of Consumer Affairs may revise the schedules (24:21-3), so the rule (N.J.A.C. 13:45H-10.1),
which LexisNexis publishes, counts more than the list of the act.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class NewJersey(ManualCheck):
    source = Source(
        slug="us_nj_statutes",
        jurisdiction="ocd-division/country:us/state:nj",
        publisher="New Jersey Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(Address(url="https://pub.njleg.state.nj.us/Statutes/STATUTES-TEXT.zip", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=(
            "kratom, mitragynine or 7-hydroxymitragynine in N.J.S.A. 24:21-5 to 24:21-8.1, in the Director's rule "
            "(N.J.A.C. 13:45H-10.1), or in a new act of 2026"
        ),
    )
