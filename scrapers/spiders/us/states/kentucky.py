"""Kentucky's kratom act and its schedules, which a person must look at: statutes are PDFs, the rule is in motion.

Who: the Kentucky Legislative Research Commission. Where: KRS 217.2201 to 217.2209, each a PDF behind a number of its
own; 902 KAR 55:015, a page, seen in a stored copy from before 7-hydroxymitragynine.
How it words things: KRS 217.2202: a processor or retailer shall not sell to anybody under twenty-one (21), nor what
has more than two percent (2%) 7-hydroxymitragynine of the alkaloids, nor synthetic alkaloids (in force since July 15,
2024). The regulation: "designates the following as a Schedule I controlled substance: tianeptine"; in November 2025
the Cabinet announced that isolated or concentrated 7-hydroxymitragynine follows. What is odd: the words of that
amendment and its day were not found.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Kentucky(ManualCheck):
    source = Source(
        slug="us_ky_statutes_and_regulations",
        jurisdiction="ocd-division/country:us/state:ky",
        publisher="Kentucky Legislative Research Commission",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(
            Address(url="https://apps.legislature.ky.gov/law/kar/titles/902/055/015/", landmark=""),
            Address(url="https://apps.legislature.ky.gov/law/statutes/", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for=(
            "7-hydroxymitragynine in section 1 of 902 KAR 55:015 with its day, and changes of KRS 217.2201 to 217.2209"
        ),
    )
