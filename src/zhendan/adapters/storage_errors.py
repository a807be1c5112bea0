"""What the disk can refuse, in words for people."""

from zhendan.domain import Text, ZhendanError


class BlobMissing(ZhendanError):
    """Bytes that should be kept are not there."""

    code = "ZD921"
    what = Text(zh="找不到已保存的文件（{sha256}）。", en="Kept bytes are missing ({sha256}).")
    why = Text(
        zh="数据目录中的原件被移走或删除了。",
        en="The original was moved out of the data folder or deleted.",
    )
    next_step = Text(
        zh="请运行 zhendan verify --data 查看影响范围，并从备份恢复。",
        en="Run zhendan verify --data to see what is affected, and restore from a backup.",
    )


class SpaceLow(ZhendanError):
    """The disk is full, or below the reserve that protects what is kept."""

    code = "ZD922"
    what = Text(
        zh="磁盘剩余空间不足（需保留 {reserve} MB），本次没有写入任何内容。",
        en="Too little disk space is left (the reserve is {reserve} MB); nothing was written.",
    )
    why = Text(
        zh="写到一半的凭证比没有写更危险；已确认的凭证不受影响。",
        en="A half-written exhibit is worse than none; what was acknowledged is safe.",
    )
    next_step = Text(zh="请腾出空间后再运行一次。", en="Free some space and run again.")


class FolderReadOnly(ZhendanError):
    """The data folder cannot be written."""

    code = "ZD923"
    what = Text(zh="数据目录「{folder}」不能写入。", en="The data folder “{folder}” is read-only.")
    why = Text(zh="系统的回答：{reason}", en="The system said: {reason}")
    next_step = Text(
        zh="请检查磁盘与权限；已有内容仍可查看和验证。",
        en="Check disk and permissions; what is there can still be read and verified.",
    )


class FolderBusy(ZhendanError):
    """Another process is writing to this data folder."""

    code = "ZD924"
    what = Text(
        zh="另一个真单程序正在使用数据目录「{folder}」。",
        en="Another Zhendan process is using the data folder “{folder}”.",
    )
    why = Text(
        zh="同一数据目录同时只能由一个程序写入，先开始的那个不受影响。",
        en="One process at a time may write to a data folder; the first one goes on undisturbed.",
    )
    next_step = Text(
        zh="请等它结束，或换一个数据目录（--data）。",
        en="Wait for it to end, or use another folder (--data).",
    )


class LedgerTooNew(ZhendanError):
    """The ledger was written by a newer version."""

    code = "ZD925"
    what = Text(
        zh="台账由更新版本的真单写成（格式 {found}，本程序支持到 {known}）。",
        en="The ledger is of a newer version (format {found}; this program knows {known}).",
    )
    why = Text(
        zh="旧程序写入新格式会损坏数据，因此未作任何改动。",
        en="An old program would damage it; it was left untouched.",
    )
    next_step = Text(zh="请升级真单后再打开。", en="Upgrade Zhendan, then open it.")


class LedgerTooOld(ZhendanError):
    """The ledger was written by an older version and must be brought up to date first."""

    code = "ZD959"
    what = Text(
        zh="台账是较早的格式（{found}，本程序使用 {known}），尚未改动。",
        en="The ledger has an older format ({found}; this program uses {known}); left untouched.",
    )
    why = Text(
        zh="升级格式之前要先备份，所以不会自动进行。",
        en="It is backed up before it is brought up to date, so that is not done by itself.",
    )
    next_step = Text(
        zh="请运行 zhendan migrate --data 数据目录（会先备份）。",
        en="Run zhendan migrate --data FOLDER (it backs up first).",
    )


class LedgerNotDurable(ZhendanError):
    """The database does not promise what an acknowledgement promises."""

    code = "ZD926"
    what = Text(
        zh="台账无法保证写入落盘（{setting} = {found}），程序拒绝启动。",
        en="The ledger cannot promise durable writes ({setting} = {found}); refusing to start.",
    )
    why = Text(
        zh="「已保存」必须意味着断电也不会丢。",
        en="“Saved” has to mean that it survives a power cut.",
    )
    next_step = Text(
        zh="请把数据目录放在本机磁盘上（不要放网络盘）。",
        en="Put the data folder on a local disk, not on a network drive.",
    )


