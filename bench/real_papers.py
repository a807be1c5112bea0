"""Real OFD and XML invoices read or refused, and how many numbers of screenshots are read right.

The screenshots are made here with numbers that are known, so this part says how many were read
right, read wrong, and held back; a clean picture is an upper bound of what a real one gives.
Writes its own section into `docs/measured.md`. Run `python -m bench.real_papers`.
"""

import random
import re
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import manimgx_fonts_cjk
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from bench.peaks import peak_mib
from zhendan.domain import FileReport, RowBatch
from zhendan.formats.confined.picture_words import words
from zhendan.formats.readers.lines import lines_of, read_spots
from zhendan.intake import IntakeSettings, read_inbox
from zhendan.intake.documents.seen_notice import SURE

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
PAGE = ROOT / "docs" / "measured.md"
HEAD = "\n## 真实发票与图片识别 / Real invoices, and words in pictures\n"
FOLDERS = ("ofd", "cn_einvoice_xml")
NUMBERS = 60
_SEED = 20261123
_KEY = b"a key used for measuring only"
_SPOILT = ("clean", "half", "jpeg20", "tilt3", "blur2", "blur4")


@dataclass(slots=True)
class Shots:
    """What became of the numbers of one kind of picture."""

    right: int = 0
    wrong: int = 0
    """Believed, and not what stands there."""
    held: int = 0
    """Not believed, or not found: a person is asked."""
    pictures: Counter[str] = field(default_factory=Counter)


def main() -> None:
    """Measure, print, and put the section on the page."""
    text = HEAD + "\n".join([*_papers(), "", *_screens(), ""])
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    before, _, after = page.partition(HEAD)
    rest = after[after.index("\n## ") :] if "\n## " in after else ""
    PAGE.write_text(before.rstrip("\n") + "\n" + text + rest, encoding="utf-8")
    print(text)


def _papers() -> list[str]:
    """Every real file, taken alone."""
    lines = [
        "",
        "数据 `shared/data` 的每个文件单独读取。Each real file taken alone.",
        "",
        "| 文件 file | 认作 taken for | 行 rows | 说明 said | 结果 outcome |",
        "|---|---|---:|---|---|",
    ]
    counted: Counter[str] = Counter()
    for folder in FOLDERS:
        for path in sorted((DATA / folder).glob("*.*")):
            if path.suffix not in (".ofd", ".xml"):
                continue
            report, tables = _taken(path)
            outcome = _outcome(report, tables)
            counted[outcome] += 1
            codes = " ".join(sorted({p.code for p in report.problems})) or "—"
            lines.append(
                f"| {path.name} | {report.recognised_as} | {report.rows} | {codes} | {outcome} |"
            )
    told = "，".join(f"{name} {count}" for name, count in sorted(counted.items()))
    return [*lines, "", f"合计 in all: {told}"]


def _taken(path: Path) -> tuple[FileReport, Counter[str]]:
    """One file read in an inbox of its own."""
    tables: Counter[str] = Counter()

    def sink(batch: RowBatch) -> None:
        tables[batch.table] += len(batch.rows)

    inbox = Path(tempfile.mkdtemp(prefix="zhendan-measure-"))
    try:
        shutil.copy(path, inbox / path.name)
        reading = read_inbox(inbox, IntakeSettings(_KEY), sink=sink)
    finally:
        shutil.rmtree(inbox, ignore_errors=True)
    return reading.files[0], tables


def _outcome(report: FileReport, tables: Counter[str]) -> str:
    """Read as an invoice, kept as an exhibit with its facts, refused with a reason, or silent."""
    if tables["invoices"]:
        return "read"
    if tables["documents"]:
        return "kept"
    return "refused" if report.problems else "silent"


def _screens() -> list[str]:
    """Numbers in screenshots, clean and spoilt in five ways."""
    dice = random.Random(_SEED)
    numbers = ["33" + "".join(dice.choices("0123456789", k=17)) for _ in range(NUMBERS)]
    lines = [
        f"自制截图，{NUMBERS} 个 19 位订单号，可信度低于 {SURE} 或两次识别不同的一律不采用。"
        f"Screenshots made here with {NUMBERS} order numbers of 19 digits: a number below {SURE}, "
        "or read differently twice, is held back. An upper bound.",
        "",
        "| 图片 picture | 读对 right | 读错却采用 wrong | 留待核对 held back |",
        "|---|---:|---:|---:|",
    ]
    for how in _SPOILT:
        shots = _read(numbers, how)
        lines.append(f"| {how} | {shots.right} | {shots.wrong} | {shots.held} |")
    peak = peak_mib()
    return [*lines, "", f"内存峰值 peak memory of the whole measurement: {peak} MiB"]


def _read(numbers: list[str], how: str) -> Shots:
    """Read all numbers, twenty to a picture."""
    shots = Shots()
    for start in range(0, len(numbers), 20):
        part = numbers[start : start + 20]
        folder = Path(tempfile.mkdtemp(prefix="zhendan-measure-"))
        try:
            path = _picture(part, how, folder)
            words(path, folder, page=1)
            seen = lines_of(read_spots(folder))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        believed = {
            number
            for line in seen
            if line.sure >= SURE
            for number in re.findall(r"(?<!\d)\d{15,20}(?!\d)", line.text)
        }
        shots.right += len(believed & set(part))
        shots.wrong += len(believed - set(part))
        shots.held += len(set(part) - believed)
    return shots


def _picture(numbers: list[str], how: str, folder: Path) -> Path:
    """A screenshot of a list of orders."""
    fonts = Path(manimgx_fonts_cjk.__file__).parent
    font = ImageFont.truetype(str(next(fonts.glob("*.ttc"))), 26)
    image = Image.new("RGB", (1080, 60 + 48 * len(numbers)), "white")
    draw = ImageDraw.Draw(image)
    for row, number in enumerate(numbers):
        draw.text((40, 30 + 48 * row), f"订单编号：{number}　交易成功", font=font, fill="#222222")
    if how == "half":
        image = image.resize((540, image.height // 2))
    elif how == "tilt3":
        image = image.rotate(3, expand=True, fillcolor="white")
    elif how.startswith("blur"):
        image = image.filter(ImageFilter.GaussianBlur(int(how[4:])))
    path = folder / ("p.jpg" if how == "jpeg20" else "p.png")
    image.save(path, quality=20) if how == "jpeg20" else image.save(path)
    return path


if __name__ == "__main__":
    main()
