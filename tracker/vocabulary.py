"""The closed words: every status, kind and outcome that this project can say, and nothing else.

Standard library only, so that a spider may import it without Django. A word that is not here is refused, never guessed.
"""

from enum import StrEnum


class Level(StrEnum):
    """What kind of government a jurisdiction is."""

    COUNTRY = "country"
    STATE = "state"
    DISTRICT = "district"
    TERRITORY = "territory"
    TRIBAL = "tribal"
    COUNTY = "county"
    PLACE = "place"


STATE_LEVELS = (Level.STATE, Level.DISTRICT, Level.TERRITORY)
"""The states of the United States and their equals."""

BELOW_A_STATE = frozenset({Level.TRIBAL, Level.COUNTY, Level.PLACE})
"""What lies in a state. No state makes the law of a tribe all the same."""


class Activity(StrEnum):
    """What a rule forbids, allows or ties to conditions."""

    POSSESSION = "possession"
    SALE = "sale"
    SHIPMENT = "shipment"
    MANUFACTURE = "manufacture"
    SERVING = "serving"
    IMPORT = "import"
    EXPORT = "export"


class Effect(StrEnum):
    """What a rule says of an activity."""

    PROHIBITED = "prohibited"
    PRESCRIPTION_ONLY = "prescription_only"
    CONDITIONAL = "conditional"
    ALLOWED = "allowed"
    UNKNOWN = "unknown"


class Form(StrEnum):
    """The product form a rule speaks of."""

    ANY = "any"
    LEAF = "leaf"
    EXTRACT = "extract"
    CONCENTRATE = "concentrate"
    SEMI_SYNTHETIC = "semi_synthetic"
    SYNTHETIC = "synthetic"


class Label(StrEnum):
    """The one word for a place, a substance and a day, derived from the rules in force."""

    PROHIBITED = "prohibited"
    SALE_PROHIBITED = "sale_prohibited"
    PRESCRIPTION_ONLY = "prescription_only"
    REGULATED = "regulated"
    AGE_RESTRICTED = "age_restricted"
    UNREGULATED = "unregulated"
    UNKNOWN = "unknown"


class Confidence(StrEnum):
    """How surely a rule is known: read by a person in the law itself, or taken from who reports it."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"


class Freshness(StrEnum):
    """How lately the sources behind a fact were read well, against their cadence. It never changes a label."""

    FRESH = "fresh"
    DUE = "due"
    STALE = "stale"
    UNVERIFIED = "unverified"


class ConditionKind(StrEnum):
    """What a conditional rule asks for, each kept beside the law's own words."""

    MINIMUM_AGE = "minimum_age"
    CAP = "cap"
    LABEL = "label"
    TEST = "test"
    LICENCE = "licence"
    REGISTRATION = "registration"
    TAX = "tax"
    FORM = "form"
    VENUE = "venue"
    ONLINE_AGE_CHECK = "online_age_check"
    FURTHER_DUTIES = "further_duties"  # more is asked for, and nobody has yet read what: only a report's words stand


class InstrumentKind(StrEnum):
    """What sort of law it is."""

    STATUTE = "statute"
    REGULATION = "regulation"
    EMERGENCY_RULE = "emergency_rule"
    ORDINANCE = "ordinance"
    TRIBAL_LAW = "tribal_law"
    AGENCY_POSITION = "agency_position"
    COURT_ORDER = "court_order"
    FINDING = "finding"


class Standing(StrEnum):
    """Where a law stands in its life. *Not yet* and *no longer* are different words."""

    PROPOSED = "proposed"
    ENACTED = "enacted"
    IN_FORCE = "in_force"
    STAYED = "stayed"
    EXPIRED = "expired"
    REPEALED = "repealed"
    WITHDRAWN = "withdrawn"


OVER = frozenset({Standing.STAYED, Standing.EXPIRED, Standing.REPEALED, Standing.WITHDRAWN})
"""What a law is called that holds no longer, or not for the time being."""


