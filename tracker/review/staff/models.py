"""What stands between a stranger and the desk: the second factor of a person, and the tries to sign in."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models

A_DAY = timedelta(days=1)


class SecondFactor(models.Model):
    """The secret that a person's authenticator shares with us (RFC 6238), `sealed` so that no copy of it opens a door.

    `last_step` is the time step of the last code that was taken: it and all before it are spent.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="second_factor")
    sealed = models.CharField(max_length=200)
    enrolled_at = models.DateTimeField(null=True)
    last_step = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"second factor of {self.person}"


class SignInTryQuerySet(models.QuerySet["SignInTry"]):
    def of_the_day(self, moment: datetime) -> "SignInTryQuerySet":
        """Return the tries of the last 24 hours."""
        return self.filter(tried_at__gt=moment - A_DAY)


class SignInTry(models.Model):
    """One guess that was evaluated, of a password or of a code. `budget` names whose tries it counts among."""

    budget = models.CharField(max_length=64)
    tried_at = models.DateTimeField()

    objects = SignInTryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["budget", "tried_at"])]

    def __str__(self) -> str:
        return f"{self.budget[:12]} {self.tried_at:%Y-%m-%d %H:%M}"
