"""What the check of a known layout can find, each with its words (ZD332 to ZD340, ZD392 on)."""

from zhendan.domain import Text, ZhendanError
from zhendan.formats.row_problems import CellUnusable


class BillRefused(ZhendanError):
    """A bill whose own totals are not what was read: none of its entries is used."""

    code = "ZD332"
    what = Text(
        zh="账单自己写的合计与读到的不一致（{names}），整份没有采用。",
        en="The bill's own totals are not what was read ({names}); none of it was used.",
    )
    why = Text(
        zh="合计对不上，说明有行被删改、丢失或没能读入，其余各行也就不可靠。",
        en="Entries were lost or changed, so the others cannot be relied on either.",
    )
    next_step = Text(
        zh="请从支付平台重新下载原始账单，不要打开另存。",
        en="Download the bill again and do not save it through a spreadsheet.",
    )


class TotalsMissing(ZhendanError):
    """A bill of a kind that always declares totals, without any: it may have been cut off."""

    code = "ZD333"
    what = Text(
        zh="账单末尾没有合计行，无法核对是否完整。",
        en="The bill ends without its totals: whether it is whole cannot be checked.",
    )
    why = Text(
        zh="这种账单的末尾总有合计；没有，可能是被截断或删去了。",
        en="Bills of this kind always end in totals; without them it may be cut off.",
    )
    next_step = Text(zh="请重新下载完整的账单。", en="Download the whole bill again if you can.")


class BalanceBroken(ZhendanError):
    """Entries whose amount does not lead from one balance to the next."""

    code = "ZD334"
    what = Text(
        zh="有 {count} 处余额接不上（最早在第 {row} 行）。",
        en="{count} balances do not follow from the entry before (first in row {row}).",
    )
    why = Text(
        zh="筛选后导出的明细也会这样；否则可能缺行或金额被改。",
        en="A filtered export does this too; else entries are missing or changed.",
    )
    next_step = Text(
        zh="请导出不加筛选的完整明细再核对。", en="Export the period without any filter."
    )


class PartlyConfirmed(ZhendanError):
    """A layout of which only a part could be confirmed from public sources."""

    code = "ZD335"
    what = Text(
        zh="「{template}」的格式只有部分列得到公开资料确认（可信度 {grade}）。",
        en="Only a part of the layout {template} could be confirmed (grade {grade}).",
    )
    why = Text(
        zh="未确认的列按常见含义读取。", en="The other columns are read by their usual meaning."
    )
    next_step = Text(
        zh="请抽查几行，与后台页面核对。", en="Compare a few rows with the console's page."
    )


class GrainBroken(ZhendanError):
    """Order numbers that repeat in a file of which each row should be one order."""

    code = "ZD336"
    what = Text(
        zh="有 {count} 行的订单号与前面重复（如 {orders}），而这种表一行一单。",
        en="{count} rows repeat an order number (e.g. {orders}) in a file of one row an order.",
    )
    why = Text(
        zh="金额只按第一行计一次，没有重复相加。", en="Amounts were taken once, from the first row."
    )
    next_step = Text(
        zh="请核对是否粘贴了两次，或导出的是商品明细。",
        en="See whether rows were pasted twice or this is an item export.",
    )


class OrderColumnsDiffer(ZhendanError):
    """Order columns that should repeat on each line of an order and do not."""

    code = "ZD393"
    what = Text(
        zh="有 {count} 单的订单金额在各行不一致（如 {orders}），按第一行采用。",
        en="{count} orders name different order amounts on their lines (e.g. {orders}).",
    )
    why = Text(
        zh="这种表每行重复整单金额；不一致多半是改动过。",
        en="Each line repeats the order's amount here; a difference means a change.",
    )
    next_step = Text(zh="请重新导出并核对这些订单。", en="Export again and look at these orders.")


class IdCut(CellUnusable):
    """An id whose digits after the fifteenth are all noughts, throughout the file."""

    code = "ZD337"
    what = Text(
        zh="「{column}」的编号 {value} 只有前 15 位可信，其余被表格软件改成了 0。",
        en="Only 15 digits of the id {value} in “{column}” survived; the rest became noughts.",
    )
    why = Text(
        zh="整列编号 15 位以后全是 0，这是表格软件另存的痕迹。",
        en="All ids of the column end so: a spreadsheet saved them as numbers.",
    )
    next_step = Text(
        zh="请从平台后台重新导出，不要用 Excel 另存。",
        en="Export it again and do not save it through Excel.",
    )


class NotAnOrderNumber(CellUnusable):
    """Words where an order number should stand: a remark, or the headings of another table."""

    code = "ZD826"
    what = Text(
        zh="「{column}」里的“{value}”没有数字，不是订单号，这一行没有采用。",
        en="“{value}” in “{column}” holds no digit and is no order number; the row was not used.",
    )
    why = Text(
        zh="可能是说明文字，或同一张表下面又接了另一张表。",
        en="It may be a remark, or another table that begins below the orders.",
    )
    next_step = Text(
        zh="如下面是另一张表，请另存为单独的文件后放入。",
        en="If another table begins there, save it as a file of its own.",
    )


