"""Shops of a workbench that programs may send files to: `python -m faults.shops DATA NUMBER`."""

import hashlib
import json
import os
import secrets
import shutil
import sys
import tempfile
from pathlib import Path

NOTICE = Path(__file__).parents[1] / "tests/samples/case_taobao/notice_flagged_orders.csv"


def opened(data: Path, number: int) -> list[dict[str, str]]:
    """Make so many shops, each with one small case and a key; tells folder, case and key."""
    from zhendan.steps import Errand
    from zhendan.steps.workbench import take_folder

    with tempfile.TemporaryDirectory(prefix="zhendan-inbox-") as inbox:
        shutil.copy(NOTICE, inbox)
        first = data / "shops" / "0"
        case = take_folder(Path(inbox), first, Errand(by="faults"))
    for n in range(1, number):
        shutil.copytree(first, first.with_name(str(n)), ignore=shutil.ignore_patterns("lock"))
    keys = _keys(data, number)
    return [
        {"folder": str(data / "shops" / str(n)), "case": str(case), "key": key}
        for n, key in enumerate(keys)
    ]


def _keys(data: Path, number: int) -> list[str]:
    """One owner, and a key for each shop."""
    os.environ["ZHENDAN_DATA"] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "zhendan.faces.web.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    from zhendan.faces.web.models import Account, Member, Shop, Token

    account = Account.objects.make("faults", "faults", secrets.token_urlsafe(24))
    keys = [f"zd_{secrets.token_urlsafe(24)}" for _ in range(number)]
    for n, key in enumerate(keys):
        shop = Shop.objects.create(name=f"shop {n}", folder=f"shops/{n}")
        Member.objects.create(account=account, shop=shop, role="owner")
        told = hashlib.sha256(key.encode()).hexdigest()
        Token.objects.create(
            account=account, shop=shop, name="faults", key_hash=told, scope="read upload"
        )
    return keys


if __name__ == "__main__":
    sys.stdout.write(json.dumps(opened(Path(sys.argv[1]), int(sys.argv[2]))))
