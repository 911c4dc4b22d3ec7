"""The next step: what comes of it when this person accepts an open change, said before they do."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User

from tracker.review.models import Change
from tracker.review.two_persons import endorsed_by, needs_two

LET_ANOTHER_BEGIN = "Nobody else here is a publisher: let a reviewer say the first, and say the second yourself."
NOBODY_ELSE = (
    "The second yes is another publisher’s, and there is none: it waits until an operator gives somebody that role "
    "(Home, Users)."
)


@dataclass(frozen=True, kw_only=True)
class Step:
    """What accepting leads to, in a sentence, and whether it and asking for a second person are open to the person."""

    says: str
    may_accept: bool
    may_ask: bool


def step(change: Change, person: User) -> Step:
    """Return the next step of the person on an open change. The verbs decide; this only foretells them."""
    if not needs_two(change):
        return Step(says=f"Once accepted it is published {_goes_out()}.", may_accept=True, may_ask=True)
    first = endorsed_by(change)
    is_publisher = person.has_perm("review.publish_change")
    if first is None:
        says = "It takes two people: your yes is the first. It goes out once another person, a publisher, says yes too."
        alone = f" {LET_ANOTHER_BEGIN}" if is_publisher and not _has_another_publisher(person) else ""
        return Step(says=says + alone, may_accept=True, may_ask=False)
    if first == person:
        says = "You have said yes to just this. Another person, a publisher, says the second yes: go on to the next."
        if not _has_another_publisher(person):
            says = f"You have said yes to just this. {NOBODY_ELSE}"
        return Step(says=says, may_accept=False, may_ask=False)
    if not is_publisher:
        says = f"{first} has said yes to just this. The second yes is a publisher’s: go on to the next."
        return Step(says=says, may_accept=False, may_ask=False)
    says = f"{first} has said yes to just this. Yours is the second: with it, it is published {_goes_out()}."
    return Step(says=says, may_accept=True, may_ask=False)


def _has_another_publisher(person: User) -> bool:
    """Whether somebody else could say the second yes."""
    return User.objects.with_perm("review.publish_change").filter(is_staff=True).exclude(pk=person.pk).exists()


def _goes_out() -> str:
    """Return how long an accepted change waits: `10 minutes later, and until then it can be recalled`."""
    minutes, seconds = divmod(settings.RECALL_SECONDS, 60)
    parts = [f"{count} {unit}{'s' if count > 1 else ''}" for count, unit in ((minutes, "minute"), (seconds, "second"))]
    if not settings.RECALL_SECONDS:
        return "at once and cannot be recalled"
    wait = " and ".join(part for part in parts if not part.startswith("0"))
    return f"{wait} later, and until then it can be recalled"
