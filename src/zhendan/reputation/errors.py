"""What cannot be measured or compared, and why."""

from zhendan.domain import Text, ZhendanError


class MetricUnsourced(ZhendanError):
    """A number about the shop came without its source."""

    code = "ZD801"
    what = Text(zh="指标「{name}」没有写明来源。", en="Metric “{name}” has no source.")
    why = Text(
        zh="说不清从哪里来的数字，不能用来比较。",
        en="A number nobody can trace cannot be compared.",
    )
    next_step = Text(
        zh="请写明来源，例如「生意参谋 2026-06-20 导出」。",
        en="Name the source, for example the export and its date.",
    )


class MetricUnreadable(ZhendanError):
    """A metric is no number, or lies outside what it can be."""

    code = "ZD802"
    what = Text(
        zh="指标「{name}」的数值 {value} 无法使用。", en="Metric “{name}” cannot be {value}."
    )
    why = Text(
        zh="数值须为有限的数；占比在 0 到 1 之间，评分在 0 到 5 之间。",
        en="It must be a finite number; a share lies in 0 to 1, a score in 0 to 5.",
    )
    next_step = Text(
        zh="请核对原始数据；百分数请写成小数，例如 3% 写作 0.03。",
        en="Check the original; write 3% as 0.03.",
    )


class MetricUnknown(ZhendanError):
    """A metric has a name nobody knows."""

    code = "ZD803"
    what = Text(zh="没有名为「{name}」的指标。", en="There is no metric named “{name}”.")
    why = Text(
        zh="名称不一的指标无法前后比较。",
        en="Metrics under different names cannot be compared over time.",
    )
    next_step = Text(zh="可用的指标：{known}。", en="Known metrics: {known}.")


class MetricSheetUnreadable(ZhendanError):
    """A table of metrics or its mapping cannot be read."""

    code = "ZD804"
    what = Text(
        zh="指标表或列对应无法读取（第 {row} 行）：{problem}。",
        en="The metric table or its mapping cannot be read (row {row}): {problem}.",
    )
    why = Text(
        zh="每一行要有日期，列对应里写明的列都要在表里。",
        en="Every row needs a day, and every mapped column must be there.",
    )
    next_step = Text(
        zh="请核对列对应：day 写日期列，columns 写「指标: 列名」。",
        en="Check the mapping: `day` names the day's column, `columns` metric to heading.",
    )


class LotUnknown(ZhendanError):
    """No sampling plan exists for this lot or quality limit."""

    code = "ZD805"
    what = Text(zh="批量 {lot}、AQL {aql} 没有抽样方案。", en="No plan for lot {lot}, AQL {aql}.")
    why = Text(zh="表中批量从 2 起，AQL 取 {known}。", en="Lots begin at 2; AQL is one of {known}.")
    next_step = Text(
        zh="请换一个 AQL；只有 1 件时逐件检验。", en="Choose another AQL; inspect a single piece."
    )


class PlanIncomplete(ZhendanError):
    """A promotion, a goal or a defect record lacks something."""

    code = "ZD806"
    what = Text(zh="「{name}」不完整：{missing}。", en="“{name}” lacks {missing}.")
    why = Text(
        zh="事先登记的方案写全了，事后才说得清。",
        en="Only a plan that was whole beforehand explains anything later.",
    )
    next_step = Text(zh="请补全后再登记。", en="Complete it and register it again.")


class PenaltyDayUnsourced(ZhendanError):
    """The day of the penalty was told without saying where it is known from."""

    code = "ZD730"
    what = Text(
        zh="处罚日 {day} 没有写明依据。",
        en="The penalty's day {day} has no source.",
    )
    why = Text(
        zh="前后的比较都从这一天算起，看报告的人要能核对它。",
        en="Before and after are counted from this day; whoever reads the report must be able to"
        " check it.",
    )
    next_step = Text(
        zh="请写明从哪里看到的，例如「商家后台违规详情页，2026-11-22」；原来的日期仍然有效。",
        en="Say where it was seen, for example the violation's page in the console; the day used so"
        " far still holds.",
    )
