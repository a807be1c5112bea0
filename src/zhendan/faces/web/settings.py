"""What the framework is told: local by default, all from the data folder, no secrets here."""

import os
import secrets
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

DATA = Path(os.environ.get("ZHENDAN_DATA", "zhendan-data")).absolute()
HOME = DATA / "web"
TLS = os.environ.get("ZHENDAN_WEB_TLS") == "1"


def _secret() -> str:
    """The key that signs cookies; made once, readable by nobody else."""
    HOME.mkdir(parents=True, exist_ok=True, mode=0o700)
    place = HOME / "secret"
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return place.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return place.read_text(encoding="ascii")


def _database() -> dict[str, object]:
    """SQLite in the data folder, or the PostgreSQL server that the configuration names."""
    address = os.environ.get("ZHENDAN_WEB_DATABASE", "")
    if not address:
        durable = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
        options = {"init_command": durable, "transaction_mode": "IMMEDIATE", "timeout": 20}
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": HOME / "web.sqlite",
            "OPTIONS": options,
        }
    parts = urlsplit(address)
    more = dict(parse_qsl(parts.query))
    # Acknowledged means durable (HOUSE D3), whatever the server's own default is.
    durable = f"{more.pop('options', '')} -c synchronous_commit=on".strip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        # A socket's folder cannot stand before the path: it is told behind it.
        "HOST": more.pop("host", "") or parts.hostname or "",
        "PORT": str(parts.port or more.pop("port", "")),
        "OPTIONS": more | {"options": durable},
        "CONN_HEALTH_CHECKS": True,
    }


SECRET_KEY = _secret()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ZHENDAN_WEB_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
ROOT_URLCONF = "zhendan.faces.web.urls"
WSGI_APPLICATION = "zhendan.faces.web.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "zhendan.faces.web",
]
MIDDLEWARE = [
    "zhendan.faces.web.middleware.Headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "zhendan.faces.web.middleware.Doors",
    "zhendan.faces.web.once.Once",
]
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "web.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator")
]
USE_TZ = True
TIME_ZONE = "UTC"
APPEND_SLASH = False
# Behind the proxy every page was sent over https, whatever the line from the proxy to here is.
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in ALLOWED_HOSTS if TLS]
CSRF_FAILURE_VIEW = "zhendan.faces.web.views.entrance.forged"

# Cookies: kept from scripts and from other sites; bound to this host where the line is encrypted.
_PREFIX = "__Host-" if TLS else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_PREFIX}zhendan", f"{_PREFIX}zhendan-csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 12 * 3600

# One piece of an upload, not a file: files come in pieces.
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6000
LOGGING_CONFIG = None
