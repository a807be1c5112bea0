"""The platform's notice: its text, and the table of orders it names."""

from collections.abc import Callable, Mapping

from zhendan_synth.story import Story
from zhendan_synth.writers.moments import stamp
from zhendan_synth.writers.sheets import csv_bytes, headings

_TABLE = headings(
    "违规编号|违规类型|违规名称|违规时间|涉及订单编号|涉及商品ID|处罚状态|扣分|申诉状态|"
    "申诉截止时间"
)
_LISTED_IN_TEXT = 12


def notice_files(story: Story) -> dict[str, bytes]:
    """Text and table; the text lists the orders only where they are few."""
    plan = story.shop.plan
    text = _TEXTS[plan.platform](story)
    encoding = "utf-8-sig" if plan.platform != "pdd" else "gb18030"
    return {
        "违规通知.txt": text.encode("utf-8"),
        "涉案订单.csv": csv_bytes(_table(story), encoding),
    }


def _table(story: Story) -> list[list[str]]:
    """One row per order; ids end with a TAB, so that a spreadsheet leaves them alone."""
    notice, platform = story.shop.plan.notice, story.shop.plan.platform
    label = "B类-虚假交易" if platform == "taobao" else "虚假交易"
    rows = [_TABLE]
    for deal in story.flagged:
        row = [notice.number, label, "虚假交易", stamp(notice.delivered_at), f"{deal.number}\t"]
        row += [deal.sale.lines[0].sku.item_id, "公示中", "2", "未申诉", stamp(notice.deadline_at)]
        rows.append(row)
    return rows


def _days(story: Story) -> tuple[str, str]:
    """The first and last day of the orders it names."""
    days = [deal.sale.at for deal in story.flagged] or [story.shop.plan.notice.delivered_at]
    return f"{min(days):%Y-%m-%d}", f"{max(days):%Y-%m-%d}"


def _listed(story: Story) -> str:
    """The order numbers, or where to find them."""
    if len(story.flagged) > _LISTED_IN_TEXT:
        return "涉及订单：详见附件《涉案订单》。"
    return "涉及订单：" + "、".join(deal.number for deal in story.flagged)


def _taobao(story: Story) -> str:
    """A reminder in the words of the shared sample."""
    notice = story.shop.plan.notice
    first, last = _days(story)
    when = notice.deadline_at
    return (
        f"【淘宝网 违规提醒】亲爱的商家：经系统排查，您的店铺“{story.shop.plan.shop_name}”"
        f"于{first}至{last}存在虚假交易行为（违规编号：{notice.number}），"
        f"涉及订单{len(story.flagged)}笔，扣2分，涉及商品搜索降权30天。"
        f"如有异议请于{when.year}年{when.month}月{when.day}日{when:%H:%M}前"
        "在违规管理中心提交申诉凭证（物流底单、聊天记录、付款记录等），申诉机会1次。\n"
        f"通知送达时间：{stamp(notice.delivered_at)}\n{_listed(story)}\n{_FICTION}"
    )


def _jd(story: Story) -> str:
    """A notice that counts working days and names the date beside it."""
    notice = story.shop.plan.notice
    first, last = _days(story)
    return (
        f"【京东商家违规通知】尊敬的商家“{story.shop.plan.shop_name}”：经核查，贵店{first}至{last}"
        f"的部分订单涉嫌虚假交易，违规编号：{notice.number}，涉及订单{len(story.flagged)}笔，扣2分。\n"
        f"店铺名称：{story.shop.plan.shop_name}\n通知送达时间：{stamp(notice.delivered_at)}\n"
        f"贵店可自通知送达之日起{notice.relative_days}个工作日内"
        f"（即{stamp(notice.deadline_at)}前）通过商家后台提交申诉材料，逾期视为认可。\n"
        f"需提交：交易真实性说明、物流凭证、付款凭证、与买家的沟通记录。\n{_listed(story)}\n{_FICTION}"
    )


def _pdd(story: Story) -> str:
    """A short notice with a fixed end."""
    notice = story.shop.plan.notice
    first, last = _days(story)
    return (
        f"【拼多多 违规通知】店铺“{story.shop.plan.shop_name}”您好，平台检测到您的店铺在"
        f"{first}至{last}期间存在虚假交易，违规编号：{notice.number}，"
        f"涉及订单{len(story.flagged)}笔，处罚：扣2分，商品降权7天，冻结货款账户。\n"
        f"店铺名称：{story.shop.plan.shop_name}\n通知送达时间：{stamp(notice.delivered_at)}\n"
        f"请于{stamp(notice.deadline_at)}前提交申诉，逾期将无法申诉。\n{_listed(story)}\n{_FICTION}"
    )


def _douyin(story: Story) -> str:
    """A notice in the same plain form."""
    return _pdd(story).replace("【拼多多 违规通知】", "【抖音电商 违规通知】")


_FICTION = "（本通知为虚构样例，由合成数据生成器写出，仅用于演示与测试）\n"
_TEXTS: Mapping[str, Callable[[Story], str]] = {
    "taobao": _taobao,
    "jd": _jd,
    "pdd": _pdd,
    "douyin": _douyin,
}
