"""St. Charles County's chapter on kratom products: what their labels must say.

Who: the county; eCode360 publishes its ordinances. Where: https://ecode360.com/34795662, the words of which were seen
from the first section on; its markup was not.
How it words things: a chapter without its number, each section under "[Ord. No. 19-070, 8-26-2019]": where it applies,
definitions, and a duty to disclose on the label what section 237.500 asks for.
What is odd: the county's public health department enforces it throughout the county, its cities too.
What makes it fail: a page without its first sentence, or one that no longer names kratom.
"""

from datetime import timedelta

from scrapers.law.mention import Mention, Words
from tracker.contract import Between, Source
from tracker.vocabulary import Authority


class StCharlesCounty(Mention):
    laws = (
        Words(
            url="https://ecode360.com/34795662",
            citation="St. Charles County Ord. No. 19-070",
            title="Kratom products",
            begins="The provisions of this Chapter shall apply within and throughout all parts of St. Charles County",
        ),
    )
    source = Source(
        slug="us_mo_st_charles_county_law",
        jurisdiction="ocd-division/country:us/state:mo/county:st_charles",
        publisher="St. Charles County",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=tuple(law.address for law in laws),
        observations=Between(low=1, high=1),
        first_read=None,
    )
