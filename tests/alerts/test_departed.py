"""Who left, complained or never answered: forgotten in time, and remembered after a restore."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from tests.alerts.departed import ANN, a_complaint, over_the_wire, owed, sent
from tests.alerts.subscribers import a_subscriber, a_subscription
from tests.builders import a_place, an_event
from tests.line import a_reviewer
from tests.smtp import SmtpSink
from tracker.alerts.confirm import confirm
from tracker.alerts.departed.book import lines
from tracker.alerts.departed.bounce import take_report
from tracker.alerts.departed.models import Mark, Remembered
from tracker.alerts.departed.release import release
from tracker.alerts.departed.restored import advance_mark, is_restored
from tracker.alerts.departed.retain import forget_the_departed
from tracker.alerts.departed.words import Parting
from tracker.alerts.dispatch import dispatch
from tracker.alerts.manage import forget
from tracker.alerts.models import Alert, SignUp, Subscriber
from tracker.alerts.retry import retry
from tracker.alerts.send import send
from tracker.alerts.subscribe import subscribe
from tracker.alerts.unsubscribe import end_everything
from tracker.alerts.wish import Wish
from tracker.alerts.words import AlertState, Interest
from tracker.review.errors import NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def sink(sink: SmtpSink, data_dir) -> SmtpSink:
    return sink


def wish() -> Wish:
    return Wish(place=a_place(), substance=None, topics=(Interest.STATUS,))


def test_who_never_said_yes_is_forgotten_after_seven_days():
    sign_up = subscribe(ANN, wish())
    assert forget_the_departed(sign_up.requested_at + timedelta(days=6, hours=23)) == 0
    Subscriber.objects.update(created_at=sign_up.requested_at)
    assert forget_the_departed(sign_up.requested_at + timedelta(days=7, minutes=1)) == 1
    assert not Subscriber.objects.exists()


def test_who_left_is_forgotten_after_28_days_with_all_that_hung_on_them():
    owed()
    end_everything(a_subscriber(ANN))
    left = timezone.now()
    assert forget_the_departed(left + timedelta(days=27)) == 0
    assert forget_the_departed(left + timedelta(days=28, minutes=1)) == 1
    assert not Subscriber.objects.exists()
    assert not Alert.objects.exists()


def test_who_has_one_subscription_left_is_kept():
    a_subscription(ANN)
    a_subscription(ANN, topic=Interest.BILLS, ended_at=timezone.now() - timedelta(days=60))
    assert forget_the_departed(timezone.now()) == 0


def test_a_mailbox_is_asked_in_vain_five_times_in_its_life_though_it_is_forgotten_between():
    asked = 0
    moment = timezone.now()
    for _week in range(4):
        asked += sum(subscribe(ANN, wish()) is not None for _ in range(3))
        SignUp.objects.update(requested_at=moment - timedelta(days=8))
        Subscriber.objects.update(created_at=moment - timedelta(days=8))
        forget_the_departed(moment)
    assert asked == 5
    assert ANN not in str(list(Remembered.objects.values()))


@pytest.mark.django_db(transaction=True)
def test_no_byte_of_a_forgotten_address_is_left_in_the_database_s_files(data_dir):
    files = [Path(f"{connection.settings_dict['NAME']}{ending}") for ending in ("", "-wal")]
    address = "forget.every.byte.of.me@example.org"
    a_subscription(address)
    assert any(address.encode() in file.read_bytes() for file in files)
    forget(a_subscriber(address))
    forget_the_departed(timezone.now())
    assert not any(address.encode() in file.read_bytes() for file in files if file.exists())


def test_who_complained_is_not_asked_again_though_forgotten():
    take_report(over_the_wire(a_complaint(ANN, sent())))
    forget(Subscriber.objects.get(mailbox=ANN))
    assert subscribe(ANN, wish()) is None


def backed_up_and_restored() -> None:
    """Let the clock go on once and then bring the database's own number back to what it was."""
    advance_mark()
    before = Mark.objects.get().number
    advance_mark()
    Mark.objects.update(number=before)


def test_a_restored_database_mails_nobody(sink):
    owed()
    backed_up_and_restored()
    advance_mark()
    assert send(Alert.objects.all()) == 0
    assert sink.messages == []


def test_what_a_restored_database_may_have_sent_is_sent_and_counted_once_it_is_released(sink):
    owed()
    backed_up_and_restored()
    assert release(None).perhaps_sent == 1
    assert send(Alert.objects.all()) == 1
    assert Alert.objects.get().ambiguous == 1


def test_a_database_without_what_was_kept_beside_it_counts_as_restored(data_dir):
    advance_mark()
    (data_dir / "departed" / "mark").unlink()
    assert is_restored()


def test_a_released_database_counts_as_restored_no_more(data_dir):
    advance_mark()
    (data_dir / "departed" / "mark").unlink()
    release(None)
    assert not is_restored()


def test_a_fresh_database_is_not_restored(data_dir):
    assert not is_restored()


def test_only_an_operator_releases(data_dir):
    backed_up_and_restored()
    with pytest.raises(NotAllowed):
        release(a_reviewer())
    assert is_restored()


@pytest.mark.parametrize("leave", [end_everything, forget], ids=["left", "forgotten"])
def test_a_restored_database_learns_who_left(data_dir, leave, django_capture_on_commit_callbacks):
    a_subscription(ANN)
    a_subscription("bob@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        leave(a_subscriber(ANN))
    Subscriber.objects.filter(mailbox=ANN).delete()
    a_subscription(ANN)
    backed_up_and_restored()
    assert release(None).departed == 1
    assert dispatch(an_event()) == 1


def test_who_came_back_after_leaving_is_kept(data_dir, django_capture_on_commit_callbacks):
    a_subscription(ANN)
    with django_capture_on_commit_callbacks(execute=True):
        end_everything(a_subscriber(ANN))
        confirm(subscribe(ANN, wish()))
    backed_up_and_restored()
    assert release(None).departed == 0
    assert [line.parting for line in lines()] == [Parting.LEFT, Parting.JOINED]


def test_the_book_names_nobody(data_dir, django_capture_on_commit_callbacks):
    a_subscription(ANN)
    with django_capture_on_commit_callbacks(execute=True):
        end_everything(a_subscriber(ANN))
    assert "ann" not in (data_dir / "departed" / "book").read_text()


def test_a_parked_mail_is_tried_again_when_an_operator_says_so(sink, admin_user):
    alert = owed()
    Alert.objects.filter(pk=alert.pk).update(state=AlertState.PARKED, next_try_at=None, attempts=21)
    assert retry(Alert.objects.all(), admin_user) == 1
    assert send(Alert.objects.all()) == 1


def test_the_desk_offers_to_try_again_and_to_release(admin_client, data_dir, static_files):
    alert = owed()
    Alert.objects.filter(pk=alert.pk).update(state=AlertState.PARKED, next_try_at=None)
    admin_client.post("/admin/alerts/alert/", {"action": "try_again", "_selected_action": [alert.pk]})
    alert.refresh_from_db()
    assert alert.state == AlertState.PENDING
    backed_up_and_restored()
    admin_client.post("/admin/alerts/mark/", {"action": "release_mail", "_selected_action": [1]})
    assert not is_restored()
