"""Step 3c 改写措辞: other words for the letter's own sentences, where nothing is lost."""

from typing import Any

from zhendan.appeal import LABEL, Rephraser, Statement, rephrase

Data = dict[str, Any]
_LENDS_ITSELF = ("request", "findings", "limits", "conceded", "causes", "measures", "closing")
"""Sections of our own words; evidence quotes records and keeps theirs."""


def rephrased(statement: Statement, model: Rephraser) -> Data:
    """Sentence by sentence, visibly labelled. Raises `ModelSilent`."""
    own = [s for key in _LENDS_ITSELF for s in statement.section(key).sentences]
    found = rephrase(own, model)
    return {
        "label": {"zh": LABEL.zh, "en": LABEL.en},
        "used": sum(each.is_used for each in found),
        "sentences": [
            {
                "ours": each.ours,
                "text": each.text,
                "by_model": each.is_used,
                "dropped": each.dropped or None,
                "anchors": [anchor.shown(statement.lang) for anchor in sentence.anchors],
            }
            for each, sentence in zip(found, own, strict=True)
        ],
    }
