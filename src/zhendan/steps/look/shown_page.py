"""A case page in words that may leave: as the receiver of the masked packet would read it."""

from dataclasses import replace

from zhendan.domain import Exhibit, FileReport
from zhendan.evidence import Masking
from zhendan.steps.look.case_page import CasePage
from zhendan.steps.masking import shown_passages, shown_text


def shown_page(page: CasePage, masking: Masking | None) -> CasePage:
    """The page with buyers' data masked in every sentence that quotes a file.

    None where a person decided to hand over unmasked: the page as it is.
    """
    if masking is None:
        return page
    notice = page.notice
    return replace(
        page,
        passages=shown_passages(page.passages, masking),
        notice=replace(notice, body=masking.words(notice.body)),
        files=tuple(_file(one, masking) for one in page.files),
        exhibits=tuple(_exhibit(one, masking) for one in page.exhibits),
        problems=tuple(replace(one, text=shown_text(one.text, masking)) for one in page.problems),
    )


def _file(report: FileReport, masking: Masking) -> FileReport:
    """A file's report whose remarks may quote its cells."""
    told = tuple(replace(one, text=shown_text(one.text, masking)) for one in report.problems)
    return replace(report, path=masking.words(report.path), problems=told)


def _exhibit(one: Exhibit, masking: Masking) -> Exhibit:
    """An exhibit whose file may bear a person's name."""
    name = masking.words(one.provenance.original_name)
    return replace(one, provenance=replace(one.provenance, original_name=name))
