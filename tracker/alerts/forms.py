"""What a visitor may write into the sign-up page, checked."""

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from tracker.alerts.mailbox import mailbox
from tracker.alerts.wish import Wish
from tracker.alerts.words import Frequency, Interest
from tracker.catalog.models import Jurisdiction, Substance
from tracker.vocabulary import STATE_LEVELS, Level

LONGEST_ID = 200  # characters
ALL_PLACES = "all"  # what stands where the id of one place would
OFFERED_LEVELS = (Level.COUNTRY, *STATE_LEVELS)
TOPIC_CHOICES = (
    (Interest.STATUS, _("Changes of the law: when one is made, and on the day it comes into force")),
    (Interest.COMING, _("Laws coming into force: 30, 7 and 1 days before, and on the day")),
    (Interest.BILLS, _("Bills: proposals that are not law")),
    (Interest.NOTICES, _("FDA notices: import alerts, recalls, warning letters")),
)
FREQUENCY_CHOICES = (
    (Frequency.AT_ONCE, _("At once")),
    (Frequency.DAILY, _("One mail a day, in the morning")),
    (Frequency.WEEKLY, _("One mail a week, on Monday")),
)


class AllAndEachPlace(forms.models.ModelChoiceIterator):  # type: ignore[type-arg]  # at run time it takes none
    """The choices of a place: none yet, all of them, each."""

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        nothing, *places = super().__iter__()
        yield nothing
        yield ALL_PLACES, _("All places, of all countries")
        yield from places


class PlaceField(forms.ModelChoiceField):  # type: ignore[type-arg]  # at run time it takes none
    """A place by its Open Civic Data id, or by its exact name where only one of those in the list bears it; or all."""

    iterator = AllAndEachPlace

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        if value == ALL_PLACES:
            return ALL_PLACES
        words = str(value).strip()
        found = _named(words) if len(words) <= LONGEST_ID and "\x00" not in words else []
        if len(found) != 1:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return found[0]

    def label_from_instance(self, place: Model) -> str:
        return cast(Jurisdiction, place).in_full()


def _named(words: str) -> list[Jurisdiction]:
    offered = Jurisdiction.objects.filter(level__in=OFFERED_LEVELS, name__iexact=words)
    return list(Jurisdiction.objects.filter(ocd_id=words) or offered[:2])


class SubscribeForm(forms.Form):
    """An address and what it asks for."""

    address = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
    )
    place = PlaceField(
        queryset=Jurisdiction.objects.none(),
        to_field_name="ocd_id",
        label=_("Place"),
        empty_label=_("Choose a place"),
        help_text=_("You also hear of changes in what the place lies in: for a state, of federal ones."),
        error_messages={"invalid_choice": _("We do not know this place. Choose one from the list.")},
    )
    substance = forms.ModelChoiceField(
        queryset=Substance.objects.order_by("name"),
        to_field_name="slug",
        label=_("Substance"),
        required=False,
        empty_label=_("All of them"),
    )
    topics = forms.TypedMultipleChoiceField(
        choices=TOPIC_CHOICES,
        coerce=Interest,
        label=_("Tell me of"),
        initial=list(Interest),
        widget=forms.CheckboxSelectMultiple,
    )
    includes_below = forms.BooleanField(label=_("Its counties and cities, too"), required=False)
    frequency = forms.TypedChoiceField(
        choices=FREQUENCY_CHOICES, coerce=Frequency, label=_("How often"), required=False, empty_value=Frequency.AT_ONCE
    )
    website = forms.CharField(label=_("Website"), required=False)  # no person sees it: what fills it in is a machine

    def __init__(self, *words: Any, **more: Any) -> None:
        """Offer the list, and beside it the one place that is asked for: there are too many counties and cities."""
        super().__init__(*words, **more)
        asked = str(self.data.get("place") or self.initial.get("place", ""))[: LONGEST_ID + 1].replace("\x00", "")
        offered = Jurisdiction.objects.filter(Q(level__in=OFFERED_LEVELS) | Q(ocd_id=asked))
        cast(PlaceField, self.fields["place"]).queryset = offered.select_related("parent").prefetch_related("counties")

    def wish(self) -> Wish:
        """Return what a valid form asks for."""
        asked = self.cleaned_data
        everywhere = asked["place"] == ALL_PLACES
        return Wish(
            place=None if everywhere else asked["place"],
            substance=asked["substance"],
            topics=tuple(asked["topics"]),
            frequency=asked["frequency"],
            includes_below=asked["includes_below"] and not everywhere,
        )

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        if not address:  # only how many mails it would be is asked
            return address
        try:
            key = mailbox(address)
        except ValueError as error:
            raise ValidationError(_("This domain does not exist in mail."), code="invalid") from error
        if len(key) > 254:
            raise ValidationError(_("This address is too long."), code="invalid")
        return address


class AddressForm(forms.Form):
    """The address alone, to be mailed a link."""

    address = forms.EmailField(
        label=_("Your e-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
