"""JSON as dumpdata writes and loaddata reads it, with every moment whole.

Django's own cuts a moment to milliseconds, and the chain of decisions is hashed with all of it: what was carried to
another database would no longer verify.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.serializers import json
from django.core.serializers.json import Deserializer
from django.db.models import Model

__all__ = ["Deserializer", "Serializer"]


class ExactEncoder(json.DjangoJSONEncoder):
    """Moments to the microsecond, all else as Django has it."""

    def default(self, o: Any) -> Any:
        """Return what stands for the value."""
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


class Serializer(json.Serializer):
    """Django's, with the exact encoder."""

    def serialize(self, queryset: Iterable[Model], **options: Any) -> Any:
        """Return the rows as Django does."""
        return super().serialize(queryset, cls=ExactEncoder, **options)
