"""Cells: a rule of the record as the value that a spider reads, so that the two can be compared."""

from tracker.contract import Cell, cell_type
from tracker.record.models import Rule


def cell_of(rule: Rule) -> Cell:
    """Return the cell that a rule of the record is."""
    return cell_type.validate_python(
        {
            "substance": rule.substance.slug,
            "form": rule.form,
            "threshold": rule.threshold,
            "activity": rule.activity,
            "effect": rule.effect,
            "conditions": rule.conditions,
            "valid_from": rule.valid_from,
            "valid_to": rule.valid_to,
        }
    )
