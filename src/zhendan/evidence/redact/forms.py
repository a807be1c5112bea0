"""One original masked by what its bytes are; what cannot be masked is left out, with why."""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from functools import partial
from pathlib import Path

from zhendan.domain import ZhendanError
from zhendan.evidence.redact.carriers import (
    DEEPEST,
    is_document,
    learn_letters,
    mask_archive,
    mask_document,
    mask_letters,
    members,
)
from zhendan.evidence.redact.delimited import learn_table, mask_table, read_table
from zhendan.evidence.redact.json_text import NotJson, learn_json, mask_json
from zhendan.evidence.redact.made import (
    NO_SAFE_WAY,
    TOO_MANY,
    UNREADABLE,
    Form,
    LeftOut,
)
from zhendan.evidence.redact.markup import mask_html, mask_xml
from zhendan.evidence.redact.masker import FieldsTooMany, Known, Masker
from zhendan.evidence.redact.running_text import learn_text, mask_text
from zhendan.evidence.redact.seen import mask_seen
from zhendan.evidence.redact.workbooks import NotAWorkbook, learn_workbook, mask_workbook
from zhendan.formats.mail.mailbox import looks_like_mail
from zhendan.formats.readers.decode import decode
from zhendan.formats.readers.magic import HEAD, Content, judge


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


def learn_file(path: Path, known: Known, canonical: Mapping[str, str], deep: int = 0) -> None:
    """Take note of the people named in one file, so that free text elsewhere loses them too."""
    content = _content(path)
    try:
        if content is Content.TEXT and _is_mail(path):
            learn_letters(known, path)
        elif content is Content.TEXT:
            learn_table(known, path, canonical)
            learn_text(known, decode(path))
        elif content is Content.JSON:
            learn_json(known, decode(path), canonical)
        elif content in _OPERATIONS:
            _learn_packed(path, content, known, canonical, deep)
    except (ZhendanError, ValueError, RecursionError):
        return  # a file that cannot be read is left out later, with its reason


def _learn_packed(
    path: Path, content: Content, known: Known, canonical: Mapping[str, str], deep: int
) -> None:
    """A workbook's people, or those of every member of an archive."""
    if content in (Content.ZIP, Content.OLE):
        try:
            learn_workbook(known, path, _OPERATIONS[content], canonical)
        except NotAWorkbook:
            if is_document(path) or content is Content.OLE:
                return
        else:
            return
    with members(path, _OPERATIONS[content]) if deep < DEEPEST else nullcontext() as found:
        for member in found or ():
            learn_file(member.path, known, {}, deep + 1)


def _content(path: Path) -> Content:
    """What the bytes are."""
    with path.open("rb") as file:
        return judge(file.read(HEAD))


def _is_mail(path: Path) -> bool:
    """Whether text or bytes are a letter or a mailbox."""
    with path.open("rb") as file:
        return looks_like_mail(file.read(HEAD), path.name)


def _empty(_path: Path, _masker: Masker, _canonical: Mapping[str, str]) -> Form:
    return Form(b"", ".txt", "empty")


def _text(path: Path, masker: Masker, canonical: Mapping[str, str]) -> Form | LeftOut:
    """A letter, a table in text, or running text."""
    if _is_mail(path):
        return _letter(path, masker, canonical)
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


def _letter(path: Path, masker: Masker, _canonical: Mapping[str, str]) -> Form | LeftOut:
    """A letter or a mailbox; bytes that are neither have no safe way."""
    if not _is_mail(path):
        return NO_SAFE_WAY
    return mask_letters(path, masker, partial(mask_file, masker=masker, canonical={}))


def _workbook(path: Path, masker: Masker, canonical: Mapping[str, str]) -> Form | LeftOut:
    """A workbook built anew, a text document's words, or an archive's members one by one."""
    content = _content(path)
    try:
        made = mask_workbook(path, _OPERATIONS[content], masker, canonical)
    except NotAWorkbook:
        if content is Content.OLE:
            return NO_SAFE_WAY
        return mask_document(path, masker) if is_document(path) else _packed(path, masker, {})
    return Form(made, ".xlsx", "workbook")


def _packed(path: Path, masker: Masker, _canonical: Mapping[str, str]) -> Form | LeftOut:
    """An archive, member by member."""
    inner = partial(mask_file, masker=masker, canonical={})
    return mask_archive(path, _OPERATIONS[_content(path)], masker, inner)


def _picture(path: Path, masker: Masker, _canonical: Mapping[str, str]) -> Form | LeftOut:
    """A picture, drawn anew from what was surely read."""
    return mask_seen(path, masker, pdf=False)


def _pdf(path: Path, masker: Masker, _canonical: Mapping[str, str]) -> Form | LeftOut:
    """The pages of a PDF, drawn anew."""
    return mask_seen(path, masker, pdf=True)


_OPERATIONS = {
    Content.ZIP: "zip",
    Content.OLE: "ole",
    Content.GZIP: "gzip",
    Content.TAR: "tar",
}
_WAYS: dict[Content, Callable[[Path, Masker, Mapping[str, str]], Form | LeftOut]] = {
    Content.EMPTY: _empty,
    Content.TEXT: _text,
    Content.BINARY: _letter,
    Content.JSON: _json,
    Content.HTML: _html,
    Content.XML: _xml,
    Content.ZIP: _workbook,
    Content.OLE: _workbook,
    Content.GZIP: _packed,
    Content.TAR: _packed,
    Content.PICTURE: _picture,
    Content.PDF: _pdf,
}
