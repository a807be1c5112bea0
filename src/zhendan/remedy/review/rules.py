"""How a rule comes into use: tried on the past, then in shadow, then on; snoozed with a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from zhendan.domain import Note, Page, Text, day_of
from zhendan.remedy.errors import RuleNotTried

REVIEW_RULES = "review_rules"
REVIEW_RUNS = "review_runs"


class RuleMode(StrEnum):
    """Whether a rule only watches or makes orders wait."""

    DRAFT = "draft"  # 草稿
    SHADOW = "shadow"  # 试运行：只记录，不拦
    ON = "on"  # 启用
    SNOOZED = "snoozed"  # 暂停到某日
    OFF = "off"  # 停用

    @property
    def words(self) -> Text:
        """The mode as a person reads it."""
        return _WORDS[self]


_WORDS = {
    RuleMode.DRAFT: Text("草稿", "draft"),
    RuleMode.SHADOW: Text("试运行", "shadow"),
    RuleMode.ON: Text("启用", "on"),
    RuleMode.SNOOZED: Text("暂停", "snoozed"),
    RuleMode.OFF: Text("停用", "off"),
}


@dataclass(frozen=True, slots=True)
class RuleState:
    """One rule as it stands: its mode, its record on the past, its time in shadow."""

    rule: str
    mode: RuleMode = RuleMode.DRAFT
    back_test: Mapping[str, object] | None = None
    """Of exactly these conditions; None where they were never tried."""
    shadowed: int = 0
    """Orders seen while in shadow."""
    until: date | None = None
    reason: str = ""
    before: RuleMode = RuleMode.DRAFT
    """The mode that a snooze put to sleep: it wakes there, never further than it had come."""

    def at(self, on: date) -> RuleMode:
        """The mode on a day: a snooze ends by itself, and the rule is what it was before."""
        over = self.mode is RuleMode.SNOOZED and self.until is not None and on >= self.until
        return self.before if over else self.mode


def rule_states(
    editions: Mapping[str, str], rules: Sequence[Note], runs: Sequence[Note]
) -> dict[str, RuleState]:
    """Every rule as its book tells; what was said of other conditions is left out."""
    found = {code: RuleState(code) for code in editions}
    for note in sorted([*rules, *runs], key=lambda one: one.at):
        if note.page.book == REVIEW_RUNS:
            found = _seen(found, note)
        elif note.id in found and note.says("edition") == editions[note.id]:
            found[note.id] = _after(found[note.id], note)
    return found


def _seen(found: dict[str, RuleState], note: Note) -> dict[str, RuleState]:
    """A run counts as shadow time for the rules that were in shadow."""
    count, on = int(note.says("orders") or 0), day_of(note.at)
    return {
        code: replace(one, shadowed=one.shadowed + count) if one.at(on) is RuleMode.SHADOW else one
        for code, one in found.items()
    }


def _after(state: RuleState, note: Note) -> RuleState:
    if note.act == "backtested":
        return replace(state, back_test=dict(note.page.fields))
    until = note.says("until")
    on, to = day_of(note.at), RuleMode(note.act)
    asleep = to is RuleMode.SNOOZED
    return replace(
        state,
        mode=to,
        before=_awake(state, on) if asleep else state.before,
        until=date.fromisoformat(until) if until else None,
        reason=note.says("reason"),
    )


def _awake(state: RuleState, on: date) -> RuleMode:
    """The mode under a snooze, also where one snooze follows another."""
    now = state.at(on)
    return state.before if now is RuleMode.SNOOZED else now


def tried(rule: str, edition: str, result: Mapping[str, object]) -> Page:
    """The record of a back-test."""
    return Page(REVIEW_RULES, rule, "backtested", {**result, "edition": edition})


def switch_rule(
    state: RuleState, to: RuleMode, edition: str, *, reason: str = "", until: date | None = None
) -> Page:
    """Take a rule into another mode. Raises `RuleNotTried`."""
    missing = _missing(state, to, reason, until)
    if missing:
        raise RuleNotTried(rule=state.rule, to=to.words.zh, missing=missing)
    fields: dict[str, object] = {"edition": edition, "reason": reason.strip()}
    if until:
        fields["until"] = until.isoformat()
    return Page(REVIEW_RULES, state.rule, str(to), fields)


def _missing(state: RuleState, to: RuleMode, reason: str, until: date | None) -> str:
    """What a person still has to do first."""
    if to is RuleMode.DRAFT:
        return "可行的目标状态 / a mode to go to"
    if to in (RuleMode.SNOOZED, RuleMode.OFF):
        whole = bool(reason.strip()) and (to is RuleMode.OFF or until is not None)
        return "" if whole else "理由与到期日 / reason and end"
    if state.back_test is None:
        return "历史回测 / a back-test"
    if to is RuleMode.ON and not state.shadowed:
        return "试运行 / a run in shadow"
    return ""
