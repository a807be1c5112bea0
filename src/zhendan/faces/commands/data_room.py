"""`zhendan handover room`: a link to masked files, its looks, and its end."""

from dataclasses import asdict
from datetime import datetime

import click

from zhendan.domain import CaseId, Text
from zhendan.faces.plain import tell
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.steps import Errand, data_room, wire, wire_reading
from zhendan.steps.measures import today

_BY = click.option("--by", required=True, help="经手人 / who")
_OPENED = Text(
    "资料室 {id} 已打开，到 {until} 为止。钥匙只显示这一次：{key}\n"
    "在工作台地址后加 /room/{key}，交给 {recipient}；每次查阅都会记录。",
    "Room {id} is open until {until}. Its key is shown once: {key}\n"
    "Append /room/{key} to the workbench's address for {recipient}; every look is on record.",
)
_SHUT = Text("资料室 {id} 已收回，链接立即失效。", "Room {id} is withdrawn; its link is dead.")
_NONE = Text("没有资料室。", "No data room.")


@click.command(short_help="打开资料室 / open a data room")
@click.argument("mandate")
@click.option("--case", required=True, help="案件 / case")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), required=True, help="截止 / end")
@_BY
@with_settings
def room(settings: Settings, mandate: str, *, case: str, until: datetime, by: str) -> int:
    """按有效授权打开一个只读资料室：只有脱敏件，到期自动关闭，可随时收回。

    Open a read-only room under a mandate in force: masked files only, expiring, withdrawable.
    """
    require_workspace(settings.workspace)
    with wire(settings.workspace) as wiring:
        asked = (mandate, CaseId(case), until.date())
        made, key = data_room.open_for(*asked, wiring, Errand(by=by))
    facts = {"id": made.id, "until": made.until, "recipient": made.recipient, "key": key}
    return tell(settings, facts, [_OPENED.say(settings.lang, **facts)])


@click.command(short_help="资料室和查阅记录 / rooms and looks")
@with_settings
def rooms(settings: Settings) -> int:
    """列出每个资料室的状态和每一次查阅。

    List every room, how it stands, and every look.
    """
    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        found, on = data_room.every_room(wiring), today(wiring)
    lines = []
    for one in found.values():
        state = one.state(on).words.say(settings.lang)
        lines.append(f"{one.id}  {one.recipient}  {one.case}  {state}  {one.until}")
        lines += [f"  {at}  {what or '—'}" for at, what in one.looks]
    told = [{**asdict(one), "state": str(one.state(on))} for one in found.values()]
    for each in told:
        del each["key_hash"]
    return tell(settings, told, lines or [_NONE.say(settings.lang)])


@click.command(short_help="收回资料室 / withdraw a room")
@click.argument("number")
@_BY
@click.option("--reason", default="", help="原因 / why")
@with_settings
def shut(settings: Settings, number: str, by: str, reason: str) -> int:
    """立即收回一个资料室的链接。

    Withdraw a room's link at once.
    """
    require_workspace(settings.workspace)
    with wire(settings.workspace) as wiring:
        event = data_room.shut(number, wiring, Errand(by=by, reason=reason))
    return tell(settings, event.facts, [_SHUT.say(settings.lang, id=number)])
