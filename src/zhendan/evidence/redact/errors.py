"""What can go wrong with masked copies, in words for people."""

from zhendan.domain import Text, ZhendanError


class CopyUnknown(ZhendanError):
    """No masked copy bears this number."""

    code = "ZD512"
    what = Text(zh="没有编号为 {copy} 的脱敏件。", en="No masked copy bears the number {copy}.")
    why = Text(
        zh="脱敏件在导出证据包时按接收方制作，编号形如 E003-P。",
        en="Masked copies are made for a recipient at export; their numbers look like E003-P.",
    )
    next_step = Text(
        zh="请用 zhendan evidence copies 查看已有的脱敏件。",
        en="See zhendan evidence copies for those that exist.",
    )


class FieldUnknown(ZhendanError):
    """A masked copy has no such field, or its original no longer gives it."""

    code = "ZD513"
    what = Text(
        zh="脱敏件 {copy} 中没有可以打开的字段「{place}」。",
        en="The masked copy {copy} has no field “{place}” that can be opened.",
    )
    why = Text(
        zh="只能打开保管记录中列有承诺值的字段，且原件须仍能给出同样的内容。",
        en="Only a field with a commitment in the sheet can be opened, and from the same original.",
    )
    next_step = Text(
        zh="请用 zhendan evidence fields {copy} 查看字段位置，再原样填写。",
        en="See zhendan evidence fields {copy} for the places, and give one exactly.",
    )


class UnmaskedWithoutReason(ZhendanError):
    """An unmasked packet was asked for without saying why."""

    code = "ZD514"
    what = Text(
        zh="导出未脱敏的证据包必须写明理由。",
        en="An unmasked packet needs a recorded reason.",
    )
    why = Text(
        zh="向他人提供个人信息须有明确的接收方与目的，并留下记录（个人信息保护法第23条）。",
        en="Handing over people's data needs a recipient and a purpose on record (PIPL Art. 23).",
    )
    next_step = Text(
        zh="请加上 --reason「理由」，或去掉 --unmasked 导出脱敏件。",
        en="Add --reason, or leave out --unmasked and hand over masked copies.",
    )
