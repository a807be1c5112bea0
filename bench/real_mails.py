"""What intake makes of real mails: read, or refused with its reason; and how encodings are told.

Every mail of a data set kept beside the project goes through intake; headings that templates know
are written in other encodings one by one, to count how often evidence tells them, asks, or errs.
Writes its own section into `docs/measured.md`. Run `python -m bench.real_mails`.
"""

import shutil
import tempfile
from collections import Counter
from pathlib import Path

from zhendan.domain import FileReport, RowBatch
from zhendan.formats.encodings.evidence import NAMES, told, weighed
from zhendan.intake import IntakeSettings, read_inbox, template_list

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data" / "eml"
PAGE = ROOT / "docs" / "measured.md"
HEAD = "\n## 真实邮件与编码 / Real mails, and encodings\n"
_KEY = b"a key used for measuring only"
_CELLS = {
    "gb18030": (),
    "cp950": (
        "訂單編號",
        "買家帳號",
        "付款金額",
        "商品名稱",
        "已出貨",
        "臺北市信義區",
        "陳怡君",
        "謝謝您",
    ),
    "cp932": (
        "注文番号",
        "購入者の氏名",
        "配送先住所",
        "東京都渋谷区",
        "佐藤花子",
        "ありがとう",
        "商品名",
    ),
    "cp1252": ("José García", "Zürich", "Straße 12", "Größe", "Françoise", "Ærøskøbing", "niño"),
}


def main() -> None:
    """Measure, print, and put the section on the page."""
    text = HEAD + "\n".join([*_mails(), "", *_encodings(), ""])
    page = PAGE.read_text(encoding="utf-8")
    before, _, after = page.partition(HEAD)
    rest = after[after.index("\n## ") :] if "\n## " in after else ""
    PAGE.write_text(before.rstrip("\n") + "\n" + text + rest, encoding="utf-8")
    print(text)


def _mails() -> list[str]:
    """The mails by folder: how many were read, what was said of them, what they carried."""
    reports, tables = _read()
    lines = [
        "",
        "由 `python -m bench.real_mails` 生成；数据只在本机旁边，不随本项目分发。",
        "Made by `python -m bench.real_mails`; the data lie beside the project, never inside it.",
        "",
        "| 文件夹 folder | 邮件 mails | 读取 read | 与前重复 same bytes | 有瑕疵已说明 faults said "
        "| 拒绝 refused | 附件 carried | 附件拒绝 of them refused |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    folders = sorted({report.path.split("/")[0] for report in reports})
    sums: Counter[str] = Counter()
    for folder in folders:
        own = [r for r in reports if r.path.startswith(folder + "/") and "!/" not in r.path]
        inside = [r for r in reports if r.path.startswith(folder + "/") and "!/" in r.path]
        row = {
            "mails": len(own),
            "read": sum(r.rows == 1 for r in own),
            "same": sum("ZD322" in [p.code for p in r.problems] for r in own),
            "faults": sum("ZD379" in [p.code for p in r.problems] for r in own),
            "refused": sum(not r.usable for r in own),
            "inside": len(inside),
            "inside_refused": sum(not r.usable for r in inside),
        }
        sums.update(row)
        lines.append(f"| {folder} | " + " | ".join(map(str, row.values())) + " |")
    lines.append("| **合计 all** | " + " | ".join(f"**{n}**" for n in sums.values()) + " |")
    silent = [r.path for r in reports if not r.rows and not r.problems and r.size]
    lines += [
        "",
        f"- 消息行 message rows {tables['messages']}, 会话 threads {tables['conversations']}",
    ]
    lines += [
        f"- 既没读出内容又没有说明的文件 files without rows and without a word: {len(silent)}"
    ]
    return lines


def _read() -> tuple[list[FileReport], Counter[str]]:
    """Every mail, in folders as they lie."""
    tables: Counter[str] = Counter()

    def sink(batch: RowBatch) -> None:
        tables[batch.table] += len(batch.rows)

    inbox = Path(tempfile.mkdtemp(prefix="zhendan-measure-"))
    try:
        for path in sorted(DATA.rglob("*.eml")):
            target = inbox / path.relative_to(DATA)
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(path, target)
        return list(read_inbox(inbox, IntakeSettings(_KEY), sink=sink).files), tables
    finally:
        shutil.rmtree(inbox, ignore_errors=True)


def _encodings() -> list[str]:
    """Single cells, the hardest case: a whole file has hundreds of them."""
    headings = {name for template in template_list() for name in template.headers}
    lines = [
        "单个单元格按证据判断编码（整份文件有成百上千个单元格，更容易判断）。",
        "Encodings told by evidence from one single cell; a whole file has hundreds of them.",
        "",
        "| 编码 encoding | 单元格 cells | 判对 told | 询问 asked | 判错 wrong |",
        "|---|---:|---:|---:|---:|",
    ]
    for encoding, cells in _CELLS.items():
        texts = cells or tuple(sorted(name for name in headings if not name.isascii()))
        counts: Counter[str] = Counter()
        for text in texts:
            found = told(weighed(text.encode(encoding)))
            counts["asked" if found is None else "told" if found.text == text else "wrong"] += 1
        row = (len(texts), counts["told"], counts["asked"], counts["wrong"])
        lines.append(f"| {NAMES[encoding]} | " + " | ".join(map(str, row)) + " |")
    return lines


if __name__ == "__main__":
    main()
