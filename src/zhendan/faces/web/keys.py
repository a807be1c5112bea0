"""Keys for programs as they are kept: by their hash, with the kinds of act they are for."""

import hashlib
import secrets
from collections.abc import Container
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from zhendan.faces.web.models import Account, Shop, Token

READ, UPLOAD, WORK, CONFIRM = "read", "upload", "work", "confirm"
SCOPES = (READ, UPLOAD, WORK, CONFIRM)
"""`work`: decide, prepare, answer, remark. `confirm`: concede and hand in, which are final."""
DAYS = (30, 90, 365, 0)
"""How long a new key may be good for; 0: until somebody ends it."""
USUAL_DAYS = 365
_OLD = {"write": (READ, UPLOAD, WORK)}


def leaves_no_name(method: str | None, path: str) -> bool:
    """Whether this is a concern being raised: when a key was used would tell whose it is."""
    return method == "POST" and path == "/api/v1/shop/concerns"


def hashed(token: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def key_of(token: str) -> Token | None:
    """The live key of a living account; a key past its day is none."""
    still_good = Q(good_until=None) | Q(good_until__gt=timezone.now())
    live = Token.objects.filter(still_good, ended_at=None, account__is_active=True)
    found: Token | None = live.filter(key_hash=hashed(token)).select_related("account").first()
    return found


def good_until(days: str) -> datetime | None:
    """When a key made now for so many days ends; what was not offered counts as a year."""
    asked = next((offered for offered in DAYS if str(offered) == days), USUAL_DAYS)
    return timezone.now() + timedelta(days=asked) if asked else None


def scopes_of(written: str) -> tuple[str, ...]:
    """The scopes as a key keeps them: names apart by blanks."""
    return _OLD.get(written, tuple(name for name in SCOPES if name in written.split()))


def issued(whose: tuple[Account, Shop], *, name: str, scopes: Container[str], days: str) -> str:
    """A new key, told this once: only its hash is kept. Without a scope it may read."""
    key = f"zd_{secrets.token_urlsafe(32)}"
    Token.objects.create(
        account=whose[0],
        shop=whose[1],
        name=name.strip()[:80] or "-",
        scope=" ".join(scope for scope in SCOPES if scope in scopes) or READ,
        key_hash=hashed(key),
        good_until=good_until(days),
    )
    return key
