"""合作方: who acts for the shop, under which clauses, what happened, when it is looked at again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from zhendan.domain import Note, Page, Text, day_of
from zhendan.remedy.errors import PartnerIncomplete

PARTNERS = "partners"
REVIEW_EVERY = 180
"""Days between two looks at a partner; an assumption, a person may set another day."""


class PartnerKind(StrEnum):
    """What a partner does for the shop."""

    AGENCY = "agency"  # 代运营
    COURIER = "courier"  # 快递网点
    SUPPLIER = "supplier"  # 供应商、一件代发
    INFLUENCER = "influencer"  # 主播、达人
    AFFILIATE = "affiliate"  # 推广者
    OTHER = "other"  # 其他


CLAUSES = {
    "no_brushing": Text("禁止虚假交易", "no brushing"),
    "audit_right": Text("查验权", "right to check"),
    "data_protection": Text("个人信息保护", "data protection"),
    "liability": Text("违约责任", "liability"),
    "termination": Text("解除条款", "a way out"),
    "records": Text("保留经手订单记录", "records of orders handled"),
}
"""What a contract with a partner should hold."""


@dataclass(frozen=True, slots=True)
class Partner:
    """One partner as the register tells."""

    id: str
    name: str
    kind: PartnerKind
    since: date
    until: date | None
    clauses: frozenset[str]
    review_on: date
    suspended: str = ""
    """Why nothing more goes through the partner; empty where work goes on."""
    incidents: tuple[str, ...] = ()
    indicators: Mapping[str, str] = field(default_factory=dict)

    @property
    def lacking(self) -> tuple[Text, ...]:
        """Clauses the contract does not have."""
        return tuple(words for code, words in CLAUSES.items() if code not in self.clauses)

    def to_do(self, on: date) -> tuple[Text, ...]:
        """What should be done about the partner now."""
        found = [Text(f"补上条款：{one.zh}", f"add a clause: {one.en}") for one in self.lacking]
        if on >= self.review_on:
            found.append(Text("复查日期已到", "a look is due"))
        if self.until and on > self.until:
            found.append(Text("合同已到期", "the contract has ended"))
        return tuple(found)


def register(partner: Partner) -> Page:
    """Enter a partner. Raises `PartnerIncomplete`."""
    unknown = sorted(partner.clauses - set(CLAUSES))
    if not partner.id.strip() or not partner.name.strip() or unknown:
        raise PartnerIncomplete(partner=partner.id, missing="、".join(unknown) or "id, name")
    if partner.until is not None and partner.until < partner.since:
        missing = "不早于开始日的合同结束日 / an end that is not before the beginning"
        raise PartnerIncomplete(partner=partner.id, missing=missing)
    fields: dict[str, object] = {
        "name": partner.name.strip(),
        "kind": str(partner.kind),
        "since": partner.since.isoformat(),
        "until": partner.until.isoformat() if partner.until else "",
        "clauses": sorted(partner.clauses),
        "review_on": partner.review_on.isoformat(),
    }
    return Page(PARTNERS, partner.id.strip(), "registered", fields)


def partner_note(partner: str, act: str, words: str) -> Page:
    """An incident, a suspension, or its end, with what happened. Raises `PartnerIncomplete`."""
    if act not in ("incident", "suspended", "resumed", "reviewed") or not words.strip():
        raise PartnerIncomplete(partner=partner, missing="words")
    return Page(PARTNERS, partner, act, {"words": words.strip()})


def indicated(partner: str, indicators: Mapping[str, str]) -> Page:
    """What the audit shows of the orders that went through a partner: a question, no verdict."""
    return Page(PARTNERS, partner, "indicated", {"indicators": dict(indicators)})


def partners(notes: Sequence[Note]) -> dict[str, Partner]:
    """The register as its book tells."""
    found: dict[str, Partner] = {}
    for note in notes:
        if note.act == "registered":
            found[note.id] = _registered(note, found.get(note.id))
        elif note.id in found:
            found[note.id] = _after(found[note.id], note)
    return found


def _registered(note: Note, before: Partner | None) -> Partner:
    until, clauses = note.says("until"), note.page.fields.get("clauses")
    return Partner(
        note.id,
        note.says("name"),
        PartnerKind(note.says("kind")),
        date.fromisoformat(note.says("since")),
        date.fromisoformat(until) if until else None,
        frozenset(map(str, clauses if isinstance(clauses, list) else ())),
        date.fromisoformat(note.says("review_on")),
        before.suspended if before else "",
        before.incidents if before else (),
        before.indicators if before else {},
    )


def _after(partner: Partner, note: Note) -> Partner:
    words = note.says("words")
    if note.act == "suspended":
        return replace(partner, suspended=words)
    if note.act == "resumed":
        return replace(partner, suspended="")
    if note.act == "incident":
        return replace(partner, incidents=(*partner.incidents, f"{day_of(note.at)} {words}"))
    if note.act == "reviewed":
        return replace(partner, review_on=day_of(note.at) + timedelta(days=REVIEW_EVERY))
    told = note.page.fields.get("indicators")
    return replace(partner, indicators=told if isinstance(told, dict) else {})


def risk_indicators(
    handled: Mapping[str, Sequence[str]], findings: Mapping[str, frozenset[str]]
) -> dict[str, dict[str, str]]:
    """Per partner: how many of the audited orders it handled bear a question, by code.

    A share with its count, never a verdict; a partner none of whose orders was audited has none.
    """
    told = {}
    for partner, orders in sorted(handled.items()):
        audited = [one for one in orders if one in findings]
        if not audited:
            continue
        codes = sorted({code for one in audited for code in findings[one]})
        told[partner] = {"orders": str(len(audited))} | {
            code: f"{sum(code in findings[one] for one in audited)}/{len(audited)}"
            for code in codes
        }
    return told
