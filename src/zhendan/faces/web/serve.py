"""Start the workbench: the tables brought up to date, a worker beside the server, one address."""

import os
import secrets
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhendan.domain import Text
from zhendan.faces.errors import ServeRefused

_LOCAL = ("127.0.0.1", "localhost", "::1")
_FIRST_MINUTES = 60
_OPEN = Text("工作台已启动：{address}", "The workbench is open: {address}")
_FIRST = Text(
    "第一次使用：请在浏览器打开 {address}/welcome#{code}\n"
    "启动码 {code}，{minutes} 分钟内有效，只用一次。",
    "First run: open {address}/welcome#{code}\n"
    "The code {code} is good for {minutes} minutes, once.",
)
_STOP = Text("按 Ctrl-C 停止；已记录的都在。", "Ctrl-C stops it; everything acknowledged is kept.")


@dataclass(frozen=True, slots=True)
class Address:
    """Where the workbench listens."""

    host: str = "127.0.0.1"
    port: int = 8765
    tls: bool = False
    """An HTTPS proxy stands before it."""
    names: tuple[str, ...] = ()
    """Host names that it answers to beside the local ones."""

    def check(self) -> None:
        """Refuse to listen to others without an encrypted line. Raises `ServeRefused`."""
        if self.host not in _LOCAL and not (self.tls and self.names):
            raise ServeRefused(reason=self.host)


def serve(workspace: Path, address: Address, *, lang: str, workers: int = 2) -> None:
    """Serve until stopped. Raises `ServeRefused`."""
    address.check()
    code = _surroundings(workspace, address)
    fresh = _brought_up_to_date()
    shown = f"http://{address.host}:{address.port}"
    _say(_OPEN.say(lang, address=shown))
    if fresh:
        _say(_FIRST.say(lang, address=shown, code=code, minutes=_FIRST_MINUTES))
    _say(_STOP.say(lang))
    worker = subprocess.Popen([sys.executable, "-m", "zhendan.faces.web.worker"])
    try:
        _server(address, workers).run()
    finally:
        worker.send_signal(signal.SIGTERM)
        worker.wait(20)


def _surroundings(workspace: Path, address: Address) -> str:
    """What the server and the worker read from their surroundings; returns the first-run code."""
    code = secrets.token_urlsafe(9)
    os.umask(0o077)
    names = (*_LOCAL, "[::1]", *address.names)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "zhendan.faces.web.settings",
        "ZHENDAN_DATA": str(workspace.absolute()),
        "ZHENDAN_WEB_HOSTS": ",".join(names),
        "ZHENDAN_WEB_TLS": "1" if address.tls else "0",
        "ZHENDAN_WEB_FIRST": code,
        "ZHENDAN_WEB_UNTIL": str(time.time() + _FIRST_MINUTES * 60),
    }
    return code


def _brought_up_to_date() -> bool:
    """Make or migrate the program's own tables; whether nobody has an account yet."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    from django.db import connections

    from zhendan.faces.web.models import Account

    fresh = not Account.objects.exists()
    connections.close_all()
    return fresh


def _server(address: Address, workers: int) -> Any:
    """The WSGI server with our settings; no access log: addresses name cases."""
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):
        """The server, told what it needs without a command line."""

        def load_config(self) -> None:
            """Few processes, some threads, patient with slow lines."""
            told = {
                "bind": f"{address.host}:{address.port}",
                "workers": workers,
                "worker_class": "gthread",
                "threads": 4,
                "timeout": 60,
                "graceful_timeout": 5,
                "preload_app": True,
                "loglevel": "warning",
                "forwarded_allow_ips": "127.0.0.1",
                "limit_request_line": 4094,
                # Nobody steers it from outside, and two workbenches would share one socket.
                "control_socket_disable": True,
            }
            for name, value in told.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            """The application, loaded in each process."""
            from zhendan.faces.web.wsgi import application

            return application

    return Server()


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
