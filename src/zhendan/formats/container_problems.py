"""What can be wrong with archives, spreadsheets, XML and JSON (ZD307 to ZD314)."""

from zhendan.domain import Text, ZhendanError

_AGAIN = Text(zh="请从平台后台重新导出后再放入。", en="Export it again from its source.")


class ArchiveBroken(ZhendanError):
    """An archive is cut short or damaged."""

    code = "ZD307"
    what = Text(zh="压缩包不完整或已损坏。", en="The archive is cut short or damaged.")
    why = Text(zh="读不到完整的目录或内容（{detail}）。", en="Its content is not whole ({detail}).")
    next_step = Text(zh="请重新下载这个压缩包。", en="Download the archive again.")


class ArchiveLocked(ZhendanError):
    """An archive asks for a password, or the one given does not open it."""

    code = "ZD308"
    what = Text(
        zh="压缩包「{member}」需要密码，或所给密码不对。",
        en="“{member}” in the archive needs a password, or the given one is wrong.",
    )
    why = Text(zh="加密内容没有密码无法读取。", en="It cannot be read without its password.")
    next_step = Text(
        zh="运行时加上 --password 文件名=密码（不会保存），或放入解压后的文件。",
        en="Run with --password FILE=PASSWORD (it is not kept), or put in the unpacked file.",
    )


class ArchiveUnsafe(ZhendanError):
    """A member name would climb out of the archive, or is a link."""

    code = "ZD309"
    what = Text(
        zh="压缩包里有不安全的文件名：{member}。", en="The archive holds an unsafe name: {member}."
    )
    why = Text(
        zh="这样的名字会把文件写到别处，属于攻击手法，已拒绝。",
        en="Such a name writes outside the folder, a known attack; it was refused.",
    )
    next_step = Text(zh="请确认压缩包的来源。", en="Check where the archive comes from.")


class ArchiveTooBig(ZhendanError):
    """An archive unpacks to more than the limits allow, or nests too deep."""

    code = "ZD310"
    what = Text(
        zh="压缩包展开后过大或层数过多（{detail}）。", en="The archive unpacks too big ({detail})."
    )
    why = Text(
        zh="压缩比异常的包可能是“压缩炸弹”，会占满内存，已停止展开。",
        en="An abnormal ratio may be a bomb that fills the memory; unpacking was stopped.",
    )
    next_step = Text(
        zh="如确为大量数据，请分成几个较小的文件放入。", en="Put in the data as smaller files."
    )


class SheetUnreadable(ZhendanError):
    """A spreadsheet is damaged, locked or built to harm its reader."""

    code = "ZD311"
    what = Text(zh="表格文件读不出来。", en="The spreadsheet cannot be read.")
    why = Text(
        zh="文件损坏、加密或内部结构异常（{detail}）。", en="Its inside is wrong ({detail})."
    )
    next_step = Text(zh="请重新导出，或另存为 CSV 后放入。", en="Export it again, or save as CSV.")


class ReadingTooCostly(ZhendanError):
    """Reading an untrusted file hit its limit of memory or time and was stopped."""

    code = "ZD312"
    what = Text(
        zh="读取这个文件超出了{limit}限制，已停止。", en="Reading it hit the {limit} limit."
    )
    why = Text(
        zh="文件可能经过特殊构造，或一次放入的数据过多。",
        en="The file may be built to do harm, or holds too much at once.",
    )
    next_step = Text(
        zh="请把数据拆成几个较小的文件，或另存为 CSV。", en="Split it, or save it as CSV."
    )


class DoctypeRefused(ZhendanError):
    """An XML file declares a document type; such files can pull in other files."""

    code = "ZD313"
    what = Text(zh="XML 文件带有 DOCTYPE 声明，已拒绝。", en="The XML declares a DOCTYPE: refused.")
    why = Text(
        zh="这种声明可以偷读电脑里的其他文件；正规电子发票不会带它。",
        en="It can be used to read other files; a genuine e-invoice has none.",
    )
    next_step = Text(
        zh="请从税务平台重新下载发票原件。", en="Download the invoice again from the tax platform."
    )


class StructureBroken(ZhendanError):
    """An XML, JSON or HTML file whose structure does not hold."""

    code = "ZD314"
    what = Text(zh="{kind} 内容不完整或格式有误。", en="The {kind} is broken.")
    why = Text(zh="解析到一半中断（{detail}）。", en="Reading stopped midway ({detail}).")
    next_step = _AGAIN
