"""What a person chooses for an unknown table is offered with reasons and tried, never guessed."""

from pathlib import Path

import pytest

from zhendan.intake import chosen, offered, renamed, seen_in, table_columns, template_list, tried
from zhendan.intake.file_problems import MappingUnusable
from zhendan.intake.ledger_words import FIELD_WORDS
from zhendan.intake.settings import LEDGER_COLUMNS

PDD = next(t for t in template_list() if t.id == "pdd.order.v2024")


def _file(folder: Path, *lines: str) -> Path:
    path = folder / "店里的表.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_every_field_has_words() -> None:
    assert set(FIELD_WORDS) == set(LEDGER_COLUMNS)


def test_a_heading_is_suggested_once_and_a_repeated_one_is_told_apart(tmp_path: Path) -> None:
    path = _file(
        tmp_path, "单号,金额,金额,付款时间", "330000000000001,1.00,2.00,2026-06-18 10:00:00"
    )
    table = seen_in(path)[0]
    assert [name for name, _, _ in table_columns(table)] == ["单号", "金额", "金额#2", "付款时间"]
    picked = [one.heading for one in offered(table) if one.heading]
    assert len(picked) == len(set(picked))
    found = {one.name: one for one in offered(table)}
    assert found["order_no"].heading == "单号"
    assert found["order_no"].why is not None
    mapping = chosen(table, {"order_no": "单号", "amount": "金额#2"})
    assert tried(path, mapping).rows == 1


def test_a_known_layout_with_a_renamed_heading_is_read_as_that_layout(tmp_path: Path) -> None:
    header = ["平台订单号" if name == "订单号" else name for name in PDD.headers]
    row = ["260618-123456789012345" if name == "平台订单号" else "" for name in header]
    path = _file(tmp_path, ",".join(header), ",".join(row))
    table = seen_in(path)[0]
    template, renames = renamed(table)
    assert template == PDD.id
    assert [(one.lost, one.heading) for one in renames] == [("订单号", "平台订单号")]
    same = {one.heading: one.lost for one in renames}
    found = tried(path, chosen(table, {}, template=template, same=same))
    assert (found.rows, [one.mapping.template for one in found.mapped]) == (1, [PDD.id])


@pytest.mark.parametrize(
    "columns",
    [
        {},
        {"order_no": ""},
        {"order_no": "没有"},
        {"nonsense": "单号"},
        {"order_no": "a", "item": "a"},
    ],
    ids=["nothing", "no number", "no such heading", "no such field", "one heading twice"],
)
def test_a_choice_that_cannot_be_meant_is_refused(tmp_path: Path, columns: dict[str, str]) -> None:
    table = seen_in(_file(tmp_path, "单号,a,b", "1,2,3"))[0]
    with pytest.raises(MappingUnusable):
        chosen(table, columns)
