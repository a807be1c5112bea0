"""What intake makes of real courier answers and their like: read, or refused with its reason.

Every file of five data sets kept beside the project goes through intake alone; headings without
rows go through recognition as the one-row export that they would head. Writes its own table into
`docs/measured.md`. Run `python -m bench.real_tracks`.
"""

import json
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zhendan.domain import FileReport, RowBatch
from zhendan.intake import IntakeSettings, read_inbox

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
PAGE = ROOT / "docs" / "measured.md"
FOLDERS = ("karrio_tracking", "py17track", "cn_logistics_masked", "ecd_sample")
HEADINGS = DATA / "order_export_headers" / "headers.json"
HEAD = "\n## 真实轨迹与表头 / Real tracks and headings\n"
_CELLS = (
    (r"时间|-date$", "2026-06-18 10:00:00"),
    (r"金额|价|运费|实付|实收|price|tax|discount", "1.00"),
    (r"数量|quantity", "1"),
    (r"编号|单号|^订单号|ID$|-id$", "1000001"),
)
_KEY = b"a key used for measuring only"


@dataclass(frozen=True, slots=True)
class Taken:
    """One file as intake took it."""

    folder: str
    name: str
    report: FileReport
    scans: int

    @property
    def outcome(self) -> str:
        """`read`, `refused` where it is said why, `silent` where it is not."""
        if self.report.rows and self.report.usable and self.report.recognised_as != "unknown":
            return "read"
        return "refused" if self.report.problems else "silent"

    @property
    def codes(self) -> str:
        """Everything that was said about it."""
        return " ".join(sorted({problem.code for problem in self.report.problems})) or "—"


def main() -> None:
    """Measure, print, and put the table on the page."""
    found = list(measured())
    page = PAGE.read_text(encoding="utf-8")
    before, _, after = page.partition(HEAD)
    rest = after[after.index("\n## ") :] if "\n## " in after else ""
    text = HEAD + table(found)
    PAGE.write_text(before.rstrip("\n") + "\n" + text + rest, encoding="utf-8")
    print(text)


def measured() -> Iterator[Taken]:
    """Every file, each in an inbox of its own."""
    for folder in FOLDERS:
        for path in sorted((DATA / folder).iterdir()):
            if path.name != "SOURCE.txt":
                yield _taken(folder, path.name, path.read_bytes())
    for name, text in _headings():
        yield _taken("order_export_headers", name, text.encode("utf-8"), suffix=".csv")


def _headings() -> Iterator[tuple[str, str]]:
    """Each list of headings as the export that it would head, with a row that only has ids."""
    for name, entry in json.loads(HEADINGS.read_text(encoding="utf-8")).items():
        columns = entry.get("columns") if isinstance(entry, dict) else None
        if columns:
            row = [_cell(column) for column in columns]
            yield name, ",".join(columns) + "\n" + ",".join(row) + "\n"


def _cell(column: str) -> str:
    """A cell that a column of this heading could hold."""
    for pattern, cell in _CELLS:
        if re.search(pattern, column, re.I):
            return cell
    return ""


def _taken(folder: str, name: str, body: bytes, suffix: str = "") -> Taken:
    """One file read in an inbox of its own."""
    scans: Counter[str] = Counter()

    def sink(batch: RowBatch) -> None:
        scans[batch.table] += len(batch.rows)

    inbox = Path(tempfile.mkdtemp(prefix="zhendan-measure-"))
    try:
        (inbox / (name + suffix)).write_bytes(body)
        reading = read_inbox(inbox, IntakeSettings(_KEY), sink=sink)
    finally:
        shutil.rmtree(inbox, ignore_errors=True)
    return Taken(folder, name, reading.files[0], scans["track_events"])


def table(found: list[Taken]) -> str:
    """The table of the page, with its sums."""
    lines = [
        "",
        "由 `python -m bench.real_tracks` 生成；数据只在本机旁边，不随本项目分发。",
        "Made by `python -m bench.real_tracks`; the data lie beside the project, never inside it.",
        "",
        "| 数据 data | 文件 file | 认作 taken for | 结果 outcome | 采用 rows | 轨迹 scans "
        "| 未采用 rejected | 说明 said |",
        "|---|---|---|---|---:|---:|---:|---|",
    ]
    for one in found:
        cells = (one.folder, one.name, one.report.recognised_as, one.outcome, str(one.report.rows))
        more = (str(one.scans), str(one.report.rejected), one.codes)
        lines.append("| " + " | ".join((*cells, *more)) + " |")
    counts = Counter(one.outcome for one in found)
    lines += [
        "",
        f"- {len(found)} 份 files: **{counts['read']}** 读取 read, **{counts['refused']}** "
        f"说明原因后未采用 refused with the reason, **{counts['silent']}** 无说明 without a word",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
