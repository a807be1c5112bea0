"""What can go wrong while sealing, packing and stamping, in words for people."""

from zhendan.domain import Text, ZhendanError


class SourceChanged(ZhendanError):
    """A file is not the one that was read a moment ago."""

    code = "ZD501"
    what = Text(
        zh="文件「{name}」在读取之后被改动，未固化。",
        en="The file “{name}” changed after it was read; it was not sealed.",
    )
    why = Text(
        zh="核查用的内容与将要固化的内容必须逐字节相同。",
        en="What was looked into and what is sealed must be the same bytes.",
    )
    next_step = Text(
        zh="请关闭正在编辑它的程序，再运行一次。",
        en="Close the program that edits it and run again.",
    )


class SourceUnreadable(ZhendanError):
    """A file to be sealed cannot be read."""

    code = "ZD502"
    what = Text(zh="文件「{name}」无法读取，未固化。", en="“{name}” cannot be read; not sealed.")
    why = Text(zh="系统的回答：{reason}", en="The system said: {reason}")
    next_step = Text(
        zh="请确认文件仍在原处且有读取权限，再运行一次。",
        en="Check that it is still there and may be read, then run again.",
    )


class ParentUnsealed(ZhendanError):
    """A derived file names an original that is not sealed."""

    code = "ZD503"
    what = Text(
        zh="「{name}」由另一文件得来，而那个原件（{parent}）尚未固化。",
        en="“{name}” was made from a file ({parent}) that is not sealed.",
    )
    why = Text(
        zh="派生件只有与原件连在一起才有证明力。",
        en="A derived file proves something only together with its original.",
    )
    next_step = Text(zh="请先固化原件。", en="Seal the original first.")


class RecordTooLong(ZhendanError):
    """A record does not fit into the log."""

    code = "ZD504"
    what = Text(zh="日志记录过长（{size} 字节）。", en="A log record is too long ({size} bytes).")
    why = Text(zh="日志格式的上限为 65535 字节。", en="The log's format allows 65,535 bytes.")
    next_step = Text(zh="请把这份输入报告给我们。", en="Please report the input that did this.")


class CheckpointRefused(ZhendanError):
    """A signed checkpoint is malformed or not signed by the expected key."""

    code = "ZD505"
    what = Text(zh="检查点不成立（{reason}）。", en="The checkpoint does not hold ({reason}).")
    why = Text(
        zh="格式、来源名或签名与本日志的密钥不符。",
        en="Its form, origin or signature does not fit the key of this log.",
    )
    next_step = Text(
        zh="请核对您手中的那一份是否完整，且出自同一存证日志。",
        en="Check that your copy is whole and comes from the same log.",
    )


class VaultDamaged(ZhendanError):
    """The vault refuses to go on because what it holds does not agree with itself."""

    code = "ZD506"
    what = Text(zh="存证库内容前后不一致：{item}。", en="The vault disagrees with itself: {item}.")
    why = Text(
        zh="在不一致的记录之上继续签名，会让好的部分也失去可信。",
        en="Signing on top of it would cost the sound part its credit too.",
    )
    next_step = Text(
        zh="请运行 zhendan verify --data 查看是哪一项，并从备份恢复。",
        en="Run zhendan verify --data to see which item it is, and restore from a backup.",
    )


class OriginalAltered(ZhendanError):
    """A kept file no longer holds the bytes that were sealed."""

    code = "ZD550"
    what = Text(
        zh="已封存的 {exhibit} 的文件内容与封存时不同。",
        en="The file of {exhibit} is no longer what was sealed.",
    )
    why = Text(
        zh="申诉只能建立在未经改动的原件之上；在它恢复之前不会导出任何材料。",
        en="An appeal stands on untouched originals; nothing is exported until it is restored.",
    )
    next_step = Text(
        zh="请运行 zhendan verify --data 查看影响范围，并从备份恢复这份原件。",
        en="Run zhendan verify --data to see what is affected, and restore it from a backup.",
    )


class KeyReplaced(ZhendanError):
    """The signing key is not the one that signed this log so far."""

    code = "ZD507"
    what = Text(
        zh="签名密钥（指纹 {found}）不是本日志一直使用的密钥（{expected}）。",
        en="The signing key ({found}) is not the one this log has used ({expected}).",
    )
    why = Text(
        zh="悄悄换掉的密钥会让此前的签名失去意义。",
        en="A key that changes silently makes the earlier signatures worthless.",
    )
    next_step = Text(
        zh="请把原来的密钥文件放回数据目录；若已丢失，请另建数据目录。",
        en="Put the old key file back; if it is lost, start a new data folder.",
    )


class FolderTaken(ZhendanError):
    """The place for a packet or bag is taken."""

    code = "ZD508"
    what = Text(
        zh="「{path}」已存在，且不是可以替换的证据包。",
        en="“{path}” exists and is not a packet that may be replaced.",
    )
    why = Text(zh="不覆盖来历不明的文件夹。", en="A folder of unknown origin is not overwritten.")
    next_step = Text(zh="请换一个输出位置。", en="Choose another place.")


class ExhibitUnknown(ZhendanError):
    """A packet plan names an exhibit that is not sealed."""

    code = "ZD509"
    what = Text(zh="凭证 {exhibit} 尚未固化。", en="Exhibit {exhibit} is not sealed.")
    why = Text(
        zh="申诉材料引用的每份凭证都必须在证据包内。",
        en="Every exhibit a dossier refers to must be in the packet.",
    )
    next_step = Text(zh="请先固化该文件，再导出。", en="Seal the file first, then export.")


class PathUnsafe(ZhendanError):
    """A path for a bag climbs out of it or would not survive another system."""

    code = "ZD510"
    what = Text(zh="路径「{path}」不能放入证据包。", en="The path “{path}” cannot go into a bag.")
    why = Text(
        zh="它指向包外，或含有其他系统无法使用的字符。",
        en="It leads out of the bag or has characters that other systems refuse.",
    )
    next_step = Text(zh="请改用普通的相对文件名。", en="Use a plain relative name.")


class StampRefused(ZhendanError):
    """A time-stamp token is altered, foreign, or about something else."""

    code = "ZD511"
    what = Text(zh="时间戳不成立：{reason}", en="The time stamp does not hold: {reason}")
    why = Text(
        zh="它不是所选机构对这个检查点签发的，或内容已被改动。",
        en="It is not what the chosen authority signed over this checkpoint, or it was altered.",
    )
    next_step = Text(
        zh="请核对机构与根证书，稍后重试；在此之前材料按「未经第三方时间戳」处理。",
        en="Check the authority and its root, try later; until then it counts as not stamped.",
    )
