"""Newport Beach's ordinance against the sale of kratom; a person must look at it.

Who: the city clerk, who keeps the ordinances; the Municipal Code has it as chapter 10.75. Where: the city's archive,
https://archive.newportbeachlibrary.org/NBPL/DocView.aspx?dbid=0&id=2947992&repo=CNB, where Ordinance No. 2024-5 was
seen in part: the page is drawn by a script around the words that a machine read from a scan, with its mistakes ("DEX"
for "DEA"). How it words things: one WHEREAS after another, adopted 2024-03-12. What is odd: an archive keeps what was
adopted and never what became of it, so that the code is to be looked at as well.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority

ARCHIVE = "https://archive.newportbeachlibrary.org/NBPL"


class NewportBeach(ManualCheck):
    source = Source(
        slug="us_ca_newport_beach_law",
        jurisdiction="ocd-division/country:us/state:ca/place:newport_beach",
        publisher="City of Newport Beach",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(
            Address(url="https://www.codepublishing.com/CA/NewportBeach/", landmark=""),
            Address(url=f"{ARCHIVE}/DocView.aspx?dbid=0&id=2947992&repo=CNB", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="chapter 10.75 of the Municipal Code: that it still forbids the sale and distribution of kratom",
    )
