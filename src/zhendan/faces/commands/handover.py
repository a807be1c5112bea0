"""`zhendan handover`: mandates, packets handed over and taken over, what came back."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from zhendan.domain import CaseId, ExhibitId, Text
from zhendan.faces.case_run import Order, run_case
from zhendan.faces.commands.data_room import room, rooms, shut
from zhendan.faces.plain import tell
from zhendan.faces.say import say_verification
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.steps import Errand, mandating, taking_over, wire, wire_reading
from zhendan.steps.disclosing import require_reason

_CASE = click.option("--case", required=True, help="案件 / case")
_BY = click.option("--by", required=True, help="经手人 / who")
_KEPT = Text("已记录。", "Recorded.")
_GIVEN = Text(
    "证据包在 {packet}，已记入对外提供记录。请另用一种方式（电话、当面）把根和密钥指纹告诉对方。",
    "The packet lies in {packet} and stands in the disclosure ledger. Tell root and key"
    " fingerprint by another way.",
)
_TAKEN = Text(
    "已接收 {count} 个文件（其中新的 {new} 个），对方日志的根 {root}。原有的保管链在本工作区继续。",
    "{count} files taken over ({new} new), root of the other log {root}. Its custody goes on here.",
)

_OPENED = Text(
    "已按移交单建案 {case}。订单认定、轮次和截止时间是「{source}」所述，请自行核对后再继续。",
    "Case {case} is open, as {source} told it; check standings, rounds and deadline first.",
)

_NO_LETTER = Text(
    "包里没有案情移交单，只接收了证据。要接手案件，请对方授权代为在平台办理（--acts）后重新移交。",
    "No letter about the case: the evidence alone was taken over. To go on with the case, ask for"
    " a mandate to act at the platform (--acts) and a new hand-over.",
)


@click.group(short_help="移交与接收：授权、对外提供、收回 / hand-over")
def handover() -> None:
    """授权委托、移交、接收、收回；每一次对外提供都有记录。

    Mandates, hand-over, take-over and return; every disclosure is on record.
    """


for more in (room, rooms, shut):
    handover.add_command(more)


@handover.command(short_help="记录一份授权 / record a mandate")
@click.argument("name")
@_CASE
@_BY
@click.option("--to", required=True, help="受托人全称 / the adviser's full name")
@click.option(
    "--profile", type=click.Choice(["lawyer", "agency"]), required=True, help="律师或机构 / which"
)
@click.option("--scope", required=True, help="授权事项 / what the adviser may do")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), required=True, help="截止日期 / end")
@click.option("--paper", default="", help="签字授权书的凭证编号 / the sealed paper")
@click.option("--may-concede", is_flag=True, help="可代为承认 / may concede for the shop")
@click.option("--acts", is_flag=True, help="代为在平台提交、答复 / acts at the platform")
@with_settings
def mandate(settings: Settings, name: str, *, case: str, by: str, **told: Any) -> int:
    """记录受托人、事项和截止日期；承认、和解、放弃默认须店铺书面同意。

    Record adviser, matter and end; conceding stays with the shop unless it is said otherwise.
    """
    require_workspace(settings.workspace)
    until: datetime = told["until"]
    given = mandating.Mandate(
        name,
        CaseId(case),
        told["to"],
        told["profile"],
        told["scope"],
        until.date(),
        ExhibitId(told["paper"]) if told["paper"] else None,
        told["may_concede"],
        told["acts"],
    )
    with wire(settings.workspace) as wiring:
        event = mandating.give(given, wiring, Errand(by=by))
    return tell(settings, event.facts, [_KEPT.say(settings.lang)])


@handover.command("list", short_help="授权与对外提供记录 / mandates and disclosures")
@with_settings
def list_mandates(settings: Settings) -> int:
    """列出授权和对外提供记录；结束三十天还没有归还证明的会写明。

    List mandates and disclosures; what has not come back thirty days after its end is named.
    """
    require_workspace(settings.workspace)
    from zhendan.steps.measures import today

    with wire_reading(settings.workspace) as wiring:
        found, handed, on = mandating.every(wiring), mandating.disclosures(wiring), today(wiring)
    lang = settings.lang
    lines = [
        f"{one.id}  {one.recipient}  {one.case}  {mandating.state_words(one, on).say(lang)}"
        for one in found.values()
    ]
    lines += [f"→ {note.says('recipient')}  {note.id[:16]}  {note.at.date()}" for note in handed]
    return tell(settings, {"mandates": list(found.values()), "disclosures": handed}, lines)


@handover.command(short_help="按授权移交证据包 / hand a packet over")
@click.argument("name")
@_CASE
@_BY
@click.option("--out", type=click.Path(path_type=Path), required=True, help="结果文件夹 / results")
@click.option("--unmasked", is_flag=True, help="交出未脱敏的原件，须写明理由 / the originals")
@click.option("--reason", default="", help="未脱敏的理由 / why unmasked")
@with_settings
def give(settings: Settings, name: str, *, case: str, by: str, **told: Any) -> int:
    """核对授权仍然有效，按受托人类型生成（默认脱敏的）证据包，并记入对外提供记录。

    授权代为在平台办理的（--acts），订单号和运单号不隐去，并附案情移交单，对方可以接手案件。

    With a mandate in force, write the packet for that recipient, masked by default, on record.
    Who acts at the platform gets order numbers in full and the letter that opens the case.
    """
    require_workspace(settings.workspace)
    require_reason(Errand(unmasked=told["unmasked"], reason=told["reason"]))
    with wire_reading(settings.workspace) as wiring:
        given = mandating.in_force(name, CaseId(case), wiring)
    errand = Errand(
        by=by,
        profile=given.profile,
        in_channel=given.acts,
        unmasked=told["unmasked"],
        reason=told["reason"],
    )
    order = Order(
        out=told["out"],
        workspace=settings.workspace,
        lang=settings.lang,
        errand=errand,
        named=settings.named,
    )
    ran = run_case(CaseId(case), order)
    packet = ran.written["packet"]
    with wire(settings.workspace) as wiring:
        event = mandating.note_handed(given, packet, wiring, errand, masked=not errand.unmasked)
    facts = {**event.facts, "packet": str(packet)}
    return tell(settings, facts, [_GIVEN.say(settings.lang, packet=packet)])


@handover.command(short_help="提前结束授权 / withdraw a mandate")
@click.argument("name")
@_CASE
@_BY
@click.option("--reason", default="", help="原因 / why")
@with_settings
def end(settings: Settings, name: str, *, case: str, by: str, reason: str) -> int:
    """提前结束一份授权；随后应收到归还或删除的证明。

    Withdraw a mandate; proof of return or deletion is then due.
    """
    require_workspace(settings.workspace)
    with wire(settings.workspace) as wiring:
        event = mandating.end(name, CaseId(case), wiring, Errand(by=by, reason=reason))
    return tell(settings, event.facts, [_KEPT.say(settings.lang)])


@handover.command(short_help="记录归还或删除的证明 / proof of return")
@click.argument("name")
@click.option("--exhibit", "exhibits", multiple=True, required=True, help="凭证编号 / exhibits")
@_BY
@with_settings
def returned(settings: Settings, name: str, exhibits: tuple[str, ...], by: str) -> int:
    """用已封存的凭证记录：对方已归还或删除。

    Show with sealed exhibits that everything came back or was deleted.
    """
    require_workspace(settings.workspace)
    with wire(settings.workspace) as wiring:
        proof = [ExhibitId(one) for one in exhibits]
        event = mandating.returned(name, proof, wiring, Errand(by=by))
    return tell(settings, event.facts, [_KEPT.say(settings.lang)])


@handover.command(short_help="接收别人移交的证据包 / take a packet over")
@click.argument("packet", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--from", "source", required=True, help="从谁接收 / from whom")
@_BY
@click.option("--key", default="", help="对方另行告知的密钥指纹 / key fingerprint, told apart")
@click.option("--root", default="", help="对方另行告知的根 / root, told apart")
@click.option("--name", default="", help="在这里的案件名 / the case's name here")
@click.option("--no-case", is_flag=True, help="只接收证据，不建案 / the evidence alone")
@with_settings
def take(settings: Settings, packet: Path, source: str, *, by: str, **told: Any) -> int:
    """先核验，再把证据包的每个文件（包括对方的日志和证明）封存进自己的工作区，并按移交单建案。

    Verify first, seal every file of the packet, the other log and proofs included, and open
    the case as its letter tells it: standings, rounds and deadline stand as the sender's word.
    """
    given = taking_over.Given(told["key"], told["root"], not told["no_case"])
    with wire(settings.workspace) as wiring:
        errand = Errand(by=by, reason=source, name=told["name"])
        found = taking_over.take_over(packet, wiring, errand, given)
    count, new = len(found.sealed.exhibits), len(found.sealed.new)
    data = {"packet": found.packet, "root": found.root, "files": count, "new": new}
    lines = [_TAKEN.say(settings.lang, count=count, new=new, root=found.root)]
    if found.case:
        lines.append(_OPENED.say(settings.lang, case=found.case, source=source))
    elif given.open_case:
        lines.append(_NO_LETTER.say(settings.lang))
    return tell(settings, {**data, "case": found.case}, lines)


@handover.command(short_help="接收过的证据包，重新核验 / taken over, checked again")
@click.argument("packet", default="")
@with_settings
def taken(settings: Settings, packet: str) -> int:
    """列出接收过的证据包；写明编号时，从自己的工作区取出并用它自带的证明重新核验。

    List what was taken over; with a name, lay it out again and verify it by its own proofs.
    """
    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        notes = taking_over.taken(wiring)
        checked = taking_over.check_taken(packet, wiring) if packet else None
    if checked is None:
        lines = [f"{one.id[:16]}  {one.says('from')}  {one.at.date()}" for one in notes]
        return tell(
            settings, [{"packet": one.id, "from": one.says("from")} for one in notes], lines
        )
    if settings.as_json:
        tell(settings, checked, [])
    else:
        say_verification(checked, settings.lang)
    return checked.exit_code
