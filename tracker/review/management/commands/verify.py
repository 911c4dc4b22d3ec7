import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from tracker.evidence.verify import Check
from tracker.evidence.verify import verify as verify_evidence
from tracker.review.audit import verify_audit
from tracker.review.verify import reported
from tracker.review.verify import verify as verify_record


class Command(BaseCommand):
    help = "Prove the record: bytes, quotes, publications, decisions, triggers. Ends with 1 where anything is amiss."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object a line, one a check")
        parser.add_argument("--anchor", default="", metavar="HASH", help="a head of the audit that was published")

    def handle(self, *_args: Any, **options: Any) -> None:
        checks = [*verify_evidence(timezone.now()), *verify_record(), *verify_audit(options["anchor"])]
        broken = [check for check in checks if check.bad]
        if options["json"]:
            lines = [json.dumps(asdict(check)) for check in checks]
            lines.append(json.dumps({"reported": reported()}))
        elif broken:
            lines = [finding(check) for check in broken]
        else:
            lines = [f"{check.looked_at:8} {check.sentence}" for check in checks]
            lines.append(f"{reported():8} rules that we hold are reported by the baseline: confirmed by nobody yet")
        self.stdout.write("\n".join(lines))
        if broken:
            raise SystemExit(1)


def finding(check: Check) -> str:
    """Return one line: what does not hold, the first bad row, how many there are, what to do."""
    return f"BAD: {check.sentence}: {check.first} ({check.bad} of {check.looked_at} are bad). To do: {check.remedy}."
