"""The page of attacks has a row for each, and every test that it names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = re.findall(
    r"^\| ([A-Z]{3}-\d) \| [^|]+ \| [^|]+ \| (.+) \|$",
    (ROOT / "docs" / "security.md").read_text(encoding="utf-8"),
    re.M,
)
KINDS = {
    "ARC": 7, "XLS": 7, "CSV": 9, "DOC": 9, "TXT": 5, "INJ": 4, "AUT": 5, "TEN": 3, "WEB": 6,
    "LOG": 5,
}  # fmt: skip
NONE = "还没有测试 / no test yet"


def test_every_attack_has_one_row() -> None:
    wanted = [f"{kind}-{number}" for kind, many in KINDS.items() for number in range(1, many + 1)]
    assert [code for code, _ in ROWS] == wanted


@pytest.mark.parametrize(("code", "told"), ROWS, ids=[code for code, _ in ROWS])
def test_the_tests_of_a_row_exist_or_it_says_that_there_is_none(code: str, told: str) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", told)
    assert named or told == NONE, code
    for path, test in named:
        text = (ROOT / path).read_text(encoding="utf-8")
        assert f"def {test}(" in text, f"{path}::{test}"
