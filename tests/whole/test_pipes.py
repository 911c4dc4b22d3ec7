"""A command whose lines nobody reads on ends quietly, as `manage.py sources | head` should."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

PREPARE = "from tracker.catalog.load import *; load_governments()"


def test_a_command_whose_reader_has_gone_ends_without_a_word(run_manage, warc_of, tmp_path: Path) -> None:
    env = {**os.environ, "DATA_DIR": str(tmp_path / "data"), "SPIDER_MODULES": "tests.spiders_for_run"}
    run_manage("migrate", "--verbosity=0")
    run_manage("shell", "--no-imports", "-c", PREPARE)
    nothing = str(warc_of({}))
    for words in (["sources", "--json"], ["crawl", "one-page", "--json", "--replay", nothing]):
        reading, writing = os.pipe()
        os.close(reading)
        command = [sys.executable, str(ROOT / "manage.py"), *words]
        done = subprocess.run(command, env=env, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
        os.close(writing)
        assert (done.returncode, done.stderr) == (0, "")
