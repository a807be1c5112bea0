"""What can be wrong with a rule, in words a shop owner can act on."""

from zhendan.domain import Text, ZhendanError


class RuleUnknown(ZhendanError):
    """No sourced value of this name held on this day; nobody may guess one."""

    code = "ZD201"
    what = Text(
        zh="规则库中没有 {platform} 在 {day} 有效的「{name}」数值。",
        en="The rulebook has no value of “{name}” for {platform} on {day}.",
    )
    why = Text(
        zh="没有可靠出处的数值不会录入，也不会用经验代替。",
        en="A value without a source is not entered, and never replaced by a guess.",
    )
    next_step = Text(
        zh="请以通知为准：打开违规通知，查看其中写明的要求。",
        en="Look at your notice: what it says comes first.",
    )


class RuleUnsourced(ZhendanError):
    """A rule value names no source, or one the file does not describe."""

    code = "ZD202"
    what = Text(
        zh="规则文件 {where} 中的数值没有出处（{source}）。",
        en="A value in rule file {where} has no source ({source}).",
    )
    why = Text(
        zh="没有出处的规则数值无法核对，因此不予载入。",
        en="A value nobody can check is not loaded.",
    )
    next_step = Text(
        zh="请在 sources 中写明标题、网址与可信度，或把该项移入 unknown。",
        en="Describe the source (title, url, confidence), or move the name to `unknown`.",
    )


class RuleMalformed(ZhendanError):
    """A rule or calendar file is not written as such a file must be."""

    code = "ZD203"
    what = Text(
        zh="规则文件 {where} 写法有误：{problem}",
        en="Rule file {where} is not well written: {problem}",
    )
    why = Text(
        zh="写法有误的规则可能算出错误的期限，因此整份文件不予载入。",
        en="A misread rule could give a wrong deadline, so the whole file is refused.",
    )
    next_step = Text(
        zh="请对照模板 examplemall/fake-transaction.yaml 改正后重试。",
        en="Compare it with examplemall/fake-transaction.yaml and correct it.",
    )


class RuleContradictory(ZhendanError):
    """Two sources give different values of one name for the same day."""

    code = "ZD204"
    what = Text(
        zh="{platform} 的「{name}」在 {day} 有互相矛盾的数值。",
        en="{platform} has contradicting values of “{name}” on {day}.",
    )
    why = Text(
        zh="两个出处说法不一，选哪一个都只是猜测。",
        en="Two sources disagree; choosing either would be a guess.",
    )
    next_step = Text(
        zh="请以通知为准，并核对两个出处后修正规则文件。",
        en="Go by your notice, then check both sources and correct the rule file.",
    )


class CardMissing(ZhendanError):
    """The rulebook has no card for this platform and rule."""

    code = "ZD205"
    what = Text(
        zh="规则库中没有 {platform} 的规则卡「{rule}」。",
        en="The rulebook has no card “{rule}” for {platform}.",
    )
    why = Text(
        zh="尚未收录该平台或该类规则。",
        en="That platform or kind of rule has not been entered.",
    )
    next_step = Text(
        zh="请用 zhendan rules list 查看已收录的平台；期限与要求请以通知为准。",
        en="See `zhendan rules list`; go by your notice for deadline and demands.",
    )


class CalendarUnknown(ZhendanError):
    """The working days of a year are not published or not entered yet."""

    code = "ZD206"
    what = Text(
        zh="{year} 年的放假与调休安排尚未收录。",
        en="Holidays and make-up working days of {year} are not known yet.",
    )
    why = Text(
        zh="国务院通常在前一年年底公布，公布之前无法得知。",
        en="The State Council publishes them late in the year before.",
    )
    next_step = Text(
        zh="请先按最早的可能日期准备，并在通知公布后更新日历文件。",
        en="Plan by the earliest plausible day and update the calendar once it is published.",
    )


class BadInstant(ZhendanError):
    """A time or zone given by a person cannot be read."""

    code = "ZD207"
    what = Text(zh="无法识别时间或时区：{given}", en="Not a time or zone: {given}")
    why = Text(
        zh="期限从送达时刻起算，时刻不明就无法推算。",
        en="A deadline runs from the delivery; without that instant it cannot be worked out.",
    )
    next_step = Text(
        zh="请写成 2026-06-20 10:00 的形式，时区写成 Asia/Shanghai 的形式。",
        en="Write it like 2026-06-20 10:00, a zone like Asia/Shanghai.",
    )


class ArticleUnknown(ZhendanError):
    """No sourced wording of this article held on this day."""

    code = "ZD208"
    what = Text(
        zh="法规卡中没有「{statute}」第 {article} 条在 {day} 有效的内容。",
        en="The statute cards hold no wording of “{statute}” Art. {article} for {day}.",
    )
    why = Text(
        zh="没有读到出处的条文不会引用，也不会凭印象补写。",
        en="An article nobody read is not cited, and never filled in from memory.",
    )
    next_step = Text(
        zh="请在国家法律法规数据库核对原文后，用 zhendan rules import 录入。",
        en="Check the original text, then enter it with `zhendan rules import`.",
    )


class CalendarContradictory(ZhendanError):
    """A holiday notice entered by a person differs from the shipped one of the same year."""

    code = "ZD209"
    what = Text(
        zh="{year} 年的放假安排已收录，与录入的不一致。",
        en="The holidays of {year} are known already and differ from what was entered.",
    )
    why = Text(
        zh="同一年有两种安排，工作日就会算错。",
        en="Two arrangements for one year would give wrong working days.",
    )
    next_step = Text(
        zh="请对照国务院办公厅的通知原文，删去有误的一份（zhendan rules forget）。",
        en="Compare both with the State Council's notice and drop the wrong one.",
    )


class RuleNameUnknown(ZhendanError):
    """A person wants to enter a value whose name no card uses."""

    code = "ZD210"
    what = Text(
        zh="规则卡没有名为「{name}」的项目。", en="Rule cards have no value named “{name}”."
    )
    why = Text(
        zh="名称写错的值不会被任何一步用到。", en="A value under a wrong name would never be used."
    )
    next_step = Text(zh="可用的名称：{names}", en="Names that can be used: {names}")


class AdditionMissing(ZhendanError):
    """A person wants to drop an addition that is not there."""

    code = "ZD211"
    what = Text(zh="没有名为「{name}」的自录规则。", en="There is no addition named “{name}”.")
    why = Text(zh="名称须与 zhendan rules added 列出的一致。", en="Names are as listed.")
    next_step = Text(
        zh="请用 zhendan rules added 查看已录入的内容。",
        en="See `zhendan rules added` for what was entered.",
    )
