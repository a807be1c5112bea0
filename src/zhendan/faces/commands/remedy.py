"""`zhendan remedy`: measures with owner, date, proof and effect."""

from datetime import datetime
from typing import Any

import click

from zhendan.domain import CaseId, Cause, ExhibitId, Text
from zhendan.faces.plain import tell
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.steps import Errand, measures, wire, wire_reading

_CASE = click.option("--case", required=True, help="案件 / case")
_BY = click.option("--by", required=True, help="记录人 / who records it")
_NONE = Text("还没有整改任务。", "There are no measures yet.")
_LATE = Text("已逾期 {days} 天，请告知{who}", "{days} days overdue: tell {who}")
_ANSWERS = Text("针对：{causes}", "answers: {causes}")
_KEPT = Text("已记录：{task}", "Recorded: {task}")


@click.group(short_help="整改：负责人、期限、证明、效果 / measures")
def remedy() -> None:
    """整改任务：谁负责、何时完成、用什么证明、几周后看哪个数字。

    Measures: who, by when, proved by what, and which number is looked at weeks later.
    """


@remedy.command("list", short_help="整改任务现状 / how the measures stand")
@_CASE
@with_settings
def list_tasks(settings: Settings, case: str) -> int:
    """列出整改任务，逾期的在前。

    List the measures, late ones first.
    """
    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        found = measures.follow(CaseId(case), wiring)
    lines = [_line(one, settings.lang) for one in found] or [_NONE.say(settings.lang)]
    return tell(settings, found, lines)


def _line(one: Any, lang: str) -> str:
    """One measure in a line."""
    parts = [one.task.id, one.task.measure.say(lang), one.task.owner or "—"]
    parts.append(_ANSWERS.say(lang, causes=one.answers.say(lang)))
    parts += [str(one.task.due_on or "—"), one.state.words.say(lang)]
    if one.tell and one.days_over:
        parts.append(_LATE.say(lang, days=one.days_over, who=one.tell.say(lang)))
    return "  ".join(parts)


@remedy.command(short_help="没有认可订单也有用的简短计划 / a short preventive plan")
@_CASE
@click.option("--cause", "codes", multiple=True, help="已查明的原因 RC.. / causes found")
@click.option("--adopt", is_flag=True, help="采纳，记入案件 / put them on record")
@click.option("--by", default="", help="采纳人 / who adopts")
@with_settings
def plan(settings: Settings, *, case: str, codes: tuple[str, ...], adopt: bool, by: str) -> int:
    """最多三项预防措施，避免同样的情形再次出现；加 --adopt 记入案件。

    At most three preventive measures; with --adopt they go on record.
    """
    require_workspace(settings.workspace)
    blank = Text("", "")
    causes = [Cause(code, blank, (), blank) for code in codes]
    with wire(settings.workspace) as wiring:
        found = measures.plan(causes, wiring)
        if adopt:
            measures.adopt(CaseId(case), found, wiring, Errand(by=by))
    lines = [f"{one.id}  {one.measure.say(settings.lang)}  {one.due_on}" for one in found]
    return tell(settings, found, lines)


@remedy.command("set", short_help="定负责人、期限、效果目标 / owner, date, goal")
@click.argument("task")
@_CASE
@_BY
@click.option("--owner", default="", help="负责人 / owner")
@click.option("--due", type=click.DateTime(["%Y-%m-%d"]), help="完成日期 / due date")
@click.option("--metric", default="", help="看哪个数字 / which number")
@click.option("--at-most", type=float, help="不高于 / at or below")
@click.option("--at-least", type=float, help="不低于 / at or above")
@click.option("--weeks", type=click.IntRange(1, 104), default=4, help="几周后检查 / weeks after")
@with_settings
def set_task(settings: Settings, *, task: str, case: str, by: str, **told: Any) -> int:
    """给整改任务定负责人、期限，以及几周后用来检查效果的数字。

    Give a measure its owner, its date, and the number it is held against weeks later.
    """
    require_workspace(settings.workspace)
    due: datetime | None = told["due"]
    limit = told["at_most"] if told["at_most"] is not None else told["at_least"]
    wanted = None
    if told["metric"] and limit is not None:
        below = told["at_most"] is not None
        wanted = measures.goal(told["metric"], limit, at_most=below, weeks=told["weeks"])
    wish = measures.Wish(told["owner"], due.date() if due else None, wanted)
    with wire(settings.workspace) as wiring:
        event = measures.set_task(CaseId(case), task, wish, wiring, Errand(by=by))
    return tell(settings, event.facts, [_KEPT.say(settings.lang, task=task)])


@remedy.command(short_help="附上证明，标为完成 / close with proof")
@click.argument("task")
@_CASE
@_BY
@click.option("--exhibit", "exhibits", multiple=True, required=True, help="凭证编号 / exhibits")
@with_settings
def prove(settings: Settings, task: str, *, case: str, by: str, exhibits: tuple[str, ...]) -> int:
    """用已封存的凭证关闭任务；申诉里的说法随之变为“已完成”。

    Close a measure with sealed exhibits; the appeal then speaks of it as done.
    """
    require_workspace(settings.workspace)
    proof = tuple(ExhibitId(one) for one in exhibits)
    with wire(settings.workspace) as wiring:
        event = measures.prove(CaseId(case), task, proof, wiring, Errand(by=by))
    return tell(settings, event.facts, [_KEPT.say(settings.lang, task=task)])


@remedy.command(short_help="重新打开任务 / open it again")
@click.argument("task")
@_CASE
@_BY
@click.option("--reason", required=True, help="原因 / why")
@with_settings
def reopen(settings: Settings, task: str, *, case: str, by: str, reason: str) -> int:
    """重新打开任务；申诉里的说法随之变回承诺。

    Open a measure again; the appeal then speaks of it as a promise.
    """
    require_workspace(settings.workspace)
    with wire(settings.workspace) as wiring:
        event = measures.reopen(CaseId(case), task, wiring, Errand(by=by, reason=reason))
    return tell(settings, event.facts, [_KEPT.say(settings.lang, task=task)])


@remedy.command(short_help="记录效果检查 / check the effect")
@click.argument("task")
@_CASE
@_BY
@click.option("--value", type=float, required=True, help="量得的数值 / the measured number")
@click.option("--source", required=True, help="数字来源 / where it comes from")
@with_settings
def effect(settings: Settings, task: str, *, case: str, by: str, **told: Any) -> int:
    """把量得的数字与目标对照；未达到目标时应换措施。

    Hold a number against the goal; where it is missed, another measure is needed.
    """
    require_workspace(settings.workspace)
    with wire(settings.workspace) as wiring:
        measured = (told["value"], told["source"])
        event = measures.check_effect(CaseId(case), task, measured, wiring, Errand(by=by))
    return tell(settings, event.facts, [_KEPT.say(settings.lang, task=task)])
