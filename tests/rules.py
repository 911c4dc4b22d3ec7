"""Rules of the record as a test wants them, each with the change that wrote it."""

from datetime import date, datetime
from typing import Any

from tests.builders import SEEN, a_change, a_place, a_substance
from tracker.catalog.models import Jurisdiction
from tracker.record.models import Bill, Instrument, Notice, Rule
from tracker.review.models import Publication
from tracker.vocabulary import Activity, BillStage, Confidence, Effect, Form, InstrumentKind, NoticeKind


def a_rule(
    effect: Effect = Effect.PROHIBITED,
    activity: Activity = Activity.SALE,
    *,
    place: Jurisdiction | None = None,
    substance: str = "kratom",
    kind: InstrumentKind = InstrumentKind.STATUTE,
    citation: str = "RS 40:964",
    url: str = "https://legis.la.gov/law",
    **more: Any,
) -> Rule:
    """A rule of the place's law, in force since 2025-08-01 and on record since 2026; `more` are fields of the row."""
    place = place or a_place()
    law, _ = Instrument.objects.get_or_create(
        jurisdiction=place, citation=citation, defaults={"kind": kind, "url": url}
    )
    values = {
        "form": Form.ANY, "words": "kratom is unlawful", "confidence": Confidence.CONFIRMED,
        "valid_from": "2025-08-01", "counts_from": date(2025, 8, 1), "recorded_at": SEEN, **more,
    }  # fmt: skip
    return Rule.objects.create(
        jurisdiction=place, substance=a_substance(substance), instrument=law, activity=activity, effect=effect, **values
    )


def a_published_rule(effect: Effect = Effect.PROHIBITED, activity: Activity = Activity.SALE, **more: Any) -> Rule:
    """A rule with the published change that wrote it."""
    rule = a_rule(effect, activity, **more)
    Publication.objects.create(change=a_change(rule.jurisdiction, rule.words), closed=False, rule=rule)
    return rule


def rules_for_all(effect: Effect, **more: Any) -> list[Rule]:
    """The same effect on all seven activities."""
    return [a_rule(effect, activity, **more) for activity in Activity]


def a_notice(place: Jurisdiction, reference: str = "54-15", **more: Any) -> Notice:
    values = {
        "kind": NoticeKind.IMPORT_ALERT, "title": "Detention without physical examination", "issued_on": "2014-02-28",
        "url": "https://fda.example/alert", "substances": ["kratom"], "recorded_at": SEEN, **more,
    }  # fmt: skip
    return Notice.objects.create(jurisdiction=place, reference=reference, **values)


def a_bill(place: Jurisdiction | None = None, identifier: str = "HB 253", **more: Any) -> Bill:
    values = {
        "session": "2026 Regular Session", "title": "Kratom products", "stage": BillStage.INTRODUCED,
        "introduced_on": "2026-03-02", "latest_action": "Read the first time", "latest_action_on": "2026-03-03",
        "url": "https://legis.la.gov/hb253", "substances": ["kratom"], "recorded_at": SEEN, **more,
    }  # fmt: skip
    return Bill.objects.create(jurisdiction=place or a_place(), identifier=identifier, **values)


def at_noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00+00:00")
