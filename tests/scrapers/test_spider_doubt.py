"""What looks like a listing and may not be one is never said for sure."""

import pytest

from scrapers.errors import UnknownPhrase
from scrapers.spiders.us.federal_register import action_of


@pytest.mark.parametrize(
    "line",
    [
        "Final rule; withdrawal of temporary order.",
        "Final rule; partial withdrawal.",
        "Notice of intent to withdraw.",
        "Termination of proposed rulemaking.",
        "Final rule; delay of effective date.",
        "Final rule; stay.",
        "Notice of hearing on proposed rulemaking.",
    ],
)
def test_a_line_that_names_more_than_one_action_is_for_a_person(line: str) -> None:
    with pytest.raises(UnknownPhrase):
        action_of(line)
