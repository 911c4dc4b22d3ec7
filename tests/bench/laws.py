"""Made-up laws and documents, each the same in every run, and the boilerplate around them, which never is."""

import json
from random import Random
from typing import Protocol

WORDS = [
    *("person", "shall", "not", "unless", "licensed", "under", "this", "chapter", "department", "may", "by", "rule"),
    *("sale", "possession", "product", "retail", "manufacturer", "age", "of", "years", "violation", "subject", "to"),
    *("civil", "penalty", "exceeding", "dollars", "each", "offense", "hearing", "notice", "license", "revoked"),
    *("suspended", "period", "days", "effective", "date", "act", "amended", "section", "schedule", "label", "package"),
    *("kratom", "percent", "concentration", "dry", "weight", "basis", "limit", "exemption", "registry", "local"),
    *("ordinance", "prohibited", "lawful", "authorized", "approved", "pending", "enforcement", "letter", "order"),
]
STATUSES = ("Lawful with licence", "Prohibited", "Lawful", "Pending rulemaking", "Enforcement discretion")
AGES, LIMITS = ("18", "19", "21"), ("0.3", "0.5", "1.0")
SIZES = (14_000, 190_000)  # characters of a law, at least and at most


def _paragraphs(random: Random) -> list[str]:
    return [" ".join(_sentence(random) for _ in range(random.randint(2, 7))) for _ in range(4000)]


def _sentence(random: Random) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(12, 34))).capitalize() + "."


PARAGRAPHS = _paragraphs(Random(7))
NAVIGATION = "".join(f'<li><a href="/title/{n}">Title {n}. {PARAGRAPHS[n][:38]}</a></li>' for n in range(70))
FOOTER = "".join(f'<div><a href="/about/{n}">{PARAGRAPHS[n + 100][:30]}</a></div>' for n in range(40))
SCRIPT = "<script>" + "var layer=layer||[];function tag(){layer.push(arguments)};" * 40 + "</script>"


class Unit(Protocol):
    """What one address serves: `edition` counts how often its substance was amended."""

    number: int
    edition: int
    kind: str

    def body(self, count: int, token: str, stamp: str) -> bytes:
        """Return the answer with boilerplate made of what differs in each."""

    def amend(self, random: Random) -> None:
        """Change the substance and nothing else."""


class Law:
    """A chapter with a table of its status and sections of numbered paragraphs."""

    kind = "text/html; charset=utf-8"

    def __init__(self, number: int) -> None:
        random = Random(number)
        self.number, self.edition = number, 0
        self.status, self.age, self.limit = random.randrange(5), random.randrange(3), random.randrange(3)
        self.day = 0
        self.sections: list[list[str]] = []
        size = min(SIZES[1], max(SIZES[0], int(random.lognormvariate(10.75, 0.65))))
        while size > 0:
            self.sections.append(random.choices(PARAGRAPHS, k=random.randint(1, 6)))
            size -= sum(map(len, self.sections[-1]))

    def amend(self, random: Random) -> None:
        """Change one word, figure or day, or insert one sentence, or repeal one section."""
        self.edition += 1
        match random.randrange(6):
            case 0:
                self.status = (self.status + 1) % len(STATUSES)
            case 1:
                self.age = (self.age + 1) % len(AGES)
            case 2:
                self.limit = (self.limit + 1) % len(LIMITS)
            case 3:
                self.day += 1
            case 4:
                random.choice(self.sections).append(_sentence(random))
            case _:
                self.sections[random.randrange(len(self.sections))] = [f"[Repealed by Act {self.edition}.]"]

    def body(self, count: int, token: str, stamp: str) -> bytes:
        related = "".join(
            f'<li><a href="/law/{n}">{PARAGRAPHS[n + 300][:60]}</a></li>' for n in range(count % 190, count % 190 + 6)
        )
        return (
            f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>State Code</title>'
            f'<meta name="csrf-token" content="{token}"><link rel="stylesheet" href="/s.css?v={token[:8]}">{SCRIPT}'
            f'<script nonce="{token}">window.session="{token[::-1]}";</script></head><body><header>'
            f'<div class="stamp">Page generated {stamp} (request {count})</div><form action="/search" method="post">'
            f'<input type="hidden" name="csrf" value="{token}"><input name="q"></form></header><nav><ul>{NAVIGATION}'
            f"</ul></nav>{_advertisement(count)}{self._main()}{_advertisement(3 * count + 1)}"
            f'<section class="related"><h3>Related</h3><ul>{related}</ul></section>'
            f'<div class="views">Viewed {3 * count} times. Session {token[:10]}</div><footer>{FOOTER}</footer>'
            "</body></html>"
        ).encode()

    def _main(self) -> str:
        day = f"2026-{self.day // 28 % 12 + 1:02}-{self.day % 28 + 1:02}"
        return (
            f"<main><article><h1>Title {self.number % 97 + 1}. Chapter {self.number}. Regulated Products</h1><table>"
            f'<tr><th scope="row">Status</th><td>{STATUSES[self.status]}</td></tr>'
            f'<tr><th scope="row">Minimum age</th><td>{AGES[self.age]} years</td></tr>'
            f'<tr><th scope="row">Limit</th><td>{LIMITS[self.limit]} percent</td></tr>'
            f'<tr><th scope="row">Effective</th><td><time datetime="{day}">{day}</time></td></tr></table>'
            + "".join(self._section(number, paragraphs) for number, paragraphs in enumerate(self.sections, 1))
            + "</article></main>"
        )

    def _section(self, number: int, paragraphs: list[str]) -> str:
        lines = "".join(
            f'<p class="indent{n % 3}"><a name="p{n}"></a>({chr(97 + n % 26)}) {paragraph}</p>'
            for n, paragraph in enumerate(paragraphs)
        )
        return f'<section class="sec"><h2>&#167; {self.number % 97 + 1}-{number}.</h2>{lines}</section>'


class Document:
    """Ten records of a register's interface."""

    kind = "application/json"

    def __init__(self, number: int) -> None:
        self.number, self.edition = number, 0

    def amend(self, _random: Random) -> None:
        """Move one record's day."""
        self.edition += 1

    def body(self, count: int, token: str, stamp: str) -> bytes:
        answer = {"count": 10, "generated_at": stamp, "request_id": f"{token}-{count}", "results": self._records()}
        return json.dumps(answer).encode()

    def _records(self) -> list[dict[str, str]]:
        return [
            {
                "document_number": f"2026-{self.number:05}-{n}",
                "title": PARAGRAPHS[(self.number * 10 + n) % 4000][:120],
                "effective_on": f"{2026 + (self.edition if n == self.number % 10 else 0)}-01-15",
                "body": " ".join(PARAGRAPHS[(self.number * 50 + n * 5 + m) % 4000] for m in range(6)),
            }
            for n in range(10)
        ]


def _advertisement(count: int) -> str:
    return f'<aside><a href="/ad?c={count % 50}">Sponsored: {PARAGRAPHS[count % 50 + 200][:90]}</a></aside>'
