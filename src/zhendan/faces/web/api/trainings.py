"""Trainings for programs: to read, to take, and in the shop's own words, version by version."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router

from zhendan.faces.plain import plain
from zhendan.faces.web.api import team_shapes as shapes
from zhendan.faces.web.api.after_shapes import Told
from zhendan.faces.web.api.key import placed
from zhendan.faces.web.api.replies import ONCE, replies
from zhendan.faces.web.keys import WORK
from zhendan.faces.web.rights import Right
from zhendan.faces.web.tasks import at_the_ledger
from zhendan.faces.web.views.plans import works_here
from zhendan.steps import trainings
from zhendan.steps.look.case_list import reading

router = Router(tags=["team"])


@router.get("/shop/trainings", response=replies(Told))
def listed(request: HttpRequest) -> Any:
    """Every training with its questions (not their answers), who took which, who has to renew."""
    with reading(placed(request, Right.CORRECT).workspace) as wiring:
        found = trainings.in_force(wiring)
        taken = trainings.trained(wiring) if wiring else ()
        again = trainings.renewals(wiring)
    modules = [_asked(one) for one in found.values()]
    return {"told": {"modules": modules, "taken": plain(taken), "renew": plain(again)}}


@router.get("/shop/trainings/{module}/versions", response=replies(Told))
def versions(request: HttpRequest, module: str) -> Any:
    """Every version of one training, right answers included: for the owner, who writes them."""
    with reading(placed(request, Right.PEOPLE).workspace) as wiring:
        known = trainings.versions(module, wiring)
    if not known:
        raise Http404
    return {"told": {"versions": [plain(one) for one in known]}}


@router.post("/shop/trainings/{module}", response=replies(Told), openapi_extra=ONCE)
def take(request: HttpRequest, module: str, told: shapes.Taken) -> Any:
    """Put a person's answers on record; the sealed sheet with the signature is the proof."""
    place = placed(request, Right.CORRECT, WORK)
    works_here(place)
    with reading(place.workspace) as looking:
        if not trainings.versions(module, looking):
            raise Http404
    person, text = (told.person.strip(), told.answers), (module, told.read)
    with at_the_ledger(place) as wiring:
        event = trainings.take(text, person, told.signature, wiring, place.errand())
    place.note("training", module)
    return {"told": plain(event.facts)}


@router.post("/shop/trainings/{module}/versions", response=replies(Told), openapi_extra=ONCE)
def write(request: HttpRequest, module: str, told: shapes.Wording) -> Any:
    """Keep a wording as the next version; tells who read an earlier one. Nothing old changes."""
    place = placed(request, Right.PEOPLE, WORK)
    made = trainings.whole_module(told.model_dump(exclude={"seen"}) | {"id": module})
    with at_the_ledger(place) as wiring:
        kept = trainings.keep(made, told.seen, wiring, place.errand())
    place.note("training_written", module)
    return {"told": plain(kept)}


def _asked(edition: trainings.Edition) -> dict[str, Any]:
    """A training as who takes it reads it."""
    told: Any = plain(edition.module)
    told["questions"] = [
        {name: words for name, words in one.items() if name != "right"} for one in told["questions"]
    ]
    return told | {"version": edition.version, "fingerprint": edition.fingerprint}
