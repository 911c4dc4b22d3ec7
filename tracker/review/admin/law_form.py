"""The form of a law: the instrument above, and below it what it says, a row for what differs in nothing but the act."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from tracker.catalog.models import Substance
from tracker.contract import Cell, Condition, Law, Threshold
from tracker.review.admin.duty_lines import (
    Unclear,
    conditions_in_lines,
    conditions_of,
    is_nested,
    limits_of,
    threshold_in_lines,
)
from tracker.review.law import naming_of
from tracker.vocabulary import Activity, ConditionKind, Effect, Form, InstrumentKind, Needs, Standing
from tracker.wording import choices

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

EMPTY_ROWS = 3
PARTIAL_DAY = RegexValidator(r"^[1-9]\d{3}(-\d{2}(-\d{2})?)?$", _("Write 2025-08-01, 2025-08 or 2025."))


def day(label: "_StrPromise") -> forms.CharField:
    """Return the field of a partial day."""
    return forms.CharField(label=label, required=False, max_length=10, validators=[PARTIAL_DAY])


class InstrumentForm(forms.Form):
    """The instrument: what it is, where it stands, its days. A day may be partial."""

    instrument_kind = forms.ChoiceField(label=_("Kind"), choices=choices(InstrumentKind))
    citation = forms.CharField(label=_("Citation"), max_length=300, widget=forms.TextInput(attrs={"size": 60}))
    title = forms.CharField(label=_("Title"), max_length=300, widget=forms.TextInput(attrs={"size": 80}))
    url = forms.URLField(
        label=_("Address of the text"),
        required=False,
        max_length=1000,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"size": 80}),
    )
    standing = forms.ChoiceField(
        label=_("Where it stands"), required=False, choices=[("", _("the text does not say")), *choices(Standing)]
    )
    adopted_on = day(_("Adopted on"))
    signed_on = day(_("Signed on"))
    filed_on = day(_("Filed on"))

    def clean_url(self) -> str:
        """Return the address. One that the reading had is not taken away."""
        url = str(self.cleaned_data["url"])
        if self.initial.get("url") and not url:
            raise forms.ValidationError(_("Say where the text is published."))
        return url


class RowForm(forms.Form):
    """What the law says of some activities with one substance. `like` is the row of the reading that it was, or ""."""

    like = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    substance = forms.ChoiceField(label=_("Substance"), required=False)
    form = forms.ChoiceField(required=False, choices=choices(Form), initial=Form.ANY, label=_("Product form"))
    effect = forms.ChoiceField(label=_("Effect"), required=False, choices=[("", _("choose")), *choices(Effect)])
    activities = forms.MultipleChoiceField(
        required=False, choices=choices(Activity), widget=forms.CheckboxSelectMultiple, label=_("Activities")
    )
    minimum_age = forms.IntegerField(required=False, min_value=1, max_value=99, label=_("Minimum age, in years"))
    words = forms.CharField(
        required=False, label=_("The law’s words for the age"), widget=forms.Textarea(attrs={"rows": 1, "cols": 60})
    )
    conditions = forms.CharField(
        required=False,
        label=_("Other conditions"),
        widget=forms.Textarea(attrs={"rows": 3, "cols": 80}),
        help_text=_(
            "One a line: its kind, how much of what if it says so, a bar, the law’s words. "
            "“cap 2 percent of alkaloids | contains no more than two percent”, “label | bears a label”."
        ),
    )
    limits = forms.CharField(
        required=False,
        label=_("Only of products with"),
        widget=forms.Textarea(attrs={"rows": 2, "cols": 80}),
        help_text=_("One limit a line: “more than 2 percent of alkaloids”, “at least 1 mg of serving”."),
    )
    needs = forms.ChoiceField(
        required=False,
        choices=[(Needs.ANY, _("any of these limits")), (Needs.ALL, _("all of these limits"))],
        label=_("The row holds for"),
    )
    valid_from = day(_("In force from"))
    valid_to = day(_("No longer in force from"))

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        substances = Substance.objects.order_by("pk").values_list("slug", "name")
        self.fields["substance"].choices = [("", _("choose")), *substances]  # type: ignore[attr-defined]

    def clean_conditions(self) -> str:
        """Return the lines, if they are as they were or conditions can be read from them."""
        return self._lines("conditions", conditions_of)

    def clean_limits(self) -> str:
        """Return the lines, if they are as they were or limits can be read from them."""
        return self._lines("limits", limits_of)

    def _lines(self, name: str, read: Callable[[str], object]) -> str:
        lines = str(self.cleaned_data[name])
        if self.cleaned_data.get("like") is None or not is_same(lines, self.initial.get(name, "")):
            try:
                read(lines)
            except Unclear as unclear:
                raise forms.ValidationError(str(unclear)) from unclear
        return lines

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        whole = said.get("substance") and said.get("effect") and said.get("activities")
        if (said.get("substance") or said.get("effect") or said.get("activities")) and not whole:
            raise forms.ValidationError(_("Choose a substance, an effect and at least one activity, or none of them."))
        if said.get("minimum_age") and said.get("effect") != Effect.CONDITIONAL:
            raise forms.ValidationError(_("An age is a condition: choose the effect “conditional”."))
        if said.get("conditions") and said.get("effect") not in (Effect.CONDITIONAL, self.initial.get("effect")):
            raise forms.ValidationError(_("What asks for something is a condition: choose the effect “conditional”."))
        is_bare = said.get("effect") == Effect.CONDITIONAL and not (said.get("minimum_age") or said.get("conditions"))
        if is_bare and self.initial.get("effect") != Effect.CONDITIONAL:
            raise forms.ValidationError(_("Say under which condition: an age, or another one with the law’s words."))
        if said.get("minimum_age") and not said.get("words"):
            raise forms.ValidationError(_("Quote the law’s words for the age."))
        return said


RowForms = forms.formset_factory(RowForm, extra=EMPTY_ROWS, max_num=60)


@dataclass(frozen=True, kw_only=True)
class Group:
    """Cells of a law that differ in nothing but the activity."""

    cell: Cell
    activities: tuple[Activity, ...]


def groups_of(law: Law) -> list[Group]:
    """Return the cells of the law in groups, in the order of its cells."""
    found: dict[Cell, list[Activity]] = {}
    for cell in law.cells:
        found.setdefault(replace(cell, activity=Activity.POSSESSION), []).append(cell.activity)
    return [Group(cell=cell, activities=tuple(activities)) for cell, activities in found.items()]


def rows_of(law: Law) -> list[dict[str, Any]]:
    """Return what the rows of the form say at first, for a law that was read."""
    return [{"like": number, **_row(group)} for number, group in enumerate(groups_of(law))]


def instrument_of(law: Law) -> dict[str, Any]:
    """Return what the upper part of the form says at first, for a law that was read."""
    return {name: getattr(law, name) or "" for name in InstrumentForm.base_fields}


def law_of(instrument: dict[str, Any], rows: list[dict[str, Any]], like: Law) -> Law:
    """Return the law as the form has it; `like` is what it was read as, or a law without cells.

    What the form does not show (a threshold within a threshold, preemption) stays as it was read.
    """
    groups = groups_of(like)
    cells = tuple(cell for row in rows if row.get("effect") for cell in _cells(row, groups))
    words = {
        "instrument_kind": InstrumentKind(instrument["instrument_kind"]),
        "standing": Standing(instrument["standing"]) if instrument["standing"] else None,
    }
    return replace(
        like,
        **{**instrument, **words},
        cells=cells,
        naming=naming_of(cells),
        substances=tuple(sorted({cell.substance for cell in cells} | set(like.substances))),
    )


def _row(group: Group) -> dict[str, Any]:
    cell = group.cell
    age = next((one for one in cell.conditions if one.kind is ConditionKind.MINIMUM_AGE), None)
    return {
        "substance": cell.substance,
        "form": cell.form,
        "effect": cell.effect,
        "activities": list(group.activities),
        "minimum_age": age.amount if age else None,
        "words": age.words if age else "",
        "conditions": conditions_in_lines(cell.conditions),
        "limits": threshold_in_lines(cell.threshold),
        "needs": cell.threshold.needs if cell.threshold else Needs.ANY,
        "valid_from": cell.valid_from,
        "valid_to": cell.valid_to,
    }


def _cells(row: dict[str, Any], groups: list[Group]) -> Iterator[Cell]:
    was = groups[row["like"]].cell if row["like"] is not None and row["like"] < len(groups) else None
    for activity in row["activities"]:
        yield Cell(
            substance=row["substance"],
            form=Form(row["form"]),
            threshold=_threshold(row, was),
            activity=Activity(activity),
            effect=Effect(row["effect"]),
            conditions=_conditions(row, was),
            valid_from=row["valid_from"],
            valid_to=row["valid_to"],
        )


def _threshold(row: dict[str, Any], was: Cell | None) -> Threshold | None:
    """Return the threshold of the row's lines; a nested one, which lines cannot say, stays where there are none."""
    needs, held = Needs(row["needs"] or Needs.ANY), was.threshold if was else None
    if held and is_same(row["limits"], threshold_in_lines(held)) and (is_nested(held) or held.needs is needs):
        return held
    limits = limits_of(row["limits"])
    return Threshold(needs=needs, limits=limits) if limits else None


def _conditions(row: dict[str, Any], was: Cell | None) -> tuple[Condition, ...]:
    """Return the age, and the conditions of the lines; what nobody changed stays as it was read, word for word."""
    held = was.conditions if was else ()
    if is_same(row["conditions"], conditions_in_lines(held)):
        others = tuple(one for one in held if one.kind is not ConditionKind.MINIMUM_AGE)
    else:
        others = conditions_of(row["conditions"])
    if not row["minimum_age"]:
        return others
    age = Condition(kind=ConditionKind.MINIMUM_AGE, amount=str(row["minimum_age"]), unit="years", words=row["words"])
    return (age, *others)


def is_same(lines: str, others: str) -> bool:
    """Whether two texts are the same lines, however a browser ends them."""
    return lines.strip().splitlines() == others.strip().splitlines()
