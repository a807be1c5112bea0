"""A rule card as plain data: for `rules show --json` and for the generated pages."""

from datetime import date

from zhendan.domain import Source, Text
from zhendan.rulebook.rule import Dated, Rule
from zhendan.rulebook.values import VALUE_KINDS


def card_as_data(card: Rule, today: date) -> dict[str, object]:
    """Everything a person may read about a card, as JSON values, with its state on `today`."""
    return {
        "platform": card.platform,
        "rule": card.rule,
        "title": _words(card.title),
        "note": _words(card.note) if card.note else None,
        "sites": {site: zone or None for site, zone in card.sites.items()},
        "checked": card.checked.isoformat(),
        "reverify_by": card.reverify_by.isoformat(),
        "stale": card.is_stale(today),
        "values": [_value(dated) for values in card.values.values() for dated in values],
        "unknown": [{"name": n, "title": _words(VALUE_KINDS[n].title)} for n in card.unknown],
        "sources": [_source(source) for source in card.sources.values()],
    }


def _value(dated: Dated) -> dict[str, object]:
    return {
        "name": dated.name,
        "title": _words(VALUE_KINDS[dated.name].title),
        "value": _words(dated.words),
        "since": dated.since.isoformat() if dated.since else None,
        "until": dated.until.isoformat() if dated.until else None,
        "site": dated.site or None,
        "source": dated.source.id,
        "confidence": str(dated.source.confidence),
    }


def _source(source: Source) -> dict[str, object]:
    return {
        "id": source.id,
        "title": source.title,
        "url": source.url or None,
        "confidence": str(source.confidence),
        "published": source.published or None,
        "seen": source.seen or None,
        "kept": source.kept or None,
    }


def _words(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
