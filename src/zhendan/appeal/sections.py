"""What an appeal asks, what happened, and what the records show of each order."""

from collections import Counter
from collections.abc import Iterator

from zhendan.appeal import phrases
from zhendan.appeal.match import OrderCase
from zhendan.appeal.material import PRIVATE, AppealMaterial
from zhendan.appeal.numbers import Group, groups
from zhendan.appeal.writer import Filling, Writer
from zhendan.domain import (
    Anchor,
    ExhibitId,
    ExhibitKind,
    FlagScope,
    OrderId,
    PromotionWindow,
    Sentence,
    SentenceKind,
)


def request(write: Writer) -> Iterator[Sentence]:
    """What is asked for, with the honest scope, penalty by penalty."""
    words = _notice_words(write)
    yield write.say(phrases.LEAD[write.shape], SentenceKind.REQUEST, filling=Filling(words))
    if write.count("flagged"):
        yield scope(write)
    yield from _list_of_orders(write)
    yield from _penalties(write)


def _penalties(write: Writer) -> Iterator[Sentence]:
    """Penalty by penalty; in English, where boxes are small, those asked alike in one sentence."""
    patterns = phrases.PENALTY[write.shape]
    asked: dict[tuple[str, int], list[str]] = {}
    for place, penalty in enumerate(write.material.notice.penalties):
        pattern = write.wording.say(patterns.get(penalty.kind, patterns["other"]))
        key = pattern, 0 if write.wording.is_english else place
        asked.setdefault(key, []).append(penalty.words)
    for (pattern, _), words in asked.items():
        counts = {n: f"orders.{n}" for n in ("genuine", "conceded") if f"{{{n}}}" in pattern}
        filling = Filling({"words": "” and “".join(words)}, counts)
        yield write.say(pattern, SentenceKind.REQUEST, filling=filling)


def scope(write: Writer) -> Sentence:
    """Of N flagged orders: a provable, b in part and what they lack, c not shown, d conceded."""
    parts = [verdict for verdict in phrases.SCOPE if write.count(verdict)]
    say = write.wording.say
    listed = write.wording.clauses(say(phrases.SCOPE[part]) for part in parts)
    pattern = f"{say(phrases.SCOPE_LEAD)}{listed}{say(phrases.FULL_STOP)}"
    if parts == ["conceded"]:
        pattern = say(phrases.SCOPE_CONCEDED)
    filling = Filling(
        {"missing": missing_words(write)}, {n: f"orders.{n}" for n in ("flagged", *parts)}
    )
    return write.say(pattern, SentenceKind.REQUEST, filling=filling, orders=write.material.flagged)


def missing_words(write: Writer) -> str:
    """What the thin orders lack, in words."""
    return missing_of(write, write.material.with_verdict("thin"))


def missing_of(write: Writer, orders: tuple[OrderId, ...]) -> str:
    """What `orders` lack: one of payment, goods and independent buyer, or a second source."""
    wanted, say = set(orders), write.wording.say
    shown = [set(a.shown) for a in write.material.assessments if a.order in wanted]
    lacking = [e for e in phrases.LACKED if any(e not in elements for elements in shown)]
    words = [say(phrases.LACKED[element]) for element in lacking]
    if any(set(phrases.LACKED) <= elements for elements in shown):
        words.append(say(phrases.LACKED_SECOND))
    return say(phrases.OR).join(words) or say(phrases.LACKED["independent_buyer"])


def timeline(write: Writer) -> Iterator[Sentence]:
    """What happened, in order of time, each with the file it stands in."""
    yield from _orders_span(write)
    yield from _promotions(write)
    yield from _notice_came(write)
    exhibits = [e for e in write.material.exhibits if e.kind not in PRIVATE]
    if exhibits:
        sealed_on = write.wording.day(write.material.local(max(e.sealed_at for e in exhibits)))
        filling = Filling({"on": sealed_on}, {"sealed": "exhibits.sealed"})
        anchors = write.notice_anchors() or (Anchor(exhibits[0].id),)
        yield write.say(phrases.SEALED, SentenceKind.FACT, filling=filling, anchors=anchors)


def findings(write: Writer) -> Iterator[Sentence]:
    """Genuine orders of one verdict in one sentence, with what each of them is shown by."""
    for group in groups(write.cases):
        yield _group(write, group)
    if write.count("adverse"):
        yield write.tally(phrases.GROUP_ADVERSE, "adverse", kind=SentenceKind.OPINION)


def evidence(write: Writer) -> Iterator[Sentence]:
    """Each claim of each genuine order, as a sentence of its own."""
    for case in write.cases:
        for item in case.claims:
            sentence = item.claim.sentence
            told = write.wording.say(phrases.EVIDENCE, order=case.order, sentence=sentence)
            yield Sentence(told, SentenceKind.FACT, item.claim.anchors, orders=(case.order,))


def _notice_words(write: Writer) -> dict[str, str]:
    """The notice and its charge, verbatim."""
    notice, say = write.material.notice, write.wording.say
    named = say(phrases.NOTICE, number=notice.number)
    return {
        "notice": named if notice.number else say(phrases.NOTICE_UNNUMBERED),
        "charge": notice.charge or say(phrases.CHARGE),
        "zone": notice.zone,
    }


