"""How many guesses at an account are evaluated a day: twenty, and as many again from each device that once got in.

So a stranger who spends the strangers' budget locks nobody out who signs in from a browser of their own. The budgets
are in the database: nothing that is restarted or wiped gives them back.
"""

import hashlib

from django.utils import timezone

from tracker.review.staff.models import A_DAY, SignInTry

GUESSES_A_DAY = 20
STRANGERS = "strangers"


def spend(account: str, what: str, device: str) -> bool:
    """Count one guess at the account's password or code, and return whether it may be evaluated.

    `device` is the name of a device that has signed in to this account before, or "" for a stranger's. The guess is
    written before it is weighed, so that of many at once no more than the budget are evaluated.
    """
    now = timezone.now()
    budget = hashlib.sha256("\0".join((account.casefold(), what, device or STRANGERS)).encode()).hexdigest()
    SignInTry.objects.filter(tried_at__lte=now - A_DAY).delete()
    row = SignInTry.objects.create(budget=budget, tried_at=now)
    if SignInTry.objects.of_the_day(now).filter(budget=budget, pk__lte=row.pk).count() <= GUESSES_A_DAY:
        return True
    row.delete()  # what is not evaluated is no guess: the budget comes back a day after it was spent
    return False
