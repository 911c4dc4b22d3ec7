"""California's position on kratom, and its Schedule I: no statute names kratom, and the codes' host forbids crawling.

Who: the California Department of Public Health, which holds since October 2025 that kratom and 7-OH may not be sold
or made for consumption under the Sherman Food, Drug, and Cosmetic Law (press release of 2025-10-24, seen in a copy);
the Legislature for the codes. Where: the department's own pages (their address was not seen), and Health and Safety
Code section 11054, at the form of address seen for other codes.
How it words things: the release says "illegal to sell or manufacture". What is odd: robots.txt of the codes' host
disallows everything, so nothing asks it. How often it changes: laws begin on January 1; bills on kratom come each
year.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class California(ManualCheck):
    source = Source(
        slug="us_ca_public_health",
        jurisdiction="ocd-division/country:us/state:ca",
        publisher="California Department of Public Health",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(
            Address(url="https://www.cdph.ca.gov/", landmark=""),
            Address(
                url="https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=HSC&sectionNum=11054.",
                landmark="",
            ),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=(
            "a change of the department's position, kratom in Schedule I (section 11054), and a new act on kratom "
            "or 7-OH"
        ),
    )
