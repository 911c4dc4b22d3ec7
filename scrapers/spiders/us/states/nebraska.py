"""Nebraska's Kratom Consumer Protection Act: an age of 21, a label, registered products, nothing for children.

Who: Nebraska Legislature. Where: https://nebraskalegislature.gov/laws/statutes.php?statute=71-3803 and its neighbours,
the form of address that the site's own chapter index links to. The law: Laws 2025, LB230, operative July 1, 2025.
How it words things: one section a page in `div.statute`: the number in `h2`, the catchline in `h3`, a paragraph a
passage, then a block headed "Source" that ends with "Operative Date: ...".
What is odd: the cap of two percent stands in the definition of a kratom product (71-3802), and what lacks it is
adulterated (71-3809): what these two forbid together is for a person to say, so they are mentions.
What makes it fail: another catchline, a section without kratom in it.
"""

from datetime import timedelta

from scrapers.law.act import KratomAct
from scrapers.law.section import Part, addresses
from tracker.contract import Between, Source
from tracker.vocabulary import Authority, ConditionKind

PAGE = "https://nebraskalegislature.gov/laws/statutes.php?statute="


def part(number: str, heading: str, *duties: ConditionKind) -> Part:
    """Return a section of the act at its address."""
    return Part(url=f"{PAGE}{number}", number=number, heading=heading, duties=duties)


class Nebraska(KratomAct):
    parts = (
        part("71-3802", "Terms, defined"),
        part(
            "71-3803",
            "Kratom product; person under twenty-one years of age; acts prohibited; age-verification system",
            ConditionKind.MINIMUM_AGE,
            ConditionKind.ONLINE_AGE_CHECK,
        ),
        part("71-3804", "Kratom product; manufacture; acts prohibited", ConditionKind.FORM),
        part("71-3806", "Kratom product; label; requirements", ConditionKind.LABEL),
        part("71-3809", "Adulterated kratom product; prohibited"),
    )
    source = Source(
        slug="us_ne_statutes",
        jurisdiction="ocd-division/country:us/state:ne",
        publisher="Nebraska Legislature",
        authority=Authority.PRIMARY,
        every=timedelta(days=7),
        addresses=addresses(parts),
        observations=Between(low=5, high=5),
        first_read=None,
    )
    cite = "Neb. Rev. Stat. § {number}"
    text_at = "div.statute"
    last_note = "Operative Date: .+"
