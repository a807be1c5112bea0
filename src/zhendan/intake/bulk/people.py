"""Buyer and receiver in SQL, as `drafts.people_fields` tells them row by row."""

import re
from functools import reduce

from zhendan.formats.cleaning.people import Keeper
from zhendan.formats.cleaning.places import one_spelling, region
from zhendan.formats.cleaning.words import plain
from zhendan.intake.bulk.cells import CellForm, quoted
from zhendan.intake.drafts.people_fields import buyer, receiver

_MOBILE = "1[3-9][0-9]{9}"
_VIRTUAL = "1[0-9]{10}-[0-9]{3,6}"
_PHONE = rf"''?({_MOBILE}|{_VIRTUAL}|1[0-9]{{2}}\*{{4}}[0-9]{{4}}|\*{{7}}[0-9]{{4}})"
_NAME = r"[\x{4e00}-\x{9fff}]{1,12}\*{0,3}"
_NICK = r"[0-9A-Za-z_\x{4e00}-\x{9fff}]{2,60}"
_ACCOUNT = rf"{_MOBILE}|[A-Za-z][0-9A-Za-z._-]*@[0-9A-Za-z.-]+"
_ADDRESS = r"[\x{4e00}-\x{9fff}0-9A-WYZa-wyz ,.;:/()-]+"
_HEAD = r"^[^ ]+ +[^ ]+ +[^ ]+ +"
_POSTCODE = r"[(][0-9]{6}[)]$"
_ENDINGS = ("省", "市", "壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区", "市辖区")
_MORE = tuple(
    sorted(
        {word[at:] + "q" for word in _ENDINGS for at in range(len(word))}
        | {
            name[at:] + end + "q"
            for name in ("北京", "天津", "上海", "重庆")
            for at in (0, 1)
            for end in ("", "市")
        }
    )
)
"""What could join the end of a beginning to a word that the spelling leaves out."""
_NOBODY = ("匿名", "游客", "guest", "anonymous", "未知", "用户已注销", "该用户已注销", "已注销")


def phone_form(target: str, keeper: Keeper) -> CellForm:
    """Kind, hash and last four of a mobile, a virtual or a masked number, as one struct."""
    bare = "ltrim({c}, '''')"
    value = (
        "CASE WHEN {c} = '' THEN NULL WHEN contains({c}, '*') "
        "THEN {'kind': 'masked', 'hash': NULL, 'last4': right({c}, 4)} "
        "WHEN contains({c}, '-') THEN {'kind': 'virtual', 'hash': NULL, 'last4': NULL} "
        f"ELSE {{'kind': 'full', 'hash': keyed('phone:' || {bare}), 'last4': right({{c}}, 4)}} END"
    )

    def clean(cell: str) -> tuple[object, bool]:
        text = plain(cell)
        found = keeper.phone(text or "")
        if text is None:
            return None, False
        return {"kind": found.kind, "hash": found.hash, "last4": found.last4}, False

    kind_of = "STRUCT(kind VARCHAR, hash VARCHAR, last4 VARCHAR)"
    return CellForm(
        f"({{c}} = '' OR regexp_full_match({{c}}, '{_PHONE}'))",
        value,
        kind_of,
        clean,
    )


def name_form(keeper: Keeper) -> CellForm:
    """First character and stars; a name that is masked already stays."""

    def clean(cell: str) -> tuple[object, bool]:
        found = receiver({"orders.receiver_name_raw": plain(cell)}, keeper)
        if found.get("receiver_name_masked") is None:
            return None, False
        return {
            "shown": found.get("receiver_name_raw"),
            "masked": found["receiver_name_masked"],
        }, False

    shown = (
        "CASE WHEN contains({c}, '*') THEN {c} ELSE left({c}, 1) || "
        "CASE WHEN length({c}) > 2 THEN '**' ELSE '*' END END"
    )
    return CellForm(
        f"({{c}} = '' OR regexp_full_match({{c}}, '{_NAME}'))",
        f"CASE WHEN {{c}} = '' THEN NULL ELSE {{'shown': {shown}, "
        "'masked': contains({c}, '*')} END",
        "STRUCT(shown VARCHAR, masked BOOLEAN)",
        clean,
    )


