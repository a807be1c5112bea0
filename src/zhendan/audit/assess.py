"""Everything the audit says about one order, in words and numbers a person can check."""

from collections.abc import Iterable, Mapping, Sequence

from zhendan.audit.advice import what_would_change
from zhendan.audit.combine import GOODS_SIGNALS, unanswerable
from zhendan.audit.facts import facts_of, told
from zhendan.audit.measures import inputs_of
from zhendan.audit.questions import Questions
from zhendan.audit.reading import Judged
from zhendan.audit.room import Answers
from zhendan.audit.rows import Behind, rows_behind
from zhendan.audit.signal import Signal, Story
from zhendan.domain import (
    Answer,
    Assessment,
    Explanation,
    Finding,
    NotChecked,
    Text,
    TrackProof,
    Verdict,
    Weight,
)


def assess(answers: Answers, asked: Sequence[Judged]) -> tuple[Assessment, ...]:
    """Rich assessments of the orders, in the order given."""
    behind = rows_behind(answers.tables, [one.order for one in asked])
    return tuple(_assessed(answers, one, behind) for one in asked)


def _assessed(answers: Answers, one: Judged, behind: Behind) -> Assessment:
    """One order's findings, stories and what would change the answer."""
    questions = answers.questions
    found = [s for s in questions.signals if one.answer(s.card.code) is Answer.FOUND]
    findings = [_finding(s, one, behind) for s in found]
    stories = [_explained(answers, one, story) for story in questions.stories]
    against = tuple(f for f in findings if f.card.weight is not Weight.FOR_SHOP)
    return Assessment(
        order=one.order,
        proposal=one.proposal,
        findings=tuple(sorted(against, key=lambda f: (-f.strength, f.card.code))),
        speaks_for=tuple(f for f in findings if f.card.weight is Weight.FOR_SHOP),
        not_checked=tuple(_not_checked(answers, one)),
        explanations=(_fake_story(questions, one, against), *stories),
        what_would_change=what_would_change(questions, one),
        shown=shown(one),
        track=track(one),
    )


ASTRAY_KM = 150
"""Further than the neighbouring towns a courier serves from one outlet (as for C06)."""


def track(one: Judged) -> TrackProof:
    """What the order's tracks show; nothing about what was inside."""
    known = one.measures
    if known.get("first_scan_s") is None:
        return TrackProof.NONE
    if one.open & GOODS_SIGNALS:
        return TrackProof.DOUBTED
    astray = known.get("off_target_km")
    near = not isinstance(astray, int | float) or astray < ASTRAY_KM
    if known.get("track_copied") == 1:
        return TrackProof.MOVEMENT
    if known.get("all_delivered") != 1 or known.get("is_returned") == 1 or not near:
        return TrackProof.MOVEMENT
    by_buyer = known.get("signer") in ("self", "locker")
    return TrackProof.DELIVERY if by_buyer else TrackProof.PROXY


def shown(one: Judged) -> tuple[str, ...]:
    """The elements of a real deal that positive evidence shows.

    A delivered track shows no goods while a finding says the parcel was empty or another's.
    """
    doubted = one.deciding & GOODS_SIGNALS
    elements = (
        ("payment", one.numbers["payment_kinds"]),
        ("goods", one.numbers["goods_shown"] and not doubted),
        ("independent_buyer", one.numbers["buyer_kinds"]),
    )
    return tuple(name for name, kinds in elements if kinds)


def _finding(signal: Signal, one: Judged, behind: Behind) -> Finding:
    """A finding with its numbers and the rows it rests on."""
    rows = [ref for table in signal.rests_on for ref in behind.get((one.order, table), ())]
    return Finding(
        order=one.order,
        card=signal.card,
        strength=signal.points / 400,
        facts=facts_of(signal.facts, one.measures),
        rows=tuple(dict.fromkeys(rows)),
    )


def _not_checked(answers: Answers, one: Judged) -> Iterable[NotChecked]:
    """The signals this order could not be asked, and the inputs they lack."""
    for signal in answers.questions.signals:
        if one.answer(signal.card.code) is Answer.NOT_CHECKED:
            yield NotChecked(signal.card, lacking(answers, signal.needs, one.measures))


def lacking(
    answers: Answers, needs: Sequence[str], measures: Mapping[str, object] | None = None
) -> tuple[str, ...]:
    """The inputs behind the needs that are unknown, for one order or for the whole shop."""
    inputs: list[str] = []
    for need in needs:
        names = need.split("|")
        if measures is not None and any(measures.get(name) is not None for name in names):
            continue
        if measures is None and any(name in answers.wide.known for name in names):
            continue
        for name in names:
            inputs.extend(answers.wide.missing.get(name) or inputs_of(name))
    return tuple(dict.fromkeys(inputs))


def _explained(answers: Answers, one: Judged, story: Story) -> Explanation:
    """One innocent story against the data."""
    if story.code in one.untold:
        missing = lacking(answers, story.needs, one.measures)
        return Explanation(
            code=story.code,
            title=story.title,
            predicts=story.predicts,
            shows=_untold(story, one, bool(missing)),
            verdict=Verdict.NOT_CHECKED,
            missing=missing or unanswerable(story.needs, answers.wide),
        )
    return Explanation(
        code=story.code,
        title=story.title,
        predicts=story.predicts,
        shows=told(story.shows, one.measures),
        verdict=Verdict.FOR if story.code in one.fits else Verdict.AGAINST,
        facts=facts_of(story.facts, one.measures),
    )


def _untold(story: Story, one: Judged, is_missing: bool) -> Text:
    """Why a story was not told: its records are missing, or they are there and not understood."""
    if story.tells and not is_missing:
        return told(story.unheard, one.measures)
    return Text("缺少材料，未查。", "Not checked: the records are missing.")


def _doubted(questions: Questions, one: Judged) -> bool:
    """Whether an open finding does more than ask."""
    return bool(one.open & questions.weighed(Weight.DECIDES, Weight.SUPPORTS))


def _fake_story(questions: Questions, one: Judged, findings: Sequence[Finding]) -> Explanation:
    """The first row of the two-sided table: the story the platform tells."""
    hard = [s.card.code for s in questions.signals if s.card.weight is Weight.DECIDES]
    checked = [c for c in hard if c not in one.missing]
    open_codes = [f.card.code for f in findings if f.card.code in one.open]
    named = "、".join(open_codes) or "–"
    numbers = {"open": len(open_codes), "named": named, "checked": len(checked), "all": len(hard)}
    pattern = Text(
        "实物、资金与自有记录类检查 {checked}/{all} 项可查；尚无解释的疑点 {open} 项（{named}）。",
        "{checked} of {all} physical, money and own-record checks could be made; "
        "{open} findings stay unexplained ({named}).",
    )
    if one.deciding:
        verdict = Verdict.FOR
    elif (
        one.numbers["payment_kinds"] and one.numbers["goods_shown"] and not _doubted(questions, one)
    ):
        verdict = Verdict.AGAINST
    else:
        verdict = Verdict.NOT_CHECKED
    return Explanation(
        code="FAKE",
        title=Text("虚假交易的说法", "The story of a fake transaction"),
        predicts=Text(
            "货物没有真实寄出、货款流回买家，或店铺自己的记录列有该单。",
            "No real goods were sent, the money went back, or the shop's own list names the order.",
        ),
        shows=Text(pattern.say("zh", **numbers), pattern.say("en", **numbers)),
        verdict=verdict,
    )
