"""What stops a statement from being exported: it no longer says what the records say."""

from zhendan.domain import Text, ZhendanError


class NumberStale(ZhendanError):
    """A number in a sentence differs from what the material gives now."""

    code = "ZD111"
    what = Text(
        zh="这句话里的数字与现有材料不一致：「{sentence}」（{name}：原为 {said}，现为 {now}）。",
        en="A number no longer agrees with the material: “{sentence}” ({name}: {said}, now {now}).",
    )
    why = Text(
        zh="起草之后材料或认定有了变化，按旧数字导出会自相矛盾。",
        en="The material or a standing changed after drafting; the old number would contradict it.",
    )
    next_step = Text(
        zh="请重新起草申诉说明，再导出。", en="Draft the statement again, then export."
    )


class ExhibitVanished(ZhendanError):
    """Sentences lean on an exhibit that is no longer part of the case."""

    code = "ZD112"
    what = Text(
        zh="凭证 {exhibit} 已不在本案中，以下句子依据它：{sentences}",
        en="Exhibit {exhibit} is no longer in the case; these sentences lean on it: {sentences}",
    )
    why = Text(
        zh="没有凭证的事实陈述不能写入申诉。", en="A fact without evidence cannot be stated."
    )
    next_step = Text(
        zh="请重新导入该文件，或重新起草申诉说明。",
        en="Import the file again, or draft the statement again.",
    )


class StandingMoved(ZhendanError):
    """A claim speaks of an order that may no longer be claimed."""

    code = "ZD113"
    what = Text(
        zh="订单 {order} 的认定已改变，不能再作为真实订单主张。",
        en="The standing of order {order} has changed; it can no longer be claimed.",
    )
    why = Text(
        zh="申诉只能主张目前认定为真实的订单。",
        en="An appeal may claim only orders that stand as genuine now.",
    )
    next_step = Text(
        zh="请重新起草申诉说明，再导出。", en="Draft the statement again, then export."
    )
