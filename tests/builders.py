"""The rows a test starts from: each builder makes one thing, with what it stands on, and no more than is asked for."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from tracker.catalog.models import Jurisdiction, Substance
from tracker.evidence.models import Crawl, Observation, Page, Source
from tracker.review.models import Change, Event
from tracker.vocabulary import Authority, Cause, ChangeState, EventKind, Level, SubjectKind, Topic

SEEN = datetime(2026, 1, 1, tzinfo=UTC)
COUNTRY = "ocd-division/country:us"
LOUISIANA = f"{COUNTRY}/state:la"
NAMES = {COUNTRY: "United States", LOUISIANA: "Louisiana", f"{COUNTRY}/state:tx": "Texas"}


def a_place(ocd_id: str = LOUISIANA, **more: Any) -> Jurisdiction:
    above, _, _ = ocd_id.rpartition("/")
    is_country = ocd_id.count("/") == 1
    values: dict[str, Any] = {
        "name": NAMES.get(ocd_id, ocd_id.rpartition(":")[2]),
        "level": Level.COUNTRY if is_country else Level.STATE,
        "parent": None if is_country else a_place(above),
        "time_zone": "America/Chicago",
        **more,
    }
    return Jurisdiction.objects.get_or_create(ocd_id=ocd_id, defaults=values)[0]


def a_substance(slug: str = "kratom", name: str = "") -> Substance:
    return Substance.objects.get_or_create(slug=slug, defaults={"name": name or slug.capitalize()})[0]


def a_source(place: Jurisdiction, slug: str = "us_la_law") -> Source:
    return Source.objects.get_or_create(
        slug=slug,
        defaults={
            "jurisdiction": place,
            "publisher": "Louisiana State Legislature",
            "authority": Authority.PRIMARY,
            "urls": ["https://legis.la.gov/law"],
            "every": timedelta(days=1),
            "next_due": SEEN,
        },
    )[0]


def an_observation(source: Source, quote: str = "kratom is unlawful", **more: Any) -> Observation:
    crawl = Crawl.objects.create(source=source, cause=Cause.CRAWL, started_at=SEEN)
    url = "https://legis.la.gov/law"
    page = Page.objects.create(
        source=source, crawl=crawl, url=url, fetched_from=url, method="GET", status=200, headers=[],
        sha256="0" * 64, size=1, text_sha256="0" * 64, seen_at=SEEN, last_seen_at=SEEN,
    )  # fmt: skip
    values = {"url": url, "seen_at": SEEN, "last_seen_at": SEEN, "reading": a_law(), "absent": False, **more}
    return Observation.objects.create(
        source=source, crawl=crawl, page=page, cause=Cause.CRAWL, kind=SubjectKind.INSTRUMENT, subject="RS 40:964",
        quote=quote, text_sha256="0" * 64, fingerprint="0" * 64, **values,
    )  # fmt: skip


def a_cell(effect: str = "prohibited", activity: str = "sale", **more: Any) -> dict[str, Any]:
    cell = {"substance": "kratom", "form": "any", "threshold": None, "activity": activity, "effect": effect}
    return {**cell, "conditions": [], "valid_from": "2025-08-01", "valid_to": "", **more}


def a_law(*cells: dict[str, Any], **more: Any) -> dict[str, Any]:
    law = {
        "kind": "law", "jurisdiction": LOUISIANA, "instrument_kind": "statute", "citation": "RS 40:964",
        "title": "Composition of schedules", "url": "https://legis.la.gov/law", "naming": "scheduled",
        "substances": ["kratom"], "cells": list(cells or (a_cell(),)),
    }  # fmt: skip
    return {**law, **more}


def a_change(place: Jurisdiction | None = None, quote: str = "kratom is unlawful", **more: Any) -> Change:
    """A published change of one law; `more` are fields of the row."""
    place = place or a_place()
    source = a_source(place)
    values = {
        "kind": SubjectKind.INSTRUMENT, "subject": "RS 40:964", "cause": Cause.CRAWL, "machine": a_law(),
        "state": ChangeState.PUBLISHED, "decided_at": SEEN, "published_at": SEEN, **more,
    }  # fmt: skip
    return Change.objects.create(
        source=source, observation=an_observation(source, quote), jurisdiction=place, opened_at=SEEN, updated_at=SEEN,
        **values,
    )  # fmt: skip


def an_event(change: Change | None = None, kind: EventKind = EventKind.PUBLISHED, **more: Any) -> Event:
    change = change or a_change()
    values = {
        "topic": Topic.STATUS, "jurisdiction": change.jurisdiction, "substances": ["kratom"], "recorded_at": SEEN,
        **more,
    }  # fmt: skip
    return Event.objects.create(change=change, kind=kind, day=date(2026, 1, 2), **values)
