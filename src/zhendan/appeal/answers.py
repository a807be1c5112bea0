"""What an appeal says beyond single orders: growth, limits, concessions, causes and measures."""

from collections.abc import Iterator

from zhendan.appeal import phrases
from zhendan.appeal.material import day
from zhendan.appeal.sections import missing_words
from zhendan.appeal.writer import Filling, Writer
from zhendan.domain import (
    Anchor,
    Cause,
    ExhibitKind,
    OrderId,
    RemedyTask,
    Sentence,
    SentenceKind,
)

PARTNER_CAUSES = ("RC11", "RC12", "RC20")


def surge(write: Writer) -> Iterator[Sentence]:
    """The surplus of orders and who explains it, with the part that nobody explains."""
    found = write.material.surge
    if found is None:
        return
    if found.shape == "not_checked":
        missing = "、".join(found.missing) or "所需记录"
        filling = Filling({"missing": missing})
        yield write.say(phrases.SURGE_UNCHECKED, SentenceKind.OPINION, filling=filling)
        return
    exhibits = write.exhibits(ExhibitKind.ORDER_RECORD, ExhibitKind.PROMOTION_PLAN)
    if found.shape == "none" or not exhibits or not write.count("genuine"):
        return
    low, high = found.unexplained_low, found.unexplained_high
    unexplained = "{low} 单" if low == high else "{low} 至 {high} 单"
    places = {"surplus": "surplus", "by_promotion": "by_promotion"}
    places |= {"by_repurchase": "by_repurchase", "low": "unexplained_low"}
    places |= {} if low == high else {"high": "unexplained_high"}
    yield write.say(
        phrases.SURGE.replace("{unexplained}", unexplained),
        SentenceKind.FACT,
        filling=Filling(counts={place: f"surge.{name}" for place, name in places.items()}),
        anchors=[Anchor(exhibit.id) for exhibit in exhibits],
    )


def limits(write: Writer) -> Iterator[Sentence]:
    """What the shop cannot show, said plainly."""
    if write.count("thin"):
        filling = Filling({"missing": missing_words(write)}, {"thin": "orders.thin"})
        yield write.say(phrases.LIMIT_THIN, SentenceKind.OPINION, filling=filling)
    if write.count("unclear"):
        yield write.tally(phrases.LIMIT_UNCLEAR, "unclear", kind=SentenceKind.OPINION)
    if write.count("unsupported"):
        yield write.tally(phrases.LIMIT_UNSUPPORTED, "unsupported", kind=SentenceKind.OPINION)
    for kind in dict.fromkeys(gap.kind for gap in write.material.gaps):
        name = f"gap.{kind}"
        if write.numbers[name] != "0":
            filling = Filling({"kind": kind.words.zh}, {"gap": name})
            yield write.say(phrases.LIMIT_GAP, SentenceKind.OPINION, filling=filling)
    if write.count("genuine"):
        yield write.say(phrases.LIMIT_PLATFORM, SentenceKind.REQUEST)
    if write.material.exhibits and write.material.seal.stamped_at is None:
        yield write.say(phrases.LIMIT_STAMP, SentenceKind.REQUEST)


def conceded(write: Writer) -> Iterator[Sentence]:
    """The conceded orders, as plainly as the others."""
    if not write.count("conceded"):
        return
    orders = write.material.conceded
    words = phrases.orders_words(orders).replace("{count}", "{conceded}")
    pattern = phrases.CONCEDED.replace("{orders}", words)
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


def causes(write: Writer) -> Iterator[Sentence]:
    """Root causes as the shop sees them today, and who answers for them."""
    spoken = set(write.material.genuine) | set(write.material.conceded)
    for cause in _each_once(write.material.causes):
        orders = tuple(sorted(spoken & set(cause.orders)))
        if orders and cause.code != "RC99":
            yield _cause(write, cause, orders)
    if write.count("conceded"):
        if write.count("uncaused"):
            yield write.tally(phrases.CAUSE_UNKNOWN, "uncaused", kind=SentenceKind.OPINION)
        yield write.tally(phrases.RESPONSIBILITY, "conceded", kind=SentenceKind.OPINION)
        own = set(write.material.conceded)
        if any(c.code in PARTNER_CAUSES and own & set(c.orders) for c in write.material.causes):
            yield write.say(phrases.PARTNER_TOO, SentenceKind.OPINION)


def measures(write: Writer) -> Iterator[Sentence]:
    """Done measures with their proof, all others as dated commitments."""
    for task in sorted(write.material.remedies, key=lambda task: (not task.is_done, task.id)):
        yield _measure(write, task)


def closing(write: Writer) -> Iterator[Sentence]:
    """How to check what was said."""
    if write.material.exhibits:
        yield write.say(phrases.CLOSING, SentenceKind.REQUEST)


def _each_once(causes: tuple[Cause, ...]) -> Iterator[Cause]:
    """Causes merged by code: the words of the first, the orders of all."""
    for code in dict.fromkeys(cause.code for cause in causes):
        same = [cause for cause in causes if cause.code == code]
        orders = tuple(order for cause in same for order in cause.orders)
        yield Cause(code, same[0].title, orders, same[0].basis)


def _cause(write: Writer, cause: Cause, orders: tuple[OrderId, ...]) -> Sentence:
    """One cause; who is suspected never stands in an appeal."""
    basis = cause.basis.zh.strip().rstrip("。")
    filling = Filling({"title": cause.title.zh, "basis": basis}, {"count": f"cause.{cause.code}"})
    return write.say(phrases.CAUSE, SentenceKind.OPINION, filling=filling, orders=orders)


def _measure(write: Writer, task: RemedyTask) -> Sentence:
    """Past tense only with a sealed proof that is still there, else a date, else no date."""
    words = {"measure": task.measure.zh.strip().rstrip("。")}
    proofs = [e for number in task.proof if (e := write.material.exhibit(number)) is not None]
    if task.is_done and proofs:
        return write.say(
            phrases.MEASURE_DONE,
            SentenceKind.FACT,
            filling=Filling(words),
            anchors=[Anchor(proof.id) for proof in proofs],
            orders=task.orders,
        )
    pattern = phrases.MEASURE_UNDATED
    if task.due_on is not None:
        pattern, words["due"] = phrases.MEASURE_DATED, day(task.due_on)
    if task.owner:
        pattern, words["owner"] = pattern + phrases.MEASURE_OWNER, task.owner
    return write.say(pattern, SentenceKind.COMMITMENT, filling=Filling(words), orders=task.orders)
