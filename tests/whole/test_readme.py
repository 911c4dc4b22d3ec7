"""What the README promises to whoever follows it."""

import json
import re
from pathlib import Path

from django.core.management import get_commands

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text()
PAGE = """<html><body><h1>Controlled substances of the State</h1><table>
<tr><th>Name</th><th>Schedule</th></tr><tr><td>Heroin</td><td>I</td></tr><tr><td>Mitragynine</td><td>I</td></tr>
</table></body></html>"""


def test_its_example_of_a_source_reads_its_page(run_manage, warc_of, tmp_path: Path) -> None:
    package = tmp_path / "spiders_of_the_readme"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "example.py").write_text(re.search(r"```python\n(.*?)```", README, re.DOTALL)[1])
    env = {"SPIDER_MODULES": package.name, "PYTHONPATH": str(tmp_path)}
    run_manage("migrate", "--verbosity=0", env=env)
    run_manage("shell", "--no-imports", "-c", "from tracker.catalog.load import *; load_governments()", env=env)
    recorded = str(warc_of({"https://example.org/list": PAGE}))

    told = run_manage("crawl", "us_la_example_board", "--replay", recorded, "--json", env=env)

    assert json.loads(told.stdout)["outcome"] == "ok"
    assert json.loads(told.stdout)["observations"] == 1


def test_every_command_it_names_is_there() -> None:
    named = set(re.findall(r"^\| `(\w+)", README.partition("| command |")[2].partition("## ")[0], re.MULTILINE))
    assert named <= set(get_commands())


def test_every_switch_of_the_settings_is_in_its_table() -> None:
    settings = (ROOT / "tracker" / "settings.py").read_text()
    switches = set(re.findall(r'\w+\("([A-Z][A-Z0-9_]+)"', settings)) | {"SECRET_KEY", "EMAIL_URL"}
    assert switches <= set(re.findall(r"^\| `([A-Z0-9_]+)`", README, re.MULTILINE))
