"""The workspace that the load is measured on: one great case among many small ones (合成数据)."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from bench.intake_speed import write_exports
from zhendan.steps import Errand
from zhendan.steps.workbench import take_folder

SAMPLE = Path(__file__).resolve().parents[1] / "tests" / "samples" / "case_taobao"
BY = Errand(by="示例店主")
FLAGGED = 300
"""Orders that the notice of the great case names."""
_FIRST, _STEP = 2_600_000_000_000_000_000, 977
_NUMBER = "WG20260620000001"
_KEPT = ("ExportOrderList202606200900.csv", "chat_千牛_复制文本.txt", "reviews.csv")
_NOTICE = (
    "【违规提醒】亲爱的商家：经系统排查，您的店铺于2025-06-18存在虚假交易行为（违规编号：{number}），"
    "涉及订单{count}笔，扣12分。如有异议请于2026年6月23日23:59前在违规管理中心提交申诉凭证。\n"
    "涉及订单：{orders}\n(本文本为虚构样例，用于解析测试)\n"
)


def build(place: Path, *, orders: int, cases: int) -> str:
    """Make `place/data` with `cases` cases, the first over `orders` orders; returns its name.

    Building goes on where it was broken off.
    """
    list_of_done = place / "made.json"
    done = json.loads(list_of_done.read_text("utf-8")) if list_of_done.exists() else []
    while len(done) < cases:
        # A process of its own for each lot: what the great one took is given back.
        lot = 1 if not done else min(50, cases - len(done))
        command = [sys.executable, "-m", "bench._web_data", str(place), str(orders)]
        subprocess.run([*command, str(len(done)), str(lot)], check=True)
        done = json.loads(list_of_done.read_text("utf-8"))
    return str(done[0])


def _lot(place: Path, orders: int, first: int, count: int) -> None:
    """Take in some of the cases, and note each as soon as it is there."""
    done = json.loads((place / "made.json").read_text("utf-8")) if first else []
    for number in range(first, first + count):
        inbox = place / "in"
        shutil.rmtree(inbox, ignore_errors=True)
        inbox = _small(inbox, number) if number else _great(inbox, orders)
        done.append(take_folder(inbox, place / "data", BY))
        (place / "made.json").write_text(json.dumps(done), "utf-8")
    shutil.rmtree(place / "in", ignore_errors=True)
    print(f"{len(done)} cases", flush=True)


def _great(inbox: Path, orders: int) -> Path:
    """An order export of many rows, and a notice that flags some of them."""
    inbox.mkdir(parents=True)
    write_exports(inbox, orders)
    (inbox / "bare.csv").unlink()
    apart = max(orders // FLAGGED, 1)
    flagged = [str(_FIRST + n * _STEP) for n in range(0, orders, apart)][:FLAGGED]
    told = _NOTICE.format(number=_NUMBER, count=len(flagged), orders="、".join(flagged))
    (inbox / "inbox" / "notice_text.txt").write_text(told, "utf-8")
    return inbox / "inbox"


def _small(inbox: Path, number: int) -> Path:
    """The sample's notice under a number of its own, with its orders, a chat and reviews."""
    inbox.mkdir(parents=True)
    for name in _KEPT:
        shutil.copyfile(SAMPLE / name, inbox / name)
    told = (SAMPLE / "notice_text.txt").read_text("utf-8")
    told = told.replace(_NUMBER, f"WG20260621{number:06d}")
    (inbox / "notice_text.txt").write_text(told, "utf-8")
    return inbox


if __name__ == "__main__":
    _lot(Path(sys.argv[1]), *(int(word) for word in sys.argv[2:5]))
