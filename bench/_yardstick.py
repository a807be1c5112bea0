"""A bare server to hold the workbench against: the same framework and processes, no product.

Run `python -m bench._yardstick PORT FOLDER`. It answers `/hello`, `/list` (50 rows by an index,
through a template, behind session, cross-site and account checks), `/rows` (the same rows as JSON)
and takes bytes at `/put` (file, row and folder made durable, as a reference for uploads).
"""

import hashlib
import os
import sys
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, JsonResponse
from django.shortcuts import render
from django.urls import path
from gunicorn.app.base import BaseApplication

ROWS, SHOPS, SHOWN = 20_000, 20, 50
KEY = "yardstick"
"""The name of the cookie that says who asks."""
_DURABLE = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
_LIST = (
    "SELECT number, buyer, state, cents, at FROM sold WHERE shop = %s"
    f" ORDER BY at DESC LIMIT {SHOWN}"
)
_PAGE = (
    "{% for r in rows %}<tr><td><a href='/x/{{ r.0 }}'>{{ r.0 }}</a></td><td>{{ r.1 }}</td>"
    "<td>{{ r.2 }}</td><td>{{ r.3 }}</td><td>{{ r.4 }}</td></tr>{% endfor %}"
)


def hello(request: HttpRequest) -> HttpResponse:
    """The least that the framework can answer."""
    return JsonResponse({"hello": True})


def listed(request: HttpRequest) -> HttpResponse:
    """Fifty rows of the asker's shop as a page."""
    if not request.user.is_authenticated:
        return HttpResponseForbidden()
    return render(request, "list.html", {"rows": _rows(request.user.pk)})


def rows(request: HttpRequest) -> HttpResponse:
    """The same fifty rows as data."""
    if not request.user.is_authenticated:
        return HttpResponseForbidden()
    return JsonResponse({"rows": _rows(request.user.pk)})


def put(request: HttpRequest) -> HttpResponse:
    """Bytes made durable: the file, its folder, a row about it."""
    told = hashlib.sha256(request.body).hexdigest()
    folder = Path(os.environ["YARDSTICK"]) / "blobs"
    handle = os.open(folder / told, os.O_WRONLY | os.O_CREAT, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(request.body)
        file.flush()
        os.fsync(file.fileno())
    at = os.open(folder, os.O_RDONLY)
    os.fsync(at)
    os.close(at)
    with connection.cursor() as cursor:
        cursor.execute("INSERT OR IGNORE INTO blob VALUES (%s, %s)", [told, len(request.body)])
    return JsonResponse({"sha256": told}, status=201)


put.csrf_exempt = True  # type: ignore[attr-defined]
urlpatterns = [path("hello", hello), path("list", listed), path("rows", rows), path("put", put)]


def _rows(who: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_LIST, [who % SHOPS])
        return list(cursor.fetchall())


def main(port: int, folder: Path) -> None:
    """Make the tables, print the session of somebody logged in, and serve until stopped."""
    os.environ["YARDSTICK"] = str(folder)
    (folder / "blobs").mkdir(parents=True)
    settings.configure(**_settings(folder))
    django.setup()
    call_command("migrate", verbosity=0)
    _fill()
    print(_session(), flush=True)
    connection.close()
    _Server(port).run()


def _settings(folder: Path) -> dict[str, Any]:
    """The framework as the workbench has it, without anything of the workbench."""
    base = {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "db.sqlite"}
    options = {"init_command": _DURABLE, "transaction_mode": "IMMEDIATE", "timeout": 20}
    loader = "django.template.loaders.locmem.Loader"
    cached = ("django.template.loaders.cached.Loader", [(loader, {"list.html": _PAGE})])
    backend = "django.template.backends.django.DjangoTemplates"
    sessions, auth = "django.contrib.sessions", "django.contrib.auth"
    return {
        "SECRET_KEY": "for measurements only",
        "ALLOWED_HOSTS": ["127.0.0.1"],
        "ROOT_URLCONF": __name__,
        "INSTALLED_APPS": [auth, "django.contrib.contenttypes", sessions],
        "MIDDLEWARE": [
            f"{sessions}.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            f"{auth}.middleware.AuthenticationMiddleware",
        ],
        "DATABASES": {"default": base | {"OPTIONS": options}},
        "TEMPLATES": [{"BACKEND": backend, "OPTIONS": {"loaders": [cached]}}],
        "SESSION_COOKIE_NAME": KEY,
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 8 << 20,
        "LOGGING_CONFIG": None,
    }


def _fill() -> None:
    """Orders of some shops, and one index to find a shop's newest."""
    columns = "number TEXT, shop INT, buyer TEXT, state TEXT, cents INT, at TEXT"
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE blob (sha256 TEXT PRIMARY KEY, size INT)")
        cursor.execute(f"CREATE TABLE sold ({columns})")
        cursor.executemany(
            "INSERT INTO sold VALUES (%s, %s, %s, %s, %s, %s)",
            [(f"N{n:07d}", n % SHOPS, f"买家{n % 997}", "已签收", 990 + n, f"{n}")
             for n in range(ROWS)],
        )  # fmt: skip
        cursor.execute("CREATE INDEX newest ON sold (shop, at)")


def _session() -> str:
    """The key of a session in which somebody is logged in."""
    who = get_user_model().objects.create_user("who", password="not used")
    request = HttpRequest()
    request.session = SessionStore()
    login(request, who, backend="django.contrib.auth.backends.ModelBackend")
    request.session.save()
    return str(request.session.session_key)


class _Server(BaseApplication):  # type: ignore[misc]
    """The server with the workbench's own numbers of processes and threads."""

    def __init__(self, port: int) -> None:
        self._port = port
        super().__init__()

    def load_config(self) -> None:
        """As `zhendan serve` tells it."""
        told = {"bind": f"127.0.0.1:{self._port}", "workers": 2, "worker_class": "gthread"}
        for name, value in (told | {"threads": 4, "preload_app": True}).items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The application."""
        return get_wsgi_application()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
