"""What cannot be done in a case, why, and which honest step is open instead."""

from zhendan.domain import Text, ZhendanError


class CaseMissing(ZhendanError):
    """No case of this name has been opened."""

    code = "ZD601"
    what = Text(zh="没有案件 {case}。", en="There is no case {case}.")
    why = Text(zh="台账中没有它的任何记录。", en="The ledger holds no event of it.")
    next_step = Text(
        zh="请先用 zhendan run 处理收到的通知，或核对案件名称。",
        en="Run `zhendan run` on the notice first, or check the name.",
    )


class OrderOutsideCase(ZhendanError):
    """A decision names an order the case does not know."""

    code = "ZD602"
    what = Text(zh="案件 {case} 中没有订单 {order}。", en="Case {case} has no order {order}.")
    why = Text(
        zh="只能认定通知涉及并已核查的订单；编号差一位也会认错。",
        en="Only orders of the notice that were audited can be decided on.",
    )
    next_step = Text(
        zh="请从报告中复制完整的订单编号后重试。",
        en="Copy the whole order number from the report and try again.",
    )


class ExhibitOutsideCase(ZhendanError):
    """A decision leans on an exhibit the case does not hold."""

    code = "ZD603"
    what = Text(zh="案件 {case} 中没有凭证 {exhibit}。", en="Case {case} has no exhibit {exhibit}.")
    why = Text(
        zh="认定所依据的凭证必须已经固化，日后才能核验。",
        en="What a decision leans on must be sealed, or nobody can check it later.",
    )
    next_step = Text(
        zh="请先把文件放入收件夹重新处理，再用报告中的凭证编号。",
        en="Add the file and run again, then use its number from the report.",
    )


class NobodyNamed(ZhendanError):
    """An irreversible step was asked for without saying who does it."""

    code = "ZD604"
    what = Text(zh="没有写明由谁{act}。", en="Nobody is named for this step: {act}.")
    why = Text(
        zh="这一步会永久记录在案，须由具名的人负责。",
        en="The step is kept for ever and needs a person who answers for it.",
    )
    next_step = Text(zh="请用 --by 写明姓名。", en="Name the person with --by.")


class MoveNotOpen(ZhendanError):
    """A case or a round cannot go from where it is to where somebody wants it."""

    code = "ZD605"
    what = Text(
        zh="案件 {case} 目前是「{now}」，不能直接变为「{to}」。",
        en="Case {case} is “{now}” and cannot become “{to}”.",
    )
    why = Text(
        zh="每个阶段都有必须先完成的事，跳过会留下空白。",
        en="Each state has something to be done first; skipping it leaves a hole.",
    )
    next_step = Text(zh="现在可以：{open}。", en="Open from here: {open}.")


class HardStopsOpen(ZhendanError):
    """An appeal was to be submitted while something forbids it."""

    code = "ZD606"
    what = Text(zh="还有 {count} 项必须先解决：{stops}", en="{count} hard stops are open: {stops}")
    why = Text(
        zh="带着这些问题提交会损害整份申诉，而提交不可撤回。",
        en="Submitting with them would hurt the whole appeal, and it cannot be undone.",
    )
    next_step = Text(
        zh="请用 zhendan appeal check 查看每一项并逐项解决。",
        en="See each with `zhendan appeal check` and resolve it.",
    )


class AttemptsUsed(ZhendanError):
    """All attempts the platform gives are used."""

    code = "ZD607"
    what = Text(
        zh="申诉次数已用完：{used} / {allowed}。",
        en="All attempts are used: {used} of {allowed}.",
    )
    why = Text(zh="依据：{source}", en="By: {source}")
    next_step = Text(
        zh="如平台仍显示申诉入口，请先从通知中登记次数；否则转入整改与程序性请求。",
        en="If the platform still offers an entry, record the number from the notice; else remedy.",
    )


class DeadlinePassed(ZhendanError):
    """The deadline has gone by."""

    code = "ZD608"
    what = Text(
        zh="申诉期限已于 {at} 届满（{source}）。",
        en="The deadline passed at {at} ({source}).",
    )
    why = Text(
        zh="逾期提交通常不予受理，还可能占用次数。",
        en="A late appeal is usually not taken and may use up an attempt.",
    )
    next_step = Text(
        zh="请记录逾期原因，按平台规则申请补交；同时开始整改。",
        en="Record why, ask for late filing where the rule allows it, and begin the remedy.",
    )


class LawyerGateOpen(ZhendanError):
    """Concessions would be submitted before anyone recorded the choice about a lawyer."""

    code = "ZD609"
    what = Text(
        zh="有 {count} 笔认可处罚的订单，尚未记录是否征询律师意见。",
        en="{count} orders are conceded, and no choice about a lawyer is on record.",
    )
    why = Text(
        zh="书面认可可能涉及《电子商务法》第十七条与反不正当竞争法，提交后不可撤回。",
        en="A written concession can touch E-Commerce Law Art. 17 and the Anti-Unfair"
        " Competition Law, and is final once submitted.",
    )
    next_step = Text(
        zh="请先记录律师的意见，或由负责人写明理由、选择不经律师提交。",
        en="Record the lawyer's advice, or an explicit choice to go without, with the reason.",
    )


class SupplementClosed(ZhendanError):
    """Something was to be added where the platform takes one submission only."""

    code = "ZD610"
    what = Text(
        zh="该平台每次违规只收一次申诉，提交后不能补充（第 {round} 轮已提交）。",
        en="The platform takes one submission; round {round} is in and cannot be added to.",
    )
    why = Text(zh="依据：{source}", en="By: {source}")
    next_step = Text(
        zh="新凭证请照常固化备查；平台主动要求补充时再提交。",
        en="Seal new evidence all the same; send it only if the platform itself asks.",
    )


