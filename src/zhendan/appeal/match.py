"""Join claims to exhibits: what may be said of each genuine order, and what speaks against it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from zhendan.appeal.material import AppealMaterial
from zhendan.appeal.privacy import masked
from zhendan.appeal.wording import Wording
from zhendan.domain import (
    Anchor,
    Assessment,
    Claim,
    Exhibit,
    ExhibitKind,
    Explanation,
    Fact,
    Family,
    Finding,
    OrderId,
    Passage,
    RowRef,
    Sha256,
    SourceClass,
    Text,
    Verdict,
)


class Element(StrEnum):
    """What a claim shows of an order (证明要素)."""

    DEAL = "deal"  # 交易本身
    PAYMENT = "payment"  # 付款
    GOODS = "goods"  # 货物流转与签收
    WEIGHT = "weight"  # 包裹有实物
    BUYER = "buyer"  # 买家独立
    AFTERWARDS = "afterwards"  # 收货以后
    INVOICE = "invoice"  # 开票
    PROMOTION = "promotion"  # 促销时段
    EXPLANATION = "explanation"  # 合理解释

    @property
    def words(self) -> Text:
        """The element in words for people."""
        return _WORDS[self]


_WORDS = {
    Element.DEAL: Text("订单记录", "order record"),
    Element.PAYMENT: Text("付款记录", "payment"),
    Element.GOODS: Text("货物流转记录", "movement of goods"),
    Element.WEIGHT: Text("重量记录", "weight"),
    Element.BUYER: Text("买家往来记录", "messages with the buyer"),
    Element.AFTERWARDS: Text("收货后的记录", "records after delivery"),
    Element.INVOICE: Text("开票记录", "invoice"),
    Element.PROMOTION: Text("促销活动记录", "promotion"),
    Element.EXPLANATION: Text("合理解释", "explanation"),
}

# What each kind of record shows, and the words a sentence opens with. The order here is the
# fixed order of an evidence set (appeals reference, section 3). A kind that is absent here is
# listed in the evidence set but never turned into a claim.
_OPENINGS: dict[ExhibitKind, tuple[Element, Text]] = {
    ExhibitKind.ORDER_RECORD: (Element.DEAL, Text("订单记录显示", "The order record shows")),
    ExhibitKind.PAYMENT_RECORD: (Element.PAYMENT, Text("付款记录显示", "The payment record shows")),
    ExhibitKind.CHAT_LOG: (Element.BUYER, Text("聊天记录显示", "The chat log shows")),
    ExhibitKind.EMAIL: (Element.BUYER, Text("往来邮件显示", "The e-mails show")),
    ExhibitKind.STOCK_MOVEMENT: (Element.GOODS, Text("出入库记录显示", "The stock records show")),
    ExhibitKind.WEIGHT_RECORD: (Element.WEIGHT, Text("重量记录显示", "The weight record shows")),
    ExhibitKind.WAYBILL_TRACK: (Element.GOODS, Text("物流轨迹显示", "The courier's track shows")),
    ExhibitKind.REVIEW_RECORD: (
        Element.AFTERWARDS,
        Text("评价记录显示", "The review record shows"),
    ),
    ExhibitKind.INVOICE: (Element.INVOICE, Text("发票记录显示", "The invoice shows")),
}
_FAMILIES = {
    Family.MONEY: Element.PAYMENT,
    Family.LOGISTICS: Element.GOODS,
    Family.REVIEW: Element.AFTERWARDS,
    Family.TIME: Element.EXPLANATION,
    Family.ATTACK: Element.EXPLANATION,
}
_SHOWS = Text("{opening}：{told}。", "{opening}: {told}.")
_DURING = Text(
    "下单时间在「{name}」活动期间（{days}）。", "Placed during the promotion “{name}” ({days})."
)
_FOUND = Text("核查显示：{title}。", "Our check found: {title}.")
_UNITS = {
    "orders": Text("单", "orders"),
    "lines": Text("句", "lines"),
    "元": Text("元", "CNY"),
}
"""Units of what speaks for an order; another stands as the audit names it."""
_BEHIND = {
    "L01": (ExhibitKind.PROMOTION_PLAN,),
}
_MOST_PASSAGES = 2  # first and last of a long track say it; the rest stands in the excerpt


@dataclass(frozen=True, slots=True)
class OrderClaim:
    """A claim, what it shows, and which class of source stands behind it."""

    element: Element
    claim: Claim
    source: SourceClass


@dataclass(frozen=True, slots=True)
class OrderCase:
    """Everything that can be said of one flagged order, for it and against it."""

    order: OrderId
    verdict: str
    claims: tuple[OrderClaim, ...]
    adverse: tuple[Passage, ...]
    """Passages that disagree with the order or are the shop's own marks: never used for it."""
    passages: tuple[Passage, ...]
    """The passages that do not disagree, in the fixed order of an evidence set."""

    @property
    def elements(self) -> tuple[Element, ...]:
        """What is shown, each once, in fixed order."""
        shown = {claim.element for claim in self.claims}
        return tuple(element for element in Element if element in shown)


