"""JSON as the API writes it, with every moment whole: a moment cut to milliseconds lies before what happened at it."""

from datetime import UTC, datetime
from typing import Any

from ninja.renderers import JSONRenderer
from ninja.responses import NinjaJSONEncoder


class MomentEncoder(NinjaJSONEncoder):
    """Moments to the microsecond, as RFC 3339 has them, all else as the framework has it."""

    def default(self, o: Any) -> Any:
        """Return what stands for the value."""
        if isinstance(o, datetime):
            return f"{o.astimezone(UTC).replace(tzinfo=None).isoformat()}Z"
        return super().default(o)


class ExactRenderer(JSONRenderer):
    """The framework's, with the exact encoder."""

    encoder_class = MomentEncoder
