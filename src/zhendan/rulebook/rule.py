"""One rule of one platform: dated, sourced values, and an error where nothing is known."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zhendan.domain import Confidence, Source, Text
from zhendan.rulebook.errors import (
    BadInstant,
    RuleContradictory,
    RuleMalformed,
    RuleUnknown,
    RuleUnsourced,
)
from zhendan.rulebook.reading import Fields, parse_yaml, read_zone
from zhendan.rulebook.values import ASKED, VALUE_KINDS

FAKE_TRANSACTION = "fake-transaction"
"""The rule every case of this product is about."""

_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_DAY_OR_MONTH = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_KEPT = re.compile(r"sha256:[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Dated:
    """One value of a rule, from a day on, on one site, with its source."""

    name: str
    value: object
    source: Source
    site: str
    """Country or region of the platform the value was read for; empty: the whole platform."""
    since: date | None = None
    """None: the source does not say since when; the value is taken as old as the source."""
    until: date | None = None
    """Last day the value held, where a source says so."""
    reverify_by: date | None = None
    """Set on a value a person entered: it has a re-verify day of its own."""

    def holds(self, day: date) -> bool:
        """Whether the value held on `day`."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or day <= self.until)

    @property
    def words(self) -> Text:
        """The value as a person reads it."""
        return VALUE_KINDS[self.name].say(self.value)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule card: what one platform demands about one kind of violation (规则卡)."""

    platform: str
    rule: str
    title: Text
    note: Text | None
    sites: Mapping[str, str]
    """Site to time zone; the zone is empty where it is not documented."""
    checked: date
    """When this file was last held against its sources."""
    reverify_by: date
    """After this day every value carries an amber stamp until somebody checks again."""
    sources: Mapping[str, Source]
    values: Mapping[str, tuple[Dated, ...]]
    unknown: tuple[str, ...]
    """Names that were looked for and have no sourced value."""

    def on(self, day: date, name: str, *, site: str = "") -> Dated:
        """The value of `name` that held on `day`, or `RuleUnknown`; there is no default.

        A value read for one site answers for that site, and for a site nobody named. Raises
        `RuleContradictory` where two sources disagree for the same day.
        """
        held = [d for d in self.values.get(name, ()) if d.holds(day) and _fits(d.site, site)]
        if not held:
            raise RuleUnknown(platform=self.platform, name=name, day=day)
        # What a person of this shop checked outranks the card; the card's word stays beside it.
        held = [d for d in held if d.source.confidence is Confidence.USER] or held
        newest = max(d.since or date.min for d in held)
        latest = [d for d in held if (d.since or date.min) == newest]
        if any(d.value != latest[0].value for d in latest):
            raise RuleContradictory(platform=self.platform, name=name, day=day)
        return min(latest, key=lambda d: list(Confidence).index(d.source.confidence))

    def rivals(self, day: date, used: Dated) -> tuple[Dated, ...]:
        """Official values of that day that say something else than the one used."""
        return tuple(
            d
            for d in self.values.get(used.name, ())
            if d.holds(day)
            and d.site == used.site
            and d.source.confidence is Confidence.OFFICIAL
            and used.source.confidence is Confidence.USER
            and d.value != used.value
        )

    def is_stale(self, today: date) -> bool:
        """Whether the card should have been checked again before `today`."""
        return today > self.reverify_by

    def zone(self, site: str = "") -> str:
        """The platform's time zone on `site`; empty where it is not documented."""
        if site:
            return self.sites.get(site, "")
        return next(iter(self.sites.values())) if len(self.sites) == 1 else ""


def _fits(value_site: str, site: str) -> bool:
    """Whether a value read for `value_site` may speak for `site`."""
    return not value_site or not site or value_site == site


def read_rule(text: str, where: str) -> Rule:
    """Read one rule file, or refuse it whole: `RuleMalformed`, `RuleUnsourced`."""
    fields = parse_yaml(text, where)
    sites = _sites(fields.inside("sites"))
    sources = read_sources(fields.inside("sources"))
    values = read_values(fields.inside("values"), sources, sites)
    unknown = fields.rows("unknown")
    rule = Rule(
        platform=_slug(fields, "platform"),
        rule=_slug(fields, "rule"),
        title=fields.words("title"),
        note=fields.words("note") if fields.has("note") else None,
        sites=sites,
        checked=fields.day("checked"),
        reverify_by=fields.day("reverify_by"),
        sources=sources,
        values=values,
        unknown=tuple(str(name) for name in unknown),
    )
    fields.done()
    _whole(rule, where)
    return rule


