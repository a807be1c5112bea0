"""Reads the dossier as the platform's reviewer: likely questions, contradictions, answers (D12)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from zhendan.appeal.check import check
from zhendan.appeal.dossier import Dossier
from zhendan.appeal.match import Element, OrderCase, match_claims
from zhendan.appeal.material import AppealMaterial
from zhendan.appeal.statement import Statement
from zhendan.domain import ExhibitKind, Money, OrderId, Text

_ABROAD = "USD|EUR|GBP|JPY|KRW|THB|MYR|SGD|PHP|IDR|VND|BRL|MXN|AUD|CAD|HKD|TWD"
_MONEY = re.compile(
    rf"(?:[¥￥]|\b(?P<code>{_ABROAD}) )\s*(?P<sum>\d[\d,]*(?:\.\d{{1,2}})?)"
    r"|(?P<yuan>\d[\d,]*\.\d{2})\s*元"
)
_WAYBILL = re.compile(r"运单\s*([A-Za-z0-9]{8,20})")
_DAY = re.compile(r"开票日\s*(\d{4}-\d{2}-\d{2})")
_FROM_CHECKS = {"R05", "R06", "R08", "R11", "R12", "R14", "S08"}
"""Problems that a reviewer would read as a contradiction, not as a missing paper."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a reviewer is likely to ask, and where the dossier answers it (可能的提问)."""

    code: str
    text: Text
    contradiction: bool
    orders: tuple[OrderId, ...] = ()
    places: tuple[str, ...] = ()
    """Headings of the dossier that answer it; empty: no answer yet."""
    pages: tuple[int, ...] = ()


def examine(
    material: AppealMaterial, statement: Statement, dossier: Dossier
) -> tuple[Question, ...]:
    """Every question, contradictions first; the same input gives the same list."""
    cases = match_claims(material)
    place = _Places(dossier)
    asked = [
        *_from_checks(material, statement, place),
        *_amounts(cases, place),
        *_waybills(cases, place),
        *_invoices(material, cases, place),
        *_usual(material, statement, cases, place),
    ]
    return tuple(sorted(asked, key=lambda q: (not q.contradiction, q.code, q.orders, q.text.zh)))


def with_pages(questions: tuple[Question, ...], outline: Mapping[str, int]) -> tuple[Question, ...]:
    """The questions with the pages of their places, by the headings of the printed dossier."""
    return tuple(
        replace(q, pages=tuple(dict.fromkeys(p for h in q.places if (p := _page(outline, h)))))
        for q in questions
    )


def _page(outline: Mapping[str, int], heading: str) -> int | None:
    """The page of the first heading that begins with these words."""
    plain = _bare(heading)
    return next((page for title, page in outline.items() if _bare(title).startswith(plain)), None)


def _bare(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)


@dataclass(frozen=True, slots=True)
class _Places:
    """Finds the heading under which something stands."""

    dossier: Dossier

    def chapter(self, number: int) -> tuple[str, ...]:
        """A chapter that holds anything; none where it says 无记录."""
        found = self.dossier.chapters[number - 1]
        return (found.heading,) if found.blocks else ()

    def orders(self, orders: tuple[OrderId, ...]) -> tuple[str, ...]:
        """The evidence sets of orders, at most three, where there are any."""
        shown = {
            getattr(block, "order", "")
            for chapter in self.dossier.chapters
            for block in chapter.blocks
        }
        return tuple(order for order in orders if order in shown)[:3]

    def exhibits(self, kind: ExhibitKind) -> tuple[str, ...]:
        """The pages of exhibits of a kind, at most three."""
        words = kind.words.say(self.dossier.lang)
        return tuple(p.number for p in self.dossier.exhibits if p.kind == words)[:3]


def _from_checks(
    material: AppealMaterial, statement: Statement, place: _Places
) -> Iterator[Question]:
    """What the checks found that a reviewer would hold against the shop."""
    for problem in check(material, statement):
        if problem.code in _FROM_CHECKS:
            where = place.orders(problem.orders) or (
                place.chapter(5) if problem.orders else place.chapter(2)
            )
            yield Question(f"Q-{problem.code}", problem.text, True, problem.orders, where)


def _amounts(cases: tuple[OrderCase, ...], place: _Places) -> Iterator[Question]:
    """Payments or invoices that bear another amount than the order."""
    for kind, word, english in (
        (ExhibitKind.PAYMENT_RECORD, "付款记录", "payment"),
        (ExhibitKind.INVOICE, "发票", "invoice"),
    ):
        for case in cases:
            for asked, told in _unlike(case, kind):
                text = Text(
                    f"订单 {case.order} 记载 {asked}，{word}为 {told}，为什么不同？",
                    f"Order {case.order} says {asked}, the {english} {told}: why?",
                )
                where = place.orders((case.order,))
                yield Question("Q-AMOUNT", text, True, (case.order,), where)


def _unlike(case: OrderCase, kind: ExhibitKind) -> Iterator[tuple[str, str]]:
    """What the order and records of a kind bear, in each currency in which they differ."""
    ordered, other = _sums(case, ExhibitKind.ORDER_RECORD), _sums(case, kind)
    for currency in sorted({each.currency for each in ordered}):
        asked, told = (
            {each.amount for each in found if each.currency == currency}
            for found in (ordered, other)
        )
        if told and not asked & told and not _adds_up(asked, told):
            yield _shown(asked, currency), _shown(told, currency)


