"""What tests of the review ask for by name: the place of the law they tell of, and who decides, at which desk."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.line import a_reviewer, a_source_in
from tracker.catalog.load import load_governments
from tracker.evidence.models import Source


@pytest.fixture
def no_waiting(settings: object) -> None:
    """What is accepted can go out at once."""
    settings.RECALL_SECONDS = 0


@pytest.fixture
def governments(db: None, data_dir: Path) -> None:
    """All that there are: the countries, and in the United States the states and their like."""
    load_governments()


@pytest.fixture
def source(governments: None) -> Source:
    """The one of Louisiana's law, with all governments there are."""
    return a_source_in()


@pytest.fixture
def reviewer(db: None) -> User:
    return a_reviewer()


@pytest.fixture
def desk(reviewer: User) -> Client:
    """The desk as the reviewer's browser asks it."""
    client = Client()
    client.force_login(reviewer)
    return client
