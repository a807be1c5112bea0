"""Step 3 撰写申诉: claims bound to exhibits, statement, checks, dossier; nothing unbound."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from zhendan.appeal import (
    AppealMaterial,
    Dossier,
    Problem,
    Statement,
    check,
    compose,
    draft,
)
from zhendan.domain import (
    Event,
    EventKind,
    OrderId,
    OrderStanding,
    RemedyTask,
    Text,
    answer_language,
    platform_words,
)
from zhendan.evidence import Masking
from zhendan.intake import promotion_windows
from zhendan.steps.binding import bound_in
from zhendan.steps.correct import correct
from zhendan.steps.drawing import drawn_sample
from zhendan.steps.errand import Errand
from zhendan.steps.gather import Gathered
from zhendan.steps.masking import shown_passages, travelling
from zhendan.steps.past_rounds import attempt, earlier_rounds, gate_of
from zhendan.steps.picture_bytes import originals
from zhendan.steps.verify import Verified
from zhendan.steps.wiring import Wiring


@dataclass(frozen=True, slots=True)
class Appealed:
    """The appeal as it would be handed in, with everything that still speaks against it."""

    material: AppealMaterial
    statement: Statement
    problems: tuple[Problem, ...]
    dossier: Dossier

    @property
    def standings(self) -> Mapping[OrderId, OrderStanding]:
        """Where every order stands."""
        return self.material.standings

    @property
    def remedies(self) -> tuple[RemedyTask, ...]:
        """The measures that answer the root causes."""
        return self.material.remedies


def appeal(
    verified: Verified, gathered: Gathered, wiring: Wiring, errand: Errand, masking: Masking | None
) -> Appealed:
    """Draft the statement, check it as a reviewer would, and compose the dossier."""
    errand.progress.stage(Text("撰写申诉说明并检查", "Writing and checking the appeal"))
    material = _material(verified, gathered, wiring, errand, masking)
    statement = draft(material)
    return Appealed(material, statement, check(material, statement), compose(material, statement))


def _material(
    verified: Verified, gathered: Gathered, wiring: Wiring, errand: Errand, masking: Masking | None
) -> AppealMaterial:
    """Everything the appeal is written from, as domain values."""
    case, reading, report = gathered.case, verified.taken.reading, verified.audit
    answered = correct(case, report.causes, wiring, errand, zone=reading.zone)
    events = wiring.ledger.events(case.case)
    built_on = _last_change(events).astimezone(ZoneInfo(reading.zone)).date()
    return AppealMaterial(
        case=case.case,
        platform=platform_words(verified.notice.platform),
        shop_name=verified.notice.shop_name or reading.shop_name,
        notice=verified.notice,
        requirements=verified.requirements,
        standings=case.standings,
        assessments=report.assessments,
        passages=shown_passages(gathered.passages, masking),
        exhibits=gathered.exhibits,
        masking=travelling(masking),
        gaps=gathered.gaps,
        surge=report.surge,
        causes=report.causes,
        remedies=answered.taken,
        proposed=answered.proposed,
        promotions=promotion_windows(verified.taken.tables),
        seal=gathered.seal,
        built_on=built_on,
        synthetic=reading.synthetic,
        gate=gate_of(case),
        attempt=attempt(case),
        drawn=drawn_sample(case, verified.notice, gathered.seal, wiring, errand),
        lang=answer_language(verified.notice),
        agent=errand.agent,
        mandate=errand.mandate,
        channel=errand.channel,
        violation_no=errand.violation_no,
        pictures=wiring.pictures.look(originals(gathered.exhibits, wiring)),
        earlier=earlier_rounds(case, wiring),
        bound=bound_in(events),
    )


def _last_change(events: Sequence[Event]) -> datetime:
    """When the case last changed: the day the dossier bears, so that the same state prints alike.

    Exports are left out, or printing twice would change the print; so is what stands beside it.
    """
    counts = (event for event in events if not event.kind.is_beside)
    return max(event.at for event in counts if event.kind is not EventKind.EXPORTED)
