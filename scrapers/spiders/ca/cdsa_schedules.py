"""The schedules of Canada's Controlled Drugs and Substances Act, which have not listed kratom.

Who: the Department of Justice, whose consolidated laws are official. Where:
https://laws-lois.justice.gc.ca/eng/XML/C-38.8.xml, the form of address under which the department gives each act; the
same file was seen in part in the department's own repository of its laws, as it stood in November 2025.
How it words things: a `Schedule` holds `List`s of `Item`s, an item a `Label` ("12.1") and a `Text`, with the items
under it in a `List` of its own; "but not including" stands as an item without a label.
What is odd: in Canada kratom is kept from the market as an unlicensed natural health product, which no list says.
What makes it fail: far fewer items than the schedules hold, or one that no longer names fentanyl, cocaine or ketamine.
"""

from datetime import timedelta

from scrapers.law.substance_list import Listed, SubstanceList
from scrapers.reading import Document, words
from tracker.contract import Between, Source
from tracker.vocabulary import Authority


class CdsaSchedules(SubstanceList):
    lists = (
        Listed(
            url="https://laws-lois.justice.gc.ca/eng/XML/C-38.8.xml",
            citation="S.C. 1996, c. 19, schedules",
            title="Controlled Drugs and Substances Act",
            landmark="Controlled Drugs and Substances Act",
            entries=Between(low=250, high=2000),
            must_name=("Fentanyl", "Cocaine", "Ketamine"),
        ),
    )
    source = Source(
        slug="ca_cdsa_schedules",
        jurisdiction="ocd-division/country:ca",
        publisher="Department of Justice Canada",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=tuple(listed.address for listed in lists),
        observations=Between(low=1, high=1),
        first_read=None,
    )

    def entries(self, document: Document) -> list[str]:
        return [words(text) for text in document.xml().iterfind(".//Schedule//Item/Text")]
