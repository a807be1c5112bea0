"""`zhendan evidence retention` and `erase`: how long originals stay, and giving them up."""

import click

from zhendan.domain import Text
from zhendan.faces.errors import ExhibitUnknown
from zhendan.faces.say import print_json, say
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.faces.untrusted import reveal
from zhendan.steps import Errand, wire, wire_reading
from zhendan.steps.look import exhibits as look

_HEAD = Text(
    "以下期限是本软件的建议，不是法律规定；税务凭证的期限请按税法确定。",
    "These periods are proposals of this software, not law; tax papers follow the tax rules.",
)
_ERASED = Text(
    "{exhibit} 的原件已删除，承诺值与记录保留（日志第 {leaf} 条）。早先的备份中可能仍有一份，"
    "请按备份周期一并清理。",
    "The bytes of {exhibit} are gone; commitment and record stay (log entry {leaf}). Older backups"
    " may still hold a copy: clear them within their cycle.",
)


@click.command(short_help="保存期限 / how long originals are kept")
@with_settings
def retention(settings: Settings) -> int:
    """列出每件原件的保存期限、从何时起可以删除、为什么现在须保留。

    For each original: how long it is kept, from when it may go, what forbids it now.
    """
    from zhendan.steps.erasing import retention as rows_of

    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        rows = rows_of(wiring)
    if settings.as_json:
        print_json(
            [
                {
                    "exhibit": one.exhibit.id,
                    "kind": str(one.exhibit.kind),
                    "days": one.days,
                    "due": one.due.isoformat() if one.due else None,
                    "holds": list(one.holds),
                }
                for one in rows
            ]
        )
        return 0
    say(_HEAD, settings.lang)
    for one in rows:
        due = one.due.date().isoformat() if one.due else "—"
        kind = one.exhibit.kind.words.say(settings.lang)
        click.echo(reveal(f"{one.exhibit.id}  {kind}  {due}  {'；'.join(one.holds)}"))
    return 0


@click.command(short_help="按规定删除原件 / erase an original by rule")
@click.argument("exhibit")
@click.option("--by", required=True, help="谁删除 / who erases it")
@click.option("--reason", required=True, help="依据 / on which ground")
@click.option("--early", is_flag=True, help="保存期未满也删除，并记录在案 / before its day")
@with_settings
def erase(settings: Settings, exhibit: str, *, by: str, reason: str, early: bool) -> int:
    """先记录谁、为什么，再销毁原件；日志与承诺值保留，验证照常通过。未结案、有留存告知、未到期时拒绝。

    Record who and why, then destroy the bytes; log and commitment stay and still verify. Refused
    while a case is open, while a legal hold is in force, and before its day.
    """
    from zhendan.steps.erasing import erased

    require_workspace(settings.workspace)
    with wire(settings.workspace) as wiring:
        found = look.find(wiring, exhibit)
        if found is None:
            raise ExhibitUnknown(asked=exhibit)
        entry = erased(found, wiring, Errand(by=by, reason=reason), early=early)
    if settings.as_json:
        print_json({"exhibit": found.id, "event": entry.event, "leaf": entry.leaf})
    else:
        say(_ERASED, settings.lang, exhibit=found.id, leaf=entry.leaf)
    return 0
