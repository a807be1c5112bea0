"""Shopee's account health and Amazon's performance report, read from saved answers (店铺健康).

Field names as reproduced in public clients; the official pages were not read. A field that is
missing or odd is left out of the answer with its name, never guessed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from zhendan.casework import ChannelRefused
from zhendan.domain import Penalty, Text

_VIOLATIONS = {
    3054: Text("刷单", "order brushing"),
    3032: Text("空包或缺件", "empty or incomplete parcels"),
    20: Text("运费欺诈或滥用", "shipping fraud or abuse"),
    17: Text("已确认的欺诈尝试", "confirmed fraud attempts"),
    18: Text("一周内用券的欺诈尝试", "fraud attempts with vouchers in a week"),
    19: Text("虚假退货地址", "fake return address"),
    3030: Text("站外交易", "deals outside the platform"),
    3074: Text("站外交易", "deals outside the platform"),
    3066: Text("违规赠品", "invalid gifted items"),
    3044: Text("重复违规", "repeat offender"),
    101: Text("等级原因", "tier reason"),
}
_PUNISHMENTS = {
    103: ("demotion", "类目浏览中不展示"),
    602: ("demotion", "类目浏览中不展示"),
    104: ("demotion", "搜索中不展示"),
    600: ("demotion", "搜索中不展示"),
    601: ("demotion", "不推荐"),
    105: ("other", "不可新建或编辑商品"),
    106: ("other", "不可新建或编辑商品"),
    107: ("other", "不可参加活动"),
    108: ("other", "没有运费补贴"),
    109: ("other", "账户停用"),
    2008: ("other", "每日订单上限"),
}
_LISTING_LIMITS = range(1109, 1113)
_UNITS = {1: "", 2: "%", 3: "s", 4: "d", 5: "h"}


@dataclass(frozen=True, slots=True)
class PointChange:
    """Penalty points of one violation, before and after an appeal."""

    reference: str
    issued_at: datetime | None
    violation: Text
    original: int
    latest: int

    @property
    def reduced(self) -> int:
        """How many points an approved appeal took back."""
        return max(0, self.original - self.latest)


@dataclass(frozen=True, slots=True)
class HealthMetric:
    """One metric as the platform tells it, for the reputation line."""

    name: str
    value: float | None
    unit: str = ""
    last: float | None = None
    target: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """What one saved answer tells of a shop's standing on a day."""

    metrics: tuple[HealthMetric, ...] = ()
    points: tuple[PointChange, ...] | None = None
    """None where the answer is not about points."""
    running: int | None = None
    """Punishments that still run on the day; None where the answer does not say."""


def read_health(raw: bytes, on: date) -> Health | None:
    """Whichever of the known answers it is; None where it is none. Raises `ChannelRefused`.

    A punishment without an end runs on; days are counted in UTC.
    """
    answer = _answer(raw)
    if "penalty_point_list" in answer:
        return Health(points=read_points(raw))
    if "punishment_list" in answer:
        rows = _rows(raw, "punishment_list")
        return Health(running=sum(_runs(row, on) for row in rows))
    if "metric_list" in answer or "overall_performance" in answer:
        return Health(read_shop_performance(raw))
    if "performanceMetrics" in answer:
        return Health(read_amazon_performance(raw))
    return None


def _runs(row: Mapping[str, Any], on: date) -> bool:
    """Whether a punishment holds on a day; one whose beginning is unknown has begun."""
    begins, ends = (_instant(row.get(name)) for name in ("start_time", "end_time"))
    return (begins is None or begins.date() <= on) and (ends is None or on <= ends.date())


def read_points(raw: bytes) -> tuple[PointChange, ...]:
    """Shopee `get_penalty_point_history`. Raises `ChannelRefused`."""
    rows = _rows(raw, "penalty_point_list")
    return tuple(
        PointChange(
            reference=str(row.get("reference_id", "")),
            issued_at=_instant(row.get("issue_time")),
            violation=_VIOLATIONS.get(_whole(row.get("violation_type")), _other(row)),
            original=_whole(row.get("original_point_num")),
            latest=_whole(row.get("latest_point_num", row.get("original_point_num"))),
        )
        for row in rows
    )


