"""Tell staff of a source in trouble: one mail when it gets there, one when it is well again, and none between."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail

from tracker.evidence.models import Source


def tell_staff(source: Source, moment: datetime) -> bool:
    """Mail staff of the source's trouble, or that it has passed; return whether this call did.

    Claimed by compare-and-set on `trouble_told_at`, so that of two calls one sends. A mail that could not be handed
    over is given back and tried at the next ring; where nobody can be reached, the desk alone shows it.
    """
    before, after = source.trouble_told_at, None if source.trouble_told_at else moment
    recipients = _recipients()
    claimed = Source.objects.awaiting_word().filter(pk=source.pk, trouble_told_at=before)
    if not recipients or claimed.update(trouble_told_at=after) != 1:
        return False
    try:
        send_mail(_subject(source, is_over=after is None), _body(source), None, recipients)
    except OSError:
        Source.objects.filter(pk=source.pk, trouble_told_at=after).update(trouble_told_at=before)
        raise
    return True


def _recipients() -> list[str]:
    """Return STAFF_MAIL, or the addresses of those who may sign in to the desk."""
    if settings.STAFF_MAIL:
        return list(settings.STAFF_MAIL)
    staff = get_user_model().objects.filter(is_staff=True, is_active=True).exclude(email="")
    return list(staff.order_by("email").values_list("email", flat=True).distinct())


def _subject(source: Source, *, is_over: bool) -> str:
    return f"{source.slug} is read well again" if is_over else f"{source.slug}: {source.health}"


def _body(source: Source) -> str:
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
