"""The source tree as the house sees it: files, rooms, functions."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "zhendan"
ROOMS = (
    "intake",
    "audit",
    "evidence",
    "rulebook",
    "appeal",
    "casework",
    "remedy",
    "reputation",
)


def sources(folder: Path = SRC) -> list[Path]:
    """Every Python file we wrote under `folder`."""
    return sorted(p for p in folder.rglob("*.py") if "migrations" not in p.parts)


@cache
def tree(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a file, methods and nested ones included."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of(path: Path) -> int:
    """Physical lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def shown(path: Path) -> str:
    """The path as a person names it."""
    return str(path.relative_to(ROOT))
