"""The gates of the house that a linter does not know."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import ROOMS, ROOT, SRC, functions, lines_of, shown, sources, tree

SYNTH = ROOT / "src" / "zhendan_synth"
EVERY_FILE = [*sources(), *sources(SYNTH)]
STEP_BRANCHES = {
    # A step calls rooms in order and decides nothing about the domain (HOUSE G3). What stands
    # here is a branch on what is there at all, never on what it means.
    "appeal.py": 4,
    "correct.py": 2,
    "follow_up.py": 2,
    "gather.py": 3,
    "hand_over.py": 2,
    "restore.py": 2,
    "verify.py": 3,
}


@pytest.mark.parametrize("path", EVERY_FILE, ids=shown)
def test_no_file_is_longer_than_400_lines(path: Path) -> None:
    assert lines_of(path) <= 400


@pytest.mark.parametrize("path", EVERY_FILE, ids=shown)
def test_no_function_is_longer_than_40_lines(path: Path) -> None:
    long = [f.name for f in functions(path) if (f.end_lineno or 0) - f.lineno + 1 > 40]
    assert long == []


@pytest.mark.parametrize("path", EVERY_FILE, ids=shown)
def test_every_file_opens_with_one_sentence_of_purpose(path: Path) -> None:
    docstring = ast.get_docstring(tree(path))
    assert docstring, "say in one sentence what this file is for"
    assert len(docstring.split()) > 1 or len(docstring) > 6


@pytest.mark.parametrize("room", ["domain", *ROOMS])
def test_a_room_exports_exactly_what_it_lists_and_in_order(room: str) -> None:
    module = importlib.import_module(f"zhendan.{room}")
    listed = module.__all__
    assert listed == sorted(listed, key=_reading_order)
    assert all(hasattr(module, name) for name in listed)
    imported = {
        (alias.asname or alias.name)
        for node in tree(SRC / room / "__init__.py").body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert {name for name in imported if not name.startswith("_")} == set(listed)


def _reading_order(name: str) -> tuple[int, str]:
    """Constants, then classes, then functions, each by name: the order ruff keeps."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2), name


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_is_empty(room: str) -> None:
    assert sum(lines_of(p) for p in sources(SRC / room)) > 80


@pytest.mark.parametrize("step", sorted(STEP_BRANCHES))
def test_a_step_is_short_and_decides_nothing(step: str) -> None:
    path = SRC / "steps" / step
    branches = [n for n in ast.walk(tree(path)) if isinstance(n, ast.If | ast.Match)]
    assert lines_of(path) <= 120
    assert len(branches) <= STEP_BRANCHES[step]


def test_a_reading_file_of_the_steps_is_short() -> None:
    long = [shown(p) for p in sources(SRC / "steps") if lines_of(p) > 150]
    assert long == []


def test_no_room_outweighs_the_house() -> None:
    floors = ("adapters", "steps", "faces", "formats", "domain")
    sizes = {room: _weight(SRC / room) for room in (*ROOMS, *floors)}
    total = sum(sizes.values())
    heavy = {room: size for room, size in sizes.items() if size > 0.25 * total}
    assert heavy == {}, f"more than a quarter of {total} lines"


def _weight(folder: Path) -> int:
    """Lines of a room; signal files are content and counted apart (HOUSE G5)."""
    return sum(lines_of(p) for p in sources(folder) if "signals" not in p.parts)


SHARED_WORDS = {
    # Words that only one room speaks today but that are part of a joint's own shape.
    "ports",
    "canonical",
    "ids",
    "errors",
    "text",
    "money",
}


def test_a_domain_word_is_spoken_in_two_rooms() -> None:
    speakers: dict[str, set[str]] = {}
    for path in sources():
        place = path.relative_to(SRC).parts[0]
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                "zhendan.domain"
            ):
                for alias in node.names:
                    speakers.setdefault(alias.name, set()).add(place)
    lonely = []
    for path in sources(SRC / "domain"):
        if path.stem in SHARED_WORDS or path.stem == "__init__":
            continue
        for node in tree(path).body:
            if isinstance(node, ast.ClassDef) and not _is_an_error_or_private(node):
                rooms = speakers.get(node.name, set()) - {"domain"}
                if not rooms:
                    lonely.append(f"{path.stem}.{node.name}")
    assert lonely == [], "nobody outside the domain speaks these words"


def _is_an_error_or_private(node: ast.ClassDef) -> bool:
    """Errors that the domain itself raises are spoken by whoever meets them, not imported."""
    bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
    return node.name.startswith("_") or "ZhendanError" in bases


FORBIDDEN = {"utils", "helpers", "common", "misc", "manager", "base", "core", "processor"}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [shown(p) for p in EVERY_FILE if p.stem in FORBIDDEN] == []


def test_a_bare_import_stays_light() -> None:
    code = (
        "import sys, zhendan; heavy = {'django', 'duckdb', 'pyarrow', 'typst', 'docx', 'numpy',"
        " 'PIL', 'rich', 'jinja2'} & set(sys.modules); print(sorted(heavy)); sys.exit(bool(heavy))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
