"""Reads the appeal as the platform's reviewer would, and names every stumbling block."""

import re
from collections.abc import Iterator
from datetime import datetime

from zhendan.appeal import problems as known
from zhendan.appeal.errors import ExhibitVanished, NumberStale, StandingMoved
from zhendan.appeal.filing_checks import filing
from zhendan.appeal.match import Element, OrderCase, bare, match_claims
from zhendan.appeal.material import AppealMaterial, minute
from zhendan.appeal.overstating import OVER_CLAIMS, PAST_TENSE_WORDS
from zhendan.appeal.privacy import unmasked
from zhendan.appeal.problems import Level, Problem
from zhendan.appeal.statement import Statement, recompute
from zhendan.appeal.tone import lint
from zhendan.appeal.wording import Wording
from zhendan.domain import Attempts, ExhibitKind, OrderId, Passage, SourceClass, Standing, Text

_EMPTY_PARCEL = re.compile(
    r"空包|空包裹|虚假物流|虚假发货|虚假轨迹|物流异常|无实物|未实际发货"
    r"|\b(?:empty|blank|fake|false|fictitious|sham|bogus) (?:\w+ )?"
    r"(?:parcels?|packages?|box(?:es)?|envelopes?|ship(?:ments?|ping)|tracking|deliver(?:y|ies)"
    r"|waybills?|logistics|dispatch(?:es)?)\b"
    r"|\b(?:no|without|missing) (?:\w+ )?(?:physical )?(?:goods|products?|items?|contents?)"
    r" (?:\w+ )?(?:shipped|sent|dispatched|delivered|inside)\b"
    r"|\b(?:invalid|abnormal|suspicious|irregular) (?:tracking|logistics|ship(?:ments?|ping)"
    r"|deliver(?:y|ies))\b"
    r"|\bnever (?:actually )?(?:shipped|sent|dispatched)\b",
    re.I,
)
_THIRD_PARTY = (SourceClass.PLATFORM, SourceClass.COURIER_OR_PAYMENT, SourceClass.TAX)
_RANK = {level: place for place, level in enumerate(reversed(Level))}


def check(material: AppealMaterial, statement: Statement) -> tuple[Problem, ...]:
    """Every problem of the appeal, hard stops first; the same input gives the same list."""
    cases = match_claims(material)
    found = [
        *_standing(material),
        *_notice(material),
        *_form(material, statement),
        *_evidence(material, cases),
        *_times(material, cases),
        *_adverse(cases),
        *_words(material, statement),
        *_measures(material, statement),
        *_bindings(material, statement),
        *filing(material, statement),
    ]
    return tuple(sorted(found, key=lambda p: (_RANK[p.level], p.code, p.orders, p.text.zh)))


