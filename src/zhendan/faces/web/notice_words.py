"""What a notice says in the page, read from the case at the moment of reading."""

from zhendan.domain import Event
from zhendan.faces.web.gate import Place
from zhendan.faces.web.notices import Told
from zhendan.faces.web.rights import Right
from zhendan.faces.web.words import WEB
from zhendan.steps.noticing import NoticeKind

_LONGEST = 200
K = NoticeKind
_OF_RIGHT = {
    Right.VIEW: (K.MENTIONED, K.COMMENTED, K.DEADLINE, K.REPLIED, K.REVIEWED),
    Right.APPROVE: (K.ASKED,),
    Right.UPLOAD: (K.JOB_DONE, K.JOB_FAILED),
    Right.PREPARE: (K.JOB_DONE, K.JOB_FAILED),
    Right.REQUESTS: (K.ASSIGNED,),
}


def kinds_of(place: Place) -> list[NoticeKind]:
    """The kinds of thing that a person with these rights may ever be told of."""
    known = {kind for right, kinds in _OF_RIGHT.items() if place.may(right) for kind in kinds}
    return [kind for kind in NoticeKind if kind in known or kind is K.SIGN_IN]


def words_of(one: Told, lang: str) -> str:
    """What a notice says in the page, read from the case now."""
    kept, happening = one.notice, one.happening
    if one.kind is K.DEADLINE:
        return str(kept.told.get("en" if lang == "en" else "zh", ""))
    if happening is None:
        by, work = str(kept.told.get("by", "")), kept.told.get("work", "")
        text = WEB[f"task.{work}"].say(lang) if work else ""
        return WEB[f"notice.{one.kind}"].say(lang, by=by, text=text)
    if one.kind is K.REVIEWED:
        return WEB[f"notice.reviewed.{happening.state}"].say(lang, by=happening.by)
    text = happening.text[:_LONGEST]
    if one.kind is K.REPLIED:
        known = WEB.get(f"round.{happening.state}")
        text = known.say(lang) if known else ""
    if one.kind is K.ASSIGNED and one.row is not None:
        text = next((_title(e, lang) for e in one.row.beside if e.seq == happening.seq), text)
    return WEB[f"notice.{one.kind}"].say(lang, by=happening.by, text=text)


def _title(event: Event, lang: str) -> str:
    """The task that an event gives to somebody."""
    return str(event.facts.get("title_en" if lang == "en" else "title_zh", ""))
