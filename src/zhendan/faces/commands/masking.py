"""`zhendan evidence copies`, `fields`, `open-field`: masked copies, one field opened."""

import json
from pathlib import Path

import click

from zhendan.domain import CaseId
from zhendan.faces.errors import FileInTheWay
from zhendan.faces.say import print_json
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.steps import masking as step
from zhendan.steps import wire, wire_reading


@click.command(short_help="已制作的脱敏件 / masked copies")
@with_settings
def copies(settings: Settings) -> int:
    """列出已制作的脱敏件：编号、接收方、遮蔽了多少处。

    List the masked copies: number, recipient, how many fields were masked.
    """
    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        found = step.copies_of(wiring)
    rows = [
        {"id": one.id, "recipient": one.recipient, "fields": one.fields, "sha256": one.sha256}
        for one in found
    ]
    if settings.as_json:
        print_json(rows)
    else:
        for row in rows:
            click.echo(f"{row['id']}\t{row['recipient']}\t{row['fields']}\t{row['sha256']}")
    return 0


@click.command(short_help="脱敏件中被遮蔽的位置 / masked places")
@click.argument("copy")
@with_settings
def fields(settings: Settings, copy: str) -> int:
    """列出一份脱敏件中被遮蔽的位置与种类；内容不会显示。

    List places and kinds of the masked fields of a copy; no content is shown.
    """
    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        found = step.places_of(copy, wiring)
    if settings.as_json:
        print_json([{"place": place, "kind": kind} for place, kind in found])
    else:
        for place, kind in found:
            click.echo(f"{kind}\t{place}")
    return 0


@click.command("open-field", short_help="为法院打开一个字段 / open one field")
@click.argument("copy")
@click.argument("place")
@click.option("--case", required=True, help="案件 / case")
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--reason", required=True, help="为何打开，写入日志 / why, on record")
@with_settings
def open_field(settings: Settings, copy: str, place: str, to: Path, **rest: str) -> int:
    """写出一个被遮蔽字段的内容与盐值；只能核对这一处，其他字段仍不可知。

    Write value and salt of one masked field: they verify that field and tell nothing of others.
    """
    require_workspace(settings.workspace)
    if to.exists():
        raise FileInTheWay(path=to)
    with wire(settings.workspace) as wiring:
        opening = step.opened(CaseId(rest["case"]), copy, place, wiring, reason=rest["reason"])
    to.write_text(json.dumps(opening, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    told = {"copy": copy, "place": place, "kind": opening["kind"], "to": str(to)}
    if settings.as_json:
        print_json(told)
    else:
        click.echo(f"{copy} {place} → {to}")
    return 0
