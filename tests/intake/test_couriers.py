"""Couriers abroad, tracking services, and what must never be kept of a courier's words."""

import io
import json
from pathlib import Path
from urllib.parse import urlencode

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.conftest import SECRET, Read
from tests.intake.test_tracks import VOCABULARY
from zhendan.formats.cleaning.scans import courier_in, masked_scan, phone_in
from zhendan.intake import IntakeSettings
from zhendan.intake.couriers.answers import offset
from zhendan.intake.words import words
from zhendan.intake.words.tracks import epcis_of

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
PHONES = ("13800000001", "138 0000 0001", "138-0000-0001", "+8613800000001", "8613800000001")
PUSH = {"com": "yuantong", "nu": "YT0000000000009", "state": "5", "status": "200"}


def _pushed(*scans: tuple[str, str]) -> str:
    data = [{"ftime": at, "context": text, "status": "派件"} for at, text in scans]
    return json.dumps(PUSH | {"data": data}, ensure_ascii=False)


@pytest.mark.parametrize("phone", [*PHONES, "１３８００００００01"])
def test_a_couriers_own_number_is_kept_nowhere(inbox: Read, phone: str) -> None:
    text = f"派件中，快递员：张三丰，电话{phone}，请保持畅通"
    taken = inbox({"p.json": _pushed(("2026-06-21 08:00:00", text))})
    everything = str(taken.batches)
    assert phone not in everything
    assert "13800000001" not in everything
    assert "张三丰" not in everything
    scan = taken.row("track_events")
    assert scan["courier_name_masked"] == "张**"
    assert scan["courier_phone_hash"]
    assert "请保持畅通" in str(scan["event_raw"])


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "【张三】正在派件 快递员【李四】电话13800000001",
            "【张三】正在派件 快递员【李*】电话138****0001",
        ),
        ("投递员姓名：王小明;联系电话：138 0000 0001", "投递员姓名：王**;联系电话：138****0001"),
        ("快递员 赵六 正在派件", "快递员 赵* 正在派件"),
        ("签收人：张三丰", "签收人：张**"),
        ("签收人：他人收 91号菜鸟驿站", "签收人：他人收 91号菜鸟驿站"),
        ("签收人: 本人", "签收人: 本人"),
        ("快递员正在派件", "快递员正在派件"),
        ("快件到达 杭州转运中心", "快件到达 杭州转运中心"),
        ("运单YT13800000001234", "运单YT13800000001234"),
        ("网点电话：0571-88888888", "网点电话：0571****8888"),
    ],
)
def test_people_are_masked_and_the_rest_of_a_scan_stays(text: str, kept: str) -> None:
    assert masked_scan(text) == kept


@given(st.text(alphabet="快递员签收人：【】电话 13800000001张三-+", max_size=40))
def test_masking_twice_is_masking_once(text: str) -> None:
    assert masked_scan(masked_scan(text)) == masked_scan(text)
    assert phone_in(masked_scan(text)) is None


def test_a_name_is_taken_only_where_a_role_stands_before_it() -> None:
    assert courier_in("派件员：张三 电话") == "张*"
    assert courier_in("快递员正在派件") is None
    assert courier_in("张三已收") is None


def test_a_scan_whose_time_cannot_be_read_is_kept_raw_with_the_reason(inbox: Read) -> None:
    taken = inbox({"p.json": _pushed(("2018-03-0420:47:15", "已收件，快递员：张三，13800000001"))})
    report = taken.file("p.json")
    assert (report.rows, report.rejected) == (0, 1)
    assert not taken.rows("track_events")
    kept = taken.row("source_rows", problem="ZD346")
    assert "2018-03-0420:47:15" in str(kept["raw"])
    assert "13800000001" not in str(kept["raw"])


def test_chinese_couriers_write_beijings_time_wherever_the_shop_is(inbox: Read) -> None:
    there = IntakeSettings(secret=SECRET, zone="Europe/London")
    taken = inbox({"p.json": _pushed(("2026-06-21 08:00:00", "派件"))}, there)
    scan = taken.row("track_events")
    assert str(scan["occurred_at"]) == "2026-06-21 00:00:00+00:00"
    assert scan["tz_assumed"] is True


def test_an_error_answer_is_a_result_and_no_track(inbox: Read) -> None:
    said = {"message": "单号不存在或者已经过期", "nu": "", "com": "", "status": "201", "data": []}
    taken = inbox({"e.json": json.dumps(said, ensure_ascii=False)})
    report = taken.file("e.json")
    assert report.recognised_as == "courier.kuaidi100"
    assert [p.code for p in report.problems] == ["ZD340"]
    assert not taken.rows("parcels")


