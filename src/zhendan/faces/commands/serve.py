"""`zhendan serve`: the workbench in the browser, on this machine."""

from typing import Any

import click

from zhendan.faces.settings import Settings, with_settings


@click.command(short_help="在浏览器里使用 / the workbench in a browser")
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址 / address")
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True)
@click.option("--tls", is_flag=True, help="前面有 HTTPS 代理 / behind an HTTPS proxy")
@click.option("--host-name", "names", multiple=True, help="对外的主机名 / host names")
@click.option("--workers", type=click.IntRange(1, 16), default=2, show_default=True)
@with_settings
def serve(settings: Settings, *, host: str, port: int, workers: int, **outside: Any) -> int:
    """启动工作台：默认只在本机开放，首次在浏览器里建立店主账号。

    Start the workbench: on this machine alone by default; the first run makes the owner's account.
    """
    from zhendan.faces.web.serve import Address
    from zhendan.faces.web.serve import serve as start

    start(
        settings.workspace,
        Address(host, port, tls=outside["tls"], names=outside["names"]),
        lang=settings.lang,
        workers=workers,
    )
    return 0
