"""Files out: prepared papers, frozen rounds, sealed originals; each is saved, never shown."""

from collections.abc import Collection
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from zhendan.domain import CaseId, Exhibit, Sha256
from zhendan.faces.errors import FormIncomplete
from zhendan.faces.report import render
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.rights import Right
from zhendan.faces.web.seeing import seen
from zhendan.faces.web.tables import as_download, as_file
from zhendan.faces.web.tasks import at_the_ledger
from zhendan.faces.web.told import words
from zhendan.steps import Errand, Wiring
from zhendan.steps.custody import holding, took_out
from zhendan.steps.disclosing import page_left
from zhendan.steps.look.case_page import CasePage
from zhendan.steps.look.exhibits import of_case
from zhendan.steps.look.exports import current, of_round
from zhendan.steps.look.kept_page import kept_page
from zhendan.steps.look.leaving import leaving_page
from zhendan.steps.look.private import may_leave
from zhendan.steps.masking import copy_for, copy_name

_LONGEST_REASON = 2000


@require_GET
@needs(Right.PREPARE)
def prepared(request: HttpRequest, place: Place, case: str, name: str) -> HttpResponse:
    """One of the prepared files, by a name from their list."""
    return prepared_of(place, case, name)


def prepared_of(place: Place, case: str, name: str) -> HttpResponse:
    """A prepared file, for pages and programs alike."""
    place.case(case)
    found = current(place.workspace, CaseId(case)).get(name)
    if found:
        place.note("prepared_out", f"{case} {name}")
    return _file(found, name)


@require_GET
@needs(Right.PREPARE)
def frozen(request: HttpRequest, place: Place, case: str, number: int, name: str) -> HttpResponse:
    """A file exactly as it was handed in."""
    place.case(case)
    found = of_round(place.workspace, CaseId(case), number).get(name)
    if found:
        place.note("prepared_out", f"{case} {number} {name}")
    return _file(found, name)


@require_POST
@needs(Right.PREPARE)
def original(request: HttpRequest, place: Place, case: str, exhibit: str) -> HttpResponse:
    """The sealed bytes of an exhibit; taking them out goes into the log of custody."""
    return original_of(place, case, exhibit, reason=request.POST.get("reason", ""))


def original_of(place: Place, case: str, exhibit: str, *, reason: str) -> HttpResponse:
    """An original, or its masked copy for whoever may not take people's data out."""
    place.case(case)
    with at_the_ledger(place) as wiring:
        found = next((e for e in of_case(wiring, CaseId(case)) if e.id == exhibit), None)
        if found is None or not _may_take(found, place, CaseId(case)):
            raise Http404
        return _taken(found, wiring, place, reason=reason, about=f"{case} {exhibit}")


def original_by_hash(place: Place, sha256: Sha256, *, reason: str) -> HttpResponse:
    """An original by the hash of its bytes, where it may leave in every case that it is part of.

    What belongs to no case goes to whoever may see everything.
    """
    with at_the_ledger(place) as wiring:
        found = next((e for e in wiring.vault.exhibits() if e.sha256 == sha256), None)
        if found is None or not _may_have(found, place, holding(wiring, found)):
            raise Http404
        return _taken(found, wiring, place, reason=reason, about=str(found.id))


def _taken(
    found: Exhibit, wiring: Wiring, place: Place, *, reason: str, about: str
) -> HttpResponse:
    """The bytes that this person may have, with the event on record before they leave."""
    errand, whole = place.errand(reason), place.may(Right.PERSONAL)
    copy = None if whole else copy_for(found, wiring)
    if not whole and copy is None:
        raise Http404
    took_out(found, wiring, errand, to="file", copy=str(copy.id) if copy else "")
    with wiring.vault.open(copy.sha256 if copy else found.sha256) as content:
        data = content.read()
    place.note("copy_out" if copy else "original", about)
    return as_file(copy_name(copy, found) if copy else _own_name(found), data)


def _own_name(exhibit: Exhibit) -> str:
    return Path(exhibit.provenance.original_name).name


def _may_have(exhibit: Exhibit, place: Place, inside: Collection[CaseId]) -> bool:
    """Whether an original may go to this person by every case that holds it."""
    if place.may(Right.PRIVATE):
        return True
    return bool(inside) and all(_may_take(exhibit, place, case) for case in inside)


@require_GET
@needs(Right.PREPARE)
def report(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """The case as one self-contained page to pass on: people's data masked, whoever asks."""
    page = leaving_page(_page(place, case), place.workspace)
    return _report(page, request, place, place.errand(), masked=True)


@require_POST
@needs(Right.PERSONAL)
def unmasked_report(request: HttpRequest, place: Place, case: str) -> HttpResponse:
    """The page with people's data in it, for a reason that stands in the log for ever."""
    page, reason = _page(place, case), words(request.POST, "reason", _LONGEST_REASON)
    if not reason:
        raise FormIncomplete(zh="理由", en="the reason")
    return _report(page, request, place, place.errand(reason), masked=False)


def _page(place: Place, case: str) -> CasePage:
    found = seen(place, case).page
    if found is None:
        raise Http404
    return found


def _report(
    page: CasePage, request: HttpRequest, place: Place, errand: Errand, *, masked: bool
) -> HttpResponse:
    """The page as a file; that it left is in the log before it leaves."""
    content = render(page, request.lang).encode()
    with at_the_ledger(place) as wiring:
        page_left(page, content, wiring, errand, masked=masked)
    place.note("report_out" if masked else "report_unmasked", page.case)
    name = f"{page.case}.html" if masked else f"{page.case}-unmasked.html"
    return as_file(name, content, kind="text/html")


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
