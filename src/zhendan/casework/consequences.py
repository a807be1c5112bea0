"""What follows from an answer of the platform, said before a person confirms it (确认后的后果)."""

from dataclasses import dataclass

from zhendan.casework.attempts import used
from zhendan.casework.casefile import CaseFile
from zhendan.casework.states import RoundState
from zhendan.domain import Attempts, Requirements, Text


@dataclass(frozen=True, slots=True)
class Consequence:
    """One thing a person may say of an answer, and what follows."""

    to: RoundState | None
    """None: nobody can tell yet, the round stays as it is."""
    title: Text
    then: Text
    clock: Text
    """The next clock, with its source, or that none is known."""


_S = RoundState
_NONE = Text("此后没有申诉期限。", "No clock of the appeal runs after that.")
_WAIT = Text("期限未变；请继续留意平台答复。", "No clock changes; keep watching for the answer.")
_SAID: tuple[tuple[RoundState | None, Text, Text], ...] = (
    (
        _S.ACCEPTED,
        Text("申诉成立", "Accepted"),
        Text(
            "本轮结束，案件进入“已裁决”；请逐项核对处罚是否已撤销。",
            "The round ends; check penalty by penalty that each is lifted.",
        ),
    ),
    (
        _S.REJECTED,
        Text("申诉不成立", "Rejected"),
        Text(
            "本轮结束，案件进入“已裁决”；再次申诉须有新的证据。",
            "The round ends; another appeal needs something new.",
        ),
    ),
    (
        _S.PARTLY_ACCEPTED,
        Text("部分成立", "Partly accepted"),
        Text(
            "本轮结束；请核对哪些处罚仍在，再决定是否继续。",
            "The round ends; see which penalties stand before going on.",
        ),
    ),
    (
        _S.SUPPLEMENT_ASKED,
        Text("要求补充", "More is asked for"),
        Text(
            "本轮仍在进行；请按平台列出的各项补充。", "The round stays open; meet each ask in turn."
        ),
    ),
    (
        _S.UNDER_REVIEW,
        Text("已收到，审核中", "Received, under review"),
        Text("本轮仍在进行。", "The round stays open."),
    ),
    (
        None,
        Text("看不出来", "Cannot tell"),
        Text(
            "不改变本轮状态；记录您看过原文，稍后可再确认。",
            "Nothing changes; that you looked is on record, and it can be confirmed later.",
        ),
    ),
)


def consequences(
    case: CaseFile, asked: Requirements | None, *, until: str = ""
) -> tuple[Consequence, ...]:
    """What may be said of an answer to the open round; `until` is a time the answer names."""
    if not case.rounds:
        return ()
    now = case.rounds[-1].state
    return tuple(
        Consequence(to, title, then, _clock(to, case, asked, until))
        for to, title, then in _SAID
        if to is None or now.may_become(to)
    )


def _clock(to: RoundState | None, case: CaseFile, asked: Requirements | None, until: str) -> Text:
    """The clock that runs next."""
    if to in (_S.REJECTED, _S.PARTLY_ACCEPTED):
        return _after_refusal(case, asked)
    if to is _S.SUPPLEMENT_ASKED:
        if until:
            return Text(f"平台写明：“{until}”", f"The platform says: “{until}”")
        return Text(
            "答复没有写明补充期限；请当日在后台核对。",
            "The answer names no time; look it up at the platform today.",
        )
    return _NONE if to is _S.ACCEPTED else _WAIT


def _after_refusal(case: CaseFile, asked: Requirements | None) -> Text:
    """The window after a rejection, and the attempts that are left, each with its source."""
    window = asked.value("second_window") if asked else None
    zh, en = "再次申诉的期限未知，请以答复和后台为准", "No second window is known; go by the answer"
    if window and window.words:
        zh = f"再次申诉的期限：{window.words.zh}（{window.source.title}）"
        en = f"Second window: {window.words.en} ({window.source.title})"
    attempts = asked.value("attempts") if asked else None
    if attempts and isinstance(attempts.value, Attempts) and attempts.value.allowed is not None:
        left = max(attempts.value.allowed - used(case.rounds), 0)
        zh += f"；剩余次数：{left}"
        en += f"; attempts left: {left}"
    return Text(f"{zh}。", f"{en}.")
