"""A large order export read into canonical Parquet, against what the bare readers need.

Every value is made up (合成数据). The export is GB18030 with 41 columns, as Taobao writes it; the
bare engine (CSV to Parquet) gets the same rows already in UTF-8. As a workbook it is read beside
python-calamine's bare `to_python`. Both run in turn in processes of their own.
Run `python -m bench.intake_speed [ROWS] [ROUNDS] [csv|xlsx]`; the disk needs about 2 KiB a row.
"""

import contextlib
import csv
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import duckdb
from python_calamine import CalamineWorkbook

from zhendan.adapters.tables.parquet import parquet_folder
from zhendan.intake import IntakeSettings, LargeFiles, read_inbox, template_list
from zhendan.steps.wiring import LARGE_FILES

TEMPLATE = "taobao.order.exportorderlist.v2016"
SECRET = b"a key that is used in measurements only"
_PIECE = 16 << 20
_HELD = {"csv": "3 × and 1,500 MiB", "xlsx": "1.5 ×"}
_CELL = '<c t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_WORKBOOK = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship '
    f'Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
_ROW = {
    "订单编号": "'=\"' || (2600000000000000000 + i * 977) || '\"'",
    "买家会员名": "'tb_' || lpad(CAST(b * 7 % 99999989 AS VARCHAR), 8, '0')",
    "买家支付宝账号": "CASE WHEN b % 3 = 0 THEN 'buyer' || b || '@example.com' ELSE phone END",
    "买家应付货款": "price",
    "买家应付邮费": "'0.00'",
    "买家支付积分": "'0'",
    "总金额": "price",
    "返点积分": "'0'",
    "买家实际支付金额": "CASE WHEN closed THEN '0.00' ELSE price END",
    "买家实际支付积分": "'0'",
    "订单状态": "CASE WHEN closed THEN '交易关闭' WHEN u < 90 THEN '交易成功' "
    "ELSE '卖家已发货，等待买家确认' END",
    "买家留言": "CASE u % 16 WHEN 1 THEN '请尽快发货，谢谢' WHEN 2 THEN '要红色的, 不要蓝色' "
    "WHEN 3 THEN '发顺丰可以吗？' ELSE '' END",
    "收货人姓名": "chr(CAST(19968 + b % 5000 AS INTEGER)) || '示例'",
    "收货地址 ": "(['浙江省 杭州市 西湖区', '广东省 深圳市 南山区', '上海 上海市 浦东新区', "
    "'四川省 成都市 武侯区'])[1 + b % 4] || ' 示例街道示例路' || b % 997 || '号' || b % 31 || '幢' "
    "|| b % 1201 || '室' || CASE WHEN b % 2 = 0 THEN '(000000)' ELSE '' END",
    "运送方式": "'快递'",
    "联系手机": "'''' || phone",
    "订单创建时间": "strftime(made, '%Y-%m-%d %H:%M:%S')",
    "订单付款时间 ": "CASE WHEN closed THEN '' "
    "ELSE strftime(made + INTERVAL 5 MINUTE, '%Y-%m-%d %H:%M:%S') END",
    "宝贝标题 ": "'示例商品' || i % 400 || '号 加厚保温杯 便携' "
    "|| CASE WHEN i % 12 = 0 THEN ',示例商品 杯盖' ELSE '' END",
    "宝贝种类 ": "'1'",
    "物流单号 ": "CASE WHEN closed THEN '' ELSE 'No:YT' || (7000000000000 + i - "
    "CASE WHEN i % 33 = 0 THEN 1 ELSE 0 END) END",
    "物流公司": "CASE WHEN closed THEN '' ELSE '圆通速递' END",
    "订单备注": "CASE u % 15 WHEN 1 THEN '老客户' WHEN 2 THEN '已核对地址' ELSE '' END",
    "宝贝总数量": "'1'",
    "店铺Id": "'123456'",
    "店铺名称": "'示例旗舰店'",
    "订单关闭原因": "CASE WHEN closed THEN '买家未付款' ELSE '订单未关闭' END",
    "卖家服务费": "'0元'",
    "买家服务费": "'0元'",
    "是否手机订单": "CASE WHEN u < 90 THEN '手机订单' ELSE '' END",
    "天猫卡券抵扣": "'0'",
    "集分宝抵扣": "'0'",
}


def write_exports(folder: Path, rows: int) -> None:
    """The same export twice: `bare.csv` in UTF-8, `inbox/ExportOrderList….csv` in GB18030."""
    template = next(t for t in template_list() if t.id == TEMPLATE)
    cells = ", ".join(f'{_ROW.get(name, chr(39) * 2)} AS "{name}"' for name in template.headers)
    source = (
        "SELECT *, '1' || CAST(3 + b % 7 AS VARCHAR) || lpad(CAST(b * 7919 % 1000000000 AS "
        "VARCHAR), 9, '0') AS phone, printf('%.2f', (990 + hash(i) % 28910) / 100.0) AS price, "
        "u < 4 AS closed, TIMESTAMP '2025-01-01' + to_seconds(i * 30000000 // "
        f"{max(rows, 1)}) AS made FROM (SELECT i, CAST(hash(i + 7) % {max(rows * 6 // 10, 1)} AS "
        f"BIGINT) AS b, CAST(hash(i + 11) % 100 AS INTEGER) AS u FROM range({rows}) AS t(i))"
    )
    engine = duckdb.connect()
    engine.execute("SET threads = 2")
    bare = folder / "bare.csv"
    engine.execute(f"COPY (SELECT {cells} FROM ({source})) TO '{bare}' (HEADER, DELIMITER ',')")
    inbox = folder / "inbox"
    inbox.mkdir()
    with (
        bare.open(encoding="utf-8", newline="") as text,
        (inbox / "ExportOrderList202606200900.csv").open(
            "w", encoding="gb18030", newline=""
        ) as out,
    ):
        while piece := text.read(_PIECE):
            out.write(piece)