def _list_of_orders(write: Writer) -> Iterator[Sentence]:
    """Whether the notice names as many orders as it declares, and whether all were found."""
    notice, flagged = write.material.notice, write.count("flagged")
    if not flagged:
        yield write.say(phrases.NO_LIST, SentenceKind.REQUEST)
    elif notice.declared_count is not None and notice.declared_count != flagged:
        more = notice.declared_count > flagged
        pattern = phrases.MORE_DECLARED if more else phrases.FEWER_DECLARED
        counts = {"declared": "notice.declared", "flagged": "orders.flagged"}
        yield write.say(pattern, SentenceKind.REQUEST, filling=Filling(counts=counts))
    elif notice.scope is not FlagScope.EXPLICIT:
        yield write.say(phrases.NO_LIST, SentenceKind.REQUEST)
    if write.count("absent"):
        yield write.tally(phrases.MISSING, "absent", kind=SentenceKind.REQUEST)


def _orders_span(write: Writer) -> Iterator[Sentence]:
    """When the flagged orders were placed, first and last."""
    placed = sorted(
        (passage.happened_at, passage.at_row.row or 0, passage.at_row.file, passage.at_row)
        for case in write.cases
        for passage in case.passages
        if passage.kind is ExhibitKind.ORDER_RECORD and passage.happened_at
    )
    if not placed:
        return
    first, last = placed[0], placed[-1]
    words = {
        "first": write.wording.minute(write.material.local(first[0])),
        "last": write.wording.minute(write.material.local(last[0])),
        "zone": write.material.notice.zone,
    }
    pattern = phrases.ORDERS_SPAN if first[0] != last[0] else phrases.ORDERS_MOMENT
    anchors = dict.fromkeys((write.anchor(first[3]), write.anchor(last[3])))
    yield write.say(pattern, SentenceKind.FACT, filling=Filling(words), anchors=anchors)


def _promotions(write: Writer) -> Iterator[Sentence]:
    """The promotions of the sealed calendar in which flagged orders were placed."""
    plans = write.exhibits(ExhibitKind.PROMOTION_PLAN)
    for window in touched(write.material, write.cases):
        starts, ends = map(write.material.local, (window.starts_at, window.ends_at))
        words = {"when": write.wording.days(starts, ends), "name": window.name}
        yield write.say(
            phrases.PROMOTION_RAN,
            SentenceKind.FACT,
            filling=Filling(words),
            anchors=[Anchor(plan.id) for plan in plans],
        )


def touched(material: AppealMaterial, cases: tuple[OrderCase, ...]) -> tuple[PromotionWindow, ...]:
    """The promotions in which claimed orders were placed; none without a sealed plan."""
    if not any(e.kind is ExhibitKind.PROMOTION_PLAN for e in material.exhibits):
        return ()
    moments = [
        passage.happened_at
        for case in cases
        for passage in case.passages
        if case.claims and passage.kind is ExhibitKind.ORDER_RECORD and passage.happened_at
    ]
    ordered = sorted(material.promotions, key=lambda w: (w.starts_at, w.name))
    return tuple(w for w in ordered if any(w.starts_at <= at <= w.ends_at for at in moments))


def _notice_came(write: Writer) -> Iterator[Sentence]:
    """When the notice came and what it says; left out where its file was not sealed."""
    anchors = write.notice_anchors()
    if not anchors:
        return
    words, pattern = _notice_words(write), phrases.NOTICE_CAME_UNDATED
    if write.material.notice.delivered_at is not None:
        words["when"] = write.wording.minute(
            write.material.local(write.material.notice.delivered_at)
        )
        pattern = phrases.NOTICE_CAME
    yield write.say(pattern, SentenceKind.FACT, filling=Filling(words), anchors=anchors)


def _group(write: Writer, group: Group) -> Sentence:
    """One sentence over a group; single records of single orders stand in their evidence sets."""
    orders, say = tuple(case.order for case in group.cases), write.wording.say
    elements = write.wording.listed(tuple(say(element.words) for element in group.elements))
    if group.is_single:
        pattern = phrases.GROUP_SINGLE
    elif group.verdict == "thin":
        pattern = phrases.GROUP_THIN
    else:
        pattern = phrases.GROUP_PROVABLE
    said = say(pattern).replace("{orders}", write.wording.orders(orders))
    counts = {"count": group.name} if "{count}" in said else {}
    words = {"elements": elements, "missing": missing_of(write, orders)}
    return write.say(
        said,
        SentenceKind.FACT,
        filling=Filling(words, counts),
        anchors=_anchors_of(list(group.cases)),
        orders=orders,
    )


def _anchors_of(cases: list[OrderCase]) -> tuple[Anchor, ...]:
    """The exhibits behind a group: rows for a single order, whole exhibits for several."""
    anchors = [anchor for case in cases for item in case.claims for anchor in item.claim.anchors]
    if len(cases) == 1:
        return tuple(dict.fromkeys(anchors))
    counted: Counter[ExhibitId] = Counter(anchor.exhibit for anchor in anchors)
    return tuple(Anchor(exhibit) for exhibit in sorted(counted))
