"""Errors of the faces: what a person asked for cannot be done as asked."""

from zhendan.domain import Text, ZhendanError


class InboxMissing(ZhendanError):
    """The inbox is not a folder that can be read."""

    code = "ZD901"
    what = Text(zh="找不到收件箱文件夹「{path}」。", en="There is no folder “{path}”.")
    why = Text(
        zh="run 需要一个放着通知和导出文件的文件夹。",
        en="run needs a folder with the notice and the shop's exports.",
    )
    next_step = Text(
        zh="请核对路径；若只有一个压缩包，请先放进一个文件夹。",
        en="Check the path; put a lone archive into a folder first.",
    )


class OutputInsideInbox(ZhendanError):
    """The results or the workspace would lie among the evidence."""

    code = "ZD902"
    what = Text(
        zh="输出位置「{path}」在收件箱里面。", en="The output place “{path}” lies in the inbox."
    )
    why = Text(
        zh="下次运行会把自己写出的文件当成凭证收进来。",
        en="The next run would take our own files for evidence.",
    )
    next_step = Text(
        zh="请用 --out 或 --data 指定收件箱以外的文件夹。",
        en="Name a folder outside the inbox with --out or --data.",
    )


class WorkspaceMissing(ZhendanError):
    """A command needs a workspace that nobody has made yet."""

    code = "ZD903"
    what = Text(zh="这里没有工作区：「{path}」。", en="There is no workspace at “{path}”.")
    why = Text(
        zh="案件和凭证都保存在工作区里，要先用 zhendan run 建立。",
        en="Cases and exhibits live in a workspace; zhendan run makes one.",
    )
    next_step = Text(
        zh="请先运行 zhendan run，或用 --data 指向已有的工作区。",
        en="Run zhendan run first, or point --data at the workspace you have.",
    )
