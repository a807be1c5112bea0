"""The names a rule card may use, and the one typed reading of each."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from zhendan.domain import (
    Attempts,
    EvidenceWanted,
    ExhibitKind,
    FieldKind,
    FormField,
    FormLimits,
    NotAppealable,
    Text,
)
from zhendan.rulebook.errors import RuleMalformed
from zhendan.rulebook.reading import Fields, read_words
from zhendan.rulebook.windows import (
    FirstDay,
    GradedWindow,
    PointsRule,
    StartEvent,
    Unit,
    Window,
)

_FIELD_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")

LONGEST_WINDOW = 3660
"""Ten years in days; a longer window is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class ValueKind:
    """One name that rule cards use: what it means, how it is read and said."""

    title: Text
    read: Callable[[object, str], object]
    say: Callable[[object], Text]
    asked: bool = True
    """Every card has it as a value or lists it as unknown."""


def read_window(raw: object, where: str) -> Window | GradedWindow:
    """A window, or one per grade."""
    fields = Fields(raw, where)
    if not fields.has("by_grade"):
        return _window(fields)
    grades = Fields(fields.raw("by_grade"), f"{where}.by_grade")
    found = []
    for key in sorted(grades.names()):
        if key not in {"0", "1", "2", "3"}:
            raise RuleMalformed(where=where, problem=f"grade 0 to 3 expected, found {key!r}")
        found.append((int(key), _window(grades.inside(key))))
    fields.done()
    if not found:
        raise RuleMalformed(where=where, problem="by_grade is empty")
    return GradedWindow(tuple(found))


def _window(fields: Fields) -> Window:
    """One window; a cut-off hour goes with days only, and a same-day window needs one."""
    unit = fields.word("unit", Unit)
    same_day = unit is Unit.SAME_DAY
    count = 0 if same_day else fields.whole("count", least=1)
    window = Window(
        count=count,
        unit=unit,
        counted_from=fields.word("counted_from", StartEvent),
        first_day=fields.word("first_day", FirstDay, FirstDay.UNKNOWN),
        cut_off=fields.clock("cut_off"),
        old_clocks_keep=fields.flag("old_clocks_keep", False),
    )
    fields.done()
    if (same_day and window.cut_off is None) or (unit is Unit.HOURS and window.cut_off):
        raise RuleMalformed(where=fields.where, problem=f"cut_off and unit {unit} do not fit")
    if count > LONGEST_WINDOW:
        raise fields.refuse("count", count, f"at most {LONGEST_WINDOW}")
    return window


def _attempts(raw: object, where: str) -> Attempts:
    fields = Fields(raw, where)
    attempts = Attempts(
        allowed=fields.whole_or_none("allowed", least=1),
        one_in_progress=fields.flag("one_in_progress", False),
        channels_exclude_each_other=fields.flag("channels_exclude_each_other", False),
    )
    fields.done()
    return attempts


def _not_appealable(raw: object, where: str) -> NotAppealable:
    fields = Fields(raw, where)
    value = NotAppealable(from_violation=fields.whole("from_violation", least=1))
    fields.done()
    return value


def _form(raw: object, where: str) -> FormLimits:
    fields = Fields(raw, where)
    limits = FormLimits(
        characters=fields.whole_or_none("characters", least=1),
        single_file=fields.flag_or_none("single_file"),
        per_item=fields.flag_or_none("per_item"),
        fields=tuple(_field(each) for each in fields.each("fields")),
    )
    fields.done()
    names = [each.name for each in limits.fields]
    if len(set(names)) != len(names):
        raise RuleMalformed(where=where, problem="two fields of one name")
    return limits


