"""Malaysia's Poisons Act 1952, which has mitragynine (ketum) in its list; a person must look at it.

Who: the Attorney General's Chambers, which publish the laws, and the health ministry's pharmacy division. Where: the
front pages of both; the list was not seen. How it words things: mitragynine as a psychotropic poison in the third
schedule. What is odd: the tree itself may be grown; bills would change that.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class PoisonsAct(ManualCheck):
    source = Source(
        slug="my_poisons_act",
        jurisdiction="ocd-division/country:my",
        publisher="Attorney General's Chambers of Malaysia",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(
            Address(url="https://lom.agc.gov.my/", landmark=""),
            Address(url="https://www.pharmacy.gov.my/", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="mitragynine in the First and Third Schedules, and amendments on growing ketum",
    )