def match_claims(material: AppealMaterial) -> tuple[OrderCase, ...]:
    """One `OrderCase` per flagged order, sorted by number; claims only for genuine ones."""
    sealed = {exhibit.sha256: exhibit for exhibit in material.exhibits}
    by_order: dict[OrderId, list[Passage]] = {order: [] for order in material.flagged}
    for passage in material.passages:
        if passage.order in by_order and passage.at_row.file in sealed:
            by_order[passage.order].append(passage)
    assessed = {a.order: a for a in material.assessments}
    return tuple(
        _case(material, order, passages, assessed=assessed.get(order), sealed=sealed)
        for order, passages in by_order.items()
    )


def _case(
    material: AppealMaterial,
    order: OrderId,
    passages: list[Passage],
    *,
    assessed: Assessment | None,
    sealed: dict[Sha256, Exhibit],
) -> OrderCase:
    """Sort the passages of one order and build its claims if it may be claimed."""
    adverse = tuple(p for p in passages if speaks_against(p))
    good = tuple(sorted((p for p in passages if not speaks_against(p)), key=_place))
    verdict = material.verdict(order)
    claims: list[OrderClaim] = []
    if material.standings.get(order) and verdict in ("provable", "thin"):
        sayer = _Sayer(material, order, sealed, Wording.of(material))
        claims += sayer.of_passages(good)
        claims += sayer.of_promotions(good)
        if assessed is not None:
            claims += sayer.of_findings(assessed.speaks_for)
            claims += sayer.of_explanations(assessed.explanations, good)
    return OrderCase(order, verdict, tuple(claims), adverse, good)


def speaks_against(passage: Passage) -> bool:
    """Whether a passage disagrees with its order or is the shop's own mark."""
    return passage.contradicts or passage.kind is ExhibitKind.SHOP_MARK


def _place(passage: Passage) -> tuple[int, str, str, int]:
    """Sorting: kind in the fixed order, then time, then place."""
    kinds = list(_OPENINGS)
    rank = kinds.index(passage.kind) if passage.kind in kinds else len(kinds)
    at = passage.happened_at.isoformat() if passage.happened_at else ""
    return rank, at, passage.at_row.file, passage.at_row.row or 0


