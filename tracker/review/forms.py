"""What a reader may write into the report of an error, checked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tracker.catalog.models import Jurisdiction, Substance
from tracker.review.report import LONGEST


class ReportForm(forms.Form):
    """Which answer is wrong, in what, and who says so. It asks for nothing about the reader."""

    place = forms.ModelChoiceField(
        queryset=Jurisdiction.objects.all(), to_field_name="ocd_id", widget=forms.HiddenInput()
    )
    substance = forms.ModelChoiceField(
        queryset=Substance.objects.order_by("pk"), to_field_name="slug", label=_("What is it about?"), empty_label=None
    )
    words = forms.CharField(
        label=_("What is wrong or missing?"),
        help_text=_("For example: “The ban began on July 1, not August 1.” Please write nothing about yourself."),
        min_length=10,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    url = forms.URLField(
        label=_("Where can we read that? (if you know)"),
        help_text=_("The address of the law or of a page about it."),
        required=False,
        max_length=1000,
        assume_scheme="https",
    )
