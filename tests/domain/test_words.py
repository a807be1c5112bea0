"""Texts, errors and canonical tables hold what they promise."""

import duckdb
import pytest

from zhendan.domain import (
    Text,
    UndecidedOrderClaimed,
    ZhendanError,
    canonical_ddl,
    canonical_tables,
    every_error,
)


def test_a_missing_fact_stays_visible() -> None:
    assert Text("订单 {order}", "order {order}").say("zh", other=1) == "订单 {order}"


def test_an_error_says_what_why_and_what_next_in_both_languages() -> None:
    error = UndecidedOrderClaimed(order="A1")
    assert "A1" in error.explain("zh")
    assert "A1" in error.explain("en")
    assert error.as_data()["code"] == "ZD103"


@pytest.mark.parametrize("error", every_error(), ids=lambda e: e.code)
def test_every_error_is_complete(error: type[ZhendanError]) -> None:
    for part in (error.what, error.why, error.next_step):
        assert part.zh.strip()
        assert part.en.strip()


def test_no_two_errors_share_a_code() -> None:
    seen: dict[str, str] = {}
    waiting = list(ZhendanError.__subclasses__())
    while waiting:
        cls = waiting.pop()
        waiting.extend(cls.__subclasses__())
        if "code" in vars(cls) and cls.__module__.startswith("zhendan"):
            assert seen.setdefault(cls.code, cls.__name__) == cls.__name__, cls.code


def test_the_model_read_as_data_is_the_model_the_engine_makes() -> None:
    engine = duckdb.connect()
    engine.execute(canonical_ddl())
    for table, columns in canonical_tables().items():
        made = [row[0] for row in engine.execute(f"describe {table}").fetchall()]
        assert made == [column.name for column in columns]
