"""Markup for machines in a page: a block of data that no browser runs."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from tracker.lookup.card import Card, Reason
from tracker.vocabulary import Confidence, InstrumentKind

CONTEXT = "https://schema.org"
ESCAPES = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})
LAWS = frozenset(InstrumentKind) - {InstrumentKind.FINDING, InstrumentKind.AGENCY_POSITION, InstrumentKind.COURT_ORDER}


def data_block(markup: Mapping[str, object]) -> SafeString:
    """Return the markup (schema.org, as JSON-LD) so that nothing in it can end the block that it stands in."""
    return mark_safe(json.dumps(markup).translate(ESCAPES))  # noqa: S308 - what could end the block is escaped


def dataset(base: str, about: Mapping[str, Any], downloads: Mapping[str, str]) -> dict[str, object]:
    """Return the markup of all data: `about` is what the data package says, `downloads` the media types by file."""
    publisher = {"@type": "Organization", "name": about["contributors"][0]["title"], "url": f"{base}/"}
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": f"{base}/data/",
        "name": about["title"],
        "description": about["description"],
        "url": f"{base}/data/",
        "license": about["licenses"][0]["path"],
        "version": about["version"],
        "dateModified": about["created"],
        "creditText": about["citation"],
        "keywords": about["keywords"],
        "creator": publisher,
        "publisher": publisher,
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "contentUrl": f"{base}/data/{name}", "encodingFormat": media_type}
            for name, media_type in downloads.items()
        ],
    }


def breadcrumbs(way: Iterable[tuple[str, str]]) -> dict[str, object]:
    """Return the markup of the way to a page: the names and the addresses of the pages on it, its own last."""
    steps = [
        {"@type": "ListItem", "position": position, "name": name, "item": address}
        for position, (name, address) in enumerate(way, start=1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": steps}


def legislation(cards: Iterable[Card]) -> dict[str, object]:
    """Return the markup of the laws on the page of a place, each once for each span of days that it holds."""
    laws: dict[tuple[object, ...], dict[str, Any]] = {}
    for reason, is_in_force in ((one, held) for card in cards for one, held in _laws(card)):
        key = (reason.rule.instrument_id, reason.rule.valid_from, reason.rule.valid_to)
        laws.setdefault(key, _law(reason, is_in_force=is_in_force))
    return {"@context": CONTEXT, "@graph": list(laws.values())}


def _laws(card: Card) -> Iterator[tuple[Reason, bool]]:
    """Yield the laws of a card that are law, not a position or a search, and whether each is in force here."""
    for reasons, is_in_force in ((card.reasons, True), (card.other_laws, False)):
        yield from ((one, is_in_force) for one in reasons if one.rule.instrument.kind in LAWS)


def _law(reason: Reason, *, is_in_force: bool) -> dict[str, Any]:
    """Return one law. Of its force schema.org has two words only, so that our own word stands beside them.

    The address of a law that others report is not the law's own, but of what they wrote about it.
    """
    rule, law = reason.rule, reason.rule.instrument
    told = {
        "@type": "Legislation",
        "name": law.citation,
        "legislationIdentifier": law.citation,
        "legislationType": reason.kind,
        "legislationJurisdiction": {
            "@type": "AdministrativeArea",
            "name": rule.jurisdiction.name,
            "identifier": rule.jurisdiction.ocd_id,
        },
        "legislationDate": law.adopted_on,
        "legislationLegalForce": "InForce" if is_in_force else "NotInForce",
        "creativeWorkStatus": reason.standing,
        "temporalCoverage": f"{rule.valid_from or '..'}/{rule.valid_to or '..'}",
        **_address(reason),
    }
    return {name: value for name, value in told.items() if value}


def _address(reason: Reason) -> dict[str, Any]:
    if reason.rule.confidence == Confidence.CONFIRMED:
        return {"url": reason.url}
    return {"subjectOf": reason.url and {"@type": "WebPage", "url": reason.url}}
