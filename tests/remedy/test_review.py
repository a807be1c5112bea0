"""The review desk: past and live agree, nothing is used untried, and people decide."""

import json
import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhendan.audit import PastOrder, back_test, draft_rules
from zhendan.domain import OrderId
from zhendan.remedy import (
    Act,
    Known,
    Memory,
    NewOrder,
    OrderUnreadable,
    ReviewRefused,
    RuleMode,
    RuleNotTried,
    judged,
    put,
    replay,
)
from zhendan.steps import Errand, review_rules, reviewing, wire

RULES = draft_rules([f"RC{number:02d}" for number in range(1, 22)])
START = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())
ORDERS = st.lists(
    st.builds(
        lambda at, buyer, item, cents, address, promoter, memo: (
            at,
            f"b{buyer}",
            f"i{item}",
            cents,
            f"a{address}",
            promoter,
            memo,
        ),
        st.integers(0, 40 * 86_400),
        st.integers(0, 12),
        st.integers(0, 2),
        st.integers(100, 20_000),
        st.integers(0, 3),
        st.sampled_from(["", "p1"]),
        st.sampled_from([None, False, True]),
    ),
    max_size=60,
)


def made(rows: list[tuple[Any, ...]]) -> list[NewOrder]:
    return [
        NewOrder(
            OrderId(f"N{number:04d}"),
            START + row[0],
            buyer=row[1],
            item=row[2],
            cents=row[3],
            address=row[4],
            promoter=row[5],
            memo_marked=row[6],
            phone=row[4],
        )
        for number, row in enumerate(sorted(rows, key=lambda r: r[0]))
    ]


@given(rows=ORDERS, cut=st.integers(0, 60))
def test_past_and_live_say_the_same_of_the_same_orders(
    rows: list[tuple[Any, ...]], cut: int
) -> None:
    orders = made(rows)
    past = {
        order.order_no: judged(order.order_no, m, RULES) for order, m in replay(orders, Known())
    }
    memory = Memory()
    for order in orders[:cut]:
        memory.see(order)
    live = {order.order_no: put(order, memory, RULES) for order in orders[cut:]}
    assert live == {order.order_no: past[order.order_no] for order in orders[cut:]}


@given(rows=ORDERS, cut=st.integers(0, 60))
def test_every_measure_is_the_same_live_as_in_the_past(
    rows: list[tuple[Any, ...]], cut: int
) -> None:
    """Held orders alone are rare among invented ones; every measure of every order is not."""
    orders = made(rows)
    past = [measures for _, measures in replay(orders, Known())]
    memory = Memory()
    for order in orders[:cut]:
        memory.see(order)
    assert [memory.see(order) for order in orders[cut:]] == past[cut:]


@given(rows=ORDERS)
def test_the_back_test_counts_exactly_the_orders_the_desk_would_hold(
    rows: list[tuple[Any, ...]],
) -> None:
    seen = replay(made(rows), Known())
    past = [PastOrder(order.order_no, measures, was_bad=False) for order, measures in seen]
    for rule in RULES:
        held = sum(bool(judged(order.order_no, m, [rule])) for order, m in seen)
        assert back_test(rule, past).disturbed == held


def test_a_rule_never_sees_what_came_later() -> None:
    orders = made([(day * 3600, f"b{day}", "i0", 1000, "a0", "", None) for day in range(6)])
    first, *_, last = [m["address_buyers"] for _, m in replay(orders, Known())]
    assert (first, last) == (1, 6)


def test_a_registered_place_and_a_registered_group_order_disturb_nobody() -> None:
    orders = made([(day * 3600, f"b{day}", "i0", 1000, "a0", "", None) for day in range(6)])
    known = Known(places=frozenset({"a0"}), group_orders=frozenset({OrderId("N0005")}))
    memory = Memory(known)
    assert [put(order, memory, RULES) for order in orders][-1] == ()


def _drop(path: Path, start: int, count: int, *, address: str) -> bytes:
    rows = [
        {
            "order_no": f"D{start + n:04d}",
            "buyer": f"buyer{start + n}",
            "item": "杯子",
            "amount": "39.90",
            "paid_at": (datetime(2026, 7, 1, 9) + timedelta(minutes=start + n)).isoformat(),
            "address": address,
        }
        for n in range(count)
    ]
    return json.dumps(rows, ensure_ascii=False).encode()


