"""The guides name every environment variable that the program reads, and none that it does not."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("docs/guide/zh/设置.md", "docs/guide/en/settings.md")
NAME = re.compile(r"ZHENDAN_[A-Z_]*[A-Z]")


def read_by_the_program() -> Iterator[str]:
    """Names that stand alone as text in the code, as where a variable is asked for."""
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            told = node.value if isinstance(node, ast.Constant) else None
            if isinstance(told, str) and NAME.fullmatch(told):
                yield told


@pytest.mark.parametrize("page", PAGES)
def test_the_guide_names_what_the_program_reads(page: str) -> None:
    named = set(NAME.findall((ROOT / page).read_text(encoding="utf-8")))
    assert named == set(read_by_the_program())


def test_no_variable_weakens_what_was_acknowledged() -> None:
    odd = re.compile("SYNC|DURABLE|UNSAFE|FAST")
    assert not [name for name in read_by_the_program() if odd.search(name)]
