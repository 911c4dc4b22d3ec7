"""The closed words in plain language, for people in a hurry; `_` marks them for translation."""

from collections.abc import Mapping

from django.utils.translation import gettext_noop as _

from tracker.lookup.claims import Agreement
from tracker.lookup.confidence import AnswerConfidence
from tracker.lookup.flags import Flag
from tracker.lookup.phrases import Phrases
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
    Outcome,
    Standing,
)

LOCAL_LAW_CHECKED = "local law checked"

LABELS: Mapping[Label, str] = Phrases(
    {
        Label.PROHIBITED: _("Prohibited"),
        Label.SALE_PROHIBITED: _("Sale prohibited"),
        Label.PRESCRIPTION_ONLY: _("By prescription only"),
        Label.REGULATED: _("Regulated"),
        Label.AGE_RESTRICTED: _("Age-restricted"),
        Label.UNREGULATED: _("Not regulated"),
        Label.UNKNOWN: _("Unknown"),
    }
)
SUMMARIES: Mapping[Label, str] = Phrases(
    {
        Label.PROHIBITED: _("The law here forbids it."),
        Label.SALE_PROHIBITED: _("The law here forbids selling it. Having it is not forbidden."),
        Label.PRESCRIPTION_ONLY: _("The law here allows it only with a doctor’s prescription."),
        Label.REGULATED: _("The law here sets conditions, which can come close to a ban."),
        Label.AGE_RESTRICTED: _("The law here allows it from a certain age."),
        Label.UNREGULATED: _("Someone looked for a law about it here and found none that limits it."),
        Label.UNKNOWN: _("Nobody here knows. That does not mean that it is legal."),
    }
)
POSITION_ALONE = _(
    "No law on record decides this. An agency of the government has taken a position, told below; do not take it as "
    "leave to sell or to buy."
)
SALE_ALONE = _(
    "The law here forbids selling it. Nobody here knows whether having it is allowed, so take it as forbidden."
)
BUYING_IT = _("Buying it in a shop")
QUESTIONS: tuple[tuple[str, Activity], ...] = (
    (_("Having it"), Activity.POSSESSION),
    (BUYING_IT, Activity.SALE),
    (_("Selling it"), Activity.SALE),
    (_("Shipping it"), Activity.SHIPMENT),
)
MEANINGS: Mapping[Effect, str] = Phrases(
    {
        Effect.PROHIBITED: _("Forbidden"),
        Effect.PRESCRIPTION_ONLY: _("Only with a prescription"),
        Effect.CONDITIONAL: _("Only under conditions"),
        Effect.ALLOWED: _("Not forbidden by any law on record"),
        Effect.UNKNOWN: _("Nobody here knows"),
    }
)
BUYING: Mapping[Effect, str] = Phrases(
    {
        Effect.PROHIBITED: _("No shop may sell it to you"),
        Effect.PRESCRIPTION_ONLY: _("Only with a prescription"),
        Effect.CONDITIONAL: _("A shop may sell it to you only under conditions"),
        Effect.ALLOWED: _("No law on record stops a shop from selling it"),
        Effect.UNKNOWN: _("Nobody here knows"),
    }
)
CONFIDENCES: Mapping[AnswerConfidence | None, str] = Phrases(
    {
        AnswerConfidence.CONFIRMED: _("Confirmed: a person compared it with the law’s own text."),
        AnswerConfidence.REPORTED: _(
            "Reported: others say so. Nobody here has yet compared all of it with the law’s text."
        ),
        AnswerConfidence.DISPUTED: _("Disputed: others say otherwise of the same days. See below who says what."),
        None: _("We hold no law that answers this."),
    }
)
FLAGS: Phrases[str] = Phrases(
    {
        Flag.LOCAL_LAW_UNCHECKED: _(
            "Nobody here has checked whether this place has a law of its own: this is the law above it."
        ),
        Flag.TRIBAL_LAW_UNCHECKED: _(
            "No law of this tribe is on record here. Its own law counts on its land; nobody here has checked it."
        ),
        Flag.FEDERAL_POSITION: _(
            "A federal agency has taken a position. It is among the reasons and does not decide the label."
        ),
        LOCAL_LAW_CHECKED: _("This place has a law of its own on record. It is among the reasons."),
        Flag.OTHER_FORMS: _("Other forms of the product are treated otherwise. See the reasons."),
        Flag.STRICTER_BEYOND: _(
            "This ZIP code lies on both sides of a border, and the law of another side is stricter."
        ),
        Flag.STRICTER_AROUND: _("A state in which the tribe has land is stricter, which may not hold on that land."),
    }
)
AGREEMENTS: Mapping[Agreement, str] = Phrases(
    {
        Agreement.AGREES: _("as we have it"),
        Agreement.DIFFERS: _("not as we have it"),
        Agreement.CANNOT_BE_COMPARED: _("cannot be compared"),
    }
)
STAGES: Mapping[BillStage, str] = Phrases(
    {
        BillStage.INTRODUCED: _("Introduced"),
        BillStage.IN_COMMITTEE: _("In committee"),
        BillStage.PASSED_ONE_CHAMBER: _("Passed by one chamber"),
        BillStage.PASSED_BOTH_CHAMBERS: _("Passed by both chambers"),
        BillStage.ENACTED: _("Enacted; see the law for when it counts"),
        BillStage.VETOED: _("Vetoed"),
    }
)
GOVERNMENTS: Mapping[Level, str] = Phrases(
    {
        Level.COUNTRY: _("the law of the country"),
        Level.STATE: _("state law"),
        Level.DISTRICT: _("the law of the district"),
        Level.TERRITORY: _("the law of the territory"),
        Level.TRIBAL: _("tribal law"),
        Level.COUNTY: _("county law"),
        Level.PLACE: _("local law"),
    }
)
KINDS: Mapping[InstrumentKind, str] = Phrases(
    {
        InstrumentKind.STATUTE: _("Statute"),
        InstrumentKind.REGULATION: _("Regulation"),
        InstrumentKind.EMERGENCY_RULE: _("Emergency rule"),
        InstrumentKind.ORDINANCE: _("Ordinance"),
        InstrumentKind.TRIBAL_LAW: _("Tribal law"),
        InstrumentKind.AGENCY_POSITION: _("Position of an agency"),
        InstrumentKind.COURT_ORDER: _("Court order"),
        InstrumentKind.FINDING: _("Search that found no law"),
    }
)
DOING: Mapping[Activity, str] = Phrases(
    {
        Activity.POSSESSION: _("having it"),
        Activity.SALE: _("selling it"),
        Activity.SHIPMENT: _("shipping it"),
        Activity.MANUFACTURE: _("making it"),
        Activity.SERVING: _("serving it"),
        Activity.IMPORT: _("importing it"),
        Activity.EXPORT: _("exporting it"),
    }
)
FORMS: Mapping[Form, str] = Phrases(
    {
        Form.ANY: "",
        Form.LEAF: _("as plain leaf"),
        Form.EXTRACT: _("as an extract"),
        Form.CONCENTRATE: _("as a concentrate"),
        Form.SEMI_SYNTHETIC: _("if it is semi-synthetic"),
        Form.SYNTHETIC: _("if it is synthetic"),
    }
)
DUTIES: Mapping[ConditionKind, str] = Phrases(
    {
        ConditionKind.MINIMUM_AGE: _("a minimum age"),
        ConditionKind.CAP: _("a cap"),
        ConditionKind.LABEL: _("a label"),
        ConditionKind.TEST: _("a test"),
        ConditionKind.LICENCE: _("a licence"),
        ConditionKind.REGISTRATION: _("a registration"),
        ConditionKind.TAX: _("a tax"),
        ConditionKind.FORM: _("a form of the product"),
        ConditionKind.VENUE: _("a venue"),
        ConditionKind.ONLINE_AGE_CHECK: _("an age check online"),
        ConditionKind.FURTHER_DUTIES: _("further duties"),
    }
)
HEALTH: Mapping[str, str] = Phrases(
    {
        Outcome.OK: _("Read well"),
        Outcome.SAME: _("Read well, nothing new"),
        Outcome.UNREACHABLE: _("Did not answer"),
        Outcome.GONE: _("The page is gone"),
        Outcome.BLOCKED: _("Refuses readers like ours"),
        Outcome.ROBOTS: _("Asks programs to stay away, and we do"),
        Outcome.INCOMPLETE: _("Came only in part"),
        Outcome.TOO_LARGE: _("Larger than we read"),
        Outcome.REDIRECTS: _("Led around in circles"),
        Outcome.BUDGET: _("Took too long"),
        Outcome.SUSPECT: _("Looks otherwise than it should; a person must look"),
        Outcome.FAILED: _("Our reader failed"),
        Outcome.WAITING: _("Waits for a person to look, or for a key"),
        "": _("Not read yet"),
    }
)
STANDINGS: Mapping[Standing | None, str] = Phrases(
    {
        Standing.PROPOSED: _("proposed"),
        Standing.ENACTED: _("enacted, not yet in force"),
        Standing.IN_FORCE: _("in force"),
        Standing.STAYED: _("stayed"),
        Standing.EXPIRED: _("expired"),
        Standing.REPEALED: _("repealed or replaced"),
        Standing.WITHDRAWN: _("withdrawn"),
        None: "",
    }
)
FRESHNESS: Mapping[Freshness | None, str] = Phrases(
    {
        Freshness.FRESH: _("The source was read lately."),
        Freshness.DUE: _("The source is due to be read again."),
        Freshness.STALE: _("The last good reading is old. The law may have changed since."),
        Freshness.UNVERIFIED: _("No good reading of the source behind this is on record."),
        None: _("It was taken over from a list of reports, which is not read again: nobody has checked it since."),
    }
)
