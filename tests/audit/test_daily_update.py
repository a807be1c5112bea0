"""A day added to a kept ledger answers as a whole run over all orders with the same base."""

import re
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audit.daily_ledger import Row, orders_of, renewed, together, written
from zhendan.adapters.tables.kept import DuckdbKept
from zhendan.audit.daily import keep_ledger, touched, update_ledger
from zhendan.audit.daily.bringing import brought
from zhendan.audit.daily.kept import Kept, read_kept
from zhendan.audit.daily.parts import PARTS
from zhendan.audit.daily.seen import texts_of
from zhendan.audit.errors import (
    KeptByAnotherEdition,
    KeptColumnNew,
    NoKeptLedger,
    NotABareLedger,
)
from zhendan.audit.measures.text import table_of
from zhendan.audit.measures.wide import Ways
from zhendan.audit.room import QUESTIONS, Answers, answer
from zhendan.audit.signals.feather_weight import BASKETS, TWINS
from zhendan.audit.signals.weight_deficit import LIST_WRONG, UNIT_SHOWN
from zhendan.domain import Silent, Tables

RING_TABLES = {
    "audit_rings": ("ring", "ring_accounts", "ring_keys"),
    "audit_ring_accounts": ("ring", "account"),
    "audit_ring_keys": ("ring", "a", "b"),
}

SEEN_SEPARATELY = "weights_listed >= 3 AND weights_as_listed >= 2"
TWINS_SEEN = f"light_twins >= {TWINS} AND light_baskets >= {BASKETS}"


def kept_of(rows: Sequence[Row], folder: Path) -> DuckdbKept:
    """A ledger kept after a whole run, in memory."""
    tables = DuckdbKept()
    tables.load_ledger(written(rows, folder / "old.parquet"), {})
    keep_ledger(tables, zone="Asia/Shanghai")
    return tables


def whole(rows: Sequence[Row], folder: Path, *, kept: Kept, like: Tables) -> Answers:
    """A whole run over all orders, held against the base and the rings of the kept ledger."""
    tables = DuckdbKept()
    tables.load_ledger(written(rows, folder / "all.parquet"), {})
    for name, columns in RING_TABLES.items():
        rings = like.rows(f"SELECT {', '.join(columns)} FROM {name}")
        tables.make(name, table_of(dict.fromkeys(columns, "BIGINT"), rings))
    ways = Ways(frozen=kept.frozen)
    return answer(tables, zone="Asia/Shanghai", progress=Silent(), ways=ways)


def told(answers: Answers) -> dict[str, tuple[tuple[str, object], ...]]:
    """Every answer and every measure of every order, by order number."""
    columns = sorted(answers.tables.filled("audit_answers") - {"order_key"})
    known = sorted(answers.wide.known)
    names = ", ".join([*(f"a.{name}" for name in columns), *(f"w.{name}" for name in known)])
    rows = answers.tables.rows(
        f"SELECT w.order_no, {names} FROM audit_answers AS a "
        f"JOIN ({answers.wide.query}) AS w ON w.order_key = a.order_key"
    )
    labels = (*columns, *known)
    return {str(no): tuple(zip(labels, rest, strict=True)) for no, *rest in rows}


@settings(max_examples=4, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 4), st.sampled_from([0.0, 0.03, 0.2]))
def test_an_update_answers_as_a_whole_run_with_the_same_base(
    seed: int, days: int, share: float
) -> None:
    draw = Random(seed)
    old = orders_of(draw, 0, range(70), head="A")
    with TemporaryDirectory() as name:
        folder = Path(name)
        tables = kept_of(old, folder)
        kept = read_kept(tables)
        assert kept is not None
        known = old
        for day in range(days):
            late = draw.choice([70 + day, 70 + day, 35])  # some news are of long ago
            news = orders_of(draw, 0, [late, late], head=f"D{day}-") + renewed(draw, known, share)
            tables.load_ledger(written(news, folder / "day.parquet"), {})
            answers, taken = update_ledger(tables)
            assert taken.new + taken.replaced == len(news)
            known = together(known, news)
        expected = told(whole(known, folder, kept=kept, like=tables))
    found = told(answers)
    assert found.keys() == expected.keys()
    differ = {
        no: [(a, b) for a, b in zip(found[no], expected[no], strict=True) if a != b]
        for no in found
        if found[no] != expected[no]
    }
    assert differ == {}


