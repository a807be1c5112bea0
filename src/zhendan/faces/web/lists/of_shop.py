"""Lists of a whole shop: cases, all shops, what is to be fetched, rules, what was found."""

from collections.abc import Iterator

from django.http import Http404
from django.utils import timezone

from zhendan.domain import CaseId, ZhendanError
from zhendan.faces.web.finding import found_for
from zhendan.faces.web.gate import workspace_of
from zhendan.faces.web.lists.listing import Asking, Line, Sheet
from zhendan.faces.web.models import Member
from zhendan.faces.web.rights import Right, Role, may
from zhendan.faces.web.seeing import seen
from zhendan.steps.look import mappings as kept_mappings
from zhendan.steps.look import rules as rule_cards
from zhendan.steps.look.case_list import Row, reading, rows
from zhendan.steps.look.leaving import masking_for

_CASE = ("cases.case", "col.platform", "col.number", "cases.state", "cases.due")
_COUNTS = ("col.provable", "col.thin", "col.unclear", "col.conceded", "col.flagged", "col.rounds")


def cases(asking: Asking) -> Sheet:
    """Every case of the shop by deadline."""
    lines = (_case(row, asking) for row in rows(asking.place.workspace))
    return Sheet((*_CASE, *_COUNTS), lines)


def board(asking: Asking) -> Sheet:
    """The cases of every shop that the person works for."""
    mine = Member.objects.filter(account=asking.place.account).select_related("shop")
    lines = (
        (member.shop.name, *_case(row, asking))
        for member in mine
        if may(Role(member.role), Right.VIEW)
        for row in rows(workspace_of(member.shop))
    )
    return Sheet(("board.shop", *_CASE, *_COUNTS), lines)


def requests(asking: Asking) -> Sheet:
    """What is still to be fetched, case by case."""
    head = ("cases.case", "col.what", "col.why", "col.where", "col.who", "col.otherwise")
    return Sheet((*head, "col.expires", "col.orders"), _gaps(asking))


def search(asking: Asking) -> Sheet:
    """What the words asked for were found in."""
    found, _ = found_for(asking.place, asking.request.GET.get("q", ""), asking.request.lang)
    folder = asking.place.workspace
    masks = {hit.case: masking_for(folder, CaseId(hit.case)) for hit in found}
    lines = (
        (hit.case, asking.w(f"search.kind.{hit.kind}"), masks[hit.case].words(hit.text))
        for hit in found
    )
    return Sheet(("cases.case", "col.kind", "col.text"), lines)


def rules(asking: Asking) -> Sheet:
    """Every rule card with the day it was checked."""
    lang = asking.speech.lang
    lines = (
        (c["platform"], c["rule"], c["title"][lang], c["checked"], c["reverify_by"])
        for c in rule_cards.cards(asking.place.workspace)
    )
    return Sheet(
        ("col.platform", "col.rule", "rules.card", "rules.checked", "rules.reverify"), lines
    )


def rule(asking: Asking) -> Sheet:
    """One card, value by value with its source."""
    told, lang = asking.request.GET, asking.speech.lang
    try:
        card = rule_cards.card(
            told.get("platform", ""),
            None,
            today=timezone.now().date(),
            workspace=asking.place.workspace,
            rule=told.get("rule", ""),
        )
    except ZhendanError as error:
        raise Http404 from error
    lines = (
        (v["title"][lang], v["value"][lang], v["since"], v["confidence"], v["source"])
        for v in card["values"]
    )
    return Sheet(("col.name", "col.value", "col.since", "col.confidence", "col.source"), lines)


def measured(asking: Asking) -> Sheet:
    """How many rounds ended how; counts, never a rate."""
    listed = rows(asking.place.workspace) if asking.place.may(Right.VIEW) else ()
    rounds = [each for row in listed for each in row.case.rounds]
    final = [str(each.state) for each in rounds if each.state.is_final]
    lines: list[Line] = [(asking.w("measured.rounds"), len(rounds))]
    lines += [(asking.w(f"round.{state}"), final.count(state)) for state in sorted(set(final))]
    return Sheet(("cases.state", "col.count"), lines)


def mappings(asking: Asking) -> Sheet:
    """Every kept mapping, one line a column."""
    with reading(asking.place.workspace) as wiring:
        kept = kept_mappings.kept(wiring) if wiring else ()
    lines = (
        (one.name, one.template, field, heading)
        for one in kept
        for field, heading in (*one.columns.items(), *one.same.items())
    )
    return Sheet(("map.name", "col.layout", "col.name", "col.heading"), lines)


def _case(row: Row, asking: Asking) -> Line:
    """One case with its verdicts."""
    case = row.case
    about = (case.case, case.platform, case.number, asking.speech.say(case.state.words))
    return (*about, asking.at(row.due), *row.counts.values(), len(case.flagged), len(case.rounds))


def _gaps(asking: Asking) -> Iterator[Line]:
    for row in rows(asking.place.workspace):
        page = seen(asking.place, row.case.case).page if row.open else None
        for gap in page.gaps if page is not None else ():
            told = (gap.what, gap.why, gap.where, gap.who, gap.otherwise)
            expires = asking.speech.say(gap.expires) if gap.expires else ""
            yield row.case.case, *map(asking.speech.say, told), expires, len(gap.orders)