class AppealInProgress(ZhendanError):
    """A second appeal was to be opened while one is running."""

    code = "ZD611"
    what = Text(
        zh="第 {round} 轮申诉仍在处理中（渠道：{channel}），不能再提交。",
        en="Round {round} is still open (through {channel}); no other can be submitted.",
    )
    why = Text(
        zh="同一时间只能有一次申诉，再次提交可能消耗次数。",
        en="One appeal at a time; a second may use up an attempt.",
    )
    next_step = Text(
        zh="请等待平台答复，并把答复记录到案件中。",
        en="Wait for the platform's answer and record it in the case.",
    )


class AppealClosed(ZhendanError):
    """The platform takes no appeal for this violation."""

    code = "ZD612"
    what = Text(
        zh="平台规则称第 {violation} 次违规不可申诉。",
        en="By the platform's rule violation no. {violation} cannot be appealed.",
    )
    why = Text(zh="依据：{source}", en="By: {source}")
    next_step = Text(
        zh="如通知中有申诉入口，以通知为准；否则转入整改，并可书面请求说明事实与依据。",
        en="Go by your notice if it has an entry; else begin the remedy and ask for the facts.",
    )


class NothingFrozen(ZhendanError):
    """A submission was to be recorded without an exported packet."""

    code = "ZD613"
    what = Text(
        zh="案件 {case} 还没有可提交的材料，或材料在导出后又有变化。",
        en="Case {case} has no exported packet, or it changed since.",
    )
    why = Text(
        zh="提交的必须正是已固定的那一份，日后才说得清交了什么。",
        en="What is submitted must be the frozen packet, so that it can be shown later.",
    )
    next_step = Text(
        zh="请重新用 zhendan run 或 zhendan appeal export 导出后再提交。",
        en="Export again with `zhendan run` or `zhendan appeal export`, then submit.",
    )


class NothingNew(ZhendanError):
    """A round would repeat what an earlier one already said."""

    code = "ZD614"
    what = Text(
        zh="这份材料与第 {round} 轮提交的完全相同。",
        en="This packet is the one submitted in round {round}.",
    )
    why = Text(
        zh="重复提交同样的内容只会消耗次数。",
        en="Submitting the same again only uses up an attempt.",
    )
    next_step = Text(
        zh="请先补充新的凭证或新的理由，再导出提交。",
        en="Add new evidence or a new argument first, then export and submit.",
    )


class ReasonMissing(ZhendanError):
    """A step that must be explained was not."""

    code = "ZD615"
    what = Text(zh="「{act}」没有写明理由。", en="No reason is given for: {act}.")
    why = Text(
        zh="案件记录永久保留，日后任何人都要能看懂为什么。",
        en="The record is kept for ever; anyone must be able to see why.",
    )
    next_step = Text(zh="请补写理由后重试。", en="Write the reason and try again.")


class MarkNotThere(ZhendanError):
    """A mark was to be withdrawn from an order that bears none."""

    code = "ZD616"
    what = Text(
        zh="订单 {order} 没有店铺自有标记，无需撤回。",
        en="Order {order} bears no mark of the shop's own.",
    )
    why = Text(zh="撤回只针对误导入的标记。", en="Only a mark imported by mistake is withdrawn.")
    next_step = Text(zh="请核对订单编号。", en="Check the order number.")


class EventUnreadable(ZhendanError):
    """An event of the ledger does not hold what its kind must hold."""

    code = "ZD617"
    what = Text(
        zh="案件 {case} 的第 {seq} 条记录（{kind}）无法读取：{problem}",
        en="Event {seq} ({kind}) of case {case} cannot be read: {problem}",
    )
    why = Text(
        zh="台账可能受损，或由更新的版本写入；带着缺口继续会得出错误的结论。",
        en="The ledger may be damaged or written by a newer version; going on would mislead.",
    )
    next_step = Text(
        zh="请先备份数据目录，再用 zhendan verify --data 检查。",
        en="Back up the data folder, then check it with `zhendan verify --data`.",
    )


class ContractEmpty(ZhendanError):
    """An adviser's contract holds no words that could be read."""

    code = "ZD640"
    what = Text(zh="这份文件里没有可以核对的文字。", en="This file holds no words to check.")
    why = Text(
        zh="扫描件和照片没有文字层；太短的文字也无法核对。",
        en="A scan has no text layer, and a few words are too few.",
    )
    next_step = Text(
        zh="请向对方索取电子版，或把条款文字粘贴到一个 .txt 文件里。",
        en="Ask for an electronic copy, or paste the clauses into a .txt file.",
    )


class ContractUnreadable(ZhendanError):
    """A file is no DOCX, PDF or text."""

    code = "ZD641"
    what = Text(zh="无法读取这份合同：{reason}。", en="This contract cannot be read: {reason}.")
    why = Text(zh="可以读取 DOCX、PDF 和文本文件。", en="DOCX, PDF and text can be read.")
    next_step = Text(
        zh="请另存为 DOCX 或 PDF，或粘贴成 .txt。",
        en="Save it as DOCX or PDF, or paste it as text.",
    )


class SumUnusable(ZhendanError):
    """A sum on the cost worksheet is no usable number."""

    code = "ZD642"
    what = Text(zh="金额或比例 {value} 无法使用。", en="{value} cannot be used as a sum or share.")
    why = Text(
        zh="金额须是不小于零的数，比例在 0 到 1 之间。",
        en="A sum is zero or more, a share lies between 0 and 1.",
    )
    next_step = Text(zh="请核对后重新填写，例如 30% 写作 0.3。", en="Correct it; write 30% as 0.3.")
