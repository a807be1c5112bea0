"""What can be wrong with a whole file of the inbox, each with its words (ZD301 to ZD339)."""

from zhendan.domain import FileProblem, Text, ZhendanError

_AGAIN = Text(zh="请从平台后台重新导出后再放入。", en="Export it again from its source.")


def told(error: ZhendanError, *, row: int | None = None, refused: bool = False) -> FileProblem:
    """The error as a line of a file report; `refused` says that the row or file was not used."""
    words = Text(zh=error.explain("zh"), en=error.explain("en"))
    return FileProblem(code=error.code, text=words, row=row, refused=refused)


class NoRows(ZhendanError):
    """A table without a single row of its own: a result, not an error."""

    code = "ZD301"
    what = Text(zh="文件里没有数据。", en="The file holds no rows.")
    why = Text(
        zh="空文件、只有表头或写着“暂无数据”，表示导出时没有记录。",
        en="An empty file, a bare header or “no data” means there was nothing to export.",
    )
    next_step = Text(
        zh="如果本应有数据，请检查导出的时间范围后重新导出。",
        en="If rows were expected, check the period that was exported and export again.",
    )


class UnknownLayout(ZhendanError):
    """Nothing known has this layout; the file is kept as it is and not read."""

    code = "ZD302"
    what = Text(zh="认不出这是什么文件（{seen}）。", en="This layout is not known ({seen}).")
    why = Text(
        zh="内容与已知的导出格式都对不上，系统不猜测列的含义。",
        en="It fits no known export, and the meaning of columns is never guessed.",
    )
    next_step = Text(
        zh="文件会原样留存。如是订单表，请说明各列含义：在工作台的“收件结果”页里选，"
        "或用 zhendan mapping new 文件 起草一份，填好后加 --mapping 再运行。",
        en="It is kept as it is. If it is a table of orders, say what its columns mean: on the "
        "page of files in the workbench, or draft a mapping with `zhendan mapping new FILE`, fill "
        "it in and run again with --mapping.",
    )


class NearlyKnown(ZhendanError):
    """A known layout with columns lost, gained or renamed: close, and therefore dangerous."""

    code = "ZD303"
    what = Text(
        zh="很像「{template}」（{score}），但缺少：{missing}；多出：{new}；只差一字：{typo}。",
        en="Like {template} ({score}); missing: {missing}; new: {new}; typo: {typo}.",
    )
    why = Text(
        zh="列名差一个字，金额就可能悄悄落到别处，所以没有采用。",
        en="One letter in a heading can silently move money elsewhere, so it was not used.",
    )
    next_step = Text(
        zh="请核对列名；确认就是这种表时，在 --mapping 文件中写 template: {template}。",
        en="Check the headings; if it is that export, put `template: {template}` in a mapping.",
    )


class SeveralLayouts(ZhendanError):
    """Two known layouts fit equally; a person has to say which."""

    code = "ZD304"
    what = Text(zh="同时符合多种格式：{templates}。", en="Several layouts fit: {templates}.")
    why = Text(zh="选错格式会让列错位。", en="The wrong layout would shift the columns.")
    next_step = Text(
        zh="请在 --mapping 文件中写 template: 名称 来指定。",
        en="Name one with `template:` in a mapping file.",
    )


class EncodingsMixed(ZhendanError):
    """Two sources were glued together; each line was decoded by its own encoding."""

    code = "ZD306"
    what = Text(
        zh="文件里混有两种编码：{gb} 行 GB18030，{utf} 行 UTF-8，已逐行按各自编码读取。",
        en="Two encodings in one file: {gb} lines GB18030, {utf} lines UTF-8, read line by line.",
    )
    why = Text(zh="多半是把两份文件粘在了一起。", en="Most likely two files were pasted together.")
    next_step = Text(zh="请保留两份原始文件作为凭证。", en="Keep the two originals as evidence.")


