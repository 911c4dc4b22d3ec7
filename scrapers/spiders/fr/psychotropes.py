"""France's list of psychotropic substances; a person must look at it.

Who: the minister of health on the medicines agency's proposal; Légifrance publishes the order of 1990-02-22 as amended.
Where: the front pages of the register and of the agency; the order was not seen, its announcement of January 2020 was.
How it words things: kratom, mitragynine and 7-hydroxymitragynine added by the order of 2019-12-23, published
2020-01-01. What is odd: the register answers no machines without a key.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Psychotropes(ManualCheck):
    source = Source(
        slug="fr_psychotropes",
        jurisdiction="ocd-division/country:fr",
        publisher="Légifrance",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(
            Address(url="https://www.legifrance.gouv.fr/", landmark=""),
            Address(url="https://ansm.sante.fr/", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="kratom and both alkaloids in the order of 1990-02-22, and orders that amend it",
    )
