"""Courier tracks: each provider's codes mean what that provider means by them."""

import json
from decimal import Decimal

import pytest

from tests.intake.conftest import SAMPLES, Read
from zhendan.formats.cleaning.weights import weight_in
from zhendan.intake.words import carrier_code, words
from zhendan.intake.words.tracks import event, refined

VOCABULARY = {
    *("created", "accepted", "departed_hub", "arrived_hub", "in_transit", "out_for_delivery"),
    *("at_locker_or_station", "delivered_self", "delivered_proxy", "delivered_locker"),
    *("delivered_unknown", "attempt_failed", "refused", "intercepted", "forwarded", "returning"),
    *("returned", "exception", "customs", "cancelled", "no_info", "unknown"),
}
CODE_TABLES = (
    *("kuaidi100_state", "kuaidi100_words", "kdniao", "sf_names", "sf_codes", "yunda"),
    *("yunda_prefix", "aftership"),
)


def _push(waybill: str, scans: list[tuple[str, str, str]]) -> dict[str, object]:
    data = [{"ftime": at, "context": text, "status": word} for at, text, word in scans]
    return {"lastResult": {"com": "yuantong", "nu": waybill, "state": "3", "data": data}}


SCANS = [
    ("2026-06-21 15:20:10", "已签收，驿站代收", "签收"),
    ("2026-06-21 08:00:00", "派件中 快递员13800000001", "派件"),
    ("2026-06-20 22:00:00", "快件到达【南京转运中心】", "在途"),
    ("2026-06-19 18:05:00", "【苏州市】已揽收", "揽收"),
]


def test_codes_end_in_the_shared_vocabulary() -> None:
    for table in CODE_TABLES:
        assert set(words("couriers")[table].values()) <= VOCABULARY, table


def test_state_five_is_a_round_for_one_provider_and_a_forwarding_for_another() -> None:
    assert event("kuaidi100_state", "5") == "out_for_delivery"
    assert event("kdniao", "5") == "forwarded"
    assert event("kdniao", "no such code") == "unknown"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("签收人: 本人", "delivered_self"),
        ("已放入丰巢快递柜", "delivered_locker"),
        ("由门卫代收", "delivered_proxy"),
        ("已签收", "delivered_unknown"),
    ],
)
def test_who_signed_is_said_only_where_the_words_say_so(text: str, found: str) -> None:
    assert refined("delivered_unknown", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("【深圳市】已收件", "accepted"),
        ("快件在深圳，准备送往下一站深圳集散中心", "departed_hub"),
        ("派件已签收，本人", "delivered_self"),
        ("签收失败，客户不在", "attempt_failed"),
        ("收件人拒收", "refused"),
        ("包裹正在等待中", "unknown"),
        ("【示例市】 快件已由 本人 签收", "delivered_self"),
        ("您的快件已由【门卫】代签收", "delivered_proxy"),
        ("投递并签收，签收人：他人收-前台", "delivered_proxy"),
        ("客户 签收", "delivered_unknown"),
        ("签收。", "delivered_unknown"),
        ("货物已完成配送，感谢您的选择", "delivered_unknown"),
        ("您已在示例驿站完成取件", "delivered_proxy"),
        ("您的快件已送达", "delivered_unknown"),
        ("已由家人代收", "delivered_proxy"),
        ("派送中，请准备签收", "out_for_delivery"),
        ("正在派送，请您保持电话畅通，等待签收", "out_for_delivery"),
        ("预计明日签收", "in_transit"),
        ("快件即将送达", "in_transit"),
        ("由于客户不在，无法签收", "attempt_failed"),
        ("无人签收，改日再派", "attempt_failed"),
        ("快件超时未签收", "attempt_failed"),
        ("您的快件已由示例驿站代收，请及时领取", "at_locker_or_station"),
        ("已放入智能柜，请凭取件码取件", "at_locker_or_station"),
        ("商家已发货，包裹等待揽收", "created"),
        ("揽收失败", "exception"),
        ("快件已封发", "departed_hub"),
    ],
)
def test_a_scan_without_a_code_is_known_by_its_words(text: str, found: str) -> None:
    assert refined("unknown", text) == found


def test_scans_are_ordered_oldest_first_and_a_couriers_number_is_hashed(inbox: Read) -> None:
    taken = inbox({"push.json": json.dumps(_push("YT0000000000009", SCANS))})
    scans = taken.rows("track_events")
    assert [s["event"] for s in scans] == [
        *("accepted", "arrived_hub", "out_for_delivery", "delivered_proxy"),
    ]
    assert [s["seq"] for s in scans] == [1, 2, 3, 4]
    assert "13800000001" not in str(taken.batches)
    assert scans[2]["courier_phone_hash"]
    assert scans[0]["city"] == "苏州市"


def test_two_pushes_of_one_waybill_make_one_track(inbox: Read) -> None:
    files = {
        "1.json": json.dumps(_push("YT0000000000009", SCANS[2:])),
        "2.json": json.dumps(_push("YT0000000000009", SCANS)),
    }
    taken = inbox(files)
    assert len(taken.rows("track_events")) == 4
    assert len(taken.rows("parcels")) == 1


def test_pushes_may_lie_in_one_array_or_one_a_line(inbox: Read) -> None:
    pushes = [_push(f"YT000000000000{n}", SCANS) for n in range(3)]
    lines = "\n".join(json.dumps(push, ensure_ascii=False) for push in pushes)
    array = inbox({"all.json": json.dumps(pushes, ensure_ascii=False)})
    each = inbox({"all.jsonl": lines})
    assert len(array.rows("track_events")) == len(each.rows("track_events")) == 12
    assert array.file("all.json").recognised_as == "courier.kuaidi100"


