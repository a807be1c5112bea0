"""The statement in English, for cross-border platforms: the claims and limits of the Chinese one.

Growth of orders and promotions are told in the tables of the dossier alone.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime

from zhendan.appeal.english_phrases import (
    ATTACK_SIGNS,
    GAPS,
    GAPS_WAIVED,
    LEAD,
    MISSING,
    PENALTY,
    SAY,
    SCOPE,
)
from zhendan.appeal.match import OrderCase
from zhendan.appeal.numbers import (
    MISJUDGED,
    attacked_by,
    caused,
    gap_kinds,
    group_key,
    recorded,
    waived_kinds,
)
from zhendan.appeal.privacy import masked
from zhendan.appeal.signs import signs_behind
from zhendan.appeal.writer import Filling, Writer
from zhendan.domain import (
    Anchor,
    ExhibitKind,
    FlagScope,
    OrderId,
    RemedyTask,
    RowRef,
    Sentence,
    SentenceKind,
)

_CJK = re.compile(r"[\u3400-\u9fff]")
MOST_NUMBERS_SHOWN = 4


def request(write: Writer) -> Iterator[Sentence]:
    """What is asked for, with the honest scope, penalty by penalty."""
    notice = write.material.notice
    words = {"notice": f"notice {notice.number}" if notice.number else "the platform's notice"}
    words["charge"] = notice.charge or "fake transactions"
    yield write.say(LEAD[write.shape], SentenceKind.REQUEST, filling=Filling(words))
    if write.count("flagged"):
        parts = [part for part in SCOPE if write.count(part)]
        pattern = SAY["scope"] + "; ".join(SCOPE[part] for part in parts) + "."
        counts = {n: f"orders.{n}" for n in ("flagged", *parts)}
        filling = Filling(
            {"missing": missing_of(write, write.material.with_verdict("thin"))}, counts
        )
        flagged = write.material.flagged
        yield write.say(pattern, SentenceKind.REQUEST, filling=filling, orders=flagged)
    if not write.count("flagged") or notice.scope is not FlagScope.EXPLICIT:
        yield write.say(SAY["no_list"], SentenceKind.REQUEST)
    if write.count("absent"):
        yield write.tally(SAY["absent"], "absent", kind=SentenceKind.REQUEST)
    if notice.penalties:
        pattern = PENALTY[write.shape]
        counts = {n: f"orders.{n}" for n in ("genuine", "conceded") if f"{{{n}}}" in pattern}
        quoted = _listed(tuple(f"“{penalty.words}”" for penalty in notice.penalties))
        yield write.say(pattern, SentenceKind.REQUEST, filling=Filling({"words": quoted}, counts))


def timeline(write: Writer) -> Iterator[Sentence]:
    """What happened, each with the file it stands in."""
    material = write.material
    placed = sorted(
        (p.happened_at, p.at_row.row or 0, p.at_row.file, p.at_row)
        for case in write.cases
        for p in case.passages
        if p.kind is ExhibitKind.ORDER_RECORD and p.happened_at
    )
    if placed:
        words = {"first": _minute(write, placed[0][0]), "last": _minute(write, placed[-1][0])}
        anchors = dict.fromkeys((write.anchor(placed[0][3]), write.anchor(placed[-1][3])))
        yield write.say(SAY["span"], SentenceKind.FACT, filling=Filling(words), anchors=anchors)
    if write.notice_anchors() and material.notice.delivered_at:
        words = {"when": _minute(write, material.notice.delivered_at)}
        filling, anchors_of = Filling(words), write.notice_anchors()
        yield write.say(SAY["came"], SentenceKind.FACT, filling=filling, anchors=anchors_of)


def findings(write: Writer) -> Iterator[Sentence]:
    """Genuine orders, those that can be shown by the same elements in one sentence."""
    groups: dict[str, list[OrderCase]] = {}
    for case in write.cases:
        if case.claims:
            groups.setdefault(group_key(case), []).append(case)
    for name, cases in sorted(groups.items(), key=lambda item: "group.thin" in item[0]):
        orders = tuple(case.order for case in cases)
        which = "single" if ".single." in name else "thin" if "group.thin" in name else "provable"
        elements = _listed(tuple(e.words.en for e in recorded(cases[0])))
        pattern = SAY[f"group_{which}"].replace("{orders}", _orders(orders))
        counts = {"count": name} if "{count}" in pattern else {}
        anchors = {
            a.exhibit: Anchor(a.exhibit) for c in cases for i in c.claims for a in i.claim.anchors
        }
        yield write.say(
            pattern,
            SentenceKind.FACT,
            filling=Filling({"elements": elements, "missing": missing_of(write, orders)}, counts),
            anchors=tuple(anchors[key] for key in sorted(anchors)),
            orders=orders,
        )
    if write.count("adverse"):
        yield write.tally(SAY["group_adverse"], "adverse", kind=SentenceKind.OPINION)


def attack(write: Writer) -> Iterator[Sentence]:
    """The signs of an attack by others, each with its count and files."""
    for story, pattern in ATTACK_SIGNS.items():
        orders = attacked_by(write.material, story)
        anchors = [Anchor(each.id) for each in signs_behind(write.material, story)]
        if orders and anchors:
            yield write.say(
                pattern,
                SentenceKind.FACT,
                filling=Filling(counts={"count": f"attack.{story}"}),
                anchors=anchors,
                orders=orders,
            )
    if write.count("attacked"):
        yield write.tally(SAY["not_ours"], "attacked", kind=SentenceKind.OPINION)
        yield write.tally(SAY["attack_ask"], "attacked", kind=SentenceKind.REQUEST)


def evidence(write: Writer) -> Iterator[Sentence]:
    """Each claim of each genuine order: what the cited rows say."""
    for case in write.cases:
        says: dict[RowRef, str] = {p.at_row: p.says.en or p.says.zh for p in case.passages}
        for item in case.claims:
            places = [a.place for a in item.claim.anchors if a.place in says]
            told = "; ".join(dict.fromkeys(says[p] for p in places if p is not None))
            shown = masked(told) or "see the exhibit"
            words = f"Order {case.order}, {item.element.words.en}: {shown}."
            yield Sentence(words, SentenceKind.FACT, item.claim.anchors, orders=(case.order,))


def conceded(write: Writer) -> Iterator[Sentence]:
    """The conceded orders, as plainly as the others."""
    if write.count("conceded"):
        orders = write.material.conceded
        pattern = SAY["conceded"].replace("{orders}", _orders(orders))
        counts = {"count": "orders.conceded"} if "{count}" in pattern else {}
        anchors, filling = write.notice_anchors(), Filling(counts=counts)
        kind = SentenceKind.FACT if anchors else SentenceKind.OPINION
        yield write.say(pattern, kind, filling=filling, anchors=anchors, orders=orders)
        yield write.tally(SAY["conceded_only"], "conceded", kind=SentenceKind.OPINION)


def causes(write: Writer) -> Iterator[Sentence]:
    """Root causes as the shop sees them today, and who answers for them."""
    titles = {cause.code: cause.title.en for cause in write.material.causes}
    for code in dict.fromkeys(cause.code for cause in write.material.causes):
        if orders := caused(write.material, code):
            filling = Filling({"title": titles[code].partition(",")[0]}, {"count": f"cause.{code}"})
            pattern = SAY["fits"] if code in MISJUDGED else SAY["cause"]
            yield write.say(pattern, SentenceKind.OPINION, filling=filling, orders=orders)
    if write.count("conceded"):
        if write.count("uncaused"):
            yield write.tally(SAY["uncaused"], "uncaused", kind=SentenceKind.OPINION)
        yield write.tally(SAY["responsible"], "conceded", kind=SentenceKind.OPINION)


def limits(write: Writer) -> Iterator[Sentence]:
    """What the shop cannot show, and what the platform alone can check, said plainly."""
    if write.count("thin"):
        yield write.tally(SAY["limit_thin"], "thin", kind=SentenceKind.OPINION)
    if write.count("unclear"):
        yield write.tally(SAY["limit_unclear"], "unclear", kind=SentenceKind.OPINION)
    if write.count("unsupported"):
        yield write.tally(SAY["limit_unsupported"], "unsupported", kind=SentenceKind.OPINION)
    for kind in gap_kinds(write.material):
        filling = Filling({"kind": kind.words.en.lower()}, {"gap": f"gap.{kind}"})
        pattern = GAPS_WAIVED if kind in waived_kinds(write.material) else GAPS
        yield write.say(pattern, SentenceKind.OPINION, filling=filling)
    if write.count("genuine"):
        yield write.say(SAY["limit_platform"], SentenceKind.REQUEST)
    if write.material.exhibits and write.material.seal.stamped_at is None:
        yield write.say(SAY["limit_stamp"], SentenceKind.REQUEST)


def measures(write: Writer) -> Iterator[Sentence]:
    """Done measures with their proof, all others as dated commitments."""
    for task in sorted(
        write.material.remedies, key=lambda t: (not t.is_done, t.due_on or date.max, t.id)
    ):
        yield _measure(write, task)


def closing(write: Writer) -> Iterator[Sentence]:
    """How to check what was said."""
    if write.material.exhibits:
        yield write.say(SAY["closing"], SentenceKind.REQUEST)


def missing_of(write: Writer, orders: tuple[OrderId, ...]) -> str:
    """What orders lack, in English words."""
    shown = [set(a.shown) for a in write.material.assessments if a.order in set(orders)]
    lacking = [words for name, words in MISSING.items() if any(name not in s for s in shown)]
    return " or ".join(lacking) or "a second kind of source"


def _measure(write: Writer, task: RemedyTask) -> Sentence:
    """Past tense only with a sealed proof that is still there."""
    told = task.measure.en if not _CJK.search(task.measure.en) else task.measure.zh
    words = {"measure": told.strip().rstrip("."), "owner": task.owner}
    proofs = [e for number in task.proof if (e := write.material.exhibit(number)) is not None]
    if task.is_done and proofs:
        anchors = [Anchor(proof.id) for proof in proofs]
        filling = Filling(words)
        return write.say(
            SAY["done"], SentenceKind.FACT, filling=filling, anchors=anchors, orders=task.orders
        )
    pattern = SAY["undated"] if task.due_on is None else SAY["dated"]
    words["due"] = task.due_on.isoformat() if task.due_on else ""
    pattern += f" {SAY['owner']}" if task.owner else ""
    return write.say(pattern, SentenceKind.COMMITMENT, filling=Filling(words), orders=task.orders)


def _minute(write: Writer, at: datetime) -> str:
    """A local instant with its zone, to the minute."""
    return f"{write.material.local(at):%Y-%m-%d %H:%M} ({write.material.notice.zone})"


def _listed(words: tuple[str, ...]) -> str:
    """An English enumeration."""
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def _orders(orders: tuple[OrderId, ...]) -> str:
    """Orders by number where they are few, else by count with the way to the table."""
    shown = [order.replace("{", "{{").replace("}", "}}") for order in orders]
    if len(orders) == 1:
        return f"Order {shown[0]}"
    if len(orders) <= MOST_NUMBERS_SHOWN:
        return f"Orders {', '.join(shown)} ({{count}})"
    return "{count} orders (numbers in the order table)"


WRITERS = {
    "request": request,
    "timeline": timeline,
    "findings": findings,
    "attack": attack,
    "evidence": evidence,
    "conceded": conceded,
    "causes": causes,
    "limits": limits,
    "measures": measures,
    "closing": closing,
}
