"""American Samoa's Schedule I, which a person must look at: neither the page nor its form was seen.

Who: the American Samoa Bar Association publishes the code annotated, and the Legislature enacts it. Where:
https://new.asbar.org/code-annotated/13-1006; the form of address (title, section) is the one that citation tables of
public repositories give, and other pages of 2024 have the catchline in their address.
How it words things: chapter 10 of title 13, "Medicine and Drugs", sections 13.1001 and on; the schedules stand in
13.1004 to 13.1014 and Schedule I in 13.1006, as an opinion of the High Court cites it. A copy of 2015 was seen in part.
What is odd: an association of lawyers publishes the code, and no government does. None of our sources says whether
kratom is on the list. How often it changes: seldom.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class AmericanSamoa(ManualCheck):
    source = Source(
        slug="us_as_code",
        jurisdiction="ocd-division/country:us/territory:as",
        publisher="American Samoa Bar Association",
        authority=Authority.PRIMARY,
        every=timedelta(days=90),
        addresses=(Address(url="https://new.asbar.org/code-annotated/13-1006", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=("A.S.C.A. 13.1006: whether Schedule I names kratom, mitragynine or 7-hydroxymitragynine"),
    )
