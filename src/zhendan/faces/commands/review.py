"""`zhendan review`: orders looked at by a person before they ship."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from zhendan.domain import OrderId, Text
from zhendan.faces.plain import plain, tell
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.steps import (
    Errand,
    review_door,
    review_known,
    review_rules,
    reviewing,
    wire_books,
    wire_books_reading,
)
from zhendan.steps.measures import today

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_BY = click.option("--by", required=True, help="经手人 / who")
_LEARNT = Text("已记住 {count} 张过去的订单。", "{count} past orders remembered.")
_PUT = Text(
    "{orders} 张订单（其中 {known} 张以前见过）：{held} 张等待复核，{shadow} 条试运行记录。",
    "{orders} orders ({known} seen before): {held} wait for a person, {shadow} noted in shadow.",
)
_LISTED = Text(
    "{which}：{count} 项，从现在起生效。", "{which}: {count} keys, in force from now on."
)
_OVER = Text(
    "记下 {count} 张后来取消或退款的订单。", "{count} orders noted as cancelled or refunded."
)
_CAUSED = Text("  （对应已登记整改的原因）", "  (its cause has a measure on record)")
_KEPT = Text("已记录。", "Recorded.")
_NONE = Text("没有等待复核的订单。", "No order waits.")
_INNOCENT = Text("也可能是：{words}", "It may also be: {words}")


@click.group(short_help="订单复核：发货前由人看一眼 / order review")
def review() -> None:
    """订单复核台：规则先回测、再试运行、再启用；可疑订单等人来看，事实和正常解释一起列出。

    Rules are tried on the past, then in shadow, then used; what looks unusual waits for a person,
    with the facts and the innocent reading.
    """


@review.command(short_help="记住过去的订单 / take in the past")
@click.argument("path", type=_FILE)
@with_settings
def learn(settings: Settings, path: Path) -> int:
    """从订单表（CSV 或 JSON）记住过去的订单；个人信息只留不可还原的键。

    Remember past orders from a table; people's data are kept as keys only.
    """
    with wire_books(settings.workspace) as wiring:
        count = review_rules.learn_file(path.read_bytes(), wiring)
    return tell(settings, {"learnt": count}, [_LEARNT.say(settings.lang, count=count)])


@review.command(short_help="登记名册、地点、团购 / people, places, group orders")
@click.argument("which", type=click.Choice(["people", "places", "groups"]))
@click.argument("path", type=_FILE)
@_BY
@with_settings
def register(settings: Settings, which: str, path: Path, by: str) -> int:
    """登记员工与合作方名册、多人共用的地点、事先说好的团购订单；新的名单代替旧的，人的信息只留键。

    A list in force in place of the former: staff and partners, shared places, group orders agreed
    beforehand. Of people only keys are kept.
    """
    chosen = review_known.Register(which)
    with wire_books(settings.workspace) as wiring:
        count = review_known.register(chosen, path.read_bytes(), wiring, Errand(by=by))
    words = chosen.words.say(settings.lang)
    told = {"register": which, "keys": count}
    return tell(settings, told, [_LISTED.say(settings.lang, which=words, count=count)])


@review.command(short_help="后来取消或退款的订单 / cancelled or refunded since")
@click.argument("path", type=_FILE)
@with_settings
def undone(settings: Settings, path: Path) -> int:
    """从表格（order_no、undone_at）记下后来取消或退款的订单；没见过的订单号不理会。

    Note orders that were cancelled or refunded since; unknown numbers are left out.
    """
    require_workspace(settings.workspace)
    with wire_books(settings.workspace) as wiring:
        found = review_known.report_undone(path.read_bytes(), wiring)
    return tell(settings, {"undone": found}, [_OVER.say(settings.lang, count=len(found))])


@review.command(short_help="规则现状 / how the rules stand")
@with_settings
def rules(settings: Settings) -> int:
    """每条复核规则的状态、回测结果和试运行数量；标出哪些对应本店已登记整改的原因。

    Every rule: its mode, back-test and shadow count, and whether a measure is on
    record here for its cause.
    """
    require_workspace(settings.workspace)
    with wire_books_reading(settings.workspace) as wiring:
        found = review_rules.rules_now(wiring)
        caused, on = review_rules.from_causes(wiring), today(wiring)
    titles = {code: rule.title for code, rule in review_rules.every_rule().items()}
    lines = [
        f"{code}  {one.at(on).words.say(settings.lang)}  {titles[code].say(settings.lang)}"
        + (_CAUSED.say(settings.lang) if code in caused else "")
        for code, one in found.items()
    ]
    rows: list[Any] = [plain(one) for one in found.values()]
    told = [row | {"cause_on_record": row["rule"] in caused} for row in rows]
    return tell(settings, told, lines)


@review.command(short_help="在过去的订单上回测 / try rules on the past")
@click.argument("codes", nargs=-1, required=True)
@click.option("--bad", "bad", multiple=True, help="已认可或证实有问题的订单号 / orders known bad")
@click.option("--bad-file", type=_FILE, help="每行一个订单号 / one number a line")
@_BY
@with_settings
def backtest(
    settings: Settings, codes: tuple[str, ...], *, bad: tuple[str, ...], by: str, **told: Any
) -> int:
    """在过去一年的订单上看规则会拦下什么、打扰多少正常订单、要多少人工。

    What a rule would have held over the last year, whom it would have disturbed, and the work.
    """
    require_workspace(settings.workspace)
    path: Path | None = told["bad_file"]
    more = path.read_text("utf-8-sig").split() if path else []
    with wire_books(settings.workspace) as wiring:
        pages = review_rules.back_tests(
            codes, [OrderId(one) for one in (*bad, *more)], wiring, Errand(by=by)
        )
    found = [{"rule": page.id, **page.fields} for page in pages]
    return tell(settings, found, ["  ".join(f"{k}={v}" for k, v in one.items()) for one in found])


@review.command(short_help="试运行、启用、暂停、停用 / shadow, on, snooze, off")
@click.argument("code")
@click.argument("to", type=click.Choice(["shadow", "on", "snoozed", "off"]))
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="暂停到 / snooze until")
@click.option("--reason", default="", help="理由 / why")
@_BY
@with_settings
def switch(settings: Settings, code: str, to: str, *, by: str, **told: Any) -> int:
    """切换一条规则；没有回测记录不能试运行，没有试运行不能启用，暂停要写理由和到期日。

    Switch a rule: no shadow without a back-test, no use without shadow, no snooze without reason.
    """
    require_workspace(settings.workspace)
    until: datetime | None = told["until"]
    with wire_books(settings.workspace) as wiring:
        event = review_rules.switch(
            code,
            review_rules.RuleMode(to),
            wiring,
            Errand(by=by, reason=told["reason"]),
            until=until.date() if until else None,
        )
    return tell(settings, event.facts, [_KEPT.say(settings.lang)])


@review.command("put", short_help="新订单过一遍规则 / put new orders to the rules")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--by", default="", help="经手人 / who")
@with_settings
def put_orders(settings: Settings, path: Path, by: str) -> int:
    """把新订单（CSV、JSON，或放订单文件的文件夹）过一遍规则；可疑的等人复核，其余照常发货。

    有等待的订单时退出码为 1，文件夹里有读不了的文件时为 2。

    Put new orders (a file, or a folder that files are dropped into) to the rules; suspicious ones
    wait, the others ship. Exit code 1 if any waits, 2 if a file of the folder cannot be read.
    """
    with wire_books(settings.workspace) as wiring:
        if path.is_dir():
            return _told_folder(settings, review_door.put_folder(path, wiring, Errand(by=by)))
        found = reviewing.put_orders(path.read_bytes(), wiring, Errand(by=by))
    tell(settings, found, [_put_line(found, settings.lang)])
    return 1 if found.held else 0


def _put_line(found: reviewing.Put, lang: str) -> str:
    held = len({one.order for one in found.held})
    shadow = len(found.shadow)
    return _PUT.say(lang, orders=found.orders, known=found.known, held=held, shadow=shadow)


def _told_folder(settings: Settings, files: tuple[review_door.Dropped, ...]) -> int:
    """Each file's line; what was left out comes with its reason."""
    lang = settings.lang
    lines, data = [], []
    for one in files:
        why = one.problem.what.say(lang, **one.problem.facts) if one.problem else ""
        lines.append(f"{one.file}  {_put_line(one.put, lang) if one.put else why}")
        data.append({"file": one.file, "put": one.put, "problem": why or None})
    tell(settings, data, lines)
    if any(one.problem for one in files):
        return 2
    return 1 if any(one.put and one.put.held for one in files) else 0


