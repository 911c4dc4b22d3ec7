"""What tests of the review ask for by name: the place of the law they tell of, and who decides."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from tests.line import a_reviewer, a_source_in
from tracker.catalog.load import load_governments
from tracker.evidence.models import Source


@pytest.fixture
def no_waiting(settings: object) -> None:
    """What is accepted can go out at once."""
    settings.RECALL_SECONDS = 0


@pytest.fixture
def source(data_dir: Path) -> Source:
    """The one of Louisiana's law, with all governments there are."""
    load_governments()
    return a_source_in()


@pytest.fixture
def reviewer(db: None) -> User:
    return a_reviewer()
