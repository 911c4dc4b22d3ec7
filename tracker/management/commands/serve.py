from argparse import ArgumentParser

from django.core.management import BaseCommand, CommandError

from tracker.management.web_server import serve
from tracker.wsgi import application


class Command(BaseCommand):
    help = "Serve the site until Ctrl-C; several processes may serve one port."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address that it listens on")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, host: str, port: int, **_options: object) -> None:
        try:
            serve(application, host, port)
        except (OSError, OverflowError) as error:
            raise CommandError(f"Port {port} of {host} cannot be used ({error}).") from error
