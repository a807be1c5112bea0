"""Values a shop checked itself, laid over the shipped card with who and when (自有核对值)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from zhendan.domain import Confidence, Source, Text
from zhendan.rulebook.errors import RuleMalformed
from zhendan.rulebook.reading import Fields, parse_yaml
from zhendan.rulebook.rule import FAKE_TRANSACTION, Dated, Rule, read_sources, read_values
from zhendan.rulebook.values import ASKED


@dataclass(frozen=True, slots=True)
class Overlay:
    """What one person checked of one card: it outranks a hint and stands beside the card."""

    platform: str
    rule: str
    by: str
    """Who held it against the platform's page or form."""
    on: date
    reverify_by: date
    sites: Mapping[str, str]
    sources: Mapping[str, Source]
    values: Mapping[str, tuple[Dated, ...]]
    confirmed_by: str = ""
    """Who of this shop confirmed it; empty for one taken over from others: a hint until then."""

    @property
    def name(self) -> str:
        """Where it is kept: platform and rule."""
        return f"{self.platform}/{self.rule}"


def read_overlay(text: str, where: str) -> Overlay:
    """Read one overlay file, or refuse it whole: `RuleMalformed`, `RuleUnsourced`."""
    fields = parse_yaml(text, where)
    platform, _, rule = fields.text("overlay").partition("/")
    by, on = fields.text("by"), fields.day("checked")
    confirmed = fields.text("confirmed_by", "-").strip("-")
    trust = Confidence.USER if confirmed else Confidence.THIRD_PARTY
    sites = _sites(fields)
    # Whatever the file calls it, what a person entered is a person's word.
    sources = {
        name: replace(
            source, confidence=trust, title=f"{source.title}（{by} 于 {on.isoformat()} 核对录入）"
        )
        for name, source in read_sources(fields.inside("sources")).items()
    }
    values = read_values(fields.inside("values"), sources, sites)
    found = Overlay(
        platform=platform,
        rule=rule or FAKE_TRANSACTION,
        by=by,
        on=on,
        reverify_by=fields.day("reverify_by"),
        sites=sites,
        sources=sources,
        values=_stamped(values, fields),
        confirmed_by=confirmed,
    )
    fields.done()
    if not found.values or found.reverify_by < found.on:
        raise RuleMalformed(where=where, problem="no value, or reverify_by before on")
    return replace(found, values=_dated_by(found))


def _sites(fields: Fields) -> dict[str, str]:
    """Sites named by the overlay; none where it names none."""
    inside = fields.inside("sites") if fields.has("sites") else None
    return {name: inside.text(name) for name in inside.names()} if inside else {}


def _stamped(
    values: dict[str, tuple[Dated, ...]], fields: Fields
) -> Mapping[str, tuple[Dated, ...]]:
    """The values as read; an overlay without any says nothing and is refused by its reader."""
    if not values:
        raise RuleMalformed(where=fields.where, problem="values is empty")
    return values


def _dated_by(overlay: Overlay) -> dict[str, tuple[Dated, ...]]:
    """Every value with its own re-verify day."""
    return {
        name: tuple(replace(each, reverify_by=overlay.reverify_by) for each in dated)
        for name, dated in overlay.values.items()
    }


def laid_over(card: Rule, overlay: Overlay) -> Rule:
    """The card with the overlay's values beside its own; its own ids stay apart."""
    sources = dict(card.sources)
    renamed: dict[str, Source] = {}
    for name, source in overlay.sources.items():
        free = name if name not in sources else f"{name}-own"
        sources[free] = renamed[name] = replace(source, id=free)
    values = dict(card.values)
    for name, dated in overlay.values.items():
        own = tuple(replace(each, source=renamed[each.source.id]) for each in dated)
        values[name] = (*values.get(name, ()), *own)
    unknown = tuple(name for name in card.unknown if name not in overlay.values)
    sites = {**overlay.sites, **card.sites}
    return replace(card, sources=sources, values=values, unknown=unknown, sites=sites)


def card_of(overlay: Overlay) -> Rule:
    """A card for a platform that ships without one: nothing is known but the overlay."""
    title = Text(
        f"{overlay.platform}：{overlay.rule}（店铺自录）",
        f"{overlay.platform}: {overlay.rule} (entered by the shop)",
    )
    bare = Rule(
        platform=overlay.platform,
        rule=overlay.rule,
        title=title,
        note=None,
        sites=overlay.sites,
        checked=overlay.on,
        reverify_by=overlay.reverify_by,
        sources={},
        values={},
        unknown=ASKED,
    )
    return laid_over(bare, overlay)
