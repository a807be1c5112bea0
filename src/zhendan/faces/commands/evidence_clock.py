"""`zhendan evidence clock`, `hold` and `note`: what vanishes when, and what people say of it."""

import click

from zhendan.domain import CaseId
from zhendan.faces.clock_words import clock_data, say_clock
from zhendan.faces.say import print_json, say_noted
from zhendan.faces.settings import Settings, require_workspace, with_settings
from zhendan.steps import Errand, wire, wire_reading


@click.command(short_help="证据时钟：先取什么 / what to fetch first")
@click.option("--case", required=True, help="案件 / case")
@with_settings
def clock(settings: Settings, case: str) -> int:
    """按紧迫程度列出会消失的证据、最早何时可能取不到、依据是什么。

    What may vanish, most urgent first: from when, and who says so.
    """
    from zhendan.steps.evidence_clock import clock_of

    require_workspace(settings.workspace)
    with wire_reading(settings.workspace) as wiring:
        found, now = clock_of(CaseId(case), wiring), wiring.clock.now()
    if settings.as_json:
        print_json(clock_data(found, now))
    else:
        say_clock(found, now, settings.lang)
    return 0


@click.command(short_help="记录已告知留存 / put the legal hold on record")
@click.option("--case", required=True, help="案件 / case")
@click.option("--by", required=True, help="告知人 / who told them")
@click.option("--reason", required=True, help="告知了谁、怎样告知 / who was told, and how")
@click.option("--release", is_flag=True, help="解除留存告知 / the hold is over")
@with_settings
def hold(settings: Settings, *, case: str, by: str, reason: str, release: bool) -> int:
    """记录已书面告知所有经手的人只存不删；--release 记录解除。

    Put on record that everybody involved was told to keep everything, or that this is over.
    """
    from zhendan.steps.evidence_clock import note_hold, note_release

    require_workspace(settings.workspace)
    noting = note_release if release else note_hold
    with wire(settings.workspace) as wiring:
        event = noting(CaseId(case), wiring, Errand(by=by, reason=reason))
    say_noted(event, settings)
    return 0


@click.command(short_help="自知的保存期，或取不到 / a known life, or a loss")
@click.option("--case", required=True, help="案件 / case")
@click.option("--item", required=True, help="取证清单里的名称 / name on the capture list")
@click.option("--days", type=int, default=None, help="本店设备或系统保存几天 / days it is kept")
@click.option("--lost", is_flag=True, help="记录取不到 / record that it cannot be had")
@click.option("--by", required=True, help="记录人 / who says so")
@click.option("--reason", required=True, help="依据或原因 / how that is known, or why")
@with_settings
def note(
    settings: Settings, *, case: str, item: str, days: int | None, lost: bool, **person: str
) -> int:
    """记录本店自知的保存期（--days），或某项证据取不到（--lost），都写明理由。

    Record how long the shop keeps an item (--days), or that it cannot be had (--lost).
    """
    from zhendan.steps.evidence_clock import note_life, note_loss

    if lost == (days is not None):
        raise click.UsageError("--days 与 --lost 二选一 / give --days or --lost")
    require_workspace(settings.workspace)
    errand = Errand(by=person["by"], reason=person["reason"])
    with wire(settings.workspace) as wiring:
        if days is None:
            event = note_loss(CaseId(case), wiring, item=item, errand=errand)
        else:
            event = note_life(CaseId(case), wiring, item=item, days=days, errand=errand)
    say_noted(event, settings)
    return 0
