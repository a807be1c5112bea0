"""Files of one inbox opened one after another; a bad one never stops the rest."""

import hashlib
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from zhendan.domain import Sha256, Text, ZhendanError
from zhendan.intake.confined.archives import MOST_BYTES
from zhendan.intake.confined.channel import Confined, revived
from zhendan.intake.container_problems import ArchiveTooBig
from zhendan.intake.draft import Gathered
from zhendan.intake.file_problems import (
    FileUnreadable,
    KeptUnread,
    NoRows,
    NotFollowed,
    ReaderFailed,
    SameBytes,
)
from zhendan.intake.invoices import take_invoice
from zhendan.intake.lineage import Lineage
from zhendan.intake.readers.magic import Content, look
from zhendan.intake.reading import (
    Sheet,
    keep_picture,
    keep_unread,
    read_html,
    read_json_file,
    read_sheets,
    read_text,
)
from zhendan.intake.settings import IntakeSettings
from zhendan.intake.taking import Received, Taking, too_costly

_DEEPEST = 2
_PIECE = 1 << 20
_NAMED = (
    re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})[ T_-](\d{2})[_:-](\d{2})[_:-](\d{2})"),
    re.compile(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?!\d)"),
    re.compile(r"(?<!\d)(20\d{2})-?(\d{2})-?(\d{2})(?!\d)"),
)
_EPOCH = re.compile(r"^(1\d{9})_")


def exported_at(name: str, zone: str) -> datetime | None:
    """When a file was exported, as far as its name says so."""
    epoch = _EPOCH.match(name)
    if epoch:
        return datetime.fromtimestamp(int(epoch[1]), UTC)
    for pattern in _NAMED:
        found = pattern.search(name)
        if found:
            parts = [int(part or 0) for part in found.groups()]
            try:
                return datetime(*parts, tzinfo=ZoneInfo(zone)).astimezone(UTC)  # type: ignore[arg-type, misc]
            except ValueError:
                continue
    return None


