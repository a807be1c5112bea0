"""The rulebook: what each platform demands, as far as somebody can show it (规则库)."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from zhendan.domain import (
    Attempts,
    Confidence,
    Deadline,
    Notice,
    Requirements,
    RuleValue,
    Source,
    Text,
    ZhendanError,
)
from zhendan.rulebook.calendar import WorkCalendar, WorkYear, read_work_year
from zhendan.rulebook.check import FaultKind, RuleFault, faults_of
from zhendan.rulebook.errors import (
    CalendarContradictory,
    CardMissing,
    RuleContradictory,
    RuleMalformed,
    RuleUnknown,
)
from zhendan.rulebook.overlay import card_of, laid_over
from zhendan.rulebook.reckoning import (
    Circumstances,
    by_notice,
    by_rule,
    is_plausible,
    start_of,
    zone_of,
)
from zhendan.rulebook.rule import FAKE_TRANSACTION, Rule, read_rule
from zhendan.rulebook.shelf import Addition, Additions, name_of
from zhendan.rulebook.statutes import Statute, read_statute
from zhendan.rulebook.values import ASKED
from zhendan.rulebook.wording import grade_of

_CALENDAR, _LAW = "calendar", "law"


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rule cards and the working calendar."""

    cards: tuple[Rule, ...]
    calendar: WorkCalendar = field(default_factory=lambda: WorkCalendar(()))
    statutes: tuple[Statute, ...] = ()
    refused: tuple[tuple[str, ZhendanError], ...] = ()
    """Additions of the workspace that could not be read, by name."""

    @classmethod
    def shipped(cls) -> "Rulebook":
        """The cards that come with Zhendan; read once."""
        return _shipped()

    @classmethod
    def read(cls, folder: Path) -> "Rulebook":
        """The cards of `folder`: `<platform>/<rule>.yaml` and `calendar/<year>.yaml`."""
        return _read(folder)

    def platforms(self) -> tuple[str, ...]:
        """Every platform with a card, in order of name."""
        return tuple(sorted({card.platform for card in self.cards}))

    def card(self, platform: str, rule: str = FAKE_TRANSACTION) -> Rule:
        """One card. Raises `CardMissing`."""
        for card in self.cards:
            if (card.platform, card.rule) == (platform, rule):
                return card
        raise CardMissing(platform=platform, rule=rule)

    def statute(self, name: str) -> Statute:
        """One statute card. Raises `CardMissing`."""
        found = next((each for each in self.statutes if each.id == name), None)
        if found is None:
            raise CardMissing(platform="law", rule=name)
        return found

    def with_additions(self, added: Additions) -> "Rulebook":
        """The book with what a workspace added; the newest word of a person stands on top.

        A damaged or contradictory addition is named by `check` and not used.
        """
        book = replace(self, refused=(*self.refused, *added.refused))
        for each in added.found:
            try:
                book = _with(book, each)
            except CalendarContradictory as error:
                book = replace(book, refused=(*book.refused, (name_of(each), error)))
        return book

    def check(self, today: date) -> tuple[RuleFault, ...]:
        """What is stale, contradictory, misdated, damaged or not archived, card by card."""
        return (
            *(fault for card in self.cards for fault in faults_of(card, today)),
            *(_statute_fault(each) for each in self.statutes if each.is_stale(today)),
            *(_damaged(name, error) for name, error in self.refused),
        )

    def requirements(
        self, notice: Notice, *, now: datetime, where: Circumstances | None = None
    ) -> Requirements:
        """What the platform demands of the case of `notice`, by the rule of its day.

        The notice outranks every rule value. A platform without a card, or without a value,
        gives a list of unknown names, never an error: the case goes on.
        """
        where = where or Circumstances()
        grade = notice.grade if notice.grade is not None else grade_of(notice.charge)
        where = replace(where, grade=grade, zone=notice.zone or where.zone)
        card = next(
            (c for c in self.cards if (c.platform, c.rule) == (notice.platform, FAKE_TRANSACTION)),
            None,
        )
        zone = zone_of(card, where)
        day = _day_of(notice, now).astimezone(zone).date()
        today = now.astimezone(zone).date()
        known, unknown = _values_on(card, day, where.site, today)
        stale = any(v.stale for v in known) or (card is not None and card.is_stale(today))
        values = _with_notice(notice, known)
        stated = {value.name for value in values}
        return Requirements(
            platform=notice.platform,
            on=day.isoformat(),
            deadline=by_notice(notice, card, self.calendar, where),
            known=values,
            unknown=tuple(name for name in unknown if name not in stated),
            stale=stale,
        )

    def deadline(
        self,
        platform: str,
        rule: str,
        delivered_at: datetime,
        *,
        where: Circumstances | None = None,
    ) -> Deadline:
        """The deadline of a card for a clock that started at `delivered_at`.

        A time without a zone is read in the platform's zone, and in the person's as well; the
        earlier one is planned by. Raises `CardMissing`, `RuleUnknown`, `RuleContradictory`.
        """
        where = where or Circumstances()
        card = self.card(platform, rule)
        start = start_of(delivered_at, zone_of(card, where), where)
        return by_rule(card, start, self.calendar, where)


