"""Whether the shop reported an attack: by what a ticket says, and never guessed from silence."""

from datetime import timedelta

import pytest

from tests.audit.shop import Deal, Shop, usual
from tests.audit.test_honest_shops import LATE, look
from zhendan.domain import Explanation, Verdict


def reported(*words: tuple[str, str], after: timedelta = timedelta(hours=5)) -> Explanation:
    """K03 of a burst of forty strangers, with tickets of these subjects and bodies."""
    shop = usual()
    _burst(shop)
    for n, (subject, body) in enumerate(words):
        shop.add("tickets", ticket_id=f"t{n}", opened_at=LATE + after, subject=subject, body=body)
    (assessment,) = look(shop, ["X0"]).assessments
    return next(e for e in assessment.explanations if e.code == "K03")


def _burst(shop: Shop) -> None:
    for n in range(40):
        at = LATE + timedelta(minutes=6 * n)
        shop.deals.append(Deal(f"X{n}", at, f"x{n}", sku="K2", price=49, refund="kept"))


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("疑似恶意下单", "请协助核查"),
        ("求助", "今天同一商品出现很多异常订单"),
        ("遇到同行", "成批拍下不付款"),
        ("Order issue", "We see SUSPICIOUS ORDERS from new accounts"),
        ("被人敲诈", "对方说不给钱就给差评"),
    ],
)
def test_a_report_in_known_words_speaks_for_the_shop(subject: str, body: str) -> None:
    told = reported((subject, body))
    assert told.verdict is Verdict.FOR
    assert told.shows.zh == "三天内有 1 张相关工单。"


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("麻烦看一下今天的情况", "好多人买了马上又不要了，像是同行干的"),
        ("店铺情况反映", ""),
        ("Please look into this", "dozens of people ordered and changed their minds"),
        ("提现没有到账", "前天的货款还没到"),
        ("618 大量下单", "快递排不过来，请延长发货时效"),
        ("批量退款怎么操作", "活动设错了价"),
        ("订单异常", "面单打不出来"),
        ("Invoice", "a company placed a bulk order and wants one invoice"),
    ],
)
def test_a_ticket_in_words_nobody_foresaw_is_neither_yes_nor_no(subject: str, body: str) -> None:
    told = reported((subject, body))
    assert told.verdict is Verdict.NOT_CHECKED
    assert "三天内有 1 张工单，从文字看不出" in told.shows.zh
    assert "Please read them" in told.shows.en
    assert told.missing == ()


def test_one_report_that_is_understood_is_enough_beside_others() -> None:
    told = reported(("提现没有到账", ""), ("异常下单", "请核查"), ("店铺情况反映", ""))
    assert told.verdict is Verdict.FOR
    assert "1 张" in told.shows.zh


def test_tickets_of_another_time_say_that_nothing_was_reported_then() -> None:
    told = reported(("疑似恶意下单", ""), after=timedelta(days=-30))
    assert told.verdict is Verdict.AGAINST


def test_without_the_list_of_tickets_nothing_is_told() -> None:
    told = reported()
    assert told.verdict is Verdict.NOT_CHECKED
    assert "tickets.opened_at" in told.missing
    assert "缺少材料" in told.shows.zh
