"""Chats as copied from the client's window, and the review list."""

from zhendan_synth.facts import Deal
from zhendan_synth.story import Story
from zhendan_synth.writers.moments import stamp, typed
from zhendan_synth.writers.sheets import csv_bytes, headings

_REVIEWS = headings(
    "订单编号|子订单编号|买家昵称|评价结果|评价内容|评价时间|追加评价|追评时间|评价图片|解释"
)


def talk_files(story: Story) -> dict[str, bytes]:
    """One file of copied chats and one list of reviews."""
    chats = [line for deal in talking(story) for line in _chat(story, deal)]
    rows = [_REVIEWS, *(_review(deal) for deal in story.deals if deal.review)]
    return {
        "客服/聊天记录_复制.txt": "\r\n".join(chats).encode("utf-8"),
        "评价/评价.csv": csv_bytes(rows, "gb18030", quote_all=True),
    }


def talking(story: Story) -> list[Deal]:
    """Orders with a chat the shop still has, in the order of the chats."""
    since = story.shop.plan.tracks_since or story.shop.plan.first_day
    found = [d for d in story.deals if d.talk and d.talk.messages[0].at.date() >= since]
    return sorted(found, key=lambda deal: deal.talk.messages[0].at if deal.talk else deal.sale.at)


def _chat(story: Story, deal: Deal) -> list[str]:
    """One conversation: nick and time, then the words; a blank line before the next."""
    if deal.talk is None:
        return []
    buyer = deal.sale.buyer.nick
    if story.shop.plan.platform == "jd":
        buyer = f"jd_{buyer}"
    clerk = f"{story.shop.plan.shop_name}:{deal.talk.clerk}"
    lines: list[str] = []
    for message in deal.talk.messages:
        if message.sender == "system":
            lines += [f"{buyer} {typed(message.at)}", message.words]
            continue
        who = buyer if message.sender == "buyer" else clerk
        lines += [f"{who} {typed(message.at)}", message.words]
        if message.sender == "clerk":
            lines.append("已读")
    return [*lines, ""]


def _review(deal: Deal) -> list[str]:
    """One review row."""
    written = deal.review
    if written is None:
        return []
    number = f'="{deal.number}"'
    row = [number, number, deal.sale.buyer.nick, written.result, written.words, stamp(written.at)]
    return [*row, written.appended, stamp(written.appended_at), "", ""]