def write_workbook(folder: Path, rows: int) -> None:
    """The same export as a workbook of one sheet, `inbox/ExportOrderList….xlsx`."""
    write_exports(folder, rows)
    book = folder / "inbox" / "ExportOrderList202606200900.xlsx"
    with (
        zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out,
        (folder / "bare.csv").open(encoding="utf-8", newline="") as text,
    ):
        for name, part in _WORKBOOK.items():
            out.writestr(name, part)
        with out.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            for row in csv.reader(text):
                cells = "".join(_CELL.format(escape(cell)) if cell else "<c/>" for cell in row)
                sheet.write(f"<row>{cells}</row>".encode())
            sheet.write(b"</sheetData></worksheet>")
    (folder / "inbox" / "ExportOrderList202606200900.csv").unlink()


def bare_workbook(folder: Path) -> int:
    """The library alone: every cell as a Python value."""
    (book,) = (folder / "inbox").iterdir()
    return len(CalamineWorkbook.from_path(book).get_sheet_by_index(0).to_python())


def bare(folder: Path) -> int:
    """The engine alone: text cells to Parquet."""
    engine = duckdb.connect()
    engine.execute("SET threads = 2")
    source = f"read_csv('{folder / 'bare.csv'}', header = true, all_varchar = true)"
    target = folder / "bare.parquet"
    engine.execute(f"COPY (SELECT * FROM {source}) TO '{target}' (FORMAT parquet)")
    return 0


def intake(folder: Path) -> int:
    """Recognised, cleaned, traced, hashed and settled, as Parquet; returns the rows."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    with parquet_folder(folder / "out", SECRET) as out:
        settings = IntakeSettings(secret=SECRET)
        large = LargeFiles(LARGE_FILES, out.bulk)
        reading = read_inbox(folder / "inbox", settings, sink=out.load, large=large)
    return sum(file.rows for file in reading.files)


WORK = {
    "csv": {"bare": bare, "intake": intake},
    "xlsx": {"bare": bare_workbook, "intake": intake},
}
WRITE = {"csv": write_exports, "xlsx": write_workbook}


class _Watch:
    """Processor time and peak memory of every process below this one, asked every tenth second.

    A reader's own child is ended by a signal, so the system never adds its time to ours.
    """

    def __init__(self) -> None:
        self.seen: dict[int, tuple[float, int]] = {}
        """Process -> seconds and MiB at its peak, as last seen."""
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Stop asking."""
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.1):
            below = {os.getpid()}
            for place in sorted(Path("/proc").glob("[0-9]*"), key=lambda one: int(one.name)):
                with contextlib.suppress(OSError, ValueError, IndexError):
                    stat = (place / "stat").read_text().rsplit(")", 1)[1].split()
                    if int(stat[1]) in below:
                        below.add(int(place.name))
                        seconds = (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")
                        peak = (place / "status").read_text().split("VmHWM:")[1].split()[0]
                        self.seen[int(place.name)] = (seconds, int(peak) // 1024)


def child(form: str, kind: str, folder: Path) -> None:
    """One contestant: seconds, processor seconds and peak memory, its own readers included."""
    begin, watch = time.perf_counter(), _Watch()
    rows = WORK[form][kind](folder)
    spent = time.perf_counter() - begin
    watch.end()
    own = resource.getrusage(resource.RUSAGE_SELF)
    cpu = own.ru_utime + own.ru_stime + sum(seconds for seconds, _ in watch.seen.values())
    # The readers end before the settling begins: the peaks do not come together.
    peaks = [own.ru_maxrss // 1024, *(most for _, most in watch.seen.values())]
    print(json.dumps({"seconds": spent, "cpu": cpu, "peaks": peaks, "rows": rows}))


def main(rows: int = 1_000_000, rounds: int = 3, form: str = "csv") -> None:
    """Both in turn; what counts is the ratio inside a round."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        WRITE[form](folder, rows)
        (export,) = (folder / "inbox").iterdir()
        size = export.stat().st_size >> 20
        print(f"synthetic export: {rows:,} rows, 41 columns, {size} MiB {form}", flush=True)
        ratios: dict[str, list[float]] = {"seconds": [], "cpu": []}
        for number in range(rounds):
            found = {}
            for kind in WORK[form]:
                command = [sys.executable, "-m", "bench.intake_speed", "--child", form, kind, name]
                done = subprocess.run(command, check=False, capture_output=True, text=True)
                if done.returncode:
                    print(f"round {number + 1}: {kind} ended with {done.returncode}", flush=True)
                    continue
                one = found[kind] = json.loads(done.stdout.splitlines()[-1])
                print(
                    f"round {number + 1}: {kind} {one['rows']:,} rows, {one['seconds']:.1f} s (CPU "
                    f"{one['cpu']:.1f} s, peak {'/'.join(map(str, one['peaks']))} MiB), "
                    f"load {os.getloadavg()[0]:.1f}",
                    flush=True,
                )
            if len(found) < len(WORK[form]):
                continue
            for clock, known in ratios.items():
                known.append(found["intake"][clock] / found["bare"][clock])
        if not ratios["cpu"]:
            return
        print(
            f"intake / bare: wall {statistics.median(ratios['seconds']):.1f} ×, CPU "
            f"{statistics.median(ratios['cpu']):.1f} × (held to {_HELD[form]})"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], sys.argv[3], Path(sys.argv[4]))
    else:
        main(*(int(float(word)) for word in sys.argv[1:3]), *sys.argv[3:4])
