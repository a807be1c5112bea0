"""A person's own sentence is held to the records it leans on, and stands where ours stood."""

import re
from collections.abc import Iterable, Iterator

from zhendan.appeal.bound import Bound
from zhendan.appeal.match import bare
from zhendan.appeal.material import PRIVATE, AppealMaterial, minute
from zhendan.appeal.overstating import OVER_CLAIMS, PAST_TENSE_WORDS, stance
from zhendan.appeal.privacy import masked, unmasked
from zhendan.domain import Anchor, Passage, Sentence, SentenceKind, Text

LONGEST = 600
"""Characters; what is longer is not one sentence."""
_TOKEN = re.compile(
    r"[A-Za-z]*\d[\dA-Za-z.,:%*-]*|[〇零一二三四五六七八九十百千万两]+(?=[单笔件元天日月年个次份位名])"
)


def rewritten(
    ours: Iterable[Sentence], material: AppealMaterial, *, strict: bool
) -> tuple[Sentence, ...]:
    """Our sentences, those replaced that a person bound in other words.

    What no longer holds is left out, so that our own sentence stands again.
    """
    words = {one.instead_of: one for one in material.bound if one.instead_of}
    return tuple(_instead(s, words.get(s.text), material, strict=strict) for s in ours)


def added(material: AppealMaterial) -> tuple[Sentence, ...]:
    """The sentences that people added, those that hold."""
    new = (one for one in material.bound if not one.instead_of)
    return tuple(_sentence(one, None) for one in new if why_not(one, None, material) is None)


def _instead(
    ours: Sentence, one: Bound | None, material: AppealMaterial, *, strict: bool
) -> Sentence:
    if one is None or why_not(one, ours, material, strict=strict) is not None:
        return ours
    return _sentence(one, ours)


def _sentence(one: Bound, ours: Sentence | None) -> Sentence:
    """The sentence as it is printed: with the kind and the counts of the one it stands for."""
    kind = ours.kind if ours else SentenceKind.FACT
    return Sentence(one.text, kind, one.anchors, ours.numbers if ours else (), one.orders)


def why_not(
    one: Bound, ours: Sentence | None, material: AppealMaterial, *, strict: bool = False
) -> Text | None:
    """Why a person's sentence cannot stand; None where it can.

    `strict` is for requests, concessions and limits: their words of stance stay all the same.
    """
    return next(_faults(one, ours, material, strict=strict), None)


def faults(
    one: Bound, ours: Sentence | None, material: AppealMaterial, *, strict: bool = False
) -> tuple[Text, ...]:
    """Every reason why a person's sentence cannot stand; see `why_not`."""
    return tuple(_faults(one, ours, material, strict=strict))


def _faults(
    one: Bound, ours: Sentence | None, material: AppealMaterial, *, strict: bool
) -> Iterator[Text]:
    if not one.text.strip() or len(one.text) > LONGEST or "\n" in one.text:
        yield Text(f"须是一句话，不超过 {LONGEST} 字", f"not one sentence of {LONGEST} characters")
    if unmasked(one.text):
        yield Text("含有未遮蔽的个人信息", "it bears personal data in full")
    yield from _anchored(one, ours, material)
    yield from _of_orders(one, ours, material)
    strange = sorted(_tokens(one.text) - _told(one, ours, material))
    if strange:
        told = "、".join(strange)
        yield Text(
            f"所列凭证与原句里没有这些数字或编号：{told}",
            f"neither the exhibits nor the sentence before hold: {told}",
        )
    yield from _overstated(one, ours, material)
    yield from _less_than(one, ours, strict=strict)


def _anchored(one: Bound, ours: Sentence | None, material: AppealMaterial) -> Iterator[Text]:
    """Every place is a sealed file of the case, and nothing private is drawn in."""
    before = {anchor.exhibit for anchor in ours.anchors} if ours else set()
    if not one.anchors and (ours is None or ours.anchors):
        yield Text("没有指明凭证", "no exhibit is named")
    for anchor in one.anchors:
        exhibit = material.exhibit(anchor.exhibit)
        if exhibit is None or (anchor.place and anchor.place.file != exhibit.sha256):
            yield Text(f"{anchor.exhibit} 不是本案的凭证", f"{anchor.exhibit} is not in the case")
        elif exhibit.kind in PRIVATE and exhibit.id not in before:
            yield Text(
                f"{exhibit.id} 是店铺自用的记录，不放入申诉", f"{exhibit.id} is private to the shop"
            )


