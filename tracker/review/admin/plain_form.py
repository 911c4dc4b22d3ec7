"""The form of a notice or a bill: the parts that a person may read otherwise than the machine."""

from dataclasses import replace
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from tracker.contract import Bill, Notice
from tracker.review.admin.law_form import day
from tracker.vocabulary import BillStage
from tracker.wording import choices

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def text(label: "_StrPromise", *, required: bool = False) -> forms.CharField:
    """Return the field of a line of text."""
    return forms.CharField(label=label, required=required, widget=forms.TextInput(attrs={"size": 80}))


class NoticeForm(forms.Form):
    title = text(_("Title"), required=True)
    firm = text(_("Firm"))
    product = text(_("Product"))
    charge = text(_("Charge"))
    issued_on = day(_("Issued on"))
    updated_on = day(_("Updated on"))


class BillForm(forms.Form):
    title = text(_("Title"), required=True)
    stage = forms.ChoiceField(label=_("Stage"), choices=choices(BillStage))
    introduced_on = day(_("Introduced on"))
    latest_action = text(_("Latest action"))
    latest_action_on = day(_("Latest action on"))


def form_of(reading: Notice | Bill, written: object = None) -> forms.Form:
    """Return the form of the reading, filled with what was written or else with what was read."""
    kind = NoticeForm if isinstance(reading, Notice) else BillForm
    return kind(written, initial={name: getattr(reading, name) for name in kind.base_fields})  # type: ignore[arg-type]


def reading_of(form: forms.Form, like: Notice | Bill) -> Notice | Bill:
    """Return the reading as the form has it."""
    said = dict(form.cleaned_data)
    if isinstance(like, Bill):
        said["stage"] = BillStage(said["stage"])
    return replace(like, **said)
