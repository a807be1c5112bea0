"""What a reviewer is likely to ask of a dossier, with the pages that answer (模拟审核员)."""

from typing import Any

from zhendan.appeal import Question, examine, with_pages
from zhendan.steps.appeal import Appealed
from zhendan.steps.errand import Errand
from zhendan.steps.look.printing import print_pdf
from zhendan.steps.wiring import Wiring

Data = dict[str, Any]


def questions(appealed: Appealed, wiring: Wiring, errand: Errand) -> tuple[Question, ...]:
    """The questions, contradictions first, with the pages of the dossier as it prints now."""
    pdf = print_pdf(appealed, wiring, errand)
    asked = examine(appealed.material, appealed.statement, appealed.dossier)
    return with_pages(asked, wiring.pictures.outline(pdf))


def as_data(asked: tuple[Question, ...]) -> list[Data]:
    """Questions as plain data."""
    return [
        {
            "code": each.code,
            "contradiction": each.contradiction,
            "zh": each.text.zh,
            "en": each.text.en,
            "orders": list(each.orders),
            "places": list(each.places),
            "pages": list(each.pages),
        }
        for each in asked
    ]
