"""What cannot be done about a colleague's work in a case, and which step is open instead."""

from zhendan.domain import Text, ZhendanError


class ThingUnknown(ZhendanError):
    """An act names a task that the case does not have."""

    code = "ZD651"
    what = Text(zh="案件中没有待办 {thing}。", en="The case has no task {thing}.")
    why = Text(
        zh="它可能已经办完，或名称写错了。", en="It may be done already, or the name is not right."
    )
    next_step = Text(
        zh="请用 zhendan work show 或案件的“协作”页查看现有待办。",
        en="See `zhendan work show` or the case's page “Work” for what is open.",
    )


class AssigneeUnfit(ZhendanError):
    """A task cannot go to this person."""

    code = "ZD652"
    what = Text(zh="这项待办不能交给 {who}。", en="This task cannot go to {who}.")
    why = Text(
        zh="此人不在本店，没有办这件事的权利，或不宜办理。",
        en="This person is not in the shop, may not do it, or should keep out of it.",
    )
    next_step = Text(zh="请改派另一位同事。", en="Choose another colleague.")


class DeadlineStands(ZhendanError):
    """Somebody wants to put off the deadline itself, or something past the deadline."""

    code = "ZD653"
    what = Text(
        zh="不能暂缓到 {until}：申诉截止是 {due}。",
        en="It cannot be put off until {until}: the appeal is due {due}.",
    )
    why = Text(
        zh="平台的期限不会因为暂缓而停；暂缓也不能把要办的事推到期限之后。",
        en="Putting something off never stops the platform's clock, nor moves work behind it.",
    )
    next_step = Text(
        zh="请选截止日之前的一天；确实办不到的，可以写明理由不再补取。",
        en="Choose a day before it; what cannot be had may be waived with a reason.",
    )


class EndDayUnusable(ZhendanError):
    """Putting off or waiving needs an end within half a year."""

    code = "ZD654"
    what = Text(zh="结束日期 {until} 不能用。", en="The end date {until} cannot be used.")
    why = Text(
        zh="暂缓和不再补取都要有到期日：明天起，最多 180 天。",
        en="Both need an end: from tomorrow on, at most 180 days away.",
    )
    next_step = Text(zh="请另选一天。", en="Choose another day.")


class NotToBeWaived(ZhendanError):
    """Something is waived that only can be done."""

    code = "ZD655"
    what = Text(zh="“{thing}”不能写作不再补取。", en="“{thing}” cannot be waived.")
    why = Text(
        zh="只有可以不交的凭证缺口才能放弃；平台要求的、订单的认定和律师意见不能。",
        en="Only a gap the platform does not insist on can be; decisions and demands cannot.",
    )
    next_step = Text(
        zh="请补取、作出认定，或暂缓到截止日之前的一天。",
        en="Fetch it, decide, or put it off until a day before the deadline.",
    )


class ChangedMeanwhile(ZhendanError):
    """A colleague did something about the same task since the page was made."""

    code = "ZD656"
    what = Text(zh="{by} 刚刚处理过这件待办。", en="{by} has just acted on this task.")
    why = Text(
        zh="您的页面是在那之前打开的；先看过再决定。",
        en="Your page is from before that; have a look first.",
    )
    next_step = Text(
        zh="请刷新页面，看过之后再提交。", en="Load the page again and decide afterwards."
    )


class BuyerDataInWords(ZhendanError):
    """A comment seems to hold a buyer's phone, identity number, mail or street address."""

    code = "ZD657"
    what = Text(
        zh="内容里像有买家信息：{found}。", en="The words seem to hold buyer data: {found_en}."
    )
    why = Text(
        zh="备注会永久保留，全店办案人员都能看到；买家信息不应写在这里。",
        en="Comments are kept for ever and many people read them; buyer data do not belong there.",
    )
    next_step = Text(
        zh="请改用订单号或凭证编号；确认不是买家信息的，勾选后再提交。",
        en="Name the order or exhibit instead; if it is no buyer's, tick the box and send again.",
    )


class CaseOver(ZhendanError):
    """Work is given out in a case that is closed."""

    code = "ZD658"
    what = Text(zh="案件 {case} 已结案。", en="Case {case} is closed.")
    why = Text(
        zh="结案后不再指派、暂缓或登记联系，备注仍可以写。",
        en="No task, delay or contact is added to a closed case; comments still are.",
    )
    next_step = Text(
        zh="确需继续办理的，请先恢复案件。", en="Reopen the case first if work goes on."
    )


class ContactIncomplete(ZhendanError):
    """A note of a talk with the platform's service lacks what makes it useful."""

    code = "ZD659"
    what = Text(
        zh="联系记录缺少或写错：{missing}。", en="The contact lacks or misstates: {missing}."
    )
    why = Text(
        zh="没有时间、渠道和对方原话的记录，日后说明不了问题。",
        en="Without time, channel and what was said it shows nothing later.",
    )
    next_step = Text(zh="请补全后再登记。", en="Complete it and record it again.")


class MoveGuarded(ZhendanError):
    """A case may go there in principle, but something is still missing."""

    code = "ZD660"
    what = Text(zh="现在还不能转到“{to}”：{why}。", en="Not yet to “{to_en}”: {why_en}.")
    why = Text(
        zh="离开一个阶段之前，该阶段必须完成的事要先完成。",
        en="What a state demands is done before it is left.",
    )
    next_step = Text(zh="请先补上这一项再试。", en="Settle this first, then try again.")
