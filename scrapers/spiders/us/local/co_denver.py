"""Denver's rule on the label of kratom; a person must look at it.

Who: the city's department of public health, under the code that Municode publishes. Where: the front page of the code,
in its publisher's usual form of address; the rule was not seen. How it words things: a label must say that it is not
for human consumption. What is odd: vendors read it as a ban of consumption.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Denver(ManualCheck):
    source = Source(
        slug="us_co_denver_law",
        jurisdiction="ocd-division/country:us/state:co/place:denver",
        publisher="Denver Department of Public Health and Environment",
        authority=Authority.PRIMARY,
        every=timedelta(days=60),
        addresses=(Address(url="https://library.municode.com/co/denver", landmark=""),),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="the rule on labels of kratom, and whether it stands beside the state's act",
    )
