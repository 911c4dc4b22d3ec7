"""Brazil's lists of controlled substances under Portaria 344/1998; a person must look at it.

Who: the health surveillance agency, by resolutions that make the lists anew. Where: the front page of the agency; the
lists were not seen. How it words things: lists by letter: F2 of psychotropics, E of plants. What is odd: trackers put
kratom on list E without a day.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Portaria344(ManualCheck):
    source = Source(
        slug="br_portaria_344",
        jurisdiction="ocd-division/country:br",
        publisher="Agência Nacional de Vigilância Sanitária",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://www.gov.br/anvisa/pt-br", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="Mitragyna speciosa on list E, mitraginina and 7-hidroximitraginina on list F",
    )
