"""`zhendan rules`, `zhendan deadline`: what a platform demands, as far as anyone can show."""

from datetime import date, datetime

import click

from zhendan.domain import Text
from zhendan.faces import answers
from zhendan.faces.commands.own_rules import add_own_rules
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
    """列出所有平台的规则卡，包括店铺自录的。

    List the rule cards of all platforms, the shop's own among them.
    """
    cards = look.cards(settings.workspace)
    if settings.as_json:
        print_json(cards)
    else:
        for card in cards:
            click.echo(f"{card['platform']:<14} {card['title'][settings.lang]}")
    return 0


@rules.command("show", short_help="看一个平台的卡 / one platform's card")
@click.argument("platform")
@click.option("--rule", default="fake-transaction", show_default=True, help="规则 / rule")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="哪一天的规则 / on which day")
@with_settings
def show(settings: Settings, platform: str, rule: str, on: datetime | None) -> int:
    """显示一个平台的规则卡：值、依据、可信度、未知的项目。

    Show a platform's rule card: values, sources, confidence, what is unknown.
    """
    day = on.date() if on else None
    found = look.card(platform, day, today=date.today(), workspace=settings.workspace, rule=rule)
    if settings.as_json:
        print_json(found)
    else:
        say_card(found, settings.lang)
    return 0


@rules.command("law", short_help="法规卡 / statute cards")
@with_settings
def law(settings: Settings) -> int:
    """列出法规卡：条文要点（转述）、施行时间、依据和可信度。

    List the statute cards: paraphrases, since when, source and confidence.
    """
    found = look.statutes(settings.workspace)
    if settings.as_json:
        print_json(found)
        return 0
    for statute in found:
        click.echo(statute["title"][settings.lang])
        for article in statute["articles"]:
            no, since = article["article"] or "?", article["since"] or "?"
            until = f" – {article['until']}" if article["until"] else ""
            says = article["says"][settings.lang]
            click.echo(f"  {no}: {says}  [{article['confidence']}, {since}{until}]")
    return 0


@rules.command("check", short_help="过期或缺依据的值 / stale or unsourced values")
@click.option("--notes", is_flag=True, help="也列出提示与未存档的出处 / hints too")
@with_settings
def check(settings: Settings, notes: bool) -> int:
    """检查规则卡：有过期、缺依据、无法读取或互相矛盾的值时退出码为 1。

    Check the cards: exit 1 where a value is stale, unsourced, damaged or contradictory.
    """
    found = look.faults(date.today(), workspace=settings.workspace, notes=notes)
    wrong = [fault for fault in found if not fault["note"]]
    if settings.as_json:
        print_json({"ok": not wrong, "faults": found})
    elif not found:
        say(_ALL_GOOD, settings.lang)
    else:
        for fault in found:
            click.echo(f"{fault['card']}: {fault[settings.lang]}")
    return 1 if wrong else 0


add_own_rules(rules)


@click.command(short_help="计算申诉截止时间 / compute a deadline")
@click.option("--platform", required=True, help="平台 / platform")
@click.option("--rule", default="fake-transaction", show_default=True, help="规则 / rule")
@click.option("--delivered-at", required=True, help="送达时间 / e.g. 2026-03-01T10:00:00+08:00")
@click.option("--grade", type=click.IntRange(0, 3), default=None, help="情节 0–3 / grade")
@click.option("--site", default="", help="站点（国家），如 th / site")
@click.option("--rejected", is_flag=True, help="从被驳回之时起算 / counted from a rejection")
@click.option("--user-zone", default="", help="您所在时区 / your time zone")
@with_settings
def deadline(
    settings: Settings, *, platform: str, rule: str, delivered_at: str, **told: object
) -> int:
    """按送达那天的规则推算截止时间，并列出每一步和依据。

    Work out the deadline by the rule of the day of delivery, step by step, with its sources.
    """
    grade = told["grade"] if isinstance(told["grade"], int) else None
    where = look.circumstances(
        grade=grade,
        site=str(told["site"]),
        rejected=bool(told["rejected"]),
        user_zone=str(told["user_zone"]),
    )
    found = look.deadline(platform, rule, delivered_at, where=where, workspace=settings.workspace)
    if settings.as_json:
        print_json(answers.deadline(found))
    else:
        say_deadline(found, settings.lang)
    return 0
