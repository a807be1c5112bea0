"""金丝雀 over the whole job: invented people in every file, and none of them in what leaves.

Looked through byte by byte: report, dossier in both forms, packet, platform form, hand-over, and
what the commands said. Pictures and PDFs by eyes: `tests/evidence/test_masked_kinds.py`.
"""

import contextlib
import io
from pathlib import Path

import pypdfium2

from tests.evidence.canaries import Canary, found
from tests.journey.filing import BY, Filing
from tests.journey.planted import planted


def texts_of_pdfs(folder: Path) -> None:
    """Beside each PDF what its text layer and its properties say."""
    for path in sorted(folder.rglob("*.pdf")):
        document = pypdfium2.PdfDocument(path)
        said = [page.get_textpage().get_text_range() for page in document]
        said.append(str(document.get_metadata_dict()))
        path.with_suffix(".pdf.txt").write_text("\n".join(said), encoding="utf-8")
        document.close()


def leaks(folder: Path, people: dict[Canary, str]) -> list[str]:
    """Who is found in a folder, and from which kind of file."""
    texts_of_pdfs(folder)
    return sorted(f"{people[one]}: {one.kind} {one.value}" for one in found(folder, list(people)))


def test_of_all_people_in_all_files_none_is_found_in_what_leaves(tmp_path: Path) -> None:
    people = planted(tmp_path / "inbox")
    assert leaks(tmp_path / "inbox", people) == sorted(
        f"{place}: {one.kind} {one.value}" for one, place in people.items()
    ), "the search sees every one of them"
    at = Filing(tmp_path, tmp_path / "inbox")
    said = tmp_path / "out" / "said.txt"
    with contextlib.redirect_stderr(io.StringIO()) as log:
        case = at.run()["case"]
        at.decide(case, "conceded", at.orders("unclear"))
        at.of(case, "gate", "--by", BY, "--reason", "仅少数订单")
        told = [at.of(case, "packet build", "--out", tmp_path / "out", "--by", BY)]
        at.portal(case)
        mandate = ("--to", "示例机构", "--profile", "agency", "--scope", "代为申诉", "--acts")
        told.append(
            at.of(case, "handover mandate M1", "--by", BY, *mandate, "--until", "2027-06-01")
        )
        told.append(at.of(case, "handover give M1", "--by", BY, "--out", tmp_path / "given"))
    said.write_text("\n".join([*told, log.getvalue()]), encoding="utf-8")
    for name in ("out", "portal", "given"):
        assert any((tmp_path / name).rglob("*.*")), name
        assert leaks(tmp_path / name, people) == [], name
