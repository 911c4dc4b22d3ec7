"""South Dakota's sections on kratom: nobody under 21, at most two percent 7-hydroxymitragynine, nothing synthetic.

Who: South Dakota Legislative Research Council. Where: https://sdlegislature.gov/api/Statutes/34-20B-115.html, which the
site's own pages are filled from. The law: SL 2021, ch 146; SL 2025, ch 138, sections 2 and 3.
How it words things: a page a section: "34-20B-115. Heading--Words.", passages numbered (1), and a line "Source: ...".
What is odd: section 115 forbids to sell to a minor and, with an exception for parents, to give: its passages are one
list under "Any of the following actions are unlawful:".
What makes it fail: another heading, an exception in a passage that says a duty, a cap in another unit.
"""

from datetime import timedelta

from scrapers.law.act import KratomAct
from scrapers.law.section import Part, addresses
from tracker.contract import Between, Source
from tracker.vocabulary import Authority, ConditionKind

PAGE = "https://sdlegislature.gov/api/Statutes"


class SouthDakota(KratomAct):
    parts = (
        Part(
            url=f"{PAGE}/34-20B-115.html",
            number="34-20B-115",
            heading="Kratom--Facilitating under age use--Penalty",
            duties=(ConditionKind.MINIMUM_AGE,),
        ),
        Part(
            url=f"{PAGE}/34-20B-115.1.html",
            number="34-20B-115.1",
            heading="Kratom--Prohibited products--Labeling required--Penalty",
            duties=(ConditionKind.CAP, ConditionKind.FORM, ConditionKind.LABEL),
        ),
    )
    source = Source(
        slug="us_sd_codified_laws",
        jurisdiction="ocd-division/country:us/state:sd",
        publisher="South Dakota Legislative Research Council",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=2, high=2),
        first_read=None,
    )
    cite = "SDCL {number}"
    text_at = "body"
