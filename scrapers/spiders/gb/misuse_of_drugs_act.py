"""Schedule 2 of the United Kingdom's Misuse of Drugs Act 1971, which has not listed kratom.

Who: The National Archives, which publish the law as revised. Where:
https://www.legislation.gov.uk/ukpga/1971/38/schedule/2/data.xml, an address and a form seen in programs that read it;
the document itself was not seen, so `first_read` is None.
How it words things: the parts of the schedule are "Class A drugs", "Class B drugs" and "Class C drugs", and each of
their drugs is a `ListItem`.
What is odd: that kratom may not be supplied follows from the Psychoactive Substances Act 2016, which lists nothing: a
person looks at that (`gb_psychoactive_substances_act`).
What makes it fail: far fewer items than the schedule holds, or one that no longer names cocaine, fentanyl or ketamine.
"""

from datetime import timedelta

from scrapers.law.substance_list import Listed, SubstanceList
from scrapers.reading import Document, words
from tracker.contract import Between, Source
from tracker.vocabulary import Authority


class MisuseOfDrugsAct(SubstanceList):
    lists = (
        Listed(
            url="https://www.legislation.gov.uk/ukpga/1971/38/schedule/2/data.xml",
            citation="1971 c. 38, schedule 2",
            title="Misuse of Drugs Act 1971",
            landmark="Misuse of Drugs Act 1971",
            entries=Between(low=150, high=2000),
            must_name=("Cocaine", "Fentanyl", "Ketamine"),
        ),
    )
    source = Source(
        slug="gb_misuse_of_drugs_act",
        jurisdiction="ocd-division/country:gb",
        publisher="The National Archives (legislation.gov.uk)",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=tuple(listed.address for listed in lists),
        observations=Between(low=1, high=1),
        first_read=None,
    )

    def entries(self, document: Document) -> list[str]:
        return [words(item) for item in document.xml().iterfind(".//{*}ListItem")]