class TotalsDisagree(ZhendanError):
    """A total that the file declares about itself is not what was read."""

    code = "ZD315"
    what = Text(
        zh="{name}对不上：文件写 {declared}，实际读到 {found}。",
        en="{name} disagrees: the file says {declared}, {found} was read.",
    )
    why = Text(
        zh="说明文件被删改过，或有行没能读入；这样的文件不能作为凭证。",
        en="Rows were lost or changed; such a file is not offered as evidence.",
    )
    next_step = _AGAIN


class ColumnsChanged(ZhendanError):
    """A known layout with a few columns more or fewer; the known ones were used."""

    code = "ZD316"
    what = Text(
        zh="列与模板略有不同，缺少：{missing}；多出：{new}。",
        en="The columns differ a little; missing: {missing}; new: {new}.",
    )
    why = Text(
        zh="平台会调整导出列；必需的列都在，因此照常读取。",
        en="Platforms change their exports; all required columns are here.",
    )
    next_step = Text(zh="请留意缺少的列是否影响核查。", en="See whether a lost column matters.")


class ShopsMixed(ZhendanError):
    """Orders of several shops lie in one inbox; they are kept apart."""

    code = "ZD317"
    what = Text(zh="收件夹里有多家店铺的订单：{shops}。", en="Orders of several shops: {shops_en}.")
    why = Text(
        zh="一份申诉只谈一家店；各店订单已分开存放。",
        en="An appeal speaks of one shop; their orders are kept apart.",
    )
    next_step = Text(
        zh="请确认文件没有放错，最好一店一个收件夹。", en="Use one inbox per shop if you can."
    )


class UnitAssumed(ZhendanError):
    """A weight column names no unit; the usual one was assumed."""

    code = "ZD318"
    what = Text(
        zh="「{column}」没有写单位，按{unit}理解。",
        en="“{column}” names no unit: read as {unit_en}.",
    )
    why = Text(
        zh="假定的单位不足以单独支持任何疑点。",
        en="A weight with an assumed unit never carries a finding alone.",
    )
    next_step = Text(zh="请向快递公司确认单位。", en="Confirm the unit with the courier.")


class StatusUnknown(ZhendanError):
    """A status word that no rule knows; it was kept and not interpreted."""

    code = "ZD319"
    what = Text(
        zh="不认识的状态：「{word}」（{count} 行）。", en="Unknown status “{word}” ({count})."
    )
    why = Text(
        zh="状态词逐字对应，不认识的不猜测。", en="Words are mapped one by one, never guessed."
    )
    next_step = Text(zh="请告诉我们它的含义。", en="Tell us what it means.")


class FileTooBig(ZhendanError):
    """A file larger than intake reads in one piece."""

    code = "ZD320"
    what = Text(
        zh="文件过大（{size} MiB，上限 {limit} MiB）。", en="Too big: {size} MiB of {limit}."
    )
    why = Text(
        zh="过大的文件会占满内存，影响其余文件。", en="It would fill the memory of this machine."
    )
    next_step = Text(
        zh="请按月份拆分；大批订单可用 zhendan audit --orders 处理。",
        en="Split it by month; for a bulk ledger use `zhendan audit --orders`.",
    )


class NotFollowed(ZhendanError):
    """A link, a device or a hidden file: seen and not opened."""

    code = "ZD321"
    what = Text(zh="没有打开：{what}。", en="Not opened: {what}.")
    why = Text(
        zh="链接与隐藏文件可能指向收件夹之外。", en="Links and hidden files may lead elsewhere."
    )
    next_step = Text(zh="如需要它，请放入文件本身。", en="If it matters, put in the file itself.")


class SameBytes(ZhendanError):
    """The same bytes lie in the inbox twice; they were read once."""

    code = "ZD322"
    what = Text(
        zh="与「{first}」内容完全相同，只读取一次。", en="The same bytes as {first}: read once."
    )
    why = Text(zh="重复的文件不会重复计算。", en="A file is never counted twice.")
    next_step = Text(zh="无需处理。", en="Nothing to do.")


