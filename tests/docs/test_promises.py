"""The page of promises names a test for each, and every test that it names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| ([ADFT]\d+) \| (.*`tests/.+) \|$", PAGE, re.M))
CODES = [
    *(f"A{number}" for number in range(1, 11)),
    *(f"D{number}" for number in range(1, 16)),
    *(f"F{number}" for number in range(1, 11)),
    *(f"T{number:02d}" for number in range(1, 41)),
]


def test_every_promise_has_its_row() -> None:
    assert sorted(ROWS) == sorted(CODES)


@pytest.mark.parametrize("code", CODES)
def test_the_tests_of_a_row_exist_and_a_table_of_mutations_holds_its_number(code: str) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", ROWS[code])
    assert named
    for path, test in named:
        text = (ROOT / path).read_text(encoding="utf-8")
        assert f"def {test}(" in text, f"{path}::{test}"
        if test == "test_tampering_is_caught_and_named":
            assert f'"{code} ' in text, f"{path} holds no mutation {code}"
