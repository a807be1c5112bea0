"""The procedural check as plain data: questions, bases with their marks, letters, the ladder."""

from typing import Any

from zhendan.appeal import LADDER
from zhendan.steps.rights import Rights

Data = dict[str, Any]


def as_data(found: Rights) -> Data:
    """Everything a face shows of the check."""
    return {
        "questions": [
            {
                "code": each.code,
                "zh": each.title.zh,
                "en": each.title.en,
                "said": str(each.said),
                "letter": each.letter or None,
                "bases": [
                    {"cited": b.cited, "says": b.says.zh, "confidence": str(b.confidence)}
                    for b in each.bases
                ],
            }
            for each in found.questions
        ],
        "letters": [
            {"number": each.number, "title": each.title, "text": each.text}
            for each in found.letters
        ],
        "ladder": [
            {"zh": words.zh, "en": words.en, "profile": profile, "confidence": str(trust)}
            for words, profile, trust in LADDER
        ],
    }
