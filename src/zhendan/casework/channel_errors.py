"""What can go wrong on the way to a platform, and why nothing is sent twice."""

from zhendan.domain import Text, ZhendanError


class ChannelUnable(ZhendanError):
    """A channel was asked for something only a person can do there."""

    code = "ZD618"
    what = Text(
        zh="渠道 {channel} 不能由程序{act}。", en="Channel {channel} cannot {act} by program."
    )
    why = Text(
        zh="多数平台的申诉只能在商家后台手工提交。",
        en="Most platforms take appeals in the merchant console only.",
    )
    next_step = Text(
        zh="请用 zhendan portal 备好各栏内容，在后台提交后用 zhendan submit、receipt 登记。",
        en="Prepare the form with `zhendan portal`, hand it in, then record it.",
    )


class ItemsDoNotMatch(ZhendanError):
    """The platform wants one reason and proofs per violation item."""

    code = "ZD619"
    what = Text(
        zh="平台要求逐项填写：共 {wanted} 项，备有 {given} 项，其中 {bare} 项缺理由或凭证。",
        en="The platform lists {wanted} items; {given} are prepared, {bare} lack reason or proof.",
    )
    why = Text(
        zh="项数、次序或凭证不齐的申诉会被退回，并可能消耗一次机会。",
        en="An appeal that does not match item by item is refused and may use up an attempt.",
    )
    next_step = Text(
        zh="请按平台列出的违规项逐项补齐；平台没有返回明细时，请在后台核对项数。",
        en="Fill every item; where the interface leaves them out, count them in the console.",
    )


class OpenElsewhere(ZhendanError):
    """An appeal is in review already, here or in the web console."""

    code = "ZD620"
    what = Text(
        zh="平台上已有第 {count} 次申诉在处理中（{reference}）。",
        en="Attempt {count} ({reference}) is in review at the platform.",
    )
    why = Text(
        zh="同一时间只能有一次申诉，网页与接口互斥。",
        en="One appeal at a time; web console and API exclude each other.",
    )
    next_step = Text(
        zh="请等待结果；在网页提交过的，请用 zhendan reply 登记结果。",
        en="Wait for the result and record it with `zhendan reply`.",
    )


class ChannelSilent(ZhendanError):
    """The platform did not answer; whether the call took effect is unknown."""

    code = "ZD621"
    what = Text(
        zh="平台没有应答（{act}）：{reason}", en="The platform did not answer ({act}): {reason}"
    )
    why = Text(
        zh="申诉次数有限，结果不明时重发可能白白消耗一次。",
        en="Attempts are limited; sending again without knowing may waste one.",
    )
    next_step = Text(
        zh="请稍后用 zhendan channel settle 查询；查清之前不要重新提交。",
        en="Ask again later with `zhendan channel settle`; send nothing before that is clear.",
    )


class ChannelRefused(ZhendanError):
    """The platform's interface refused a call."""

    code = "ZD622"
    what = Text(
        zh="平台接口拒绝了请求（{act}）：{code_said} {words}",
        en="The platform refused the call ({act}): {code_said} {words}",
    )
    why = Text(
        zh="常见原因：授权失效、状态不允许、超过期限或参数不符。",
        en="Usual reasons: authorisation lapsed, wrong state, too late, or bad parameters.",
    )
    next_step = Text(
        zh="请核对授权与期限；没有被受理的提交不消耗次数。",
        en="Check authorisation and deadline; a refused submission uses up no attempt.",
    )


class HealthUnknown(ZhendanError):
    """A saved answer tells nothing known about a shop's standing."""

    code = "ZD629"
    what = Text(
        zh="{name} 不是认得的店铺健康数据",
        en="{name} is no account health data that is known",
    )
    why = Text(
        zh="能读的是 Shopee 的扣分记录、处罚记录和店铺表现，以及亚马逊的卖家表现报告（JSON）。",
        en="Shopee's penalty points, punishments and shop performance, and Amazon's seller "
        "performance report (JSON) are read.",
    )
    next_step = Text(
        zh="请保存接口的原样回答；别的数字可用 zhendan reputation record 逐个录入。文件没有动过。",
        en="Save the interface's answer as it is; other numbers can be typed with zhendan "
        "reputation record. The file was not touched.",
    )


class ViolationMissing(ZhendanError):
    """The interface tells no violation of this number."""

    code = "ZD623"
    what = Text(
        zh="平台接口最近 {days} 天的记录中没有违规 {violation}。",
        en="The interface tells no violation {violation} in the last {days} days.",
    )
    why = Text(
        zh="编号有误、已超出查询范围，或属于另一家店铺。",
        en="The number is wrong, too old to be listed, or another shop's.",
    )
    next_step = Text(
        zh="请用 zhendan channel list 查看编号；没有列出的，请在商家后台手工提交。",
        en="See `zhendan channel list`; what is not listed is handed in at the console.",
    )


class NotConfirmed(ZhendanError):
    """An appeal was sent by program, and nobody knows yet whether the platform has it."""

    code = "ZD625"
    what = Text(
        zh="第 {round} 轮已发送，平台尚未确认（违规 {violation}）。",
        en="Round {round} was sent; the platform has not confirmed it (violation {violation}).",
    )
    why = Text(
        zh="应答丢失或程序中断时，申诉可能已经送达；再发一次可能多耗一次机会。",
        en="Where the answer was lost it may have arrived; sending again may waste an attempt.",
    )
    next_step = Text(
        zh="请稍后运行 zhendan channel settle --case {case} 查询；在此之前不会再次发送。",
        en="Run `zhendan channel settle --case {case}` later; until then nothing is sent again.",
    )


class TooSoonToSay(ZhendanError):
    """An appeal was to be called lost while it may still be under way."""

    code = "ZD626"
    what = Text(
        zh="发送后不足 {minutes} 分钟，还不能认定没有送达。",
        en="Less than {minutes} minutes after sending it cannot be called lost.",
    )
    why = Text(
        zh="平台的记录可能稍后才显示；过早认定会造成重复提交。",
        en="The platform's records may lag; calling it lost too soon leads to a second appeal.",
    )
    next_step = Text(
        zh="请在 {at} 之后再查询一次。",
        en="Look again after {at}.",
    )


class NothingToSettle(ZhendanError):
    """No round waits to be confirmed."""

    code = "ZD627"
    what = Text(
        zh="案件 {case} 没有等待确认的提交。",
        en="No submission of case {case} waits to be confirmed.",
    )
    why = Text(
        zh="只有通过接口发送、结果不明的提交才需要查询确认。",
        en="Only what was sent by program with an unknown result is looked up.",
    )
    next_step = Text(
        zh="请用 zhendan rounds --case {case} 查看各轮状态。",
        en="See the rounds with `zhendan rounds --case {case}`.",
    )


class AuthorisationMissing(ZhendanError):
    """A platform was to be asked without the merchant's own authorisation."""

    code = "ZD628"
    what = Text(
        zh="没有平台接口的授权令牌，无法查询。",
        en="There is no authorisation for the platform's interface; nothing can be looked up.",
    )
    why = Text(
        zh="令牌由商家自己给出，只放在运行环境里，不会保存。",
        en="The merchant hands it in through the environment; it is never kept.",
    )
    next_step = Text(
        zh="请在启动工作台前设置环境变量 ZHENDAN_CHANNEL_TOKEN，然后再查询。",
        en="Set ZHENDAN_CHANNEL_TOKEN before the workbench is started, then look again.",
    )
