"""One file opened by what its bytes say; whatever is wrong with it becomes a line of its report."""

import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from zhendan.domain import ExhibitKind, SourceClass, Text, ZhendanError
from zhendan.formats.confined.channel import Confined, revived
from zhendan.formats.container_problems import ArchiveTooBig
from zhendan.formats.mail.mailbox import looks_like_mail
from zhendan.formats.readers.magic import HEAD, Content, look, packed_as
from zhendan.formats.text_problems import ArchiveNotOpened
from zhendan.intake.documents.papers import take_paper
from zhendan.intake.documents.pictures import Sight, take_picture, take_scan
from zhendan.intake.documents.recordings import take_recording
from zhendan.intake.file_problems import FileUnreadable, KeptUnread, NoRows, ReaderFailed
from zhendan.intake.invoices import take_invoice
from zhendan.intake.mail_taking import take_mail
from zhendan.intake.reading import (
    Sheet,
    keep_unread,
    read_html,
    read_json_file,
    read_sheets,
    read_text,
)
from zhendan.intake.taking import Inside, Taking, too_costly

_MAY_BE_MAIL = frozenset({Content.TEXT, Content.BINARY})
DEEPEST = 2
"""How deep files may lie inside files: an archive in an archive, and no further."""


@dataclass(slots=True)
class Opener:
    """Opens files one after another; what lies inside one is handed back and not opened here."""

    confined: Confined
    """Native readers run in a child of their own."""
    scratch: Path
    sight: Sight = field(init=False)
    """Words in pictures are read in another child, which may use more."""
    in_bulk: Callable[[Taking, Sheet], bool] | None = None
    """Reads a large sheet in bulk, or says that it cannot."""
    _asked: int = 0

    def __post_init__(self) -> None:
        self.sight = Sight(self.scratch)

    def read(self, taking: Taking) -> bool:
        """Read one file into `taking`; False where nothing that it told may be used."""
        try:
            self._dispatch(taking)
        except ZhendanError as error:
            taking.refuse(error)
        except (MemoryError, RecursionError):
            taking.refuse(too_costly())
        except OSError as error:
            taking.refuse(FileUnreadable(detail=type(error).__name__))
        except Exception as error:
            # One bad file never stops the rest; that this happened at all is said with its code.
            taking.refuse(ReaderFailed(detail=f"{type(error).__name__}: {error}"[:120]))
        else:
            return True
        taking.rows = 0
        return False

    def _dispatch(self, taking: Taking) -> None:
        """Give the file to the reader of its content."""
        with taking.received.path.open("rb") as file:
            content = look(file)
            file.seek(0)
            head = file.read(HEAD)
        if content in _MAY_BE_MAIL and looks_like_mail(head, taking.received.name):
            self._mail(taking)
            return
        readers: dict[Content, Callable[[Taking], None]] = {
            Content.EMPTY: _empty,
            Content.ZIP: lambda t: self._unpacked(t, "zip"),
            Content.GZIP: lambda t: self._unpacked(t, "gzip"),
            Content.TAR: lambda t: self._unpacked(t, "tar"),
            Content.PACKED: lambda t: _packed(t, head),
            Content.OLE: lambda t: self._unpacked(t, "ole"),
            Content.XML: self._xml,
            Content.HTML: read_html,
            Content.JSON: read_json_file,
            Content.TEXT: read_text,
            Content.PDF: self._pdf,
            Content.PICTURE: self._picture,
            Content.VIDEO: lambda t: self._recording(t, content),
            Content.SOUND: lambda t: self._recording(t, content),
        }
        read = readers.get(content)
        if read is None:
            keep_unread(taking, content)
        else:
            read(taking)

    def _ask(self, taking: Taking, operation: str) -> tuple[Mapping[str, object], Path]:
        """The native reader's answer and the folder it wrote into."""
        self._asked += 1
        received = taking.received
        out = self.scratch / f"{received.number:05d}-{self._asked:05d}"
        out.mkdir()
        passwords, keys = taking.settings.passwords, (received.shown, received.name, "*")
        request = {
            "op": operation,
            "path": str(received.path.resolve()),
            "out": str(out),
            "password": next((passwords[key] for key in keys if key in passwords), ""),
            "budget": str(taking.budget),
        }
        return self.confined.ask(request, Path.cwd()), out

    def _unpacked(self, taking: Taking, operation: str) -> None:
        """A workbook or an archive."""
        answer, out = self._ask(taking, operation)
        if answer["is"] == "archive":
            _members(taking, answer, out)
            return
        try:
            if answer["is"] == "workbook":
                found = [_dict(sheet) for sheet in _list(answer["sheets"])]
                sheets = [_sheet(about, out) for about in found]
                read_sheets(taking, sheets, self.in_bulk)
            elif answer["is"] == "letter":
                self._mail(taking, out / str(answer["file"]))
            elif answer["is"] in ("pdf", "ofd"):
                self._paper(taking, answer, out)
            else:
                taking.recognised_as = f"document.{answer['is']}"
                word = str(answer["is"]).upper()
                taking.title = Text(f"{word} 文件", f"{word} file")
                taking.say(KeptUnread(kind=str(answer["is"]).upper()))
        finally:
            shutil.rmtree(out, ignore_errors=True)

    def _pdf(self, taking: Taking) -> None:
        """A PDF; one that cannot be opened is still called what it is."""
        taking.recognised_as, taking.title = "document.pdf", Text("PDF 文件", "PDF document")
        self._unpacked(taking, "pdf")

    def _paper(self, taking: Taking, answer: Mapping[str, object], out: Path) -> None:
        """A PDF or an OFD, with the XML inside it and, of a scan, the words of its pages."""
        trees = [_list(answer["invoice"])] if answer.get("invoice") else []
        for one in map(_dict, _list(answer.get("inside"))):
            if "file" in one:
                trees += self._tree(taking, out / str(one["file"]))
        lines = take_paper(taking, answer, out, trees)
        pages = [] if lines else map(_dict, _list(answer.get("pictures")))
        for one in pages:
            found = self.sight.lines(taking, out / str(one["file"]), int(str(one["page"])))
            lines += found
        if pages:
            take_scan(taking, lines)

    def _tree(self, taking: Taking, path: Path) -> list[list[object]]:
        """An XML file attached to a paper; a bad one is said and leaves the paper readable."""
        request = {"op": "xml", "path": str(path), "out": str(path.parent)}
        try:
            return [_list(self.confined.ask(request, Path.cwd())["tree"])]
        except ZhendanError as error:
            taking.say(error)
            return []

    def _picture(self, taking: Taking) -> None:
        """A picture; an unreadable one is kept all the same."""
        taking.recognised_as, taking.title = "picture", Text("图片", "Picture")
        taking.kind, taking.source = ExhibitKind.PICTURE, SourceClass.SCREEN
        try:
            answer, out = self._ask(taking, "picture")
        except ZhendanError as error:
            taking.say(error)
            return
        shutil.rmtree(out, ignore_errors=True)
        take_picture(taking, answer, lambda: self.sight.lines(taking, taking.received.path))

    def _mail(self, taking: Taking, written: Path | None = None) -> None:
        """A letter or a mailbox; what it carries is handed back."""
        self._asked += 1
        out = self.scratch / f"{taking.received.number:05d}-{self._asked:05d}"
        out.mkdir()
        take_mail(taking, out, written)

    def _recording(self, taking: Taking, content: Content) -> None:
        """A film or a sound recording."""
        answer, out = self._ask(taking, "recording")
        shutil.rmtree(out, ignore_errors=True)
        take_recording(taking, content, answer)

    def _xml(self, taking: Taking) -> None:
        """An XML file."""
        answer, out = self._ask(taking, "xml")
        shutil.rmtree(out, ignore_errors=True)
        take_invoice(taking, _list(answer["tree"]))