def test_a_number_used_again_after_months_is_another_parcel(inbox: Read) -> None:
    later = [(at.replace("2026-06", "2026-12"), text, word) for at, text, word in SCANS]
    files = {
        "1.json": json.dumps(_push("YT0000000000009", SCANS)),
        "2.json": json.dumps(_push("YT0000000000009", later)),
    }
    taken = inbox(files)
    assert [p["reuse_no"] for p in taken.rows("parcels")] == [0, 1]
    assert len(taken.rows("track_events")) == 8


def test_a_scan_whose_time_cannot_be_read_is_counted_as_rejected(inbox: Read) -> None:
    broken = [("2026-06-99", "已揽收", "揽收"), *SCANS]
    report = inbox({"p.json": json.dumps(_push("YT0000000000009", broken))}).file("p.json")
    assert (report.rows, report.rejected) == (4, 1)
    assert [p.code for p in report.problems] == ["ZD346"]


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("【杭州市】快件离开 杭州市转运中心，发往 上海市，重量 0.07kg", "70"),
        ("已揽收，重量:0.5公斤", "500"),
        ("已揽收，重量：０．５公斤", "500"),
        ("到达分拨中心 1.2KG", "1200"),
        ("称重为350g", "350"),
        ("称重 2斤", "1000"),
        ("实际重量 1.25千克，体积重 3.00kg", "1250"),
        ("重量 0.00kg", None),
        ("限重30kg", None),
        ("首重1kg，续重0.5kg", None),
        ("体积重量 3.00kg", None),
        ("计费重量：2.00kg", None),
        ("3kg以内", None),
        ("1-3kg", None),
        ("已发出 500g 装大米", None),
        ("重量 1.00kg，重量 2.00kg", None),
        ("1kg 2kg", None),
        ("重量 0.07", None),
        ("运单 10000001kgx", None),
        ("已签收", None),
    ],
)
def test_a_weight_is_read_only_where_a_scan_names_one(text: str, grams: str | None) -> None:
    assert weight_in(text) == (Decimal(grams) if grams else None)


def test_a_hubs_weight_stands_in_its_scan(inbox: Read) -> None:
    weighed = [("2026-06-19 20:00:00", "快件离开【苏州中心】，重量 1.22kg", "在途"), *SCANS]
    taken = inbox({"p.json": json.dumps(_push("YT0000000000009", weighed))})
    assert [s["weight_g"] for s in taken.rows("track_events")] == [
        *(None, Decimal(1220), None, None, None),
    ]


def test_a_locker_code_of_kdniao_says_where_the_parcel_was_left(inbox: Read) -> None:
    body = (SAMPLES / "couriers" / "kdniao_push_101.json").read_bytes()
    taken = inbox({"k.json": body})
    assert [s["event"] for s in taken.rows("track_events")] == [
        *("accepted", "at_locker_or_station", "delivered_locker"),
    ]
    assert taken.rows("parcels")[0]["carrier_code"] == "zhongtong"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("顺丰速运", "shunfeng"),
        ("圆通速递", "yuantong"),
        ("ZTO", "zhongtong"),
        ("某快递", ""),
        (None, ""),
    ],
)
def test_couriers_are_known_by_many_names_and_never_guessed(raw: str | None, code: str) -> None:
    assert carrier_code(raw) == code


def test_every_timed_line_of_a_copied_page_is_kept(inbox: Read) -> None:
    page = (
        "中通快递 784000046535445\n"
        "2026-11-04 05:17:30 【示例市】 小件员与客户道别\n"
        "2026-11-04 05:10:30 【示例市】 快件已由 本人 签收\n"
        "2026-11-04 01:17:30 【示例市】 快件派送中\n"
        "2026-11-02 09:17:30 【样例市】 快件已揽收\n"
    )
    taken = inbox({"page.txt": page})
    assert [scan["event"] for scan in taken.rows("track_events")] == [
        "accepted", "out_for_delivery", "delivered_self", "unknown",
    ]  # fmt: skip
    assert taken.file("page.txt").rows == 4
    delivery = next(s for s in taken.rows("track_events") if s["event"] == "delivered_self")
    places = {row["row_ref"]: row for row in taken.rows("source_rows")}
    place = places[delivery["row_ref"]]
    assert (place["row_no"], place["pointer"]) == (3, "")


@pytest.mark.parametrize("day", ["11-12", "11月12日", "11/12"])
def test_a_page_without_years_is_named_and_no_year_is_guessed(inbox: Read, day: str) -> None:
    page = (
        "圆通速递 YT1234567890123\n"
        f"{day} 17:23 已签收，签收人：本人\n"
        f"{day} 08:01 【示例市】派件中\n"
        f"{day} 02:44 快件已到达【示例市】转运中心\n"
    )
    taken = inbox({"物流.txt": page})
    assert "ZD355" in taken.codes("物流.txt")
    assert not taken.rows("track_events")


def test_days_and_clocks_of_other_texts_are_no_track(inbox: Read) -> None:
    taken = inbox({"安排.txt": "单号 YT1234567890123\n11-12 17:23 开会\n11-13 09:00 盘点\n"})
    assert "ZD355" not in taken.codes("安排.txt")
