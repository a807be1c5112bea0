"""Files out: prepared papers, frozen rounds, sealed originals; each is saved, never shown."""

from collections.abc import Collection
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from zhendan.domain import CaseId, Exhibit, Sha256
from zhendan.faces.report import render
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.rights import Right
from zhendan.faces.web.seeing import seen
from zhendan.faces.web.tables import as_download, as_file
from zhendan.faces.web.tasks import at_the_ledger
from zhendan.steps.custody import holding, took_out
from zhendan.steps.look.exhibits import of_case
from zhendan.steps.look.exports import current, of_round
from zhendan.steps.look.kept_page import kept_page
from zhendan.steps.look.private import may_leave


@require_GET
@needs(Right.PREPARE)
def prepared(request: HttpRequest, place: Place, case: str, name: str) -> HttpResponse:
    """One of the prepared files, by a name from their list."""
    return prepared_of(place, case, name)


def prepared_of(place: Place, case: str, name: str) -> HttpResponse:
    """A prepared file, for pages and programs alike."""
    place.case(case)
    return _file(current(place.workspace, CaseId(case)).get(name), name)


@require_GET
@needs(Right.PREPARE)
def frozen(request: HttpRequest, place: Place, case: str, number: int, name: str) -> HttpResponse:
    """A file exactly as it was handed in."""
    place.case(case)
    return _file(of_round(place.workspace, CaseId(case), number).get(name), name)


@require_POST
@needs(Right.PREPARE)
def original(request: HttpRequest, place: Place, case: str, exhibit: str) -> HttpResponse:
    """The sealed bytes of an exhibit; taking them out goes into the log of custody."""
    return original_of(place, case, exhibit, reason=request.POST.get("reason", ""))


def original_of(place: Place, case: str, exhibit: str, *, reason: str) -> HttpResponse:
    """An original, for pages and programs alike."""
    place.case(case)
    with at_the_ledger(place) as wiring:
        found = next((e for e in of_case(wiring, CaseId(case)) if e.id == exhibit), None)
        if found is None or not _may_take(found, place, CaseId(case)):
            raise Http404
        took_out(found, wiring, place.errand(reason), to="browser")
        with wiring.vault.open(found.sha256) as content:
            data = content.read()
    place.note("original", f"{case} {exhibit}")
    return as_file(Path(found.provenance.original_name).name, data)


def original_by_hash(place: Place, sha256: Sha256, *, reason: str) -> HttpResponse:
    """An original by the hash of its bytes, where it may leave in every case that it is part of.

    What belongs to no case goes to whoever may see everything.
    """
    with at_the_ledger(place) as wiring:
        found = next((e for e in wiring.vault.exhibits() if e.sha256 == sha256), None)
        if found is None or not _may_have(found, place, holding(wiring, found)):
            raise Http404
        took_out(found, wiring, place.errand(reason), to="program")
        with wiring.vault.open(found.sha256) as content:
            data = content.read()
    place.note("original", str(found.id))
    return as_file(Path(found.provenance.original_name).name, data)


def _may_have(exhibit: Exhibit, place: Place, inside: Collection[CaseId]) -> bool:
    """Whether an original may go to this person by every case that holds it."""
    if place.may(Right.PRIVATE):
        return True
    return bool(inside) and all(_may_take(exhibit, place, case) for case in inside)


@require_GET
@needs(Right.PREPARE)
def report(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """The case as one self-contained page, to print or to hand to the lawyer."""
    page = seen(place, case).page
    if page is None:
        raise Http404
    return as_file(f"{case}.html", render(page, request.lang).encode(), kind="text/html")


def _may_take(exhibit: Exhibit, place: Place, case: CaseId) -> bool:
    """Whether an original may go to this person; without a page nobody knows what is private."""
    kept = kept_page(place.workspace, case)
    return place.may(Right.PRIVATE) or (kept is not None and may_leave(exhibit, kept.page))


def _file(path: Path | None, name: str) -> HttpResponse:
    """The file, if the list has it; a name that is not in the list is nothing."""
    if path is None:
        raise Http404
    response = FileResponse(path.open("rb"), content_type="application/octet-stream")
    return as_download(response, Path(name).name)
