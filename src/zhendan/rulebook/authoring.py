"""Help to write a rule card or overlay: a commented form, and one value entered by a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from zhendan.rulebook.overlay import read_overlay
from zhendan.rulebook.rule import FAKE_TRANSACTION
from zhendan.rulebook.values import VALUE_KINDS

_EXAMPLES = {
    "appeal_window": "{count: 3, unit: working_days, counted_from: notice, first_day: next}",
    "second_window": "{count: 48, unit: hours, counted_from: rejection}",
    "attempts": "{allowed: 2, one_in_progress: true}",
    "one_shot": "true",
    "silence_accepts": "false",
    "entry": "{zh: 商家后台 → 违规管理 → 申诉, en: 'merchant console, violations, appeal'}",
    "evidence": "[{kind: waybill_track, zh: 完整物流轨迹, en: full courier track}]",
    "form_limits": (
        "{characters: 800, fields: [{name: pictures, kind: pictures, zh: 凭证图片, "
        "en: pictures, count: 9, bytes_each: 5000000, types: [jpg, png]}]}"
    ),
}


@dataclass(frozen=True, slots=True)
class Entered:
    """One value as a person enters it, with what it was read from."""

    name: str
    value: object
    by: str
    on: date
    source_title: str
    source_url: str = ""
    since: date | None = None
    kept: str = ""
    """`sha256:…` of the archived page, where a copy was kept."""


def blank_overlay(platform: str, *, by: str, on: date, reverify_by: date) -> str:
    """A commented form: every value a card is asked for, its meaning, and how it is written."""
    lines = [
        "# 店铺自行核对的平台规则。只填您在平台页面或表单上看到的；没看到的请整行删去。",
        "# Values you checked yourself: enter what you saw on the platform, delete the rest.",
        f"overlay: {platform}/{FAKE_TRANSACTION}",
        f"by: {by or '填写姓名'}",
        f"checked: {on.isoformat()}",
        f"reverify_by: {reverify_by.isoformat()}   # 过了这天须重新核对",
        "sources:",
        "  seen:",
        "    title: 填写页面标题或表单名称",
        "    url: absent          # 页面网址，没有就写 absent",
        "    confidence: user",
        f"    seen: {on.isoformat()}",
        "    kept: absent         # 存档副本：sha256:<64 位>，没有就写 absent",
        "values:",
    ]
    for name, example in _EXAMPLES.items():
        title = VALUE_KINDS[name].title
        lines.append(f"  # {title.zh} / {title.en}")
        lines.append(f"  {name}:")
        lines.append(f"    - {{since: unknown, source: seen, value: {example}}}")
    return "\n".join(lines) + "\n"


def entered(platform: str, value: Entered, *, reverify_by: date, before: str = "") -> str:
    """The text of an overlay with one more value; what was entered before stays.

    Raises `RuleMalformed` where the value is not one of its kind.
    """
    raw = _before(before)
    sources: dict[str, Any] = dict(raw.get("sources", {}))
    values: dict[str, Any] = dict(raw.get("values", {}))
    place = f"{value.name.replace('_', '-')}-{value.on:%Y%m%d}"
    sources[place] = {
        "title": value.source_title,
        "url": value.source_url or "absent",
        "confidence": "user",
        "seen": value.on.isoformat(),
        "kept": value.kept or "absent",
    }
    since: object = value.since or "unknown"
    same = [each for each in values.get(value.name, []) if each.get("since") != since]
    values[value.name] = [*same, {"since": since, "source": place, "value": value.value}]
    _drop_unused(sources, values)
    head = {
        "overlay": f"{platform}/{FAKE_TRANSACTION}",
        "by": value.by,
        "checked": value.on,
        "reverify_by": reverify_by,
        "confirmed_by": value.by,
    }
    body = {**raw, **head, "sources": sources, "values": values}
    text = yaml.safe_dump(body, allow_unicode=True, sort_keys=False)
    read_overlay(text, f"overlay-{platform}")
    return text


def _before(text: str) -> dict[str, Any]:
    """What an earlier overlay holds; empty for none. Raises `RuleMalformed` where it is damaged."""
    if not text:
        return {}
    read_overlay(text, "overlay")
    raw: dict[str, Any] = yaml.safe_load(text)
    return raw


def _drop_unused(sources: dict[str, Any], values: Mapping[str, Any]) -> None:
    """Sources that no value names any more: they would only confuse."""
    named = {each.get("source") for listed in values.values() for each in listed}
    for name in [name for name in sources if name not in named]:
        del sources[name]
