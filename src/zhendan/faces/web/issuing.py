"""Keys made from the terminal, by whoever holds the data folder; no page is needed for it."""

import os
import secrets
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhendan.faces.web.models import Account

FIRST_LOGIN = "owner"


class AccountUnclear(ValueError):
    """No account bears the login, or none was named where there are several."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A key and whose it is; both secrets are told this once."""

    key: str
    login: str
    password: str
    """Of an owner's account that was made now; else empty."""


def issue(workspace: Path, login: str, *, name: str, scopes: Container[str], days: str) -> Issued:
    """Make a key that stands for an account in its first shop. Raises `AccountUnclear`."""
    _ready(workspace)
    from django.db import transaction

    from zhendan.faces.web.gate import place_of
    from zhendan.faces.web.keys import issued
    from zhendan.faces.web.models import Account

    with transaction.atomic():
        password = ""
        if not Account.objects.exists():
            password = _owner(login or FIRST_LOGIN)
        account = _account(login)
        place = place_of(account, None)
        if place is None:
            raise AccountUnclear(account.login)
        key = issued((account, place.shop), name=name, scopes=scopes, days=days)
        place.note("make_token")
    return Issued(key, account.login, password)


def _ready(workspace: Path) -> None:
    """The workbench's tables of this workspace, brought up to date."""
    os.umask(0o077)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "zhendan.faces.web.settings",
        "ZHENDAN_DATA": str(workspace.absolute()),
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def _owner(login: str) -> str:
    """The first account with the first shop; returns its password."""
    from zhendan.faces.web.models import Account, Member, Shop
    from zhendan.faces.web.rights import Role

    password = secrets.token_urlsafe(18)
    account = Account.objects.make(login, login, password)
    shop = Shop.objects.create(name=login, folder="")
    Member.objects.create(account=account, shop=shop, role=str(Role.OWNER))
    return password


def _account(login: str) -> "Account":
    """The account that is meant."""
    from zhendan.faces.web.models import Account

    live = Account.objects.filter(is_active=True)
    found = list(live.filter(login=login.strip().lower()) if login else live[:2])
    if len(found) != 1:
        raise AccountUnclear(login or ", ".join(one.login for one in found))
    return found[0]