class LedgerDamaged(ZhendanError):
    """The ledger's file cannot be read as what it should be."""

    code = "ZD927"
    what = Text(zh="台账读不出来（{reason}）。", en="The ledger cannot be read ({reason}).")
    why = Text(
        zh="文件可能已损坏或被改动。", en="The file may be damaged or may have been altered."
    )
    next_step = Text(
        zh="请勿继续写入；运行 zhendan verify --data 查看详情，并从备份恢复。",
        en="Write nothing more; run zhendan verify --data for details and restore from a backup.",
    )


class KeyUnreadable(ZhendanError):
    """The signing key's file is not an Ed25519 key."""

    code = "ZD928"
    what = Text(zh="签名密钥文件「{path}」无法使用。", en="The key file “{path}” cannot be used.")
    why = Text(
        zh="它不是 Ed25519 私钥，或已损坏。", en="It is not an Ed25519 private key, or is damaged."
    )
    next_step = Text(
        zh="请从备份恢复密钥文件；不要另造一个替换它。",
        en="Restore the key file from a backup; do not replace it with a new one.",
    )


class AuthorityUnreachable(ZhendanError):
    """The time-stamp authority gave no usable answer."""

    code = "ZD929"
    what = Text(zh="时间戳机构「{name}」没有应答。", en="The authority “{name}” did not answer.")
    why = Text(zh="原因：{reason}", en="Reason: {reason}")
    next_step = Text(
        zh="不影响固化；稍后会再试，在此之前按「未经第三方时间戳」显示。",
        en="Sealing is not affected; it is tried again later and shown as not stamped until then.",
    )


class LedgerMissing(ZhendanError):
    """There is no ledger in this folder."""

    code = "ZD930"
    what = Text(zh="「{folder}」里没有真单的台账。", en="There is no Zhendan ledger in “{folder}”.")
    why = Text(
        zh="还没有在这里固化过材料，或数据目录写错了。",
        en="Nothing was sealed here yet, or the folder is another one.",
    )
    next_step = Text(
        zh="请核对 --data，或先运行 zhendan run。", en="Check --data, or run zhendan run first."
    )


class StorageRefused(ZhendanError):
    """S3-compatible storage did not take, give or list what was asked for."""

    code = "ZD964"
    what = Text(
        zh="对象存储没有完成请求（{bucket}：{reason}），没有确认任何内容。",
        en="Object storage did not do what was asked ({bucket}: {reason}); nothing was confirmed.",
    )
    why = Text(
        zh="网络、权限或存储桶设置有问题；已确认的凭证不受影响。",
        en="Network, rights or the bucket's settings; what was acknowledged is safe.",
    )
    next_step = Text(
        zh="请检查 ZHENDAN_BLOBS、密钥与网络后再运行一次。",
        en="Check ZHENDAN_BLOBS, the keys and the network, then run again.",
    )


class StorageAddressOdd(ZhendanError):
    """The address of object storage cannot be read, or holds a key."""

    code = "ZD965"
    what = Text(
        zh="ZHENDAN_BLOBS 应写作 s3://桶/前缀，可加 ?endpoint=…&region=…。",
        en="ZHENDAN_BLOBS should be s3://bucket/prefix, with ?endpoint=…&region=… if needed.",
    )
    why = Text(
        zh="密钥不写在地址里，由 AWS_ACCESS_KEY_ID 等通常方式提供。",
        en="Keys never stand in the address; they come the usual way (AWS_ACCESS_KEY_ID …).",
    )
    next_step = Text(zh="请改正后重试。", en="Correct it and try again.")


class BlobsElsewhere(ZhendanError):
    """A workspace's originals are kept in another kind of place than the configuration names."""

    code = "ZD966"
    what = Text(
        zh="这个工作区的原件不在 {setting} 所指的地方。",
        en="The originals of this workspace are not where {setting} points.",
    )
    why = Text(
        zh="一个工作区的原件始终放在同一处；换地方须先备份再恢复。",
        en="A workspace keeps its originals in one place for good; back up and restore to move.",
    )
    next_step = Text(
        zh="请按建立工作区时的设置填写或取消 {setting}。",
        en="Set or unset {setting} as it was when the workspace was made.",
    )
