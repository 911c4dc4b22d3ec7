#!/usr/bin/env python3
"""Django's manage.py; on a bare machine it first fills .venv from the hashed lock (standard library only)."""

import hashlib
import importlib.util
import os
import select
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


def fill_venv(group: str) -> None:
    """Install the lock of this group into .venv, once: a stamp holds the hash of the lock that was installed."""
    lock = ROOT / "tracker" / "locks" / f"{group}.txt"
    stamp, wanted = VENV / f".{group}", hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if not (3, 11) <= sys.version_info < (3, 14):
        sys.exit(f"This needs Python 3.11, 3.12 or 3.13, and runs on {sys.version.split()[0]}.")
    print(f"installing {lock.relative_to(ROOT)} into .venv (a minute or so, once)", flush=True)
    if not PYTHON.exists():  # without pip: Debian's python3 has no ensurepip, so the system's pip fills the venv
        subprocess.check_call([sys.executable, "-m", "venv", "--without-pip", VENV])
    pip = [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "--quiet", "--disable-pip-version-check"]
    subprocess.check_call([*pip, "--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(lock)])
    stamp.write_text(wanted)


def nobody_reads_on() -> bool:
    """Tell whether whoever read our lines has gone, as `head` does when it has seen enough."""
    poll = select.poll()
    poll.register(sys.stdout, 0)
    return any(event & select.POLLERR for _, event in poll.poll(0))


def main() -> None:
    if importlib.util.find_spec("django") is None:
        wants_tests = sys.argv[1:2] == ["test"] or (VENV / ".test").exists()
        fill_venv("test" if wants_tests else "run")
        os.execv(PYTHON, [str(PYTHON), str(ROOT / "manage.py"), *sys.argv[1:]])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
        sys.stdout.flush()  # here, and not as the interpreter ends, which could only complain
    except ImproperlyConfigured as error:  # a switch that makes no sense: one line that names it
        sys.exit(str(error))
    except BrokenPipeError:
        if not nobody_reads_on():
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what is left of them


if __name__ == "__main__":
    main()