KDNIAO = {
    "logisticCode": "88000000000001",
    "shipperCode": "YTO",
    "state": "已签收",
    "traces": [
        {"acceptStation": "【某公司】已收件", "acceptTime": "2026-06-19 20:47:15"},
        {"acceptStation": "已签收，签收人凭取货码签收", "acceptTime": "2026-06-21 10:00:00"},
    ],
}
AFTERSHIP = {
    "meta": {"code": 200},
    "data": {
        "tracking": {
            "tracking_number": "A1000000001",
            "slug": "usps",
            "tag": "Delivered",
            "checkpoints": [
                {
                    "checkpoint_time": "2026-06-20T10:00:00+08:00",
                    "created_at": "2026-06-20T03:00:00+00:00",
                    "tag": "InTransit",
                    "message": "Departed",
                }
            ],
        }
    },
}
TRACK17 = {
    "code": 0,
    "data": {
        "accepted": [
            {
                "number": "RR000000001CN",
                "carrier": 3011,
                "track_info": {
                    "latest_status": {"status": "Delivered"},
                    "tracking": {
                        "providers": [
                            {
                                "provider": {"name": "USPS"},
                                "events": [
                                    {
                                        "time_utc": "2026-06-20T02:00:00Z",
                                        "description": "Delivered, Front Desk",
                                        "sub_status": "Delivered_Other",
                                        "stage": "Delivered",
                                    }
                                ],
                            }
                        ]
                    },
                },
            }
        ],
        "rejected": [{"number": "RR000000002CN", "error": {"code": -1, "message": "not found"}}],
    },
}
MORE = {
    "data": [
        {
            "tracking_number": "M1",
            "courier_code": "dhl",
            "delivery_status": "delivered",
            "origin_info": {
                "trackinfo": [
                    {
                        "checkpoint_date": "2026-06-20T10:00:00+02:00",
                        "tracking_detail": "Arrived at hub",
                        "checkpoint_delivery_status": "transit",
                    }
                ]
            },
        }
    ]
}
KARRIO = {
    "tracking_number": "K1",
    "carrier_name": "ups",
    "status": "delivered",
    "events": [
        {"date": "2026-06-20", "time": "10:00", "description": "Out for delivery", "location": "X"}
    ],
}
EPCIS = {
    "type": "EPCISDocument",
    "epcisBody": {
        "eventList": [
            {
                "type": "ObjectEvent",
                "eventTime": "2026-06-20T10:00:00+08:00",
                "eventTimeZoneOffset": "+08:00",
                "recordTime": "2026-06-20T02:05:00Z",
                "epcList": ["urn:epc:id:sscc:YT0000000000009"],
                "bizStep": "urn:epcglobal:cbv:bizstep:departing",
                "disposition": "in_transit",
                "bizTransactionList": [
                    {"type": "po", "bizTransaction": "urn:x:3300000000000010101"}
                ],
            }
        ]
    },
}
UPS = {
    "trackResponse": {
        "shipment": [
            {
                "package": [
                    {
                        "trackingNumber": "1Z0000000000000001",
                        "activity": [
                            {
                                "status": {"type": "D", "description": "DELIVERED", "code": "F4"},
                                "date": "20260620",
                                "time": "163000",
                                "gmtDate": "20260620",
                                "gmtTime": "20:30:00",
                            }
                        ],
                    }
                ]
            }
        ]
    }
}
USPS = {
    "trackingNumber": "9400000000000000000001",
    "trackingEvents": [
        {
            "eventType": "Delivered, Parcel Locker",
            "eventTimestamp": "2026-06-20T13:58:00",
            "GMTOffset": "-5:00",
            "eventCity": "X",
        }
    ],
}
ANSWERS = {
    "kdniao, small letters": (KDNIAO, "courier.kdniao", ["accepted", "delivered_unknown"]),
    "aftership query": (AFTERSHIP, "courier.aftership", ["departed_hub"]),
    "17track": (TRACK17, "courier.17track", ["delivered_proxy"]),
    "trackingmore": (MORE, "courier.trackingmore", ["arrived_hub"]),
    "karrio": (KARRIO, "courier.karrio", ["out_for_delivery"]),
    "epcis": (EPCIS, "courier.epcis", ["departed_hub"]),
    "ups": (UPS, "courier.ups", ["delivered_unknown"]),
    "usps": (USPS, "courier.usps", ["delivered_locker"]),
}


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_every_provider_is_read_by_its_own_words(inbox: Read, name: str) -> None:
    said, provider, events = ANSWERS[name]
    taken = inbox({"t.json": json.dumps(said, ensure_ascii=False)})
    assert taken.file("t.json").recognised_as == provider
    assert [scan["event"] for scan in taken.rows("track_events")] == events
    assert all(scan["row_ref"] for scan in taken.rows("track_events"))


def test_times_beside_their_offset_become_one_instant(inbox: Read) -> None:
    taken = inbox({"u.json": json.dumps(USPS), "p.json": json.dumps(UPS)})
    at = {scan["provider"]: str(scan["occurred_at"]) for scan in taken.rows("track_events")}
    assert at == {"usps": "2026-06-20 18:58:00+00:00", "ups": "2026-06-20 20:30:00+00:00"}
    assert not any(scan["tz_assumed"] for scan in taken.rows("track_events"))


def test_an_event_says_when_it_was_recorded_and_of_which_deal(inbox: Read) -> None:
    scan = inbox({"e.json": json.dumps(EPCIS)}).row("track_events")
    assert str(scan["received_at"]) == "2026-06-20 02:05:00+00:00"