def hard_stops(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems that must be gone before anything is submitted."""
    return tuple(p for p in problems if p.level is Level.HARD_STOP)


def _standing(material: AppealMaterial) -> Iterator[Problem]:
    """Orders nobody decided on, marks nobody explained, concessions nobody advised on."""
    ruled = set(material.attacked)
    if material.unclear:
        yield known.STANDING_OPEN.of(orders=material.unclear)
    marked = tuple(
        order
        for order in material.flagged
        if (standing := material.standings.get(order)) is not None
        and standing.proposal.marked
        and standing.standing is Standing.UNCLEAR
        and order not in ruled
    )
    if ruled:
        yield known.ATTACK_SAID.of(orders=material.attacked)
    if marked:
        yield known.MARK_UNEXPLAINED.of(orders=marked)
    if material.conceded and material.gate is None:
        yield known.LAWYER_GATE.of(orders=material.conceded)


def _notice(material: AppealMaterial) -> Iterator[Problem]:
    """Time, attempts and the list of orders, held against the notice."""
    deadline, notice = material.requirements.deadline, material.notice
    if deadline.at is not None and material.local(deadline.at).date() < material.built_on:
        yield known.PAST_DUE.of(at=minute(material.local(deadline.at)))
    counted = [v.value for v in material.requirements.known if isinstance(v.value, Attempts)]
    allowed = notice.attempts or next((a.allowed for a in counted if a.allowed), None)
    if allowed is not None and material.attempt > allowed:
        yield known.ATTEMPTS_EXHAUSTED.of(allowed=allowed, attempt=material.attempt)
    if material.requirements.stale:
        yield known.RULE_STALE.of()
    absent = {f.order for f in notice.flagged if f.matched in ("missing", "ambiguous")}
    unknown = {order for order in material.flagged if order not in material.standings}
    if absent | unknown:
        yield known.ORDERS_ABSENT.of(orders=tuple(sorted(absent | unknown)))
    if notice.declared_count is not None and notice.declared_count != len(material.flagged):
        yield known.ORDERS_UNCOUNTED.of(orders=material.flagged, declared=notice.declared_count)
    for reason in sorted({f.reason for f in notice.flagged if f.reason}):
        of_reason = {f.order for f in notice.flagged if f.reason == reason}
        answered = {*material.genuine, *material.conceded, *material.attacked}
        if not of_reason & answered:
            yield known.REASON_UNANSWERED.of(orders=tuple(sorted(of_reason)), reason=reason)


def _form(material: AppealMaterial, statement: Statement) -> Iterator[Problem]:
    """What the form takes, and whose case this is."""
    length = len(statement.short_text())
    if length > statement.short_limit:
        yield known.OVER_LIMIT.of(length=length, limit=statement.short_limit)
    prefix = re.match(r"[A-Za-z]+", material.notice.number)
    if prefix is None:
        return
    # Whole numbers with their parts: “KS20261120-0091” is one number, not a foreign “KS20261120”.
    pattern = re.compile(
        rf"(?<![A-Za-z0-9]){re.escape(prefix.group())}[-_]?\d{{6,}}(?:[-_]?[A-Za-z0-9]+)*"
    )
    for sentence in statement.sentences:
        for number in pattern.findall(sentence.text):
            if number != material.notice.number:
                yield known.FOREIGN_NUMBER.of(sentence=sentence.text, number=number)


def _evidence(material: AppealMaterial, cases: tuple[OrderCase, ...]) -> Iterator[Problem]:
    """Genuine orders that have nothing, only own records, or a track without content."""
    genuine = [case for case in cases if case.verdict in ("provable", "thin")]
    bare = tuple(case.order for case in genuine if not case.claims)
    if bare:
        yield known.NOTHING_CLAIMED.of(orders=bare)
    yield from _elements([case for case in genuine if case.verdict == "provable"])
    own = tuple(
        case.order
        for case in genuine
        if case.claims and not any(claim.source in _THIRD_PARTY for claim in case.claims)
    )
    if own:
        yield known.SELF_MADE_ONLY.of(orders=own)
    empty = {f.order for f in material.notice.flagged if _EMPTY_PARCEL.search(f.reason)}
    if _EMPTY_PARCEL.search(material.notice.charge):
        empty = set(material.flagged)
    track_only = tuple(
        case.order
        for case in genuine
        if case.order in empty
        and Element.GOODS in case.elements
        and Element.WEIGHT not in case.elements
    )
    if track_only:
        yield known.TRACK_ONLY.of(orders=track_only)


# What each element of a provable order may be shown by: the platform's own order record says
# that the buyer paid.
_SHOWN_BY = {
    Element.PAYMENT: {Element.PAYMENT, Element.DEAL},
    Element.GOODS: {Element.GOODS},
    Element.BUYER: {Element.BUYER},
}


def _elements(provable: list[OrderCase]) -> Iterator[Problem]:
    """Orders that count as provable while no exhibit shows one of the three elements."""
    for element, enough in _SHOWN_BY.items():
        lacking = tuple(
            case.order for case in provable if case.claims and not enough & set(case.elements)
        )
        if lacking:
            words = element.words
            yield known.ELEMENT_WITHOUT_EXHIBIT.of(
                orders=lacking, elements=words.zh, elements_en=words.en
            )


# What cannot happen the other way round. A payment record often bears the day on which the
# platform paid out, so it is held against the order only, never against the parcel.
_SEQUENCES = (
    (ExhibitKind.ORDER_RECORD, ExhibitKind.PAYMENT_RECORD),
    (ExhibitKind.ORDER_RECORD, ExhibitKind.WAYBILL_TRACK),
    (ExhibitKind.WAYBILL_TRACK, ExhibitKind.REVIEW_RECORD),
)
_MOMENTS = {
    ExhibitKind.ORDER_RECORD: Text("下单", "the order"),
    ExhibitKind.PAYMENT_RECORD: Text("付款", "the payment"),
    ExhibitKind.WAYBILL_TRACK: Text("首个物流节点", "the courier's first scan"),
    ExhibitKind.REVIEW_RECORD: Text("评价", "the review"),
}


def _times(material: AppealMaterial, cases: tuple[OrderCase, ...]) -> Iterator[Problem]:
    """Order before payment, order before parcel, parcel before review."""
    claimed = [(c.order, _first_times(c)) for c in cases if c.verdict in ("provable", "thin")]
    for before, after in _SEQUENCES:
        wrong = [
            (order, first)
            for order, first in claimed
            if before in first and after in first and first[after] < first[before]
        ]
        if wrong:
            order, first = wrong[0]
            zh, en = (
                [
                    wording.beside(
                        wording.say(_MOMENTS[kind]), wording.minute(material.local(first[kind]))
                    )
                    for kind in (after, before)
                ]
                for wording in (Wording("zh"), Wording("en"))
            )
            yield known.OUT_OF_ORDER.of(
                orders=tuple(order for order, _ in wrong),
                order=order,
                later=zh[0],
                earlier=zh[1],
                later_en=en[0],
                earlier_en=en[1],
            )


def _first_times(case: OrderCase) -> dict[ExhibitKind, datetime]:
    """The earliest time that each kind of record bears."""
    found: dict[ExhibitKind, datetime] = {}
    for passage in case.passages:
        at = passage.happened_at
        if at is not None and (passage.kind not in found or at < found[passage.kind]):
            found[passage.kind] = at
    return found


def _adverse(cases: tuple[OrderCase, ...]) -> Iterator[Problem]:
    """What speaks against orders stays in sight of the person who writes: one line a kind."""
    found: dict[str, list[Passage]] = {known.AMOUNTS_DIFFER.name: [], known.ADVERSE.name: []}
    for case in cases:
        for passage in case.adverse if case.verdict != "conceded" else ():
            claimed = case.verdict != "unclear" and passage.kind is not ExhibitKind.SHOP_MARK
            kind = known.AMOUNTS_DIFFER if claimed else known.ADVERSE
            found[kind.name].append(passage)
    for kind in (known.AMOUNTS_DIFFER, known.ADVERSE):
        passages = found[kind.name]
        if passages:
            orders = tuple(dict.fromkeys(p.order for p in passages))
            says = passages[0].says
            told = Wording("en").told(says)
            yield kind.of(orders=orders, order=orders[0], says=says.zh, says_en=told)


def _words(material: AppealMaterial, statement: Statement) -> Iterator[Problem]:
    """Tone, over-claims and personal data, sentence by sentence."""
    quotes: dict[OrderId, list[str]] = {}
    for passage in material.passages:
        quotes.setdefault(passage.order, []).append(bare(passage.says.zh))
    every_one_provable = len(material.with_verdict("provable")) == len(material.flagged)
    for sentence in statement.sentences:
        spoken = (quote for order in sentence.orders for quote in quotes.get(order, ()))
        for mark in lint(sentence.text, quotes=spoken):
            yield known.TONE.of(
                sentence=sentence.text,
                words=mark.words,
                advice_zh=mark.kind.advice.zh,
                advice_en=mark.kind.advice.en,
            )
        if OVER_CLAIMS.search(sentence.text) and not every_one_provable:
            yield known.OVER_CLAIM.of(sentence=sentence.text)
        for found in unmasked(sentence.text):
            yield known.PERSONAL_DATA.of(sentence=sentence.text, kind=found[:3])
    whole = set(map(id, statement.sentences))
    for sentence in statement.short:
        if id(sentence) not in whole and sentence not in statement.sentences:
            yield known.OVER_CLAIM.of(sentence=sentence.text)


def _measures(material: AppealMaterial, statement: Statement) -> Iterator[Problem]:
    """Done, then said: no past tense without proof, no promise without a date."""
    proofs = {number for task in material.remedies if task.is_done for number in task.proof}
    for sentence in statement.section("measures").sentences:
        proven = bool(sentence.anchors) and all(a.exhibit in proofs for a in sentence.anchors)
        if PAST_TENSE_WORDS.search(sentence.text) and not proven:
            yield known.PAST_TENSE.of(sentence=sentence.text)
        if "完成日期尚未确定" in sentence.text or "no date is set yet" in sentence.text:
            yield known.UNDATED.of(sentence=sentence.text)
    proposed = {t.measure.zh for t in material.remedies if not t.is_done and not t.owner}
    if proposed:
        yield known.UNOWNED.of(tasks=len(proposed))
    if material.conceded and not material.remedies:
        yield known.NO_MEASURES.of(orders=material.conceded)


def _bindings(material: AppealMaterial, statement: Statement) -> Iterator[Problem]:
    """Sentences whose exhibit, standing or number has moved since they were written."""
    held = {exhibit.id for exhibit in material.exhibits}
    for sentence in statement.sentences:
        if any(anchor.exhibit not in held for anchor in sentence.anchors):
            yield known.UNBOUND.of(sentence=sentence.text)
    try:
        recompute(statement, material)
    except NumberStale as stale:
        yield known.NUMBER_STALE.of(sentence=str(stale.facts["sentence"]))
    except StandingMoved as moved:
        yield known.NUMBER_STALE.of(sentence=moved.explain())
    except ExhibitVanished as gone:
        if gone.facts["exhibit"] in held:  # the number is there, but it is another file now
            yield known.UNBOUND.of(sentence=str(gone.facts["sentences"]))
