"""What couriers give: kuaidi100 pushes, the monthly bills of ZTO and SF, and the shop's scale."""

import json
from collections.abc import Iterator
from datetime import date

from zhendan_synth.facts import Parcel
from zhendan_synth.numbers import COURIER_CODES
from zhendan_synth.story import Story
from zhendan_synth.writers.moments import resaved, stamp
from zhendan_synth.writers.sheets import csv_bytes, headings, xlsx_bytes

_PACKERS = ("虚构仓管甲", "虚构仓管乙")
_ZTO = headings("账单日期|运单号|结算重量|金额|合计|目的省|目的市|运单发放|结算对象")
_SF = headings(
    "序号|日期|运单号码|寄件地区|到件地区|对方公司|计费重量|产品类型|付款方式|费用(元)|折扣/促销|应付金额|经手人"
)
_STATES = {"揽收": "1", "在途": "0", "派件": "5", "签收": "3", "退回": "6", "退签": "4"}
_SINGLE_PUSHES = 5


def courier_files(story: Story) -> dict[str, bytes]:
    """Tracks, bills and scale of the parcels the shop still holds records of."""
    recent = held_parcels(story)
    files = dict(_tracks([parcel for parcel in recent if parcel.tracked]))
    for courier, month in sorted({(p.courier, _month(p)) for p in recent if p.billed_g}):
        billed = [p for p in recent if p.billed_g and p.courier == courier and _month(p) == month]
        if courier == "顺丰速运":
            files[f"快递/顺丰月结_{month}.csv"] = _sf_bill(story, billed)
        else:
            files[f"快递/中通月结_{month}.xlsx"] = _zto_bill(story, billed)
    files["仓库/出库称重.csv"] = _scale(story, recent)
    return files


def held_parcels(story: Story) -> list[Parcel]:
    """The parcels the shop still holds records of."""
    return [parcel for parcel in _own_parcels(story) if _recent(story, parcel)]


def _own_parcels(story: Story) -> list[Parcel]:
    """Every parcel once, in the order of handing over; reused numbers come as their old track."""
    seen = {
        (parcel.waybill, parcel.handed_at): parcel
        for deal in story.deals
        for parcel in deal.parcels
    }
    return sorted(seen.values(), key=lambda parcel: (parcel.handed_at, parcel.waybill))


def _recent(story: Story, parcel: Parcel) -> bool:
    """Couriers show tracks for some months only, and nobody exports more than is asked for."""
    since = story.shop.plan.tracks_since
    return since is None or parcel.handed_at.date() >= since or not parcel.scale_g


def _month(parcel: Parcel) -> str:
    """`202610`."""
    return f"{parcel.handed_at:%Y%m}"


def _tracks(parcels: list[Parcel]) -> Iterator[tuple[str, bytes]]:
    """A few single pushes as they came, all others one document a line."""
    for parcel in parcels[:_SINGLE_PUSHES]:
        text = json.dumps(_push(parcel), ensure_ascii=False, indent=1)
        yield f"快递/轨迹/push_{parcel.waybill}.json", text.encode("utf-8")
    lines = [
        json.dumps(_push(parcel), ensure_ascii=False, separators=(",", ":"))
        for parcel in parcels[_SINGLE_PUSHES:]
    ]
    yield "快递/轨迹/kuaidi100_推送.jsonl", ("\n".join(lines) + "\n").encode("utf-8")


def _push(parcel: Parcel) -> dict[str, object]:
    """One push document; its scans stand newest first."""
    data = [
        {
            "context": scan.words,
            "time": stamp(scan.at),
            "ftime": stamp(scan.at),
            "status": scan.status,
            "areaCode": f"CN{scan.city.code}000000",
            "areaName": scan.city.name.removesuffix("市"),
            "statusCode": scan.code,
        }
        for scan in sorted(parcel.scans, key=lambda scan: scan.at, reverse=True)
    ]
    last = data[0]["status"] if data else ""
    return {
        "status": "shutdown" if last == "签收" else "polling",
        "billstatus": "check",
        "message": "",
        "autoCheck": "0",
        "comOld": "",
        "comNew": "",
        "lastResult": {
            "message": "ok",
            "state": _STATES.get(last, "0"),
            "status": "200",
            "condition": "F00",
            "ischeck": "1" if last == "签收" else "0",
            "com": COURIER_CODES[parcel.courier],
            "nu": parcel.waybill,
            "data": data,
        },
    }


def _zto_bill(story: Story, parcels: list[Parcel]) -> bytes:
    """One month at ZTO, kilograms."""
    rows: list[list[str | float]] = [list(_ZTO)]
    for parcel in parcels:
        fee, to = parcel.fee / 100, parcel.to.city
        row: list[str | float] = [stamp(parcel.handed_at)[:10], parcel.waybill]
        row += [parcel.billed_g / 1000, fee, fee, to.province.removesuffix("省"), to.name]
        rows.append([*row, parcel.outlet, story.shop.plan.shop_name])
    return xlsx_bytes(rows)


def _sf_bill(story: Story, parcels: list[Parcel]) -> bytes:
    """One month at SF: a title row, dates without a year, kilograms."""
    rows: list[list[str]] = [["顺丰速运 月结账单明细(样例)", *[""] * 12], list(_SF)]
    start = story.shop.warehouse.name.removesuffix("市")
    for number, parcel in enumerate(parcels, start=1):
        fee = f"{parcel.fee / 100:g}"
        row = [str(number), f"{parcel.handed_at:%m-%d}", parcel.waybill, start]
        row += [parcel.to.city.name.removesuffix("市"), "", f"{parcel.billed_g / 1000:.1f}"]
        rows.append([*row, "顺丰标快", "寄付月结", fee, "0", fee, "0001"])
    return csv_bytes(rows, "gb18030")


def _scale(story: Story, parcels: list[Parcel]) -> bytes:
    """The warehouse's own scale, saved again by a spreadsheet."""
    rows: list[list[str]] = [["运单号", "快递公司", "称重时间", "重量(g)", "操作员"]]
    for parcel in parcels:
        if parcel.scale_g:
            packer = _PACKERS[_day(parcel).toordinal() % 2]
            rows.append(
                [
                    parcel.waybill,
                    parcel.courier,
                    resaved(parcel.handed_at),
                    str(parcel.scale_g),
                    packer,
                ]
            )
    return csv_bytes(rows, "gb18030")


def _day(parcel: Parcel) -> date:
    """The day of handing over."""
    return parcel.handed_at.date()
