"""The notices that apply in a place, and the bills that could change its law."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import F, FilteredRelation, Q, QuerySet, TextField, Value

from tracker.catalog.models import Jurisdiction
from tracker.lookup.links import web_address
from tracker.lookup.trail import Trail, Trails, trails
from tracker.lookup.words import STAGES
from tracker.prepared import Values, ask
from tracker.record.models import Bill, Notice
from tracker.vocabulary import BillStage

NOTICE, BILL = (Value(name, output_field=TextField()) for name in ("notice", "bill"))


@dataclass(frozen=True, kw_only=True)
class NoticesAndBills:
    """The keys of the notices and of the bills, the newest first."""

    notices: tuple[int, ...]
    bills: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class NoticeShown:
    """A notice, its live address or "", and where it comes from."""

    notice: Notice
    url: str
    trail: Trail | None


@dataclass(frozen=True, kw_only=True)
class PageReference:
    """The key of a stored page, and whose it is."""

    page_id: int
    publisher: str


@dataclass(frozen=True, kw_only=True)
class BillRow:
    """A bill, how far it has come in words, its live address or "", and the stored pages that show it.

    The page of the reading that wrote it stands first.
    """

    bill: Bill
    stage: str
    url: str
    pages: tuple[PageReference, ...]


def notices_and_bills(place: Jurisdiction, known: datetime) -> NoticesAndBills:
    """Return what was held at the moment of the place and of all that it lies in, in one query."""
    rows = ask(_held, place.above(), moment=known)
    newest_first = sorted(((newer or older, key, kind) for kind, key, newer, older in rows), reverse=True)
    return NoticesAndBills(
        notices=tuple(key for _, key, kind in newest_first if kind == NOTICE.value),
        bills=tuple(key for _, key, kind in newest_first if kind == BILL.value),
    )


def notice_rows(held: Iterable[Notice], known: datetime) -> list[NoticeShown]:
    """Return the notices with the pages behind them."""
    shown = list(held)
    return with_trails(shown, trails((), shown, known)[1])


def with_trails(notices: Iterable[Notice], of_notices: Trails) -> list[NoticeShown]:
    """Return the notices with those of the trails that are theirs."""
    return [NoticeShown(notice=one, url=web_address(one.url), trail=of_notices.get(one.pk)) for one in notices]


def in_order(keys: Collection[int]) -> list[Notice]:
    """Return the notices that have the keys, in their order."""
    notices = Notice.objects.in_bulk(keys)
    return [notices[key] for key in keys]


def bill_rows(keys: Collection[int]) -> list[BillRow]:
    """Return the bills that have the keys, in their order."""
    found: dict[int, BillRow] = {}
    for bill in _with_each_page(keys):
        row = found.setdefault(bill.pk, _bill_row(bill))
        page: int | None = bill.page_id  # type: ignore[attr-defined]  # annotated
        if page and page not in [stored.page_id for stored in row.pages]:
            stored = PageReference(page_id=page, publisher=bill.publisher)  # type: ignore[attr-defined]  # annotated
            found[bill.pk] = replace(row, pages=(*row.pages, stored))
    return [found[key] for key in keys]


def _with_each_page(keys: Collection[int]) -> QuerySet[Bill]:
    """Return the bills, each once for every publication that shows it, in one query; once where none does."""
    shown = FilteredRelation("publications", condition=Q(publications__closed=False))
    page, publisher = F("shown__change__observation__page"), F("shown__change__source__publisher")
    bills = Bill.objects.filter(pk__in=keys).select_related("jurisdiction").annotate(shown=shown)
    return bills.annotate(page_id=page, publisher=publisher).order_by("shown__pk")


def _bill_row(bill: Bill) -> BillRow:
    return BillRow(bill=bill, stage=STAGES[BillStage(bill.stage)], url=web_address(bill.url), pages=())


def _held(moment: datetime) -> Values:
    """Ask for the notices and the bills of governments by OCD id, each with the later and the earlier of its days."""
    notices = Notice.objects.held(moment).filter(jurisdiction__ocd_id__in=[""])
    bills = Bill.objects.held(moment).filter(jurisdiction__ocd_id__in=[""])
    return notices.values_list(NOTICE, "pk", "updated_on", "issued_on").union(
        bills.values_list(BILL, "pk", F("latest_action_on"), F("introduced_on")), all=True
    )
