"""Store the observations of one crawl as rows: a new one only where it differs from the one before it."""

import hashlib
from collections.abc import Mapping, Sequence

from tracker import contract
from tracker.contract import Absence, reading_type
from tracker.evidence.judge import is_form
from tracker.evidence.models import Crawl, Observation, Page
from tracker.evidence.newest import Newest
from tracker.evidence.reads_the_same import reads_the_same
from tracker.evidence.store import keep_text
from tracker.vocabulary import Cause

Subject = tuple[str, str]  # its kind and name


def store_observations(
    crawl: Crawl, cause: Cause, found: Sequence[contract.Observation], pages: Mapping[str, Page]
) -> bool:
    """Write down what was seen on the pages (by the hash of their bytes), and why; return whether any of it is news."""
    subjects = {seen.subject for seen in found}
    rows = Observation.objects.filter(source=crawl.source, subject__in=subjects, newest=True)
    newest = Newest(Observation, _subject, rows)
    news = [_store_observation(crawl, cause, pages[seen.page], seen, newest) for seen in found]
    newest.write()
    return any(news)


def _store_observation(
    crawl: Crawl, cause: Cause, page: Page, seen: contract.Observation, newest: Newest[Observation]
) -> bool:
    """Take in one observation and return whether it differs from the one before it."""
    text_sha256 = keep_text(seen.text)
    fingerprint = _fingerprint(seen, text_sha256)
    held = _before(crawl, page, seen, newest)
    if held and (held.fingerprint == fingerprint or _says_the_same(held, seen)):
        newest.see_again(held, page.last_seen_at)
        return False
    newest.add(
        Observation(
            source=crawl.source,
            crawl=crawl,
            page=page,
            cause=cause,
            kind=seen.kind,
            subject=seen.subject,
            url=seen.url,
            quote=seen.quote,
            text_sha256=text_sha256,
            reading=reading_type.dump_python(seen.reading, mode="json"),
            fingerprint=fingerprint,
            absent=isinstance(seen.reading, Absence),
            seen_at=page.last_seen_at,
            last_seen_at=page.last_seen_at,
        )
    )
    return True


def _before(crawl: Crawl, page: Page, seen: contract.Observation, newest: Newest[Observation]) -> Observation | None:
    """Return the last row of the subject that was not seen later than the page: almost always the newest."""
    held = newest.of((seen.kind, seen.subject))
    if held is None or held.seen_at <= page.last_seen_at:
        return held
    earlier = Observation.objects.filter(source=crawl.source, kind=seen.kind, subject=seen.subject)
    return earlier.filter(seen_at__lte=page.last_seen_at).order_by("-seen_at", "-pk").first()


def _fingerprint(seen: contract.Observation, text_sha256: str) -> str:
    reading = reading_type.dump_json(seen.reading)
    return hashlib.sha256(b"\0".join((reading, seen.quote.encode(), text_sha256.encode()))).hexdigest()


def _says_the_same(held: Observation, seen: contract.Observation) -> bool:
    """Whether nothing but the form of the words differs: then the older words stand as they were read."""
    return (
        held.reading == reading_type.dump_python(seen.reading, mode="json")
        and is_form(held.quote, seen.quote)
        and reads_the_same(held.text_sha256, seen.text)
    )


def _subject(row: Observation) -> Subject:
    return row.kind, row.subject
