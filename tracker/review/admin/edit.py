"""The pages on which a person puts a reading of their own: in place of the machine's, or where no machine reads."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.catalog.find import LONGEST, find
from tracker.catalog.models import Jurisdiction
from tracker.contract import Bill, Law, Notice
from tracker.evidence.passage import passage
from tracker.review.accept import accept
from tracker.review.admin.decide import WAITS_FOR_ANOTHER, goes_out
from tracker.review.admin.law_form import InstrumentForm, RowForms, instrument_of, law_of, rows_of
from tracker.review.admin.plain_form import form_of, reading_of
from tracker.review.correct import correct
from tracker.review.enter import enter
from tracker.review.errors import Refused
from tracker.review.models import Change
from tracker.vocabulary import ChangeState, InstrumentKind, Naming

LARGEST = 10 * 2**20  # bytes of a file that is kept with an entry


class EntryForm(forms.Form):
    """Where the law is, in its own words, and the file if a person kept it."""

    place = forms.CharField(
        max_length=LONGEST, label=_("Place"), widget=forms.TextInput(attrs={"list": "places", "autocomplete": "off"})
    )
    quote = forms.CharField(
        label=_("The law’s own words"), widget=forms.Textarea(attrs={"rows": 6, "cols": 80}), max_length=20_000
    )
    file = forms.FileField(required=False, label=_("The text as a file, kept or without an address (10 MB at most)"))

    def clean_place(self) -> Jurisdiction:
        """Return the one place that the words mean."""
        found = find(self.cleaned_data["place"])
        if found.place is None or found.misspelt:
            several = "; ".join(place.in_full() for place in found.matches[:8])
            asked = gettext("Which one: %(places)s?") % {"places": several}
            raise forms.ValidationError(asked if several else gettext("No place is called so."))
        return found.place

    def clean_file(self) -> Any:
        """Return the file, if it is not too large."""
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise forms.ValidationError(_("It is larger than 10 MB."))
        return file


def edit_view(request: HttpRequest, change_id: int) -> HttpResponse:
    """Show a change's reading as a form; take what was written as the person's own, to accept or to correct with."""
    change = get_object_or_404(Change.objects.select_related("jurisdiction", "observation__page"), pk=change_id)
    reading = change.reading()
    if not isinstance(reading, Law | Notice | Bill) or change.state not in (ChangeState.OPEN, ChangeState.PUBLISHED):
        messages.error(request, gettext("There is nothing here to read otherwise."))
        return redirect("admin:review_change_change", change.pk)
    parts = _parts(reading, request.POST if request.method == "POST" else None)
    if request.method == "POST" and all(part.is_valid() for part in parts.values()):
        try:
            messages.success(request, _take(request, change, _reading(reading, parts)))
            return redirect("admin:review_change_change", change.pk)
        except Refused as refusal:
            messages.error(request, str(refusal))
    verb = gettext("Correct") if change.state == ChangeState.PUBLISHED else gettext("Accept with edits")
    shown = {"change": change, "passage": passage(change.observation), "verb": verb, "title": f"{verb}: {change}"}
    return _page(request, "admin/review/change/edit.html", parts, **shown)


def enter_view(request: HttpRequest) -> HttpResponse:
    """Show an empty law as a form, and open a change of what was written."""
    written = request.POST if request.method == "POST" else None
    entry = EntryForm(written, request.FILES or None, initial={"place": request.GET.get("place", "")})
    parts: dict[str, Any] = {"instrument": InstrumentForm(written), "rows": RowForms(written, prefix="rows")}
    if written is not None and entry.is_valid() and all(part.is_valid() for part in parts.values()):
        try:
            change = _enter(cast(User, request.user), entry.cleaned_data, parts)
            messages.success(request, gettext("Entered. Read it once more below: it goes the way of every change."))
            return redirect("admin:review_change_change", change.pk)
        except Refused as refusal:
            messages.error(request, str(refusal))
    shown = {"title": gettext("Enter a law by hand"), "two_persons": settings.TWO_PERSONS}
    return _page(request, "admin/review/change/enter.html", {"entry": entry, **parts}, **shown)


def _parts(reading: Law | Notice | Bill, written: Any) -> dict[str, Any]:
    if not isinstance(reading, Law):
        return {"plain": form_of(reading, written)}
    return {
        "instrument": InstrumentForm(written, initial=instrument_of(reading)),
        "rows": RowForms(written, prefix="rows", initial=rows_of(reading)),
    }


def _reading(like: Law | Notice | Bill, parts: dict[str, Any]) -> Law | Notice | Bill:
    if isinstance(like, Law):
        rows = [row.cleaned_data for row in parts["rows"]]
        return law_of({**parts["instrument"].cleaned_data, "citation": like.citation}, rows, like)
    return reading_of(parts["plain"], like)


def _take(request: HttpRequest, change: Change, reading: Law | Notice | Bill) -> str:
    """Accept or correct with the person's reading, and return what came of it."""
    person, reason = cast(User, request.user), request.POST.get("reason", "")
    if change.state == ChangeState.PUBLISHED:
        taken = correct(change, person, human=reading, reason=reason)
    else:
        version = request.POST.get("version", "")
        accept(change, person, version=int(version) if version.isdecimal() else 0, reason=reason, human=reading)
        taken = change
    return gettext(WAITS_FOR_ANOTHER) if taken.state == ChangeState.OPEN else goes_out(taken)


def _enter(person: User, said: dict[str, Any], parts: dict[str, Any]) -> Change:
    nothing = Law(
        jurisdiction=said["place"].ocd_id,
        instrument_kind=InstrumentKind.STATUTE,
        citation="",
        title="",
        url="",
        naming=Naming.MENTIONED,
        substances=(),
        cells=(),
    )
    law = law_of(parts["instrument"].cleaned_data, [row.cleaned_data for row in parts["rows"]], nothing)
    if not law.cells:
        raise Refused("Say in at least one row what the law does.")
    file = said["file"]
    if not file:
        return enter(person, law, quote=said["quote"])
    return enter(person, law, quote=said["quote"], body=file.read(), media_type=file.content_type or "")


def _page(request: HttpRequest, template: str, parts: dict[str, Any], **more: Any) -> HttpResponse:
    return render(request, template, {**admin.site.each_context(request), **parts, **more})
