"""Hostile inputs, all in one inbox: no traceback, no hang, no row that nobody wrote."""

from pathlib import Path

import pytest

from tests.intake.conftest import SAMPLES, SECRET, Inbox, read
from tests.intake.hostile import HOSTILE
from zhendan.intake import ColumnMapping, IntakeSettings

MAPPING = ColumnMapping({"order_no": "订单编号", "memo": "备注", "amount": "金额"})
KEPT = SAMPLES / "hostile"
NEVER = ("ZD331", "ZD385")
"""A reader that failed unforeseen, or died."""


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Inbox:
    folder = tmp_path_factory.mktemp("hostile")
    for name, made in HOSTILE.items():
        (folder / name).write_bytes(made())
    for path in KEPT.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "zz good.csv").write_text("订单编号,备注,金额\nGOOD1,x,5.00\n", encoding="utf-8")
    return read(folder, IntakeSettings(secret=SECRET, mappings=(MAPPING,)))


def test_there_are_at_least_forty_beside_the_shared_ones() -> None:
    assert len(HOSTILE) + len(list(KEPT.iterdir())) >= 40


@pytest.mark.parametrize("name", [*HOSTILE, *sorted(path.name for path in KEPT.iterdir())])
def test_a_hostile_file_ends_in_words_of_ours(taken: Inbox, name: str) -> None:
    reports = [r for r in taken.reading.files if r.path.split("!/")[0] == name]
    codes = [problem.code for report in reports for problem in report.problems]
    assert reports
    assert not set(codes) & set(NEVER), [p.text.en for r in reports for p in r.problems]
    assert all(code.startswith(("ZD3", "ZD82")) for code in codes)


ROWS = {
    "330000000000001000000",
    "A1", "B1", "GOOD1", "N4", *(f"R{n}" for n in range(1000)), "=1+1",
}  # fmt: skip


def test_no_order_is_read_that_nobody_wrote(taken: Inbox) -> None:
    assert {str(order["order_no"]) for order in taken.rows("orders")} <= ROWS
    assert taken.row("orders", order_no="GOOD1")


def test_an_open_quote_swallows_none_of_a_thousand_rows(taken: Inbox) -> None:
    report = taken.file("then a thousand rows.csv")
    assert (report.rows, report.rejected) == (1000, 1)


@pytest.mark.parametrize(
    "name",
    ["laughs.xml", "a file of the machine.xml", "bomb.gz", "ten thousand members.zip", "cut.gz"],
)
def test_what_was_built_to_do_harm_is_refused(taken: Inbox, name: str) -> None:
    assert not taken.file(name).usable


def test_nothing_of_this_machine_is_in_any_row(taken: Inbox) -> None:
    assert "root:" not in repr(taken.batches)


def test_kept_inputs_are_small() -> None:
    assert all(path.stat().st_size < 1 << 16 for path in Path(KEPT).iterdir())
