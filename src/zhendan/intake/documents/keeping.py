"""What is kept of every paper, picture and film: its own facts, its claims, numbers it shows."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from zhendan.formats.cleaning.times import TimeRules, moment
from zhendan.formats.cleaning.words import folded
from zhendan.formats.document_problems import TimeIsAClaim
from zhendan.formats.readers.lines import Line
from zhendan.formats.row_problems import CellUnusable
from zhendan.intake.draft import Draft, Values
from zhendan.intake.taking import Taking

_PDF_TIME = re.compile(r"^D:(\d{14})(?:([+-])(\d{2})'?(\d{2})?'?|Z)?")
_NUMBER = re.compile(
    r"(?<![\dA-Za-z-])(\d{6}-\d{15}|\d{3}-\d{7}-\d{7}|[A-Z]{0,4}\d{9,20})(?![\dA-Za-z])"
)
_MOST_NUMBERS = 2000
_LONGEST = 4000
CLAIMED_BY = {
    "exif": "照片 EXIF",
    "container": "音视频文件头",
}


Mention = tuple[str, int, str, float, int]
"""A number on a page that may be an order's or a parcel's: the number, its page, how it was read
(`text_layer`, `ocr`, `code`), how sure that is, and its source row."""


def keep_document(
    taking: Taking, kind: str, facts: Mapping[str, object], mentions: Sequence[Mention] = ()
) -> None:
    """A row of `documents`, and the numbers that its pages show."""
    values: Values = {
        "document_id": str(taking.received.sha256),
        "file_id": str(taking.received.sha256),
        "kind": kind,
        **{name: value for name, value in facts.items() if value is not None},
    }
    ref = taking.lineage.keep(taking.place(), list(facts), [str(value) for value in facts.values()])
    draft = Draft(values | {"mentions": tuple(mentions)}, ref, kind, file=taking.received.number)
    taking.gathered.add("documents", draft)


def claimed(taking: Taking, said: str, source: str) -> dict[str, object]:
    """When a file says itself that it was made; of pictures and films it is said to be a claim."""
    at = _instant(said, taking.time_rules)
    if at is None:
        return {}
    if source in CLAIMED_BY:
        shown = at.astimezone(ZoneInfo(taking.settings.zone)).strftime("%Y-%m-%d %H:%M")
        taking.say(TimeIsAClaim(at=shown, source=CLAIMED_BY[source]))
    return {"claimed_at": at, "claimed_by": source}


def _instant(said: str, rules: TimeRules) -> datetime | None:
    """EXIF, PDF and ISO notations; a time without a zone is the shop's."""
    value = re.sub(r"^(\d{4}):(\d{2}):(\d{2})", r"\1-\2-\3", said.strip())
    pdf = _PDF_TIME.match(value)
    if pdf:
        clock = pdf[1]
        value = f"{clock[:4]}-{clock[4:6]}-{clock[6:8]} {clock[8:10]}:{clock[10:12]}:{clock[12:]}"
        value += f"{pdf[2]}{pdf[3]}:{pdf[4] or '00'}" if pdf[2] else ""
    try:
        found = moment(value, "", rules)
    except CellUnusable:
        return None
    return found.at if found else None


def mentions_in(taking: Taking, lines: Iterable[Line], how: str) -> list[Mention]:
    """Numbers of the lines, each page's lines kept once as the source they stand in."""
    found: list[Mention] = []
    refs: dict[int, int] = {}
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    for page, own in pages.items():
        numbers = {
            (number, line.sure) for line in own for number in _NUMBER.findall(folded(line.text))
        }
        for number, sure in sorted(numbers)[: _MOST_NUMBERS - len(found)]:
            if page not in refs:
                text = "\n".join(line.text for line in own)[:_LONGEST]
                place = taking.place(pointer=own[0].pointer)
                refs[page] = taking.lineage.keep(place, ["文字"], [text])
            found.append((number, page, how, sure, refs[page]))
    return found


def mentions_of_codes(taking: Taking, codes: Iterable[Mapping[str, object]]) -> list[Mention]:
    """Numbers that QR and bar codes hold; a code checks itself."""
    found: list[Mention] = []
    for code in codes:
        text, page = str(code.get("text")), int(str(code.get("page") or 1))
        numbers = _NUMBER.findall(folded(text))
        if numbers:
            place = taking.place(pointer=f"page={page}")
            ref = taking.lineage.keep(place, [str(code.get("format"))], [text])
            found += [(number, page, "code", 1.0, ref) for number in numbers]
    return found
