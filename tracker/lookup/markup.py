"""Markup for machines in a page: a block of data that no browser runs."""

import json
from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe

ESCAPES = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


def data_block(markup: Mapping[str, object]) -> SafeString:
    """Return the markup (schema.org, as JSON-LD) so that nothing in it can end the block that it stands in."""
    return mark_safe(json.dumps(markup).translate(ESCAPES))  # noqa: S308 - what could end the block is escaped
