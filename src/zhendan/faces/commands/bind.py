"""`zhendan appeal bind`: a person's own sentence, bound to exhibits and held to the same checks."""

from pathlib import Path

import click

from zhendan.domain import CaseId, Event, OrderId, Text
from zhendan.faces.errors import FormIncomplete
from zhendan.faces.hints import with_hints
from zhendan.faces.say import print_json
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.faces.terminal import TerminalProgress, console_on
from zhendan.steps import Errand, Hints, Worked, wire, work_through
from zhendan.steps.binding import (
    Binding,
    Tried,
    as_data,
    attempt,
    bind_sentence,
    take_back,
    unbound,
)
from zhendan.steps.returned import take_back as compared
from zhendan.steps.wiring import Wiring


@click.command(short_help="把一句话重新绑定到凭证 / bind a sentence to exhibits")
@click.argument("text", default="")
@click.option("--case", required=True, help="案件 / case")
@click.option("--by", required=True, help="绑定人 / who binds it")
@click.option("--exhibit", "exhibits", multiple=True, help="凭证或行，如 E003:14 / exhibit or row")
@click.option("--order", "orders", multiple=True, help="所说的订单 / orders it speaks of")
@click.option("--instead-of", default="", help="替换的原句 / the sentence it stands for")
@click.option(
    "--document",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="改过的 DOCX / the edited DOCX",
)
@click.option("--sentence", type=int, help="其中第几句未绑定的 / which unbound one of it, from 1")
@click.option("--try", "only_try", is_flag=True, help="只试写：列出理由、语气、字数 / keep nothing")
@click.option("--withdraw", is_flag=True, help="撤回这句，恢复原句 / take it back")
@with_hints
@with_settings
def bind(settings: Settings, *, case: str, by: str, hints: Hints, **told: object) -> int:
    """把改写或新增的一句话绑定到凭证，写入办案记录；通过与系统句子相同的核对才会采用。

    Bind an edited or new sentence to exhibits; it is used once it passes the same checks.
    """
    require_workspace(settings.workspace)
    progress = TerminalProgress(console_on(), settings.lang)
    with wire(settings.workspace) as wiring, progress:
        errand = Errand(by=by, hints=hints, progress=progress)
        if told["only_try"]:
            return _tried(settings, _try(CaseId(case), told, wiring, errand))
        event = _act(CaseId(case), told, wiring, errand)
    if settings.as_json:
        print_json({"case": case, **event.facts})
    else:
        click.echo(event.facts["text"])
    return 0


def _act(case: CaseId, told: dict[str, object], wiring: Wiring, errand: Errand) -> Event:
    """Bind or take back."""
    if told["withdraw"]:
        return take_back(case, str(told["text"]), wiring, errand)
    worked = work_through(case, wiring, errand)
    return bind_sentence(worked.appealed.material, _asked(told, worked, wiring), wiring, errand)


def _try(case: CaseId, told: dict[str, object], wiring: Wiring, errand: Errand) -> Tried:
    """What would become of the sentence; nothing goes on record."""
    worked = work_through(case, wiring, errand)
    return attempt(worked.appealed.material, _asked(told, worked, wiring))


def _tried(settings: Settings, tried: Tried) -> int:
    """Every reason against it, its tone and the room in the field; 1 where it cannot be bound."""
    if settings.as_json:
        print_json(as_data(tried))
        return 1 if tried.faults else 0
    lang = settings.lang
    told = {"told": len(tried.told), "limit": tried.limit}
    for fault in tried.faults:
        click.echo(_SAYS["fault"].say(lang, why=fault.say(lang)))
    for mark in tried.marks:
        click.echo(_SAYS["tone"].say(lang, words=mark.words, advice=mark.kind.advice.say(lang)))
    click.echo(_SAYS["room" if tried.is_short else "no_room"].say(lang, **told))
    if not tried.faults:
        click.echo(_SAYS["holds"].say(lang))
    return 1 if tried.faults else 0


_SAYS = {
    "fault": Text("不能绑定：{why}", "Cannot be bound: {why}"),
    "tone": Text("语气「{words}」：{advice}", "Tone, “{words}”: {advice}"),
    "room": Text(
        "短版共 {told} 字，平台栏位 {limit} 字，含这句。",
        "The short form has {told} of {limit} characters, this sentence among them.",
    ),
    "no_room": Text(
        "短版共 {told} 字，平台栏位 {limit} 字，放不下这句，只在长版里。",
        "The short form has {told} of {limit} characters; this one stands in the long form only.",
    ),
    "holds": Text("可以绑定，尚未写入记录。", "It can be bound; nothing is on record yet."),
}


def _asked(told: dict[str, object], worked: Worked, wiring: Wiring) -> Binding:
    """The sentence as told, or as it stands in the edited document. Raises `FormIncomplete`."""
    text, instead = str(told["text"]), str(told["instead_of"])
    document, number = told["document"], told["sentence"]
    if isinstance(document, Path) and isinstance(number, int):
        found, _ = compared(worked, document.read_bytes(), wiring)
        one = unbound(found, number)
        text, instead = one.text, instead or one.ours
    if not text.strip():
        raise FormIncomplete(zh="句子", en="the sentence")
    exhibits, orders = told["exhibits"], told["orders"]
    assert isinstance(exhibits, tuple)
    assert isinstance(orders, tuple)
    return Binding(text, exhibits, tuple(OrderId(one) for one in orders), instead)
