"""Lists of the shop's own work: plans, team, partners, choosing help, hand-over."""

from zhendan.domain import CaseId
from zhendan.faces.web.lists.listing import Asking, Line, Sheet
from zhendan.faces.web.rights import Right
from zhendan.faces.web.views.remedy import chosen
from zhendan.steps import (
    advising,
    data_room,
    duties,
    mandating,
    people,
    planning,
    taking_over,
)
from zhendan.steps import trainings as training_texts
from zhendan.steps.look.case_list import reading
from zhendan.steps.measures import today


def promotions(asking: Asking) -> Sheet:
    """Promotions registered beforehand, with the exhibit that proves when."""
    with reading(asking.place.workspace) as wiring:
        notes = planning.promotions(wiring) if wiring else ()
    lines: list[Line] = []
    for note in notes:
        band = note.page.fields.get("expected")
        expected = "–".join(map(str, band)) if isinstance(band, list) else ""
        in_time = asking.w("plans.before" if note.says("before_start") == "True" else "plans.late")
        days = (note.says("starts_at"), note.says("ends_at"))
        lines.append((note.id, *days, expected, note.says("exhibit"), in_time))
    head = ("plans.name", "plans.starts", "plans.ends", "plans.band", "col.exhibit", "plans.proof")
    return Sheet(head, lines)


def defects(asking: Asking) -> Sheet:
    """Inspected lots by item, and the refunds that name them."""
    with reading(asking.place.workspace) as wiring:
        found = planning.item_defects(wiring) if wiring else ()
    lines = ((one.item, one.inspected, one.bad, one.refunds) for one in found)
    return Sheet(("plans.item", "plans.pieces", "plans.bad", "plans.refunds"), lines)


def members(asking: Asking) -> Sheet:
    """Buyers by the month of their first purchase and how many came back: sums, no persons."""
    with reading(asking.place.workspace) as wiring:
        cohorts = planning.members(wiring)[1] if wiring else ()
    lines = (
        (one.month, one.buyers, month, count)
        for one in cohorts
        for month, count in one.again.items()
    )
    return Sheet(("plans.month", "plans.buyers", "col.months_later", "plans.again"), lines)


def trainings(asking: Asking) -> Sheet:
    """Who took which training, in which version, how well, and the signed sheet."""
    say = asking.speech.say
    with reading(asking.place.workspace) as wiring:
        modules = training_texts.in_force(wiring)
        found = training_texts.trained(wiring) if wiring else ()
    lines = (
        (
            one.person,
            say(modules[one.module].module.title) if one.module in modules else one.module,
            one.version or asking.w("team.uncounted"),
            one.fingerprint,
            f"{one.score:.0%}",
            asking.w("team.passed" if one.passed else "team.again"),
            one.signature,
        )
        for one in found
    )
    read_as = ("team.version", "team.fingerprint")
    head = ("team.person", "team.module", *read_as, "team.score", "team.result", "team.sheet")
    return Sheet(head, lines)


def held_duties(asking: Asking) -> Sheet:
    """Which duties each person has."""
    with reading(asking.place.workspace) as wiring:
        held = duties.who(wiring)[0] if wiring else {}
    say = asking.speech.say
    lines = (
        (person, say(duties.DUTIES[one]) if one in duties.DUTIES else one)
        for person, own in held.items()
        for one in own
    )
    return Sheet(("team.person", "team.duties"), lines)


def concerns(asking: Asking) -> Sheet:
    """Concerns by number: who hears them and what came of them; never their words."""
    with reading(asking.place.workspace) as wiring:
        found = duties.the_concerns(wiring) if wiring else ()
    lines = ((one.number, one.recipient, one.exhibit, one.outcome) for one in found)
    return Sheet(("col.number", "concern.to", "col.exhibit", "team.outcome"), lines)


def partners(asking: Asking) -> Sheet:
    """The register: contract, next look, what is lacking; indicators stay on the page."""
    with reading(asking.place.workspace) as wiring:
        found = people.the_partners(wiring) if wiring else {}
    say = asking.speech.say
    lines = (
        (
            *(one.id, one.name, asking.w(f"partners.kind.{one.kind}"), one.since, one.until),
            *(one.review_on, "; ".join(say(each) for each in one.lacking)),
            *("; ".join(one.incidents), one.suspended),
        )
        for one in found.values()
    )
    head = ("partners.number", "partners.name", "partners.kind", "partners.since")
    more = ("partners.until", "partners.review", "col.lacks", "col.incidents", "col.suspended")
    return Sheet((*head, *more), lines)


def advisers(asking: Asking) -> Sheet:
    """Why and whom to ask about a case, and what to bring."""
    _, case = chosen(asking.request, asking.place)
    private, none = asking.place.may(Right.PRIVATE), advising.Situation()
    with reading(asking.place.workspace) as wiring:
        found: tuple[advising.Reason, ...] = ()
        if wiring and case:
            found = advising.when(CaseId(case), none, wiring, private=private)
    say = asking.speech.say
    lines = [(asking.w("advisers.when"), say(one.who), say(one.why)) for one in found]
    lines += [(asking.w("advisers.bring"), "", say(one)) for one in advising.BRING]
    return Sheet(("col.kind", "col.asks", "col.text"), lines)


def mandates(asking: Asking) -> Sheet:
    """Who may act or read until when, for which case and with which paper."""
    with reading(asking.place.workspace) as wiring:
        on = today(wiring) if wiring else None
        given = mandating.every(wiring) if wiring else {}
    say, w = asking.speech.say, asking.w
    lines = (
        (
            *(one.id, one.case, one.recipient, w(f"handover.{one.profile}"), one.scope, one.until),
            *(say(mandating.state_words(one, on)), one.paper, " ".join(one.returned)),
        )
        for one in given.values()
        if on
    )
    head = ("handover.number", "cases.case", "handover.to", "handover.kind", "handover.scope")
    return Sheet((*head, "handover.until", "cases.state", "handover.paper", "col.returned"), lines)


def rooms(asking: Asking) -> Sheet:
    """Data rooms and every look into them; a room nobody entered has one line."""
    with reading(asking.place.workspace) as wiring:
        on = today(wiring) if wiring else None
        found = data_room.every_room(wiring) if wiring else {}
    lines = [
        (one.id, one.case, one.recipient, asking.speech.say(one.state(on).words), one.until, *look)
        for one in found.values()
        if on
        for look in one.looks or (("", ""),)
    ]
    head = ("col.number", "cases.case", "handover.to", "cases.state", "handover.until")
    return Sheet((*head, "col.at", "col.exhibit"), lines)


def disclosures(asking: Asking) -> Sheet:
    """Packets given out and packets taken over."""
    with reading(asking.place.workspace) as wiring:
        handed = mandating.disclosures(wiring) if wiring else ()
        taken = taking_over.taken(wiring) if wiring else ()
    w, at = asking.w, asking.at
    lines = [(w("handover.given"), n.says("recipient"), at(n.at), n.id) for n in handed]
    lines += [(w("handover.taken"), n.says("from"), at(n.at), n.id) for n in taken]
    return Sheet(("col.kind", "handover.to", "col.at", "col.packet"), lines)
