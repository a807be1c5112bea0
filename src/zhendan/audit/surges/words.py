"""The surge in one sentence with numbers."""

from zhendan.audit.surges.reading import Shares
from zhendan.domain import Text

_KINDS = {
    "spike": Text("订单在个别日子突增", "Orders jumped on single days"),
    "level_shift": Text("订单整体升到新的水平", "Orders moved to a new level"),
}
_NONE = Text(
    "近两个月没有哪一天的订单超出本店往常的范围。",
    "No day of the last two months lies outside the shop's usual range.",
)


def sentence(shape: str, told: Shares) -> Text:
    """What happened, who explains it, and what nobody explains."""
    if shape == "none":
        return _NONE
    parts = [part for part in _parts(told) if part is not None]
    rest = _rest(told)
    kind = _KINDS[shape]
    zh = f"{kind.zh}：比往常约多 {told.surplus} 单"
    en = f"{kind.en}: about {told.surplus} more than usual"
    if parts:
        zh += "，其中" + "，".join(part.zh for part in parts)
        en += ", of which " + " and ".join(part.en for part in parts)
    return Text(f"{zh}，{rest.zh}。", f"{en}; {rest.en}.")


def _parts(told: Shares) -> tuple[Text | None, ...]:
    """The explained shares that are not nothing."""
    promoted, level, again = told.by_promotion, told.by_level, told.by_repurchase
    return (
        Text(
            f"访客同步上涨的促销可解释 {promoted} 单",
            f"promotions with rising visitors explain {promoted}",
        )
        if promoted
        else None,
        Text(f"新的经营水平对应 {level} 单", f"the new level carries {level}") if level else None,
        Text(f"老客复购 {again} 单", f"old customers account for {again}") if again else None,
        Text(
            f"凭证说明来由的订单（直播、团购、到店、停售后补单等）{told.by_story} 单",
            f"{told.by_story} tell their own story (broadcast, company, store, after a stop)",
        )
        if told.by_story
        else None,
    )


def _rest(told: Shares) -> Text:
    """What has no explanation yet."""
    if told.high == 0:
        return Text("没有剩下未解释的订单", "none are left without an explanation")
    if told.low == told.high:
        return Text(f"尚无解释 {told.high} 单", f"{told.high} have no explanation yet")
    return Text(
        f"尚无解释 {told.low} 至 {told.high} 单",
        f"{told.low} to {told.high} have no explanation yet",
    )