def test_the_desk_end_to_end(tmp_path: Path) -> None:
    by = Errand(by="王", reason="核对过地址与留言")
    with wire(tmp_path / "data") as wiring:
        past = _drop(tmp_path, 0, 40, address="浙江省杭州市西湖区某路1号")
        assert review_rules.learn_file(past, wiring) == 40
        assert review_rules.learn_file(past, wiring) == 0
        with pytest.raises(RuleNotTried):
            review_rules.switch("PR15", RuleMode.SHADOW, wiring, by)
        (page,) = review_rules.back_tests(["PR15"], [OrderId("D0039")], wiring, by)
        assert page.fields["caught"] == 1
        with pytest.raises(RuleNotTried):
            review_rules.switch("PR15", RuleMode.ON, wiring, by)
        review_rules.switch("PR15", RuleMode.SHADOW, wiring, by)
        watched = reviewing.put_orders(
            _drop(tmp_path, 40, 3, address="浙江省杭州市西湖区某路1号"), wiring, by
        )
        assert (len(watched.held), len(watched.shadow)) == (0, 3)
        review_rules.switch("PR15", RuleMode.ON, wiring, by)
        drop = _drop(tmp_path, 43, 2, address="浙江省杭州市西湖区某路1号")
        assert len(reviewing.put_orders(drop, wiring, by).held) == 2
        assert reviewing.put_orders(drop, wiring, by).held == ()
        waiting = reviewing.waiting(wiring)
        assert set(waiting) == {"D0043", "D0044"}
        assert "一家人" in str(waiting[OrderId("D0043")].held[0]["innocent"])
        reviewing.four_eyes(wiring, by, wanted=True)
        reviewing.decide(OrderId("D0043"), Act.CANCEL, wiring, by)
        assert reviewing.waiting(wiring)[OrderId("D0043")].waits_for_second
        with pytest.raises(ReviewRefused):
            reviewing.decide(OrderId("D0043"), Act.CANCEL, wiring, by)
        other = Errand(by="李", reason="与买家电话不符")
        reviewing.decide(OrderId("D0043"), Act.CANCEL, wiring, other)
        reviewing.decide(OrderId("D0044"), Act.APPROVE, wiring, by)
        reviewing.decide(OrderId("D0044"), Act.APPROVE, wiring, other)
        found = {one.rule: one for one in reviewing.statistics(wiring)}["PR15"]
        assert (found.confirmed, found.false_alarms, found.precision) == (1, 1, 0.5)
        asleep = Errand(by="王", reason="双十一期间先看别的规则")
        with pytest.raises(RuleNotTried):
            review_rules.switch("PR15", RuleMode.SNOOZED, wiring, by)
        review_rules.switch("PR15", RuleMode.SNOOZED, wiring, asleep, until=date(2999, 1, 1))
        later = _drop(tmp_path, 50, 1, address="浙江省杭州市西湖区某路1号")
        assert reviewing.put_orders(later, wiring, by).held == ()
    journal = (tmp_path / "data" / "review" / "orders.jsonl").read_text("utf-8")
    assert "西湖区" not in journal
    assert "buyer4" not in journal


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\x00",
        b"[1, 2]",
        b'{"order_no": "A"}',
        b"order_no,paid_at\nA,yesterday\n",
        b'[{"order_no":"A","paid_at":"2026-07-01","amount":"many"}]',
        b"[" * 5000,
    ],
)
def test_bad_input_is_refused_in_words_and_nothing_is_kept(content: bytes, tmp_path: Path) -> None:
    with wire(tmp_path / "data") as wiring:
        with pytest.raises(OrderUnreadable):
            review_rules.learn_file(content, wiring)
        assert not (tmp_path / "data" / "review").exists()


def test_a_half_written_line_is_dropped_and_written_again(tmp_path: Path) -> None:
    with wire(tmp_path / "data") as wiring:
        review_rules.learn_file(_drop(tmp_path, 0, 2, address="x"), wiring)
        path = tmp_path / "data" / "review" / "orders.jsonl"
        path.write_bytes(path.read_bytes()[: -random.Random(1).randint(2, 9)])
        assert review_rules.learn_file(_drop(tmp_path, 0, 2, address="x"), wiring) == 1
        assert len(path.read_text("utf-8").splitlines()) == 2
