"""The text of a PDF, page by page, read in a process of its own that can do nothing else.

A PDF is a program for drawing: one that is broken or made to hurt may loop, eat memory or crash its reader. So it is
parsed by a child that is started for it and has no files, no network, little memory and little time, and whose end,
whichever it is, is a trouble of the page and not of ours.
"""

import json
import subprocess
import sys
from pathlib import Path

from scrapers.errors import Incomplete, Suspect, TooLarge, Trouble

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 20
MOST_PAGES = 2000
MOST_TEXT = 8 * 1024 * 1024  # characters in all

REASONS: dict[str, tuple[type[Trouble], str]] = {
    "not a PDF": (Suspect, "the answer is called a PDF and is none"),
    "malformed": (Incomplete, "the PDF is malformed or breaks off"),
    "encrypted": (Suspect, "the PDF is encrypted: a person must open it"),
    "no pages": (Suspect, "the PDF has no pages"),
    "too many pages": (TooLarge, f"the PDF has more than {MOST_PAGES} pages"),
    "too much text": (TooLarge, f"the PDF has more than {MOST_TEXT} characters"),
    "no text": (Suspect, "the PDF has no text, only pictures: a person must read it"),
    "memory": (TooLarge, "the PDF wants more memory than a page is given"),
}
"""What the child may answer, and what each is to us."""


def pages_of(body: bytes) -> tuple[str, ...]:
    """Return the text of each page of a PDF, as its file holds it: lines end where its drawing ends them.

    Raises Incomplete, Suspect or TooLarge with a plain reason for every PDF that has no text we can stand on.
    """
    try:
        child = subprocess.run(  # noqa: S603  (our own module)
            [sys.executable, "-m", "scrapers.pdf_child", str(MOST_PAGES), str(MOST_TEXT)],
            cwd=ROOT,
            env={"PATH": ""},
            input=body,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise TooLarge(f"the PDF takes more than {SECONDS} seconds to read") from error
    if child.returncode != 0:
        raise Suspect(f"the PDF ended its reader ({child.returncode})")
    said = json.loads(child.stdout)
    if "reason" in said:
        kind, words = REASONS[said["reason"]]
        raise kind(words)
    return tuple(said["pages"])
