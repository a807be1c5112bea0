"""What can go wrong with the tables, with the words for it."""

from zhendan.domain import Text, ZhendanError


class QueryFailed(ZhendanError):
    """The engine refused a statement."""

    code = "ZD941"
    what = Text(zh="数据表查询失败：{engine}", en="The table engine refused a statement: {engine}")
    why = Text(
        zh="执行的语句开头是：{query}",
        en="The statement begins: {query}",
    )
    next_step = Text(
        zh="请保留这段信息和原始文件，反馈给维护者；重新导入一次通常可以继续。",
        en="Keep this message and the files for the maintainers; importing again usually helps.",
    )


class LedgerUnreadable(ZhendanError):
    """A bare order table could not be opened as CSV or Parquet."""

    code = "ZD942"
    what = Text(
        zh="订单台账 {file} 无法读取：{reason}",
        en="The order ledger {file} cannot be read: {reason}",
    )
    why = Text(
        zh="台账须是 UTF-8 或 GB18030 编码的 CSV，或 Parquet 文件。",
        en="A ledger is a CSV file in UTF-8 or GB18030, or a Parquet file.",
    )
    next_step = Text(
        zh="请重新导出为其中一种格式后再试。", en="Export it again in one of these forms."
    )


class LedgerColumnMissing(ZhendanError):
    """A column that the mapping names is not in the file, or a required one is not mapped."""

    code = "ZD943"
    what = Text(
        zh="订单台账 {file} 缺少列「{column}」。", en="The order ledger {file} lacks “{column}”."
    )
    why = Text(
        zh="对照表指向的列必须存在；订单号、金额、付款时间三项必不可少。文件中的列有：{present}",
        en="Mapped columns must exist; order number, amount and payment time are required. "
        "The file has: {present}",
    )
    next_step = Text(
        zh="请核对列名后修改对照表（canonical 名称 → 文件列名）。",
        en="Correct the mapping (canonical name → heading).",
    )


class KeptLedgerBusy(ZhendanError):
    """A kept ledger is open elsewhere, or the file is none."""

    code = "ZD968"
    what = Text(zh="打不开保存的核查 {file}。", en="The kept ledger {file} cannot be opened.")
    why = Text(
        zh="可能另一个程序正在使用它，或文件不是由 --keep 写成的。",
        en="Another program may be using it, or --keep did not write this file.",
    )
    next_step = Text(
        zh="请等另一个程序结束，或核对路径。",
        en="Wait until the other program has ended, or check the path.",
    )
