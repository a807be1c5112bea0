"""Step 3b 返回的申诉书: hold an edited DOCX against the statement, mark what is unbound."""

from typing import Any

from zhendan.appeal import Fate, ReturnedSentence, compare
from zhendan.steps.look.printing import pictures_of
from zhendan.steps.through import Worked
from zhendan.steps.wiring import Wiring

Data = dict[str, Any]


def take_back(
    worked: Worked, content: bytes, wiring: Wiring
) -> tuple[tuple[ReturnedSentence, ...], bytes]:
    """Sentence by sentence what became of it, and a copy with the unbound ones marked."""
    dossier, read = worked.appealed.dossier, wiring.documents.paragraphs
    own = wiring.press.docx(dossier, pictures_of(worked.appealed, wiring))
    found = compare(dossier, read(content), printed=read(own))
    unbound = [each.text for each in found if each.is_unbound]
    return found, wiring.documents.marked(content, unbound)


def as_data(found: tuple[ReturnedSentence, ...]) -> Data:
    """The comparison as plain data."""
    return {
        # What was struck out counts too: it may be a limit or a concession.
        "ok": all(each.fate is Fate.SAME for each in found),
        "counts": {str(fate): sum(each.fate is fate for each in found) for fate in Fate},
        "sentences": [
            {
                "fate": str(each.fate),
                "text": each.text,
                "ours": each.ours or None,
                "numbers_changed": list(each.numbers_changed),
                "tone": [mark.words for mark in each.marks],
                "personal": each.personal,
            }
            for each in found
            if each.fate is not Fate.SAME
        ],
    }
