"""Denmark's list of euphoriant substances; a person must look at it.

Who: the medicines agency, which keeps one list of the executive order (2446 of 2021) and all that amend it. Where: the
agency's page of the list, which was seen as of May 2024; the list itself is a file behind it. How it words things:
"kratom (mitragyna speciosa)" and its alkaloids on list B since March 2009, for medical and scientific use only. What is
odd: the list is not the law: the order and its amendments are, at retsinformation.dk.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class EuforiserendeStoffer(ManualCheck):
    source = Source(
        slug="dk_euforiserende_stoffer",
        jurisdiction="ocd-division/country:dk",
        publisher="Lægemiddelstyrelsen",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(
            Address(
                url="https://laegemiddelstyrelsen.dk/da/godkendelse/virksomhedstilladelse-og-registrering/euforiserende-stoffer/liste-over-stoffer/",
                landmark="",
            ),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="kratom, mitragynin and 7-hydroxymitragynin on list B, and amending orders",
    )
