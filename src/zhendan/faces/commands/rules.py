"""`zhendan rules`, `zhendan deadline`: what a platform demands, as far as anyone can show."""

from datetime import date, datetime

import click

from zhendan.domain import Text
from zhendan.faces import answers
from zhendan.faces.say import print_json, say, say_card, say_deadline
from zhendan.faces.settings import Settings, with_settings
from zhendan.steps.look import rules as look

_ALL_GOOD = Text("规则卡没有过期、缺依据或互相矛盾的值。", "No rule card is stale or unsourced.")


@click.group(short_help="平台规则卡 / platform rule cards")
def rules() -> None:
    """平台规则卡：每个值都有依据和可信度，未知就写未知。

    Rule cards: every value with its source and how far to trust it; unknown is unknown.
    """


@rules.command("list", short_help="有哪些卡 / which cards there are")
@with_settings
def list_cards(settings: Settings) -> int:
    """列出所有平台的规则卡。

    List the rule cards of all platforms.
    """
    cards = look.cards()
    if settings.as_json:
        print_json(cards)
    else:
        for card in cards:
            click.echo(f"{card['platform']:<14} {card['title'][settings.lang]}")
    return 0


@rules.command("show", short_help="看一个平台的卡 / one platform's card")
@click.argument("platform")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="哪一天的规则 / on which day")
@with_settings
def show(settings: Settings, platform: str, on: datetime | None) -> int:
    """显示一个平台的规则卡：值、依据、可信度、未知的项目。

    Show a platform's rule card: values, sources, confidence, what is unknown.
    """
    found = look.card(platform, on.date() if on else None)
    if settings.as_json:
        print_json(found)
    else:
        say_card(found, settings.lang)
    return 0


@rules.command("check", short_help="过期或缺依据的值 / stale or unsourced values")
@with_settings
def check(settings: Settings) -> int:
    """检查规则卡：有过期、缺依据或互相矛盾的值时退出码为 1。

    Check the cards: exit 1 where a value is stale, unsourced or contradictory.
    """
    faults = look.faults(date.today())
    if settings.as_json:
        print_json({"ok": not faults, "faults": faults})
    elif not faults:
        say(_ALL_GOOD, settings.lang)
    else:
        for fault in faults:
            click.echo(f"{fault['card']}: {fault[settings.lang]}")
    return 1 if faults else 0


@click.command(short_help="计算申诉截止时间 / compute a deadline")
@click.option("--platform", required=True, help="平台 / platform")
@click.option("--rule", default="fake-transaction", show_default=True, help="规则 / rule")
@click.option("--delivered-at", required=True, help="送达时间 / e.g. 2026-03-01T10:00:00+08:00")
@click.option("--grade", type=click.IntRange(0, 3), default=None, help="情节 0–3 / grade")
@with_settings
def deadline(
    settings: Settings, platform: str, rule: str, delivered_at: str, grade: int | None
) -> int:
    """按送达那天的规则推算截止时间，并列出每一步和依据。

    Work out the deadline by the rule of the day of delivery, step by step, with its sources.
    """
    found = look.deadline(platform, rule, delivered_at, grade=grade)
    if settings.as_json:
        print_json(answers.deadline(found))
    else:
        say_deadline(found, settings.lang)
    return 0
