"""Keys for programs as they are kept: by their hash, with the kinds of act they are for."""

import hashlib

from zhendan.faces.web.models import Token

READ, UPLOAD, WORK, CONFIRM = "read", "upload", "work", "confirm"
SCOPES = (READ, UPLOAD, WORK, CONFIRM)
"""`work`: decide, prepare, answer, remark. `confirm`: concede and hand in, which are final."""
_OLD = {"write": (READ, UPLOAD, WORK)}


def hashed(token: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def key_of(token: str) -> Token | None:
    """The live key of a living account."""
    found: Token | None = (
        Token.objects.filter(key_hash=hashed(token), ended_at=None, account__is_active=True)
        .select_related("account")
        .first()
    )
    return found


def scopes_of(written: str) -> tuple[str, ...]:
    """The scopes as a key keeps them: names apart by blanks."""
    return _OLD.get(written, tuple(name for name in SCOPES if name in written.split()))
