"""The surge chart: daily orders, their expected range, promotions, the notice; drawn as SVG."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from zhendan.domain import PromotionWindow, SurgeDay
from zhendan.faces.report.labels import LINE, Label, clip, in_lanes, inside
from zhendan.faces.report.speech import Speech
from zhendan.faces.untrusted import reveal
from zhendan.steps.look.case_page import CasePage

WIDE, NARROW = 760.0, 344.0
_LEFT, _RIGHT, _BASE, _PLOT = 40.0, 8.0, 24.0, 170.0
_HEADROOM = 1.2
_TICK_ROOM = 92.0
_LABEL_ROOM = 150.0
_UNDER_LID = 10.0
_LANES = 4
_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Bar:
    """One day: orders inside what is expected, and those above it."""

    x: float
    width: float
    y: float
    height: float
    over_y: float
    over_height: float
    promoted: bool


@dataclass(frozen=True, slots=True)
class Window:
    """One promotion on the calendar."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart in its own units; every shape and word has its place."""

    width: float
    height: float
    left: float
    right: float
    top: float
    base: float
    grid: tuple[tuple[float, str], ...]
    bars: tuple[Bar, ...]
    band: str
    expected: str
    windows: tuple[Window, ...]
    window_labels: tuple[Label, ...]
    unnamed: int
    """Promotions whose name found no room; the table below names them."""
    notice_x: float | None
    ticks: tuple[Label, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Turns days and counts into places on the plot."""

    days: tuple[SurgeDay, ...]
    width: float
    top: float
    ceiling: float

    @property
    def step(self) -> float:
        """Width of one day."""
        return (self.width - _LEFT - _RIGHT) / len(self.days)

    @property
    def base(self) -> float:
        """The zero line."""
        return self.top + _PLOT

    def x(self, index: float) -> float:
        """Left edge of the day at `index`."""
        return round(_LEFT + index * self.step, 2)

    def y(self, count: float) -> float:
        """Height of `count` orders."""
        return round(self.base - _PLOT * max(0.0, min(count, self.ceiling)) / self.ceiling, 2)


def chart(page: CasePage, speech: Speech, across: float) -> Chart | None:
    """The chart at one width, or None where there is nothing to draw."""
    days = page.audit.surge.days
    if not days:
        return None
    notice = page.notice.delivered_at
    wanted = _calendar(days, page.promotions, speech)
    words = [(clip(name, _LABEL_ROOM), first + (last - first) / 2) for name, first, last in wanted]
    marked = _notice_day(days, notice, speech)
    if marked is not None:
        words.insert(0, (speech.t("surge.notice"), marked + 0.5))
    flat = _Frame(days, across, 0.0, 1.0)
    edges = (4.0, across - 4.0)
    lanes = in_lanes([(text, flat.x(at)) for text, at in words], edges, _LANES)
    used = 1 + max((int(-label.y // LINE) for label in lanes), default=-1)
    frame = _Frame(days, across, 8 + used * LINE, _ceiling(days))
    return Chart(
        width=across,
        height=frame.base + _BASE,
        left=_LEFT,
        right=across - _RIGHT,
        top=frame.top,
        base=frame.base,
        grid=_grid(frame),
        bars=tuple(_bar(frame, index, day) for index, day in enumerate(days)),
        band=_band(frame),
        expected=_stairs(frame, [day.expected for day in days]),
        windows=tuple(Window(frame.x(a), round((b - a) * frame.step, 2)) for _, a, b in wanted),
        window_labels=tuple(Label(w.text, w.x, frame.top - 6 + w.y, w.anchor) for w in lanes),
        unnamed=len(words) - len(lanes),
        notice_x=None if marked is None else frame.x(marked + 0.5),
        ticks=_ticks(frame, speech),
        labels=_direct_labels(frame, speech),
    )


def _calendar(
    days: tuple[SurgeDay, ...], promotions: tuple[PromotionWindow, ...], speech: Speech
) -> list[tuple[str, int, int]]:
    """Promotions that meet the plotted days: name, first and past-the-last day, by start."""
    first, count, found = days[0].day, len(days), []
    for window in sorted(promotions, key=lambda w: (w.starts_at, w.name)):
        start = (speech.when.local(window.starts_at).date() - first).days
        end = (speech.when.local(window.ends_at).date() - first).days + 1
        if start < count and end > 0:
            found.append((reveal(window.name), max(start, 0), min(end, count)))
    return found


def _notice_day(days: tuple[SurgeDay, ...], at: datetime | None, speech: Speech) -> int | None:
    """The plotted day on which the notice came."""
    if at is None:
        return None
    index = (speech.when.local(at).date() - days[0].day).days
    return index if 0 <= index < len(days) else None


def _ceiling(days: tuple[SurgeDay, ...]) -> float:
    """The highest count to draw, with room for a label above it."""
    return max(1.0, _HEADROOM * max(max(day.observed, day.high, day.expected) for day in days))


def _grid(frame: _Frame) -> tuple[tuple[float, str], ...]:
    """The zero line and up to four round counts above it."""
    power = 1
    while True:
        for step in (unit * power for unit in _STEPS):
            if frame.ceiling / step <= _LANES:
                lines = range(0, int(frame.ceiling) + 1, step)
                return tuple((frame.y(n), f"{n:,}") for n in lines)
        power *= 10


def _bar(frame: _Frame, index: int, day: SurgeDay) -> Bar:
    """One day's bar, split where the expected range ends."""
    gap = 0.0 if frame.step < 3 else min(2.0, frame.step * 0.18)  # noqa: PLR2004
    usual = min(float(day.observed), day.high)
    y, over_y = frame.y(usual), frame.y(day.observed)
    return Bar(
        x=round(frame.x(index) + gap / 2, 2),
        width=round(frame.step - gap, 2),
        y=y,
        height=round(frame.base - y, 2),
        over_y=over_y,
        over_height=round(y - over_y, 2),
        promoted=bool(day.promotion),
    )


def _stairs(frame: _Frame, counts: list[float]) -> str:
    """A line that is level over each day."""
    steps = [
        f"{frame.x(index)},{frame.y(n)} {frame.x(index + 1)},{frame.y(n)}"
        for index, n in enumerate(counts)
    ]
    return " ".join(steps)


def _band(frame: _Frame) -> str:
    """The expected range as one outline."""
    upper = _stairs(frame, [day.high for day in frame.days]).split(" ")
    lower = _stairs(frame, [day.low for day in frame.days]).split(" ")
    return " ".join([*upper, *reversed(lower)])


def _ticks(frame: _Frame, speech: Speech) -> tuple[Label, ...]:
    """Dates under the plot, as many as have room."""
    count = len(frame.days)
    wanted = max(1, min(count - 1, int((frame.width - _LEFT) // _TICK_ROOM)))
    spots = sorted({round(k * (count - 1) / wanted) for k in range(wanted + 1)})
    edges = (_LEFT, frame.width - 4)
    y = frame.base + 17
    placed: list[Label] = []
    for spot in spots:
        label = inside(_short(frame.days[spot].day, speech), frame.x(spot + 0.5), y, edges)
        if not any(label.meets(other) for other in placed):
            placed.append(label)
    return tuple(placed)


def _short(day: date, speech: Speech) -> str:
    """A day without its year."""
    words = speech.when.day(day)
    return words.rsplit(" ", 1)[0] if speech.lang == "en" else words.split("年")[1]


def _direct_labels(frame: _Frame, speech: Speech) -> tuple[Label, ...]:
    """The highest day of each kind above expectation, and the range, named where they stand."""
    placed: list[Label] = []
    for promoted in (True, False):
        over = [
            (day.observed, -index, index)
            for index, day in enumerate(frame.days)
            if day.observed > day.high and bool(day.promotion) is promoted
        ]
        if over:
            count, _, index = max(over)
            text = speech.t(
                "surge.label_day", day=_short(frame.days[index].day, speech), n=f"{count:,}"
            )
            placed += _free(text, (frame.x(index + 0.5), count), frame, placed)
    named = Label(speech.t("surge.label_range"), _LEFT + 2, 0.0, "start")
    placed += _lowest([_clear(named, 0, frame, placed)], frame)
    return tuple(placed)


def _free(
    text: str, at: tuple[float, float], frame: _Frame, placed: list[Label]
) -> tuple[Label, ...]:
    """A label as low as it can stand clear of bars and other labels; none where it cannot."""
    left, right = _LEFT + 2, frame.width - _RIGHT
    half = frame.step / 2
    beside = (Label(text, at[0] + half, 0.0, "end"), Label(text, at[0] - half, 0.0, "start"))
    fitting = [label for label in beside if label.left >= left and label.right <= right]
    spots = [inside(text, at[0], 0.0, (left, right)), *fitting]
    return _lowest([_clear(label, at[1], frame, placed) for label in spots], frame)


def _lowest(spots: list[Label], frame: _Frame) -> tuple[Label, ...]:
    """The lowest of the spots, unless even that one has left the plot."""
    lowest = max(spots, key=lambda spot: spot.y)
    inside_plot = frame.top + _UNDER_LID <= lowest.y and lowest.right <= frame.width
    return (lowest,) if inside_plot else ()


def _clear(label: Label, count: float, frame: _Frame, placed: list[Label]) -> Label:
    """The label lifted above the bars it spans, and a line further while another is in the way."""
    spanned = [
        max(day.observed, day.high)
        for index, day in enumerate(frame.days)
        if frame.x(index + 1) > label.left and frame.x(index) < label.right
    ]
    label = replace(label, y=frame.y(max(count, *spanned)) - 5)
    while any(label.meets(other) for other in placed):
        label = replace(label, y=label.y - LINE)
    return label
