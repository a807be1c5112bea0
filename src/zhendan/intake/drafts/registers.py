"""The shop's own small tables: promotions, reviews, items, people, stock, places and more."""

import re

from zhendan.domain import canonical_tables
from zhendan.formats.cleaning.people import is_masked, masked_text, name, says_nobody
from zhendan.formats.cleaning.times import Moment
from zhendan.formats.cleaning.words import folded
from zhendan.formats.row_problems import IdMissing, NumberUnclear
from zhendan.intake.draft import Draft, Values
from zhendan.intake.recognise.template import Template
from zhendan.intake.taking import Taking

_ROLES = {"员工": "staff", "亲属": "relative", "合作方": "partner", "供应商": "supplier"}
_PLACES = {
    "驿站": "station",
    "学校": "school",
    "宿舍": "dormitory",
    "办公楼": "office",
    "集运仓": "forwarder",
    "仓库": "warehouse",
}
_STOCK = {
    "期初": "opening",
    "采购入库": "purchase",
    "销售出库": "shipped",
    "退货入库": "returned",
    "报废": "scrapped",
    "期末": "closing",
}
_SCOPES = {
    "platform-wide": "platform",
    "全平台": "platform",
    "平台": "platform",
    "全店": "shop",
    "店铺": "shop",
    "单品": "item",
    "商品": "item",
    "直播": "live",
    "优惠券": "coupon",
    "类目": "category",
    "广告": "ads",
}
_SCOPE_WORDS = frozenset({"platform", "category", "shop", "item", "live", "coupon", "ads"})
_RESULTS = {
    **{"好评": "good", "中评": "neutral", "差评": "bad"},
    **dict.fromkeys(("系统默认好评", "默认好评", "系统好评"), "default_good"),
}
_RESULTS_EN = {"good": "good", "neutral": "neutral", "bad": "bad", "positive": "good"}
_DEFAULT_PRAISE = re.compile(
    r"(?:(?:评价方|[此该]用户|买家|用户)?(?:没有|未|没)(?:及时)?(?:填写|做出|作出|写)?(?:文字)?"
    r"(?:评价|评论)(?:内容)?|[此该]用户(?:觉得|认为)商品(?:很|非常)?好|系统(?:自动)?默认(?:好评)?|"
    r"默认好评|系统(?:自动)?好评|给出(?:了)?(?:5星|五星)?好评)+"
)
_PUNCTUATION = re.compile(r"[\s,，.。、;；:：!！~～()（）【】\[\]\"“”]+")


def take_register(taking: Taking, template: Template, values: Values, ref: int) -> None:
    """Add one row of a register, cleaned of people's data."""
    table = template.kind
    row = {t.split(".")[1]: v for t, v in values.items() if t.startswith(table + ".")}
    found = {k: v.at if isinstance(v, Moment) else v for k, v in row.items()}
    change = _CHANGES.get(table)
    if change:
        found = change(taking, found)
    columns = {column.name: column for column in canonical_tables()[table]}
    kept = {k: v for k, v in found.items() if k in columns and v is not None}
    _hold(table, kept)
    draft = Draft(kept, ref, template.platform, as_of=taking.exported_at)
    draft.file = taking.received.number
    taking.gathered.add(table, draft)


def _hold(table: str, values: Values) -> None:
    """Refuse a row that lacks what makes it one; ids of our own are given later."""
    for column in canonical_tables()[table]:
        ours = column.name.endswith("_id") or column.name == "shop_id"
        if column.required and not ours and column.name not in values:
            raise IdMissing(column=column.name)


def _promotion(taking: Taking, row: Values) -> Values:
    """A promotion of the shop's record; a platform `*` means any."""
    scope = str(row.get("scope") or "shop").strip().lower()
    row["scope"] = scope if scope in _SCOPE_WORDS else _SCOPES.get(scope, "shop")
    if row.get("platform") == "*":
        row.pop("platform")
    row["evidence_file_id"] = taking.received.sha256
    return row


def _review(taking: Taking, row: Values) -> Values:
    """A review; nicks of buyers are kept masked, default good reviews apart."""
    word = str(row.pop("result_raw", "") or "")
    row["result"] = _RESULTS.get(word) or _RESULTS_EN.get(word.lower())
    if word and row["result"] is None:
        taking.unknown_words[word] += 1
    if row["result"] in {"good", None} and _is_default(str(row.get("content") or "")):
        row["result"] = "default_good"
    nick = str(row.pop("nick_raw", "") or "")
    row["nick_masked"] = _ends_only(nick) or None
    row["anonymous"] = "匿名" in nick if nick else None
    pictures = str(row.pop("pictures_raw", "") or "")
    row["image_count"] = len([p for p in re.split(r"[,，;；\s]+", pictures) if p])
    return row


def _ends_only(nick: str) -> str:
    """A reviewer's nick as platforms show it: first and last character; masked ones as they are."""
    if len(nick) < len("ab") or is_masked(nick) or says_nobody(nick):
        return nick
    return f"{nick[0]}***{nick[-1]}"


def _is_default(content: str) -> bool:
    """Whether these are the platform's words for a buyer who wrote none, and nothing beside."""
    words = _PUNCTUATION.sub("", folded(content))
    return bool(_DEFAULT_PRAISE.fullmatch(words))


def _person(taking: Taking, row: Values) -> Values:
    """Somebody close to the shop: keys only, whole data hashed at the door."""
    role = str(row.pop("role_raw", "") or "")
    row["role"] = _known(_ROLES, role, "角色")
    row["name_masked"] = name(_str(row.pop("name_raw", None)))
    row["phone_hash"] = taking.keeper.phone(str(row.pop("phone_raw", "") or "")).hash
    row["address_hash"] = taking.keeper.address(_str(row.pop("address_raw", None)))
    row["pay_account"] = taking.keeper.account(_str(row.pop("account_raw", None)))
    return row


def _stock(taking: Taking, row: Values) -> Values:
    """A movement of stock."""
    row["kind"] = _known(_STOCK, str(row.pop("kind_raw", "") or ""), "类型")
    return row


def _place(taking: Taking, row: Values) -> Values:
    """An address that many people share for honest reasons."""
    row["place_class"] = _known(_PLACES, str(row.pop("class_raw", "") or ""), "类别")
    row["address_hash"] = taking.keeper.address(_str(row.pop("address_raw", None)))
    return row


def _ticket(taking: Taking, row: Values) -> Values:
    """A ticket; numbers of people in its words are masked."""
    row["ticket_id"] = row.pop("ticket_no", None)
    for column in ("subject", "body", "answer"):
        if row.get(column):
            row[column] = masked_text(str(row[column]))
    return row


def _broadcast(taking: Taking, row: Values) -> Values:
    """A live broadcast."""
    row["broadcast_id"] = row.pop("broadcast_no", None)
    return row


def _known(table: dict[str, str], word: str, column: str) -> str:
    """The canonical word for one of ours, in Chinese or already canonical."""
    found = table.get(word) or (word.lower() if word.lower() in table.values() else None)
    if found is None:
        raise NumberUnclear(column=column, value=word)
    return found


def _str(value: object) -> str | None:
    """Text or None."""
    return str(value) if value is not None else None


_CHANGES = {
    "promotions": _promotion,
    "reviews": _review,
    "people_register": _person,
    "stock_movements": _stock,
    "places": _place,
    "tickets": _ticket,
    "broadcasts": _broadcast,
}
