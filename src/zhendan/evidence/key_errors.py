"""What can stand in the way of originals under keys, and of a folder of tiles."""

from zhendan.domain import Text, ZhendanError


class BytesDamaged(ZhendanError):
    """Kept bytes cannot be deciphered: they, or their key, were altered."""

    code = "ZD543"
    what = Text(
        zh="原件 {sha256} 的密文或密钥已被改动，无法解出。",
        en="The original {sha256} cannot be deciphered: its bytes or its key were altered.",
    )
    why = Text(
        zh="加密保存的内容只要变动一位，就会整段拒绝，不会给出似是而非的内容。",
        en="Enciphered bytes of which one bit changed are refused; nothing half right is given.",
    )
    next_step = Text(
        zh="请运行 zhendan verify --data 查看，并从备份恢复。",
        en="Run zhendan verify --data for details and restore from a backup.",
    )


class KeysApart(ZhendanError):
    """A backup holds originals under keys, and the keys' own copy is not beside it."""

    code = "ZD544"
    what = Text(
        zh="这份备份里有 {count} 份加密的原件，但旁边没有密钥副本「{place}」。没有恢复任何内容。",
        en=(
            "This backup holds {count} enciphered originals, and the copy of their keys"
            " “{place}” is not beside it. Nothing was restored."
        ),
    )
    why = Text(
        zh="密钥与备份分开存放，删除密钥才能让旧备份里的原件也无法再读。",
        en=(
            "Keys are kept apart from backups, so that destroying one also ends what older"
            " backups hold."
        ),
    )
    next_step = Text(
        zh="请把备份时旁边的密钥文件夹放回同一位置再恢复。",
        en="Put the folder of keys that was made beside the backup next to it, then restore.",
    )


class TilesForeign(ZhendanError):
    """A folder holds tiles that this log does not go on from."""

    code = "ZD545"
    what = Text(
        zh="文件夹「{folder}」里的日志瓦片与本日志不符（{item}），没有写入。",
        en="The tiles in “{folder}” do not fit this log ({item}); nothing was written.",
    )
    why = Text(
        zh="那里是另一个日志、本日志更晚的状态，或已被改动；公布过的日志不会被覆盖。",
        en="They are of another log, of a later state of this one, or were altered; what was"
        " published is never written over.",
    )
    next_step = Text(
        zh="请换一个空文件夹；要看差别，加 --check。",
        en="Choose an empty folder; --check shows what differs.",
    )
