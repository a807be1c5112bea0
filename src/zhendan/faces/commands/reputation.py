"""`zhendan reputation`: metrics, targets, what changed at which day, and a page of it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from zhendan.domain import CaseId, Text
from zhendan.faces.plain import tell
from zhendan.faces.recovery_page import recovery_page
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.steps import (
    Errand,
    Wiring,
    penalty_day,
    recovering,
    standing,
    wire,
    wire_reading,
)

_Kept = TypeVar("_Kept")
_CASE = click.option("--case", required=True, help="案件 / case")
_BY = click.option("--by", required=True, help="记录人 / who")
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_TAKEN = Text("新记录 {count} 个数据。", "{count} new values on record.")
_POINTS = Text(
    "{number} {words}：原扣 {before} 分，现为 {after} 分",
    "{number} {words}: {before} points at first, {after} now",
)
_READ_ONLY = Text("只读不记：{names}", "Read and not followed: {names}")
_KEPT = Text("已记录。", "Recorded.")
_WRITTEN = Text("已写出 {path}", "Written to {path}")


def _put(settings: Settings, do: Callable[[Wiring], _Kept]) -> _Kept:
    """Put something on record in the workspace; returns what the step tells."""
    require_workspace(settings.workspace)
    with wire(settings.workspace) as wiring:
        return do(wiring)


@click.group(short_help="信誉：指标、目标、前后变化 / reputation")
def reputation() -> None:
    """店铺信誉：录入或导入指标，设目标，看处罚前后和每项措施前后变了多少。

    Metrics typed or imported, targets, and what changed at the penalty and at each measure.
    """


@reputation.command(short_help="录入一个数字 / type a number")
@click.argument("name")
@click.argument("value")
@_CASE
@_BY
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), required=True, help="日期 / day")
@click.option("--source", required=True, help="来源 / source")
@with_settings
def record(settings: Settings, name: str, value: str, *, case: str, **told: Any) -> int:
    """录入一个指标：名称、数值、日期和来源。

    Put one measured number on record.
    """
    day: datetime = told["day"]
    errand, measured = Errand(told["by"]), (name, value, day.date(), told["source"])
    event = _put(settings, lambda on: recovering.record(CaseId(case), measured, on, errand))
    return tell(settings, event.facts, [_KEPT.say(settings.lang)])


@reputation.command("import", short_help="导入平台导出的指标表 / import an export")
@click.argument("path", type=_FILE)
@_CASE
@_BY
@click.option("--mapping", type=_FILE, help="列对应（YAML），保存后下次自动使用 / saved mapping")
@with_settings
def import_sheet(
    settings: Settings, path: Path, *, case: str, by: str, mapping: Path | None
) -> int:
    """导入 CSV；列对应写一次，下个月同名（只差数字）的文件自动使用。

    Import a CSV; a mapping written once is used again for next month's file.
    """
    text = mapping.read_text("utf-8") if mapping else ""
    sheet = (path.name, path.read_bytes(), text)
    count = _put(settings, lambda on: recovering.import_sheet(CaseId(case), sheet, on, Errand(by)))
    return tell(settings, {"new": count}, [_TAKEN.say(settings.lang, count=count)])


@reputation.command(short_help="读入店铺健康数据 / take account health")
@click.argument("path", type=_FILE)
@_CASE
@_BY
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), required=True, help="日期 / day")
@with_settings
def health(settings: Settings, path: Path, *, case: str, by: str, day: datetime) -> int:
    """读入平台接口的店铺健康回答（Shopee、亚马逊），原件封存；申诉前后的扣分逐条列出。

    Take a saved answer of Shopee's or Amazon's account health; the file is sealed, and points
    before and after an appeal are listed.
    """
    answer = (path.name, path.read_bytes(), day.date())
    found = _put(settings, lambda on: standing.take_health(CaseId(case), answer, on, Errand(by)))
    return tell(settings, found, _of_health(found, settings.lang))


def _of_health(found: standing.Standing, lang: str) -> list[str]:
    """What was taken, the points line by line, and what no line follows."""
    lines = [_TAKEN.say(lang, count=len(found.taken))]
    lines += [
        _POINTS.say(
            lang,
            number=one.reference,
            words=one.violation.say(lang),
            before=one.original,
            after=one.latest,
        )
        for one in found.points
    ]
    named = [f"{one.name} {one.value:g}{one.unit}" for one in found.only_read]
    return [*lines, *([_READ_ONLY.say(lang, names="、".join(named))] if named else [])]


@reputation.command(short_help="设目标 / set a target")
@click.argument("name")
@click.argument("value", type=float)
@_BY
@with_settings
def target(settings: Settings, name: str, value: float, by: str) -> int:
    """给一个指标设目标。

    Set what a metric is to reach.
    """
    event = _put(settings, lambda on: recovering.set_target(name, value, on, Errand(by)))
    return tell(settings, event.facts, [_KEPT.say(settings.lang)])


@reputation.command(short_help="写明处罚从哪天起 / from when the penalty held")
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]))
@click.option("--source", required=True, help="从哪里看到的 / where it is known from")
@_CASE
@_BY
@with_settings
def since(settings: Settings, day: datetime, source: str, *, case: str, by: str) -> int:
    """写明处罚从哪天起；前后都从这一天重新计算，报告写明依据。

    Tell from when the penalty held; before and after are counted anew from that day.
    """
    told = (CaseId(case), day.date(), source)
    found = _put(settings, lambda on: penalty_day.set_penalty_day(*told, on, Errand(by)))
    return tell(settings, found, [found.words.say(settings.lang)])


@reputation.command(short_help="前后变了多少 / what changed")
@_CASE
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="写成网页 / HTML page")
@with_settings
def report(settings: Settings, case: str, out: Path | None) -> int:
    """每个指标在处罚前后、每项措施前后变了多少，带区间；看不出来的写“无法判断”。

    Every metric at the penalty and at each measure, with interval; says where it cannot tell.
    """
    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        found = recovering.recovery(CaseId(case), wiring, inner=True)
    lines = [found.counted_from.words.say(settings.lang)]
    lines += [one.words.say(settings.lang) for one in found.breaks]
    if out is not None:
        out.write_text(recovery_page(found, settings.lang), encoding="utf-8")
        lines.append(_WRITTEN.say(settings.lang, path=out))
    return tell(settings, found, lines)
