"""Words of the page on which a person says what the columns of an unknown table mean."""

from zhendan.domain import Text

COLUMNS: dict[str, Text] = {
    "map.title": Text("列对应", "Columns"),
    "map.link": Text("说明各列含义", "Say what its columns mean"),
    "map.lead": Text(
        "这张表的版式还不认识。请说明哪一列是什么：只有订单号必填，拿不准的留空。"
        "样例已遮盖（0 代表数字，x 代表字母，文 代表汉字）。",
        "The layout of this table is not known. Say which column holds what: only the order number "
        "is needed, and whatever you are not sure of stays empty. Samples are masked (0 a digit, "
        "x a letter, 文 a character).",
    ),
    "map.file": Text("文件", "File"),
    "map.sheet": Text("工作表", "Sheet"),
    "map.header": Text("表头在第 {row} 行", "header in row {row}"),
    "map.no_table": Text(
        "这个文件里没有看到带表头的表格，无法按列对应。文件已原样封存。",
        "No table with a header can be seen in this file. It is sealed as it is.",
    ),
    "map.columns": Text("本文件的列", "Columns of the file"),
    "map.fields": Text("我们需要的内容", "What we ask for"),
    "map.needed": Text("必填", "needed"),
    "map.none": Text("不用 / 没有这一列", "not used / no such column"),
    "map.suggested": Text("建议", "Suggested"),
    "map.platform": Text("订单来自哪个平台", "Platform of these orders"),
    "map.platform_unknown": Text("不清楚", "not known"),
    "map.currency": Text("金额是什么货币", "Currency of the amounts"),
    "map.currency_unknown": Text(
        "按平台、表头或单元格；都没有说明就记为未知",
        "as platform, headings or cells say; unknown where none does",
    ),
    "map.way": Text("怎样读", "How to read it"),
    "map.by_fields": Text("逐列说明", "Say it column by column"),
    "map.by_layout": Text(
        "按“{template}”读，只是列名改过", "As “{template}” with renamed headings"
    ),
    "map.renamed": Text("“{lost}”现在叫", "“{lost}” is now called"),
    "map.check": Text("试读一遍", "Try it"),
    "map.checked": Text("试读结果", "What it reads"),
    "map.unchecked": Text(
        "选好后在这里看到：读入多少行、哪些行不能用、为什么。",
        "Once you have chosen: how many rows are read, which are not, and why.",
    ),
    "map.rows": Text(
        "读入 {rows} 行，未采用 {rejected} 行", "{rows} rows read, {rejected} not used"
    ),
    "map.nothing": Text(
        "按这样对应，一行也读不出来，所以不能保存。",
        "Read so, not a single row comes out; it cannot be kept.",
    ),
    "map.not_yet": Text("还不能试读：{detail}", "Cannot be tried yet: {detail}"),
    "map.rest": Text("其他内容（没有可以不填）", "More, where the file has it"),
    "map.save": Text("保存并重新核查", "Keep it and work through again"),
    "map.saved_for": Text(
        "保存后，同样表头的文件下个月自动适用；列名有变化时会提示，不会猜。",
        "Kept for this header: next month's file is read by itself. A changed heading is named, "
        "never guessed.",
    ),
    "map.kept": Text("已保存的列对应", "Kept mappings"),
    "map.kept_none": Text(
        "还没有保存过。遇到认不出的表格时，在案件的“收件结果”里点“说明各列含义”。",
        "None yet. Where a table is not known, say what its columns mean in a case's files.",
    ),
    "map.name": Text("名称", "Name"),
    "map.means": Text("各列含义", "What they mean"),
    "map.header_of": Text("适用的表头", "For this header"),
    "map.forget": Text("删除", "Forget"),
    "trail.mapping_kept": Text("保存列对应", "kept a mapping of columns"),
    "trail.mapping_forgotten": Text("删除列对应", "forgot a mapping of columns"),
}