def fingerprint(path: Path) -> tuple[Sha256, int]:
    """SHA-256 and size of a file, read in pieces."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return Sha256(digest.hexdigest()), size


@dataclass(slots=True)
class Desk:
    """Opens files and remembers what each of them gave."""

    settings: IntakeSettings
    lineage: Lineage
    gathered: Gathered
    confined: Confined
    scratch: Path
    takings: dict[int, Taking] = field(default_factory=dict)
    _seen: dict[Sha256, Taking] = field(default_factory=dict)
    _budget: int = MOST_BYTES
    _asked: int = 0

    def open(self, path: Path, shown: str) -> None:
        """Read one file of the inbox and everything inside it."""
        self._budget = MOST_BYTES
        try:
            sha256, size = fingerprint(path)
        except OSError as error:
            taking = self._taking(Received(path, shown, Sha256(""), 0, len(self.takings)))
            taking.refuse(FileUnreadable(detail=type(error).__name__))
            return
        self._read(Received(path, shown, sha256, size, len(self.takings)))

    def note(self, path: Path, shown: str, what: str) -> None:
        """Say that something lies in the inbox and was not opened."""
        taking = self._taking(Received(path, shown, Sha256(""), 0, len(self.takings)))
        taking.title = Text("未打开", "Not opened")
        taking.refuse(NotFollowed(what=what))

    def remark(self, path: Path, shown: str, title: Text) -> None:
        """A file that is known by its name to be about the inbox itself."""
        sha256, size = fingerprint(path)
        taking = self._taking(Received(path, shown, sha256, size, len(self.takings)))
        taking.recognised_as, taking.title = "note.synthetic", title

    def _taking(self, received: Received) -> Taking:
        """A new file on the desk."""
        taking = Taking(received, self.settings, self.lineage, self.gathered)
        taking.exported_at = exported_at(received.name, self.settings.zone)
        self.takings[received.number] = taking
        return taking

    def _read(self, received: Received) -> None:
        """Read one file; whatever is wrong with it becomes a line of its report."""
        taking = self._taking(received)
        first = self._seen.get(received.sha256)
        if first is not None:
            taking.recognised_as, taking.title = first.recognised_as, first.title
            taking.kind, taking.source = first.kind, first.source
            taking.say(SameBytes(first=first.received.shown))
            return
        self._seen[received.sha256] = taking
        before = self.gathered.mark()
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
            return
        self.gathered.back_to(before, received.number)
        taking.rows = 0

    def _dispatch(self, taking: Taking) -> None:
        """Give the file to the reader of its content."""
        with taking.received.path.open("rb") as file:
            content = look(file)
        readers: dict[Content, Callable[[Taking], None]] = {
            Content.EMPTY: _empty,
            Content.ZIP: lambda t: self._unpacked(t, "zip"),
            Content.GZIP: lambda t: self._unpacked(t, "gzip"),
            Content.OLE: lambda t: self._unpacked(t, "ole"),
            Content.XML: self._xml,
            Content.HTML: read_html,
            Content.JSON: read_json_file,
            Content.TEXT: read_text,
            Content.PICTURE: keep_picture,
        }
        read = readers.get(content)
        if read is None:
            keep_unread(taking, content)
        else:
            read(taking)

    def _ask(self, taking: Taking, operation: str) -> tuple[Mapping[str, object], Path]:
        """The child's answer and the folder it wrote into."""
        self._asked += 1
        out = self.scratch / f"{self._asked:05d}"
        out.mkdir()
        received = taking.received
        passwords = self.settings.passwords
        request = {
            "op": operation,
            "path": str(received.path.resolve()),
            "out": str(out),
            "password": passwords.get(received.shown) or passwords.get(received.name) or "",
            "budget": str(self._budget),
        }
        return self.confined.ask(request, self.scratch), out

    def _unpacked(self, taking: Taking, operation: str) -> None:
        """A workbook or an archive."""
        answer, out = self._ask(taking, operation)
        try:
            if answer["is"] == "workbook":
                found = [_dict(sheet) for sheet in _list(answer["sheets"])]
                sheets = [Sheet(str(s["name"]), out / str(s["file"])) for s in found]
                read_sheets(taking, sheets)
            elif answer["is"] == "archive":
                self._members(taking, answer, out)
            else:
                taking.recognised_as = f"document.{answer['is']}"
                word = str(answer["is"]).upper()
                taking.title = Text(f"{word} 文件", f"{word} file")
                taking.say(KeptUnread(kind=str(answer["is"]).upper()))
        finally:
            shutil.rmtree(out, ignore_errors=True)

    def _members(self, taking: Taking, answer: Mapping[str, object], out: Path) -> None:
        """Read the files inside an archive, once nested at most."""
        received = taking.received
        taking.recognised_as, taking.title = "archive", Text("压缩包", "Archive")
        if received.depth >= _DEEPEST:
            raise ArchiveTooBig(detail=f"> {_DEEPEST} 层 (levels)")
        self._budget = int(str(answer["budget"]))
        members = [_dict(member) for member in _list(answer["members"])]
        for refused in map(_dict, _list(answer["refused"])):
            error = revived(str(refused["code"]), _dict(refused["facts"]))
            taking.say(error, refused=not members)
        for member in members:
            name = str(member["name"]) or received.name.removesuffix(".gz")
            if name.startswith("__MACOSX") or name.rsplit("/", 1)[-1].startswith("."):
                continue
            path = out / str(member["file"])
            sha256, size = fingerprint(path)
            inner = Received(
                path,
                f"{received.shown}!/{name}",
                sha256,
                size,
                len(self.takings),
                parent=received.sha256,
                depth=received.depth + 1,
            )
            self._read(inner)

    def _xml(self, taking: Taking) -> None:
        """An XML file."""
        answer, out = self._ask(taking, "xml")
        shutil.rmtree(out, ignore_errors=True)
        take_invoice(taking, _list(answer["tree"]))


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
