"""Words about the evidence clock and the legal hold."""

from zhendan.domain import Text

CLOCK: dict[str, Text] = {
    "clock.title": Text("证据时钟", "Evidence clock"),
    "clock.lead": Text(
        "会消失的先取。没有可靠出处的，不写日期。",
        "Fetch first what vanishes. Where no reliable source was found, no date is given.",
    ),
    "clock.left": Text("约剩 {span}", "about {span} left"),
    "clock.past": Text("已过 {span}，仍可一试", "{span} past, still worth a try"),
    "clock.undated": Text("日期未知，请今天就取", "no known date: fetch it today"),
    "clock.life": Text("能留多久", "How long it stays"),
    "clock.own": Text("本店自知：{source}", "Known to the shop: {source}"),
    "clock.by": Text("最早可能失去", "Earliest loss"),
    "clock.by_date": Text("{at} 起", "from {at}"),
    "clock.by_unknown": Text("未知", "unknown"),
    "clock.source": Text("{source}（{seen} 查看）", "{source} (seen {seen})"),
    "clock.from": Text("从何时算起", "Counted from"),
    "clock.age": Text("{at}，至今 {span}", "{at}, {span} ago"),
    "clock.links": Text("发现 {n} 个链接", "{n} links found"),
    "clock.note": Text("取不到的原因", "Why it cannot be had"),
    "clock.held": Text("已取得：", "At hand: "),
    "clock.comma": Text("、", ", "),
    "clock.hold": Text("证据留存：请告知所有经手的人", "Legal hold: tell everybody involved"),
    "clock.told": Text(
        "{by} 于 {at} 记录已告知。", "{by} put on record on {at} that they were told."
    ),
    "clock.untold": Text(
        "还没有记录告知。告知后运行 zhendan evidence hold 记下来。",
        "Nobody recorded telling them yet: zhendan evidence hold puts it on record.",
    ),
    "clock.untold_yet": Text("还没有记录告知。", "Nobody recorded telling them yet."),
    "line.repeated": Text("另有 {n} 处相同，只算一次", "said in {n} more places, counted once"),
    "seal.waiting": Text(
        "已请求、尚无应答，会再试：{by}", "asked, no answer yet, will be asked again: {by}"
    ),
    "line.around": Text("〔前：{before} ｜ 后：{after}〕", "[before: {before} | after: {after}]"),
    "line.edge": Text("（无）", "(none)"),
    "chats.title": Text("聊天是否连续", "Are the chats whole?"),
    "chats.lead": Text(
        "下列情形只如实说明，不因此删去或降低任何材料；请您逐条说明原因。",
        "These are said as they are; nothing is dropped or lowered by them. Please explain each.",
    ),
    "asks.title": Text("请您确认的对应", "Matches that need your word"),
    "asks.lead": Text(
        "下列记录对得上不止一笔订单，软件不代选；确认之前不算作任何一笔的凭证。",
        "These fit more than one order. None is picked; until settled they count for none.",
    ),
    "asks.entries": Text("条", "more"),
    "trust.official": Text("官方文本", "official text"),
    "trust.third_party": Text("第三方资料，请以实际为准", "third party: check yours"),
    "trust.user": Text("本店填写", "entered by the shop"),
    "trust.unknown": Text("未核实", "unverified"),
    "keeping.open": Text("待取", "to fetch"),
    "keeping.overdue": Text("可能已取不到", "perhaps gone"),
    "keeping.lost": Text("已记录取不到", "recorded as lost"),
    "keeping.held": Text("已取得", "at hand"),
}
