"""Which module imports which, read from the source without running it."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def module_files() -> dict[str, Path]:
    """Return every module of the project's two packages by its dotted name, migrations apart."""
    paths = [path for package in ("tracker", "scrapers") for path in (ROOT / package).rglob("*.py")]
    return {module_name(path): path for path in paths if "migrations" not in path.parts}


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports_of(source: str, module: str, known: set[str], *, is_package: bool = False) -> Iterator[str]:
    """Return the dotted names that a module imports, at its top or later; `from room import models` is room.models."""
    package = module if is_package else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = from_base(node, package)
            yield from (f"{base}.{alias.name}" if f"{base}.{alias.name}" in known else base for alias in node.names)


def from_base(node: ast.ImportFrom, package: str) -> str:
    """Return the absolute name behind `from … import`, which may be a relative one."""
    if not node.level:
        return node.module or ""
    parent = package.split(".")[: len(package.split(".")) - node.level + 1]
    return ".".join([*parent, *([node.module] if node.module else [])])


def within(module: str, *packages: str) -> bool:
    """Tell whether a module is one of these, or lies in one."""
    return any(module == package or module.startswith(f"{package}.") for package in packages)
