"""What can stand in the way of a backup or of putting one back, in words for people."""

from zhendan.domain import Text, ZhendanError


class PlaceTaken(ZhendanError):
    """Something lies already where a backup or a restored workspace should go."""

    code = "ZD956"
    what = Text(
        zh="「{path}」已有内容，没有写入。", en="“{path}” is not empty; nothing was written."
    )
    why = Text(
        zh="备份与恢复都只写入空的位置，以免把两份数据混在一起。",
        en="A backup or a restored workspace goes only into an empty place, so that none is mixed.",
    )
    next_step = Text(zh="请换一个位置。", en="Choose another place.")


class BackupDamaged(ZhendanError):
    """A backup is not what its own list says."""

    code = "ZD957"
    what = Text(
        zh="备份不完整或已被改动：{item}。没有恢复任何内容。",
        en="The backup is incomplete or was altered: {item}. Nothing was restored.",
    )
    why = Text(
        zh="恢复出来的每个文件都必须与备份时逐字节相同。",
        en="Every restored file must be the very bytes that were backed up.",
    )
    next_step = Text(zh="请改用另一份备份。", en="Use another backup.")


class BackupTooNew(ZhendanError):
    """A backup was made by a newer program."""

    code = "ZD958"
    what = Text(
        zh="这份备份的格式（{found}）比本程序认识的（{known}）新，没有恢复。",
        en="The backup has format {found}; this program knows up to {known}. Nothing was restored.",
    )
    why = Text(
        zh="旧程序读新格式可能丢掉它不认识的内容。",
        en="An older program could drop what it does not know.",
    )
    next_step = Text(zh="请先更新真单，再恢复。", en="Update Zhendan, then restore.")


class FormatUnknown(ZhendanError):
    """A workspace cannot be brought to a format that this program does not write."""

    code = "ZD960"
    what = Text(
        zh="不认识格式 {asked}，没有改动。", en="Format {asked} is unknown; nothing changed."
    )
    why = Text(zh="本程序只写入格式 {known}。", en="This program writes format {known} only.")
    next_step = Text(
        zh="请去掉 --to，或写 --to {known}。", en="Leave --to out, or say --to {known}."
    )