def _field(fields: Fields) -> FormField:
    """One box of a form."""
    name = fields.text("name")
    if not _FIELD_NAME.fullmatch(name):
        raise fields.refuse("name", name, "lower-case name")
    found = FormField(
        name=name,
        kind=fields.word("kind", FieldKind),
        words=Text(fields.text("zh"), fields.text("en")),
        characters=fields.whole_or_none("characters", least=1),
        count=fields.whole_or_none("count", least=1),
        bytes_each=fields.whole_or_none("bytes_each", least=1),
        types=tuple(str(each).lower() for each in fields.rows("types")),
        required=fields.flag_or_none("required"),
    )
    fields.done()
    return found


def _points(raw: object, where: str) -> PointsRule:
    fields = Fields(raw, where)
    rule = PointsRule(
        cleared_after_days=fields.whole("cleared_after_days", least=1),
        unless_total=fields.whole("unless_total", least=1),
    )
    fields.done()
    return rule


def _flag(raw: object, where: str) -> bool:
    if not isinstance(raw, bool):
        raise RuleMalformed(where=where, problem=f"true or false expected, found {raw!r}")
    return raw


def _many(raw: object, where: str) -> list[object]:
    if not isinstance(raw, list) or not raw:
        raise RuleMalformed(where=where, problem="list expected")
    return raw


def _texts(raw: object, where: str) -> tuple[Text, ...]:
    items = enumerate(_many(raw, where))
    return tuple(read_words(item, f"{where}[{index}]") for index, item in items)


def _evidence(raw: object, where: str) -> tuple[EvidenceWanted, ...]:
    wanted = []
    for index, item in enumerate(_many(raw, where)):
        fields = Fields(item, f"{where}[{index}]")
        kind = fields.word("kind", ExhibitKind)
        wanted.append(EvidenceWanted(kind, Text(fields.text("zh"), fields.text("en"))))
        fields.done()
    return tuple(wanted)


def _say_itself(value: object) -> Text:
    """Words of a value that carries its own."""
    if isinstance(value, Window | GradedWindow | PointsRule):
        return value.words
    return value if isinstance(value, Text) else Text(str(value), str(value))


def _say_flag(value: object) -> Text:
    return Text("是", "yes") if value else Text("否", "no")


def _say_texts(value: object) -> Text:
    texts = value if isinstance(value, tuple) else ()
    return Text("；".join(t.zh for t in texts), "; ".join(t.en for t in texts))


def _say_evidence(value: object) -> Text:
    items = value if isinstance(value, tuple) else ()
    return _say_texts(tuple(item.words for item in items))


def _say_attempts(value: object) -> Text:
    if not isinstance(value, Attempts):
        return _say_itself(value)
    zh = [f"最多 {value.allowed} 次" if value.allowed else "次数有限，具体次数未公开"]
    en = [f"at most {value.allowed}" if value.allowed else "counted, number not published"]
    if value.one_in_progress:
        zh.append("同一时间只能有一次申诉在处理中")
        en.append("one appeal at a time")
    if value.channels_exclude_each_other:
        zh.append("网页与接口提交互斥")
        en.append("web console and API exclude each other")
    return Text("；".join(zh), "; ".join(en))


def _say_not_appealable(value: object) -> Text:
    if not isinstance(value, NotAppealable):
        return _say_itself(value)
    return Text(
        f"第 {value.from_violation} 次违规起不可申诉",
        f"no appeal from violation no. {value.from_violation} on",
    )


def _say_form(value: object) -> Text:
    if not isinstance(value, FormLimits):
        return _say_itself(value)
    zh, en = [], []
    if value.characters:
        zh.append(f"申诉文字不超过 {value.characters} 字符")
        en.append(f"at most {value.characters} characters")
    for said, words in (
        (value.single_file, ("全部凭证合为一个文件", "all exhibits in one file")),
        (value.per_item, ("按违规项逐条填写理由与凭证", "a reason and proofs per violation item")),
    ):
        if said:
            zh.append(words[0])
            en.append(words[1])
    for field in value.fields:
        zh.append(f"{field.words.zh}{_limits(field).zh}")
        en.append(f"{field.words.en}{_limits(field).en}")
    return Text("；".join(zh), "; ".join(en))


