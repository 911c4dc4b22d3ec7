"""What is kept of those who are gone: enough to leave them alone, too little to know who they were."""

from django.db import models
from django.db.models import Q


class Remembered(models.Model):
    """A seal of a mailbox, without the mailbox: how often it was asked in vain, and whether it wants no mail at all."""

    mailbox_seal = models.CharField(max_length=64, unique=True)
    unanswered = models.PositiveIntegerField(default=0)
    silenced = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"remembered {self.pk}"


class Mark(models.Model):
    """How far this database is: one row, a number that grows with the clock and is also written beside the database.

    `moved_at` is when it last grew.
    """

    number = models.PositiveBigIntegerField(default=0)
    moved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="there_is_one_mark")]

    def __str__(self) -> str:
        return str(self.number)
