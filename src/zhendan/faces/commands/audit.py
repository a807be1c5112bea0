"""`zhendan audit`: every signal and every innocent reason, asked of every order."""

from dataclasses import dataclass
from pathlib import Path

import click

from zhendan.domain import CaseId, OrderId
from zhendan.faces import answers
from zhendan.faces.daily_words import day_taken, say_day
from zhendan.faces.hints import with_hints
from zhendan.faces.places import require_output
from zhendan.faces.say import print_json, say_audit
from zhendan.faces.settings import Settings, mappings_of, require_workspace, with_settings
from zhendan.faces.terminal import TerminalProgress, console_on
from zhendan.steps import ColumnMapping, Errand, Hints, wire, work_through
from zhendan.steps.daily_ledger import add_day, audit_and_keep, write_outcomes
from zhendan.steps.look.ledger_audit import audit_ledger


@click.command(short_help="逐单核查 / audit orders")
@click.option("--case", default="", help="核查一个案件的涉案订单 / audit a case's flagged orders")
@click.option(
    "--orders",
    "ledger",
    type=click.Path(exists=True, path_type=Path),
    help="订单表（CSV、Parquet）或导出文件夹 / a table of orders, or a folder of exports",
)
@click.option("--no-case", is_flag=True, help="整本订单都核查，不建案件 / a whole ledger, no case")
@click.option("--order", "wanted", multiple=True, help="要看详情的订单号 / orders to explain")
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="列对应（YAML） / which column is what",
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="每单一行的 Parquet / a table"
)
@click.option(
    "--keep",
    type=click.Path(dir_okay=False, path_type=Path),
    help="核查后存入此文件，供每日更新 / keep the audited ledger here for daily updates",
)
@click.option(
    "--update",
    type=click.Path(dir_okay=False, path_type=Path),
    help="把 --orders 里的新订单并入此文件 / add the orders of --orders to a kept ledger",
)
@click.option("--engine", type=click.Choice(["duckdb"]), default="duckdb", show_default=True)
@with_hints
@with_settings
def audit(
    settings: Settings,
    *,
    case: str,
    ledger: Path | None,
    wanted: tuple[str, ...],
    hints: Hints,
    **rest: object,
) -> int:
    """核查订单；疑点只是问题，缺数据时回答“未核查”。

    Audit orders: a finding is a question, and missing data answers *not checked*.
    """
    if not case and ledger is None:
        raise click.UsageError("--case 或 --orders / give --case or --orders")
    out = rest["out"] if isinstance(rest["out"], Path) else None
    if out is not None:
        require_output(out.parent)
    with TerminalProgress(console_on(), settings.lang) as progress:
        if ledger is not None:
            mapping = rest["mapping"]
            known = mappings_of((mapping,)) if isinstance(mapping, Path) else ()
            data = _of_ledger(
                ledger,
                _Asked(known, out, [OrderId(number) for number in wanted]),
                errand=Errand(mappings=known, hints=hints, progress=progress),
                kept=(rest["keep"], rest["update"]),
            )
        else:
            require_workspace(settings.workspace)
            with wire(settings.workspace) as wiring:
                worked = work_through(CaseId(case), wiring, Errand(hints=hints, progress=progress))
            data = answers.audit(worked.verified.audit, worked.page.standings)
    if settings.as_json:
        print_json(data)
    else:
        say_audit(data, settings.lang)
        say_day(data, settings.lang)
    return 0


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is wanted of a ledger besides its audit."""

    mappings: tuple[ColumnMapping, ...]
    out: Path | None
    orders: list[OrderId]


def _of_ledger(
    ledger: Path, asked: _Asked, *, errand: Errand, kept: tuple[object, object]
) -> dict[str, object]:
    """A ledger audited once, audited and kept, or added to a kept one."""
    mapping = asked.mappings[0] if asked.mappings else None
    keep, update = (place if isinstance(place, Path) else None for place in kept)
    if keep and update:
        raise click.UsageError("--keep 与 --update 只能选一个 / either --keep or --update")
    if update:
        day = add_day(ledger, update, mapping=mapping, orders=asked.orders, errand=errand)
        data = {**answers.audit(day.report, {}), "reading": dict(day.reading)}
        data["update"] = day_taken(day)
    elif keep:
        whole = audit_and_keep(ledger, keep, mapping=mapping, orders=asked.orders, errand=errand)
        data = {**answers.audit(whole.report, {}), "reading": dict(whole.reading)}
    else:
        found = audit_ledger(
            ledger, mapping=mapping, out=asked.out, orders=asked.orders, errand=errand
        )
        return {**answers.audit(found.report, {}), "reading": dict(found.reading)}
    state = update or keep
    if asked.out is not None and state is not None:
        write_outcomes(state, asked.out)
    return data
