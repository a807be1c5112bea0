"""Which windows apply to a case, from its notice or from a rule card, and what they give."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from zhendan.domain import Confidence, Deadline, Notice, Text
from zhendan.rulebook.calendar import WorkCalendar
from zhendan.rulebook.deadline import Basis, Start, local, unknown_deadline, work_out
from zhendan.rulebook.errors import BadInstant, CardMissing, RuleContradictory, RuleUnknown
from zhendan.rulebook.reading import read_zone
from zhendan.rulebook.rule import FAKE_TRANSACTION, Dated, Rule
from zhendan.rulebook.windows import GradedWindow, StartEvent, Window
from zhendan.rulebook.wording import answer_passages, windows_in

FIRST_YEAR, LAST_YEAR = 2000, 2200
"""Outside these a date is a slip of the pen, and far outside a calendar cannot count."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What else a deadline depends on, as far as it is known."""

    event: StartEvent = StartEvent.NOTICE
    grade: int | None = None
    site: str = ""
    """The platform's country or region, `th` for example; empty where nobody said."""
    zone: str = "Asia/Shanghai"
    """Used where the platform's own zone is not documented."""
    user_zone: str = ""
    """The zone of the person; a time without a zone is also read in it."""


def by_rule(card: Rule, start: Start, calendar: WorkCalendar, where: Circumstances) -> Deadline:
    """The deadline by the rule of the day the clock started."""
    name = "second_window" if where.event is StartEvent.REJECTION else "appeal_window"
    day = start.instants[0].astimezone(start.zone).date()
    dated = card.on(day, name, site=where.site)
    basis = _basis(card, dated, where)
    basis = replace(basis, one_shot=_one_shot(card, day, where.site))
    found = work_out(basis, start, calendar)
    changes = _changes(card, dated, day, found)
    rivals = card.rivals(day, dated)
    if not changes and not rivals:
        return found
    windows = (*basis.windows, *(w for each in (*changes, *rivals) for w in _windows(each, where)))
    doubts = (*basis.doubts, *map(_change_words, changes), *map(_rival_words, rivals))
    return work_out(replace(basis, windows=windows, doubts=doubts), start, calendar)


def by_notice(
    notice: Notice, card: Rule | None, calendar: WorkCalendar, where: Circumstances
) -> Deadline:
    """What the notice says comes first; the rule's reckoning is kept beside it."""
    if notice.delivered_at is not None and not is_plausible(notice.delivered_at):
        notice = replace(notice, delivered_at=None)
    zone = zone_of(card, where)
    if notice.delivered_at is None and notice.arrived_at and is_plausible(notice.arrived_at):
        return _since_arrival(notice, card, calendar, where)
    day = notice.delivered_at.astimezone(zone).date() if notice.delivered_at else None
    one_shot = bool(card and day and _one_shot(card, day, where.site))
    own = _reckoned(notice, card, calendar, where)
    if notice.deadline_at is not None:
        return _stated(notice, own, zone, one_shot=one_shot)
    if notice.delivered_at is None:
        return own
    words = notice.deadline_words or answer_passages(notice.body)
    windows = windows_in(words)
    if not windows:
        return own
    source = Text(f"违规通知：{words.strip()}", f"the notice: {words.strip()}")
    basis = Basis(windows, Confidence.NOTICE, source, one_shot)
    start = start_of(notice.delivered_at, zone, where)
    start = replace(start, steps=(*start.steps, *_beside(own, zone)))
    return work_out(basis, start, calendar)


def _since_arrival(
    notice: Notice, card: Rule | None, calendar: WorkCalendar, where: Circumstances
) -> Deadline:
    """The deadline as if the notice was delivered on its date or with its mail: one to plan by.

    The platform's own message may be of another time. So no instant holds (`at`): a date guessed
    too early must stop nobody from handing in, and stands in no dossier.
    """
    supposed = replace(notice, delivered_at=notice.arrived_at, arrived_at=None)
    found = by_notice(supposed, card, calendar, where)
    if notice.deadline_at is not None or found.at is None:
        return found
    zh = "送达时间未确认，暂按通知所写日期或邮件到达时间推算；平台可能更早送达，请到商家后台核对"
    en = (
        "the delivery is not confirmed: reckoned from the date the notice bears or its mail's "
        "arrival; the platform may have delivered earlier, compare with the seller console"
    )
    unsure = Confidence.UNKNOWN
    steps = (Text(zh, en), *found.steps)
    return replace(found, at=None, confidence=unsure, provisional=True, steps=steps)


def _reckoned(
    notice: Notice, card: Rule | None, calendar: WorkCalendar, where: Circumstances
) -> Deadline:
    """The rule's own reckoning, or an unknown deadline that says why."""
    zone = zone_of(card, where)
    if notice.delivered_at is None:
        why = Text("通知没有写明送达时间", "the notice does not say when it was delivered")
        return unknown_deadline(zone.key, why)
    start = start_of(notice.delivered_at, zone, where)
    if card is None:
        error: Exception = CardMissing(platform=notice.platform, rule=FAKE_TRANSACTION)
    else:
        try:
            return by_rule(card, start, calendar, where)
        except (RuleUnknown, RuleContradictory) as unknown:
            error = unknown
    day = start.instants[0].astimezone(zone).date()
    one_shot = card is not None and _one_shot(card, day, where.site)
    return unknown_deadline(zone.key, *start.steps, _why(error), one_shot=one_shot)


