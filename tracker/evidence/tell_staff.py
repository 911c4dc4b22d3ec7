"""Tell staff which sources are in trouble: one mail when they get there, one when they are well again, none between.

What is to be told when the clock rings goes into one mail: where our own network fails, that is every source.
"""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail

from tracker.evidence.models import Source

NAMED = 3  # sources in a subject; of more it has the number


def tell_staff(moment: datetime) -> int:
    """Mail staff once of every source that got into trouble or out of it; return of how many.

    Each is claimed by compare-and-set on `trouble_told_at`, so that of two calls one tells of it. What could not be
    handed over is given back and tried at the next ring; where nobody can be reached, the desk alone shows it.
    Raises OSError where the mail server took nothing.
    """
    recipients = _recipients()
    if not recipients:
        return 0
    claimed = [source for source in Source.objects.awaiting_word() if _claim(source, moment)]
    if not claimed:
        return 0
    troubled = [source for source in claimed if source.trouble_told_at is None]
    well = [source for source in claimed if source.trouble_told_at]
    try:
        send_mail(_subject(troubled, well), "\n\n".join(map(_account, troubled + well)), None, recipients)
    except OSError:
        for source in claimed:
            _give_back(source, moment)
        raise
    return len(claimed)


def _recipients() -> list[str]:
    """Return STAFF_MAIL, or the addresses of those who may sign in to the desk."""
    if settings.STAFF_MAIL:
        return list(settings.STAFF_MAIL)
    staff = get_user_model().objects.filter(is_staff=True, is_active=True).exclude(email="")
    return list(staff.order_by("email").values_list("email", flat=True).distinct())


def _claim(source: Source, moment: datetime) -> bool:
    """Take the word on a source upon this call, unless another has; the row in hand keeps what stood before."""
    waiting = Source.objects.awaiting_word().filter(pk=source.pk, trouble_told_at=source.trouble_told_at)
    return waiting.update(trouble_told_at=_after(source, moment)) == 1


def _give_back(source: Source, moment: datetime) -> None:
    ours = Source.objects.filter(pk=source.pk, trouble_told_at=_after(source, moment))
    ours.update(trouble_told_at=source.trouble_told_at)


def _after(source: Source, moment: datetime) -> datetime | None:
    return None if source.trouble_told_at else moment


def _subject(troubled: Sequence[Source], well: Sequence[Source]) -> str:
    bad = [f"{source.slug}: {source.health}" for source in troubled]
    good = [f"{source.slug} is read well again" for source in well]
    return ", ".join(_few(bad, "sources in trouble") + _few(good, "sources are read well again"))


def _few(words: list[str], of_many: str) -> list[str]:
    return words if len(words) <= NAMED else [f"{len(words)} {of_many}"]


def _account(source: Source) -> str:
    last = f"{source.last_good_at:%Y-%m-%d %H:%M} UTC" if source.last_good_at else "none yet"
    return "\n".join(
        (
            f"{source.publisher} ({source.slug})",
            f"Last reading: {source.health}. {source.last_reason}".rstrip(),
            f"Last good reading: {last}. What we say stands as it was.",
            *source.urls,
            f"{settings.PUBLIC_BASE_URL}/admin/evidence/source/{source.pk}/change/",
        )
    )
