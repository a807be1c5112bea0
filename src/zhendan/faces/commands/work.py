"""`zhendan work`: who does what in a case, what was put off, what was said."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from zhendan.domain import Event, ExhibitId, Text
from zhendan.faces.case_work import CaseWork, open_case
from zhendan.faces.plain import tell
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.steps.look.together import CHANNELS
from zhendan.steps.moving import CaseState
from zhendan.steps.working import Contact

_DAY, _TIME = click.DateTime(["%Y-%m-%d"]), click.DateTime(["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"])
_CASE = click.option("--case", required=True, help="案件 / case")
_BY = click.option("--by", required=True, help="经手人 / who")
_UNTIL = click.option("--until", type=_DAY, required=True, help="到哪一天为止 / last day")
_REASON = click.option("--reason", required=True, help="理由，永久保留 / why, kept for ever")
_THING = click.argument("thing")
_ZONE = ZoneInfo("Asia/Shanghai")
_KEPT = Text("已记录。", "Recorded.")
_HANDS = Text("{thing} → {to}（{by} 指派）", "{thing} → {to} (by {by})")
_RESTS = Text(
    "{thing}：{how}到 {until}，{by}：{reason}", "{thing}: {how} until {until}, {by}: {reason}"
)
_HOW = {False: Text("暂缓", "put off"), True: Text("不再补取", "given up")}
_TALK = Text("{at} {channel} {whom} {ticket}：{said}", "{at} {channel} {whom} {ticket}: {said}")
_SAID = Text("{at} {by}：{text}", "{at} {by}: {text}")


@click.group(short_help="协作：指派、暂缓、备注、联系平台 / working together")
def work() -> None:
    """案件里谁办什么、什么先放一放、和平台客服说了什么。平台的截止时间不因此改变。

    Who does what in a case, what was put off, what the platform's service said. No deadline moves.
    """


@work.command(short_help="待办、负责人、暂缓、联系、备注 / how it stands")
@_CASE
@with_settings
def show(settings: Settings, case: str) -> int:
    """列出全部待办的名称（供其他命令使用）、由谁在办、暂缓的、联系记录和备注。

    Every open task by name, who has it, what rests, talks and comments.
    """
    lang = settings.lang
    with _at(settings, case, "") as desk:
        things, now = desk.things(), desk.now()
    lines = [f"{one.key}  {one.title.say(lang)}  {one.who}".rstrip() for one in things]
    for hand in now.hands:
        told = {"thing": hand.thing.title.say(lang), "to": hand.to, "by": hand.by}
        lines.append(_HANDS.say(lang, **told))
    for rest in now.resting:
        how = _HOW[rest.waived].say(lang)
        told = {"thing": rest.thing.title.say(lang), "how": how, "until": f"{rest.until}"}
        lines.append(_RESTS.say(lang, **told, by=rest.by, reason=rest.reason))
    for talk in now.contacts:
        told = {"at": _local(talk.at), "channel": CHANNELS[talk.channel].say(lang)}
        more = {"whom": talk.whom, "ticket": talk.ticket, "said": talk.said}
        lines.append(_TALK.say(lang, **told, **more))
    lines += [_SAID.say(lang, at=_local(c.at), by=c.by, text=c.text) for c in now.comments]
    return tell(settings, {"things": things, "together": now}, lines)


@work.command(short_help="指派 / give to somebody")
@_THING
@click.option("--to", default="", help="给谁；留空即收回 / to whom; empty takes it back")
@_CASE
@_BY
@with_settings
def assign(settings: Settings, thing: str, *, to: str, case: str, by: str) -> int:
    """把案件（case）或一件待办交给一个人。

    Give the case (`case`) or one of its tasks to a person.
    """
    return _done(settings, (case, by), lambda desk: desk.assign(thing, to))


@work.command(short_help="暂缓，到期再提 / put off")
@_THING
@_UNTIL
@_REASON
@_CASE
@_BY
@with_settings
def snooze(settings: Settings, thing: str, *, until: datetime, **told: str) -> int:
    """暂缓一件待办，最多 180 天，不能越过申诉截止。

    Put a task off, for 180 days at most and never past the deadline.
    """
    who = (told["case"], told["by"])
    return _done(settings, who, lambda desk: desk.snooze(thing, until.date(), told["reason"]))


@work.command(short_help="不再补取一个缺口 / give a gap up")
@click.argument("gap")
@_UNTIL
@_REASON
@_CASE
@_BY
@with_settings
def waive(settings: Settings, gap: str, *, until: datetime, **told: str) -> int:
    """不再补取一个缺口；申诉材料仍照实写明缺这一项。

    Give a gap up; the papers go on saying that it is missing.
    """
    who = (told["case"], told["by"])
    return _done(settings, who, lambda desk: desk.waive(gap, until.date(), told["reason"]))


@work.command(short_help="提前恢复 / ask again")
@_THING
@_CASE
@_BY
@with_settings
def resume(settings: Settings, thing: str, *, case: str, by: str) -> int:
    """提前恢复一件暂缓或不再补取的待办。

    Ask for a task again before its day.
    """
    return _done(settings, (case, by), lambda desk: desk.resume(thing))


@work.command(short_help="备注，不进入任何材料 / comment")
@click.argument("text")
@click.option("--person", "people", multiple=True, help="可以用 @ 提到的人 / who may be called")
@click.option("--sure", is_flag=True, help="确认没有买家信息 / no buyer data, I am sure")
@_CASE
@_BY
@with_settings
def comment(settings: Settings, text: str, *, people: tuple[str, ...], **told: Any) -> int:
    """写一条给同事的备注，用 @姓名 提到人；像买家信息的内容会先提醒。

    A comment for colleagues; `@name` calls one; what looks like buyer data is warned of.
    """
    who = (told["case"], told["by"])
    return _done(settings, who, lambda desk: desk.comment(text, people=people, sure=told["sure"]))


@work.command(short_help="登记与平台客服的联系 / a talk with the platform")
@click.argument("said")
@click.option("--channel", type=click.Choice(list(CHANNELS)), required=True, help="渠道 / how")
@click.option("--at", "at", type=_TIME, required=True, help="时间（北京时间） / when, Beijing time")
@click.option("--whom", default="", help="对方姓名或工号 / whom")
@click.option("--ticket", default="", help="工单号 / ticket number")
@click.option("--promised", type=_TIME, help="答应何时答复 / answer promised until")
@click.option("--exhibit", "exhibits", multiple=True, help="录音或截图的凭证编号 / sealed proof")
@_CASE
@_BY
@with_settings
def contact(settings: Settings, said: str, *, at: datetime, **told: Any) -> int:
    """登记一次与平台客服的联系：何时、什么渠道、对方原话、工单号、答应何时答复。

    Record a talk with the platform's service: when, how, its words, ticket, promise.
    """
    made = Contact(
        at=_instant(at),
        channel=told["channel"],
        said=said,
        whom=told["whom"],
        ticket=told["ticket"],
        promised=_instant(told["promised"]) if told["promised"] else None,
        exhibits=tuple(ExhibitId(one) for one in told["exhibits"]),
    )
    return _done(settings, (told["case"], told["by"]), lambda desk: desk.contact(made))


@work.command("move", short_help="案件状态：暂停、恢复、逾期、撤回、结案 / move the case")
@click.argument("to", type=click.Choice([str(one) for one in CaseState]))
@click.option("--until", type=_DAY, help="暂停到哪一天 / a pause's last day")
@_REASON
@_CASE
@_BY
@with_settings
def move_to(settings: Settings, to: str, *, until: datetime | None, **told: str) -> int:
    """变更案件状态，写明理由；暂停要写到哪一天，期限仍在计算。

    Move the case with a reason; a pause has an end, and the deadline runs on.
    """
    end = until.date() if until else None
    who = (told["case"], told["by"])
    return _done(settings, who, lambda desk: desk.move(to, told["reason"], until=end))


@work.command("review", short_help="复核材料：请人、同意、退回 / a second person")
@click.argument("act", type=click.Choice(["ask", "approve", "send-back"]))
@click.option("--reason", default="", help="理由；退回必须写 / why; needed to send back")
@_CASE
@_BY
@with_settings
def second(settings: Settings, act: str, *, reason: str, case: str, by: str) -> int:
    """请另一个人复核材料；本人不能复核自己请求的。同意只对当时那一份证据包有效。

    Have a second person look; agreement holds for the packet of that moment.
    """
    if act == "ask":
        asked = reason or "复核 / review"
        return _done(settings, (case, by), lambda desk: desk.ask_review(asked))
    approved = act == "approve"
    return _done(settings, (case, by), lambda d: d.review(approved=approved, reason=reason))


def _done(settings: Settings, who: tuple[str, str], act: Callable[[CaseWork], Event]) -> int:
    """Do one act and say that it is on record."""
    with _at(settings, *who) as desk:
        event = act(desk)
    return tell(settings, event.facts, [_KEPT.say(settings.lang)])


@contextmanager
def _at(settings: Settings, case: str, by: str) -> Iterator[CaseWork]:
    require_workspace(settings.workspace)
    with open_case(case, by=by, data=settings.workspace) as desk:
        yield desk


def _instant(told: datetime) -> datetime:
    return told.replace(tzinfo=_ZONE).astimezone(UTC)


def _local(at: datetime) -> str:
    return f"{at.astimezone(_ZONE):%Y-%m-%d %H:%M}"
