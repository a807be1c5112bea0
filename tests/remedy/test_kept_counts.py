"""Counts kept between two orders answer as the whole past would, and are made anew in time."""

import json
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from zhendan.adapters.review_counts import FolderCounts
from zhendan.domain import OrderId
from zhendan.remedy import Known, Memory, NewOrder, Undone, replay
from zhendan.steps import Errand, review_rules, reviewing, wire_books
from zhendan.steps.books import read

START = 1_767_225_600
HOUR = 3600
STREAM = st.lists(
    st.one_of(
        st.builds(
            lambda n, at, buyer, item, address, promoter, cents: NewOrder(
                OrderId(f"N{n}"),
                START + at * HOUR,
                buyer=buyer,
                item=item,
                cents=cents,
                address=address,
                phone=address,
                payer=buyer and f"p{len(address)}",
                promoter=promoter,
            ),
            st.integers(0, 40),
            st.integers(0, 24 * 45),
            st.sampled_from(["", "b1", "b2", "b3"]),
            st.sampled_from(["", "i1", "i2"]),
            st.sampled_from(["", "a", "bb", "驿站"]),
            st.sampled_from(["", "达人"]),
            st.sampled_from([None, 100, 990]),
        ),
        st.builds(
            lambda n, at: Undone(OrderId(f"N{n}"), START + at * HOUR),
            st.integers(0, 40),
            st.integers(0, 24 * 45),
        ),
    ),
    max_size=50,
)


def in_time(stream: list[NewOrder | Undone]) -> list[NewOrder | Undone]:
    """Each order once, and at most one end of it, as they come in."""
    once = {(type(one).__name__, one.order_no): one for one in stream}.values()
    return sorted(once, key=lambda one: (one.at, isinstance(one, NewOrder), one.order_no))


@settings(max_examples=40)
@given(stream=STREAM, cuts=st.sets(st.integers(1, 49), max_size=6))
def test_kept_counts_answer_as_the_whole_past_would(
    stream: list[NewOrder | Undone], cuts: set[int]
) -> None:
    lines, known = in_time(stream), Known(places=frozenset({"驿站"}))
    whole, told, kept = Memory(known), [], []
    with tempfile.TemporaryDirectory() as folder, closing(FolderCounts(Path(folder))) as counts:
        memory = Memory(known, counts)
        for place, line in enumerate(lines):
            if place in cuts:  # another process takes over
                counts.keep(memory.told(), "m")
                memory = Memory(known, counts)
            if isinstance(line, Undone):
                whole.undo(line)
                memory.undo(line)
                continue
            assert memory.has(line.order_no) == whole.has(line.order_no)
            told.append(whole.see(line))
            kept.append(memory.see(line))
    assert kept == told


@given(stream=STREAM)
def test_a_cancellation_counts_alike_in_the_past_and_live(stream: list[NewOrder | Undone]) -> None:
    lines = in_time(stream)
    seen: set[str] = set()
    for line in list(lines):  # nobody reports the end of an order that has not come yet
        if isinstance(line, Undone) and line.order_no not in seen:
            lines.remove(line)
        seen.add(line.order_no)
    memory, live = Memory(), {}
    for line in lines:
        if isinstance(line, Undone):
            memory.undo(line)
        else:
            live[line.order_no] = memory.see(line)
    assert {order.order_no: measures for order, measures in replay(lines, Known())} == live


def _order(number: str, buyer: str) -> dict[str, str]:
    at = {"paid_at": "2026-07-01T09:00:00", "item": "杯子", "amount": "39.90"}
    return {"order_no": number, "buyer": buyer, "address": "示例路1号", **at}


def test_counts_are_made_anew_when_anything_else_changed_the_journal(tmp_path: Path) -> None:
    data, by = tmp_path / "data", Errand(by="王")
    counts, journal = data / "review" / "counts.sqlite", data / "review" / "orders.jsonl"

    def buyers_at_the_door(number: str) -> float:
        """The count that a rule in shadow saw of one more buyer."""
        with wire_books(data) as books:
            done = reviewing.put_orders(json.dumps([_order(number, number)]).encode(), books, by)
        (held,) = done.shadow
        return held.facts[0].value

    with wire_books(data) as books:
        past = [_order(f"P{n}", f"b{n}") for n in range(5)]
        assert review_rules.learn_file(json.dumps(past).encode(), books) == 5
        review_rules.back_tests(["PR15"], [], books, by)
        review_rules.switch("PR15", review_rules.RuleMode.SHADOW, books, by)
    assert buyers_at_the_door("L1") == 6
    counts.unlink()
    assert buyers_at_the_door("L2") == 7
    counts.write_bytes(b"no database at all" * 99)
    assert buyers_at_the_door("L3") == 8
    lines = journal.read_text("utf-8").splitlines()
    journal.write_text("".join(f"{line}\n" for line in lines[3:]), "utf-8")
    assert buyers_at_the_door("L4") == 6, "three orders were taken out of the journal by hand"


def test_quiet_orders_share_a_line_in_the_books_and_every_one_is_counted(tmp_path: Path) -> None:
    by = Errand(by="ERP")

    def put(numbers: range) -> None:
        rows = [_order(f"Q{n}", f"b{n}") | {"address": f"路{n}号"} for n in numbers]
        with wire_books(tmp_path / "data") as books:
            reviewing.put_orders(json.dumps(rows).encode(), books, by)

    def runs() -> list[str]:
        with wire_books(tmp_path / "data") as books:
            return [note.says("orders") for note in read("review_runs", books)]

    for start, told in ((0, []), (1, []), (2, []), (3, ["100"]), (4, ["100"])):
        put(range(start * 33, start * 33 + (33 if start < 3 else 1)))
        assert runs() == told
    put(range(33))
    assert runs() == ["100"], "orders sent again are no news"