def _shown(amounts: set[Decimal], currency: str) -> str:
    """Amounts side by side."""
    return " / ".join(Money(each, currency).shown() for each in sorted(amounts))


def _sums(case: OrderCase, kind: ExhibitKind) -> set[Money]:
    """The amounts that records of a kind bear."""
    said = (p.says.zh for p in (*case.passages, *case.adverse) if p.kind is kind)
    found = (match for text in said for match in _MONEY.finditer(text))
    return {
        Money(Decimal((m["sum"] or m["yuan"]).replace(",", "")), m["code"] or "CNY") for m in found
    }


def _adds_up(ordered: set[Decimal], paid: set[Decimal]) -> bool:
    """Whether several payments together are one of the order's amounts."""
    return sum(paid, Decimal(0)) in ordered or sum(ordered, Decimal(0)) in paid


def _waybills(cases: tuple[OrderCase, ...], place: _Places) -> Iterator[Question]:
    """One waybill that stands in the records of several orders."""
    used: dict[str, set[OrderId]] = defaultdict(set)
    for case in cases:
        for passage in case.passages:
            for number in _WAYBILL.findall(passage.says.zh):
                used[number].add(case.order)
    for number, orders in sorted(used.items()):
        if len(orders) > 1:
            named = tuple(sorted(orders))
            text = Text(
                f"运单 {number} 同时对应 {len(named)} 单（{'、'.join(named[:3])}），是否合并发货？",
                f"Waybill {number} serves {len(named)} orders: were they packed together?",
            )
            yield Question("Q-WAYBILL", text, True, named, place.orders(named))


def _invoices(
    material: AppealMaterial, cases: tuple[OrderCase, ...], place: _Places
) -> Iterator[Question]:
    """Invoices dated before their order, or after the notice came."""
    came = material.notice.delivered_at
    for case in cases:
        placed = [
            p.happened_at
            for p in case.passages
            if p.kind is ExhibitKind.ORDER_RECORD and p.happened_at
        ]
        for passage in case.passages:
            for day in _DAY.findall(passage.says.zh) if passage.kind is ExhibitKind.INVOICE else ():
                early = placed and day < material.local(min(placed)).date().isoformat()
                late = came and day > material.local(came).date().isoformat()
                if early or late:
                    zh = "早于下单" if early else "晚于通知送达"
                    en = "before the order" if early else "after the notice"
                    text = Text(
                        f"订单 {case.order} 的发票开于 {day}，{zh}，为什么？",
                        f"The invoice of {case.order} is dated {day}, {en}: why?",
                    )
                    yield Question(
                        "Q-INVOICE", text, True, (case.order,), place.orders((case.order,))
                    )


_ELEMENTS = (
    ("Q-BUYER", Element.BUYER, Text("怎样看出买家与店铺无关？", "What shows independent buyers?")),
    ("Q-GOODS", Element.GOODS, Text("货物是否真的寄出并送达？", "Were goods sent and delivered?")),
    ("Q-CONTENT", Element.WEIGHT, Text("包裹里是否有实物？", "Was anything in the parcels?")),
    ("Q-MONEY", Element.PAYMENT, Text("买家是否实际付款？", "Did buyers really pay?")),
)
_PAYBACK = Text("货款是否退回给买家？", "Was the money given back?")
_SO_MANY = Text("为什么短时间有这么多订单？", "Why so many orders at once?")
_NOT_CLAIMED = Text("哪些订单不主张为真实，为什么？", "Which orders are not claimed, and why?")
_AGAIN = Text("怎样保证不再发生，何时完成？", "What prevents it from happening again, by when?")
_VERIFY = Text("这些文件怎样核验？", "How can these files be verified?")


def _usual(
    material: AppealMaterial, statement: Statement, cases: tuple[OrderCase, ...], place: _Places
) -> Iterator[Question]:
    """What any reviewer asks; a sound dossier answers each on a page."""
    yield from _of_elements([case for case in cases if case.claims], place)
    refunds = tuple(c.order for c in cases if _sums(c, ExhibitKind.REFUND_RECORD))
    money = place.exhibits(ExhibitKind.REFUND_RECORD) or place.exhibits(ExhibitKind.PAYMENT_RECORD)
    yield Question("Q-PAYBACK", _PAYBACK, False, refunds, money)
    answered = bool(statement.section("surge").sentences)
    why = place.chapter(7) if answered else ()
    yield Question("Q-WHY-SO-MANY", _SO_MANY, False, places=why)
    apart = (*material.unclear, *material.conceded)
    if apart:
        told = place.chapter(8) or place.chapter(4)
        yield Question("Q-NOT-CLAIMED", _NOT_CLAIMED, False, apart, told)
    if material.conceded:
        yield Question("Q-MEASURES", _AGAIN, False, material.conceded, place.chapter(9))
    yield Question("Q-VERIFY", _VERIFY, False, (), place.chapter(11))


def _of_elements(claimed: list[OrderCase], place: _Places) -> Iterator[Question]:
    """What each element of a sale is shown by, and for how many orders nothing shows it."""
    for code, element, text in _ELEMENTS if claimed else ():
        lacking = tuple(c.order for c in claimed if element not in c.elements)
        having = tuple(c.order for c in claimed if element in c.elements)
        said = text
        if lacking and having:
            few = len(lacking)
            zh, en = f"{text.zh}（{few} 单没有这类记录）", f"{text.en} ({few} orders lack it)"
            said = Text(zh, en)
        where = place.orders(having) or (place.chapter(6) if having else ())
        yield Question(code, said, False, lacking, where)
