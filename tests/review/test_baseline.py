"""The baseline starts the record with what others report: strictly read, marked as reported, and told to nobody."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils import timezone

from tracker.catalog.load import load_catalog
from tracker.evidence.models import Source
from tracker.evidence.store import fetch
from tracker.record.models import Claim, Instrument, Notice, Rule
from tracker.review.baseline.claim import parts_of
from tracker.review.baseline.load import load_baseline
from tracker.review.baseline.row import FOLDER, ConflictRow, NoticeRow, StatusRow, rows_of
from tracker.review.context import other_claims
from tracker.review.models import Change, Decision, Event, Publication
from tracker.vocabulary import Confidence, InstrumentKind, NoticeKind, Reach, SubjectKind

pytestmark = pytest.mark.django_db

STATUS = rows_of((FOLDER / "status.csv").read_text(), "status.csv", StatusRow)
CONFLICTS = rows_of((FOLDER / "conflicts.csv").read_text(), "conflicts.csv", ConflictRow)
NOTICES = rows_of((FOLDER / "fda_notices.csv").read_text(), "fda_notices.csv", NoticeRow)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    """The whole baseline on the whole gazetteer, once for the tests that only look."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_catalog()
        load_baseline()
        yield
        transaction.set_rollback(True)


def test_every_row_is_a_claim(loaded: None) -> None:
    said = {(claim.jurisdiction.ocd_id, claim.substance.slug, claim.says) for claim in Claim.objects.held()}

    assert {(row.ocd_id, row.substance, row.status) for row in STATUS} <= said
    assert Claim.objects.filter(says__in={row.status for row in STATUS}).count() == len(STATUS)


def test_both_sides_of_a_conflict_stand_beside_each_other(loaded: None) -> None:
    words = {parts_of(claim.words)[::2] for claim in Claim.objects.filter(confidence="disputed")}

    sides = [side for row in CONFLICTS for side in ((row.from_a, row.claim_a), (row.from_b, row.claim_b))]
    assert words == set(sides)


def test_a_side_of_a_conflict_says_labels_of_the_substances_that_it_speaks_of(loaded: None) -> None:
    sides = Claim.objects.filter(confidence="disputed", jurisdiction__ocd_id="ocd-division/country:us/state:sc")
    said = {(side.substance.slug, side.says) for side in sides if "2% 7-OH cap" in side.words}

    assert said == {("kratom", "regulated age_restricted"), ("7-oh", "in words")}


def test_the_desk_says_the_words_of_the_file_as_people_do(loaded: None) -> None:
    change = Change.objects.filter(
        jurisdiction__ocd_id="ocd-division/country:us/state:sd", kind=SubjectKind.INSTRUMENT
    ).first()
    assert any("regulated by a consumer protection act" in said.what for said in other_claims(change))


def test_every_rule_is_reported_and_never_confirmed(loaded: None) -> None:
    assert set(Rule.objects.values_list("confidence", flat=True)) == {Confidence.REPORTED}


def test_every_published_fact_leads_back_to_the_row_of_the_file_and_its_bytes(loaded: None) -> None:
    publications = Publication.objects.select_related("change__observation__page")
    astray = [
        str(publication.change)
        for publication in publications
        if publication.change.observation.quote.encode() not in fetch(publication.change.observation.page.sha256)
    ]

    assert astray == []
    for rows in (Rule, Instrument, Claim, Notice):
        assert not rows.objects.filter(publications=None).exists()


def test_a_named_rule_accepted_each_change_and_no_person(loaded: None) -> None:
    assert Decision.objects.count() == Change.objects.count() > 0
    assert set(Decision.objects.values_list("rule", "change__kind")) == {
        ("baseline: high or medium confidence, as filed", "instrument"),
        ("baseline: high or medium confidence, as filed", "notice"),
        ("baseline: a claim decides nothing", "claim"),
    }


def test_nobody_is_told(loaded: None) -> None:
    assert not Event.objects.exists()


def test_a_low_an_unclear_and_a_pending_row_give_no_rule(loaded: None) -> None:
    silent = [
        row
        for row in STATUS
        if "low" in row.confidence or row.status == "unclear" or "pend" in row.status_of_instrument
    ]
    quotes = set(Rule.objects.values_list("words", flat=True))

    assert silent
    assert [row.quote for row in silent if any(row.quote in quote for quote in quotes)] == []


def test_a_law_is_of_the_kind_that_its_government_makes(loaded: None) -> None:
    def kinds(ocd_id: str) -> set[str]:
        return set(Instrument.objects.filter(jurisdiction__ocd_id=ocd_id).values_list("kind", flat=True))

    assert kinds("ocd-division/country:us/state:mt/tribal:blackfeet") == {InstrumentKind.TRIBAL_LAW}
    assert kinds("ocd-division/country:us/state:il/place:alton") == {InstrumentKind.ORDINANCE}
    assert kinds("ocd-division/country:us/state:al") == {InstrumentKind.STATUTE}
    assert kinds("ocd-division/country:us/state:vt") == {InstrumentKind.REGULATION}
    assert kinds("ocd-division/country:us/state:id") == {InstrumentKind.FINDING}
    assert kinds("ocd-division/country:us") == {InstrumentKind.AGENCY_POSITION}


def test_a_county_s_law_for_unincorporated_land_is_no_law_of_its_cities(loaded: None) -> None:
    reached = Instrument.objects.filter(reach=Reach.UNINCORPORATED)

    assert [law.jurisdiction.ocd_id for law in reached] == ["ocd-division/country:us/state:ca/county:orange"]


def test_a_law_without_a_citation_says_so(loaded: None) -> None:
    citations = set(Instrument.objects.values_list("citation", flat=True))

    assert "no law found (Idaho, kratom)" in citations
    assert "law reported without citation (Myanmar, kratom)" in citations


def test_every_trusted_notice_is_recorded_and_the_others_are_claims(loaded: None) -> None:
    trusted = [row for row in NOTICES if row.confidence != "low"]

    assert Notice.objects.count() == len(trusted) - 1  # two rows are of one import alert
    assert Notice.objects.filter(kind=NoticeKind.MANDATORY_RECALL).get().firm == "Triangle Pharmanaturals LLC"
    assert Claim.objects.filter(says="import_alert").count() == len(NOTICES) - len(trusted)


def test_an_import_alert_is_one_notice_under_the_agency_s_own_number(loaded: None) -> None:
    alert = Notice.objects.get(kind=NoticeKind.IMPORT_ALERT)

    assert (alert.reference, alert.issued_on, alert.updated_on) == ("54-15", "2014-02-28", "2021-04-08")


def test_no_crawl_ever_asks_for_it(loaded: None) -> None:
    source = Source.objects.get(slug="baseline")

    assert not source.declared
    assert source not in Source.objects.due(timezone.now())