SPECIAL = {
    "audit_m_neighbours", "audit_m_item_weights", "audit_m_item_usual", "audit_m_rings",
    "audit_days",
}  # fmt: skip
"""Tables that take in a day in a way of their own."""


def test_every_table_of_a_bare_ledger_knows_how_to_take_in_a_day(tmp_path: Path) -> None:
    kept = read_kept(kept_of(orders_of(Random(1), 0, range(70), head="A"), tmp_path))
    assert kept is not None
    assert set(kept.made) - PARTS.keys() <= SPECIAL
    assert {table.name for table in brought(kept.made)} == set(kept.made) - {"audit_m_neighbours"}


def test_the_thresholds_are_all_that_questions_see_of_weights() -> None:
    """A new question about weights must be told to the daily update first."""
    texts = " ".join(texts_of(QUESTIONS))
    for known in (UNIT_SHOWN.split("(")[1].rstrip(")"), LIST_WRONG, SEEN_SEPARATELY, TWINS_SEEN):
        assert known in texts
        texts = texts.replace(known, "")
    # What is needed is named alone; whether a row is there at all is no threshold.
    for name in ("light_twins", "light_baskets"):
        texts = texts.replace(f" {name} ", " ", 1)
    weights = ("weighed_orders", "typical_g", "upper_g", "weights_listed", "weights_as_listed",
               "light_twins", "light_baskets")  # fmt: skip
    assert [name for name in weights if re.search(rf"\b{name}\b", texts)] == []


def test_a_forgotten_key_breaks_the_law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The law above bites: an update that overlooks shared doors answers otherwise."""
    monkeypatch.setattr(touched, "KEYS", {"buyer": "buyer_key"})
    draw = Random(7)
    old = orders_of(draw, 0, range(70), head="A")
    tables = kept_of(old, tmp_path)
    for kind in ("address", "phone", "waybill"):
        tables.make(f"audit_touched_{kind}", f"SELECT 0 AS {kind}_key WHERE 1 = 0")
        tables.make(f"audit_near_{kind}", "SELECT * FROM audit_orders WHERE 1 = 0")
    kept = read_kept(tables)
    assert kept is not None
    news = orders_of(draw, 0, [60, 60], head="D")
    tables.load_ledger(written(news, tmp_path / "day.parquet"), {})
    answers, _ = update_ledger(tables)
    assert told(answers) != told(whole(together(old, news), tmp_path, kept=kept, like=tables))


def test_orders_after_the_search_for_rings_are_not_said_to_be_in_none(tmp_path: Path) -> None:
    draw = Random(3)
    tables = kept_of(orders_of(draw, 0, range(70), head="A"), tmp_path)
    news = orders_of(draw, 0, [70], head="D")
    for row in news:
        assert isinstance(row, dict)
        row["buyer"] = f"new {row['order_no']}"
    tables.load_ledger(written(news, tmp_path / "day.parquet"), {})
    answers, _ = update_ledger(tables)
    for no, facts in told(answers).items():
        if no.startswith("D"):
            assert dict(facts)["ring_accounts"] is None


def test_what_cannot_be_added_is_refused(tmp_path: Path) -> None:
    draw = Random(4)
    old = orders_of(draw, 0, range(30), head="A")
    bare = [{**row, "memo": None} for row in old]
    tables = kept_of(bare, tmp_path)
    tables.load_ledger(written(old, tmp_path / "day.parquet"), {})
    with pytest.raises(KeptColumnNew):
        update_ledger(tables)
    tables.make("audit_kept", "SELECT REPLACE(facts, '\"edition\": \"', '\"edition\": \"x') "
                "AS facts FROM audit_kept")  # fmt: skip
    with pytest.raises(KeptByAnotherEdition):
        update_ledger(tables)
    with pytest.raises(NoKeptLedger):
        update_ledger(DuckdbKept())
    with pytest.raises(NotABareLedger):
        keep_ledger(DuckdbKept(), zone="Asia/Shanghai")
