"""Columns of a table nobody knows: a person says once what they mean, tries it, and keeps it."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from zhendan.domain import FileReport, ZhendanError, platform_slugs, platform_words
from zhendan.faces.errors import MappingReadsNothing
from zhendan.faces.web.gate import Place, needs
from zhendan.faces.web.pages import show
from zhendan.faces.web.rights import Right
from zhendan.faces.web.seeing import Seen, seen
from zhendan.faces.web.tasks import ask, at_the_ledger
from zhendan.faces.web.views.case import frame
from zhendan.steps import columns
from zhendan.steps.look import mappings
from zhendan.steps.look.case_list import reading

CURRENCIES = (
    *("CNY", "USD", "HKD", "TWD", "EUR", "GBP", "JPY", "KRW", "SGD", "MYR", "THB", "PHP"),
    *("VND", "IDR", "AUD", "CAD", "BRL", "MXN"),
)
"""What a person may say that the amounts of a table are in; others go into a mapping file."""
_DIGITS = 4
_SHOWN = 12
"""Reasons that a check lists; the file's page has them all."""


@require_http_methods(["GET", "POST"])
@needs(Right.VIEW)
def table(request: HttpRequest, place: Place, case: str, sha: str) -> HttpResponse:
    """One sealed table: our fields with suggestions, its columns with masked samples.

    Posted, the choice is tried; with `act=save` it is kept and the case is worked through again.
    """
    found = seen(place, case)
    report = _file(place, found, sha)
    files = found.page.files if found.page else ()
    with reading(place.workspace) as wiring:
        if wiring is None:
            raise Http404
        tables = columns.tables_of(report, files, wiring)
        at = _number(request.POST.get("table", request.GET.get("table", "0")), len(tables))
        checked: columns.Tried | None = None
        problem: ZhendanError | None = None
        if request.method == "POST" and tables:
            try:
                mapping = _mapping(request.POST, tables[at])
                checked = columns.try_on(report, files, mapping, wiring)
            except ZhendanError as error:
                problem = error
    if request.POST.get("act") == "save":
        return _kept(place, case, report, _whole(checked, problem))
    facts = _facts(request, found, (report, tables, at)) | _told(checked, problem)
    if request.headers.get("HX-Request"):
        return show(request, "mapping_check.html.j2", facts)
    return show(request, "mapping.html.j2", frame(request, place, found) | facts)


@require_GET
@needs(Right.VIEW)
def kept(request: HttpRequest, place: Place) -> HttpResponse:
    """Every kept mapping: what it is called, which headings it is for, what they mean."""
    with reading(place.workspace) as wiring:
        listed = mappings.kept(wiring) if wiring else ()
    words = {field: text for field, text in columns.FIELD_WORDS.items()}
    return show(request, "mappings.html.j2", {"kept": listed, "words": words})


@require_POST
@needs(Right.VIEW)
def forget(request: HttpRequest, place: Place) -> HttpResponse:
    """Drop a kept mapping; files that were read by it are read so until worked through again."""
    if not place.may(Right.UPLOAD):
        raise Http404
    with at_the_ledger(place) as wiring:
        mappings.forget(request.POST.get("name", ""), wiring)
    place.note("mapping_forgotten", request.POST.get("name", ""))
    return HttpResponseRedirect("/mappings")


def _file(place: Place, found: Seen, sha: str) -> FileReport:
    """A file of this case that a person may map; any other is not there."""
    listed = found.page.files if found.page and place.may(Right.UPLOAD) else ()
    for report in listed:
        if report.sha256 == sha and columns.may_be_mapped(report):
            return report
    raise Http404


def _mapping(told: QueryDict, table: columns.SeenTable) -> columns.ColumnMapping:
    """The choice as the form has it. Raises `MappingUnusable`."""
    template, renames = columns.renamed(table)
    pairs = {told.get(f"same-{n}", ""): one.lost for n, one in enumerate(renames)}
    code = told.get("currency", "")
    picked = columns.chosen(
        table,
        {field: told.get(f"f-{field}", "") for field in columns.FIELD_WORDS},
        platform=told.get("platform", "") or "unknown",
        template=template if told.get("way") == "layout" else "",
        same=pairs,
    )
    return replace(picked, currency=code if code in CURRENCIES else "")


def _whole(checked: columns.Tried | None, problem: ZhendanError | None) -> columns.Tried:
    """A check that read something; else why it may not be kept."""
    if problem is not None:
        raise problem
    if checked is None or not checked.mapped or not checked.rows:
        raise MappingReadsNothing
    return checked


def _kept(place: Place, case: str, report: FileReport, found: columns.Tried) -> HttpResponse:
    """The mapping on the shelf, the case in the worker's row."""
    with at_the_ledger(place) as wiring:
        columns.adopt(found, wiring)
    place.note("mapping_kept", f"{case} {report.sha256[:16]}")
    ask(place, "rework", case=case)
    return HttpResponseRedirect(f"/cases/{case}/files")


def _told(checked: columns.Tried | None, problem: ZhendanError | None) -> dict[str, object]:
    """What a check found: rows first, then what was refused and why."""
    problems = sorted(checked.problems, key=lambda one: not one.refused) if checked else []
    return {"checked": checked, "why": problems[:_SHOWN], "problem": problem}


def _facts(
    request: HttpRequest,
    found: Seen,
    told: tuple[FileReport, tuple[columns.SeenTable, ...], int],
) -> dict[str, object]:
    """What the page prints of the file and of one of its tables."""
    report, tables, at = told
    one = tables[at] if tables else None
    template, renames = columns.renamed(one) if one else ("", ())
    typed = {name: value for name, value in request.POST.items() if name.startswith("f-")}
    slug = found.page.notice.platform if found.page else ""
    return {
        "tab": "files",
        "file_report": report,
        "tables": tables,
        "at": at,
        "table": one,
        "columns": columns.table_columns(one) if one else (),
        "offered": columns.offered(one) if one else (),
        "template": template,
        "renames": renames,
        "typed": typed,
        "way": request.POST.get("way", "fields"),
        "platforms": [(each, platform_words(each)) for each in platform_slugs()],
        "platform": request.POST.get("platform", slug),
        "currencies": CURRENCIES,
        "currency": request.POST.get("currency", ""),
    }


def _number(told: str, most: int) -> int:
    """Which of the tables; the first where the address says nonsense."""
    number = int(told) if told.isascii() and told.isdecimal() and len(told) <= _DIGITS else 0
    return number if number < most else 0
