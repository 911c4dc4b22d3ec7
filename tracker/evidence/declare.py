"""Keep the rows of the sources in step with what the spider files declare."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from tracker.catalog.models import Jurisdiction
from tracker.contract import Source as Declaration
from tracker.evidence.models import Source


def declare(declarations: Iterable[Declaration]) -> None:
    """Write a row for each declared source and mark the others as no longer declared; may run twice.

    A new source is due at once. What staff changed (paused, note) and how its crawls went stay as they are.

    Raises:
        Jurisdiction.DoesNotExist: a source names a jurisdiction that the gazetteer does not hold.
    """
    with transaction.atomic():
        slugs = [_declare_one(declaration) for declaration in declarations]
        Source.objects.exclude(slug__in=slugs).filter(declared=True).update(declared=False)


def _declare_one(declaration: Declaration) -> str:
    facts = {
        "jurisdiction": Jurisdiction.objects.get(ocd_id=declaration.jurisdiction),
        "publisher": declaration.publisher,
        "authority": declaration.authority,
        "urls": [address.url for address in declaration.addresses],
        "every": declaration.every,
        "first_read": declaration.first_read,
        "look_for": declaration.look_for,
        "declared": True,
    }
    Source.objects.update_or_create(
        slug=declaration.slug, defaults=facts, create_defaults={**facts, "next_due": timezone.now()}
    )
    return declaration.slug
