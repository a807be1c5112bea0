"""Saying results: one JSON document on stdout, or plain lines for a person."""

import json
import shlex
from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import click

from zhendan.domain import Deadline, Event, Exhibit, Text, Verification
from zhendan.faces.settings import DEFAULT_WORKSPACE, Settings
from zhendan.faces.untrusted import reveal

_SOUND = Text("完好：已核验 {counts}。", "Intact: {counts} checked.")
_WRONG = Text("有问题：{count} 处。", "Wrong: {count} found.")
_HALF = Text("有 {count} 项无法核验，不能说完好。", "{count} things could not be checked.")
_ROOT = Text("默克尔根 {root}（{size} 条记录）", "Merkle root {root} ({size} records)")
_COUNTED = {
    "checkpoints": Text("检查点", "checkpoints"),
    "exhibits": Text("凭证", "exhibits"),
    "exports": Text("导出记录", "exports"),
    "files": Text("文件", "files"),
    "folders": Text("文件夹", "folders"),
    "indexes": Text("目录", "indexes"),
    "leaves": Text("日志条目", "leaves"),
    "logs": Text("日志", "logs"),
    "manifests": Text("清单", "manifests"),
    "sheets": Text("保管记录", "sheets"),
}
_DECIDED = Text("已记录：订单 {order} → {standing}", "Recorded: order {order} → {standing}")
_THEN = Text(
    "再运行一次 zhendan run 或 zhendan appeal export --case {case}{data}，材料会按新的认定重写。",
    "Run zhendan run again, or zhendan appeal export --case {case}{data}, to rewrite the appeal.",
)
_NO_ANSWER = Text("目前没有可以回答的页面", "no answer yet")
STANDINGS = {
    "genuine": Text("真实交易", "genuine"),
    "unclear": Text("存疑", "unclear"),
    "conceded": Text("认可处罚", "conceded"),
}


def print_json(data: object) -> None:
    """Exactly one JSON document on stdout."""
    click.echo(as_json(data), nl=False)


def as_json(data: object, *, in_order: bool = False) -> str:
    """JSON as people can read it; bytes of a name that are no text stand as escapes."""
    said = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=in_order, default=str)
    return said.encode("utf-8", "backslashreplace").decode() + "\n"


def say(text: Text, lang: str, **facts: object) -> None:
    """One line on stdout."""
    click.echo(reveal(text.say(lang, **facts) if facts else text.say(lang)))


def say_verification(found: Verification, lang: str) -> None:
    """Fault by fault, then the sum of it; a gap is never rounded up to good."""
    for fault in (*found.faults, *found.unchecked):
        click.echo(reveal(f"{fault.code} {fault.item}: {fault.text.say(lang)}"))
    if found.faults:
        say(_WRONG, lang, count=len(found.faults))
    elif found.unchecked:
        say(_HALF, lang, count=len(found.unchecked))
    else:
        counted = [
            f"{_COUNTED[name].say(lang) if name in _COUNTED else name} {count:,}"
            for name, count in sorted(found.checked.items())
        ]
        say(_SOUND, lang, counts=("、" if lang == "zh" else ", ").join(counted))
    if found.size is not None:
        say(_ROOT, lang, root=found.root, size=found.size)
    for note in found.notes:
        say(note, lang)


def say_decided(case: str, made: Sequence[Event], settings: Settings) -> None:
    """What was recorded, and what to do so that it shows."""
    lang, place = settings.lang, settings.workspace
    data = "" if place == DEFAULT_WORKSPACE else f" --data {shlex.quote(str(place))}"
    for event in made:
        standing = STANDINGS[str(event.facts["standing"])].say(lang)
        say(_DECIDED, lang, order=event.facts["order"], standing=standing)
    say(_THEN, lang, case=shlex.quote(case), data=data)


_NO_DATE = Text("未知：规则库没有可靠的期限，请看通知。", "Unknown: look at your notice.")
_PLAN = Text("请最迟在 {plan} 之前完成（最早的读法）。", "Plan for {plan}, the earliest reading.")
_NEW = Text("已封存 {new} 件新凭证，共 {count} 件。", "{new} new exhibits sealed, {count} in all.")
_NO_PROBLEM = Text("没有发现提交前的问题。", "Nothing stands in the way of submitting.")
_NONE = Text("无记录", "None recorded")
LEVELS = {
    "hard_stop": Text("必须先处理", "must be settled first"),
    "critical": Text("重要", "critical"),
    "caution": Text("注意", "caution"),
    "info": Text("说明", "info"),
}


def say_deadline(found: Deadline, lang: str) -> None:
    """The deadline, how it was worked out, and by what."""
    zone = ZoneInfo(found.zone)
    if found.at is None:
        say(_NO_DATE, lang)
    else:
        click.echo(f"{found.at.astimezone(zone):%Y-%m-%d %H:%M:%S} ({found.zone})")
    if found.plan_by is not None and found.plan_by != found.at:
        say(_PLAN, lang, plan=f"{found.plan_by.astimezone(zone):%Y-%m-%d %H:%M:%S}")
    for step in (*found.steps, found.source):
        click.echo(f"  {step.say(lang)}")


