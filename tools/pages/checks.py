"""One page for all checks before an appeal is handed in: what a reviewer turns down, how we ask."""

from collections.abc import Iterator

from zhendan.appeal import REASONS, Level, ProblemKind, problem_kinds

LEVELS = {
    Level.HARD_STOP: "须先处理 / must be gone first",
    Level.CRITICAL: "重要 / critical",
    Level.CAUTION: "注意 / caution",
    Level.INFO: "提示 / info",
}


def check_pages() -> Iterator[tuple[str, str]]:
    """The page of every reason and the checks that look for it."""
    lines = [
        "# 提交前检查 / Checks before an appeal is handed in",
        "",
        "R01–R20 是平台常见的驳回理由，S 开头的是我们自己的要求。只有诚信与平台规则才拦住提交；"
        "其余是提醒，由人决定。",
        "",
        "R01 to R20 are the usual reasons of rejection, S.. are stops and notes of our own. Only "
        "honesty and the platform's rules stop a submission; all else is a note, and a person "
        "decides. `zhendan appeal check` runs them all; `tests/appeal/test_rules.py` shows each "
        "one firing and leaving its nearest harmless case alone.",
        "",
    ]
    kinds = problem_kinds()
    for code, reason in REASONS.items():
        lines += [f"## {code} {reason.zh} / {reason.en}", ""]
        lines += ["| 检查 / check | 级别 / level | 说什么 / what it says |", "|---|---|---|"]
        lines += [_row(kind) for kind in kinds if kind.code == code]
        lines += [""]
    yield "README.md", "\n".join(lines)


def _row(kind: ProblemKind) -> str:
    words = f"{kind.words.zh} / {kind.words.en}".replace("|", "\\|")
    return f"| `{kind.name}` | {LEVELS[kind.level]} | {words} |"
