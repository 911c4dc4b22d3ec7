"""The second factor: enrolled at the first sign-in, and each of its codes good for once."""

from django.contrib.auth.models import User
from django.utils import timezone

from tracker.review.staff.models import SecondFactor
from tracker.review.staff.secret import seal, unseal
from tracker.review.staff.totp import new_secret, step_of_code


def second_factor(person: User) -> SecondFactor:
    """Return the person's second factor; at the first sign-in a new one, which counts once a code of it was given."""
    return SecondFactor.objects.get_or_create(person=person, defaults={"sealed": seal(new_secret())})[0]


def secret_of(factor: SecondFactor) -> str | None:
    """Return the secret that the person's authenticator shares, or None where SECRET_KEY is another than it was."""
    return unseal(factor.sealed)


def take(factor: SecondFactor, code: str) -> bool:
    """Return whether the code is right and was never taken before, nor a later one; it is spent by that.

    Compare-and-set on the last step taken: of two who give one code at once, one gets in.
    """
    now, secret = timezone.now(), secret_of(factor)
    step = secret and step_of_code(secret, code.strip(), now)
    if not step:
        return False
    unspent = SecondFactor.objects.filter(pk=factor.pk, last_step__lt=step)
    return bool(unspent.update(last_step=step, enrolled_at=factor.enrolled_at or now))
