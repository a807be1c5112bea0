"""One salted commitment per masked field: opened one by one, and silent about all the others."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass

from zhendan.domain import Sha256
from zhendan.evidence.redact.kinds import FieldKind


@dataclass(frozen=True, slots=True)
class Keys:
    """What salts and pseudonyms are made from, for one case and one recipient."""

    secret: bytes
    """Of the workspace; it never leaves."""
    case: str
    recipient: str

    def salt(self, original: Sha256, place: str) -> bytes:
        """32 bytes that only this field's opening needs; no salt tells another."""
        told = json.dumps(["salt", self.case, self.recipient, original, place])
        return self._derive(told)

    def pseudonym_key(self) -> bytes:
        """Two cases, and two recipients of one case, cannot compare their pseudonyms."""
        return self._derive(json.dumps(["pseudonym", self.case, self.recipient]))

    def basis(self, hashes: str) -> str:
        """A mark of everything a masking was made from."""
        return self._derive(json.dumps(["basis", self.case, self.recipient, hashes])).hex()

    def _derive(self, told: str) -> bytes:
        return hmac.new(self.secret, b"zhendan mask 1\0" + told.encode(), hashlib.sha256).digest()


def commit(salt: bytes, place: str, kind: FieldKind | str, value: str) -> str:
    """Hex HMAC-SHA256 under the field's own salt over place, kind and value."""
    told = json.dumps([place, str(kind), value], ensure_ascii=False, separators=(",", ":"))
    return hmac.new(salt, told.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def holds(opening: Mapping[str, object], fields: object) -> bool:
    """Whether an opened field is one of the committed ones: place, kind, value and salt fit."""
    place, kind, value, salt = (str(opening.get(n)) for n in ("place", "kind", "value", "salt"))
    try:
        made = commit(bytes.fromhex(salt), place, kind, value)
    except ValueError:
        return False
    return isinstance(fields, list) and [place, kind, made] in fields