def test_local_times_of_a_courier_abroad_are_said_to_be_assumed(inbox: Read) -> None:
    taken = inbox({"k.json": json.dumps(KARRIO)})
    assert taken.codes("k.json") == ["ZD395"]
    assert taken.row("track_events")["tz_assumed"] is True


def test_a_track_without_a_number_is_refused(inbox: Read) -> None:
    said = {"state": "Delivered", "scheduling": {}, "tracking_events": []}
    taken = inbox({"s.json": json.dumps(said)})
    assert not taken.file("s.json").usable
    assert taken.codes("s.json") == ["ZD394"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("-7:00", "-07:00"),
        ("+05:30", "+05:30"),
        ("-0500", "-05:00"),
        ("", ""),
        (None, ""),
        ("x", ""),
    ],
)
def test_an_offset_has_one_form(text: str | None, found: str) -> None:
    assert offset(text) == found


def test_every_event_has_its_words_in_epcis_and_every_code_ends_in_the_vocabulary() -> None:
    assert {event for event in VOCABULARY if all(epcis_of(event))} == VOCABULARY
    tables = ("track17_old", "track17", "trackingmore", "karrio", "epcis_steps", "fedex", "ups")
    for table in (*tables, "dhl", "mydhl", "la_poste", "sendle"):
        assert set(words("couriers")[table].values()) <= VOCABULARY, table


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(max_size=5) | st.integers(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "data",
                        "com",
                        "nu",
                        "Traces",
                        "LogisticCode",
                        "msg",
                        "checkpoints",
                        "shipments",
                        "tracking_number",
                        "events",
                        "output",
                        "Json",
                        "FTrackNo",
                        "FLastEvent",
                        "id",
                        "responses",
                        "epcisBody",
                        "eventList",
                        "epcList",
                        "trackResponse",
                        "shipment",
                    ]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=20,
    )
)
def test_no_answer_however_odd_stops_a_reader(said: object) -> None:
    from zhendan.intake.tracks import _READERS

    if isinstance(said, dict):
        for _, _, reader in _READERS:
            list(reader(said))


@pytest.mark.shared_data
def test_real_answers_are_read_or_refused_with_a_reason() -> None:
    if not DATA.is_dir():
        pytest.skip(f"the shared data are not at {DATA}")
    from bench.real_tracks import measured

    found = list(measured())
    assert {one.outcome for one in found} == {"read", "refused"}
    scans = {one.name: one.scans for one in found if one.folder == "karrio_tracking"}
    assert scans["usps_tracking_responses.json"] == 13
    assert scans["sendle_tracking_response.json"] == 0


@pytest.mark.parametrize("name", ["param", "RequestData"])
def test_a_push_posted_as_a_form_is_read(inbox: Read, name: str) -> None:
    said = PUSH | {"data": [{"ftime": "2026-06-21 08:00:00", "context": "派件", "status": "派件"}]}
    whole = {"param": {"status": "polling", "lastResult": said}, "RequestData": {"Data": [KDNIAO]}}
    body = urlencode({name: json.dumps(whole[name], ensure_ascii=False), "sign": "00"})
    taken = inbox({"body.txt": body})
    assert taken.file("body.txt").usable
    assert taken.rows("track_events")


def _sheet(rows: list[list[object]], name: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


HEADS: list[object] = ["#", "日", "单", "起", "止", "客", "重", "品", "付", "原", "折", "应", "人"]
LINE: list[object] = [
    "1",
    "06-19",
    "SF0000000000001",
    "苏州",
    "上海",
    "",
    3.0,
    "标快",
    "寄付",
    23,
    0,
    23,
    "0001",
]


def test_the_monthly_sheet_of_shunfeng_is_known_by_its_places(inbox: Read) -> None:
    taken = inbox({"顺丰.xlsx": _sheet([["顺丰速运账单"], HEADS, LINE], "账单明细")})
    report = taken.file("顺丰.xlsx")
    assert (report.recognised_as, report.confidence) == ("courier.sf.positional", "C")
    bill = taken.row("parcel_bills")
    assert (bill["waybill_no"], str(bill["billed_weight_g"])) == ("SF0000000000001", "3000")
    assert bill["bill_date"] is None, "a day without a year is no date"
    assert taken.codes("顺丰.xlsx") == ["ZD335", "ZD318"]


@pytest.mark.parametrize(
    ("name", "line"),
    [("Sheet1", LINE), ("账单明细", [*LINE[:2], "小计", *LINE[3:]]), ("账单明细", LINE[:9])],
)
def test_a_sheet_whose_rows_do_not_all_agree_is_not_taken_for_it(
    inbox: Read, name: str, line: list[object]
) -> None:
    taken = inbox({"顺丰.xlsx": _sheet([["顺丰速运账单"], HEADS, LINE, line], name)})
    assert taken.file("顺丰.xlsx").recognised_as == "unknown"
    assert not taken.rows("parcel_bills")