@dataclass(frozen=True, slots=True)
class _Sayer:
    """Builds the claims of one genuine order."""

    material: AppealMaterial
    order: OrderId
    sealed: dict[Sha256, Exhibit]
    wording: Wording

    def of_passages(self, passages: tuple[Passage, ...]) -> Iterable[OrderClaim]:
        """One claim per kind of record; only passages that name the order are used."""
        for kind, (element, opening) in _OPENINGS.items():
            found = [p for p in passages if p.kind is kind and _is_usable(p)]
            if len(found) > _MOST_PASSAGES:
                found = [found[0], found[-1]]
            if found:
                told = self.wording.clauses(self._told(p) for p in found)
                sentence = self.wording.say(_SHOWS, opening=self._say(opening), told=told)
                yield self._claim(element, sentence, [p.at_row for p in found], found[0].source)

    def of_promotions(self, passages: tuple[Passage, ...]) -> Iterable[OrderClaim]:
        """The promotion of the shop's own sealed calendar in which the order was placed."""
        plans = [e for e in self.material.exhibits if e.kind is ExhibitKind.PROMOTION_PLAN]
        placed = [p for p in passages if p.kind is ExhibitKind.ORDER_RECORD and p.happened_at]
        if not plans or not placed or placed[0].happened_at is None:
            return
        at = placed[0].happened_at
        for window in self.material.promotions:
            if window.starts_at <= at <= window.ends_at:
                starts, ends = map(self.material.local, (window.starts_at, window.ends_at))
                yield self._claim(
                    Element.PROMOTION,
                    self.wording.say(
                        _DURING, name=window.name, days=self.wording.days(starts, ends)
                    ),
                    [RowRef(plans[0].sha256), placed[0].at_row],
                    plans[0].provenance.source,
                )

    def of_findings(self, findings: tuple[Finding, ...]) -> Iterable[OrderClaim]:
        """What the audit found in favour of the order, where it names sealed rows."""
        for finding in findings:
            rows = [row for row in finding.rows if row.file in self.sealed]
            if rows:
                say = self._say
                facts = self.wording.phrases(
                    f"{say(f.label)} {self._measured(f)}" for f in finding.facts
                )
                title = say(finding.card.title)
                title = self.wording.beside(title, facts) if facts else title
                told = self.wording.say(_FOUND, title=title)
                element = _FAMILIES.get(finding.card.family, Element.BUYER)
                source = self.sealed[rows[0].file].provenance.source
                yield self._claim(element, told, rows[:_MOST_PASSAGES], source)

    def of_explanations(
        self, explanations: tuple[Explanation, ...], passages: tuple[Passage, ...]
    ) -> Iterable[OrderClaim]:
        """Innocent stories the data speak for, leaning on the order's own record."""
        rows = [p.at_row for p in passages if p.kind is ExhibitKind.ORDER_RECORD][:1]
        for story in explanations:
            innocent = story.code.startswith("L") and story.verdict is Verdict.FOR
            shows = bare(_known(self._say(story.shows)))
            if innocent and rows and shows:
                told = self.wording.say(_SHOWS, opening=self._say(story.title), told=shows)
                source = self.sealed[rows[0].file].provenance.source
                beside = [RowRef(e.sha256) for e in self._behind(story.code)]
                yield self._claim(Element.EXPLANATION, told, [*beside, *rows], source)

    def _behind(self, story: str) -> Iterable[Exhibit]:
        """The sealed files a story leans on besides the order's own record."""
        wanted = _BEHIND.get(story, ())
        return [e for e in self.material.exhibits if e.kind in wanted]

    def _claim(
        self, element: Element, sentence: str, rows: list[RowRef], source: SourceClass
    ) -> OrderClaim:
        anchors = tuple(dict.fromkeys(Anchor(self.sealed[row.file].id, row) for row in rows))
        standing = self.material.standings[self.order].standing
        claim = Claim(masked(sentence), self.order, standing, anchors)
        return OrderClaim(element, claim, source)

    def _told(self, passage: Passage) -> str:
        """What stands in the passage, with its time where the words do not bear it."""
        says = bare(self.wording.told(passage.says))
        if passage.happened_at is None:
            return says
        stamp = _stamp(self.material.local(passage.happened_at), says, self.wording)
        return self.wording.phrases(filter(None, (stamp, says)))

    def _measured(self, fact: Fact) -> str:
        """A value with its unit."""
        unit = self._say(_UNITS.get(fact.unit, Text(fact.unit, fact.unit)))
        if self.wording.is_english and fact.value == "1":
            unit = unit.removesuffix("s")
        return self.wording.original(f"{fact.value} {unit}".strip())

    def _say(self, text: Text) -> str:
        """Words of ours, with what they hold of the shop's records left as it is."""
        return self.wording.told(text)


def _known(text: str) -> str:
    """What was measured; a clause whose number is not known (a lone dash) says nothing."""
    kept = [part for part in _CLAUSES.split(text) if not _UNKNOWN.search(part)]
    return "".join(kept).lstrip("，；,; ")


_CLAUSES = re.compile(r"(?=[，；](?!\d)|[,;] )")
_UNKNOWN = re.compile(r"(?:^|[\s：:])–(?:[\s，；,;。.]|$)")


def _is_usable(passage: Passage) -> bool:
    """Whether a claim may lean on it: it names the order, and a chat is the buyer's own words."""
    return passage.certainty != "weak" and passage.facts.get("role", "buyer") == "buyer"


def _stamp(at: datetime, says: str, wording: Wording) -> str:
    """The time to put before `says`; nothing where it names the time itself."""
    return "" if f"{at.hour:02d}:{at.minute:02d}" in says else wording.minute(at)


def bare(text: str) -> str:
    """A passage on one line, without the full stop that would double at its end."""
    return " ".join(text.split()).rstrip("。；;.")
