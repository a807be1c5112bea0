"""Local days and hours follow the shop's zone, summer time included."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.audit.sqlite_tables import SqliteTables
from zhendan.audit import ZoneUnknown
from zhendan.audit.measures.zone import shift_at, shift_sql

FIRST, LAST = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (2018, 2028))


def test_a_zone_without_summer_time_is_one_number() -> None:
    assert shift_sql("Asia/Shanghai", "t_s", first=FIRST, last=LAST) == "28800"


@given(st.integers(FIRST, LAST), st.sampled_from(["Europe/London", "America/New_York"]))
def test_the_sql_shift_is_the_zone_of_that_second(second: int, zone: str) -> None:
    sql = shift_sql(zone, "t_s", first=FIRST, last=LAST)
    ((shift,),) = SqliteTables().rows(f"SELECT {sql} FROM (SELECT {second} AS t_s) AS now")
    offset = datetime.fromtimestamp(second, ZoneInfo(zone)).utcoffset()
    assert offset is not None
    assert shift == offset.total_seconds() == shift_at(zone, second)


def test_an_unknown_zone_is_an_error_with_words() -> None:
    with pytest.raises(ZoneUnknown):
        shift_sql("Mars/Olympus", "t_s", first=FIRST, last=LAST)
