"""Lists of one case: orders, exhibits, gaps, sentences, rounds, files, what was done and said."""

from typing import Any

from zhendan.faces.web.lists.listing import Asking, Line, Sheet
from zhendan.faces.web.rights import Right
from zhendan.faces.web.seeing import Seen, seen
from zhendan.faces.web.teamwork import comments, work_of
from zhendan.faces.web.views.case import frame
from zhendan.faces.web.words import event_words, for_few
from zhendan.steps.look.case_page import CasePage
from zhendan.steps.look.together import CHANNELS


def orders(asking: Asking) -> Sheet:
    """The flagged orders, those that need a person first."""
    found = _found(asking)
    listed: Any = frame(asking.request, asking.place, found).get("orders", ())
    say = asking.speech.t
    lines = (
        (o.id, say(f"verdict.{o.verdict}"), o.why, o.findings, len(o.passages)) for o in listed
    )
    return Sheet(("col.order", "cases.standing", "col.why", "col.questions", "col.exhibits"), lines)


def exhibits(asking: Asking) -> Sheet:
    """Every exhibit with source, time and hash."""
    head = ("col.exhibit", "col.kind", "col.name", "col.source", "col.by", "col.obtained")
    page, say = _page(asking), asking.speech
    lines = (
        (
            *(e.id, say.say(e.kind.words), e.provenance.original_name),
            *(say.t(f"source.{e.provenance.source}"), e.provenance.obtained_by),
            *(asking.at(e.provenance.obtained_at), asking.at(e.sealed_at), e.size, e.sha256),
        )
        for e in (page.exhibits if page else ())
    )
    return Sheet((*head, "col.sealed", "col.bytes", "col.hash"), lines)


def gaps(asking: Asking) -> Sheet:
    """What is missing: why, from where, by whom, and what if not; the orders in one cell."""
    page, say = _page(asking), asking.speech.say
    lines = (
        (
            *(asking.speech.named("level", gap.level), say(gap.what), say(gap.why)),
            *(say(gap.where), say(gap.who), say(gap.otherwise)),
            *(say(gap.expires) if gap.expires else "", " ".join(gap.orders)),
        )
        for gap in (page.gaps if page else ())
    )
    told = ("col.what", "col.why", "col.where", "col.who", "col.otherwise", "col.expires")
    return Sheet(("col.level", *told, "col.orders"), lines)


def argument(asking: Asking) -> Sheet:
    """The claims alone, each with its exhibits."""
    return _sentences(asking, facts_only=True)


def statement(asking: Asking) -> Sheet:
    """Every sentence of the statement with its exhibits."""
    return _sentences(asking, facts_only=False)


def rounds(asking: Asking) -> Sheet:
    """What was handed in when, by whom, and what was answered."""
    lines: list[Line] = []
    for one in _found(asking).file.rounds:
        about = (one.no, one.by, asking.at(one.submitted_at), one.packet)
        moves = [(asking.at(at), asking.w(f"round.{to}"), words) for at, to, words in one.moves]
        lines += [(*about, *move) for move in moves or [("", asking.w(f"round.{one.state}"), "")]]
    head = ("col.round", "col.by", "col.submitted", "col.packet", "col.at", "cases.state")
    return Sheet((*head, "col.text"), lines)


def files(asking: Asking) -> Sheet:
    """What each file was taken for, and how much of it was read."""
    page, say = _page(asking), asking.speech.say
    lines = (
        (f.path, f.recognised_as, say(f.title), f.rows_used, f.rows_unused, f.encoding, f.sha256)
        for f in (page.files if page else ())
    )
    head = ("map.file", "col.layout", "col.kind", "col.rows", "col.rejected", "col.encoding")
    return Sheet((*head, "col.hash"), lines)


def activity(asking: Asking) -> Sheet:
    """Who did what when and why, oldest first."""
    private = asking.place.may(Right.PRIVATE)
    events = [e for e in _found(asking).events if private or not for_few(e)]
    told = (event_words(event, asking.request.lang, private=private) for event in events)
    lines = (
        (asking.at(e.at), t["by"], t["what"], t["why"]) for e, t in zip(events, told, strict=True)
    )
    return Sheet(("col.at", "col.by", "col.what", "col.reason"), lines)


def contacts(asking: Asking) -> Sheet:
    """Talks with the platform's service, oldest first."""
    talks = work_of(asking.place, _found(asking)).contacts
    lines = (
        (
            *(asking.at(one.at), _channel(one.channel, asking), one.whom, one.ticket, one.said),
            *(asking.at(one.promised), " ".join(one.exhibits)),
        )
        for one in talks
    )
    head = ("col.at", "col.kind", "col.whom", "col.number", "col.text", "col.promised")
    return Sheet((*head, "col.exhibits"), lines)


def remarks(asking: Asking) -> Sheet:
    """What colleagues remarked."""
    kept = reversed(comments(asking.place, _found(asking)))
    lines = ((asking.at(r["at"]), r["by"], r["text"]) for r in kept)
    return Sheet(("col.at", "col.by", "col.text"), lines)


def _channel(name: str, asking: Asking) -> str:
    return asking.speech.say(CHANNELS[name]) if name in CHANNELS else name


def _sentences(asking: Asking, *, facts_only: bool) -> Sheet:
    page = _page(asking)
    said = [s for s in (page.statement if page else ()) if not facts_only or s.kind == "fact"]
    lines = (
        (
            *(s.text, "" if s.kind == "fact" else asking.speech.t(f"kind.{s.kind}")),
            " ".join(dict.fromkeys(anchor.exhibit for anchor in s.anchors)),
        )
        for s in said
    )
    return Sheet(("col.text", "col.kind", "col.exhibits"), lines)


def _found(asking: Asking) -> Seen:
    return seen(asking.place, asking.case)


def _page(asking: Asking) -> CasePage | None:
    return _found(asking).page
