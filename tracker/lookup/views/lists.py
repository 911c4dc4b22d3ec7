"""The long lists: notices and each of them, changes, disagreements, sources."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.catalog.models import Jurisdiction
from tracker.lookup import queries
from tracker.lookup.asked import BadQuestion, place_asked, substances_asked
from tracker.lookup.changes import change_rows, from_change, published_changes
from tracker.lookup.coming import LawTurn, lately
from tracker.lookup.disagreements import disagreements
from tracker.lookup.kinds import NOTICES, SUBJECTS
from tracker.lookup.links import web_address
from tracker.lookup.notice_pages import notice_pages
from tracker.lookup.notices import found_notices, notices_sought
from tracker.lookup.notices_and_bills import notice_rows
from tracker.lookup.paging import page_of, rest_of
from tracker.lookup.views.pages import reading_page
from tracker.lookup.words import LABELS
from tracker.record.models import Notice
from tracker.vocabulary import SubjectKind

MOST_LATELY = 50  # laws that came into force or ended, above the changes


@reading_page
def notices_page(request: HttpRequest) -> HttpResponse:
    """Show the notices that fit, newest first."""
    asked = {name: request.GET.get(name, "") for name in ("q", "kind", "state", "year", "substance", "page")}
    now, watched, states = timezone.now(), queries.substances(), queries.states_by_name()
    sought = notices_sought(asked["q"], asked["kind"], asked["year"], asked["substance"])
    state = _one_of(states, asked["state"])
    found = found_notices(sought, substances_asked(sought.substance, watched), state, now)
    page, rest = page_of(found, asked)
    shown = {"notices": notice_rows(page, now), "page": page, "rest": rest, "asked": asked}
    offered = {"kinds": NOTICES.items(), "substances": watched, "states": states}
    return render(request, "lookup/notices.html", {**shown, **offered})


def _one_of(states: list[Jurisdiction], name: str) -> Jurisdiction | None:
    """Return the state of that name or with those letters, None for no words."""
    for state in states:
        if name and name.casefold() in (state.name.casefold(), state.iso_3166.rpartition("-")[2].casefold()):
            return state
    if name:
        raise BadQuestion(_("That is no state or territory of the United States."))
    return None


@reading_page
def notice_page(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Show one notice with every stored page that shows it."""
    notice = get_object_or_404(Notice.objects.select_related("jurisdiction"), pk=notice_id)
    newer = Notice.objects.held().filter(kind=notice.kind, reference=notice.reference).exclude(pk=notice_id).first()
    shown = {"notice": notice, "url": web_address(notice.url), "pages": notice_pages(notice), "newer": newer}
    return render(request, "lookup/notice.html", shown)


@reading_page
def changes_page(request: HttpRequest) -> HttpResponse:
    """Show what changed, newest first."""
    asked = {name: request.GET.get(name, "") for name in ("q", "kind", "baseline", "from")}
    if asked["kind"] and asked["kind"] not in set(SubjectKind):
        raise BadQuestion(_("That is no kind of change: choose one of %s.") % ", ".join(SubjectKind))
    watched = queries.substances()
    names = {one.slug: one.name for one in watched}
    changes = published_changes(place_asked(asked["q"]), asked["kind"], with_baseline=bool(asked["baseline"]))
    page, following = from_change(changes, asked["from"])
    turned = [] if any(asked.values()) else _in_words(lately(watched, timezone.now()))
    shown = {"rows": change_rows(page, names), "asked": asked, "rest": rest_of(asked, "from"), "next": following}
    more = {"lately": turned[:MOST_LATELY], "unshown": len(turned[MOST_LATELY:]), "kinds": SUBJECTS.items()}
    return render(request, "lookup/changes.html", {**shown, **more})


def _in_words(turns: Iterable[LawTurn]) -> list[tuple[LawTurn, str, str]]:
    return [(turn, LABELS[turn.before], LABELS[turn.after]) for turn in turns]


@reading_page
def disagreements_page(request: HttpRequest) -> HttpResponse:
    """Show whose claims say otherwise than the record."""
    found = disagreements(queries.substances(), timezone.now())
    page, rest = page_of(found, request.GET.dict())
    return render(request, "lookup/disagreements.html", {"rows": page, "page": page, "rest": rest})


@reading_page
def sources_page(request: HttpRequest) -> HttpResponse:
    """Show what is read, how often, how the last reading went, and what nobody here can read."""
    now = timezone.now()
    shown = {
        "sources": [(place, rows, sum(row.is_failing for row in rows)) for place, rows in queries.sources(now)],
        "unread": queries.places_without_a_source(),
        "two_persons": settings.TWO_PERSONS,
    }
    return render(request, "lookup/sources.html", shown)
