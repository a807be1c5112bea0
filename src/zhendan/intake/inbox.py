"""A folder as a shop owner has it, read whole: every file reported, every row traced."""

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from zhendan.domain import Progress, RowBatch, Silent, Text
from zhendan.intake.bulk.files import LargeFiles
from zhendan.intake.child.asking import reader
from zhendan.intake.desk import Desk
from zhendan.intake.draft import Values
from zhendan.intake.file_problems import InboxMissing, TooManyFiles
from zhendan.intake.lineage import REJECTED, RejectedRow
from zhendan.intake.mending import mended_before, say_mended
from zhendan.intake.settings import InboxReading, IntakeSettings
from zhendan.intake.settle.emit import Emitter
from zhendan.intake.settle.everything import Together, settle
from zhendan.intake.taking import UNKNOWN, Taking

SYNTHETIC = "SYNTHETIC.txt"
MOST_FILES = 20_000
MOST_REJECTED = 100_000


def read_inbox(
    folder: Path,
    settings: IntakeSettings,
    *,
    sink: Callable[[RowBatch], None],
    progress: Progress | None = None,
    large: LargeFiles | None = None,
) -> InboxReading:
    """Read every file of `folder` and hand canonical rows to `sink`.

    With `large`, exports of many rows are read in bulk and handed straight to its engine.

    Files are read in order of their paths; links are never followed. Raises `InboxMissing` or
    `TooManyFiles`; what is wrong with a single file stands in its report.
    """
    if not folder.is_dir():
        raise InboxMissing(path=str(folder))
    files = sorted(_walk(folder), key=lambda found: found[1])
    if len(files) > MOST_FILES:
        raise TooManyFiles(count=len(files), limit=MOST_FILES)
    watch = progress or Silent()
    watch.stage(Text("读取收件夹", "Reading the inbox"), len(files))
    with _scratch() as scratch, reader(settings, scratch) as reading:
        bulk = large.reader(settings, scratch) if large is not None else None
        mended = mended_before(files, Desk(settings, reading, scratch))
        desk = Desk(settings, reading, scratch, large=bulk, mended=mended)
        for path, shown in files:
            _open(desk, path, shown)
            watch.advance()
        say_mended(desk.takings.values())
        # Nothing is handed on before every file has been read: a batch is whole or it is not.
        rejected: list[RejectedRow] = []
        for batch in desk.source_rows():
            _hand_on(batch, sink, rejected)
        apart = large.settling(desk.takings, scratch) if large is not None else None
        watch.stage(Text("汇总各文件", "Settling all files together"))
        together = settle(desk.gathered, desk.takings, zone=settings.zone, sink=sink, apart=apart)
    Emitter(sink).rows("source_files", _file_rows(desk.takings.values(), settings))
    synthetic = any(shown == SYNTHETIC for _, shown in files)
    return replace(_told(desk, together, settings), synthetic=synthetic, rejected=tuple(rejected))


def _told(desk: Desk, together: Together, settings: IntakeSettings) -> InboxReading:
    """The reading of an inbox."""
    takings = desk.takings.values()
    return InboxReading(
        files=tuple(taking.report() for taking in takings),
        notice=together.notice,
        platform=together.platform,
        shop_name=together.shop_name,
        zone=settings.zone,
        synthetic=False,
        shop_id=together.shop_id,
        mapped=tuple(one for taking in takings for one in taking.mapped),
    )


def _hand_on(
    batch: RowBatch, sink: Callable[[RowBatch], None], rejected: list[RejectedRow]
) -> None:
    """Rows of the model go to the sink, rows that were not used on their own list."""
    if batch.table != REJECTED:
        sink(batch)
        return
    rows = [row for (row,) in batch.rows if isinstance(row, RejectedRow)]
    rejected.extend(rows[: MOST_REJECTED - len(rejected)])


def read_file(
    path: Path, settings: IntakeSettings, *, progress: Progress | None = None
) -> Mapping[int, Taking]:
    """Read one file and what lies inside it, and hand no row on: what was seen in each."""
    watch = progress or Silent()
    watch.stage(Text("读取文件", "Reading the file"), 1)
    with _scratch() as scratch, reader(settings, scratch) as reading:
        desk = Desk(settings, reading, scratch)
        _open(desk, path, path.name)
    watch.advance()
    return desk.takings


@contextmanager
def _scratch() -> Iterator[Path]:
    """A folder of our own for what is being read, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="zhendan-", ignore_cleanup_errors=True) as folder:
        yield Path(folder).resolve()


def _walk(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every entry that is no plain folder, with its path inside the inbox."""
    for root, folders, names in os.walk(folder, followlinks=False):
        here = Path(root)
        linked = [name for name in folders if (here / name).is_symlink()]
        hidden = [name for name in folders if name.startswith(".")]
        folders[:] = [name for name in folders if name not in linked and name not in hidden]
        for name in (*names, *linked, *hidden):
            path = here / name
            yield path, path.relative_to(folder).as_posix()


def _open(desk: Desk, path: Path, shown: str) -> None:
    """Read a plain file; note links, hidden entries and whatever else is no file."""
    name = path.name
    if path.is_symlink():
        desk.note(path, shown, "链接 (link)")
    elif name.startswith("."):
        desk.note(path, shown, "隐藏文件 (hidden)")
    elif not path.is_file():
        desk.note(path, shown, "不是普通文件 (no plain file)")
    elif shown == SYNTHETIC:
        desk.remark(path, shown, Text("虚构样例声明", "Says that the inbox is invented"))
    else:
        desk.open(path, shown)


def _file_rows(takings: Iterable[Taking], settings: IntakeSettings) -> Iterator[Values]:
    """Rows of `source_files`: one per file, however often its bytes lie in the inbox."""
    seen = set()
    for taking in takings:
        received = taking.received
        if not received.sha256 or received.sha256 in seen:
            continue
        seen.add(received.sha256)
        report = taking.report()
        totals = [[t.name, t.declared, t.found, t.ok] for t in taking.totals]
        yield {
            "file_id": received.sha256,
            "name": received.shown,
            "parent_file_id": received.parent,
            "size_bytes": received.size,
            "encoding": taking.encoding or None,
            "delimiter": taking.delimiter or None,
            "has_bom": taking.has_bom,
            "template_id": None if taking.recognised_as == UNKNOWN else taking.recognised_as,
            "template_score": taking.score,
            "header_row": taking.header_row,
            "exported_at": taking.exported_at,
            "covers_from": taking.covers[0],
            "covers_to": taking.covers[1],
            "obtained_at": settings.received_at,
            "obtained_how": "folder",
            "edited_after_export": taking.edited,
            "control_totals": json.dumps(totals, ensure_ascii=False) if totals else None,
            "control_ok": report.usable if totals else None,
            "rows_read": taking.rows,
            "rows_rejected": taking.rejected,
        }
