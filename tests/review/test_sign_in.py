"""The door to the desk: a password and a code, few guesses a day, and nobody locked out by a stranger."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from tests.line import a_reviewer
from tracker.review.models import SecondFactor
from tracker.review.staff.second_factor import secret_of
from tracker.review.staff.secret import seal
from tracker.review.staff.totp import step_of_code

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]

PASSWORD = "correct horse battery staple"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DOOR, SECOND = "/admin/login/?next=/admin/review/change/", "/admin/second-factor/"
# RFC 6238, appendix B: the secret is these twenty bytes, the codes are the last six of its eight digits
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
RFC_CODES = [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")]


@pytest.fixture(autouse=True)
def _clock(settings: object) -> Iterator[time_machine.Traveller]:
    settings.STAFF_2FA = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def person() -> User:
    colleague = a_reviewer()
    colleague.set_password(PASSWORD)
    colleague.save()
    return colleague


@pytest.fixture
def enrolled(person: User) -> User:
    SecondFactor.objects.create(person=person, sealed=seal(RFC_SECRET), enrolled_at=NOW)
    return person


def give_password(client: Client, password: str = PASSWORD, name: str = "rea") -> str:
    """Give the password at the door, and return where that leads, or what the page says."""
    answer = client.post(DOOR, {"username": name, "password": password})
    return answer.url if answer.status_code == 302 else answer.content.decode()


def give_code(client: Client, code: str) -> str:
    answer = client.post(SECOND, {"code": code})
    return answer.url if answer.status_code == 302 else answer.content.decode()


def code_of(person: User, after: timedelta = timedelta()) -> str:
    return pyotp.TOTP(secret_of(SecondFactor.objects.get(person=person))).at(NOW + after)


def is_in(client: Client) -> bool:
    return client.get("/admin/review/change/").status_code == 200


def sign_in(client: Client, person: User, after: timedelta = timedelta()) -> str:
    give_password(client)
    return give_code(client, code_of(person, after))


@pytest.mark.parametrize(("seconds", "code"), RFC_CODES)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    assert step_of_code(RFC_SECRET, code, datetime.fromtimestamp(seconds, UTC)) == seconds // 30


def test_a_password_alone_opens_no_path(client: Client, enrolled: User) -> None:
    assert give_password(client) == SECOND
    assert not is_in(client)


def test_password_and_code_open_the_desk(client: Client, enrolled: User) -> None:
    assert sign_in(client, enrolled) == "/admin/review/change/"
    assert is_in(client)


def test_the_first_sign_in_shows_a_key_to_enrol_and_later_ones_do_not(client: Client, person: User) -> None:
    give_password(client)
    page = client.get(SECOND).content.decode()
    secret = secret_of(SecondFactor.objects.get(person=person))
    assert (secret in page, "<svg" in page) == (True, True)
    give_code(client, code_of(person))
    client.logout()
    give_password(client)
    assert secret not in client.get(SECOND).content.decode()


def test_a_code_is_good_for_once(client: Client, enrolled: User) -> None:
    sign_in(client, enrolled)
    assert "used before" in sign_in(Client(), enrolled)


def test_a_wrong_code_opens_nothing(client: Client, enrolled: User) -> None:
    give_password(client)
    give_code(client, "000000")
    assert not is_in(client)


def test_the_second_half_needs_the_first(client: Client, enrolled: User) -> None:
    assert give_code(client, code_of(enrolled)).startswith("/admin/login/")


def test_the_second_half_does_not_wait_for_ever(client: Client, enrolled: User, _clock: time_machine.Traveller) -> None:
    give_password(client)
    _clock.shift(timedelta(minutes=11))
    assert give_code(client, code_of(enrolled, timedelta(minutes=11))).startswith("/admin/login/")


def test_twenty_guesses_a_day_are_evaluated(client: Client, enrolled: User) -> None:
    for number in range(20):
        give_password(client, f"guess {number}")
    assert "Too many tries" in give_password(client)


def test_a_day_later_there_are_guesses_again(client: Client, enrolled: User, _clock: time_machine.Traveller) -> None:
    for number in range(25):
        give_password(client, f"guess {number}")
    _clock.shift(timedelta(days=1, seconds=1))
    assert give_password(client) == SECOND


def test_an_account_that_is_not_there_looks_like_one_that_is(client: Client, enrolled: User) -> None:
    there = [give_password(client, "guess", "rea") for _ in range(21)]
    nowhere = [give_password(client, "guess", "reb") for _ in range(21)]
    assert ["Too many tries" in page for page in there] == ["Too many tries" in page for page in nowhere]


def test_a_stranger_locks_out_nobody_who_signed_in_here_before(client: Client, enrolled: User) -> None:
    sign_in(client, enrolled)
    client.get("/admin/logout/")
    del client.cookies["sessionid"]
    for number in range(1000 // 25):
        give_password(Client(), f"guess {number}")
    give_password(client)
    assert give_code(client, code_of(enrolled, timedelta(seconds=30))) == "/admin/review/change/"


def test_a_copy_of_the_database_shows_nobody_s_secret(enrolled: User) -> None:
    assert RFC_SECRET not in SecondFactor.objects.get(person=enrolled).sealed


def test_with_another_secret_key_nobody_comes_in(client: Client, enrolled: User, settings: object) -> None:
    code = code_of(enrolled)
    settings.SECRET_KEY = "another key, fifty characters long and a few more than that"
    give_password(client)
    assert "cannot be read" in give_code(client, code)
    assert not is_in(client)


def test_codes_are_not_guessed_either(client: Client, enrolled: User) -> None:
    give_password(client)
    for number in range(20):
        give_code(client, f"{number:06}")
    assert "Too many tries" in give_code(client, code_of(enrolled))


def test_a_colleague_who_leaves_is_out_at_the_next_request(client: Client, enrolled: User) -> None:
    sign_in(client, enrolled)
    User.objects.filter(pk=enrolled.pk).update(is_active=False)
    assert not is_in(client)


def test_the_session_is_a_new_one_after_the_code(client: Client, enrolled: User) -> None:
    give_password(client)
    before = client.cookies["sessionid"].value
    give_code(client, code_of(enrolled))
    assert client.cookies["sessionid"].value != before


@pytest.mark.parametrize(
    "address", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_the_door_leads_nowhere_else(client: Client, enrolled: User, address: str) -> None:
    client.post("/admin/login/", {"username": "rea", "password": PASSWORD, "next": address})
    assert give_code(client, code_of(enrolled)) == "/admin/"


def test_one_machine_of_one_person_does_without(client: Client, person: User, settings: object) -> None:
    settings.STAFF_2FA = False
    assert give_password(client) == "/admin/review/change/"
    assert is_in(client)
