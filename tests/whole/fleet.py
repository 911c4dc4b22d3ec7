"""Workers, beats and a web server, each a process that a test may kill and that comes back at once."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

from tests.servers import RedisServer, free_port
from tracker.management.commands.up import WEB_WORKER
from tracker.management.supervisor import end_with

ROOT = Path(__file__).resolve().parent.parent.parent
CELERY = (sys.executable, "-m", "celery", "--app", "tracker.celery", "--quiet")
WORKER = (*CELERY, "worker", "--concurrency", "2", "--without-gossip", "--without-mingle", "--loglevel", "WARNING")


class Fleet:
    """So many workers and beats, one web server and a Redis, on the database and mail server that `env` names."""

    def __init__(self, folder: Path, env: dict[str, str], redis: RedisServer, workers: int, beats: int) -> None:
        self.folder, self.env, self.redis = folder, {**os.environ, **env, "REDIS_URL": redis.url}, redis
        self.port = free_port()
        self.commands: dict[str, tuple[str, ...]] = {"web": self.web()}
        for number in range(workers):
            self.commands[f"worker{number}"] = (*WORKER, "--hostname", f"worker{number}@test")
        for number in range(beats):
            self.commands[f"beat{number}"] = (*CELERY, "beat", "--pidfile=")
        self.processes: dict[str, subprocess.Popen[bytes]] = {}

    def web(self) -> tuple[str, ...]:
        bind = ("--bind", f"127.0.0.1:{self.port}", "--no-control-socket")
        return (sys.executable, "-m", "gunicorn", "tracker.wsgi", *bind, "--worker-class", WEB_WORKER)

    def start(self) -> None:
        for name in self.commands:
            self.launch(name)

    def launch(self, name: str) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                self.commands[name],
                env=self.env,
                cwd=ROOT,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=end_with(os.getpid()),  # noqa: PLW1509
            )

    def kill_one(self, chance: random.Random) -> str:
        """Kill one of them, as `kill -9` does, start it again and return its name."""
        name = chance.choice(["redis", *self.commands])
        if name == "redis":
            self.redis.kill()
            self.redis.start()
            return name
        self.kill(name, only_the_parent=chance.random() < 0.5)
        self.launch(name)
        return name

    def kill(self, name: str, *, only_the_parent: bool = False) -> None:
        """Kill the process, and unless told otherwise those that it started."""
        process = self.processes[name]
        if only_the_parent:
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def kill_all(self) -> str:
        """Kill all of them and Redis, as a lost host does but for its disk, start them again, and say so."""
        self.redis.kill()
        self.stop()
        self.redis.start()
        self.start()
        return "all"

    def complaints(self) -> list[str]:
        """Return the last errors that they logged, but for those of Celery itself: it misses what was killed."""
        lines = [line for log in sorted(self.folder.glob("*.log")) for line in log.read_text().splitlines()]
        return [line for line in lines if " ERROR tracker." in line][-5:]

    def stop(self) -> None:
        for name in self.processes:
            self.kill(name)
