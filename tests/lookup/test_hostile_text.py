"""Text of strangers on our pages: whatever a source, a bill or a claim says, no browser runs it.

The pages are opened twice in a real browser: as they are, where nothing may touch the Content-Security-Policy, and with
that policy switched off, where nothing but the escaping stands between the words and the reader.
"""

from itertools import product
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.builders import COUNTRY, LOUISIANA, a_change, a_place
from tests.lookup.test_claims import a_claim
from tests.rules import a_bill, a_notice, a_published_rule
from tracker.evidence.store import keep
from tracker.vocabulary import Activity, ChangeState, Effect

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files", "data_dir")]

SITE = "http://127.0.0.1"
CANARY = "canary()"
BREAK_OUTS = (
    "",
    '">',
    "'>",
    "</script>",
    "</title>",
    "</textarea>",
    "]]>",
    "-->",
    "</pre></blockquote>",
    "{% endblock %}",
)
RUNS = (
    f"<script>{CANARY}</script>",
    f"<img src=x onerror={CANARY}>",
    f"<svg/onload={CANARY}>",
    f"<iframe srcdoc='<script>parent.{CANARY}</script>'>",
    f'<a href="javascript:{CANARY}" autofocus onfocus={CANARY}>here</a>',
    f"<math><mtext><style><img src=x onerror={CANARY}></style>",
)
PAYLOADS = [f"{out}{run}" for out, run in product(BREAK_OUTS, RUNS)]
ADDRESSES = [
    f"javascript:{CANARY}",
    f"data:text/html,<script>{CANARY}</script>",
    f'https://law.example/"onclick="{CANARY}',
]
EVERYTHING = " ".join(PAYLOADS)
PAGES = [f"/place/{LOUISIANA}/", "/notices/", "/changes/?baseline=yes", "/disagreements/", "/sources/", "/coming/",
         "/evidence/1/", "/feeds/changes.atom", "/notices/1/", "/notices/?q=%3Cscript%3Ecanary()%3C/script%3E",
         "/?q=%22%3E%3Cscript%3Ecanary()%3C/script%3E", "/admin/review/change/"]  # fmt: skip


@pytest.fixture
def answers() -> dict[str, dict[str, Any]]:
    """What the site answers where strangers' words are everywhere, by address; asked before the browser starts."""
    country = a_place(COUNTRY)
    rule = a_published_rule(
        Effect.PROHIBITED, Activity.SALE, words=EVERYTHING, citation=EVERYTHING[:300], url=ADDRESSES[0]
    )
    page = rule.publications.get().change.observation.page
    page.sha256, page.media_type, page.url = keep(EVERYTHING.encode()), "text/html", ADDRESSES[1]
    page.save()
    for number, payload in enumerate(PAYLOADS):
        said = {"title": payload, "firm": payload, "product": payload, "charge": payload}
        notice = a_notice(country, reference=f"{payload}{number}", url=ADDRESSES[number % 3], **said)
        said = {"title": payload, "latest_action": payload, "url": ADDRESSES[number % 3]}
        a_bill(identifier=f"{payload[:60]}{number}", **said)
    a_claim(claimant=PAYLOADS[1], url=ADDRESSES[0], words=EVERYTHING)
    a_change(quote=EVERYTHING, subject=PAYLOADS[0], state=ChangeState.OPEN, decided_at=None, published_at=None)
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(User.objects.create_superuser("root"))
    asked = {address: address.replace("/1/", f"/{page.pk}/") for address in PAGES}
    asked["/notices/1/"] = f"/notices/{notice.pk}/"
    said = {address: client.get(asked[address], follow=True) for address in PAGES}
    assert {one.status_code for one in said.values()} == {200}
    return {
        address: {"status": 200, "headers": dict(one.items()), "body": one.getvalue()} for address, one in said.items()
    }


@pytest.mark.parametrize("without_policy", [False, True])
def test_no_word_of_a_stranger_runs(answers: dict[str, Any], without_policy: bool, request: Any) -> None:
    ran: list[str] = []
    context = request.getfixturevalue("chromium").new_context(bypass_csp=without_policy)
    context.expose_function("canary", lambda: ran.append("canary"))
    context.route("**/*", lambda route: answer(route, answers))
    page = context.new_page()
    page.on("console", lambda message: ran.extend(violations(page.url, message.text)))
    for address in PAGES:
        page.goto(SITE + address)
        assert page.evaluate(HANDLERS) == [], address
    assert ran == []


HANDLERS = """[...document.querySelectorAll('*')].flatMap(one => [...one.attributes].filter(each =>
    each.name.startsWith('on')
    || (['href', 'src', 'action'].includes(each.name) && /^\\s*(javascript|data):/i.test(each.value))
).map(() => one.outerHTML.slice(0, 200)))"""


def violations(address: str, said: str) -> list[str]:
    """Return what breaks the policy; the browser's own view of a feed styles itself and breaks it, too."""
    return [f"{address}: {said}"] if "Content Security Policy" in said and not address.endswith(".atom") else []


def answer(route: Any, answers: dict[str, Any]) -> None:
    address = route.request.url.removeprefix(SITE)
    if address in answers:
        route.fulfill(**answers[address])
    else:
        route.fulfill(status=404, body="")


def test_stored_bytes_are_handed_over_inert() -> None:
    page = a_published_rule().publications.get().change.observation.page
    page.sha256, page.media_type = keep(EVERYTHING.encode()), "image/svg+xml"
    page.save()
    stored = Client().get(f"/evidence/{page.pk}/bytes")
    assert stored["Content-Type"].split(";")[0] in ("text/plain", "application/octet-stream")
    assert stored["Content-Disposition"].startswith("attachment")
    assert stored["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in stored["Content-Security-Policy"]


def test_an_address_that_is_written_down_stays_on_its_line(caplog: pytest.LogCaptureFixture) -> None:
    Client().get("/no%0d%0aINFO%20root:%20forged%1b[31m/", headers={"user-agent": "a\x1b[2J"})
    written = [record.getMessage() for record in caplog.records]
    assert any("forged" in line for line in written)
    assert not [line for line in written if any(letter in line for letter in "\r\n\x1b")]
