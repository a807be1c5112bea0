"""Buyer and receiver of an order: keys with their strength, hashes, masked words, region."""

from zhendan.formats.cleaning.people import Keeper, is_cipher, is_masked, name, says_nobody
from zhendan.formats.cleaning.places import province_name, region
from zhendan.intake.draft import Values

STRONG, HASHED, MASKED = 3, 2, 1
_UNIQUE = (
    ("buyers.open_uid", "open_uid"),
    ("buyers.openid", "openid"),
    ("buyers.platform_buyer_no", "user_no"),
    ("buyers.pin", "pin"),
    ("buyers.nick", "username"),
)


def buyer(values: Values, keeper: Keeper) -> Values:
    """The buyer that a row names; the value decides how strong its key is, not the column."""
    found: Values = {}
    nick = _text(values, "buyers.nick")
    for target, kind in _UNIQUE:
        key = _text(values, target)
        if key and not says_nobody(key):
            candidate = _candidate(key, kind)
            if not found or _strength(candidate) > _strength(found):
                found = candidate
    hashed = _hashed(values, keeper)
    if not found or found["key_strength"] == MASKED:
        found = hashed or found
    if not found:
        return {}
    if nick:
        found |= {"nick": nick, "nick_masked": is_masked(nick)}
    return found | _about(values, keeper)


def _candidate(key: str, kind: str) -> Values:
    """A key with its strength: masked text may be many people, cipher text is one inside a shop."""
    if is_masked(key):
        return {"key_kind": "nick_masked", "key_value": key, "key_strength": MASKED}
    if is_cipher(key):
        return {"key_kind": f"{kind}_cipher", "key_value": key, "key_strength": HASHED}
    return {"key_kind": kind, "key_value": key, "key_strength": STRONG}


def _strength(key: Values) -> int:
    """How strong a key is; 0 where there is none."""
    return int(str(key.get("key_strength", 0)))


def _hashed(values: Values, keeper: Keeper) -> Values:
    """A key made of a whole e-mail address or telephone number."""
    email = _text(values, "buyers.email")
    if email and "@" in email and not is_masked(email):
        key = keeper.hash("email:" + email.lower())
        return {"key_kind": "email_hash", "key_value": key, "key_strength": HASHED}
    phone = keeper.phone(_text(values, "buyers.phone_raw") or "")
    if phone.hash:
        return {"key_kind": "phone_hash", "key_value": phone.hash, "key_strength": HASHED}
    account = keeper.account(_text(values, "buyers.pay_account"))
    if account:
        return {"key_kind": "pay_account_hash", "key_value": account, "key_strength": HASHED}
    return {}


def _about(values: Values, keeper: Keeper) -> Values:
    """What else is known of the buyer, as far as it may be kept."""
    phone = keeper.phone(_text(values, "buyers.phone_raw") or "")
    account = _text(values, "buyers.pay_account")
    email = _text(values, "buyers.email")
    about: Values = {
        "platform_buyer_no": _text(values, "buyers.platform_buyer_no"),
        "pay_account": keeper.account(account)
        or (account if account and is_masked(account) else None),
        "email": _mail_shown(email),
        "phone_hash": phone.hash,
        "phone_last4": phone.last4,
        "company_name": values.get("buyers.company_name"),
        "is_member": values.get("buyers.is_member"),
    }
    return {key: value for key, value in about.items() if value is not None}


def _mail_shown(email: str | None) -> str | None:
    """An e-mail address with its local part masked."""
    if not email or "@" not in email:
        return None
    local, _, host = email.partition("@")
    return f"{local[:1]}***@{host}"


def receiver(values: Values, keeper: Keeper) -> Values:
    """Who gets the goods: masked name, phone kind and hash, address key, region."""
    raw_phone = _text(values, "orders.receiver_phone_raw") or ""
    phone = keeper.phone(raw_phone or _text(values, "orders.receiver_tel_raw") or "")
    raw_name = _text(values, "orders.receiver_name_raw")
    changed = _text(values, "orders.receiver_address_changed_raw")
    address = changed or _text(values, "orders.receiver_address_raw")
    seen = region(address)
    parts: Values = {
        "receiver_province": province_name(_text(values, "orders.receiver_province"))
        or seen.province,
        "receiver_city": _text(values, "orders.receiver_city") or seen.city,
        "receiver_district": _text(values, "orders.receiver_district") or seen.district,
        "receiver_postcode": _text(values, "orders.receiver_postcode") or seen.postcode,
    }
    cipher = [_text(values, f"orders.receiver_{part}_enc") for part in ("name", "phone", "address")]
    enciphered = "|".join(part or "" for part in cipher) if any(cipher) else None
    found: Values = {
        "receiver_name_raw": name(raw_name),
        "receiver_name_masked": is_masked(raw_name) if raw_name else None,
        "receiver_phone_hash": phone.hash,
        "receiver_phone_last4": phone.last4,
        "receiver_phone_kind": "cipher" if cipher[1] else phone.kind,
        "receiver_enc": enciphered,
        "address_hash": _address_key(parts, address, seen.province, keeper),
        "address_changed": True if changed else values.get("orders.address_changed"),
        **parts,
    }
    return {key: value for key, value in found.items() if value is not None}


def _address_key(
    parts: Values, address: str | None, province_inside: str | None, keeper: Keeper
) -> str | None:
    """One key for one address, whether its region stands in the text or in columns beside it."""
    if not address:
        return None
    if province_inside:
        return keeper.address(address)
    before = [parts["receiver_province"], parts["receiver_city"], parts["receiver_district"]]
    shown = [str(part) for part in before if part and str(part) not in address]
    return keeper.address(*shown, address)


def _text(values: Values, target: str) -> str | None:
    """A text value, or None."""
    value = values.get(target)
    return str(value) if value is not None else None
