"""Pages of a long list, for people."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

A_PAGE = 50


def page_of(rows: QuerySet[Any] | Sequence[Any], asked: Mapping[str, str]) -> tuple[Page[Any], str]:
    """Return the page that `page` names among what was asked, the nearest where there is none such, and the rest.

    The rest is the question without the page, to be put before `page=` in a link.
    """
    return Paginator(rows, A_PAGE).get_page(asked.get("page", "1")), rest_of(asked, "page")


def rest_of(asked: Mapping[str, str], without: str) -> str:
    """Return what was asked without the page that was, to be put before another in a link."""
    kept = urlencode([(name, value) for name, value in asked.items() if name != without and value])
    return f"{kept}&" if kept else ""
