"""The queue as a list, and the page of one change, where a person reads and decides."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.timesince import timesince
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from tracker.evidence.models import Source
from tracker.read_only import ReadOnlyAdmin
from tracker.review.admin.by_hand import by_hand_view
from tracker.review.admin.change_page import change_page
from tracker.review.admin.decide import decide
from tracker.review.admin.edit import edit_view, enter_view
from tracker.review.admin.filters import CauseFilter, GovernmentFilter, KindFilter, SourceFilter, StateFilter
from tracker.review.admin.progress import progress
from tracker.review.admin.words import CAUSES, KINDS
from tracker.review.errors import Refused
from tracker.review.models import Brake, Change
from tracker.review.queue import neighbours, queue
from tracker.vocabulary import Cause


@admin.register(Change)
class ChangeDesk(ReadOnlyAdmin):
    list_display = ("named", "moves", "places", "waits", "about", "source", "progress")
    list_filter = (StateFilter, GovernmentFilter, KindFilter, CauseFilter, SourceFilter)
    search_fields = ("subject", "jurisdiction__name")
    ordering = ("-flip", "-places", "opened_at", "pk")
    list_per_page = 50

    @admin.display(description=_("change"), ordering="subject")
    def named(self, change: Change) -> str:
        """Say what the change is called."""
        return str(change)

    @admin.display(description=_("about"), ordering="kind")
    def about(self, change: Change) -> str:
        """Say what sort of thing it is about, and why it came up where no crawl saw it."""
        what = gettext(KINDS[change.kind])
        return what if change.cause == Cause.CRAWL else f"{what}, {gettext(CAUSES[change.cause])}"

    @admin.display(description=_("moves a label"), ordering="flip")
    def moves(self, change: Change) -> str:
        """Say how far the label of the place would move."""
        if change.weighed != change.version:
            return gettext("not yet known")
        if not change.flip:
            return gettext("no")
        return ngettext("by %(steps)d step", "by %(steps)d steps", change.flip) % {"steps": change.flip}

    @admin.display(description=_("where it stands"), ordering="state")
    def progress(self, change: Change) -> str:
        """Say where it stands, and of what waits, for whom."""
        return progress(change)

    @admin.display(description=_("waits"), ordering="opened_at")
    def waits(self, change: Change) -> str:
        """Say for how long it has waited."""
        return timesince(change.opened_at, depth=1)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Change]:
        changes = super().get_queryset(request).prefetch_related("decisions__person")
        return changes.select_related("jurisdiction", "source", "observation__page", "corrects")

    def get_urls(self) -> list[URLPattern]:
        def staff(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
            return self.admin_site.admin_view(permission_required("review.decide_change", raise_exception=True)(view))

        return [
            path("first/", staff(self.first_view), name="review_change_first"),
            path("enter/", staff(enter_view), name="review_change_enter"),
            path("by-hand/", staff(by_hand_view), name="review_change_by_hand"),
            path("<int:change_id>/edit/", staff(edit_view), name="review_change_edit"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        now = timezone.now()
        pulled, due = Brake.objects.filter(released_at=None), Source.objects.due_by_hand(now).count()
        more = {"title": gettext("Changes to review"), "brakes": pulled, "due_by_hand": due}
        return super().changelist_view(request, {**(extra_context or {}), **more})

    def first_view(self, request: HttpRequest) -> HttpResponse:
        """Open what matters most."""
        return HttpResponseRedirect(_address(queue(cast(User, request.user)).first()))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        change = get_object_or_404(self.get_queryset(request), pk=object_id)
        person = cast(User, request.user)  # the admin lets nobody else in
        if request.method == "POST":
            return self._decided(request, change, person)
        shown = {**(extra_context or {}), **change_page(change, person)}
        return super().change_view(request, object_id, form_url, shown)

    def has_view_permission(self, request: HttpRequest, _obj: Change | None = None) -> bool:
        return request.user.has_perm("review.view_change") or request.user.has_perm("review.decide_change")

    def _decided(self, request: HttpRequest, change: Change, person: User) -> HttpResponse:
        """Decide, say what came of it, and open the next item; after a refusal the same one, to look again."""
        after = neighbours(change, person).after
        try:
            said = decide(change, person, request.POST)
            messages.success(request, format_html('<a href="{}">{}</a>: {}', _address(change), change, said))
        except Refused as refusal:
            messages.error(request, str(refusal))
            after = change
        return HttpResponseRedirect(_address(after or queue(person).first()))


def _address(change: Change | None) -> str:
    """Return where the change is decided, or the list where there is none."""
    if change is None:
        return reverse("admin:review_change_changelist")
    return reverse("admin:review_change_change", args=[change.pk])
