"""The blanks of a printed command in the reader's language: 理由 → REASON, 姓名 → NAME."""

_BLANKS = {"文件": "FILE", "理由": "REASON", "姓名": "NAME", "认定": "STANDING"}


def in_language(command: str, lang: str) -> str:
    """`command` with its blanks in `lang`; words that are no blanks stay as they are."""
    if lang != "en":
        return command
    return " ".join(_BLANKS.get(word, word) for word in command.split(" "))
