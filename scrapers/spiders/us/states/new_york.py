"""New York's two sections on kratom: nobody under 21, and what a package must say.

Who: New York State Senate, which publishes the laws as the Legislative Bill Drafting Commission keeps them. Where:
https://www.nysenate.gov/legislation/laws/GBS/398-G and .../PBH/1399-XX; the first was cited by a reader of January
2026, other sections were seen with their markup in a public archive of state codes (2026), the words in copies.
How it words things: see `open_legislation`.
What is odd: a page where two versions stand side by side, one of them not yet law, is refused until one has gone. What
a label must say names the age of 21 too, which is no duty of that section's, so that it is for a person. Chapter
amendments of 2026 replaced what was signed on December 22, 2025.
How often it changes: in the session, January to June. What makes it fail: another heading, two versions, no footer.
"""

from datetime import timedelta

from scrapers.law.act import KratomAct
from scrapers.law.section import Part, Section, addresses
from scrapers.reading import Document
from scrapers.spiders.us.open_legislation import section_of
from tracker.contract import Between, Source
from tracker.vocabulary import Authority, ConditionKind

LAWS = "https://www.nysenate.gov/legislation/laws"
FORMS = {"398-g": "N.Y. Gen. Bus. Law § 398-g", "1399-xx": "N.Y. Pub. Health Law § 1399-xx"}


class NewYork(KratomAct):
    parts = (
        Part(
            url=f"{LAWS}/GBS/398-G",
            number="398-g",
            heading="Kratom package labeling",
        ),
        Part(
            url=f"{LAWS}/PBH/1399-XX",
            number="1399-xx",
            heading="Sale or distribution of kratom products to minors",
            duties=(ConditionKind.MINIMUM_AGE,),
        ),
    )
    source = Source(
        slug="us_ny_laws",
        jurisdiction="ocd-division/country:us/state:ny",
        publisher="New York State Senate",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=2, high=2),
        first_read=None,
    )
    last_note = ""

    def citation(self, part: Part) -> str:
        return FORMS[part.number]

    def section(self, document: Document, part: Part) -> Section:
        return section_of(document, part)
