"""When a source is read next, which are read together, and what happens to one that ends every process reading it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection

from tests.builders import LOUISIANA, a_place, a_source
from tracker.catalog.load import load_governments
from tracker.contract import CrawlResult
from tracker.evidence.batches import AT_MOST, batches
from tracker.evidence.cadence import cadence
from tracker.evidence.lease import LEASE, lease
from tracker.evidence.models import Crawl, Host, Source
from tracker.evidence.schedule import FULL_CRAWL_EVERY, close_lost, reschedule, unpark, wants_full_crawl
from tracker.evidence.sessions import in_session, sessions
from tracker.evidence.tell_staff import tell_staff
from tracker.vocabulary import Authority, Cause, Outcome

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 9, 1, tzinfo=UTC)  # Louisiana's legislature is at home
DAY = timedelta(days=1)


def source(slug: str = "us_la_law", host: str = "legis.la.gov", **more: Any) -> Source:
    made = a_source(a_place(), slug)
    for name, value in {"urls": [f"https://{host}/law"], **more}.items():
        setattr(made, name, value)
    made.save()
    return made


def ended(of: Source, outcome: Outcome, at: datetime = NOW, *, lost: bool = False) -> None:
    result = CrawlResult(
        source=of.slug, outcome=outcome, reason="as told", seen_at=at, requests=1, size=1, seconds=1,
        suspect=(), retry_after=None, pages=(), observations=(), lost=lost,
    )  # fmt: skip
    reschedule(of, outcome, result, at)


def test_a_state_source_is_read_twice_as_often_while_the_legislature_sits() -> None:
    sitting = datetime(2026, 4, 1, tzinfo=UTC)
    assert (cadence(source(), sitting), cadence(source(), NOW)) == (DAY / 2, DAY)


def test_a_summary_of_the_law_is_no_quicker_for_a_session() -> None:
    assert cadence(source(authority=Authority.SECONDARY), datetime(2026, 4, 1, tzinfo=UTC)) == DAY


def test_a_source_with_news_is_read_twice_as_often_for_a_fortnight() -> None:
    changed = source(last_news_at=NOW)
    assert (cadence(changed, NOW + 13 * DAY), cadence(changed, NOW + 15 * DAY)) == (DAY / 2, DAY)


def test_a_source_without_news_is_read_less_often_after_a_dozen_readings() -> None:
    quiet = source()
    for _ in range(12):
        ended(quiet, Outcome.SAME)
    assert cadence(quiet, NOW) == 1.5 * DAY


def test_no_two_sources_fall_due_at_one_moment() -> None:
    sources = [source(f"us_la_{number}") for number in range(20)]
    for one in sources:
        ended(one, Outcome.OK)
    waits = {one.next_due - NOW for one in sources}
    assert len(waits) == 20
    assert 0.9 * DAY <= min(waits) < max(waits) <= 1.1 * DAY


def test_every_eleventh_good_reading_asks_for_everything() -> None:
    read = source()
    wholes = []
    for number in range(24):
        if wants_full_crawl(read):
            wholes.append(number)
        ended(read, Outcome.SAME)
    assert wholes == [FULL_CRAWL_EVERY, 2 * FULL_CRAWL_EVERY + 1]


def test_the_odd_years_have_a_session_in_texas() -> None:
    texas = "ocd-division/country:us/state:tx"
    days = [datetime(year, 3, 1, tzinfo=UTC).date() for year in (2026, 2027)]
    assert [in_session(texas, day) for day in days] == [False, True]


def test_a_county_sits_with_its_state_and_the_country_with_none() -> None:
    day = datetime(2026, 4, 1, tzinfo=UTC).date()
    assert in_session(f"{LOUISIANA}/parish:ascension", day)
    assert not in_session("ocd-division/country:us", day)
    assert not in_session("ocd-division/country:ca", day)
    assert len(sessions()) == 51


def test_the_sources_of_one_host_share_a_batch() -> None:
    sources = [source(f"us_la_{letter}", host) for letter, host in zip("abc", ("one", "two", "one"), strict=True)]
    together = [{one.slug for one in batch} for batch in batches(sources)]
    assert together == [{"us_la_a", "us_la_b", "us_la_c"}]


def test_a_host_with_many_sources_fills_batches_one_after_another() -> None:
    sources = [source(f"us_la_{number}", "one") for number in range(20)]
    assert [len(batch) for batch in batches(sources)] == [AT_MOST, AT_MOST, 4]


def test_a_source_that_was_lost_is_read_alone() -> None:
    sources = [source("us_la_a"), source("us_la_b", lost=1), source("us_la_c")]
    assert [[one.slug for one in batch] for batch in batches(sources)] == [["us_la_b"], ["us_la_a", "us_la_c"]]


def test_the_third_lost_reading_in_a_row_parks_a_source_and_the_others_go_on() -> None:
    poison, other = source("us_la_poison"), source("us_la_other")
    for _ in range(3):
        ended(poison, Outcome.FAILED, lost=True)
        ended(other, Outcome.OK)
    assert list(Source.objects.due(NOW + 9 * DAY)) == [other]
    assert (poison.health, other.health) == ("parked", "ok")


def test_a_failure_that_left_a_result_parks_nothing() -> None:
    broken = source()
    for _ in range(5):
        ended(broken, Outcome.FAILED)
    assert broken.parked_at is None


def test_a_process_that_never_came_back_counts_as_lost() -> None:
    poison = source()
    for hours in range(3):
        Crawl.objects.create(source=poison, cause=Cause.CRAWL, started_at=NOW + timedelta(hours=hours))
        close_lost(NOW + timedelta(hours=hours) + LEASE)
    poison.refresh_from_db()
    assert (poison.lost, poison.health) == (3, "parked")


def test_staff_may_have_a_parked_source_read_again() -> None:
    parked = source(lost=3, parked_at=NOW)
    unpark(parked, NOW)
    assert list(Source.objects.due(NOW)) == [parked]


def test_a_source_whose_host_asked_for_time_says_so_and_waits(data_dir: Path, settings: Any, capsys: Any) -> None:
    settings.SPIDER_MODULES = ("tests.spiders_for_run",)
    load_governments()
    Host.objects.create(name="one.example", not_before=datetime(2099, 1, 1, tzinfo=UTC))
    call_command("crawl", "one-page")
    assert capsys.readouterr().out.split(maxsplit=2)[1:] == [
        "waiting",
        "one.example asked not to be read before 2099-01-01 00:00 UTC\n",
    ]


def test_a_source_whose_host_is_anothers_says_so_and_stays_due(data_dir: Path, settings: Any, capsys: Any) -> None:
    settings.SPIDER_MODULES = ("tests.spiders_for_run",)
    load_governments()
    call_command("sources")
    one = Source.objects.get(slug="one-page")
    lease([one], datetime.now(UTC))
    call_command("crawl", "one-page")
    assert "another process reads its host now" in capsys.readouterr().out
    assert Source.objects.due(datetime.now(UTC)).filter(pk=one.pk).exists()
    assert not Crawl.objects.exists()


def test_without_a_gazetteer_the_commands_say_what_to_do_first() -> None:
    with pytest.raises(CommandError, match=r"run `manage\.py up` first"):
        call_command("sources")


def told() -> list[str]:
    """Let staff be told if there is anything to tell, twice, and return the subjects of the mails."""
    mail.outbox = []
    for _ in range(2):
        tell_staff(NOW)
    return [message.subject for message in mail.outbox]


def test_staff_hear_once_of_a_trouble_and_once_of_its_end(settings: Any) -> None:
    settings.STAFF_MAIL = ("desk@example.org",)
    one = source()
    heard = []
    for outcome in (Outcome.OK, Outcome.BLOCKED, Outcome.BLOCKED, Outcome.SUSPECT, Outcome.OK, Outcome.SAME):
        ended(one, outcome)
        heard.append(told())
        one.refresh_from_db()
    assert heard == [[], ["us_la_law: blocked"], [], [], ["us_la_law is read well again"], []]


def test_when_our_own_network_fails_staff_get_one_mail_of_all_sources_and_one_when_it_is_back(settings: Any) -> None:
    settings.STAFF_MAIL = ("desk@example.org",)
    sources = [source(f"us_la_{number}") for number in range(5)]
    heard = []
    for outcome in (*[Outcome.UNREACHABLE] * 3, Outcome.OK):
        for one in sources:
            one.refresh_from_db()
            ended(one, outcome)
        heard.append(told())
    assert heard == [[], [], ["5 sources in trouble"], ["5 sources are read well again"]]
    assert all(one.slug in mail.outbox[0].body for one in sources)


def test_a_trouble_and_the_end_of_another_go_into_one_mail(settings: Any) -> None:
    settings.STAFF_MAIL = ("desk@example.org",)
    well, ill = source("us_la_one", trouble_told_at=NOW), source("us_la_two")
    ended(well, Outcome.OK)
    ended(ill, Outcome.BLOCKED)
    assert told() == ["us_la_two: blocked, us_la_one is read well again"]


def test_what_passes_by_itself_is_told_at_its_third_time(settings: Any) -> None:
    settings.STAFF_MAIL = ("desk@example.org",)
    one = source()
    heard = []
    for _ in range(4):
        ended(one, Outcome.UNREACHABLE)
        heard.append(told())
        one.refresh_from_db()
    assert heard == [[], [], ["us_la_law: unreachable"], []]


def test_a_mail_that_nobody_took_is_tried_again(settings: Any) -> None:
    settings.STAFF_MAIL = ("desk@example.org",)
    one = source()
    ended(one, Outcome.BLOCKED)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(OSError):
        tell_staff(NOW)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert told() == ["us_la_law: blocked"]


def test_what_staff_do_while_a_source_is_read_stays() -> None:
    one = source(last_outcome=Outcome.BLOCKED)
    Source.objects.filter(pk=one.pk).update(paused=True, note="moved, ask them")
    ended(one, Outcome.BLOCKED)
    one.refresh_from_db()
    assert (one.paused, one.note, one.failures) == (True, "moved, ask them", 1)


def test_a_trouble_that_is_told_while_its_source_is_read_is_not_told_again(settings: Any) -> None:
    settings.STAFF_MAIL = ("desk@example.org",)
    one = source(last_outcome=Outcome.BLOCKED)
    assert told() == ["us_la_law: blocked"]
    ended(one, Outcome.BLOCKED)
    assert told() == []


def test_without_an_address_nobody_is_taken_for_told() -> None:
    one = source()
    ended(one, Outcome.BLOCKED)
    assert told() == []
    one.refresh_from_db()
    assert one.trouble_told_at is None


@pytest.mark.django_db(transaction=True)
def test_of_two_that_ask_at_once_one_gets_the_host() -> None:
    one = source()
    barrier = Barrier(2)

    def ask(_number: int) -> int:
        barrier.wait()
        try:
            return len(lease([one], NOW))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(ask, range(2))) == [0, 1]


def test_a_name_that_no_source_bears_is_refused_though_nothing_of_it_is_due(settings: Any) -> None:
    settings.SPIDER_MODULES = ("tests.spiders_for_run",)
    load_governments()
    with pytest.raises(CommandError, match="No such source: nobody"):
        call_command("crawl", "nobody", due=True)
