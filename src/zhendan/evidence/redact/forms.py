"""One original masked by what its bytes are; what cannot be masked is left out, with why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from zhendan.domain import Text, ZhendanError
from zhendan.evidence.redact.delimited import learn_table, mask_table, read_table
from zhendan.evidence.redact.json_text import NotJson, learn_json, mask_json
from zhendan.evidence.redact.markup import mask_html, mask_xml
from zhendan.evidence.redact.masker import FieldsTooMany, Known, Masker
from zhendan.evidence.redact.running_text import learn_text, mask_text
from zhendan.evidence.redact.workbooks import NotAWorkbook, learn_workbook, mask_workbook
from zhendan.formats.mail.mailbox import looks_like_mail
from zhendan.formats.readers.decode import decode
from zhendan.formats.readers.magic import HEAD, Content, judge


@dataclass(frozen=True, slots=True)
class Form:
    """A masked file: its bytes, its suffix, and what form of masking made it."""

    content: bytes
    suffix: str
    form: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why an original has no masked copy and stays out of a masked packet."""

    why: Text


NO_SAFE_WAY = LeftOut(
    Text("这种文件目前无法可靠脱敏，未收入", "no safe way to mask this kind of file; left out")
)
UNREADABLE = LeftOut(Text("内容无法读懂，未收入", "its content cannot be read; left out"))
TOO_MANY = LeftOut(
    Text("需遮蔽的字段过多，未收入", "too many fields would have to be masked; left out")
)


def mask_file(path: Path, masker: Masker, canonical: Mapping[str, str]) -> Form | LeftOut:
    """The masked form of one file, or why there is none."""
    content = _content(path)
    way = _WAYS.get(content)
    if way is None:
        return NO_SAFE_WAY
    try:
        return way(path, masker, canonical)
    except FieldsTooMany:
        return TOO_MANY
    except (ZhendanError, ValueError, RecursionError):
        return UNREADABLE


def has_a_way(path: Path) -> bool:
    """Whether files of this kind can be masked at all."""
    return _content(path) in _WAYS


def learn_file(path: Path, known: Known, canonical: Mapping[str, str]) -> None:
    """Take note of the people named in one file, so that free text elsewhere loses them too."""
    content = _content(path)
    try:
        if content is Content.TEXT:
            learn_table(known, path, canonical)
            learn_text(known, decode(path))
        elif content is Content.JSON:
            learn_json(known, decode(path), canonical)
        elif content in _OPERATIONS:
            learn_workbook(known, path, _OPERATIONS[content], canonical)
    except (ZhendanError, ValueError, RecursionError):
        return  # a file that cannot be read is left out later, with its reason


def _content(path: Path) -> Content:
    """What the bytes are; letters count as files without a safe way."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    content = judge(head)
    if content in (Content.TEXT, Content.BINARY) and looks_like_mail(head, path.name):
        return Content.BINARY
    return content


def _empty(_path: Path, _masker: Masker, _canonical: Mapping[str, str]) -> Form:
    return Form(b"", ".txt", "empty")


def _text(path: Path, masker: Masker, canonical: Mapping[str, str]) -> Form:
    """A table in text, or running text."""
    written = decode(path)
    read = read_table(written, canonical)
    if read is None:
        return Form(mask_text(written, masker), ".txt", "text")
    suffix = ".tsv" if read[0].delimiter == "\t" else ".csv"
    return Form(mask_table(written, read, masker), suffix, "delimited")


def _json(path: Path, masker: Masker, canonical: Mapping[str, str]) -> Form:
    """JSON, or text that only began like it."""
    written = decode(path)
    try:
        return Form(mask_json(written, masker, canonical), ".json", "json")
    except NotJson:
        return Form(mask_text(written, masker), ".txt", "text")


def _html(path: Path, masker: Masker, canonical: Mapping[str, str]) -> Form:
    """A page, built anew from what a reader sees."""
    return Form(mask_html(decode(path), masker, canonical), ".html", "html")


def _xml(path: Path, masker: Masker, _canonical: Mapping[str, str]) -> Form:
    """An invoice or another XML, by the names of its elements."""
    return Form(mask_xml(path, masker), ".xml", "xml")


def _workbook(path: Path, masker: Masker, canonical: Mapping[str, str]) -> Form | LeftOut:
    """A workbook built anew; an archive of another kind has no safe way."""
    try:
        made = mask_workbook(path, _OPERATIONS[_content(path)], masker, canonical)
    except NotAWorkbook:
        return NO_SAFE_WAY
    return Form(made, ".xlsx", "workbook")


_OPERATIONS = {Content.ZIP: "zip", Content.OLE: "ole"}
_WAYS: dict[Content, Callable[[Path, Masker, Mapping[str, str]], Form | LeftOut]] = {
    Content.EMPTY: _empty,
    Content.TEXT: _text,
    Content.JSON: _json,
    Content.HTML: _html,
    Content.XML: _xml,
    Content.ZIP: _workbook,
    Content.OLE: _workbook,
}