def _members(taking: Taking, answer: Mapping[str, object], out: Path) -> None:
    """Note the files inside an archive; the desk opens them, once nested at most."""
    received = taking.received
    taking.recognised_as, taking.title = "archive", Text("压缩包", "Archive")
    if received.archives >= DEEPEST:
        raise ArchiveTooBig(detail=f"> {DEEPEST} 层 (levels)")
    taking.budget = int(str(answer["budget"]))
    members = [_dict(member) for member in _list(answer["members"])]
    for refused in map(_dict, _list(answer["refused"])):
        error = revived(str(refused["code"]), _dict(refused["facts"]))
        taking.say(error, refused=not members)
    seen: Counter[str] = Counter()
    for member in members:
        name = str(member["name"]) or received.name.removesuffix(".gz")
        seen[name] += 1
        if seen[name] > 1:
            # Two members may bear one name; both are kept and told apart.
            name = f"{name} ({seen[name]})"
        if name.startswith("__MACOSX") or name.rsplit("/", 1)[-1].startswith("."):
            continue
        taking.inside.append(Inside(name, out / str(member["file"])))


def _sheet(about: Mapping[str, object], out: Path) -> Sheet:
    """One sheet as the native reader wrote it down."""
    odd = {name: int(str(count)) for name, count in _dict(about["odd"]).items()}
    return Sheet(str(about["name"]), out / str(about["file"]), odd)


def _packed(taking: Taking, head: bytes) -> None:
    """An archive of a kind that is not opened."""
    taking.recognised_as, taking.title = "archive", Text("压缩包", "Archive")
    taking.refuse(ArchiveNotOpened(kind=packed_as(head)))


def _empty(taking: Taking) -> None:
    """A file without content: nothing was there to export."""
    taking.title = Text("空文件", "Empty file")
    taking.say(NoRows())


def _list(value: object) -> list[object]:
    """A list out of the child's answer."""
    return value if isinstance(value, list) else []


def _dict(value: object) -> dict[str, object]:
    """An object out of the child's answer."""
    return value if isinstance(value, dict) else {}
