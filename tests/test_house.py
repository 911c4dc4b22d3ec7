"""The house is in order: its rooms, its limits, its types, its locks, and nothing of the machine it was built on."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import miss

ROOT = Path(__file__).resolve().parent.parent
TOP = {"tracker", "scrapers", "templates", "tests", "manage.py", "pyproject.toml", "README.md"}
LONGEST_FILE = 300
LONGEST_FUNCTION = 40
LOCKS = ("run", "test")
REGISTRIES = re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|deb\.debian\.org|unpkg\.com|jsdelivr\.net")
MACHINE_PATHS = re.compile(r"(?<![\w.:}])/(?:home|root|work|Users)/[a-z]")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    """Every file that is in the repository or about to be."""
    git = ("git", "-c", f"safe.directory={ROOT}")  # a container's checkout may be another user's
    listed = run(*git, "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    if listed.returncode:
        miss(f"this is not a git checkout: {listed.stderr.strip()}")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def python_files() -> list[Path]:
    folders = (ROOT / "tracker", ROOT / "scrapers", ROOT / "tests")
    paths = [ROOT / "manage.py", *(path for folder in folders for path in folder.rglob("*.py"))]
    return [path for path in paths if "migrations" not in path.parts]


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Return each function's name and its length in lines, docstring and all."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{path.relative_to(ROOT)}:{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_the_top_level_shows_the_rooms_and_nothing_else(tracked: list[Path]) -> None:
    shown = {path.relative_to(ROOT).parts[0] for path in tracked}
    assert {name for name in shown if not name.startswith((".", "LICEN"))} == TOP


def test_no_file_is_too_long_to_read() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in python_files()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_hides_a_second_idea() -> None:
    lengths = dict(pair for path in python_files() for pair in functions(path))
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_no_module_is_named_for_a_layer() -> None:
    named = {"helpers.py", "managers.py", "selectors.py", "services.py", "signals.py", "utils.py"}
    assert [path for path in python_files() if path.name in named] == []


def test_everything_is_typed() -> None:
    checked = run(sys.executable, "-m", "mypy")
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("words", [("check",), ("format", "--check")])
def test_ruff_has_nothing_to_say(words: tuple[str, ...]) -> None:
    checked = run(sys.executable, "-m", "ruff", *words, ".")
    assert checked.returncode == 0, checked.stdout


def test_the_migrations_say_what_the_models_say(run_manage: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    run_manage("makemigrations", "--check", "--dry-run")


def test_no_file_names_a_registry(tracked: list[Path]) -> None:
    assert list(mentions(tracked, REGISTRIES)) == []


def test_no_file_names_a_folder_of_one_machine(tracked: list[Path]) -> None:
    assert list(mentions(tracked, MACHINE_PATHS)) == []


def mentions(paths: list[Path], pattern: re.Pattern[str]) -> Iterator[str]:
    for path in paths:
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), start=1):
            if path != Path(__file__) and pattern.search(line):
                yield f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"


def locked(lock: str) -> dict[str, str]:
    """Return the version of each package in a lock, by canonical name."""
    text = (ROOT / "tracker" / "locks" / f"{lock}.txt").read_text()
    return {canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.M)}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address_and_hashes_everything(lock: str) -> None:
    text = (ROOT / "tracker" / "locks" / f"{lock}.txt").read_text()
    packages = re.split(r"\n(?=\S)", text.strip())
    assert "://" not in text
    assert [package.partition("\n")[0] for package in packages if "--hash=sha256:" not in package] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_fits_what_the_project_asks_for(lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [*project["project"]["dependencies"], *(project["dependency-groups"]["test"] if lock == "test" else [])]
    versions = locked(lock)
    misfits = [
        word for word in map(Requirement, wanted) if versions.get(canonicalize_name(word.name)) not in word.specifier
    ]
    assert misfits == []


def test_the_tests_lock_holds_the_versions_that_run() -> None:
    tests, real = locked("test"), locked("run")
    assert {name: version for name, version in real.items() if tests.get(name) != version} == {}


def test_what_ci_calls_can_be_called() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
