"""`manage.py compare` judges two files of one page as a crawl would, on real pairs that people have labelled."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.conftest import miss
from tests.recordings import WEB

EITHER_WAY = ("heading corrected", "citation typo", "citation fixed", "borderline")
"""A corrected heading or citation, or a link shown in the text, may be judged either way, or left to a person."""


def compare(before: Path, after: Path, *more: str) -> dict[str, Any]:
    written = io.StringIO()
    call_command("compare", str(before), str(after), "--json", *more, stdout=written)
    return json.loads(written.getvalue())


def labelled_pairs() -> Iterator[Any]:
    """Yield each real pair with its label: True, False, or None where it may be judged either way."""
    if not (WEB / "PAIRS.tsv").is_file():
        yield pytest.param({}, None, id="missing")
        return
    with (WEB / "PAIRS.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            label = f"{row['substantive']} {row['note']}"
            either = any(words in label for words in EITHER_WAY)
            yield pytest.param(row, None if either else label.startswith("yes"), id=Path(row["before"]).stem)


@pytest.mark.parametrize(("row", "wanted"), list(labelled_pairs()))
def test_a_real_pair_is_judged_as_people_judged_it(row: dict[str, str], wanted: bool | None) -> None:
    if not row:
        miss(f"the pairs lie in {WEB}, which is not there")
    judged = compare(WEB / row["before"], WEB / row["after"])
    assert wanted in (None, judged["substantive"]), f"{row['note']}: {judged['reason']}: {judged['diff'][:500]}"
    assert bool(judged["diff"]) or not judged["substantive"]


@pytest.fixture
def page(tmp_path: Path) -> Any:
    def write(name: str, body: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(body.encode() if isinstance(body, str) else body)
        return path

    return write


def html(words: str) -> str:
    return f"<!DOCTYPE html><html><body><main>{words}</main></body></html>"


def test_a_moved_day_is_shown_with_the_words_around_it(page: Any) -> None:
    before = page("a.html", html("<p>This section takes effect on August 1, 2025.</p>"))
    after = page("b.html", html("<p>This section takes effect on July 1, 2025.</p>"))

    assert compare(before, after) == {
        "substantive": True,
        "reason": "words deleted: 1, inserted: 1, in one place",
        "diff": "This section takes effect on [-August-] {+July+} 1, 2025.",
    }


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("law.json", '{"day": "2025-08-01", "generated_at": 1}', '{"generated_at": 2, "day": "2025-08-01"}'),
        ("law.xml", "<?xml version='1.0'?><l><p>Kratom.</p></l>", "<?xml version='1.0'?>\n<l>\n <p>Kratom.</p>\n</l>"),
        ("law.txt", "Kratom is unlawful.\nPrinted on May 1, 2025", "Kratom is\nunlawful.\nPrinted on May 2, 2025"),
        ("law.html", html("<p>Kratom &sect; 3</p>").encode("utf-16"), html("<p>Kratom &#167; 3</p>")),
        ("law.html", html("<p>Kratom’s § 3</p>"), html("<p>Kratom’s § 3</p>").encode("cp1252")),
        ("law.html", html("<p>Kratom’s § 3</p>"), html("<p>Kratom’s § 3</p>").encode().decode("cp1252").encode()),
        ("law.html", "<p>Kratom is unlawful.", "<div><p>Kratom is unlawful."),
        ("law", html("<p>Kratom</p>"), html("<div>Kratom</div>")),
    ],
    ids=["JSON", "XML", "text", "UTF-16", "windows-1252", "encoded twice", "never closed", "no name says what"],
)  # fmt: skip
def test_the_same_words_in_another_form_are_the_same(page: Any, name: str, before: str, after: str) -> None:
    judged = compare(page(f"before-{name}", before), page(f"after-{name}", after))
    assert (judged["substantive"], judged["diff"]) == (False, "")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<!DOCTYPE html><html><body><p>Kratom is unl", "the page after is incomplete"),
        ("<html><title>Access Denied</title></html>", "the page after is blocked"),
        (html("<p>It is <s>lawful</s> <u>unlawful</u> to sell.</p>"), "struck"),
        (html("<p>\ufffd 964 kratom</p>"), "lost"),
    ],
)
def test_what_a_crawl_would_not_read_is_for_a_person(page: Any, body: str, reason: str) -> None:
    judged = compare(page("before.html", html("<p>§ 964 kratom</p>")), page("after.html", body))
    assert judged["substantive"] is None
    assert reason in judged["reason"]


def test_a_source_is_compared_as_its_spider_reads_it() -> None:
    recorded = WEB / "fda" / "import_alert_list_by_number_2026-01-27.html"
    if not recorded.is_file():
        miss(f"the recorded list lies in {WEB}, which is not there")
    assert compare(recorded, recorded, "--source", "us_fda_import_alerts")["substantive"] is False


def test_another_page_than_the_sources_is_for_a_person(page: Any) -> None:
    other = page("other.html", html("<p>Kratom is unlawful.</p>"))
    judged = compare(other, other, "--source", "us_fda_import_alerts")
    assert (judged["substantive"], judged["diff"]) == (None, "")
    assert "does not stand on the page" in judged["reason"]


def test_what_cannot_be_compared_is_said_at_once(page: Any) -> None:
    with pytest.raises(CommandError, match="no spider declares nobody"):
        compare(page("a.html", ""), page("b.html", ""), "--source", "nobody")
    with pytest.raises(CommandError, match="nowhere"):
        compare(Path("nowhere.html"), page("b.html", ""))
