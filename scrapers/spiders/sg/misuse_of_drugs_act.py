"""Singapore's Misuse of Drugs Act 1973, which lists mitragynine; a person must look at it.

Who: the Attorney-General's Chambers. Where: the act by its short name in Singapore Statutes Online; the schedule was
not seen. How it words things: the First Schedule lists controlled drugs in classes A, B and C. What is odd: the site is
drawn by a script.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class MisuseOfDrugsAct(ManualCheck):
    source = Source(
        slug="sg_misuse_of_drugs_act",
        jurisdiction="ocd-division/country:sg",
        publisher="Attorney-General's Chambers of Singapore",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://sso.agc.gov.sg/Act/MDA1973", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="mitragynine and 7-hydroxymitragynine in the First Schedule",
    )
