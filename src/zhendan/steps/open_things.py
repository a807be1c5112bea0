"""协作: what is open in a case, from the page kept for it or from working it through again."""

from zhendan.casework import ThingUnknown
from zhendan.domain import CaseId, NextThing
from zhendan.steps.errand import Errand
from zhendan.steps.look.case_page import CasePage
from zhendan.steps.look.kept_page import changed_after, kept_page
from zhendan.steps.look.together import CASE_WORDS, WHOLE_CASE, things_of
from zhendan.steps.through import work_through
from zhendan.steps.wiring import Wiring
from zhendan.steps.working import Thing


def open_things(case: CaseId, wiring: Wiring, errand: Errand) -> tuple[NextThing, ...]:
    """Every open task of a case, the case itself first. Raises `CaseMissing`."""
    file, events = wiring.desk().file(case), wiring.ledger.events(case)
    return things_of(_page(case, wiring, errand), file, events, wiring.clock.now())


def thing_named(case: CaseId, key: str, wiring: Wiring, errand: Errand) -> Thing:
    """An open task by its name. Raises `ThingUnknown`."""
    if key == WHOLE_CASE:
        return Thing(key, CASE_WORDS)
    page = _page(case, wiring, errand)
    file, events = wiring.desk().file(case), wiring.ledger.events(case)
    return thing_on(page, things_of(page, file, events, wiring.clock.now()), key)


def thing_on(page: CasePage, things: tuple[NextThing, ...], key: str) -> Thing:
    """A task of a page by its name; of a gap also how serious it is. Raises `ThingUnknown`."""
    found = next((each for each in things if each.key == key), None)
    if found is None:
        raise ThingUnknown(thing=key)
    level = next((gap.level for gap in page.gaps if gap.key == key), "")
    return Thing(key, found.title, level)


def _page(case: CaseId, wiring: Wiring, errand: Errand) -> CasePage:
    """The page kept for the case where nothing happened since, else a fresh one."""
    kept = kept_page(wiring.workspace, case)
    if kept is not None and not changed_after(wiring.ledger.events(case), kept.seq):
        return kept.page
    return work_through(case, wiring, errand).page
