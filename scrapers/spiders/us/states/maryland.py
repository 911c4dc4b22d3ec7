"""Maryland's Kratom Consumer Protection Act: an age of 21, at most two percent 7-hydroxymitragynine, nothing synthetic.

Who: Maryland General Assembly, Department of Legislative Services. Where: https://mgaleg.maryland.gov/mgawebsite/Laws/
StatuteText?article=ghg&section=21-2E-02; the form of address was seen for other articles in a public archive of state
codes (August 2026), with their markup; this section's words in copies elsewhere. The law: Ch. 748 of 2024, in force
from October 1, 2024.
How it words things: `#StatuteText` names the article, then "§21–2E–02." with en dashes, alone on its line, and passages
parted by line breaks, several numbers before one text: "(a) (1) A retailer ...".
What is odd: sections have no headings and no history, so the article's name stands for the heading, and a half page is
known by the lack of the second button "Next" below the text. A section that is not there answers 200 with "File Not
Found". Subsection (a)(2) also forbids what the FDA has not recognised, which could be a ban: that is for a person.
How often it changes: in the session, January to April. What makes it fail: another article, a second age, another cap.
"""

from datetime import timedelta

from scrapers.errors import Incomplete
from scrapers.law.act import KratomAct
from scrapers.law.section import Part, Section, addresses, assembled, one, refuse_merged
from scrapers.reading import Document, lines
from tracker.contract import Between, Source
from tracker.vocabulary import Authority, ConditionKind


class Maryland(KratomAct):
    parts = (
        Part(
            url="https://mgaleg.maryland.gov/mgawebsite/Laws/StatuteText?article=ghg&section=21-2E-02",
            number="21\u20132E\u201302",
            heading="Article - Health - General",
            opening="(a) (1) A retailer that prepares, distributes, sells, or exposes for sale a kratom product",
            duties=(ConditionKind.MINIMUM_AGE, ConditionKind.CAP, ConditionKind.FORM, ConditionKind.LABEL),
        ),
    )
    source = Source(
        slug="us_md_code",
        jurisdiction="ocd-division/country:us/state:md",
        publisher="Maryland General Assembly",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=1, high=1),
        first_read=None,
    )
    cite = "Md. Code, Health-Gen. § 21-2E-02"
    last_note = ""

    def section(self, document: Document, part: Part) -> Section:
        text = one(document.html(), "#StatuteText")
        refuse_merged(text)
        told = [line for line in lines(text) if line != "Previous"]
        number = f"§{part.number}."
        if told.count(number) != 1 or told[-1] != "Next":
            raise Incomplete(f"section {part.number} is not there, or breaks off before the button below it")
        article, *law = [line for line in told if line not in ("Next", number)]
        return assembled(part, article, law)
