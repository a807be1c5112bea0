"""Step 7 专业协助: an adviser's contract checked, and help with choosing one."""

from pathlib import Path
from tempfile import TemporaryDirectory

from zhendan.casework import (
    ALONE,
    BRING,
    ContractCheck,
    ContractUnreadable,
    Cost,
    Offer,
    Reason,
    RoundState,
    Situation,
    check_contract,
    cost,
    reasons,
)
from zhendan.domain import CaseId, ZhendanError
from zhendan.formats.confined.channel import Confined
from zhendan.formats.confined.written_document import read_lines
from zhendan.formats.spots import FILE, read_spots
from zhendan.steps.wiring import Wiring

__all__ = [
    "ALONE",
    "BRING",
    "ContractCheck",
    "Cost",
    "Offer",
    "Reason",
    "Situation",
    "check_file",
    "check_text",
    "cost",
    "when",
    "words_of",
]

_MOST_BYTES = 32 << 20


def check_text(text: str) -> ContractCheck:
    """Check pasted words. Raises `ContractEmpty`."""
    return check_contract(text)


def check_file(path: Path) -> ContractCheck:
    """Check a DOCX, PDF or text file. Raises `ContractUnreadable`, `ContractEmpty`."""
    return check_contract(words_of(path))


def when(case: CaseId, told: Situation, wiring: Wiring, *, private: bool) -> tuple[Reason, ...]:
    """Whether and whom to ask, from what the case knows and what a person told.

    Without `private` the shop's own marks stay out: who may not see them must not guess them.
    """
    file = wiring.desk().file(case)
    known = Situation(
        conceded=len(file.conceded),
        marked=sum(one.marked for one in file.proposals.values()) if private else 0,
        rejected=sum(one.state is RoundState.REJECTED for one in file.rounds),
        at_stake=told.at_stake,
        organised=told.organised,
        agency_involved=told.agency_involved,
        authority_asks=told.authority_asks,
    )
    return reasons(known)


def words_of(path: Path) -> str:
    """The words of a document; DOCX and PDF are opened in a process of their own."""
    if path.stat().st_size > _MOST_BYTES:
        raise ContractUnreadable(reason="> 32 MiB")
    head = path.read_bytes()[:5]
    if head.startswith(b"PK"):
        return _confined(path, "document")
    if head == b"%PDF-":
        return _confined(path, "pdf")
    return _plain(path.read_bytes())


def _plain(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise ContractUnreadable(reason="UTF-8 / GB18030")


def _confined(path: Path, kind: str) -> str:
    with TemporaryDirectory(prefix="zhendan-contract-") as out, Confined() as child:
        request = {"op": kind, "path": str(path.resolve()), "out": out, "password": ""}
        try:
            answer = child.ask(request, Path(out))
        except ZhendanError as error:
            raise ContractUnreadable(reason=error.what.say("zh", **error.facts)) from error
        if answer.get("is") == "lines":
            return "\n\n".join(one.strip() for one in read_lines(Path(out)) if one.strip())
        return "\n".join(read_spots(Path(out) / FILE))
