"""Answers of the platform that were sealed and wait for a person's word (待确认的答复)."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from zhendan.casework import Consequence, Reply, RoundState, Said, consequences, read_reply
from zhendan.domain import (
    CaseId,
    Event,
    Exhibit,
    ExhibitId,
    ExhibitKind,
    Requirements,
)
from zhendan.steps.errand import Errand
from zhendan.steps.look import exhibits
from zhendan.steps.replying import seal_answers
from zhendan.steps.through import REPLY
from zhendan.steps.wiring import Wiring
from zhendan.steps.working import say

MOST_BYTES = 5_000_000
_WORDS = "平台答复原文.txt"


@dataclass(frozen=True, slots=True)
class KeptReply:
    """A sealed answer of the platform as it lies before a person (待确认的答复)."""

    exhibit: Exhibit
    text: str
    """Its words; empty for a picture."""
    reading: Reply
    choices: tuple[Consequence, ...]
    recorded: str
    """What a person said it is; empty while nobody has."""


def keep_reply(
    case: CaseId, words: str, file: tuple[str, bytes] | None, wiring: Wiring, errand: Errand
) -> ExhibitId:
    """Seal an answer as it came: the file, or its words where there is none; its number."""
    name, content = file or (_WORDS, words.encode())
    found = seal_answers(case, ((PurePosixPath(name).name or _WORDS, content),), wiring, errand)
    return found[0].id


def kept_reply(
    case: CaseId, number: str, wiring: Wiring, *, asked: Requirements | None
) -> KeptReply | None:
    """A sealed answer with its reading and what may be said of it; None where there is none."""
    found = next((one for one in replies_of(case, wiring) if one.id == number), None)
    if found is None:
        return None
    with wiring.vault.open(found.sha256) as content:
        text = _text(content.read(MOST_BYTES))
    reading, file = read_reply(text), wiring.desk().file(case)
    told = [e for e in wiring.ledger.events(case) if number in _receipts(e)]
    return KeptReply(
        exhibit=found,
        text=text,
        reading=reading,
        choices=consequences(file, asked, until=reading.until),
        recorded=str(told[-1].facts.get("to", "")) if told else "",
    )


def replies_of(case: CaseId, wiring: Wiring) -> tuple[Exhibit, ...]:
    """Every sealed answer of a case, oldest first."""
    return tuple(one for one in exhibits.of_case(wiring, case) if _is_reply(one))


def _is_reply(one: Exhibit) -> bool:
    """Sealed as an answer; or as a receipt, where the same bytes came as one before."""
    tool = one.provenance.tool
    return tool == REPLY or (one.kind is ExhibitKind.NOTICE and tool == exhibits.BY_HAND)


def confirm_reply(
    case: CaseId, number: str, wiring: Wiring, errand: Errand, *, said: tuple[str, str]
) -> Event:
    """Put a person's word on record; `said` is the state, empty for none, and the reply's words.

    Where nobody can tell, that the person looked is on record and the round stays as it is.
    """
    to, words = said
    if to:
        return wiring.desk(errand.by).answer(
            case, RoundState(to), words=words, receipts=(ExhibitId(number),)
        )
    looked = Said(f"平台答复 {number}：看过原文，暂看不出结果。", sure=True)
    return say(case, looked, wiring, errand)


def _receipts(event: Event) -> list[object]:
    found = event.facts.get("receipts")
    return found if isinstance(found, list) else []


def _text(content: bytes) -> str:
    """The words of an answer that was saved as text; a picture has none to read here."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        odd = any(each < " " and each not in "\r\n\t\f" for each in text)
        return "" if odd else text.strip()
    return ""
