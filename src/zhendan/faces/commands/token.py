"""`zhendan token new`: a key for a program, made where the workbench's data lie."""

import click

from zhendan.domain import Text
from zhendan.faces.say import print_json, say
from zhendan.faces.settings import Settings, require_workspace, with_settings

_SCOPES = ("read", "upload", "work", "confirm")
_KEY = Text(
    "密钥（只显示这一次，请妥善保存）：{key}",
    "The key, shown this once: {key}",
)
_OWNER = Text(
    "还没有账号，已建立店主账号：登录名 {login}，密码 {password}。登录后请尽快更换密码。",
    "There was no account; made the owner's: login {login}, password {password}. Change the"
    " password after logging in.",
)


@click.group(short_help="程序用的密钥 / keys for programs")
def token() -> None:
    """程序用的密钥。

    Keys for programs.
    """


@token.command("new", short_help="新建密钥 / make a key")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice(_SCOPES),
    default=("read",),
    show_default=True,
    help="可做的事，可多次 / what it is for, may be repeated",
)
@click.option("--login", default="", help="代表哪个账号 / whose; the only account by default")
@click.option("--name", default="zhendan token new", help="用途说明 / what it is called")
@click.option("--days", type=click.Choice(("30", "90", "365", "0")), default="365")
@with_settings
def new(settings: Settings, *, scopes: tuple[str, ...], login: str, name: str, days: str) -> int:
    """新建一个密钥，只显示一次；还没有账号时，同时建立店主账号并显示其密码。

    Make a key and show it once; where there is no account yet, the owner's is made too and its
    password shown.
    """
    from zhendan.faces.web.issuing import AccountUnclear, issue

    require_workspace(settings.workspace)
    try:
        made = issue(settings.workspace, login, name=name, scopes=scopes, days=days)
    except AccountUnclear as unclear:
        raise click.UsageError(
            f"请用 --login 指明账号 / name the account with --login: {unclear}"
        ) from unclear
    if settings.as_json:
        told = {"token": made.key, "scope": " ".join(scopes), "login": made.login}
        print_json(told | ({"password": made.password} if made.password else {}))
        return 0
    say(_KEY, settings.lang, key=made.key)
    if made.password:
        say(_OWNER, settings.lang, login=made.login, password=made.password)
    return 0