def _of_orders(one: Bound, ours: Sentence | None, material: AppealMaterial) -> Iterator[Text]:
    """Orders are named, of the notice, and only genuine ones are newly spoken for."""
    before, genuine = set(ours.orders if ours else ()), set(material.genuine)
    spoken = {order for order in material.flagged if order in one.text}
    for order in sorted(spoken - {*one.orders, *before}):
        yield Text(f"句中提到订单 {order}，但没有列入", f"order {order} is not listed")
    for order in sorted({*one.orders} - before - genuine):
        yield Text(f"订单 {order} 目前不能主张为真实", f"order {order} may not be claimed")
    if before - {*one.orders}:
        yield Text("原句所涉订单不能减少", "orders of the sentence before are left out")


def _tokens(text: str) -> set[str]:
    """Numbers, ids and counted words."""
    return {token.rstrip(".,:-") for token in _TOKEN.findall(text)}


def _told(one: Bound, ours: Sentence | None, material: AppealMaterial) -> set[str]:
    """Every number and id that the sentence before or the records it leans on hold."""
    said = [ours.text if ours else "", material.notice.number, *one.orders]
    said += [anchor.exhibit for anchor in one.anchors]
    for passage in material.passages:
        held = any(_holds(anchor, passage, material) for anchor in one.anchors)
        if held and (not one.orders or passage.order in one.orders):
            said += _words_of(passage, material)
    return {token for text in said for token in _tokens(text)}


def _holds(anchor: Anchor, passage: Passage, material: AppealMaterial) -> bool:
    exhibit = material.exhibit(anchor.exhibit)
    if exhibit is None or passage.at_row.file != exhibit.sha256:
        return False
    if passage.certainty == "weak" or passage.ask is not None:
        return False
    return anchor.place is None or anchor.place == passage.at_row


def _words_of(passage: Passage, material: AppealMaterial) -> list[str]:
    """What a record says and when, as it may be printed."""
    words = [masked(bare(passage.says.zh)), masked(bare(passage.says.en))]
    if passage.happened_at is not None:
        at = material.local(passage.happened_at)
        words += [minute(at), f"{at:%Y-%m-%d %H:%M}"]
    return words


def _overstated(one: Bound, ours: Sentence | None, material: AppealMaterial) -> Iterator[Text]:
    """No over-claim, no measure told as done without proof, nobody's data."""
    before = ours.text if ours else ""
    every = len(material.with_verdict("provable")) == len(material.flagged)
    if OVER_CLAIMS.search(one.text) and not every:
        yield Text("说得比订单表多", "it says more than the order table")
    proofs = {number for task in material.remedies if task.is_done for number in task.proof}
    proven = bool(one.anchors) and all(anchor.exhibit in proofs for anchor in one.anchors)
    done = PAST_TENSE_WORDS.search(one.text) and not PAST_TENSE_WORDS.search(before)
    if done and not proven:
        yield Text("没有完成凭证的措施写成了已完成", "a measure without proof is told as done")


def _less_than(one: Bound, ours: Sentence | None, *, strict: bool) -> Iterator[Text]:
    """A sentence that is said in other words keeps its counts and its limits."""
    if ours is None:
        return
    gone = [number.value for number in ours.numbers if number.value not in one.text]
    if gone:
        told = "、".join(gone)
        yield Text(f"漏掉了原句的数字：{told}", f"counts of the sentence before are gone: {told}")
    before, now = stance(ours.text), stance(one.text)
    moved = sorted((before - now) + ((now - before) if strict else type(now)()))
    if moved:
        told = "、".join(moved)
        yield Text(f"限定语与原句不同：{told}", f"words of limit differ: {told}")
