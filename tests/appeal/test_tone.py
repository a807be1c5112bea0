"""Tone is read in context: what harms is marked, ordinary business text is left alone."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.appeal.material import brushed, misjudged, mixed
from tests.appeal.test_english import english
from zhendan.appeal import AppealMaterial, ToneKind, draft, lint

HARMFUL = [
    ("本店对此非常气愤。", ToneKind.EMOTION),
    ("我们真的很委屈", ToneKind.EMOTION),
    ("请撤销处罚！", ToneKind.EMOTION),
    ("平台乱判，误伤好人。", ToneKind.BLAME),
    ("你们的算法有问题", ToneKind.BLAME),
    ("系统明显误判。", ToneKind.BLAME),
    ("这是针对本店的恶意打压", ToneKind.BLAME),
    ("否则本店将向媒体曝光。", ToneKind.THREAT),
    ("如不撤销，本店会向市场监管部门举报", ToneKind.THREAT),
    ("本店保留追究平台责任的权利，将依法起诉", ToneKind.THREAT),
    ("已拨打12315", ToneKind.THREAT),
    ("相信平台明察秋毫。", ToneKind.FLATTERY),
    ("万分感谢平台的厚爱", ToneKind.FLATTERY),
    ("本店绝对没有刷单", ToneKind.ABSOLUTE),
    ("这些订单100%真实", ToneKind.ABSOLUTE),
    ("百分之百是真实买家", ToneKind.ABSOLUTE),
    ("本店从来没有刷过单", ToneKind.ABSOLUTE),
    ("本店从未刷单", ToneKind.ABSOLUTE),
    ("所有订单都是真实的", ToneKind.ABSOLUTE),
    ("全部真实", ToneKind.ABSOLUTE),
    ("保证今后绝不再犯", ToneKind.PROMISE),
    ("下不为例", ToneKind.PROMISE),
    ("求求平台高抬贵手", ToneKind.BEGGING),
    ("请放过本店，给条活路", ToneKind.BEGGING),
]
ORDINARY = [
    "与预期相差的绝对值为 3 单。",
    "商品曝光量为 12,000 次，曝光率没有变化。",
    "已缴纳保证金 2,000 元，提供质量保证书。",
    "面料为 100%棉，填充物 100% 聚酯纤维。",
    "签收率为 100%。",
    "本月投诉率为 0.2%，低于行业均值。",
    "包裹在一定时间内送达，涉及一定数量的订单。",
    "全部订单共 8 单，逐单列出。",
    "订单真实性以所附凭证为限。",
    "买家反馈从未拆封，申请退货。",
    "针对本店的通知，说明如下。",
    "本店将修订发货流程，由仓库主管负责。",
    "订单转化率与投放媒体的记录一致。",
    "客服已按投诉流程登记。",
    "法定代表人信息见营业执照。",
    "感谢平台复核。",
    "运单号 6212315001 已签收。",
    "请放心使用说明书见附件。",
    "涉及金额 520 元，绝对误差不超过 1 元。",
]


HARMFUL_IN_ENGLISH = [
    ("This decision is outrageous.", ToneKind.EMOTION),
    ("We are frustrated by the outcome.", ToneKind.EMOTION),
    ("The penalty was devastating for us.", ToneKind.EMOTION),
    ("WE FELT DEEPLY INSULTED.", ToneKind.EMOTION),
    ("We were treated unfairly.", ToneKind.BLAME),
    ("Your system is clearly wrong.", ToneKind.BLAME),
    ("The review team ignored our evidence.", ToneKind.BLAME),
    ("Your reviewers have failed to look at the tracks.", ToneKind.BLAME),
    ("We were falsely accused.", ToneKind.BLAME),
    ("Otherwise we will take legal action.", ToneKind.THREAT),
    ("If this is not reversed, we shall go to the media.", ToneKind.THREAT),
    ("We’ll sue.", ToneKind.THREAT),
    ("We reserve the right to pursue legal action.", ToneKind.THREAT),
    ("You run an amazing platform.", ToneKind.FLATTERY),
    ("We would be eternally grateful.", ToneKind.FLATTERY),
    ("Absolutely no order was brushed.", ToneKind.ABSOLUTE),
    ("The sales are 100% genuine.", ToneKind.ABSOLUTE),
    ("Our store has never engaged in brushing.", ToneKind.ABSOLUTE),
    ("We've never manipulated sales.", ToneKind.ABSOLUTE),
    ("All of the flagged orders are completely genuine.", ToneKind.ABSOLUTE),
    ("Every single transaction was real.", ToneKind.ABSOLUTE),
    ("It is beyond any doubt that buyers received the goods.", ToneKind.ABSOLUTE),
    ("This will never happen again.", ToneKind.PROMISE),
    ("We solemnly promise to comply.", ToneKind.PROMISE),
    ("We guarantee that no such order will come.", ToneKind.PROMISE),
    ("We are begging you to reconsider.", ToneKind.BEGGING),
    ("Please give us one more chance.", ToneKind.BEGGING),
    ("We implore the team to look again.", ToneKind.BEGGING),
    ("The shop is going bankrupt.", ToneKind.BEGGING),
    ("Sellers like us are being bullied.", ToneKind.BLAME),
    ("The platform's algorithm is biased.", ToneKind.BLAME),
    ("I was infuriated.", ToneKind.EMOTION),
    ("You will face the consequences.", ToneKind.THREAT),
    ("It is undeniably true.", ToneKind.ABSOLUTE),
    ("We have never bought reviews.", ToneKind.ABSOLUTE),
    ("Nothing like this would ever happen again.", ToneKind.PROMISE),
    ("We pleaded with support twice.", ToneKind.BEGGING),
    ("We are losing our livelihood.", ToneKind.BEGGING),
]
ORDINARY_IN_ENGLISH = [
    "The absolute value of the difference is 3 orders.",
    "The cover is 100% cotton, the filling 100 % polyester.",
    "The delivery rate is 100%.",
    "The parcel was never opened by the courier.",
    "Of 8 flagged orders, all are listed with what we hold.",
    "All orders of the list were paid.",
    "The packaging is shock-absorbing foam; the watch is shock resistant.",
    "Order records show payment on 18 June 2026.",
    "We ask for review of the 5 orders with evidence.",
    "The item page says delivery within 48 hours; records show 41 hours.",
    "The lawyer named in the mandate acts for the shop.",
    "The press release of the promotion is attached.",
    "The court seal on the waiver stands on page 2.",
    "The item is guaranteed for 12 months by its maker.",
    "The anti-unfair competition law, Article 8, is cited in the notice.",
    "The beginning of the track is at the Suzhou outlet.",
    "Media: three live shows took place between 16 and 20 June.",
    "Mobile chargers of 100 W were sold.",
    "We could not confirm who placed these orders.",
    "Staff begin packing at 9:00.",
    "Please check by your account, device and payment records.",
    "Thank you for your review.",
]


@pytest.mark.parametrize(("text", "kind"), HARMFUL_IN_ENGLISH)
def test_a_harmful_wording_is_marked_in_english_in_any_form(text: str, kind: ToneKind) -> None:
    assert kind in {mark.kind for mark in lint(text)}


@pytest.mark.parametrize("text", ORDINARY_IN_ENGLISH)
def test_ordinary_business_english_is_left_alone(text: str) -> None:
    assert lint(text) == ()


@pytest.mark.parametrize("build", [misjudged, mixed, brushed])
def test_our_own_english_passes_our_own_reading(build: Callable[[], AppealMaterial]) -> None:
    assert lint(draft(english(build)).text()) == ()


@pytest.mark.parametrize(("text", "kind"), HARMFUL)
def test_a_harmful_wording_is_marked(text: str, kind: ToneKind) -> None:
    assert kind in {mark.kind for mark in lint(text)}


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_business_text_is_left_alone(text: str) -> None:
    assert lint(text) == ()


def test_words_in_quotation_marks_are_left_alone() -> None:
    assert lint("聊天记录显示，买家说「求求快点发货！」。") == ()
    assert lint("买家留言：“绝对是正品吗”。") == ()


def test_words_of_an_exhibit_are_left_alone_but_not_the_writers_own() -> None:
    text = "评价记录显示：绝对好用。本店绝对没有刷单。"
    marks = lint(text, quotes=["绝对好用"])
    assert [(mark.words, mark.at) for mark in marks] == [("绝对", 14)]


@pytest.mark.parametrize("kind", list(ToneKind))
def test_every_kind_says_what_to_write_instead(kind: ToneKind) -> None:
    assert kind.advice.zh
    assert kind.advice.en


@pytest.mark.parametrize("build", [misjudged, mixed, brushed])
def test_our_own_words_pass_our_own_reading(build: object) -> None:
    assert callable(build)
    assert lint(draft(build()).text()) == ()


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_marks_stand_where_they_say(text: str) -> None:
    for mark in lint(text):
        assert text[mark.at : mark.at + len(mark.words)] == mark.words
