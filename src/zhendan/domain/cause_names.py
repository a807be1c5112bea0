"""What the root-cause codes mean to a reader; a person confirms each of them."""

from collections.abc import Iterable, Mapping

from zhendan.domain.text import Text

CAUSES: Mapping[str, Text] = {
    "RC01": Text("大促峰值", "a promotion's peak"),
    "RC02": Text("老客复购", "regulars who bought again"),
    "RC03": Text("企业团购", "a company's purchase"),
    "RC04": Text("驿站等公共收货地点", "shared delivery places"),
    "RC05": Text("直播峰值", "a broadcast's peak"),
    "RC06": Text("物流数据差错", "errors in courier data"),
    "RC07": Text("拆单、合单与补差价", "split, merged and price-difference orders"),
    "RC08": Text("线下交易补录", "offline sales entered online"),
    "RC09": Text("员工自购", "purchases by staff"),
    "RC10": Text("员工为业绩下单", "orders by staff for a target"),
    "RC11": Text("代运营方组织下单", "orders organised by an agency"),
    "RC12": Text("主播或推广者组织下单", "orders organised by a host or affiliate"),
    "RC13": Text("他人恶意下单", "attack by others"),
    "RC14": Text("优惠被集中套取", "coupon hunters"),
    "RC15": Text("店铺或代理方组织下单", "orders organised by the shop or an agent"),
    "RC16": Text("测试订单", "test orders"),
    "RC17": Text("账号被他人使用", "accounts taken over"),
    "RC18": Text("试用与评价奖励", "sampling and rewards for reviews"),
    "RC19": Text("一件代发", "drop-shipping"),
    "RC20": Text("供应商错发漏发", "a supplier who shipped wrongly"),
    "RC21": Text("数据导入差异", "import errors"),
    "RC99": Text("原因未查明", "cause not determined"),
}
"""By code, without judging anybody."""


def cause_words(codes: Iterable[str]) -> Text:
    """Several causes as a reader knows them; an unknown code stands as it is."""
    known = [CAUSES.get(code, Text(code, code)) for code in dict.fromkeys(codes)]
    return Text("、".join(one.zh for one in known), ", ".join(one.en for one in known))