def _slug(fields: Fields, key: str) -> str:
    """A name in lower-case letters, digits, `_` and `-`."""
    value = fields.text(key)
    if not _SLUG.fullmatch(value):
        raise fields.refuse(key, value, "lower-case name")
    return value


def _sites(fields: Fields) -> dict[str, str]:
    """Sites of the platform and their zones; `unknown` for a zone that is not documented."""
    sites = {}
    for site in fields.names():
        zone = fields.text(site)
        if zone == "unknown":
            zone = ""
        else:
            try:
                read_zone(zone)
            except BadInstant as error:
                raise fields.refuse(site, zone, "time zone") from error
        sites[site] = zone
    return sites


def read_sources(fields: Fields) -> dict[str, Source]:
    """The sources of a card by their id."""
    return {name: _source(name, fields.inside(name)) for name in fields.names()}


def _source(name: str, fields: Fields) -> Source:
    """One source; its hash is named where an archived copy is at hand, else said to be absent."""
    kept = fields.text("kept")
    if kept != "absent" and not _KEPT.fullmatch(kept):
        raise fields.refuse("kept", kept, "sha256:<64 hex> or absent")
    confidence = fields.word("confidence", Confidence)
    url = fields.text("url")
    # A third party's page is named, not linked: the product sends nobody there.
    if url == "absent" and confidence is Confidence.OFFICIAL:
        raise fields.refuse("url", url, "address of the official page")
    if confidence in (Confidence.NOTICE, Confidence.UNKNOWN):
        raise fields.refuse("confidence", confidence, "official | third_party | user")
    source = Source(
        id=name,
        title=fields.text("title"),
        url="" if url == "absent" else url,
        confidence=confidence,
        published=_day_text(fields, "published"),
        seen=_day_text(fields, "seen"),
        kept="" if kept == "absent" else kept,
    )
    fields.done()
    return source


def _day_text(fields: Fields, key: str) -> str:
    """A day, or a month where only that was noted; empty for `unknown` or an absent key."""
    if not fields.has(key):
        return ""
    value = fields.raw(key)
    written = str(value) if type(value) is date or isinstance(value, str) else ""
    if written == "unknown":
        return ""
    if not _DAY_OR_MONTH.fullmatch(written):
        raise fields.refuse(key, value, "2026-11 or 2026-11-22")
    return written


def read_values(
    fields: Fields, sources: Mapping[str, Source], sites: Mapping[str, str]
) -> dict[str, tuple[Dated, ...]]:
    """Every value of a card, each read by the one parser of its name."""
    values = {}
    for name in fields.names():
        if name not in VALUE_KINDS:
            problem = f"unknown value: {name}"
            raise RuleMalformed(where=fields.where, problem=problem)
        dated = tuple(_dated(name, each, sources) for each in fields.each(name))
        stray = {d.site for d in dated} - set(sites) - {""}
        if stray or not dated:
            problem = f"{name}: no value, or a site not listed {sorted(stray)}"
            raise RuleMalformed(where=fields.where, problem=problem)
        values[name] = dated
    return values


def _dated(name: str, fields: Fields, sources: Mapping[str, Source]) -> Dated:
    """One entry of the list under a value name."""
    source = sources.get(fields.text("source", "-"))
    if source is None:
        raise RuleUnsourced(where=fields.where, source=name)
    dated = Dated(
        name=name,
        since=fields.day_or_none("since"),
        until=fields.day_or_none("until"),
        value=VALUE_KINDS[name].read(fields.raw("value"), f"{fields.where}.value"),
        source=source,
        site=fields.text("site", ""),
    )
    fields.done()
    if dated.since and dated.until and dated.until < dated.since:
        raise RuleMalformed(where=fields.where, problem="until lies before since")
    return dated


def _whole(rule: Rule, where: str) -> None:
    """Refuse a card that leaves a question open without saying so, or contradicts itself."""
    strange = set(rule.unknown) - set(VALUE_KINDS)
    both = set(rule.unknown) & set(rule.values)
    silent = set(ASKED) - set(rule.unknown) - set(rule.values)
    for names, problem in (
        (strange, "unknown lists names nobody knows"),
        (both, "both a value and unknown"),
        (silent, "neither a value nor unknown"),
    ):
        if names:
            raise RuleMalformed(where=where, problem=f"{problem}: {', '.join(sorted(names))}")
    if rule.reverify_by < rule.checked:
        raise RuleMalformed(where=where, problem="reverify_by lies before checked")
