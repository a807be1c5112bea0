"""What a person or a person's key does in a case: one place for pages and programs alike."""

from collections.abc import Sequence

from django.http import Http404

from zhendan.domain import CaseId, Event, EventKind, ExhibitId, OrderId, Standing
from zhendan.faces.errors import FormIncomplete, PageNotReady, RuledMeanwhile, WholeFileNeeded
from zhendan.faces.web.gate import Place
from zhendan.faces.web.models import Task
from zhendan.faces.web.rights import OF_WORK, Right
from zhendan.faces.web.seeing import seen
from zhendan.faces.web.tasks import ask, at_the_ledger
from zhendan.faces.web.words import WEB
from zhendan.steps import decide as decide_step
from zhendan.steps.follow_up import answer as answer_step
from zhendan.steps.follow_up import pass_gate as gate_step
from zhendan.steps.look.case_list import CaseFile, RoundState

_RIGHTS = {Standing.CONCEDED: Right.CONCEDE}
_LONGEST_WORDS = 20000


def rule(
    place: Place,
    case: str,
    orders: list[OrderId],
    *,
    ruling: tuple[Standing, str, tuple[ExhibitId, ...]],
    known: int | None = None,
) -> int:
    """Record a ruling where the person may make it; returns how many decisions were made.

    `known` is the last event that the person's page knew of. Raises `RuledMeanwhile` where
    somebody else ruled on one of the orders since.
    """
    if not place.may(_RIGHTS.get(ruling[0], Right.DECIDE)):
        raise Http404
    if not orders:
        raise FormIncomplete(zh="订单", en="orders")
    file, events = place.case(case)
    if known is not None:
        _nobody_ruled_since(events, orders, known=known, by=place.account.name)
    if ruling[0] is Standing.GENUINE and not place.may(Right.PRIVATE):
        _needs_no_mark(file, orders)
    with at_the_ledger(place) as wiring:
        made = decide_step(
            CaseId(case), tuple(orders), wiring, ruling=ruling, errand=place.errand()
        )
    place.note("decide", f"{case} {ruling[0]} {len(made)}")
    ask(place, "rework", case=case)
    return len(made)


def _nobody_ruled_since(
    events: Sequence[Event], orders: Sequence[OrderId], *, known: int, by: str
) -> None:
    """What a colleague decided meanwhile is read before it is overruled."""
    for event in events:
        late = event.kind is EventKind.DECIDED and (event.seq or 0) > known and event.by != by
        if late and event.facts["order"] in orders:
            words = WEB[f"standing.{event.facts['standing']}"]
            raise RuledMeanwhile(order=event.facts["order"], by=event.by, zh=words.zh, en=words.en)


def _needs_no_mark(file: CaseFile, orders: list[OrderId]) -> None:
    """Who cannot see the shop's own marks explains none away, and is not told of them."""
    for order in orders:
        standing = file.standings.get(order)
        if standing is not None and standing.proposal.marked:
            raise WholeFileNeeded(order=order)


def pass_gate(place: Place, case: str, *, adviser: str, reason: str) -> None:
    """Record who advised on the concessions, or why the shop goes without a lawyer."""
    place.case(case)
    with at_the_ledger(place) as wiring:
        gate_step(CaseId(case), wiring, place.errand(reason.strip()), adviser=adviser.strip())
    place.note("gate", case)
    ask(place, "rework", case=case)


def prepare(place: Place, case: str) -> Task:
    """Have the worker print the dossier and build the packet."""
    place.case(case)
    task = ask(place, "prepare", case=case)
    place.note("prepare", case)
    return task


def hand_in(place: Place, case: str, *, know: bool, packet: str) -> Task:
    """The irreversible step, once: the person knows that it is, and names the packet seen."""
    found = seen(place, case)
    if not know:
        raise FormIncomplete(zh="勾选“知道提交不可撤回”", en="the tick that this is final")
    if found.page is None or found.stale or found.file.export is None:
        raise PageNotReady(case=case)
    if packet != found.file.export.packet:
        raise PageNotReady(case=case)
    told: dict[str, object] = {"rounds": len(found.file.rounds), "packet": packet}
    task = ask(place, "submit", case=case, told=told)
    place.note("submit", f"{case} {packet[:16]}")
    return task


def settle(place: Place, case: str, *, lost: bool, reason: str) -> Task:
    """Ask the platform whether a sent round has arrived; `lost` says, with why, that it did not."""
    file, _ = place.case(case)
    if not file.rounds or not file.rounds[-1].unconfirmed:
        raise Http404
    if lost and not reason.strip():
        raise FormIncomplete(zh="为何认定没有送达", en="why it is called lost")
    told: dict[str, object] = {"lost": lost, "reason": reason.strip()[:2000]}
    task = ask(place, "settle", case=case, told=told)
    place.note("settle", case)
    return task


def answered(place: Place, case: str, *, to: str, words: str) -> None:
    """Record what the platform answered, in its own words."""
    place.case(case)
    if to not in list(RoundState):
        raise FormIncomplete(zh="平台答复", en="the platform's answer")
    with at_the_ledger(place) as wiring:
        answer_step(
            CaseId(case),
            RoundState(to),
            wiring,
            place.errand(),
            words=words.strip()[:_LONGEST_WORDS],
        )
    place.note("answer", f"{case} {to}")
    ask(place, "rework", case=case)


def cancel(place: Place, task: Task) -> None:
    """Stop a piece of work; what was sealed stays sealed."""
    _own(place, task)
    Task.objects.filter(pk=task.pk, state="waiting").update(state="cancelled")
    Task.objects.filter(pk=task.pk, state="running").update(wish="cancel")
    place.note("task_cancelled", task.kind)


def again(place: Place, task: Task) -> None:
    """Try a piece of work again that failed or was stopped."""
    _own(place, task)
    over = Task.objects.filter(pk=task.pk, state__in=("failed", "cancelled"))
    over.update(state="waiting", tries=0, problem=None, wish="")


def _own(place: Place, task: Task) -> None:
    """A task that the person could have asked for; nobody else stops it or starts it again."""
    if not place.may(OF_WORK[task.kind]):
        raise Http404
