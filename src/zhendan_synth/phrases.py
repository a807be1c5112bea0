"""Pieces of talk: sentences with places that are filled anew each time, so that few are equal."""

from collections.abc import Mapping
from typing import NamedTuple

from zhendan_synth.streams import Stream


class Exchange(NamedTuple):
    """What a buyer writes and how the clerk answers; either may be empty."""

    buyer: str
    clerk: str


POOLS: Mapping[str, tuple[str, ...]] = {
    "hello": ("你好", "在吗", "您好", "hi", "问一下", "亲", "请问", "老板"),
    "tail": ("", "", " 谢谢", " 麻烦了", "哈", "～", " 辛苦", "呀", " 急用"),
    "who": ("我妈", "孩子", "老人", "室友", "同事", "我爸", "对象", "婆婆", "朋友"),
    "when": ("周六", "周日前", "后天", "月底", "下周一", "这周五", "明天", "30号前", "节前"),
    "use": ("放客厅", "出租屋用", "放宿舍", "放办公室", "送人", "自己用", "备着", "搬新家用"),
    "worry": ("会不会有味道", "会不会太小", "颜色会不会差很多", "会不会容易坏", "过敏的人能不能用"),
    "flaw": ("边角压了一下", "外盒破了", "有一点划痕", "包装漏气", "少了个小配件", "封口松了"),
    "good": ("挺厚实", "和描述一样", "比想象的好", "没有异味", "手感可以", "包得很严实", "分量足"),
    "minor": ("就是快递慢了点", "盒子有点压", "颜色略深", "说明书字小", "价格再低点更好"),
    "again": ("下次还来", "会回购", "推荐给{who}了", "囤着慢慢用", "过阵子再买", "先用用看"),
    "praise": (
        "{who}很喜欢",
        "{who}说不错",
        "送{who}的，挺满意",
        "给{who}买的，合适",
        "自己用正好",
    ),
    "soon": ("今天下午", "今天五点前", "明天上午", "尽快", "排队发，最迟明天"),
    "kind": ("亲", "您好", "亲亲", "好的呢", "这边看到了"),
}
"""What the places of a sentence may become; a piece may hold places of its own."""

BEFORE = (
    Exchange("{hello} {title}{option}寄到{city}几天能到{tail}", "{kind} 一般{n}天左右到{city}哦"),
    Exchange("{hello} 这个{worry} {who}用{tail}", "{kind} 不会的 收到不合适七天内可以退"),
    Exchange("{option}的还有货吗 {when}要{tail}", "{kind} 有货 拍下{soon}发出"),
    Exchange("想买{n}份{title} 能不能便宜点{tail}", "{kind} 已经是活动价 给您备注送小样"),
    Exchange("{title}尺寸多大 {use}{tail}", "{kind} 详情页第{n}张图有尺寸 {use}够的"),
    Exchange("可以开发票吗 个人抬头 {when}要报销{tail}", "{kind} 确认收货后三天内开好发您"),
    Exchange("图片颜色和实物一样吗 {use}怕不搭{tail}", "{kind} 实拍的 会有一点点光线差"),
    Exchange("拍错地址了 能改到{detail}吗{tail}", "{kind} 已改好 发货前您再核对下"),
    Exchange("{n}件能不能一起发 分开收麻烦{tail}", "{kind} 可以的 仓库会合在一起"),
    Exchange("上次看的{title}是不是降价了 {who}让我买{tail}", "{kind} 现在有券 领了再拍"),
    Exchange("{title}材质是什么 {who}皮肤容易过敏{tail}", "{kind} 详情页有检测报告 可以放心"),
    Exchange("{when}能不能收到 {use}{tail}", "{kind} 现在拍{soon}发 {city}{n}天到"),
)
AFTER = (
    Exchange("订单{number}怎么还没发货 {when}要用{tail}", "{kind} {soon}出库 单号稍后更新"),
    Exchange("收到了 {flaw} 东西{good}{tail}", "{kind} 不好意思 给您补张券"),
    Exchange("订单{number}物流在{city}停了{n}天{tail}", "{kind} 帮您催了 {soon}会派送"),
    Exchange("{title}怎么用 {who}看不懂说明{tail}", "{kind} 步骤发您图片了 有问题再问"),
    Exchange("签收了 {good} {again}{tail}", "{kind} 谢谢您的支持"),
    Exchange("少收到一件 拍了{n}件{tail}", "{kind} 核对下仓库记录 {soon}给您答复"),
    Exchange("想换成别的{option} 可以吗 还没拆{tail}", "{kind} 可以换 寄回的运费您先垫一下"),
    Exchange("订单{number} {flaw} 能不能处理下{tail}", "{kind} 拍个照 我们给您登记"),
)
MEMBER = (
    Exchange(
        "上次的{title}用到第{n}周快没了 今晚拍什么时候发货{tail}", "{kind} {soon}发 寄老地址吗"
    ),
    Exchange("{who}说上次的{title}{good} 这次能不能多拍{n}份{tail}", "{kind} 可以的 会员价一样"),
    Exchange("老地址 订单{number} {when}在家收 可以吗{tail}", "{kind} 好的 {soon}发"),
    Exchange("这次和上次是同一批吗 {who}怕颜色味道变了 能不能换{tail}", "{kind} 同一款 日期更新的"),
    Exchange("还是{option}的 和上次一起发的那种包装可以吗{tail}", "{kind} 可以 备注好了"),
)
CLAUSES = (
    "{title}{good}",
    "{good}，{praise}",
    "寄到{city}{n}天就到了",
    "{option}的，{good}",
    "{praise}，{again}",
    "{use}，{good}",
    "第{n}次买了，{again}",
    "客服回得快，{soon}就发了",
    "{minor}，总体{good}",
)
COMPLAINTS = (
    "{title}{flaw}，{minor}，{use}凑合",
    "寄到{city}等了{n}天才到，{minor}",
    "{option}的{minor}，{use}一般，{who}不太满意",
    "{title}{flaw}，找客服说{soon}处理",
)
DENIALS = (
    Exchange(
        "{hello} 我没买过东西 怎么收到你们寄的小礼品 {who}签的{tail}", "{kind} 可能是赠品 您留着用"
    ),
    Exchange("快递写我名字 可我{n}个月没网购了 退给谁{tail}", "{kind} 不用退 送您的"),
    Exchange("这个包裹不是我买的 {who}问是谁寄的{tail}", "{kind} 活动礼品 请放心"),
)


def filled(pattern: str, stream: Stream, places: Mapping[str, str]) -> str:
    """The sentence with its places filled: the order's own words first, pieces for the rest."""
    words = pattern.format_map(_Places(stream, places))
    return words if "{" not in words else filled(words, stream, places)


class _Places(dict[str, str]):
    """Looks a place up: in the order, as a small number, or in the pools."""

    def __init__(self, stream: Stream, places: Mapping[str, str]) -> None:
        super().__init__(places)
        self._stream = stream

    def __missing__(self, name: str) -> str:
        if name == "n":
            return str(self._stream.between(2, 9))
        return self._stream.pick(POOLS[name])
