"""manage.py test [pytest arguments]: every test, with pytest."""

import importlib.util
import os
import sys
from typing import NoReturn

from django.conf import settings
from django.core.management import BaseCommand

WORKERS = min(os.cpu_count() or 1, 4)
IN_PARALLEL = ("--numprocesses", str(WORKERS), "--dist", "loadfile")


class Command(BaseCommand):
    help = "Run the tests with pytest; what follows is handed to pytest."

    def run_from_argv(self, argv: list[str]) -> NoReturn:
        """Become pytest, in a process where Django has not yet read its settings, with pytest's own exit code."""
        if importlib.util.find_spec("pytest") is None:
            sys.exit(
                f"pytest is not installed for {sys.executable}: run this with a Python that has no Django, which then"
                " installs everything into .venv, or install tracker/locks/test.txt yourself."
            )
        arguments = argv[2:] or IN_PARALLEL
        os.chdir(settings.ROOT)
        os.environ.pop("DJANGO_SETTINGS_MODULE", None)  # the tests name it once they have a data folder of their own
        os.execv(sys.executable, [sys.executable, "-m", "pytest", *arguments])  # noqa: S606
