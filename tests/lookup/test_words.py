"""What a reader sees can be translated: every word of a page stands in a message, and so does what Python says."""

import ast
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import override
from django.utils.translation.trans_real import DjangoTranslation, translation

from tests.builders import LOUISIANA, a_place
from tests.rules import rules_for_all
from tracker.lookup import kinds, words
from tracker.vocabulary import (
    Activity,
    BillStage,
    ConditionKind,
    Effect,
    Form,
    Freshness,
    InstrumentKind,
    Label,
    Level,
    NoticeKind,
    Outcome,
    Standing,
    SubjectKind,
)

ROOT = Path(__file__).resolve().parents[2]
PUBLIC = [
    ROOT / "templates" / "base.html",
    *sorted((ROOT / "templates").glob("[45]0*.html")),
    *sorted((ROOT / "templates" / "lookup").glob("*.html")),
    *sorted((ROOT / "templates" / "alerts").glob("*.html")),
    *sorted((ROOT / "templates" / "review").glob("*.html")),
]
UNTRANSLATED = frozenset({"Kratom law tracker", "Kratom law", "UTC", "https", "HTTP", "SHA-256", "datapackage.json",
                          "openapi.json", "changes.atom", "calendar.ics"})  # fmt: skip
MESSAGES = re.compile(
    r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}|{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL
)
SPOKEN = re.compile(r"""\b(?:aria-label|title|alt|placeholder|data-\w+)="([^"]*)\"""")
TAGS = re.compile(r"<style>.*?</style>|<[^>]*>", re.DOTALL)
EDGES = re.compile(r"^[\W_]+|[\W_]+$")
WORD = re.compile(r"[A-Za-z]{2,}")


def bare_words(template: str) -> Iterator[str]:
    """Yield what stands in a page, or is read out, outside every message."""
    text = MESSAGES.sub("\n", template)
    for stretch in [*SPOKEN.findall(text), *TAGS.sub("\n", text).split("\n")]:
        said = EDGES.sub("", stretch)
        if said not in UNTRANSLATED and WORD.search(said):
            yield said


@pytest.mark.parametrize("path", PUBLIC, ids=lambda path: path.name)
def test_no_word_of_a_page_stands_outside_a_message(path: Path) -> None:
    assert list(bare_words(path.read_text())) == []


@pytest.mark.parametrize(
    "template", ["<p>Forbidden</p>", '<a aria-label="stored: {{ x }}">', "{% if a %}until{% endif %}"]
)
def test_a_bare_word_would_be_found(template: str) -> None:
    assert list(bare_words(template))


def test_every_word_of_the_tables_is_marked_for_translation() -> None:
    tree = ast.parse(Path(words.__file__).read_text())
    marked = {id(call.args[0]) for call in ast.walk(tree) if isinstance(call, ast.Call) and call.args}
    told = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    unmarked = [node.value for node in told if " " in node.value and id(node) not in marked]
    assert unmarked == [words.__doc__, words.LOCAL_LAW_CHECKED]


@pytest.mark.parametrize(
    ("table", "closed"),
    [
        (words.LABELS, Label), (words.SUMMARIES, Label), (words.MEANINGS, Effect), (words.BUYING, Effect),
        (words.STAGES, BillStage), (words.GOVERNMENTS, Level), (words.KINDS, InstrumentKind), (words.DOING, Activity),
        (words.FORMS, Form), (words.DUTIES, ConditionKind), (words.HEALTH, Outcome), (words.STANDINGS, Standing),
        (words.FRESHNESS, Freshness), (kinds.LEVELS, Level), (kinds.NOTICES, NoticeKind),
        (kinds.SUBJECTS, SubjectKind),
    ],
)  # fmt: skip
def test_every_closed_word_is_told_in_plain_ones(table: Mapping[object, str], closed: type[StrEnum]) -> None:
    assert set(closed) - set(table) == set()


@pytest.mark.django_db
@pytest.mark.usefixtures("static_files")
def test_a_page_speaks_the_language_of_a_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    rules_for_all(Effect.PROHIBITED, place=a_place())
    german: DjangoTranslation = translation("de")
    monkeypatch.setitem(german._catalog._catalogs[0], "Prohibited", "Verboten")
    with override("de"):
        assert "Verboten" in words.LABELS.values()
        page = Client().get(f"/place/{LOUISIANA}/").content.decode()
    assert "<strong>Verboten</strong>" in page


def test_what_is_wrong_with_a_question_is_told_in_words_that_can_be_translated() -> None:
    bare = [
        f"{path.name}:{call.lineno}"
        for path in (ROOT / "tracker" / "lookup").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "BadQuestion"
        if isinstance(call.args[0], ast.Constant | ast.JoinedStr)
    ]
    assert bare == []