def _why(error: Exception) -> Text:
    """Why there is no date, as a step of the derivation."""
    if isinstance(error, RuleContradictory):
        return Text("两个出处对期限说法不一", "two sources disagree about the window")
    return Text("规则库没有该平台的申诉期限", "the rulebook has no appeal window for this platform")


def _stated(notice: Notice, own: Deadline, zone: ZoneInfo, *, one_shot: bool) -> Deadline:
    """The deadline the notice itself names."""
    at = notice.deadline_at
    shown = local(at, zone) if at else Text("", "")
    words = notice.deadline_words.strip()
    return Deadline(
        at=at,
        plan_by=at,
        zone=zone.key,
        confidence=Confidence.NOTICE,
        source=Text(f"违规通知：{words or shown.zh}", f"the notice: {words or shown.en}"),
        steps=(
            Text(f"通知写明截止 {shown.zh}", f"the notice says {shown.en}"),
            *_beside(own, zone),
        ),
        one_shot=one_shot,
    )


def _beside(own: Deadline, zone: ZoneInfo) -> tuple[Text, ...]:
    """The rule's reckoning, kept beside what the notice says."""
    if own.at is None:
        return ()
    at = local(own.at, zone)
    return (
        Text(
            f"规则库推算为 {at.zh}（{own.source.zh}）；以通知为准",
            f"the rulebook reckons {at.en} ({own.source.en}); the notice comes first",
        ),
    )


def _one_shot(card: Rule, day: date, site: str) -> bool:
    """Whether the platform takes one submission only, as far as anyone wrote it down."""
    try:
        return card.on(day, "one_shot", site=site).value is True
    except (RuleUnknown, RuleContradictory):
        return False


def _basis(card: Rule, dated: Dated, where: Circumstances) -> Basis:
    """The windows of a value and how far to trust them."""
    confidence, doubts = dated.source.confidence, []
    if dated.site and not where.site and len(card.sites) > 1:
        # Read for one country only: for another it is a hint, whoever published it.
        confidence = Confidence.THIRD_PARTY
        site = dated.site
        doubts.append(
            Text(
                f"该数值来自 {site} 站，您的站点未注明",
                f"the value was read for site {site}; yours is not named",
            )
        )
    source = Text(
        f"规则卡 {card.platform}/{card.rule}：{dated.words.zh}（{dated.source.title}）",
        f"rule card {card.platform}/{card.rule}: {dated.words.en} ({dated.source.title})",
    )
    return Basis(_windows(dated, where), confidence, source, doubts=tuple(doubts))


def _windows(dated: Dated, where: Circumstances) -> tuple[Window, ...]:
    """The windows of a value; all grades where the grade is not known."""
    if isinstance(dated.value, GradedWindow):
        return dated.value.of(where.grade)
    return (dated.value,) if isinstance(dated.value, Window) else ()


def _changes(card: Rule, dated: Dated, day: date, found: Deadline) -> list[Dated]:
    """Later values that begin while the clock runs, unless it is documented that old clocks keep.

    Whether a running clock keeps the old value is then not known: both are read.
    """
    if found.at is None or any(w.old_clocks_keep for w in _windows(dated, Circumstances())):
        return []
    last = found.at.astimezone(ZoneInfo(found.zone)).date()
    later = [d for d in card.values[dated.name] if d.site == dated.site and d.since]
    return [d for d in later if d.since and day < d.since <= last]


def _change_words(change: Dated) -> Text:
    return Text(
        f"该数值自 {change.since} 起变更，过渡办法未见说明，按两种读法推算",
        f"the value changes on {change.since}; no transition is documented, so both are read",
    )


def _rival_words(rival: Dated) -> Text:
    return Text(
        f"平台公开页面的说法不同：{rival.words.zh}（{rival.source.title}），两种都推算，按最早准备",
        f"the platform's page says otherwise: {rival.words.en} ({rival.source.title}); both are"
        " read, plan by the earliest",
    )


def is_plausible(given: datetime) -> bool:
    """Whether an instant lies in years a notice can come from."""
    return FIRST_YEAR <= given.year <= LAST_YEAR


def zone_of(card: Rule | None, where: Circumstances) -> ZoneInfo:
    """The platform's zone where it is documented, else the notice's."""
    return read_zone((card.zone(where.site) if card else "") or where.zone)


def start_of(given: datetime, zone: ZoneInfo, where: Circumstances) -> Start:
    """When the clock starts, shown in the platform's zone and the person's.

    Raises `BadInstant` for a year in which no platform of this kind sends notices.
    """
    if not is_plausible(given):
        raise BadInstant(given=given.isoformat())
    user = read_zone(where.user_zone) if where.user_zone else zone
    if given.tzinfo is not None:
        instants: tuple[datetime, ...] = (given.astimezone(UTC),)
        starts = local(given, zone)
        steps = [Text(f"起算 {starts.zh}", f"starts {starts.en}")]
    else:
        plausible = (given.replace(tzinfo=zone), given.replace(tzinfo=user))
        instants = tuple(dict.fromkeys(i.astimezone(UTC) for i in plausible))
        shown = local(instants[0], zone)
        steps = [
            Text(
                f"时间未注明时区，按平台时区读作 {shown.zh}",
                f"no zone given, read in the platform's: {shown.en}",
            )
        ]
    if user.key != zone.key:
        yours = [local(i, user) for i in instants]
        zh, en = "；".join(each.zh for each in yours), "; ".join(each.en for each in yours)
        steps.append(Text(f"您所在时区：{zh}", f"in your zone: {en}"))
    return Start(instants, zone, tuple(steps))
