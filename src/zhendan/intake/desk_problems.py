"""What can be wrong around the reading of a file: its reader, its mapping, its grain (ZD385 on)."""

from zhendan.domain import Text, ZhendanError


class ReaderDied(ZhendanError):
    """The process that read this file ended by itself; only this file is left out."""

    code = "ZD385"
    what = Text(
        zh="读取这个文件的进程意外退出（{detail}），该文件未采用。",
        en="The process that read this file ended ({detail}); the file was not used.",
    )
    why = Text(
        zh="文件在单独的进程里读取，坏文件只影响它自己，其余文件照常。",
        en="Each file is read in a process apart, so that a bad one costs only itself.",
    )
    next_step = Text(
        zh="原件会照样留存；请重新导出，或另存为 CSV 后放入。",
        en="The original is kept; export it again, or save it as CSV.",
    )


class HeadingChanged(ZhendanError):
    """A table that is nearly the one a kept mapping is for; what differs is said exactly."""

    code = "ZD386"
    what = Text(
        zh="与列对应「{name}」的表头不同：缺少 {missing}；多出 {new}。",
        en="Differs from the mapping “{name}”: missing {missing}; new {new}.",
    )
    why = Text(
        zh="保存的列对应只用于表头完全相同的文件；列名变了，含义可能也变了，不猜测。",
        en="A kept mapping is for one exact header; a heading that changed may mean another thing.",
    )
    next_step = Text(
        zh="请核对后用 --mapping 给出新的列对应（zhendan mapping new 文件 可生成草稿）。",
        en="Check it and give a new one with --mapping (`zhendan mapping new FILE` drafts it).",
    )


class MappingApplied(ZhendanError):
    """A mapping that a person once wrote explains this file as well; it was read by it."""

    code = "ZD387"
    what = Text(
        zh="按已保存的列对应「{name}」读取。", en="Read by the kept column mapping “{name}”."
    )
    why = Text(zh="表头与当时保存的完全一致。", en="Its header is exactly the one it was kept for.")
    next_step = Text(
        zh="如不再适用：zhendan mapping forget {name}。",
        en="If it no longer holds: `zhendan mapping forget {name}`.",
    )


class SheetHides(ZhendanError):
    """A sheet with hidden rows, columns or merged cells; all of them are data and were read."""

    code = "ZD389"
    what = Text(zh="工作表「{sheet}」：{what}。", en="Sheet “{sheet}”: {what_en}.")
    why = Text(
        zh="隐藏或筛掉的行也是数据，已一并读入；合并的格子只在左上角有值。",
        en="Hidden or filtered rows are data and were read; merged cells hold one value.",
    )
    next_step = Text(
        zh="如果隐藏的内容不应计入，请从平台重新导出原表。",
        en="If they should not count, export the original again.",
    )


class SheetLeft(ZhendanError):
    """A sheet beside the one that is known, whose layout is not; it was not used."""

    code = "ZD390"
    what = Text(
        zh="工作表「{sheet}」认不出（{seen}），未采用。",
        en="Sheet “{sheet}” is not known ({seen}); it was not used.",
    )
    why = Text(zh="同一工作簿里的其他工作表已照常读取。", en="The other sheets were read as usual.")
    next_step = Text(
        zh="如其中有订单，请另存为单独的文件后放入。",
        en="If it holds orders, save it as a file of its own.",
    )


class RowsMended(ZhendanError):
    """A file of mended rows: how many took the place of the rows that had been rejected."""

    code = "ZD388"
    what = Text(
        zh="修正的行：{used} 行已接回原文件，{unused} 行没有用上。",
        en="Mended rows: {used} took their places, {unused} were not used.",
    )
    why = Text(
        zh="每行按来源接回原处；原行已可用、又有更新的修正、原文件不在或仍读不出的，不重复计入。",
        en="A row counts once, where it came from, and only if that row could not be used before.",
    )
    next_step = Text(
        zh="有未用上的行时：请与原文件一起放入，文件名保留开头的“退回_”。",
        en="If some were not used, put in the original too and keep the name beginning 退回_.",
    )


class ExportsDiffer(ZhendanError):
    """Two exports tell of the same orders and differ; each order counts once, the newest holds."""

    code = "ZD391"
    what = Text(
        zh="与「{newer}」有 {count} 个订单说法不同（如 {orders}；列：{columns}），{order}。",
        en="{count} orders differ from {newer} (e.g. {orders}; columns: {columns}).",
    )
    why = Text(
        zh="同一订单在两次导出之间会变化；每个订单只计一次，旧的说法留在原文件里可查。",
        en="An order changes between exports; it counts once, and the older word stays on file.",
    )
    next_step = Text(
        zh="如果旧文件是改过的副本，请只保留平台原始导出。",
        en="If one of them is an edited copy, keep the platform's own export only.",
    )
