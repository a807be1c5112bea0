"""Statutes as dated cards: what an article says in our words, since when, and who read it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zhendan.domain import Source, Text
from zhendan.rulebook.errors import ArticleUnknown, RuleMalformed, RuleUnsourced
from zhendan.rulebook.reading import Fields, parse_yaml
from zhendan.rulebook.rule import read_sources

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a statute in a paraphrase of ours, never a quotation (条文要点)."""

    no: str
    """As it is cited: `34`, `29`; empty where the number was not seen."""
    says: Text
    use: Text
    """What it means for answering a notice."""
    source: Source
    since: date | None = None
    """First day in force; None where the source does not say."""
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the article was in force on `day`, as far as the card knows."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class Statute:
    """A statute or departmental rule with the articles this product leans on (法规卡)."""

    id: str
    title: Text
    note: Text | None
    checked: date
    reverify_by: date
    sources: Mapping[str, Source]
    articles: tuple[Article, ...]

    def on(self, day: date, no: str) -> Article:
        """The wording of article `no` that held on `day`. Raises `ArticleUnknown`."""
        held = [a for a in self.articles if a.no == no and a.holds(day)]
        if not held:
            raise ArticleUnknown(statute=self.title.zh, article=no, day=day)
        return max(held, key=lambda a: a.since or date.min)

    def is_stale(self, today: date) -> bool:
        """Whether the card should have been checked again before `today`."""
        return today > self.reverify_by


def read_statute(text: str, where: str) -> Statute:
    """Read one statute file, or refuse it whole: `RuleMalformed`, `RuleUnsourced`."""
    fields = parse_yaml(text, where)
    name = fields.text("statute")
    if not _ID.fullmatch(name):
        raise fields.refuse("statute", name, "lower-case name")
    sources = read_sources(fields.inside("sources"))
    found = Statute(
        id=name,
        title=fields.words("title"),
        note=fields.words("note") if fields.has("note") else None,
        checked=fields.day("checked"),
        reverify_by=fields.day("reverify_by"),
        sources=sources,
        articles=tuple(_article(each, sources) for each in fields.each("articles")),
    )
    fields.done()
    if not found.articles or found.reverify_by < found.checked:
        raise RuleMalformed(where=where, problem="no article, or reverify_by before checked")
    return found


def _article(fields: Fields, sources: Mapping[str, Source]) -> Article:
    """One article; without a source it is refused."""
    source = sources.get(fields.text("source", "-"))
    if source is None:
        raise RuleUnsourced(where=fields.where, source="article")
    no = fields.text("article")
    article = Article(
        no="" if no == "unknown" else no,
        says=fields.words("says"),
        use=fields.words("use"),
        source=source,
        since=fields.day_or_none("since"),
        until=fields.day_or_none("until"),
    )
    fields.done()
    if article.since and article.until and article.until < article.since:
        raise RuleMalformed(where=fields.where, problem="until lies before since")
    return article