def _limits(field: FormField) -> Text:
    """What one box takes, in brackets; nothing where nothing is known."""
    said: list[tuple[str, str]] = []
    if field.characters:
        said.append((f"≤ {field.characters} 字", f"<= {field.characters} characters"))
    if field.count:
        said.append((f"≤ {field.count} 个", f"<= {field.count}"))
    if field.bytes_each:
        size = f"{field.bytes_each / 1_000_000:g} MB"
        said.append((f"每个 ≤ {size}", f"each <= {size}"))
    if field.types:
        said.append(("/".join(field.types), "/".join(field.types)))
    if not said:
        return Text("", "")
    return Text(
        "（" + "，".join(zh for zh, _ in said) + "）", " (" + ", ".join(en for _, en in said) + ")"
    )


VALUE_KINDS: Mapping[str, ValueKind] = {
    "appeal_window": ValueKind(Text("申诉期限", "Appeal window"), read_window, _say_itself),
    "second_window": ValueKind(
        Text("被驳回后的期限", "Window after a rejection"), read_window, _say_itself
    ),
    "attempts": ValueKind(Text("申诉次数", "Attempts"), _attempts, _say_attempts),
    "one_shot": ValueKind(
        Text("一次提交、不可补充", "One submission, no supplement"), _flag, _say_flag
    ),
    "silence_accepts": ValueKind(
        Text("逾期未申诉视为接受", "Silence counts as acceptance"), _flag, _say_flag
    ),
    "entry": ValueKind(Text("申诉入口", "Where to file"), read_words, _say_itself),
    "evidence": ValueKind(Text("要求的材料", "Evidence asked for"), _evidence, _say_evidence),
    "form_limits": ValueKind(Text("表单限制", "Form limits"), _form, _say_form),
    "not_appealable": ValueKind(
        Text("不可申诉的情形", "Not appealable"), _not_appealable, _say_not_appealable, False
    ),
    "evidence_refused": ValueKind(
        Text("不予采信的材料", "Evidence refused"), _evidence, _say_evidence, False
    ),
    "evidence_fulfilment": ValueKind(
        Text("履约类违规要求的材料", "Evidence in fulfilment cases"),
        _evidence,
        _say_evidence,
        False,
    ),
    "channels_refused": ValueKind(
        Text("不受理的渠道", "Channels refused"), _texts, _say_texts, False
    ),
    "rejection_reasons": ValueKind(
        Text("驳回理由", "Reasons for rejection"), _texts, _say_texts, False
    ),
    "irrecoverable": ValueKind(
        Text("不会恢复的处罚", "What never comes back"), _texts, _say_texts, False
    ),
    "covers": ValueKind(Text("规则所指行为", "What the rule covers"), _texts, _say_texts, False),
    "permitted": ValueKind(Text("允许的情形", "What is permitted"), _texts, _say_texts, False),
    "late_filing": ValueKind(Text("逾期", "Late filing"), _texts, _say_texts, False),
    "evidence_warnings": ValueKind(
        Text("提交材料的提醒", "Warnings about evidence"), _texts, _say_texts, False
    ),
    "own_terms": ValueKind(
        Text("平台自己的说法", "The platform's own terms"), _texts, _say_texts, False
    ),
    "severity_words": ValueKind(
        Text("情节用语（原文）", "Severity words, verbatim"), _texts, _say_texts, False
    ),
    "sanctions": ValueKind(Text("处罚", "Sanctions"), _texts, _say_texts, False),
    "points": ValueKind(Text("扣分清零", "Lapse of points"), _points, _say_itself, False),
}
"""Every value name of the rulebook (规则数值)."""

ASKED = tuple(name for name, kind in VALUE_KINDS.items() if kind.asked)
"""What every card must either know, with a source, or list as unknown."""
