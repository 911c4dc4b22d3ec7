"""Health Canada's position on kratom; a person must look at it.

Who: Health Canada, which licenses natural health products and acts against those without a licence. Where: the front
page of the agency; no page on kratom was seen. How it words things: advisories and seizures name products; no list
does. What is odd: nothing forbids possession; what is for sale to be eaten is unlicensed.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class NaturalHealthProducts(ManualCheck):
    source = Source(
        slug="ca_natural_health_products",
        jurisdiction="ocd-division/country:ca",
        publisher="Health Canada",
        authority=Authority.OFFICIAL,
        every=timedelta(days=60),
        addresses=(Address(url="https://www.canada.ca/en/health-canada.html", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="advisories on kratom or 7-hydroxymitragynine, and any plan to schedule them",
    )
