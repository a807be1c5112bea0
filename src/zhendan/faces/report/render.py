"""One case page as one self-contained HTML file; the same page gives the same bytes."""

import base64
import hashlib
import shlex
from functools import cache
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from zhendan.domain import OrderId, Standing, cause_words
from zhendan.faces.blanks import in_language
from zhendan.faces.report.chart import NARROW, WIDE, chart
from zhendan.faces.report.header import header
from zhendan.faces.report.journey import towns, way
from zhendan.faces.report.lists import (
    LEVELS,
    by_signal,
    capped,
    files_in_order,
    needs_a_look,
    spoken_of,
)
from zhendan.faces.report.orders import FULL_ORDERS, LINE_ENTRIES, orders
from zhendan.faces.report.overview import lede
from zhendan.faces.report.places import SHORT_HASH, Places
from zhendan.faces.report.ring import ring, sample
from zhendan.faces.report.speech import Speech
from zhendan.faces.report.verdicts import MARKS, verdicts
from zhendan.faces.times import Zoned
from zhendan.faces.untrusted import reveal
from zhendan.steps.look.case_page import CasePage

MOST = {
    "files": 60,
    "problems": 6,
    "exhibits": 150,
    "gaps": 40,
    "stops": 30,
    "orders_named": 12,
    "rows": 6,
    "groups": 30,
    "causes": 30,
    "sentences": 200,
    "remedies": 60,
    "unasked": 60,
    "first_orders": 60,
    "body": 6000,
}
"""How much of each list one page prints; what is left out is counted and said where it is."""


def render(page: CasePage, lang: str = "zh") -> str:
    """The report in `lang` ("zh" or "en"): no network, readable without script, safe to open."""
    style, script = asset("style.css"), asset("page.js")
    return (
        environment()
        .get_template("page.html.j2")
        .render(
            **context(page, Speech.of(lang, page.notice.zone)),
            style=Markup(style),  # nosec B704
            script=Markup(script),  # nosec B704
            style_hash=_csp(style),
            script_hash=_csp(script),
        )
    )


def context(page: CasePage, speech: Speech) -> dict[str, object]:
    """What every part of a case page is printed from."""
    listed = orders(page, speech)
    places = Places(page.exhibits, page.files, speech)
    places.list_only(MOST["exhibits"])
    head, counted = header(page, speech), verdicts(page, listed)
    return {
        "page": page,
        "s": speech,
        "t": speech.t,
        "say": speech.say,
        "cause_words": cause_words,
        "head": head,
        "lede": lede(page, head, counted, speech),
        "due_when": Zoned(page.requirements.deadline.zone, speech.lang),
        "orders": listed,
        "verdicts": counted,
        "places": places,
        "charts": (chart(page, speech, WIDE), chart(page, speech, NARROW)),
        "signals": by_signal(listed),
        "spoken": spoken_of(page.passages),
        "gaps": sorted(page.gaps, key=lambda g: (_level(g.level), g.expires is None)),
        "files": files_in_order(page.files),
        "titles": {f.sha256: f.title for f in page.files if f.recognised_as != "unknown"},
    }


@cache
def environment(package: str = "") -> Environment:
    """Templates that escape everything and stop at a word that is not there.

    `package` names one whose templates come before ours: the workbench wears the same parts.
    """
    ours = [PackageLoader("zhendan.faces.report")]
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package), *ours] if package else ours),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finish,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        MARKS=MARKS,
        MOST=MOST,
        FULL_ORDERS=FULL_ORDERS,
        LINE_ENTRIES=LINE_ENTRIES,
        ring=ring,
        way=way,
        town_path=towns,
        ring_sample=sample,
        SHORT_HASH=SHORT_HASH,
        capped=capped,
        decide=_decide,
        blanks=in_language,
        needs_a_look=needs_a_look,
        commands=not package,
        links="",
    )
    return environment


def _finish(value: object) -> object:
    """Write out unseen characters of every printed text; marked-up text is ours already."""
    return reveal(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def asset(name: str) -> str:
    """One of the page's own files, which is placed in it."""
    return (files("zhendan.faces.report") / name).read_text(encoding="utf-8").strip()


def _csp(text: str) -> str:
    """The source expression that lets a browser take exactly this inline text."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _level(level: str) -> int:
    """Rank of a gap's level, most serious first."""
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)


def _decide(page: CasePage, order: OrderId, speech: Speech) -> str:
    """The command that records a decision; as printed it leaves the standing where it is."""
    known = page.standings.get(order)
    standing = str(known.standing if known else Standing.UNCLEAR)
    words = ["zhendan", "decide", "--case", page.case, "--order", order, "--standing", standing]
    words += ["--reason", speech.t("decide.ask_reason"), "--by", speech.t("decide.ask_name")]
    words += ["--data", page.workspace] if page.workspace else []
    return " ".join(shlex.quote(word) for word in words)
