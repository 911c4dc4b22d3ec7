"""In which weeks of the year the legislatures of the states usually sit, by `data/sessions.csv`.

The days are those of regular sessions, rounded outwards, since they move by a week or two from year to year; a special
session is in no table. Nothing but the pace of crawling hangs on them: outside a session a law is read as its source
declares.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

FILE = Path(__file__).parent / "data" / "sessions.csv"
STATE = re.compile(r"/(?:state|district):([a-z]{2})(?:/|$)")


@dataclass(frozen=True, kw_only=True)
class Session:
    """The first and the last day (`MM-DD`, inclusive) of a regular session, in every year or in the odd ones."""

    first: str
    last: str
    odd_years_only: bool


def in_session(ocd_id: str, day: date) -> bool:
    """Return whether the legislature of the state that the jurisdiction is or lies in usually sits on the day."""
    state = STATE.search(ocd_id)
    session = sessions().get(state[1]) if state else None
    if session is None or (session.odd_years_only and day.year % 2 == 0):
        return False
    return session.first <= f"{day:%m-%d}" <= session.last


@cache
def sessions() -> Mapping[str, Session]:
    """Return the sessions by the two letters of their state."""
    with FILE.open() as file:
        rows = list(csv.DictReader(file))
    return MappingProxyType(
        {
            row["state"]: Session(first=row["first"], last=row["last"], odd_years_only=row["years"] == "odd")
            for row in rows
        }
    )
