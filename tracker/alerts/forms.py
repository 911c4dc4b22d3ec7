"""What a visitor may write into the sign-up page, checked."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from tracker.alerts.mailbox import mailbox
from tracker.catalog.models import Jurisdiction, Substance
from tracker.vocabulary import Level, Topic

OFFERED_LEVELS = (Level.COUNTRY, Level.STATE, Level.DISTRICT, Level.TERRITORY)
TOPIC_CHOICES = (
    (Topic.STATUS, "Changes of the law, and laws that come into force"),
    (Topic.BILLS, "Bills: proposals that are not law"),
    (Topic.NOTICES, "FDA notices: import alerts, recalls, warning letters"),
)


class PlaceField(forms.ModelChoiceField):  # type: ignore[type-arg]  # at run time it takes none
    """A place by its Open Civic Data id, or by its exact name where only one place bears it."""

    def to_python(self, value: Any) -> Jurisdiction | None:
        if value in self.empty_values:
            return None
        words = str(value).strip()
        if "\x00" in words:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        offered = Jurisdiction.objects.filter(level__in=OFFERED_LEVELS)
        found = list(offered.filter(ocd_id=words) or offered.filter(name__iexact=words)[:2])
        if len(found) != 1:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return found[0]


class SubscribeForm(forms.Form):
    """An address and what it asks for."""

    address = forms.EmailField(
        label="Your e-mail address",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    place = PlaceField(
        queryset=Jurisdiction.objects.filter(level__in=OFFERED_LEVELS),
        to_field_name="ocd_id",
        label="Place",
        empty_label="Choose a place",
        help_text="You also hear of changes in what the place lies in: for a state, of federal ones.",
        error_messages={"invalid_choice": "We do not know this place. Choose one from the list."},
    )
    substance = forms.ModelChoiceField(
        queryset=Substance.objects.order_by("name"),
        to_field_name="slug",
        label="Substance",
        required=False,
        empty_label="All of them",
    )
    topics = forms.TypedMultipleChoiceField(
        choices=TOPIC_CHOICES,
        coerce=Topic,
        label="Tell me of",
        initial=list(Topic),
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        try:
            key = mailbox(address)
        except ValueError as error:
            raise ValidationError("This domain does not exist in mail.", code="invalid") from error
        if len(key) > 254:
            raise ValidationError("This address is too long.", code="invalid")
        return address