class Reach(StrEnum):
    """Which of its land a government's law speaks of. A county's is often law only outside its towns."""

    WHOLE = "whole"
    UNINCORPORATED = "unincorporated"


class Comparison(StrEnum):
    """How a quantity stands to a limit for the rule to hold."""

    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"


class Needs(StrEnum):
    """Whether a rule holds when any of its limits is met, or only when all are."""

    ANY = "any"
    ALL = "all"


class Naming(StrEnum):
    """How a law's text stands to a substance."""

    SCHEDULED = "scheduled"
    REGULATED = "regulated"
    MENTIONED = "mentioned"


class NoticeKind(StrEnum):
    """What sort of action a notice announces."""

    IMPORT_ALERT = "import_alert"
    RECALL = "recall"
    WARNING_LETTER = "warning_letter"
    SEIZURE = "seizure"
    PRESS_RELEASE = "press_release"
    SCHEDULING = "scheduling"
    CONSUMER_UPDATE = "consumer_update"
    MANDATORY_RECALL = "mandatory_recall"
    SAFETY_ADVISORY = "safety_advisory"
    STATEMENT = "statement"


class BillStage(StrEnum):
    """How far a bill has come. None of these is law but ENACTED, and even that gives no rule by itself."""

    INTRODUCED = "introduced"
    IN_COMMITTEE = "in_committee"
    PASSED_ONE_CHAMBER = "passed_one_chamber"
    PASSED_BOTH_CHAMBERS = "passed_both_chambers"
    ENACTED = "enacted"
    VETOED = "vetoed"


class Authority(StrEnum):
    """How near a source stands to the law."""

    PRIMARY = "primary"
    OFFICIAL = "official"
    SECONDARY = "secondary"


class Outcome(StrEnum):
    """How one crawl of one source ended. Only the first two are a good crawl."""

    OK = "ok"
    SAME = "same"
    UNREACHABLE = "unreachable"
    GONE = "gone"
    BLOCKED = "blocked"
    ROBOTS = "robots"
    INCOMPLETE = "incomplete"
    TOO_LARGE = "too_large"
    REDIRECTS = "redirects"
    BUDGET = "budget"
    SUSPECT = "suspect"
    WAITING = "waiting"  # nothing was asked: the source waits for a person to look, or for the key it needs
    FAILED = "failed"


GOOD_OUTCOMES = frozenset({Outcome.OK, Outcome.SAME})


class SubjectKind(StrEnum):
    """What a change is about."""

    INSTRUMENT = "instrument"
    NOTICE = "notice"
    BILL = "bill"
    CLAIM = "claim"


class Cause(StrEnum):
    """Why a change came up. A re-read with a newer parser and the baseline never alert anyone."""

    CRAWL = "crawl"
    REREAD = "reread"
    BASELINE = "baseline"
    HAND = "hand"


SILENT_CAUSES = frozenset({Cause.REREAD, Cause.BASELINE})


class ChangeState(StrEnum):
    """Where a change stands between what was seen and what we hold."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    PUBLISHED = "published"


class Verdict(StrEnum):
    """What a decision said. ENDORSE is the first yes of two, ASK calls for a second one."""

    ACCEPT = "accept"
    REJECT = "reject"
    RECALL = "recall"
    ENDORSE = "endorse"
    ASK = "ask"
    HOLD = "hold"
    RELEASE = "release"


class Stop(StrEnum):
    """What an emergency brake stops."""

    PUBLISHING = "publishing"
    SENDING = "sending"


class EventKind(StrEnum):
    """Something to tell, once."""

    PUBLISHED = "published"
    IN_FORCE = "in_force"
    COMING_UP = "coming_up"
    LAPSED = "lapsed"
    CORRECTED = "corrected"


class Topic(StrEnum):
    """What an event is about."""

    STATUS = "status"
    BILLS = "bills"
    NOTICES = "notices"
