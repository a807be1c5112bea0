"""Chats: which messages are one conversation, with whom, and when."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from zhendan.intake.draft import Draft, Values
from zhendan.intake.drafts.chat_rows import GUESSED
from zhendan.intake.settle.shops import ShopBook

_OF_THREAD = ("tool", "capture_how", "complete")
"""What a message's file says about the whole conversation."""


def chats(
    drafts: Iterable[Draft], known: Iterable[Values], shops: ShopBook
) -> tuple[list[Values], list[Values]]:
    """Rows of `conversations` and `messages`; one conversation per buyer, file and sheet."""
    by_nick = Counter(str(row.get("nick")) for row in known)
    ids = {str(row.get("nick")): row["buyer_id"] for row in known}
    threads: dict[tuple[str, str, str], Values] = {}
    seqs: Counter[object] = Counter()
    messages: list[Values] = []
    for draft, row in _labelled(list(drafts)):
        label, file, sheet = str(row.pop("buyer")), draft.shop, row.pop("sheet", None)
        said = {name: row.pop(name) for name in _OF_THREAD if name in row}
        thread = threads.setdefault(
            (file, str(sheet), label), _thread(file, label, len(threads), shops)
        )
        if sheet is not None:
            # Who wrote the table is not known: a person, a script or the platform.
            thread["capture_how"] = "manual"
            row["seq"] = seqs[thread["conversation_id"]] = seqs[thread["conversation_id"]] + 1
        thread |= said
        if by_nick[label] == 1:
            thread["buyer_id"] = ids[label]
        at = row.get("sent_at")
        if isinstance(at, datetime):
            thread["started_at"] = min(_at(thread, "started_at") or at, at)
            thread["ended_at"] = max(_at(thread, "ended_at") or at, at)
        if "tool" not in said and ":" in str(row.get("sender_label")):
            thread["tool"] = "qianniu"
        row |= {
            "conversation_id": thread["conversation_id"],
            "message_id": f"{thread['conversation_id']}/{row['seq']}",
            "sender_role": row.pop("role"),
            "row_ref": draft.ref,
        }
        messages.append(row)
    return list(threads.values()), messages


def _decide(drafts: list[Draft]) -> None:
    """Speakers whose side nothing shows: buyers beside the shop's own, else unknown."""
    spoken: dict[tuple[str, object], set[str]] = {}
    for draft in drafts:
        if "sheet" in draft.values:
            spoken.setdefault((draft.shop, draft.get("sheet")), set()).add(str(draft.get("role")))
    for draft in drafts:
        if draft.get("role") == GUESSED:
            known = spoken[draft.shop, draft.get("sheet")] & {"agent", "buyer", "bot"}
            draft.values["role"] = "buyer" if known else "unknown"


def _labelled(drafts: list[Draft]) -> Iterable[tuple[Draft, Values]]:
    """Every message with its buyer: the sheet's only one, else whoever spoke last."""
    buyers: dict[tuple[str, object], dict[str, None]] = {}
    _decide(drafts)
    for draft in drafts:
        if "sheet" in draft.values and draft.get("role") in ("buyer", "unknown"):
            senders = buyers.setdefault((draft.shop, draft.get("sheet")), {})
            senders.setdefault(str(draft.get("sender_label") or "?"))
    last: dict[tuple[str, object], str] = {}
    for draft in drafts:
        row = dict(draft.values)
        if "sheet" in row:
            key = (draft.shop, row["sheet"])
            first = next(iter(buyers.get(key, {"?": None})))
            if row["role"] == "buyer" or (row["role"] == "unknown" and key not in last):
                last[key] = str(row.get("sender_label") or "?")
            row["buyer"] = last.get(key, first)
        yield draft, row


def _at(thread: Values, name: str) -> datetime | None:
    """An instant of a conversation that is known already."""
    value = thread.get(name)
    return value if isinstance(value, datetime) else None


def _thread(file: str, label: str, number: int, shops: ShopBook) -> Values:
    """A conversation; a copied text never shows whether it is whole."""
    return {
        "conversation_id": f"chat:{file[:12]}:{number}",
        "shop_id": shops.main or None,
        "tool": "other",
        "buyer_label": label,
        "capture_how": "clipboard",
        "complete": None,
        "file_id": file,
    }
