"""Checks on how the appeal is handed in: channel, mandate, pictures, rounds, edited sentences."""

import re
from collections.abc import Iterator
from itertools import combinations

from zhendan.appeal import form_problems as known
from zhendan.appeal.filed import read_filed
from zhendan.appeal.material import AppealMaterial, minute
from zhendan.appeal.problems import Problem
from zhendan.appeal.rounds import difference, filed
from zhendan.appeal.statement import Statement, draft
from zhendan.domain import Exhibit, ExhibitKind, NotAppealable, PictureFacts, Sentence

SMALLEST_SIDE = 400
"""Starting value: below it printed order numbers can hardly be read on a screen picture."""
LEAST_SHARP = 12.0
"""Starting value, variance of the Laplacian; a scanned page has hundreds."""
ALIKE = 10
"""Of 256 bits: re-saved or scaled copies of one picture differ in fewer."""
_EDITORS = re.compile(r"photoshop|美图|snapseed|lightroom|gimp|pixlr|醒图", re.I)
_SHOP = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{2,12}(?:旗舰店|专营店|专卖店)")
_TEMPLATE = re.compile(
    r"[XxＸ×]{2,}(?:店|公司|先生|女士|平台|年|月|日|元|单)|某某|(?:此处|请在此)(?:填写|插入)"
    r"|\{[A-Za-z_\u4e00-\u9fff]{1,20}\}|【(?:店铺|订单|日期|金额|姓名|平台)[^】]{0,8}】"
    r"|\[(?:insert|your|shop|date|name|order)\b[^\]]{0,20}\]",
    re.I,
)
_QUOTED = re.compile(r"「[^」]*」")
_VERDICTS = {"provable": "可证真", "thin": "证据薄", "unclear": "存疑", "conceded": "承认"}


def filing(material: AppealMaterial, statement: Statement) -> Iterator[Problem]:
    """Every problem of how the appeal would be handed in."""
    yield from _way_in(material)
    yield from _pictures(material)
    yield from _rounds(material, statement)
    yield from _sentences(material, statement)


def _way_in(material: AppealMaterial) -> Iterator[Problem]:
    """Channel, right to appeal, mandate, and a plan of action where one is asked for."""
    refused = material.requirements.value("channels_refused")
    if material.channel == "by_mail" and refused is not None:
        words = refused.words.zh if refused.words else ""
        yield known.WRONG_CHANNEL.of(refused=words)
    closed = material.requirements.value("not_appealable")
    number = material.violation_no
    if closed and isinstance(closed.value, NotAppealable) and closed.value.applies(number):
        yield known.NOT_APPEALABLE.of(violation=number)
    if material.agent and not material.mandate:
        yield known.NO_MANDATE.of(agent=material.agent)
    entry = material.requirements.value("entry")
    asked = entry.words.zh + entry.words.en if entry and entry.words else ""
    wants_plan = re.search(r"行动计划|根本原因|plan of action|root cause", asked)
    if wants_plan and not material.causes:
        yield known.NO_CAUSE.of()
    if wants_plan and not material.remedies:
        yield known.NO_PLAN.of()


def _pictures(material: AppealMaterial) -> Iterator[Problem]:
    """Pictures too small, blurred, edited, from later, or used twice."""
    seen: list[tuple[Exhibit, PictureFacts]] = []
    for facts in material.pictures:
        exhibit = material.exhibit_of(facts.sha256)
        if exhibit is None or exhibit.kind is not ExhibitKind.PICTURE:
            continue
        yield from _picture(material, exhibit, facts)
        seen.append((exhibit, facts))
    for (one, a), (other, b) in combinations(seen, 2):
        if a.unlike(b) <= ALIKE:
            yield known.SAME_PICTURE.of(exhibit=one.id, other=other.id)


def _picture(material: AppealMaterial, exhibit: Exhibit, facts: PictureFacts) -> Iterator[Problem]:
    """What is odd about one picture."""
    if facts.unreadable:
        yield known.UNREADABLE_PICTURE.of(exhibit=exhibit.id, why=facts.unreadable)
        return
    if min(facts.width, facts.height) < SMALLEST_SIDE:
        yield known.SMALL_PICTURE.of(exhibit=exhibit.id, width=facts.width, height=facts.height)
    elif facts.sharpness < LEAST_SHARP:
        yield known.BLURRED_PICTURE.of(exhibit=exhibit.id)
    if _EDITORS.search(facts.tool):
        yield known.EDITED_PICTURE.of(exhibit=exhibit.id, tool=facts.tool)
    if facts.taken_at is not None and facts.taken_at > exhibit.provenance.obtained_at:
        taken = minute(material.local(facts.taken_at))
        yield known.PICTURE_FROM_LATER.of(exhibit=exhibit.id, taken=taken)


def _rounds(material: AppealMaterial, statement: Statement) -> Iterator[Problem]:
    """Nothing new since the last round, or another story than then."""
    if not material.earlier:
        return
    last = max(material.earlier, key=lambda each: each.round)
    found = difference(last, read_filed(filed(material, statement)))
    if not found.is_new:
        yield known.NOTHING_NEW.of(round=last.round)
    if found.moved:
        order, then, now = found.moved[0]
        orders = tuple(each for each in material.flagged if each in {o for o, _, _ in found.moved})
        moved = f"{_VERDICTS.get(then, then)} → {_VERDICTS.get(now, now)}"
        yield known.STORY_CHANGED.of(orders=orders, round=last.round, order=order, moved=moved)


def _sentences(material: AppealMaterial, statement: Statement) -> Iterator[Problem]:
    """Sentences the material does not write, orders of nobody, words of other shops' papers."""
    ours, said = draft(material), set(statement.sentences)
    written = set(ours.sentences)
    flagged = set(material.flagged)
    for sentence in statement.sentences:
        if sentence not in written:
            yield known.EDITED.of(sentence=sentence.text)
        if not set(sentence.orders) <= flagged:
            yield known.OUTSIDE_NOTICE.of(sentence=sentence.text)
        if not sentence.anchors and (name := _other_shop(material, sentence)):
            yield known.FOREIGN_SHOP.of(sentence=sentence.text, name=name)
        if left := _TEMPLATE.search(_QUOTED.sub("", sentence.text)):
            yield known.TEMPLATE_TEXT.of(sentence=sentence.text, words=left.group())

    for one in material.bound:
        if one.text not in {sentence.text for sentence in ours.sentences}:
            yield known.BINDING_LOST.of(sentence=one.text)
    for sentence in ours.never_dropped:
        if sentence not in said:
            yield known.STRUCK_OUT.of(sentence=sentence.text)


def _other_shop(material: AppealMaterial, sentence: Sentence) -> str:
    """A shop's name in our own words that is not this shop's; quoted records are left alone."""
    own = material.shop_name
    for found in _SHOP.findall(_QUOTED.sub("", sentence.text)):
        if own and own not in found and found not in own:
            return str(found)
    return ""
