"""The one door through which lists leave as CSV: right of the page, right to export, a note.

Buyers' data leaves masked, whoever asks: a list is many people at once.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from zhendan.domain import CaseId
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.lists.known import LISTS
from zhendan.faces.web.lists.listing import Asking
from zhendan.faces.web.rights import Right
from zhendan.faces.web.tables import as_csv
from zhendan.steps.look.leaving import leaving_data, masking_for


@require_GET
@needs(Right.EXPORT)
def of_shop(request: HttpRequest, place: Place, name: str) -> HttpResponse:
    """A list of the shop, as the asker may see it."""
    return _written(Asking(request, place, ""), name)


@require_GET
@needs(Right.EXPORT)
def of_case(request: HttpRequest, place: Place, case: str, name: str) -> HttpResponse:
    """A list of one case, as the asker may see it."""
    place.case(case)
    return _written(Asking(request, place, case), name)


def _written(asking: Asking, name: str) -> HttpResponse:
    """The table; a name that is no list, or of which the page is not there, is nothing."""
    listing, place = LISTS.get(name), asking.place
    if listing is None or listing.in_case != bool(asking.case):
        raise Http404
    if listing.right is not None and not place.may(listing.right):
        raise Http404
    sheet = listing.make(asking)
    lines = [[_cell(cell) for cell in line] for line in sheet.lines]
    if not listing.own:
        lines = leaving_data(lines, masking_for(place.workspace, CaseId(asking.case)))
    place.note("export_list", f"{name} {asking.case} {len(lines)}")
    head = [asking.w(word) for word in sheet.head]
    return as_csv(f"{asking.case}-{name}.csv".removeprefix("-"), [head, *lines])


def _cell(value: object) -> str:
    """A cell as text; nothing is an empty cell."""
    return "" if value is None else str(value)
