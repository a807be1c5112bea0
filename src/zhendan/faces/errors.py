"""Errors of the faces: what a person asked for cannot be done as asked."""

from zhendan.domain import Text, ZhendanError


class InboxMissing(ZhendanError):
    """The inbox is not a folder that can be read."""

    code = "ZD901"
    what = Text(
        zh="「{path}」不是能读取的收件箱文件夹。", en="“{path}” is not a folder that can be read."
    )
    why = Text(
        zh="run 需要一个放着通知和导出文件的文件夹。",
        en="run needs a folder with the notice and the shop's exports.",
    )
    next_step = Text(
        zh="请核对路径和权限；若只有一个压缩包，请先放进一个文件夹。",
        en="Check the path and its permissions; put a lone archive into a folder first.",
    )


class InboxEmpty(ZhendanError):
    """The inbox is a folder without a single file."""

    code = "ZD909"
    what = Text(zh="收件箱「{path}」里没有文件。", en="There is no file in the inbox “{path}”.")
    why = Text(
        zh="没有通知和导出，就没有可以核查的事。",
        en="Without a notice and exports there is nothing to look into.",
    )
    next_step = Text(
        zh="请先放入平台的违规通知（文字、截图都可以）和订单导出，再运行一次。",
        en="Put the platform's notice (text or a screenshot) and your orders in, and run it again.",
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


class SystemRefused(ZhendanError):
    """The system refused a read or a write that nothing else has words for."""

    code = "ZD904"
    what = Text(
        zh="系统拒绝了一次读写：{reason}。{place}",
        en="The system refused a read or write: {reason}. {place}",
    )
    why = Text(
        zh="磁盘满、权限不够或位置不对时会这样；已确认封存的凭证不受影响。",
        en="A full disk, a missing permission or a wrong place; sealed exhibits are kept.",
    )
    next_step = Text(
        zh="请检查磁盘空间、权限和路径，再运行同一条命令。",
        en="Check free space, permissions and the path, then run the same command again.",
    )


class OutputUnusable(ZhendanError):
    """The place for the results is a file, or may not be written to."""

    code = "ZD905"
    what = Text(
        zh="不能把结果写到「{path}」：{reason}。",
        en="The results cannot be written to “{path}”: {reason}.",
    )
    why = Text(
        zh="结果需要一个可写入的文件夹；开始之前先查看，免得白等。",
        en="Results need a folder that can be written to; this is looked at before work begins.",
    )
    next_step = Text(zh="请用 --out 换一个位置。", en="Name another place with --out.")


class ExhibitUnknown(ZhendanError):
    """Nothing under this number or hash was ever sealed here."""

    code = "ZD906"
    what = Text(
        zh="没有编号或散列值为「{asked}」的凭证。",
        en="No exhibit bears the number or hash “{asked}”.",
    )
    why = Text(
        zh="工作区里没有封存过它，或开头几位对应不止一件。",
        en="It was never sealed here, or several exhibits begin like that.",
    )
    next_step = Text(
        zh="请用 zhendan evidence list 查看编号后再试。",
        en="Look its number up with zhendan evidence list.",
    )


class ProgramFault(ZhendanError):
    """The program itself failed in a way nobody foresaw."""

    code = "ZD907"
    what = Text(zh="程序出错：{fault}。", en="The program failed: {fault}.")
    why = Text(
        zh="这是软件的缺陷，不是您的材料有错；已确认封存的凭证不受影响。",
        en="This is a defect of the software, not of your files; sealed exhibits are kept.",
    )
    next_step = Text(
        zh="请把「{log}」交给维护者（先看一眼，里面可能有文件名）。",
        en="Give “{log}” to the maintainers (look first: it may hold file names).",
    )


class FileInTheWay(ZhendanError):
    """A file lies where an original was to be written; nothing is ever overwritten."""

    code = "ZD908"
    what = Text(zh="「{path}」已经存在。", en="“{path}” exists already.")
    why = Text(zh="取出原件时不覆盖任何文件。", en="Taking out an original overwrites nothing.")
    next_step = Text(zh="请用 --to 换一个文件名。", en="Name another file with --to.")


class UploadRefused(ZhendanError):
    """A file, or a piece of one, cannot be taken in through the browser."""

    code = "ZD985"
    what = Text(zh="没有收下「{name}」。", en="“{name}” was not taken in.")
    why = Text(
        zh="路径越出文件夹、文件太大、太多，或片段不连续（{reason}）。",
        en="Its path leaves the folder, it is too large or too many, or a piece is off ({reason}).",
    )
    next_step = Text(
        zh="其余文件不受影响。请改名、分批，或用命令行 zhendan run 处理大文件。",
        en="Other files are not affected. Rename, send in batches, or use zhendan run.",
    )


class PageNotReady(ZhendanError):
    """An act needs the case page, which is being made or was never made."""

    code = "ZD986"
    what = Text(zh="案件「{case}」的页面还没有备好。", en="The page of case “{case}” is not ready.")
    why = Text(
        zh="新的认定或凭证还没有算进去。", en="New decisions or exhibits are not counted in yet."
    )
    next_step = Text(
        zh="请等“正在重新核查”结束，或点“重新核查”。",
        en="Wait until the case has been worked through, or press “Work through again”.",
    )


class RuledMeanwhile(ZhendanError):
    """Somebody else ruled on the order after this page was made."""

    code = "ZD994"
    what = Text(
        zh="订单 {order} 刚由 {by} 认定过（{zh}）。", en="{by} has just ruled on {order} ({en})."
    )
    why = Text(
        zh="您看的页面是在那之前打开的，所以这次没有记录。",
        en="Your page was opened before that, so nothing was recorded.",
    )
    next_step = Text(
        zh="请重新打开页面，看过对方的理由再认定。",
        en="Open the page again and read the other's reason before you rule.",
    )


class FormIncomplete(ZhendanError):
    """A form came without something it needs; `zh` and `en` name it."""

    code = "ZD987"
    what = Text(zh="表单缺少：{zh}。", en="The form lacks: {en}.")
    why = Text(zh="没有这一项就不能记录。", en="It cannot be recorded without it.")
    next_step = Text(zh="请补上后再试。", en="Fill it in and try again.")


class WholeFileNeeded(ZhendanError):
    """Somebody who may not see the private self-check called an order genuine that needs it."""

    code = "ZD989"
    what = Text(
        zh="订单 {order} 不能由您认定为真实交易。", en="You cannot call order {order} genuine."
    )
    why = Text(
        zh="这一单须由能看到全部材料的人认定。",
        en="Somebody who sees the whole file decides on this order.",
    )
    next_step = Text(
        zh="请店主认定；您可以先认定为存疑，写明理由。",
        en="Ask the owner; you may call it unclear, with your reason.",
    )


class MappingReadsNothing(ZhendanError):
    """A person's choice of columns reads not a single row of the file."""

    code = "ZD995"
    what = Text(zh="按这样对应，一行也读不出来。", en="Read so, not a single row comes out.")
    why = Text(
        zh="保存后会用在以后每个同样表头的文件上，所以先要能读出内容。",
        en="It would be used on every later file with this header: it must read something.",
    )
    next_step = Text(
        zh="请看试读结果里的原因，换一列再试；文件本身已封存。",
        en="See the reasons in the check and choose another column; the file itself is sealed.",
    )


class ServeRefused(ZhendanError):
    """The workbench cannot be started as asked."""

    code = "ZD988"
    what = Text(zh="没有启动工作台：{reason}。", en="The workbench was not started: {reason}.")
    why = Text(
        zh="工作台默认只在本机地址上开放；对外开放须经加密连接，并写明主机名。",
        en="It opens on this machine alone; beyond it, it needs TLS and named hosts.",
    )
    next_step = Text(
        zh="请改用 127.0.0.1，或设置 --tls 与 --host-name 并放在 HTTPS 代理之后。",
        en="Use 127.0.0.1, or set --tls and --host-name behind an HTTPS proxy.",
    )
