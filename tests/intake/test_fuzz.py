"""Whatever bytes lie in an inbox, reading it raises nothing and every row is accounted for."""

import csv
import io
import json
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.conftest import SAMPLES, SECRET, Inbox, read
from zhendan.intake import ColumnMapping, IntakeSettings, Template, template_list

MAPPING = ColumnMapping({"order_no": "订单编号", "memo": "备注", "amount": "金额"})
SEEDS = [
    path.read_bytes()
    for path in sorted(SAMPLES.rglob("*"))
    if path.is_file() and path.suffix in {".csv", ".json", ".txt", ".xml", ".xls"}
]
ZIPS = [p.read_bytes() for p in sorted(SAMPLES.rglob("*")) if p.suffix in {".zip", ".xlsx", ".gz"}]
QUICK = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def _taken(files: dict[str, bytes]) -> Inbox:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        return read(Path(folder), IntakeSettings(secret=SECRET, mappings=(MAPPING,)))


def _calm(taken: Inbox) -> None:
    codes = [p.code for report in taken.reading.files for p in report.problems]
    assert "ZD331" not in codes, "a reader failed in a way nobody foresaw"
    assert all(code.startswith(("ZD3", "ZD82")) for code in codes)


@QUICK
@given(st.binary(max_size=400))
def test_any_bytes_end_in_a_report(content: bytes) -> None:
    _calm(_taken({"x": content}))


@QUICK
@given(st.sampled_from(SEEDS), st.data())
def test_any_change_of_a_sample_ends_in_a_report(seed: bytes, data: st.DataObject) -> None:
    content = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 8))):
        if content:
            place = data.draw(st.integers(0, len(content) - 1))
            kind = data.draw(st.sampled_from(["flip", "cut", "double"]))
            if kind == "flip":
                content[place] ^= data.draw(st.integers(1, 255))
            elif kind == "cut":
                del content[place : place + data.draw(st.integers(1, 60))]
            else:
                content[place:place] = content[place : place + 60]
    _calm(_taken({"x": bytes(content)}))


@settings(QUICK, max_examples=25)
@given(st.sampled_from(ZIPS), st.data())
def test_any_damage_to_an_archive_ends_in_a_report(seed: bytes, data: st.DataObject) -> None:
    content = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    _calm(_taken({"x": bytes(content)}))


CELLS = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\n\x00", exclude_categories=["Cs", "Cc"]),
    max_size=12,
)


@QUICK
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8))
def test_every_row_written_is_read_or_rejected(rows: list[list[str]]) -> None:
    rows = [[f"N{number}", *row[1:]] for number, row in enumerate(rows)]
    text = io.StringIO()
    csv.writer(text).writerows([["订单编号", "备注", "金额"], *rows])
    report = _taken({"x.csv": text.getvalue().encode()}).reading.files[0]
    assert report.rows + report.rejected == len(rows)


LINES = st.lists(
    st.sampled_from(
        ["1,a,2", '"2",b,3', '3,"x,4', '4,"y",5', "5,z", '6,"q""r",7', '"7,w,8', "8,v,9"]
    ),
    max_size=9,
)


@QUICK
@given(LINES)
def test_rows_read_and_rows_rejected_are_the_rows_there(lines: list[str]) -> None:
    text = "\n".join(["订单编号,备注,金额", *lines]) + "\n"
    report = _taken({"x.csv": text.encode()}).reading.files[0]
    assert report.rows + report.rejected == len(lines)


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
KEYS = st.sampled_from(
    [
        *("lastResult", "data", "nu", "com", "Data", "Traces", "LogisticCode", "msgData", "msg"),
        *("routeResps", "routes", "mailNo", "steps", "mailno", "checkpoints", "tracking_number"),
        *("tid", "status", "orders", "order", "oid", "punish_id", "max_appeal_time", "order_sn"),
        *("illegal_detail", "order_status", "item_list", "goods_id", "time", "context"),
    ]
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=12,
)


@QUICK
@given(JSON)
def test_any_json_ends_in_a_report(said: object) -> None:
    _calm(_taken({"x.json": json.dumps(said).encode()}))


def test_deep_json_is_refused_and_not_followed() -> None:
    _calm(_taken({"x.json": b"[" * 200_000, "y.json": b'{"a":' * 50_000}))


TABLES = [template for template in template_list() if not template.json]


@QUICK
@given(st.sampled_from(TABLES), st.data())
def test_any_cells_below_a_known_header_end_in_a_report(
    template: Template, data: st.DataObject
) -> None:
    headers = list(template.headers)
    cell = st.sampled_from(
        [
            *(
                "",
                "-",
                "1",
                "199.00",
                "2026-06-18 00:03:11",
                "3300000000000010101",
                "是",
                "交易成功",
            ),
            *("1.2E+17", "¥1,299.90", "138****0001", "SF0000000000001,YT0000000000002", "\t12\t"),
            *(
                "P800000000000000001",
                "退款成功",
                "1,5",
                "26/6/18",
                "员工",
                "驿站",
                "期初",
                "#1",
                "合计",
            ),
        ]
    )
    rows = data.draw(
        st.lists(st.lists(cell, min_size=len(headers), max_size=len(headers)), max_size=4)
    )
    text = io.StringIO()
    csv.writer(text).writerows([headers, *rows])
    taken = _taken({"x.csv": text.getvalue().encode()})
    _calm(taken)
    assert taken.reading.files[0].recognised_as == template.id
