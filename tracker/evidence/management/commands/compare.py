import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from scrapers.run import FileMatter, compared
from tracker.evidence.judge import Judgement, judge
from tracker.evidence.word_diff import as_text

WORDS = {True: "substantive", False: "not substantive", None: "cannot be told"}


class Command(BaseCommand):
    help = "Judge two files of one page as a crawl would: does what matters differ, and how?"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("before", type=Path, help="the page as it was")
        parser.add_argument("after", type=Path, help="the page as it is")
        parser.add_argument("--source", metavar="SLUG", help="read it as this source's spider does")
        parser.add_argument("--json", action="store_true", help="one JSON object: substantive, reason, diff")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            before, after = compared(
                options["before"], options["after"], slug=options["source"], modules=settings.SPIDER_MODULES
            )
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(line(_judged(before, after), as_json=options["json"]))


def _judged(before: FileMatter, after: FileMatter) -> Judgement:
    """Judge the texts; a page that a crawl would not read says nothing, and a person must look."""
    for which, page in (("before", before), ("after", after)):
        if page.trouble:
            return Judgement(substantive=None, reason=f"the page {which} is {page.trouble}", diff=())
    return judge(before.text, after.text)


def line(judgement: Judgement, *, as_json: bool) -> str:
    """Return what the command prints: one JSON object, or the verdict with its reason and the diff below it."""
    diff = as_text(judgement.diff)
    if as_json:
        return json.dumps({"substantive": judgement.substantive, "reason": judgement.reason, "diff": diff})
    return "\n".join(filter(None, [f"{WORDS[judgement.substantive]}: {judgement.reason}", diff]))
