"""Every review rule, over the ledger: what it held live is exactly what the back-test counts."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from zhendan.domain import OrderId
from zhendan.remedy import RegisterUnreadable
from zhendan.steps import Errand, review_door, review_known, review_rules, reviewing, wire_books
from zhendan.steps.books import AtBooks

BY = Errand(by="示例店主", reason="核对过")
RULES = ("PR03", "PR10", "PR11", "PR13", "PR14", "PR15")
STAFF = "编号,角色,手机号,收货地址,支付账号,买家昵称,结束日期\n1,员工,13800000001,,,小王,\n"
LEFT = "2,员工,13800000002,,,小李,2026-01-31\n"


def order(number: str, minute: int, **more: object) -> dict[str, object]:
    at = f"2026-08-{1 + minute // 1440:02d}T{minute // 60 % 24:02d}:{minute % 60:02d}:00"
    told = {"order_no": number, "paid_at": at, "buyer": f"买家{number}", "item": "茶杯"}
    return told | {"amount": "40.00", "address": f"示例路{number}号"} | more


def the_stream() -> list[list[dict[str, object]]]:
    """Files of orders as they come in, and one of orders that are over since."""
    files: list[list[dict[str, object]]] = [[order(f"A{n}", n) for n in range(14)]]
    for n in range(7):
        files.append([order(f"G{n}", 100 + n, buyer="公司甲", address=f"收礼人{n}")])
        files.append([order(f"S{n}", 200 + n, buyer="小王" if n == 6 else f"s{n}")])
        files.append([order(f"D{n}", 300 + n, address="合租房1号", item="")])
        files.append([order(f"C{n}", 400 + n, amount="9.00" if n == 3 else "41.00")])
    for n in range(14):
        files.append([order(f"K{n}", 500 + n, promoter="达人1", buyer=f"粉丝{n % 3}", item="")])
    for n in range(20):
        if n == 8:
            files.append(
                [{"order_no": f"B{k}", "undone_at": "2026-08-01T11:00:00"} for k in range(4)]
            )
        files.append([order(f"B{n}", 600 + 8 * n, item="新品", buyer=f"首购{n}")])
    return files


def fed(files: list[list[dict[str, object]]], books: AtBooks) -> dict[str, set[str]]:
    """Put file after file as an ERP does; which orders each rule held."""
    held: dict[str, set[str]] = defaultdict(set)
    for rows in sorted(files, key=lambda rows: str(rows[0].get("paid_at") or rows[0]["undone_at"])):
        content = json.dumps(rows).encode()
        if "undone_at" in rows[0]:
            assert len(review_known.report_undone(content, books)) == len(rows)
            assert review_known.report_undone(content, books) == (), "told again it is no news"
            continue
        for one in reviewing.put_orders(content, books, BY).held:
            held[one.rule].add(one.order)
    return held


def test_what_each_rule_held_live_is_what_the_back_test_counts(tmp_path: Path) -> None:
    first, *files = the_stream()
    with wire_books(tmp_path / "data") as books:
        review_known.register(review_known.Register.PEOPLE, (STAFF + LEFT).encode(), books, BY)
        group = b"order_no\nG6\n"
        review_known.register(review_known.Register.GROUPS, group, books, BY)
        review_rules.learn_file(json.dumps(first).encode(), books)
        before = review_rules.back_tests(RULES, [], books, BY)
        assert {page.fields["disturbed"] for page in before} == {0}
        for code in RULES:
            review_rules.switch(code, review_rules.RuleMode.SHADOW, books, BY)
        reviewing.put_orders(json.dumps([order("Z", 50)]).encode(), books, BY)
        for code in RULES:
            review_rules.switch(code, review_rules.RuleMode.ON, books, BY)
        held = fed(files, books)
        assert {code for code in RULES if held[code]} == set(RULES), "every rule holds something"
        assert held["PR10"] == {"S6"}, "who left the shop is a customer like any other"
        assert "G6" not in held["PR03"], "a group order registered beforehand waits for nobody"
        for code in RULES:
            bad = [OrderId(one) for one in held[code]]
            (page,) = review_rules.back_tests([code], bad, books, BY)
            told = (page.fields["caught"], page.fields["disturbed"])
            assert told == (len(bad), 0), code
        waits = reviewing.waiting(books)
    assert set(waits) == set().union(*held.values())
    kept = b"".join(one.read_bytes() for one in (tmp_path / "data").rglob("*") if one.is_file())
    for person in ("13800000001", "小王", "合租房1号"):
        assert person.encode() not in kept, "of people only keys are kept"


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"a,b\n1,2\n", b"[[1]]", b"address\n \n"]
)
def test_a_list_that_names_nothing_leaves_the_former_in_force(
    content: bytes, tmp_path: Path
) -> None:
    places = review_known.Register.PLACES
    with wire_books(tmp_path / "data") as books:
        review_known.register(places, "address\n示例驿站\n".encode(), books, BY)
        former = review_known.known_here(books)
        with pytest.raises(RegisterUnreadable):
            review_known.register(places, content, books, BY)
        assert review_known.known_here(books) == former
        assert len(former.places) == 1


def test_a_folder_that_files_are_dropped_into_is_put_and_a_bad_file_is_named(
    tmp_path: Path,
) -> None:
    drop = tmp_path / "drop"
    drop.mkdir()
    (drop / "1.json").write_text(json.dumps([order("F1", 1)]), "utf-8")
    (drop / "2.csv").write_text("order_no,paid_at\nF2,yesterday\n", "utf-8")
    (drop / "3.csv").write_text("order_no,paid_at\nF1,2026-08-01\nF3,2026-08-01\n", "utf-8")
    (drop / "4.txt").write_text("no orders", "utf-8")
    with wire_books(tmp_path / "data") as books:
        found = review_door.put_folder(drop, books, BY)
        again = review_door.put_folder(drop, books, BY)
    assert [one.file for one in found] == ["1.json", "2.csv", "3.csv"]
    assert [(one.put.orders, one.put.known) for one in found if one.put] == [(1, 0), (2, 1)]
    assert found[1].problem is not None
    assert [one.put.known for one in again if one.put] == [1, 2], "put again, nothing is new"
