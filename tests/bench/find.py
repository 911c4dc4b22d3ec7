"""How long the gazetteer takes to find what people type, over a fixed mix of questions."""

import statistics
import time
from collections.abc import Iterator

from tests.bench.child import Round, a_child
from tests.bench.figure import Figure
from tracker.catalog.find import find
from tracker.catalog.load import load_catalog

TIMES = 20  # that the mix is asked
MIX = (
    *(
        "LA",
        "US-LA",
        "TH",
        "22",
        "ocd-division/country:us/state:il/place:alton",
        "0820000",
        "Louisiana",
        "Georgia",
        "Thailand",
        "Denver",
        "Springfield",
    ),
    *("62002", "62002-1234", "22306", "12115", "Alton, IL", "Jones County Mississippi", "St. Louis, MO", "Chicago"),
    *("Silver Spring, MD", "12 Main St, Alton, IL 62002", "Orleans Parish, LA", "Cañon City", "New York City"),
)


def figures(size: int | None) -> Iterator[Figure]:
    """Yield the median and the 95th percentile, in ms; `size` is how often the mix is asked."""
    with a_child(__name__, size or TIMES) as measure:
        took = measure()
    yield Figure(name="find: median ms", value=took["median"], goal=5)
    yield Figure(name="find: p95 ms", value=took["p95"], goal=20, stretch=True)


def prepare(size: int) -> Round:
    """Load the whole gazetteer and return what asks the mix so many times."""
    load_catalog()
    return lambda: _milliseconds(size)


def _milliseconds(times: int) -> dict[str, float]:
    took = []
    for words in MIX * times:
        started = time.perf_counter()
        find(words)
        took.append((time.perf_counter() - started) * 1e3)
    return {"median": statistics.median(took), "p95": statistics.quantiles(took, n=20)[-1]}