class HeadingTwice(ZhendanError):
    """A heading that a mapping names stands over several columns; the first was read."""

    code = "ZD827"
    what = Text(
        zh="「{columns}」在表头里出现了不止一次，按列对应只读了第一列。",
        en="{columns} stands over several columns; by the mapping only the first was read.",
    )
    why = Text(
        zh="同名的列可能意思不同（如改价前后），系统不替您选。",
        en="Columns of one name may mean different things; nothing is chosen for you.",
    )
    next_step = Text(
        zh="要读后面的一列时，在列对应里写“列名#2”，再重新导入。",
        en="To read the later one, write “heading#2” into the mapping and import again.",
    )


class RepairOffered(ZhendanError):
    """A damaged id for which exactly one order of another file has the digits, amount and time."""

    code = "ZD338"
    what = Text(
        zh="第 {row} 行受损的编号 {value} 可能是订单 {order}（见「{file}」，金额与时间相同）。",
        en="Row {row}: {value} may be order {order} (in {file}: same amount and time).",
    )
    why = Text(
        zh="前几位、金额与时间都唯一对应；但系统没有自行改动。",
        en="Its digits, amount and time fit one order only; nothing was changed all the same.",
    )
    next_step = Text(
        zh="如您确认，请把这一行的编号改为该订单号后重新放入；否则无需处理。",
        en="If you agree, put that number into the row and import it again.",
    )


class CourierKnowsNothing(ZhendanError):
    """A courier's answer that names an error instead of a track: a result, not a fault."""

    code = "ZD340"
    what = Text(
        zh="快递查询没有结果：{message}。", en="The courier's answer holds no track: {message}."
    )
    why = Text(
        zh="单号不存在、已过期或公司选错时会这样。",
        en="The number is unknown or too old, or belongs to another courier.",
    )
    next_step = Text(
        zh="请核对单号与快递公司后重新查询。", en="Check number and courier and ask again."
    )


class AnswerWithoutTrack(ZhendanError):
    """A known answer of a tracking service that is no track: a receipt or a summary."""

    code = "ZD392"
    what = Text(
        zh="这是{service}的回执或汇总，里面没有轨迹。",
        en="A receipt or summary of {service}; it holds no track.",
    )
    why = Text(zh="只登记了单号，或只有件数。", en="It only registers numbers or counts parcels.")
    next_step = Text(zh="请导出各运单的轨迹。", en="Export the tracks themselves.")


class TrackUnnumbered(ZhendanError):
    """A track whose answer names no waybill: nothing tells which parcel it is about."""

    code = "ZD394"
    what = Text(
        zh="这份轨迹里没有运单号，没有采用。", en="This track names no waybill; it was not used."
    )
    why = Text(
        zh="没有运单号就无法知道它说的是哪个包裹。",
        en="Without one nothing tells which parcel it speaks of.",
    )
    next_step = Text(
        zh="请导出带运单号的查询结果。", en="Export the answer together with its number."
    )


class TrackWithoutYear(ZhendanError):
    """A copied track whose times name month, day and clock, as a telephone shows them."""

    code = "ZD355"
    what = Text(
        zh="这像是抄录的物流轨迹，但时间没有写年份（如「{shown}」），没有采用。",
        en="This looks like a copied track, but its times name no year (such as “{shown}”); "
        "it was not used.",
    )
    why = Text(
        zh="手机上的页面常省略年份；系统不替您猜是哪一年。",
        en="Pages on a telephone often leave the year out; we do not guess which year is meant.",
    )
    next_step = Text(
        zh="请从快递公司官网、快递100 或平台后台复制带年份的完整轨迹，另存为新文件放进来；"
        "手机截图也请一并提交，作为原件留存。",
        en="Copy the full track with its year from the courier's site, a tracking site or the "
        "platform's back office into a new file. Add screenshots too; they are kept as originals.",
    )


class ZoneAssumed(ZhendanError):
    """Scans of a courier abroad whose times name no zone."""

    code = "ZD395"
    what = Text(
        zh="有 {count} 个轨迹时间没有写时区，按 {zone} 理解。",
        en="{count} scan times name no zone and were read as {zone}.",
    )
    why = Text(
        zh="境外快递常写当地时间，可能相差数小时。",
        en="Couriers abroad often write local time: hours may be wrong.",
    )
    next_step = Text(
        zh="请勿单凭这些时间的先后下结论。", en="Do not conclude from these times alone."
    )


class ReadByWords(ZhendanError):
    """A table of the shop's own, read by what its headings say."""

    code = "ZD354"
    what = Text(
        zh="这张表不是已知的导出，按列名的字面意思读取，采用：{said}；没有用到：{unused}。",
        en="This is no known export; it was read by the words of its headings: {said}; "
        "not used: {unused}.",
    )
    why = Text(
        zh="自己整理的表没有固定格式；只采用含义唯一的列名，其余列不读。",
        en="Tables that people keep have no fixed layout; only headings that mean one thing are "
        "taken.",
    )
    next_step = Text(
        zh="请核对。有误时，用 zhendan mapping 写明各列含义后重新导入。",
        en="Please check. If it is wrong, write a mapping (zhendan mapping) and import again.",
    )
