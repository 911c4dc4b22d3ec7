"""Claims: what we hold of one, and how a change of it is written. A claim writes no rule and is told to nobody."""

from dataclasses import asdict
from datetime import datetime

from tracker import contract
from tracker.catalog.models import Jurisdiction, Substance
from tracker.record.models import Claim
from tracker.review.models import Change, Publication


def held_claim(jurisdiction: Jurisdiction, key: str) -> contract.Claim | None:
    """Return what we hold of the claim, or None."""
    row = Claim.objects.held().filter(jurisdiction=jurisdiction, key=key).select_related("substance").first()
    return claim_of(row) if row else None


def claim_of(row: Claim) -> contract.Claim:
    """Return the contract's value for a claim of the record."""
    return contract.claim_type.validate_python(
        {
            "jurisdiction": row.jurisdiction.ocd_id,
            "substance": row.substance.slug,
            "key": row.key,
            "says": row.says,
            "words": row.words,
            "claimant": row.claimant,
            "url": row.url,
            "made_on": row.made_on,
            "confidence": row.confidence,
        }
    )


def write_claim(change: Change, claim: contract.Claim, now: datetime) -> None:
    """Supersede the claim we hold under this key, if any, and write this one."""
    close_claim(change, claim.key, now)
    facts = asdict(claim)
    del facts["jurisdiction"], facts["kind"]
    facts["substance"] = Substance.objects.get(slug=claim.substance)
    row = Claim.objects.create(**facts, jurisdiction=change.jurisdiction, recorded_at=now)
    Publication.objects.create(change=change, closed=False, claim=row)


def close_claim(change: Change, key: str, now: datetime) -> None:
    """Supersede the claim we hold under this key, if any, and note which change did it."""
    for row in Claim.objects.held().filter(key=key):
        Claim.objects.filter(pk=row.pk, superseded_at=None).update(superseded_at=now)
        Publication.objects.create(change=change, closed=True, claim=row)
