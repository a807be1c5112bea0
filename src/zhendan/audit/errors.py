"""What can go wrong in an audit, with the words for it."""

from zhendan.domain import Text, ZhendanError


class ZoneUnknown(ZhendanError):
    """The shop's time zone has a name nobody knows."""

    code = "ZD401"
    what = Text(zh="不认识的时区「{zone}」。", en="Unknown time zone “{zone}”.")
    why = Text(
        zh="没有时区就分不清一天从哪里开始，按天、按小时的核查都会出错。",
        en="Without a zone nobody can tell where a day begins.",
    )
    next_step = Text(zh="请写成 Asia/Shanghai 这样的名称。", en="Write it as in Asia/Shanghai.")


class OrderNotInTables(ZhendanError):
    """The audit was asked about an order that no imported file holds."""

    code = "ZD402"
    what = Text(
        zh="导入的文件里没有这些订单：{orders}", en="No imported file holds these orders: {orders}"
    )
    why = Text(
        zh="没有订单记录就无从核查，也不能当作没有疑点。",
        en="An order without a record cannot be looked into, and is not clean either.",
    )
    next_step = Text(
        zh="请导出包含这些订单的订单报表后再次运行。",
        en="Export an order report that covers them and run again.",
    )


class KeysCollide(ZhendanError):
    """Two different texts got the same short key; counts would mix two people."""

    code = "ZD403"
    what = Text(
        zh="内部键值出现碰撞（{kind}），本次核查已停止。",
        en="Two different {kind} values share one internal key; the audit stopped.",
    )
    why = Text(
        zh="继续下去会把两个不同的买家或地址当成同一个。",
        en="Going on would take two different buyers or addresses for one.",
    )
    next_step = Text(
        zh="请把这段信息反馈给维护者；碰撞极其罕见。",
        en="Please tell the maintainers; this is exceedingly rare.",
    )


class SampleSeedMissing(ZhendanError):
    """A sample was to be drawn without anything to fix it beforehand."""

    code = "ZD404"
    what = Text(zh="抽样没有公开的种子。", en="The sample has no public seed.")
    why = Text(
        zh="先有公开的种子再抽样，别人才能重抽核对，也不能挑选样本。",
        en="Only a seed fixed in public lets others draw again, and keeps anybody from choosing.",
    )
    next_step = Text(
        zh="请先封存材料包，用其根哈希作为种子。", en="Seal the packet first and use its root hash."
    )


class SampleTermsImpossible(ZhendanError):
    """A sample was to show something that no sample can show."""

    code = "ZD405"
    what = Text(
        zh="抽样要求无法实现：把握 {confidence}，最多 {most_bad}。",
        en="No sample can show this: confidence {confidence}, at most {most_bad}.",
    )
    why = Text(zh="两者都须是 0 与 1 之间的比例。", en="Both must be shares between 0 and 1.")
    next_step = Text(zh="请改为例如 0.95 与 0.05。", en="Use for example 0.95 and 0.05.")


class NoKeptLedger(ZhendanError):
    """An update was asked of a place where no audited ledger is kept."""

    code = "ZD410"
    what = Text(zh="这里没有保存过的核查结果。", en="No audited ledger is kept here.")
    why = Text(
        zh="每日更新只重算新订单牵动的部分，须先有一次完整核查。",
        en="A daily update redoes only what new orders touch; a whole audit must come first.",
    )
    next_step = Text(
        zh="请先用 zhendan audit --no-case --orders 订单表 --keep 文件 完整核查一次。",
        en="Run zhendan audit --no-case --orders TABLE --keep FILE once.",
    )


class KeptByAnotherEdition(ZhendanError):
    """A ledger was kept by a program that asked other questions."""

    code = "ZD411"
    what = Text(
        zh="保存的核查（{based_on}）出自另一版本的程序。",
        en="The kept ledger (of {based_on}) was audited by another edition of the program.",
    )
    why = Text(
        zh="两个版本的问题或算法不同，混在一起会前后不一。",
        en="The two ask other questions or count otherwise; mixed answers would not agree.",
    )
    next_step = Text(
        zh="请用 --keep 对全部订单重新核查一次，再继续每日更新。",
        en="Audit all orders anew with --keep, then go on updating.",
    )


class KeptColumnNew(ZhendanError):
    """A day's orders bear a column that the kept ledger never had."""

    code = "ZD412"
    what = Text(
        zh="新订单多出了以前没有的列：{columns}。",
        en="The new orders have columns that were never there: {columns}.",
    )
    why = Text(
        zh="旧订单没有这一列，新的问题无从对照；只问新订单会使前后标准不一。",
        en="Older orders lack them: questions that need them could not be held against a base.",
    )
    next_step = Text(
        zh="请用 --keep 对全部订单重新核查一次，或在列对应里去掉这些列。",
        en="Audit all orders anew with --keep, or leave these columns out of the mapping.",
    )


class NotABareLedger(ZhendanError):
    """Only a bare table of orders can be kept for daily updates."""

    code = "ZD413"
    what = Text(
        zh="每日更新只用于一张订单表（CSV、Parquet）。",
        en="Daily updates are for one table of orders (CSV, Parquet).",
    )
    why = Text(
        zh="聊天、流水、轨迹等会在以后改变旧订单，需要整体核查。",
        en="Chats, payments and tracks change older orders later; those files need a whole audit.",
    )
    next_step = Text(
        zh="请给出一张订单表；文件夹请用完整核查。",
        en="Give one table of orders; audit folders as a whole.",
    )
