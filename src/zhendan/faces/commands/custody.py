"""`zhendan evidence handover`, `back`, `suspect`, `history`: where originals are, and who acts."""

from collections.abc import Mapping

import click

from zhendan.domain import CaseId, OrderId, Text
from zhendan.faces.errors import ExhibitUnknown
from zhendan.faces.say import print_json, say, say_noted
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.faces.untrusted import reveal
from zhendan.steps import Errand, wire, wire_reading
from zhendan.steps.look import exhibits as look

_KEPT = Text("已记入保管记录（日志第 {leaf} 条）。", "On record (log entry {leaf}).")
_EVENTS = {
    "sealed": Text("固化", "sealed"),
    "viewed-unmasked": Text("查看原文", "viewed"),
    "exported": Text("导出", "exported"),
    "handed-over": Text("移交", "handed over"),
    "received-back": Text("收回", "received back"),
    "erased": Text("删除", "erased"),
    "match-settled": Text("确认对应订单", "order settled"),
}


@click.command(short_help="记录移交原件 / record a hand-over")
@click.argument("exhibit")
@click.option("--to", required=True, help="交给谁 / to whom")
@click.option("--by", required=True, help="经手人 / who hands it over")
@click.option("--reason", required=True, help="原因 / why")
@with_settings
def handover(settings: Settings, exhibit: str, **told: str) -> int:
    """记录一件原件移交给谁、由谁经手、为什么。

    Put on record to whom an original was handed, by whom and why.
    """
    return _handed(settings, exhibit, told, back=False)


@click.command(short_help="记录收回原件 / record a return")
@click.argument("exhibit")
@click.option("--from", "to", required=True, help="从谁收回 / from whom")
@click.option("--by", required=True, help="经手人 / who takes it back")
@click.option("--reason", required=True, help="原因 / why")
@with_settings
def back(settings: Settings, exhibit: str, **told: str) -> int:
    """记录一件原件从谁收回。

    Put on record from whom an original came back.
    """
    return _handed(settings, exhibit, told, back=True)


@click.command(short_help="须回避的人 / who stays out")
@click.option("--case", required=True, help="案件 / case")
@click.option("--name", required=True, help="须回避的人 / the person")
@click.option("--order", "orders", multiple=True, required=True, help="订单号，可多次 / orders")
@click.option("--by", required=True, help="记录人 / who says so")
@click.option("--reason", required=True, help="理由 / why")
@with_settings
def suspect(settings: Settings, *, case: str, orders: tuple[str, ...], **told: str) -> int:
    """记录某人在核实清楚之前不经手某些订单的凭证；这是回避，不是认定。

    Put on record that a person stays away from the exhibits of some orders while these are
    looked into; it keeps two roles apart and finds nobody at fault.
    """
    from zhendan.steps.custody import suspected

    require_workspace(settings.workspace)
    errand = Errand(by=told["by"], reason=told["reason"])
    numbers = tuple(OrderId(one) for one in orders)
    with wire(settings.workspace) as wiring:
        event = suspected(CaseId(case), told["name"], numbers, wiring, errand)
    say_noted(event, settings)
    return 0


@click.command(short_help="一件凭证的保管记录 / an exhibit's custody")
@click.argument("exhibit")
@with_settings
def history(settings: Settings, exhibit: str) -> int:
    """列出一件凭证的全部保管记录。

    Every custody event of one exhibit.
    """
    from zhendan.steps.custody import history as events_of

    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        found = look.find(wiring, exhibit)
        if found is None:
            raise ExhibitUnknown(asked=exhibit)
        told = events_of(found, wiring)
    if settings.as_json:
        print_json(list(told))
        return 0
    for one in told:
        click.echo(reveal(_line(one, settings.lang)))
    return 0


def _handed(settings: Settings, exhibit: str, told: Mapping[str, str], *, back: bool) -> int:
    """One hand-over or return. Raises `SuspectBarred`, `CareIncomplete`, `ExhibitUnknown`."""
    from zhendan.steps.custody import handed

    require_workspace(settings.workspace)
    errand = Errand(by=told["by"], reason=told["reason"])
    with wire(settings.workspace) as wiring:
        found = look.find(wiring, exhibit)
        if found is None:
            raise ExhibitUnknown(asked=exhibit)
        entry = handed(found, wiring, errand, to=told["to"], back=back)
    if settings.as_json:
        print_json({"exhibit": found.id, "event": entry.event, "leaf": entry.leaf})
    else:
        say(_KEPT, settings.lang, leaf=entry.leaf)
    return 0


def _line(told: Mapping[str, object], lang: str) -> str:
    """One event in a line: when, what, who, to whom, why."""
    event = str(told.get("event", ""))
    words = _EVENTS[event].say(lang) if event in _EVENTS else event
    source = told.get("provenance")
    by = told.get("by") or (source.get("obtained_by") if isinstance(source, Mapping) else "")
    parts = (told.get("at"), words, by, told.get("to"), told.get("reason"))
    return "  ".join(str(part) for part in parts if part)