def _day_of(notice: Notice, now: datetime) -> datetime:
    """The instant whose rule decides: the delivery, or now where that is not known."""
    delivered = notice.delivered_at
    return delivered if delivered is not None and is_plausible(delivered) else now


def _with_notice(notice: Notice, known: tuple[RuleValue, ...]) -> tuple[RuleValue, ...]:
    """The values, with the number of attempts as the notice states it."""
    if notice.attempts is None:
        return known
    rule = next((v.value for v in known if v.name == "attempts"), None)
    of_rule = rule if isinstance(rule, Attempts) else Attempts()
    source = Source("notice", "违规通知", "", Confidence.NOTICE)
    words = Text(f"通知写明 {notice.attempts} 次", f"{notice.attempts}, says the notice")
    stated = replace(of_rule, allowed=notice.attempts)
    value = RuleValue("attempts", stated, "", source, words=words)
    return (*(v for v in known if v.name != "attempts"), value)


def _values_on(
    card: Rule | None, day: date, site: str, today: date
) -> tuple[tuple[RuleValue, ...], tuple[str, ...]]:
    """Every value that held on `day`, and the names nobody can answer for."""
    if card is None:
        return (), ASKED
    known, unknown = [], list(card.unknown)
    for name in card.values:
        try:
            dated = card.on(day, name, site=site)
        except (RuleUnknown, RuleContradictory):
            unknown.append(name)
            continue
        since = dated.since.isoformat() if dated.since else ""
        late = today > (dated.reverify_by or card.reverify_by)
        value = RuleValue(name, dated.value, since, dated.source, stale=late, words=dated.words)
        known.append(value)
    return tuple(known), tuple(unknown)


def _with(book: Rulebook, added: Addition) -> Rulebook:
    """The book with one addition."""
    if isinstance(added, WorkYear):
        return replace(book, calendar=_with_year(book.calendar, added))
    if isinstance(added, Statute):
        kept = tuple(each for each in book.statutes if each.id != added.id)
        return replace(book, statutes=(*kept, added))
    key = (added.platform, added.rule)
    others = tuple(c for c in book.cards if (c.platform, c.rule) != key)
    if isinstance(added, Rule):
        return replace(book, cards=(*others, added))
    known = next((c for c in book.cards if (c.platform, c.rule) == key), None)
    card = laid_over(known, added) if known else card_of(added)
    return replace(book, cards=(*others, card))


def _with_year(calendar: WorkCalendar, added: WorkYear) -> WorkCalendar:
    """The calendar with a year that a person entered. Raises `CalendarContradictory`."""
    known = next((year for year in calendar.years if year.year == added.year), None)
    if known is None:
        return WorkCalendar((*calendar.years, added))
    if (known.off, known.make_up) != (added.off, added.make_up):
        raise CalendarContradictory(year=added.year)
    return calendar


def _statute_fault(statute: Statute) -> RuleFault:
    text = Text(
        f"法规卡应在 {statute.reverify_by} 前复核", f"to be checked again by {statute.reverify_by}"
    )
    return RuleFault("law", statute.id, "", FaultKind.STALE, text)


def _damaged(name: str, error: ZhendanError) -> RuleFault:
    text = Text(error.explain("zh"), error.explain("en"))
    return RuleFault("added", name, "", FaultKind.DAMAGED, text)


@cache
def _shipped() -> Rulebook:
    return _read(files("zhendan.rulebook") / "data")


def _read(folder: Traversable) -> Rulebook:
    """Every card and calendar year under a folder, in order of name."""
    cards, years, statutes = [], [], []
    for place in _sorted(folder):
        for entry in _sorted(place) if place.is_dir() else ():
            where = f"{place.name}/{entry.name}"
            if not entry.name.endswith((".yaml", ".yml")):
                continue
            text = _text(entry, where)
            if place.name == _CALENDAR:
                years.append(read_work_year(text, where))
            elif place.name == _LAW:
                statutes.append(read_statute(text, where))
            else:
                cards.append(_placed(read_rule(text, where), where))
    return Rulebook(tuple(cards), WorkCalendar(tuple(years)), tuple(statutes))


def _placed(card: Rule, where: str) -> Rule:
    """Refuse a card that lies where another is expected."""
    expected = f"{card.platform}/{card.rule}"
    if where.rsplit(".", 1)[0] != expected:
        raise RuleMalformed(where=where, problem=f"describes {expected}")
    return card


def _sorted(folder: Traversable) -> Iterable[Traversable]:
    return sorted(folder.iterdir(), key=lambda entry: entry.name)


def _text(entry: Traversable, where: str) -> str:
    try:
        return entry.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise RuleMalformed(where=where, problem="UTF-8 expected") from error
