"""`zhendan evidence`: seal files, list what is sealed, take the original bytes out again."""

import os
import shutil
import sys
from pathlib import Path
from typing import IO

import click

from zhendan.domain import CaseId, ExhibitKind
from zhendan.faces import answers
from zhendan.faces.commands.custody import back, handover, history, suspect
from zhendan.faces.commands.enciphering import encrypt
from zhendan.faces.commands.erasing import erase, retention
from zhendan.faces.commands.evidence_clock import clock, hold, note
from zhendan.faces.commands.masking import copies, fields, open_field
from zhendan.faces.commands.matching import questions, settle
from zhendan.faces.errors import ExhibitUnknown, FileInTheWay
from zhendan.faces.say import print_json, say_exhibits, say_sealed
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.steps import Errand, wire, wire_reading
from zhendan.steps.look import exhibits as look


@click.group(short_help="凭证：添加、列出、取出 / exhibits: add, list, get")
def evidence() -> None:
    """凭证：封存文件、列出已封存的、取出一字节不变的原件。

    Exhibits: seal files, list them, take the original bytes out again.
    """


_MORE = (
    *(clock, hold, note, copies, fields, open_field, handover, back, suspect, history),
    *(questions, settle, retention, erase, encrypt),
)
for more in _MORE:
    evidence.add_command(more)


@evidence.command(short_help="封存文件 / seal files")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--case", default="", help="归入哪个案件 / into which case")
@click.option("--kind", type=click.Choice([str(k) for k in ExhibitKind]), help="种类 / kind")
@click.option("--by", default="", help="取证人 / who obtained them")
@with_settings
def add(settings: Settings, paths: tuple[Path, ...], case: str, kind: str | None, by: str) -> int:
    """封存文件；确认保存后才回答。同样的文件再次添加不会改变什么。

    Seal files; answers only when they are durable. The same bytes again change nothing.
    """
    with wire(settings.workspace) as wiring:
        chosen = ExhibitKind(kind) if kind else None
        sealed = look.add(paths, wiring, case=CaseId(case), kind=chosen, errand=Errand(by=by))
    if settings.as_json:
        print_json(
            {
                "exhibits": [answers.exhibit(one) for one in sealed.exhibits],
                "new": list(sealed.new),
                "already": list(sealed.already),
            }
        )
    else:
        say_sealed(sealed.exhibits, len(sealed.new), settings.lang)
    return 0


@evidence.command("list", short_help="已封存的凭证 / what is sealed")
@click.option("--case", default="", help="只看一个案件 / of one case")
@with_settings
def list_exhibits(settings: Settings, case: str) -> int:
    """列出已封存的凭证。

    List the sealed exhibits.
    """
    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        found = look.of_case(wiring, CaseId(case))
    if settings.as_json:
        print_json([answers.exhibit(one) for one in found])
    else:
        say_exhibits(found, settings.lang)
    return 0


@evidence.command(short_help="取出原件 / the original bytes")
@click.argument("sha256")
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), help="写到文件 / to a file")
@click.option("--by", default="", help="谁取的 / who takes it out")
@click.option("--reason", default="", help="为什么 / why")
@with_settings
def get(settings: Settings, sha256: str, to: Path | None, *, by: str, reason: str) -> int:
    """取出一件凭证的原始字节；不写 --to 时输出到标准输出。SHA256 可以是散列值、其开头或凭证编号。

    每次取出都记入保管记录；须回避的人不能取出相关凭证。

    Every taking out is put on record, and refused to whoever has to stay out of it. The bytes
    go to stdout unless --to names a file. SHA256 may be the hash, its beginning, or the number.
    """
    require_workspace(settings.workspace)
    if settings.as_json and to is None:
        raise click.UsageError("--json 需要 --to / --json needs --to")
    from zhendan.steps.custody import took_out

    errand = Errand(by=by, reason=reason)
    with wire(settings.workspace) as wiring:
        asked = look.find(wiring, sha256)
        if asked is None:
            raise ExhibitUnknown(asked=sha256)
        if to is not None and os.path.lexists(to):
            raise FileInTheWay(path=to)
        # On record before the bytes leave: what cannot be recorded is not handed out.
        took_out(asked, wiring, errand, to="" if to is None else str(to))
        with wiring.vault.open(asked.sha256) as original:
            _hand_out(original, to)
    if settings.as_json:
        print_json({**answers.exhibit(asked), "to": str(to)})
    return 0


def _hand_out(original: IO[bytes], to: Path | None) -> None:
    """The bytes, to stdout or to a file that was not there before. Raises `FileInTheWay`."""
    if to is None:
        shutil.copyfileobj(original, sys.stdout.buffer)
        return
    if os.path.lexists(to):
        raise FileInTheWay(path=to)
    with to.open("xb") as copy:
        shutil.copyfileobj(original, copy)
