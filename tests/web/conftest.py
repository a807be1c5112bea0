"""A workbench without a server, for tests of doors and rights: its tables, shops, accounts."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "case_taobao"
CASE = "taobao-WG20260620000001"
PASSWORD = "一个 很长 的 密码 7421"
SEALED = "sealed"
"""The folder beside the workbench that holds the case before any test touched it."""


@pytest.fixture(scope="session")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with its tables, and one sealed case in the first shop."""
    data = tmp_path_factory.mktemp("workbench")
    made = os.environ.get("ZHENDAN_TEST_WORKSPACE", "")
    if made:  # the same case, sealed once already by the run that asks for this one
        shutil.copytree(made, data, dirs_exist_ok=True, ignore=shutil.ignore_patterns("web"))
    os.environ["ZHENDAN_DATA"] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "zhendan.faces.web.settings"
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
    # Argon2 is meant to be slow; one test shows that it is used, the others need not wait.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    call_command("migrate", verbosity=0)
    from zhendan.steps import Errand
    from zhendan.steps.workbench import take_folder

    if not made:
        take_folder(SAMPLE, data, Errand(by="甲"))
    # As it was sealed: what tests do in the shared shop is in nobody's copy.
    apart = shutil.ignore_patterns("web", "shops", "arrivals", "lock")
    shutil.copytree(data, data.with_name(SEALED), ignore=apart)
    yield data
    from django.db import connections

    connections.close_all()


@pytest.fixture(scope="session")
def shops(workbench: Path) -> tuple[Any, Any]:
    """The shop with the case, and another one with nothing."""
    from zhendan.faces.web.models import Shop

    first = Shop.objects.create(name="示例店", folder="")
    return first, Shop.objects.create(name="另一家店", folder="shops/other")


@pytest.fixture(scope="session")
def enter(shops: tuple[Any, Any]) -> Callable[..., Any]:
    """Log in as somebody with a role in a shop; the same name again is the same person."""
    from django.test import Client

    from zhendan.faces.web.models import Account, Member

    def entered(
        role: str, *, shop: int = 0, sees_private: bool = True, checks: bool = False
    ) -> Any:
        login = f"{role}-{shop}-{sees_private}"
        account = Account.objects.filter(login=login.lower()).first()
        if account is None:
            account = Account.objects.make(login, f"{role} {shop} {sees_private}", PASSWORD)
            Member.objects.create(
                account=account, shop=shops[shop], role=role, sees_private=sees_private
            )
        client = Client(enforce_csrf_checks=checks)
        answer = (
            client.post("/login", {"login": login, "password": PASSWORD}) if not checks else None
        )
        assert answer is None or answer.status_code == 302
        return client

    return entered
