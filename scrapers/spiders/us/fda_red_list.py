"""The lists of an import alert's page, as its words stand one after another: no class or box is asked for.

Under "... (a.k.a. Red List)", for each country a heading; for each firm its name, "Date Published : 02/28/2014" and its
address; for each of its products a code and a name, a day of its own, then "Desc: ..." and "Problems: ...". What comes
before a day is a product where it begins with a product code (FDA Product Code Builder: industry, class, subclass,
process, product; a dash where there is none), else a firm.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from lxml.html import HtmlElement

from scrapers.days import past_day
from scrapers.errors import Suspect
from scrapers.passages import passages

LISTS = re.compile(r"\(a\.k\.a\. (\w+) List\)")
COLOURS = frozenset({"Red", "Yellow", "Green"})
DAY = re.compile(r"(Date Published ?: ?\d{2}/\d{2}/\d{4})")
DESCRIBED = "Desc:"
LABELLED = re.compile(r"\w[\w /]{2,30}:")
CODE = re.compile(r"\d{2} ?[A-Z-] ?[A-Z-] ?[A-Z-] ?[A-Z\d-]{1,3} \S")


@dataclass(kw_only=True)
class Firm:
    """A firm on the list and its products, each with its day and, where it has one, its description."""

    name: str
    country: str
    address: str = ""
    products: list[str] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """A line for each product. Raises Suspect for a firm that lacks anything that a firm has there."""
        if LABELLED.match(self.name) or not all((self.name, self.country, self.address, self.products)):
            raise Suspect("a firm on the red list without its name, country, address or a product", self.name)
        return [f"{self.name} ({self.country}): {product}" for product in self.products]


def firms(page: HtmlElement, seen_at: datetime) -> list[Firm]:
    """Return the firms on the page's red list, in its order. Raises Suspect for what is no such list."""
    found: list[Firm] = []
    country = before = ""
    for said, is_heading in _red(page):
        if is_heading:
            country, before = said, ""
        elif DAY.fullmatch(said):
            _dated(found, before, country, past_day(said.partition(":")[2].strip(), seen_at))
            before = ""
        elif said.startswith(DESCRIBED):
            _describe(found, said.removeprefix(DESCRIBED).strip())
        else:
            before = said
            if found and not found[-1].products and not CODE.match(said):
                found[-1].address = said
    if CODE.match(before):
        raise Suspect("a product on the red list without a day", before)
    return found


def _red(page: HtmlElement) -> Iterator[tuple[str, bool]]:
    """Yield what stands on the red list, a day by itself, and whether it is a heading.

    The lists' own headings stand nowhere within it. Raises Suspect for a list of a new colour and for a second red one.
    """
    colour, has_begun = "", False
    for one in passages(page):
        if found := LISTS.search(one.words):
            colour = found[1]
            if colour not in COLOURS:
                raise Suspect("a list of a colour that we do not know", one.words)
            if colour == "Red" and has_begun:
                raise Suspect("the red list stands on the page twice", one.words)
        elif colour == "Red":
            has_begun = has_begun or DAY.search(one.words) is not None
            yield from ((said, one.is_heading) for piece in DAY.split(one.words) if (said := piece.strip()))


def _dated(found: list[Firm], before: str, country: str, day: str) -> None:
    """Add the product or the firm that stands before the day."""
    if CODE.match(before):
        if not found:
            raise Suspect("a product on the red list of no firm", before)
        found[-1].products.append(f"{before}, {day}")
    else:
        found.append(Firm(name=before, country=country))


def _describe(found: list[Firm], description: str) -> None:
    """Put the description between the last product and its day."""
    if not found or not found[-1].products:
        raise Suspect("a description on the red list of no product", description)
    product, _, day = found[-1].products[-1].rpartition(", ")
    found[-1].products[-1] = ", ".join(filter(None, (product, description, day)))
