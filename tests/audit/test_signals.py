"""Every signal proves itself with its own examples, on two engines."""

from collections.abc import Callable

import pytest

from tests.audit.sqlite_tables import SqliteTables
from zhendan.adapters.tables.duckdb import DuckdbTables
from zhendan.audit.examples import batches
from zhendan.audit.questions import LANES, lane_of
from zhendan.audit.room import QUESTIONS, answer
from zhendan.audit.signal import Example, Signal
from zhendan.audit.signals import SIGNALS
from zhendan.audit.stories import STORIES
from zhendan.audit.unasked import UNASKED
from zhendan.domain import Silent, Tables

EXAMPLES = [pytest.param(s, e, id=f"{s.card.code} {e.name}") for s in SIGNALS for e in s.examples]
ENGINES = [
    pytest.param(DuckdbTables, id="duckdb"),
    pytest.param(SqliteTables, id="sqlite"),
]


def flagged(tables: Tables, signal: Signal, example: Example) -> set[str]:
    for batch in batches(example):
        tables.load(batch)
    answers = answer(tables, zone=example.zone, progress=Silent())
    bit, lane = answers.questions.bit(signal.card.code), lane_of(signal)
    found = "a.soft_found" if lane == "soft" else "(a.hard_found + a.favour)"
    rows = tables.rows(
        "SELECT o.order_no FROM audit_answers AS a "
        "JOIN audit_orders AS o ON o.order_key = a.order_key "
        f"WHERE ({found} & {bit}) <> 0"
    )
    return {str(order_no) for (order_no,) in rows}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("signal", "example"), EXAMPLES)
def test_example_holds(signal: Signal, example: Example, engine: Callable[[], Tables]) -> None:
    assert flagged(engine(), signal, example) == example.flags


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda s: s.card.code)
def test_signal_knows_its_innocent_twin(signal: Signal) -> None:
    assert signal.card.innocent, "name the honest trade that looks like this"
    assert signal.card.blind_spots
    assert any(example.flags for example in signal.examples)
    assert any(not example.flags for example in signal.examples)


def test_codes_are_unique_and_fit_in_two_words() -> None:
    codes = [s.card.code for s in SIGNALS]
    assert len(set(codes)) == len(codes)
    assert all(len(QUESTIONS.lane(lane)) < 62 for lane in LANES)


def test_every_signal_of_the_reference_is_asked_tested_or_explained_away() -> None:
    sizes = {
        "A": 9,
        "B": 8,
        "C": 8,
        "D": 9,
        "E": 12,
        "F": 16,
        "G": 6,
        "H": 5,
        "I": 6,
        "J": 9,
        "K": 5,
    }
    reference = {f"{letter}{n:02d}" for letter, most in sizes.items() for n in range(1, most + 1)}
    asked = {s.card.code for s in SIGNALS} | {s.code for s in STORIES if s.code[0] == "K"}
    unasked = {one.code for one in UNASKED}
    assert len(reference) == 93
    assert asked & unasked == set()
    assert (asked | unasked) >= reference
    assert len(asked & reference) >= 60


def test_signals_stand_in_order_of_code() -> None:
    codes = [s.card.code for s in SIGNALS]
    assert codes == sorted(codes)
