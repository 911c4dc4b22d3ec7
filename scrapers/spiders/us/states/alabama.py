"""Alabama's Schedule I, which a person must look at: the code is shown by a script that asks for it by POST.

Who: the Alabama Legislature, by its Legislative Services Agency. Where: section 20-2-23 of the code, at the form of
address that others cite (40-18-15); what answers there is the same empty shell for every section.
How it words things: seen of other sections: "Section 20-2-23 ..." and paragraphs numbered (a), asked for by a number
that only the table of contents tells. News reports of 2016 say that the list names mitragynine and
hydroxymitragynine.
What is odd: the State Board of Health repeats the list each year as an appendix to chapter 420-7-2
of the administrative code, a PDF; the form of its address was seen for another chapter (660-2-4).
How often it changes: in the session, January to May.
"""

from datetime import timedelta

from scrapers.manual import ManualCheck
from tracker.contract import Address, Between, Source
from tracker.vocabulary import Authority


class Alabama(ManualCheck):
    source = Source(
        slug="us_al_code",
        jurisdiction="ocd-division/country:us/state:al",
        publisher="Alabama Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=30),
        addresses=(
            Address(url="https://alison.legislature.state.al.us/code-of-alabama?section=20-2-23", landmark=""),
            Address(url="https://admincode.legislature.state.al.us/api/chapter/420-7-2", landmark=""),
        ),
        observations=Between(low=0, high=0),
        first_read=None,
        look_for="that Schedule I still lists mitragynine and hydroxymitragynine, and nothing is excepted",
    )