def read_punishments(raw: bytes) -> tuple[Penalty, ...]:
    """Shopee `get_punishment_history` as penalties with their period. Raises `ChannelRefused`."""
    return tuple(_punishment(row) for row in _rows(raw, "punishment_list"))


def read_shop_performance(raw: bytes) -> tuple[HealthMetric, ...]:
    """Shopee `get_shop_performance`: rating and metrics. Raises `ChannelRefused`."""
    answer = _answer(raw)
    overall = answer.get("overall_performance")
    rating = overall.get("rating") if isinstance(overall, dict) else None
    found = [HealthMetric("overall_rating", _float(rating))]
    for row in _list(answer.get("metric_list")):
        target = row.get("target")
        told = target if isinstance(target, dict) else {}
        found.append(
            HealthMetric(
                name=str(row.get("metric_name") or row.get("metric_id", "")),
                value=_float(row.get("current_period")),
                unit=_UNITS.get(_whole(row.get("unit")), ""),
                last=_float(row.get("last_period")),
                target=f"{told.get('comparator', '')}{told.get('value', '')}",
            )
        )
    return tuple(found)


def read_amazon_performance(raw: bytes) -> tuple[HealthMetric, ...]:
    """Amazon seller performance report V2: rating and counts per marketplace; no text of notices.

    Raises `ChannelRefused`.
    """
    found = []
    for market in _list(_answer(raw).get("performanceMetrics")):
        place = str(market.get("marketplaceId", ""))
        rating = market.get("accountHealthRating")
        if isinstance(rating, dict):
            found.append(HealthMetric(f"{place}/ahrScore", _float(rating.get("ahrScore"))))
        for name, each in sorted(market.items()):
            count = each.get("defectsCount") if isinstance(each, dict) else None
            if count is not None:
                target = str(each.get("targetValue", ""))
                found.append(HealthMetric(f"{place}/{name}", _float(count), target=target))
    return tuple(found)


def _punishment(row: Mapping[str, Any]) -> Penalty:
    """One punishment with what it hits and until when."""
    code = _whole(row.get("punishment_type"))
    kind, words = _PUNISHMENTS.get(code, ("other", f"处罚类型 {code}"))
    if code in _LISTING_LIMITS:
        kind, words = "other", "商品数量上限"
    span = [_instant(row.get(name)) for name in ("start_time", "end_time")]
    period = " – ".join(at.date().isoformat() if at else "?" for at in span)
    amount = str(row.get("listing_limit") or row.get("order_limit") or "")
    return Penalty(kind=kind, words=words, amount=amount, period=period)


def _answer(raw: bytes) -> Mapping[str, Any]:
    """The response inside the envelope. Raises `ChannelRefused`."""
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise ChannelRefused(act="account_health", code_said="", words="JSON") from error
    if not isinstance(found, dict):
        raise ChannelRefused(act="account_health", code_said="", words=type(found).__name__)
    if found.get("error"):
        told = str(found.get("message", ""))[:200]
        raise ChannelRefused(act="account_health", code_said=found["error"], words=told)
    inner = found.get("response", found)
    return inner if isinstance(inner, dict) else {}


def _rows(raw: bytes, name: str) -> list[Mapping[str, Any]]:
    return _list(_answer(raw).get(name))


def _list(value: object) -> list[Mapping[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _other(row: Mapping[str, Any]) -> Text:
    code = row.get("violation_type", "?")
    return Text(f"违规类型 {code}", f"violation type {code}")


def _whole(value: object) -> int:
    """A whole number, as text or number; 0 where it is none."""
    text = str(value).strip()
    return int(text) if text.lstrip("-").isdecimal() else 0


def _float(value: object) -> float | None:
    """A number, as text or number; None where it is none."""
    try:
        return float(str(value))
    except ValueError:
        return None


def _instant(value: object) -> datetime | None:
    seconds = _whole(value)
    return datetime.fromtimestamp(seconds, UTC) if 0 < seconds < 1 << 34 else None
