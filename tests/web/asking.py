"""A key and a case of its own for tests that ask the interface for programs hard."""

import hashlib
import json
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.web.conftest import CASE, PASSWORD, SEALED


@dataclass(frozen=True)
class Program:
    """A program with its key, at work in a shop that no other test looks at."""

    headers: dict[str, str]
    place: Any

    def send(self, address: str, told: object, *, key: str = "") -> Any:
        """Post plain data, with an idempotency key perhaps."""
        from django.test import Client

        headers = self.headers | ({"Idempotency-Key": key} if key else {})
        where = f"/api/v1{address}"
        return Client().post(where, json.dumps(told), "application/json", headers=headers)

    def look(self, address: str) -> Any:
        """Get plain data."""
        from django.test import Client

        return Client().get(f"/api/v1{address}", headers=self.headers)

    def piece(self, address: str, piece: bytes) -> Any:
        """Put a piece of a file."""
        from django.test import Client

        kind = "application/octet-stream"
        return Client().put(f"/api/v1{address}", piece, kind, headers=self.headers)


def program(workbench: Path, name: str, scopes: str) -> Program:
    """A program in a shop with a copy of the sealed case, opened by its owner's key."""
    from zhendan.faces.web.gate import place_of
    from zhendan.faces.web.models import Account, Member, Shop, Token

    folder = f"shops/{name}-{secrets.token_hex(4)}"
    shutil.copytree(workbench.with_name(SEALED), workbench / folder)
    shop = Shop.objects.create(name=name, folder=folder)
    account = Account.objects.make(name, name, PASSWORD)
    Member.objects.create(account=account, shop=shop, role="owner")
    key = f"zd_{name}"
    told = hashlib.sha256(key.encode()).hexdigest()
    Token.objects.create(account=account, shop=shop, name=name, key_hash=told, scope=scopes)
    place = place_of(account, str(shop.pk))
    assert place is not None
    assert place.case(CASE)
    return Program({"Authorization": f"Bearer {key}"}, place)
