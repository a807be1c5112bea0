"""What is wrong with a rule card today: stale, contradictory, misdated, not archived."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations

from zhendan.domain import Confidence, Source, Text
from zhendan.rulebook.rule import Dated, Rule
from zhendan.rulebook.values import VALUE_KINDS


class FaultKind(StrEnum):
    """What a check of the rulebook can find."""

    STALE = "stale"  # 过期未复核
    UNSOURCED = "unsourced"  # 无可核对的出处
    CONTRADICTORY = "contradictory"  # 相互矛盾
    MISDATED = "misdated"  # 日期不合
    HINT = "hint"  # 第三方资料，仅供提示
    NOT_ARCHIVED = "not_archived"  # 没有存档，哈希未核对
    DUE_SOON = "due_soon"  # 即将须复核
    DAMAGED = "damaged"  # 自录内容无法读取


@dataclass(frozen=True, slots=True)
class RuleFault:
    """One thing a person should see to in a rule card."""

    platform: str
    rule: str
    name: str
    """The value or source it is about; empty for the whole card."""
    kind: FaultKind
    text: Text

    @property
    def is_note(self) -> bool:
        """Something to know, not to repair: a hint, or a check that was skipped."""
        return self.kind in (FaultKind.HINT, FaultKind.NOT_ARCHIVED, FaultKind.DUE_SOON)


def faults_of(card: Rule, today: date) -> tuple[RuleFault, ...]:
    """Everything a person should see to in one card, on `today`."""
    return (
        *_stale(card, today),
        *(fault for source in card.sources.values() for fault in _source(card, source)),
        *(fault for values in card.values.values() for fault in _values(card, values)),
    )


def _entered(card: Rule) -> set[str]:
    """Sources of values a person entered later: they have a day of their own."""
    every = (each for values in card.values.values() for each in values)
    return {each.source.id for each in every if each.reverify_by is not None}


def _seen_after(card: Rule, source: Source) -> bool:
    """Whether the source was read after the card was last checked; a month alone may fit."""
    checked = card.checked.isoformat()
    return source.seen[:7] > checked[:7] or source.seen > checked


SOON = timedelta(days=30)


def _stale(card: Rule, today: date) -> list[RuleFault]:
    """The card itself, and every value a person entered, by its own re-verify day."""
    entered = [
        _fault(card, dated.name, FaultKind.STALE, _late(dated))
        for values in card.values.values()
        for dated in values
        if dated.reverify_by is not None and today > dated.reverify_by
    ]
    if not card.is_stale(today):
        near = card.reverify_by - today <= SOON
        soon = Text(f"须在 {card.reverify_by} 前复核", f"to be checked again by {card.reverify_by}")
        return [*entered, *([_fault(card, "", FaultKind.DUE_SOON, soon)] if near else [])]
    text = Text(
        f"应在 {card.reverify_by} 前复核，上次核对 {card.checked}",
        f"was to be checked again by {card.reverify_by}, last checked {card.checked}",
    )
    return [*entered, _fault(card, "", FaultKind.STALE, text)]


def _late(dated: Dated) -> Text:
    title = VALUE_KINDS[dated.name].title
    return Text(
        f"「{title.zh}」应在 {dated.reverify_by} 前复核（{dated.source.title}）",
        f"“{title.en}” was to be checked again by {dated.reverify_by} ({dated.source.title})",
    )


def _source(card: Rule, source: Source) -> list[RuleFault]:
    """A source nobody can open, one read after the card was checked, one without a copy."""
    found = []
    if not source.url and source.confidence is Confidence.OFFICIAL:
        text = Text("官方出处没有网址", "an official source without an address")
        found.append(_fault(card, source.id, FaultKind.UNSOURCED, text))
    if source.id not in _entered(card) and _seen_after(card, source):
        text = Text(
            f"查看日期 {source.seen} 晚于核对日期 {card.checked}",
            f"seen {source.seen}, after the card was checked on {card.checked}",
        )
        found.append(_fault(card, source.id, FaultKind.MISDATED, text))
    if not source.kept:
        text = Text("没有存档副本，哈希未核对", "no archived copy: the hash was not checked")
        found.append(_fault(card, source.id, FaultKind.NOT_ARCHIVED, text))
    return found


def _values(card: Rule, values: tuple[Dated, ...]) -> list[RuleFault]:
    """Values that contradict each other or begin before their source was out."""
    found = []
    for one, other in combinations(values, 2):
        same_time = (one.since, one.site) == (other.since, other.site)
        if same_time and one.value != other.value:
            text = Text(
                f"{one.source.id} 与 {other.source.id} 说法不一",
                f"{one.source.id} and {other.source.id} disagree",
            )
            found.append(_fault(card, one.name, FaultKind.CONTRADICTORY, text))
    for dated in values:
        published = dated.source.published
        if dated.since and published and published > dated.since.isoformat():
            text = Text(
                f"生效日 {dated.since} 早于出处公布日 {published}",
                f"holds since {dated.since}, but its source came out on {published}",
            )
            found.append(_fault(card, dated.name, FaultKind.MISDATED, text))
        if dated.source.confidence is Confidence.THIRD_PARTY:
            text = Text("第三方资料，请以通知为准", "third party: confirm on your notice")
            found.append(_fault(card, dated.name, FaultKind.HINT, text))
    return found


def _fault(card: Rule, name: str, kind: FaultKind, text: Text) -> RuleFault:
    return RuleFault(card.platform, card.rule, name, kind, text)