def say_card(card: Mapping[str, Any], lang: str) -> None:
    """One rule card: values with source and trust, then what nobody could source."""
    click.echo(card["title"][lang])
    for value in card["values"]:
        since = value["since"] or "?"
        trust = value["confidence"]
        words = f"{value['title'][lang]}: {value['value'][lang]}"
        click.echo(f"  {words}  [{trust}, {since}, {value['source']}]")
    unknown = "、".join(each["title"][lang] for each in card["unknown"])
    click.echo(f"  {Text('未知', 'unknown').say(lang)}: {unknown or '–'}")


def say_exhibits(found: Sequence[Exhibit], lang: str) -> None:
    """Number, kind, short hash and name of each exhibit."""
    for one in found:
        name = reveal(one.provenance.original_name)
        click.echo(f"{one.id}  {one.kind.words.say(lang):<10}  {one.sha256[:16]}  {name}")
    if not found:
        say(_NONE, lang)


def say_sealed(found: Sequence[Exhibit], new: int, lang: str) -> None:
    """What was sealed, and how much of it was new."""
    say_exhibits(found, lang)
    say(_NEW, lang, new=new, count=len(found))


def problem_data(problem: Any) -> dict[str, Any]:
    """A problem as plain data: code, level, orders, words."""
    return {
        "code": problem.code,
        "level": str(problem.level),
        "orders": list(problem.orders),
        "zh": problem.text.zh,
        "en": problem.text.en,
    }


def say_questions(asked: Sequence[Mapping[str, Any]], lang: str) -> None:
    """Question by question: contradictions first, each with the pages that answer it."""
    for one in asked:
        mark = Text("矛盾", "contradiction") if one["contradiction"] else Text("提问", "question")
        pages = "、".join(map(str, one["pages"]))
        answer = Text(f"见第 {pages} 页", f"page {pages}") if pages else _NO_ANSWER
        click.echo(reveal(f"[{mark.say(lang)}] {one[lang]}  → {answer.say(lang)}"))


def say_problems(problems: Sequence[Mapping[str, Any]], lang: str) -> None:
    """Problem by problem, most serious first."""
    for problem in problems:
        level = LEVELS[str(problem["level"])].say(lang)
        click.echo(reveal(f"[{level}] {problem['code']} {problem[lang]}"))
    if not problems:
        say(_NO_PROBLEM, lang)


def say_statement(text: str) -> None:
    """The statement, as it stands."""
    click.echo(reveal(text))


_WITHOUT_NUMBER = Text("{count} 行没有订单号，未计入。", "{count} lines without an order number.")
_BAD_CELLS = Text(
    "列「{column}」有 {count} 格读不准，按缺失处理。",
    "Column “{column}”: {count} cells could not be read and count as missing.",
)
_ORDERS = Text("共核查 {total} 单：", "{total} orders audited:")
_OUTCOMES = {
    "supported": Text("有独立凭证支持", "supported"),
    "explained": Text("有合理解释", "explained"),
    "insufficient": Text("材料不足", "insufficient"),
    "contradicted": Text("凭证相互矛盾", "contradicted"),
}


def say_audit(data: Mapping[str, Any], lang: str) -> None:
    """Counts by outcome, the surge in a sentence, then the orders that were asked about."""
    _say_unread(data.get("reading", {}), lang)
    say(_ORDERS, lang, total=data["orders_total"])
    for outcome, count in data["counts"].items():
        words = _OUTCOMES[outcome].say(lang) if outcome in _OUTCOMES else outcome
        click.echo(f"  {words}: {count}")
    click.echo(reveal(data["surge"]["sentence"][lang]))
    for order in data["orders"]:
        found = "、".join(f"{f['signal']} {f['title'][lang]}" for f in order["findings"])
        words = _OUTCOMES[order["outcome"]].say(lang)
        click.echo(reveal(f"{order['order_no']}  {words}  {found}"))


def _say_unread(reading: Mapping[str, Any], lang: str) -> None:
    """What of a bare ledger was not taken in, column by column."""
    if count := reading.get("without_order_no"):
        say(_WITHOUT_NUMBER, lang, count=count)
    for cells in (reading.get("bad_times", {}), reading.get("bad_numbers", {})):
        for column, count in cells.items():
            if count:
                say(_BAD_CELLS, lang, column=column, count=count)


_UNCHANGED = Text(
    "与上次相同：没有新的凭证和认定，结果文件夹没有改动。",
    "Nothing changed: no new exhibit, no new decision; the results were left as they are.",
)


def say_unchanged(lang: str) -> None:
    """Say that a run changed nothing."""
    click.echo(_UNCHANGED.say(lang), err=True)


_NOTED = Text("已记录。", "Recorded.")


def say_noted(event: Event, settings: Settings) -> None:
    """That one event is on record."""
    if settings.as_json:
        print_json({"case": event.case, "seq": event.seq, "noted": dict(event.facts)})
    else:
        say(_NOTED, settings.lang)
