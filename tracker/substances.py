"""The substances that are watched: one more needs its names here and its reference form. Standard library only."""

from collections.abc import Mapping
from types import MappingProxyType

from tracker.vocabulary import Form

SUBSTANCES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "kratom": ("kratom", "mitragyna speciosa", "mitragynine"),
        "7-oh": ("7-hydroxymitragynine", "7-OH", "7-OH-mitragynine"),
    }
)
"""The names that a law, a notice or a bill calls each by, the first of them its own."""

COMMON_NAMES: Mapping[str, str] = MappingProxyType({"7-oh": "7-OH"})
"""What people call a substance whose name in the law is another."""

REFERENCE_FORMS: Mapping[str, Form] = MappingProxyType({"kratom": Form.LEAF, "7-oh": Form.CONCENTRATE})
"""The product of each substance that its label speaks of: plain leaf, a concentrate."""
