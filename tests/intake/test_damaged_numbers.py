"""Broken numbers in lists and tracks: one whole number is met and asked about, several never."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.conftest import SAMPLES, Inbox, Read
from zhendan.intake.damaged_numbers import beginnings, candidates, is_damaged

ORDERS = (SAMPLES / "case_taobao" / "ExportOrderList202606200900.csv").read_text("gb18030")
LINES = ORDERS.splitlines()
WAYBILL = "7730000000000101234"
TWIN = "7730000000000109999"


def _orders(*changes: tuple[str, str]) -> str:
    text = ORDERS
    for old, new in changes:
        text = text.replace(old, new)
    return text


def _numbers() -> list[str]:
    """The order numbers of the sample export, in order."""
    import csv

    rows = list(csv.reader(LINES))
    at = rows[0].index("订单编号")
    return [row[at].strip("=\"'\t") for row in rows[1:] if len(row) > at]


def _waybills() -> list[str]:
    import csv

    rows = list(csv.reader(LINES))
    at = rows[0].index("物流单号 ") if "物流单号 " in rows[0] else rows[0].index("物流单号")
    return [row[at].removeprefix("No:") for row in rows[1:] if len(row) > at and row[at]]


def _flagged(*numbers: str) -> str:
    return "违规编号,违规类型,订单编号\n" + "".join(f"WG1,虚假交易,{n}\n" for n in numbers)


def _scientific(number: str, digits: int = 15) -> str:
    return f"{number[0]}.{number[1:digits]}E+{len(number) - 1}"


def _cut(number: str) -> str:
    return number[:15] + "0" * (len(number) - 15)


def _met(taken: Inbox, file: str) -> list[str]:
    return [c for c in taken.codes(file) if c in {"ZD823", "ZD824", "ZD825"}]


@pytest.mark.parametrize("form", [_scientific, _cut])
def test_one_order_is_met_and_has_to_be_confirmed(inbox: Read, form: object) -> None:
    alone = "3311111111111110101"
    text = _orders((_numbers()[0], alone))
    taken = inbox({"a.csv": text, "违规.csv": _flagged(form(alone))})  # type: ignore[operator]
    row = taken.row("flagged_orders")
    assert (row["order_no"], row["matched"]) == (alone, "repaired")
    assert "请确认" in str(row["reason_raw"])
    assert _met(taken, "违规.csv") == ["ZD823"]
    told = next(p for p in taken.file("违规.csv").problems if p.code == "ZD823")
    assert alone in told.text.zh
    assert told.row == 2


def test_of_several_orders_none_is_taken(inbox: Read) -> None:
    one, two = _numbers()[:2]
    assert one[:15] == two[:15], "the sample's numbers differ in their last digits only"
    taken = inbox({"a.csv": ORDERS, "违规.csv": _flagged(_scientific(one))})
    row = taken.row("flagged_orders")
    assert (row["matched"], row["order_id"]) == ("ambiguous", None)
    assert _met(taken, "违规.csv") == ["ZD824"]


@pytest.mark.parametrize(
    "number", ["3.29999999999999E+18", "3.3E+18", "3.30000000000001E+17", "9999999999999990000"]
)
def test_a_number_that_meets_nothing_is_named(inbox: Read, number: str) -> None:
    taken = inbox({"a.csv": ORDERS, "违规.csv": _flagged(number)})
    assert taken.row("flagged_orders")["matched"] == "missing"
    assert _met(taken, "违规.csv") == ["ZD825"]


def test_a_whole_number_is_never_taken_for_a_broken_one(inbox: Read) -> None:
    whole, other = "3311111111111110100", "3311111111111110101"
    text = _orders((_numbers()[0], other))
    taken = inbox({"a.csv": text, "违规.csv": _flagged(whole)})
    assert taken.row("flagged_orders")["matched"] == "missing"
    assert _met(taken, "违规.csv") == []


def _tracks(waybill: str) -> str:
    return (
        "运单号,时间,轨迹\n"
        f"{waybill},2026-06-18 18:00:00,【杭州市】已揽收\n"
        f"{waybill},2026-06-20 18:00:00,已签收，签收人：本人\n"
    )


@pytest.mark.parametrize("form", [_scientific, _cut])
def test_a_track_list_follows_the_same_law(inbox: Read, form: object) -> None:
    first, second = list(dict.fromkeys(_waybills()))[:2]
    broken = form(WAYBILL)  # type: ignore[operator]
    one = inbox({"a.csv": _orders((first, WAYBILL)), "轨迹.csv": _tracks(broken)})
    assert _met(one, "轨迹.csv") == ["ZD823"]
    assert {e["parcel_id"].split(":")[1] for e in one.rows("track_events")} == {WAYBILL}
    both = {"a.csv": _orders((first, WAYBILL), (second, TWIN)), "轨迹.csv": _tracks(broken)}
    several = inbox(both)
    assert _met(several, "轨迹.csv") == ["ZD824"]
    assert not several.rows("track_events")
    assert (several.file("轨迹.csv").rows, several.file("轨迹.csv").rejected) == (0, 2)


def test_a_broken_waybill_that_meets_nothing_is_named_and_left_out(inbox: Read) -> None:
    taken = inbox({"a.csv": ORDERS, "轨迹.csv": _tracks("7.73E+18")})
    assert _met(taken, "轨迹.csv") == ["ZD825"]
    assert not taken.rows("track_events")
    assert not [p for p in taken.rows("parcels") if "E+" in str(p["waybill_no"])]


def test_a_whole_waybill_that_ends_in_noughts_keeps_its_track(inbox: Read) -> None:
    taken = inbox({"a.csv": ORDERS, "轨迹.csv": _tracks("773000000000010000")})
    assert _met(taken, "轨迹.csv") == []
    assert len(taken.rows("track_events")) == 2


@given(st.sets(st.from_regex(r"[1-9][0-9]{15,20}", fullmatch=True), min_size=1), st.data())
def test_the_number_that_was_broken_is_always_among_the_candidates(
    numbers: set[str], data: st.DataObject
) -> None:
    number = data.draw(st.sampled_from(sorted(numbers)))
    known = beginnings(numbers)
    found = candidates(_scientific(number), known)
    assert number in found
    assert all(len(n) == len(number) and n[:15] == number[:15] for n in found)
    if is_damaged(_cut(number)):
        assert candidates(_cut(number), known) == found


@given(st.from_regex(r"[1-9][0-9]{0,13}\.?[0-9]{0,5}E\+18", fullmatch=True))
def test_fewer_than_fifteen_digits_meet_nothing(broken: str) -> None:
    known = beginnings(["3311111111111110101"])
    digits = broken.split("E", maxsplit=1)[0].replace(".", "")
    if not digits.startswith("331111111111111"):
        assert candidates(broken, known) == ()
