"""The second factor: enrolled at the first sign-in, and each of its codes good for once."""

import hmac

from django.contrib.auth.models import User
from django.utils import timezone

from tracker.review.staff.models import SecondFactor
from tracker.review.staff.totp import code_at, new_secret, step_of

DRIFT = (-1, 0, 1)  # steps that a clock may be off


def second_factor(person: User) -> SecondFactor:
    """Return the person's second factor; at the first sign-in a new one, which counts once a code of it was given."""
    return SecondFactor.objects.get_or_create(person=person, defaults={"secret": new_secret()})[0]


def take(factor: SecondFactor, code: str) -> bool:
    """Return whether the code is right and was never taken before, nor a later one; it is spent by that.

    Compare-and-set on the last step taken: of two who give one code at once, one gets in.
    """
    now = timezone.now()
    for step in (step_of(now) + drift for drift in DRIFT):
        if hmac.compare_digest(code_at(factor.secret, step).encode(), code.strip().encode()):
            unspent = SecondFactor.objects.filter(pk=factor.pk, last_step__lt=step)
            return bool(unspent.update(last_step=step, enrolled_at=factor.enrolled_at or now))
    return False
