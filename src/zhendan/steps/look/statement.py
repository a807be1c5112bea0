"""The statement and its problems as plain data and plain text."""

from collections.abc import Iterable

from zhendan.appeal import Problem, Statement

Data = dict[str, object]


def text_of(statement: Statement, form: str) -> str:
    """The statement as text: the long form with titles and anchors, or the short form alone."""
    return statement.short_text() if form == "short" else statement.text()


def statement_as_data(statement: Statement, form: str) -> Data:
    """Sentence by sentence, with kind, anchors and the numbers each one is recomputed from."""
    sentences = statement.short if form == "short" else statement.sentences
    return {
        "form": form,
        "shape": statement.shape,
        "characters": len(text_of(statement, form)),
        "sentences": [
            {
                "text": sentence.text,
                "kind": str(sentence.kind),
                "anchors": [anchor.shown(statement.lang) for anchor in sentence.anchors],
                "numbers": {number.name: number.value for number in sentence.numbers},
                "orders": list(sentence.orders),
            }
            for sentence in sentences
        ],
    }


def problems_as_data(problems: Iterable[Problem]) -> list[Data]:
    """Each problem with its level, its orders and its words in both languages."""
    return [
        {
            "code": problem.code,
            "level": str(problem.level),
            "orders": list(problem.orders),
            "zh": problem.text.zh,
            "en": problem.text.en,
        }
        for problem in problems
    ]