def nick_form(keeper: Keeper) -> CellForm:
    """A nick as its buyer's key; words for anybody and masked nicks are Python's."""
    words = ", ".join(quoted(word) for word in _NOBODY)
    key = "{'kind': 'username', 'value': {c}, 'strength': 3, 'nick': {c}, 'masked': false}"

    def clean(cell: str) -> tuple[object, bool]:
        text = plain(cell)
        if text is None:
            return None, True
        found = buyer({"buyers.nick": text}, keeper)
        # Nobody's nick: another column may still say who it was, and that is row by row.
        return {
            "kind": found.get("key_kind"),
            "value": found.get("key_value"),
            "strength": found.get("key_strength"),
            "nick": text,
            "masked": found.get("nick_masked"),
        }, found.get("key_kind") != "username"

    return CellForm(
        f"({{c}} = '' OR (regexp_full_match({{c}}, '{_NICK}') AND NOT contains({{c}}, '匿名') "
        f"AND lower({{c}}) NOT IN ({words}) AND lower({{c}}) NOT IN ('null', 'none', 'nan') "
        "AND NOT regexp_matches({c}, '[0-9A-Za-z_\\x{4e00}-\\x{9fff}][xX]{3}')))",
        f"CASE WHEN {{c}} = '' THEN NULL ELSE {key} END",
        "STRUCT(kind VARCHAR, value VARCHAR, strength SMALLINT, nick VARCHAR, masked BOOLEAN)",
        clean,
    )


def account_form(keeper: Keeper) -> CellForm:
    """A pay account as its key: a mobile number or a mail address."""

    def clean(cell: str) -> tuple[object, bool]:
        text = plain(cell)
        found = buyer({"buyers.nick": "somebody", "buyers.pay_account": text}, keeper)
        return found.get("pay_account"), False

    return CellForm(
        f"({{c}} = '' OR (regexp_full_match({{c}}, '{_ACCOUNT}') "
        "AND NOT regexp_matches({c}, '[0-9A-Za-z_][xX]{3}')))",
        "CASE WHEN {c} = '' THEN NULL ELSE 'acct:' || keyed('account:' || lower({c})) END",
        "VARCHAR",
        clean,
    )


ADDRESS_KIND = (
    "STRUCT(province VARCHAR, city VARCHAR, district VARCHAR, postcode VARCHAR, hash VARCHAR)"
)
HEAD = f"regexp_extract({{c}}, '{_HEAD}')"


def address_form(keeper: Keeper) -> CellForm:
    """Region by the distinct beginnings of addresses, the key from beginning and rest.

    Needs table `heads` (head, province, city, district, spelt) as `h` in the query.
    """
    tail = "lower(substr({c}, length(h.head) + 1))"
    closed = "ends_with({c}, ')')"
    cut = f"CASE WHEN {closed} THEN regexp_replace({tail}, '{_POSTCODE}', '') ELSE {tail} END"
    rest = reduce(lambda text, mark: f"replace({text}, '{mark}', '')", " ,.;:/()", cut)
    value = (
        "{'province': h.province, 'city': h.city, 'district': h.district, "
        f"'postcode': CASE WHEN {closed} AND regexp_matches({{c}}, '{_POSTCODE}') "
        "THEN left(right({c}, 7), 6) END, "
        f"'hash': keyed('address:' || h.spelt || {rest})}}"
    )

    def clean(cell: str) -> tuple[object, bool]:
        text = plain(cell)
        if text is None:
            return None, False
        found = receiver({"orders.receiver_address_raw": text}, keeper)
        return {
            "province": found.get("receiver_province"),
            "city": found.get("receiver_city"),
            "district": found.get("receiver_district"),
            "postcode": found.get("receiver_postcode"),
            "hash": found.get("address_hash"),
        }, False

    regular = (
        f"({{c}} = '' OR (h.spelt IS NOT NULL AND regexp_full_match({{c}}, '{_ADDRESS}') "
        "AND NOT contains({c}, '邮') AND NOT regexp_matches({c}, '(^|[^0-9])-|-([^0-9]|$)"
        "|[0-9]{6}[)][ ,.;]+$|[(][ :]+[0-9]{6}[)]$|[ ]$') "
        "AND length({c}) > length(h.head)))"
    )
    return CellForm(
        regular, f"CASE WHEN {{c}} = '' THEN NULL ELSE {value} END", ADDRESS_KIND, clean, True
    )


def head_row(head: str) -> tuple[object, ...]:
    """Region and spelling of addresses that begin with `head`, where the rest changes neither."""
    seen = region(head)
    spelt = one_spelling(head)
    return (head, seen.province, seen.city, seen.district, spelt if _decided(head, spelt) else None)


def _decided(head: str, spelt: str) -> bool:
    """Whether nothing that follows `head` can change how it is spelt."""
    if not re.fullmatch("[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9 ]*", head):
        return False
    return all(one_spelling(head + more) == spelt + more for more in _MORE)