@review.command("list", short_help="等待复核的订单 / what waits")
@click.option("--all", "everything", is_flag=True, help="包括已处理的 / decided ones too")
@with_settings
def list_waiting(settings: Settings, everything: bool) -> int:
    """等待复核的订单：每条规则看到的事实，以及正常订单为什么也会这样。

    Orders that wait: the facts under each rule, and how an honest order comes to look so.
    """
    require_workspace(settings.workspace)
    with wire_books_reading(settings.workspace) as wiring:
        found = [one for one in reviewing.waiting(wiring).values() if everything or not one.final]
    lines = [line for one in found for line in _lines(one, settings.lang)]
    return tell(settings, found, lines or [_NONE.say(settings.lang)])


def _lines(one: Any, lang: str) -> list[str]:
    """One waiting order: its number, the facts, the innocent reading, what was decided."""
    lines = [str(one.order)]
    for held in one.held:
        facts = "；".join(f"{fact[lang]} {fact['value']:g}" for fact in held["facts"])
        lines.append(f"  {held['rule']}  {facts}")
        lines.append("  " + _INNOCENT.say(lang, words=held["innocent"][lang]))
    lines += [f"  {look.by}：{look.act.words.say(lang)}，{look.reason}" for look in one.looks]
    return lines


@review.command(short_help="处理一张订单 / decide on one order")
@click.argument("order")
@click.argument("act", type=click.Choice(["approve", "hold", "cancel_and_refund", "ask_buyer"]))
@click.option("--reason", required=True, help="理由 / why")
@_BY
@with_settings
def decide(settings: Settings, order: str, act: str, *, by: str, reason: str) -> int:
    """放行、继续等待、取消并全额退款，或先问买家；选择先问买家时给出可复制的话。

    Approve, hold, cancel and refund, or ask the buyer (with a text to copy).
    """
    require_workspace(settings.workspace)
    chosen = reviewing.Act(act)
    with wire_books(settings.workspace) as wiring:
        errand = Errand(by=by, reason=reason)
        event = reviewing.decide(OrderId(order), chosen, wiring, errand)
    asking = reviewing.ASKING.say(settings.lang, order=order)
    lines = [asking] if chosen is reviewing.Act.ASK else [_KEPT.say(settings.lang)]
    return tell(settings, event.facts, lines)


@review.command("four-eyes", short_help="双人复核 / two people decide alike")
@click.argument("wanted", type=click.Choice(["on", "off"]))
@_BY
@with_settings
def four_eyes(settings: Settings, wanted: str, by: str) -> int:
    """开启后，放行和取消都要两位不同的同事作出同样的决定。

    With it, approving and cancelling take two different colleagues who decide alike.
    """
    with wire_books(settings.workspace) as wiring:
        event = reviewing.four_eyes(wiring, Errand(by=by), wanted=wanted == "on")
    return tell(settings, event.facts, [_KEPT.say(settings.lang)])


@review.command(short_help="每条规则准不准 / precision per rule")
@with_settings
def stats(settings: Settings) -> int:
    """按复核人自己的决定统计每条规则：取消算说中，放行算误拦；误拦超过回测时提示重看规则。

    Per rule, by the reviewers' decisions: cancelled counts as confirmed, approved as false alarm.
    """
    require_workspace(settings.workspace)
    with wire_books_reading(settings.workspace) as wiring:
        found = reviewing.statistics(wiring)
    lines = [
        f"{one.rule}  +{one.confirmed}  -{one.false_alarms}  ?{one.open}  {one.precision}"
        for one in found
    ]
    return tell(settings, found, lines)
