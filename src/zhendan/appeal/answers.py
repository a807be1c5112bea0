"""What an appeal says beyond single orders: growth, limits, concessions, causes and measures."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from zhendan.appeal import phrases
from zhendan.appeal.material import ATTACKS
from zhendan.appeal.numbers import MISJUDGED, caused, gap_kinds, waived_kinds
from zhendan.appeal.sections import missing_words
from zhendan.appeal.writer import Filling, Writer
from zhendan.domain import (
    Anchor,
    Exhibit,
    ExhibitKind,
    RemedyTask,
    Sentence,
    SentenceKind,
    Text,
)

PARTNER_CAUSES = ("RC11", "RC12", "RC20")


def surge(write: Writer) -> Iterator[Sentence]:
    """The surplus of orders and who explains it, with the part that nobody explains."""
    found = write.material.surge
    if found is None:
        return
    if found.shape == "not_checked":
        missing = _inputs(write, found.missing)
        pattern = phrases.SURGE_UNCHECKED if missing else phrases.SURGE_TOO_SHORT
        filling = Filling({"missing": missing})
        if write.count("genuine"):
            yield write.say(pattern, SentenceKind.OPINION, filling=filling)
        return
    exhibits = _counted_from(write)
    if found.shape == "none" or not exhibits or not write.count("genuine"):
        return
    low, high = found.unexplained_low, found.unexplained_high
    unexplained = phrases.SURGE_REST if low == high else phrases.SURGE_REST_BETWEEN
    named = [name for name in phrases.SURGE_PARTS if getattr(found, name)]
    places = {"surplus": "surplus", "low": "unexplained_low"} | dict(zip(named, named, strict=True))
    places |= {} if low == high else {"high": "unexplained_high"}
    say = write.wording.say
    parts = "".join(say(phrases.SURGE_PARTS[name]) for name in named)
    said = say(phrases.SURGE).replace("{unexplained}", say(unexplained))
    yield write.say(
        said.replace("{parts}", parts),
        SentenceKind.FACT,
        filling=Filling(counts={place: f"surge.{name}" for place, name in places.items()}),
        anchors=[Anchor(exhibit.id) for exhibit in exhibits],
    )


def _counted_from(write: Writer) -> tuple[Exhibit, ...]:
    """The order exports that name flagged orders, and the promotion plan.

    Cost tables and the exports of other shops lie in the same inbox: they stay out.
    """
    flagged = set(write.material.flagged)
    naming = {p.at_row.file for p in write.material.passages if p.order in flagged}
    orders = [e for e in write.exhibits(ExhibitKind.ORDER_RECORD) if e.sha256 in naming]
    return (*orders, *write.exhibits(ExhibitKind.PROMOTION_PLAN)) if orders else ()


def limits(write: Writer) -> Iterator[Sentence]:
    """What the shop cannot show, said plainly."""
    if write.count("thin"):
        filling = Filling({"missing": missing_words(write)}, {"thin": "orders.thin"})
        yield write.say(phrases.LIMIT_THIN, SentenceKind.OPINION, filling=filling)
    if write.count("unclear"):
        yield write.tally(phrases.LIMIT_UNCLEAR, "unclear", kind=SentenceKind.OPINION)
    if write.count("unsupported"):
        yield write.tally(phrases.LIMIT_UNSUPPORTED, "unsupported", kind=SentenceKind.OPINION)
    yield from _gaps(write)
    if write.count("genuine"):
        yield write.say(phrases.LIMIT_PLATFORM, SentenceKind.REQUEST)
    if write.material.exhibits and write.material.seal.stamped_at is None:
        yield write.say(phrases.LIMIT_STAMP, SentenceKind.REQUEST)


def _gaps(write: Writer) -> Iterator[Sentence]:
    """What claimed orders still lack: kinds that the same orders lack in one sentence."""
    given_up, alike = waived_kinds(write.material), dict[object, list[ExhibitKind]]()
    for kind, orders in gap_kinds(write.material).items():
        alike.setdefault((orders, kind in given_up), []).append(kind)
    for kinds in alike.values():
        words = [write.wording.inside(kind.words) for kind in kinds]
        # Every kind's own count is bound: where one moves, the sentence no longer holds.
        counts = {"gap" if kind is kinds[0] else f"{kind}": f"gap.{kind}" for kind in kinds}
        filling = Filling({"kind": write.wording.listed(tuple(words))}, counts)
        pattern = phrases.LIMIT_GAP_WAIVED if kinds[0] in given_up else phrases.LIMIT_GAP
        yield write.say(pattern, SentenceKind.OPINION, filling=filling)


def conceded(write: Writer) -> Iterator[Sentence]:
    """The conceded orders, as plainly as the others."""
    if not write.count("conceded"):
        return
    orders = write.material.conceded
    # A count is set off from the Chinese words before it.
    named = write.wording.orders(orders).replace("{count}", "{conceded}")
    named = f" {named}" if named.startswith("{") and not write.wording.is_english else named
    pattern = write.wording.say(phrases.CONCEDED).replace("{orders}", named)
    counts = {"conceded": "orders.conceded"} if "{conceded}" in pattern else {}
    anchors = write.notice_anchors()
    yield write.say(
        pattern,
        SentenceKind.FACT if anchors else SentenceKind.OPINION,
        filling=Filling(counts=counts),
        anchors=anchors,
        orders=orders,
    )
    yield write.tally(phrases.CONCEDED_ONLY, "conceded", kind=SentenceKind.OPINION)
    yield write.tally(phrases.RESTITUTION, "conceded", kind=SentenceKind.REQUEST)


def causes(write: Writer) -> Iterator[Sentence]:
    """Root causes as the shop sees them today, and who answers for them."""
    titles = {cause.code: cause.title for cause in reversed(write.material.causes)}
    for code in dict.fromkeys(cause.code for cause in write.material.causes):
        if caused(write.material, code):
            yield _cause(write, code, titles[code])
    if write.count("conceded"):
        if write.count("uncaused"):
            yield write.tally(phrases.CAUSE_UNKNOWN, "uncaused", kind=SentenceKind.OPINION)
        yield write.tally(phrases.RESPONSIBILITY, "conceded", kind=SentenceKind.OPINION)
        own = set(write.material.conceded)
        if any(c.code in PARTNER_CAUSES and own & set(c.orders) for c in write.material.causes):
            yield write.say(phrases.PARTNER_TOO, SentenceKind.OPINION)


def measures(write: Writer) -> Iterator[Sentence]:
    """Done measures with their proof, all others as dated commitments."""
    for task in _each_once(write.material.remedies):
        yield _measure(write, task)


def closing(write: Writer) -> Iterator[Sentence]:
    """How to check what was said."""
    if write.material.exhibits:
        yield write.say(phrases.CLOSING, SentenceKind.REQUEST)


def _inputs(write: Writer, names: tuple[str, ...]) -> str:
    """Missing inputs such as `orders.created_at|orders.paid_at` as a reader knows them."""
    known = (phrases.INPUTS.get(name.partition(".")[0], phrases.INPUTS_OTHER) for name in names)
    return write.wording.listed(tuple(dict.fromkeys(map(write.wording.say, known))))


def _each_once(tasks: tuple[RemedyTask, ...]) -> Iterator[RemedyTask]:
    """Done ones first, then by date; a measure that answers several causes is said once."""
    merged: dict[tuple[object, ...], RemedyTask] = {}
    for task in sorted(tasks, key=lambda t: (not t.is_done, t.due_on or date.max, t.id)):
        key = (task.measure.zh, task.due_on, task.owner, task.proof)
        known = merged.get(key)
        orders = {*task.orders, *(known.orders if known else ())}
        merged[key] = replace(known or task, orders=tuple(sorted(orders)))
    yield from merged.values()


def _cause(write: Writer, code: str, title: Text) -> Sentence:
    """One cause by its name alone: whom or what the audit suspects stays in the case file."""
    filling = Filling({"title": write.wording.cause(title)}, {"count": f"cause.{code}"})
    pattern = phrases.FITS_CLAIMED if code in MISJUDGED else phrases.CAUSE
    pattern = phrases.FITS if code in ATTACKS else pattern
    orders = caused(write.material, code)
    return write.say(pattern, SentenceKind.OPINION, filling=filling, orders=orders)


def _measure(write: Writer, task: RemedyTask) -> Sentence:
    """Past tense only with a sealed proof that is still there, else a date, else no date."""
    wording = write.wording
    words = {"measure": wording.told(task.measure).strip().rstrip("。.")}
    proofs = [e for number in task.proof if (e := write.material.exhibit(number)) is not None]
    if task.is_done and proofs:
        return write.say(
            phrases.MEASURE_DONE,
            SentenceKind.FACT,
            filling=Filling(words),
            anchors=[Anchor(proof.id) for proof in proofs],
            orders=task.orders,
        )
    pattern = wording.say(phrases.MEASURE_UNDATED)
    if task.due_on is not None:
        freely = not (task.orders or write.material.conceded)
        dated = phrases.MEASURE_VOLUNTARY if freely else phrases.MEASURE_DATED
        pattern, words["due"] = wording.say(dated), wording.day(task.due_on)
    if task.owner:
        pattern += wording.say(phrases.MEASURE_OWNER)
        words["owner"] = wording.name(task.owner)
    return write.say(pattern, SentenceKind.COMMITMENT, filling=Filling(words), orders=task.orders)
