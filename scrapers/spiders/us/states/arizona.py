"""Arizona's sections on kratom products: a label, nothing to minors, at most two percent 7-hydroxymitragynine.

Who: Arizona State Legislature. Where: https://www.azleg.gov/ars/36/00795-02.htm and its neighbours, where title 36's
table of contents leads; a section file of that form (28-622.01) was seen as it came, these pages were not. The
headings and the words were read in the Legislature's bill of 2022 (HB 2601). The law: Laws 2019, chapter 156.
How it words things: the number in `font color=GREEN`, the heading underlined in `font color=PURPLE`, a paragraph a
passage ("A.", then "1."). What is odd: no history stands behind a section, so that only the duties tell it is whole.
How often it changes: in the session, January to June, in force 90 days after it; a bill of 2026 would raise the age.
What makes it fail: another heading, underlined words anywhere else, a passage without letter or number: no note closes
a section, so that what stands behind it could be anything. An age twice or another cap is for a person.
"""

from datetime import timedelta

from scrapers.errors import Suspect
from scrapers.law.act import KratomAct
from scrapers.law.provisions import split
from scrapers.law.section import Part, Section, addresses, bare, refuse_merged, section_from
from scrapers.reading import Document, lines
from tracker.contract import Between, Source
from tracker.vocabulary import Authority, ConditionKind

FILES = "https://www.azleg.gov/ars/36"


class Arizona(KratomAct):
    parts = (
        Part(
            url=f"{FILES}/00795-01.htm",
            number="36-795.01",
            heading="Kratom product disclosure; preparing, distributing, selling or exposing for sale without "
            "disclosure prohibited",
            duties=(ConditionKind.LABEL,),
        ),
        Part(
            url=f"{FILES}/00795-02.htm",
            number="36-795.02",
            heading="Kratom product; adulteration; contamination; sales to minors prohibited",
            duties=(ConditionKind.MINIMUM_AGE, ConditionKind.CAP, ConditionKind.FORM),
        ),
    )
    source = Source(
        slug="us_az_revised_statutes",
        jurisdiction="ocd-division/country:us/state:az",
        publisher="Arizona State Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=2, high=2),
        first_read=None,
    )
    cite = "A.R.S. § {number}"
    last_note = ""

    def section(self, document: Document, part: Part) -> Section:
        page = bare(document.html())
        refuse_merged(page, part.heading)
        section = section_from(lines(page), part)
        if strange := [passage for passage in section.passages if not split(passage)[0]]:
            raise Suspect(f"words without letter or number in section {part.number}", *strange)
        return section
