"""Step 4a 提交包: each box of the platform's form as files ready to copy, within its limits."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhendan.appeal import (
    FILES,
    NOTES,
    Filled,
    PortalPlan,
    Problem,
    Wording,
    annex_csv,
    check_file,
    hard_stops,
    index_text,
    plan_portal,
)
from zhendan.domain import FieldKind, FormField, Sha256, Text
from zhendan.steps.errand import Errand
from zhendan.steps.look.printing import pictures_of, print_pdf
from zhendan.steps.through import Worked
from zhendan.steps.wiring import Wiring

UNKNOWN_SLOTS = 9
"""Pages prepared as pictures where nobody knows how many the form takes."""
MOST_A_SHEET = 4
"""Pictures or pages on one sheet that can still be read."""


@dataclass(frozen=True, slots=True)
class Portal:
    """A portal pack: its plan, its files by name, what keeps it from being handed in."""

    plan: PortalPlan
    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    index: str
    """The name of the first sheet among the files."""


def portal(worked: Worked, wiring: Wiring, errand: Errand) -> Portal:
    """Fill every box. Raises `PicturesDoNotFit`, `PicturesUnusable`: nothing is ever cut."""
    appealed, wording = worked.appealed, Wording.of(worked.appealed.material)
    plan = plan_portal(appealed.material, appealed.statement)
    pdf = print_pdf(appealed, wiring, errand)
    errand.progress.stage(Text("按表单整理提交包", "Filling the form's boxes"))
    files: dict[str, bytes] = {}
    by_box: dict[str, tuple[str, ...]] = {}
    notes: list[str] = []
    problems: list[Problem] = []
    for place, box in enumerate(plan.boxes, start=1):
        made, said = _made(worked, wiring, box.field, pdf, texts=box.texts)
        named = {f"{place:02d}-{name}": content for name, content in made.items()}
        files |= named
        by_box[box.field.name] = tuple(named)
        notes += said
        for name, content in named.items():
            if box.field.kind in (FieldKind.PICTURES, FieldKind.FILES):
                problems += check_file(box.field, name, len(content), count=len(named))
    for number, (_, text) in enumerate(plan.items, start=1):
        files[wording.say(FILES["item"], place=f"{number:02d}")] = text.encode()
    for verdict, orders in plan.apart:
        files[wording.say(FILES["apart"], verdict=verdict)] = ("\n".join(orders) + "\n").encode()
    files[wording.say(FILES["annex"])] = annex_csv(appealed.material).encode()
    stops = len(hard_stops((*appealed.problems, *plan.problems, *problems)))
    packed = Filled(files, by_box, tuple(notes), tuple(dict.fromkeys(problems)))
    index = wording.say(FILES["index"])
    files[index] = index_text(appealed.material, plan, packed, stops=stops).encode()
    found = (*plan.problems, *packed.problems)
    return Portal(plan, dict(sorted(files.items())), found, packed.notes, index)


def _made(
    worked: Worked, wiring: Wiring, field: FormField, pdf: bytes, *, texts: tuple[str, ...]
) -> tuple[dict[str, bytes], list[str]]:
    """The files of one box, and what to say about them."""
    title = Wording.of(worked.appealed.material).say(field.words).replace("/", "-")
    if field.kind is FieldKind.PICTURES:
        return _pictures(worked, wiring, field, pdf)
    if field.kind is FieldKind.FILES:
        return {f"{title}.pdf": pdf}, []
    if len(texts) == 1:
        return {f"{title}.txt": texts[0].encode()}, []
    return {f"{title}-{n:02d}.txt": text.encode() for n, text in enumerate(texts, start=1)}, []


def _pictures(
    worked: Worked, wiring: Wiring, field: FormField, pdf: bytes
) -> tuple[dict[str, bytes], list[str]]:
    """Picture exhibits first, then as many pages of the dossier as stay readable."""
    shown = pictures_of(worked.appealed, wiring)
    named = [
        (f"{exhibit} {title}", shown[sha256])
        for exhibit, title, sha256 in _travelling(worked)
        if sha256 in shown
    ]
    pages = wiring.pictures.count_pages(pdf)
    slots = field.count * MOST_A_SHEET if field.count else UNKNOWN_SLOTS
    taken = min(pages, max(0, slots - len(named)))
    wording = Wording.of(worked.appealed.material)
    told = [wording.say(NOTES["page"], page=place) for place in range(1, taken + 1)]
    fitted = wiring.pictures.fit(named, pdf, told, field=field)
    notes = [
        wording.say(NOTES["holds"], name=one.name, holds=wording.row(one.holds))
        for one in fitted
        if len(one.holds) > 1
    ]
    if taken < pages:
        notes.append(wording.say(NOTES["left"], pages=pages, taken=taken))
    return {one.name: one.content for one in fitted}, notes


def _travelling(worked: Worked) -> list[tuple[str, str, Sha256]]:
    """The picture exhibits that the dossier shows: number, title, hash of what travels."""
    return [(page.number, page.name, page.sha256) for page in worked.appealed.dossier.exhibits]
