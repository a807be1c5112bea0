"""Account health is read by its published field names; what is odd is left out, never guessed."""

import json
from datetime import date

import pytest

from zhendan.adapters.channels.health import (
    read_amazon_performance,
    read_health,
    read_points,
    read_punishments,
    read_shop_performance,
)
from zhendan.casework import ChannelRefused


def wrapped(**response: object) -> bytes:
    return json.dumps({"error": "", "message": "", "response": response}).encode()


def test_points_after_an_approved_appeal_show_its_result() -> None:
    row = {
        "issue_time": 1_780_000_000, "reference_id": 88, "violation_type": 3054,
        "original_point_num": 6, "latest_point_num": "2",
    }  # fmt: skip
    (found,) = read_points(wrapped(penalty_point_list=[row]))
    assert (found.reference, found.original, found.latest, found.reduced) == ("88", 6, 2, 4)
    assert found.violation.zh == "刷单"


def test_a_punishment_becomes_a_penalty_with_its_period() -> None:
    rows = [
        {"punishment_type": 104, "start_time": 1_780_000_000, "end_time": 1_782_592_000},
        {"punishment_type": 1110, "listing_limit": 50},
        {"punishment_type": 9},
    ]
    found = read_punishments(wrapped(punishment_list=rows))
    assert [p.kind for p in found] == ["demotion", "other", "other"]
    assert found[0].period == "2026-05-28 – 2026-06-27"
    assert (found[1].words, found[1].amount) == ("商品数量上限", "50")
    assert found[2].words == "处罚类型 9"


def test_metrics_keep_unit_target_and_last_period() -> None:
    metric = {
        "metric_name": "late_shipment_rate", "current_period": 3.5, "last_period": "4.0", "unit": 2,
        "target": {"value": 10, "comparator": "<"},
    }  # fmt: skip
    found = read_shop_performance(wrapped(overall_performance={"rating": 3}, metric_list=[metric]))
    assert (found[0].value, found[1].value, found[1].last) == (3.0, 3.5, 4.0)
    assert (found[1].unit, found[1].target) == ("%", "<10")


def test_amazons_report_gives_counts_and_no_text() -> None:
    report = {
        "performanceMetrics": [
            {
                "marketplaceId": "M1",
                "accountHealthRating": {"ahrScore": 872, "ahrStatus": "GREAT"},
                "otherPolicyViolations": {"defectsCount": 2, "targetValue": 0},
            }
        ]
    }
    found = {m.name: m.value for m in read_amazon_performance(json.dumps(report).encode())}
    assert found == {"M1/ahrScore": 872.0, "M1/otherPolicyViolations": 2.0}


@pytest.mark.parametrize("read", [read_points, read_punishments, read_shop_performance])
@pytest.mark.parametrize("raw", [b"", b"[]", b"{", b'{"error": "error_auth", "message": "no"}'])
def test_an_answer_that_is_none_is_refused(read: object, raw: bytes) -> None:
    assert callable(read)
    with pytest.raises(ChannelRefused):
        read(raw)


@pytest.mark.parametrize("response", [{}, {"penalty_point_list": "x"}, {"penalty_point_list": [1]}])
def test_missing_fields_give_nothing(response: dict[str, object]) -> None:
    assert read_points(wrapped(**response)) == ()


def test_of_punishments_those_count_that_run_on_the_day() -> None:
    rows = [
        {"start_time": 1_780_000_000, "end_time": 1_782_592_000},  # 28 May to 27 June 2026
        {"start_time": 1_780_000_000},
        {"start_time": 1_790_000_000, "end_time": 1_792_592_000},
    ]
    raw = wrapped(punishment_list=rows)
    told = {day: read_health(raw, date(2026, *day)) for day in ((5, 1), (6, 27), (6, 28))}
    assert [one.running for one in told.values() if one] == [0, 2, 1]


@pytest.mark.parametrize("raw", [b"{}", wrapped(), wrapped(order_list=[])])
def test_an_answer_about_something_else_is_none_of_them(raw: bytes) -> None:
    assert read_health(raw, date(2026, 6, 1)) is None
