"""How a page is printed: the report's templates and words, with the workbench's own before them."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Generic, TypeVar
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token

from zhendan.domain import Text
from zhendan.faces.report.render import asset, environment
from zhendan.faces.report.speech import Speech
from zhendan.faces.web.addresses import csv_of
from zhendan.faces.web.rights import OF_WORK, Right
from zhendan.faces.web.words import WEB

ZONE = "Asia/Shanghai"
ASSETS = {
    "look.css": "text/css; charset=utf-8",
    "bench.js": "text/javascript; charset=utf-8",
    "htmx.js": "text/javascript; charset=utf-8",
    "door.js": "text/javascript; charset=utf-8",
}

_LONGEST_NUMBER = 6
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One page of a long list, and where it stands in it."""

    shown: Sequence[T]
    number: int
    """From 1."""
    count: int
    """How many the whole list has."""
    more: bool
    """Whether another page follows."""


def part(request: HttpRequest, whole: Sequence[T], size: int) -> Part[T]:
    """The page of a list that `?p=` asks for; the last one where it asks for more."""
    told = request.GET.get("p", "")
    asked = int(told) if told.isdecimal() and len(told) < _LONGEST_NUMBER else 1
    last = max(1, -(-len(whole) // size))
    number = min(max(1, asked), last)
    first = (number - 1) * size
    return Part(whole[first : first + size], number, len(whole), number < last)


def show(
    request: HttpRequest,
    template: str,
    facts: dict[str, object] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """A page in the asker's language."""
    return HttpResponse(printed(request, template, facts or {}), status=status)


def printed(request: HttpRequest, template: str, facts: dict[str, object]) -> str:
    """A template filled in; what a case brings along comes before what every page has."""
    speech = facts.get("s") or Speech.of(request.lang, ZONE)
    assert isinstance(speech, Speech)
    place = getattr(request, "place", None)
    everywhere: dict[str, object] = {
        "s": speech,
        "t": speech.t,
        "say": speech.say,
        "w": lambda name, **told: words(name, speech.lang, **told),
        "csrf": get_token(request),
        "asset_version": version(),
        "place": place,
        "path": request.path,
        "OF_WORK": OF_WORK,
        "may": (lambda right: place.may(Right(right))) if place else (lambda right: False),
        "csv_of": csv_of,
        "quote": lambda part: quote(str(part), safe=""),
    }
    made = environment("zhendan.faces.web").get_template(template)
    return made.render(**(everywhere | facts))


def words(name: str, lang: str, **told: object) -> str:
    """The workbench's words at a place."""
    known: Text = WEB[name]
    return known.say(lang, **told)


def as_json(data: object, *, status: int = 200) -> HttpResponse:
    """Plain data."""
    text = json.dumps(data, ensure_ascii=False, default=str)
    return HttpResponse(text, status=status, content_type="application/json; charset=utf-8")


def wants_data(request: HttpRequest) -> bool:
    """Whether a script asked, who reads data and not pages."""
    asked = request.headers.get("Accept", "")
    return asked.startswith("application/json") or request.path.startswith("/api/")


def assets(request: HttpRequest, name: str) -> HttpResponse:
    """One of our own few files; there is no folder behind this address."""
    if name not in ASSETS:
        raise Http404
    response = HttpResponse(_bytes(name), content_type=ASSETS[name])
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@cache
def version() -> str:
    """Changes whenever one of the files does, so that browsers fetch it again."""
    return hashlib.sha256(b"".join(_bytes(name) for name in ASSETS)).hexdigest()[:12]


@cache
def _bytes(name: str) -> bytes:
    """The report's look comes first: pages and paper wear the same."""
    own = files("zhendan.faces.web") / "static"
    if name == "look.css":
        return (asset("style.css") + "\n" + (own / "web.css").read_text("utf-8")).encode()
    if name == "bench.js":
        return (asset("page.js") + "\n" + (own / "web.js").read_text("utf-8")).encode()
    kept = {"htmx.js": "htmx.min.js"}.get(name, name)
    return (own / kept).read_bytes()
