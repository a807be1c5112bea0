"""What stands between the program and a database server, in words for people."""

from zhendan.domain import Text, ZhendanError


class ServerUnreachable(ZhendanError):
    """The database server does not answer, or the connection was cut."""

    code = "ZD961"
    what = Text(
        zh="连不上台账所在的数据库服务器（{reason}）。",
        en="The ledger's database server cannot be reached ({reason}).",
    )
    why = Text(
        zh="服务器没有运行、地址或口令不对，或连接中断；没有得到确认的内容不算已保存。",
        en="It is not running, address or password are wrong, or the connection was cut; what was"
        " not acknowledged does not count as saved.",
    )
    next_step = Text(
        zh="请检查服务器和地址，然后再运行一次；同样的文件不会重复。",
        en="Check server and address, then run again; the same files are never taken in twice.",
    )


class DriverMissing(ZhendanError):
    """The driver for PostgreSQL is not installed."""

    code = "ZD962"
    what = Text(zh="缺少 PostgreSQL 的驱动。", en="The driver for PostgreSQL is missing.")
    why = Text(
        zh="默认安装只带 SQLite 台账。", en="A plain installation brings the SQLite ledger only."
    )
    next_step = Text(
        zh="请安装 zhendan[postgres]，再运行一次。", en="Install zhendan[postgres], then run again."
    )


class LedgerElsewhere(ZhendanError):
    """The configuration names another kind of ledger than this workspace has or needs here."""

    code = "ZD963"
    what = Text(
        zh="这个工作区的台账不在此处配置的位置（{setting}），没有改动任何内容。",
        en="The ledger of this workspace is not where {setting} says; nothing was changed.",
    )
    why = Text(
        zh="一个工作区始终只用一份台账：本机文件或 PostgreSQL 服务器。"
        "备份、恢复与升级只处理本机文件。",
        en="A workspace keeps to one ledger: its own file or a PostgreSQL server. Backup, restore"
        " and migrate handle the file only.",
    )
    next_step = Text(
        zh="请核对 {setting}；服务器上的台账请用 pg_dump 备份，并复制工作区文件夹。",
        en="Check {setting}; back up a ledger on a server with pg_dump, and copy the folder.",
    )


class TextRefused(ZhendanError):
    """The server cannot keep a text: it holds a character that no text field takes."""

    code = "ZD967"
    what = Text(
        zh="台账服务器不能保存这段文字，本次没有写入任何内容。",
        en="The ledger's server cannot keep this text; nothing was written.",
    )
    why = Text(
        zh="文字里有服务器不接受的字符（多半是空字符 NUL）：{reason}",
        en="It holds a character that the server refuses, most often NUL: {reason}",
    )
    next_step = Text(
        zh="请去掉姓名、题名或理由里的不可见字符后重试。",
        en="Remove invisible characters from name, title or reason and try again.",
    )
