"""Files that carry others: letters, archives and text documents, each masked part by part."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from zhendan.evidence.redact.kinds import FieldKind
from zhendan.evidence.redact.made import NO_SAFE_WAY, NOTHING_INSIDE, Form, Inner, LeftOut
from zhendan.evidence.redact.masker import Known, Masker
from zhendan.formats.confined.channel import Confined
from zhendan.formats.confined.written_document import read_lines
from zhendan.formats.mail.letters import Letter, read_letter
from zhendan.formats.mail.mailbox import letters

DEEPEST = 3
"""Files inside files inside files; what lies deeper is left out by name."""
_ZONE = "Asia/Shanghai"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOST_BYTES = str(512 << 20)
_MOST_LETTERS = 200


@dataclass(frozen=True, slots=True)
class Carried:
    """One file inside another: its name there, and where its bytes lie for now."""

    name: str
    path: Path


def mask_document(path: Path, masker: Masker) -> Form:
    """The words of a docx as plain text: nothing hidden, struck out or told of its author."""
    lines = _lines(path)
    said = [masker.text(line, f"行{number}") for number, line in enumerate(lines, 1)]
    return Form(("\n".join(said) + "\n").encode(), ".txt", "document_text")


def mask_letters(path: Path, masker: Masker, inner: Inner) -> Form | LeftOut:
    """Every letter as text with its headings, and what it carries, masked one by one."""
    found = list(_letters(path))
    if not found or len(found) > _MOST_LETTERS:
        return NO_SAFE_WAY
    texts: list[str] = []
    made: list[tuple[str, Form | LeftOut]] = []
    with TemporaryDirectory(prefix="zhendan-mask-") as scratch:
        for number, letter in enumerate(found, 1):
            texts.append(_masked(letter, masker, f"信{number} "))
            for part in letter.parts:
                place = Path(scratch) / f"part-{len(made):04d}"
                place.write_bytes(part.content)
                made.append((part.name, _inside(masker, f"附件{len(made) + 1} ", inner, place)))
    text = "\n\n".join(texts).encode()
    if not made:
        return Form(text, ".txt", "letter")
    return Form(_packed(made, masker, (("信件.txt", text),)), ".zip", "letter")


def mask_archive(path: Path, operation: str, masker: Masker, inner: Inner) -> Form | LeftOut:
    """An archive of masked members under numbers; what stays out is named in its list."""
    with members(path, operation) as found:
        if found is None:
            return NO_SAFE_WAY
        made = [
            (one.name, _inside(masker, f"成员{number} ", inner, one.path))
            for number, one in enumerate(found, 1)
        ]
    if not any(isinstance(form, Form) for _, form in made):
        return NOTHING_INSIDE
    return Form(_packed(made, masker, ()), ".zip", "archive")


def learn_letters(known: Known, path: Path) -> None:
    """Take note of who writes to whom."""
    for letter in _letters(path):
        for person in (letter.sender, *letter.receivers):
            if person is not None and "店" not in person.name:
                known.learn(FieldKind.NAME, person.name)


@contextmanager
def members(path: Path, operation: str) -> Iterator[Sequence[Carried] | None]:
    """The members of an archive, unpacked in a child; None where it is none or is locked."""
    with TemporaryDirectory(prefix="zhendan-mask-") as scratch, Confined() as child:
        asked = {"op": operation, "path": str(path.resolve()), "out": scratch}
        answer = child.ask({**asked, "password": "", "budget": _MOST_BYTES}, Path.cwd())
        found = answer.get("members")
        if answer.get("is") != "archive" or answer.get("refused") or not isinstance(found, list):
            yield None
        else:
            yield [Carried(str(one["name"]), Path(scratch) / str(one["file"])) for one in found]


def is_document(path: Path) -> bool:
    """Whether a zip is a text document."""
    try:
        with zipfile.ZipFile(path) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def _inside(masker: Masker, where: str, inner: Inner, path: Path) -> Form | LeftOut:
    """One carried file masked, every place in it bearing where it lies."""
    before = masker.within
    if before.count(" ") >= DEEPEST:
        return NO_SAFE_WAY
    masker.within = before + where
    try:
        return inner(path)
    finally:
        masker.within = before


def _letters(path: Path) -> Iterator[Letter]:
    """Every letter of a file."""
    return (read_letter(raw.content, _ZONE) for raw in letters(path) if raw.whole)


def _masked(letter: Letter, masker: Masker, where: str) -> str:
    """One letter as text; addresses and names in its headings by what they are."""
    people = [("发件人", letter.sender), *(("收件人", one) for one in letter.receivers)]
    said = [
        f"{word}：{masker.take(f'{who.name} <{who.address}>', FieldKind.EMAIL, where + word)}"
        for word, who in people
        if who is not None
    ]
    when = letter.sent_at.isoformat() if letter.sent_at else "未读出"
    said += [f"日期：{when}", f"主题：{masker.text(letter.subject, where + '主题')}", ""]
    lines = letter.words.splitlines()
    said += [masker.text(line, f"{where}行{number}") for number, line in enumerate(lines, 1)]
    return "\n".join(said) + "\n"


def _lines(path: Path) -> tuple[str, ...]:
    """The lines of a docx, read in a child."""
    with TemporaryDirectory(prefix="zhendan-mask-") as scratch, Confined() as child:
        child.ask({"op": "document", "path": str(path.resolve()), "out": scratch}, Path.cwd())
        return read_lines(Path(scratch))


def _packed(
    made: list[tuple[str, Form | LeftOut]],
    masker: Masker,
    first: tuple[tuple[str, bytes], ...],
) -> bytes:
    """An archive of the masked files and a list of what became of each; no dates, no comments."""
    listed: list[str] = []
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in first:
            _put(archive, name, content)
        for number, (name, form) in enumerate(made, 1):
            shown = masker.text(name, f"名{number}")
            if isinstance(form, Form):
                kept = f"{number:03d}{form.suffix}"
                _put(archive, kept, form.content)
                listed.append(f"{kept}\t{shown}")
            else:
                listed.append(f"{number:03d} 未收入\t{shown}\t{form.why.zh} / {form.why.en}")
        _put(archive, "目录.txt", ("\n".join(listed) + "\n").encode())
    return out.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """One part, under a date that says nothing."""
    part = zipfile.ZipInfo(name, _EPOCH)
    part.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(part, content)
