"""What can go wrong between a dossier and a file."""

from zhendan.domain import Text, ZhendanError


class FontsMissing(ZhendanError):
    """A typeface the dossier is set in was not found."""

    code = "ZD931"
    what = Text(
        zh="找不到排版所需的字体：{family}。", en="A typeface for the dossier is missing: {family}."
    )
    why = Text(
        zh="字体随安装包提供；缺少时中文或粗体会悄悄变样，因此不继续排版。",
        en="Fonts come with the installation; without them text would silently look different.",
    )
    next_step = Text(
        zh="请按锁定文件重新安装依赖（make demo 会自动完成）。",
        en="Install the locked dependencies again (`make demo` does it).",
    )


class PressFailed(ZhendanError):
    """The PDF could not be made."""

    code = "ZD932"
    what = Text(zh="申诉材料的 PDF 没有生成。", en="The PDF of the dossier was not made.")
    why = Text(zh="排版进程的回答：{reason}", en="The typesetting process said: {reason}")
    next_step = Text(
        zh="DOCX 与证据包不受影响，可先使用；请重试一次，仍不成功时附上这条信息报告问题。",
        en="DOCX and packet are not affected. Try once more; if it fails again, report this line.",
    )


class PressTookTooLong(ZhendanError):
    """The PDF was not ready in time."""

    code = "ZD933"
    what = Text(
        zh="申诉材料的 PDF 在 {seconds} 秒内没有完成，已停止。",
        en="The PDF of the dossier was not ready within {seconds} seconds and was stopped.",
    )
    why = Text(
        zh="图片很多或机器繁忙时，排版需要更长时间。",
        en="Many pictures or a busy machine make typesetting slow.",
    )
    next_step = Text(
        zh="请在机器空闲时重试，或减少附图。",
        en="Try again when the machine is idle, or attach fewer pictures.",
    )


class DocumentUnreadable(ZhendanError):
    """A document that came back cannot be read."""

    code = "ZD980"
    what = Text(
        zh="返回的文档无法读取：{problem}", en="The returned document cannot be read: {problem}"
    )
    why = Text(
        zh="只有 Word 的 DOCX 文档才能逐句核对；旧版 DOC 或损坏的文件不行。",
        en="Only a DOCX can be compared sentence by sentence; DOC or a damaged file cannot.",
    )
    next_step = Text(
        zh="请用 Word 或 WPS 另存为 DOCX，再核对一次。", en="Save it as DOCX and compare again."
    )
