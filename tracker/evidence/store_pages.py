"""Store the pages of one crawl as rows: a new one only where an address changed its bytes, or how they are read."""

from collections.abc import Sequence

from tracker import contract
from tracker.evidence.models import Crawl, Observation, Page
from tracker.evidence.newest import Newest
from tracker.evidence.reads_the_same import reads_the_same
from tracker.evidence.store import keep_text

Address = tuple[str, str]  # and the hash of a form


def store_pages(crawl: Crawl, answers: Sequence[contract.Page], *, is_good: bool) -> tuple[dict[str, Page], bool]:
    """Write down the answers; return the row of each by the hash of its bytes, and whether the text of any is news.

    The same bytes in a row only move `last_seen_at`, and where the page was not read again after a good crawl, that
    of the observations which stand on it.
    """
    urls = {answer.url for answer in answers}
    rows = Page.objects.filter(source=crawl.source, url__in=urls, newest=True)
    newest = Newest(Page, _address, rows.defer("headers"))
    unread = {answer.url for answer in answers if answer.unread}
    if is_good and unread:
        _let_stand(crawl, answers, newest)
    pages: dict[str, Page] = {}
    news = False
    for answer in answers:
        pages[answer.sha256], is_news = _store_page(crawl, answer, newest)
        news = news or is_news
    newest.write()
    return pages, news


def _store_page(crawl: Crawl, answer: contract.Page, newest: Newest[Page]) -> tuple[Page, bool]:
    """Return the row of one answer and whether its text is news."""
    held = _before(crawl, answer, newest)
    if answer.unread and held is None:
        raise ValueError(f"{answer.url} was not read, and no reading of it is held")
    text_sha256 = held.text_sha256 if held and answer.unread else keep_text(answer.text)
    is_same_text = held is not None and held.text_sha256 == text_sha256
    if held and held.sha256 == answer.sha256 and is_same_text:
        newest.see_again(held, answer.seen_at)
        return held, False
    is_news = held is None or not (is_same_text or reads_the_same(held.text_sha256, answer.text))
    page = _row(crawl, answer, text_sha256)
    newest.add(page)
    return page, is_news


def _before(crawl: Crawl, answer: contract.Page, newest: Newest[Page]) -> Page | None:
    """Return the last row of the address that was not seen later than the answer: almost always the newest."""
    held = newest.of((answer.url, answer.request_sha256))
    if held is None or held.seen_at <= answer.seen_at:
        return held
    earlier = Page.objects.filter(source=crawl.source, url=answer.url, request_sha256=answer.request_sha256)
    return earlier.filter(seen_at__lte=answer.seen_at).order_by("-seen_at", "-pk").first()


def _row(crawl: Crawl, answer: contract.Page, text_sha256: str) -> Page:
    return Page(
        source=crawl.source,
        crawl=crawl,
        url=answer.url,
        fetched_from=answer.fetched_from,
        method=answer.method,
        request_sha256=answer.request_sha256,
        status=answer.status,
        headers=answer.headers,
        media_type=answer.media_type,
        sha256=answer.sha256,
        size=answer.size,
        text_sha256=text_sha256,
        core_sha256=answer.core_sha256,
        seen_at=answer.seen_at,
        last_seen_at=answer.seen_at,
    )


def _let_stand(crawl: Crawl, answers: Sequence[contract.Page], pages: Newest[Page]) -> None:
    """See again what the last crawl found on each page that was not read again."""
    unread = {answer.url: answer.seen_at for answer in answers if answer.unread}
    rows = Observation.objects.filter(source=crawl.source, url__in=unread, newest=True)
    rows = rows.only("url", "last_seen_at")
    newest = Newest(Observation, lambda row: row.pk, rows)
    for row in rows:
        page = pages.of((row.url, ""))
        if page and row.last_seen_at == page.last_seen_at:
            newest.see_again(row, unread[row.url])
    newest.write()


def _address(page: Page) -> Address:
    return page.url, page.request_sha256
