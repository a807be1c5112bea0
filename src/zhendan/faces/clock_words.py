"""The evidence clock as JSON and as lines in a terminal."""

from datetime import datetime

import click

from zhendan.domain import EvidenceClock, Perishing
from zhendan.faces import answers
from zhendan.faces.report.words.clock import CLOCK
from zhendan.faces.times import Zoned, span
from zhendan.faces.untrusted import reveal

ZONE = "Asia/Shanghai"


def clock_data(clock: EvidenceClock, now: datetime) -> answers.Data:
    """The capture list: every item with its countdown in seconds, or null where none is known."""
    return {
        "now": answers.instant(now),
        "items": [_item(one, now) for one in clock.items],
        "hold": [answers.both(line) for line in clock.hold],
        "hold_told_at": answers.instant(clock.hold_told_at),
        "hold_told_by": clock.hold_told_by,
    }


def say_clock(clock: EvidenceClock, now: datetime, lang: str) -> None:
    """Item by item, most urgent first, then the legal hold."""
    for item in clock.items:
        words = CLOCK[f"keeping.{item.keeping}"].say(lang)
        click.echo(reveal(f"[{words}] {item.name}  {item.what.say(lang)}{_left(item, now, lang)}"))
        if item.keeping != "held":
            trust = CLOCK[f"trust.{item.confidence}"].say(lang)
            click.echo(reveal(f"    {item.life.say(lang)} [{trust}]"))
            click.echo(reveal(f"    {item.where.say(lang)}"))
        if item.note:
            click.echo(reveal(f"    {item.note}"))
    click.echo(CLOCK["clock.hold"].say(lang))
    for line in clock.hold:
        click.echo(f"  {line.say(lang)}")
    if clock.hold_told_at is None:
        click.echo(CLOCK["clock.untold"].say(lang))
        return
    at = Zoned(ZONE, lang).instant(clock.hold_told_at)
    click.echo(reveal(CLOCK["clock.told"].say(lang, at=at, by=clock.hold_told_by)))


def _left(item: Perishing, now: datetime, lang: str) -> str:
    """The countdown in words; that it is unknown, where it is."""
    if item.keeping == "held":
        return ""
    if item.gone_by is None:
        return f"  {CLOCK['clock.undated'].say(lang)}"
    name = "clock.past" if item.gone_by < now else "clock.left"
    return f"  {CLOCK[name].say(lang, span=span(abs(item.gone_by - now), lang))}"


def _item(item: Perishing, now: datetime) -> answers.Data:
    """One item of the list."""
    left = (item.gone_by - now).total_seconds() if item.gone_by else None
    return {
        "name": item.name,
        "kind": str(item.kind),
        "keeping": str(item.keeping),
        "gone_by": answers.instant(item.gone_by),
        "left_s": None if left is None else int(left),
        "ages_from": answers.instant(item.ages_from),
        "confidence": str(item.confidence),
        "source": item.source,
        "seen": item.seen,
        "orders": list(item.orders),
        "gone_by_order": {order: answers.instant(at) for order, at in item.gone_by_order.items()},
        "links": item.links,
        "note": item.note,
        "what": answers.both(item.what),
        "life": answers.both(item.life),
        "where": answers.both(item.where),
        "who": answers.both(item.who),
        "otherwise": answers.both(item.otherwise),
    }