class KeptUnread(ZhendanError):
    """A picture, video, PDF or other file that is kept as an exhibit and not read."""

    code = "ZD323"
    what = Text(
        zh="已作为{kind}留存，内容没有自动读取。", en="Kept as {kind}; its content was not read."
    )
    why = Text(
        zh="系统只从结构化的记录中取数。", en="Facts are taken from structured records only."
    )
    next_step = Text(
        zh="如其中有订单信息，请另附导出表格或文字。", en="Add an export or text of what it shows."
    )


class SeveralNotices(ZhendanError):
    """More than one notice lies in the inbox."""

    code = "ZD324"
    what = Text(zh="收件夹里有多份通知：{numbers}。", en="Several notices: {numbers}.")
    why = Text(
        zh="每份通知有自己的期限，本次只处理 {chosen}。",
        en="Each has its own deadline; this run answers {chosen}.",
    )
    next_step = Text(zh="请为其余通知另建收件夹。", en="Use one inbox per notice.")


class LinesDisagree(ZhendanError):
    """The lines of some orders do not add up to the order's amount."""

    code = "ZD325"
    what = Text(
        zh="{count} 个订单的明细合计与订单金额不一致，如 {orders}。",
        en="The lines of {count} orders do not add up, e.g. {orders}.",
    )
    why = Text(
        zh="两份文件的导出时间或口径可能不同。", en="The two files may differ in time or rule."
    )
    next_step = Text(zh="请在同一时间重新导出订单与明细。", en="Export both again together.")


class FileUnreadable(ZhendanError):
    """The disk or its permissions would not give the file."""

    code = "ZD326"
    what = Text(zh="文件打不开（{detail}）。", en="The file cannot be opened ({detail}).")
    why = Text(zh="没有读取权限，或磁盘出错。", en="No permission, or the disk failed.")
    next_step = Text(zh="请检查文件权限后重试。", en="Check its permissions and try again.")


class MappingUnusable(ZhendanError):
    """A mapping file names nothing usable, or a column that no file has."""

    code = "ZD327"
    what = Text(zh="列对应文件无法使用：{detail}。", en="The mapping cannot be used: {detail}.")
    why = Text(
        zh="它应是 YAML，每行写“规范名: 列名”，至少包含 order_no。",
        en="It is YAML, one `canonical name: heading` a line, with at least order_no.",
    )
    next_step = Text(zh="请对照文件表头修改。", en="Correct it against the file's headings.")


class TooManyFiles(ZhendanError):
    """The inbox holds more files than one run reads."""

    code = "ZD328"
    what = Text(
        zh="文件太多（{count} 个，上限 {limit} 个）。", en="Too many files: {count} of {limit}."
    )
    why = Text(zh="一次读取过多文件容易出错。", en="So many files are rarely one case.")
    next_step = Text(zh="请把轨迹等小文件合并，或分批处理。", en="Merge small files, or split.")


class InboxMissing(ZhendanError):
    """The path given as inbox is not a folder."""

    code = "ZD329"
    what = Text(zh="找不到收件夹：{path}。", en="There is no inbox at {path}.")
    why = Text(zh="该路径不是文件夹。", en="The path is not a folder.")
    next_step = Text(zh="请检查路径。", en="Check the path.")


class TrackAborted(ZhendanError):
    """The courier's record says that nothing was ever scanned: a finding, not an error."""

    code = "ZD330"
    what = Text(
        zh="运单 {waybill}：{message}，没有任何轨迹节点。",
        en="Waybill {waybill}: {message}; no scan was ever recorded.",
    )
    why = Text(
        zh="有单号而无轨迹，需要向快递公司核实。", en="A number without scans has to be explained."
    )
    next_step = Text(
        zh="请向快递公司调取底单或揽收记录。", en="Ask the courier for its own pick-up record."
    )


class ReaderFailed(ZhendanError):
    """A reader met something it has no words for; the file is left out and the rest goes on."""

    code = "ZD331"
    what = Text(zh="读取这个文件时出错（{detail}）。", en="Reading this file failed ({detail}).")
    why = Text(zh="遇到了没有预料到的内容。", en="It holds something nobody expected.")
    next_step = Text(
        zh="其余文件不受影响；请把这个文件发给我们改进。",
        en="The other files are not affected; please send us this one.",
    )
