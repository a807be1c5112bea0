"""WeChat mini-program violations and appeals, by the fields WeChat publishes.

Written from WeChat's developer pages and tried against a stand-in server only; nobody has used
it on the live service yet. The token is handed in, never stored and never told in an error.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from zhendan.adapters.channels.calls import Calls
from zhendan.casework import (
    AppealItem,
    AppealResult,
    Capabilities,
    ChannelRefused,
    RoundState,
    Violation,
)

HOST = "https://api.weixin.qq.com"
_STATES = {
    1: RoundState.UNDER_REVIEW,
    2: RoundState.ACCEPTED,
    3: RoundState.REJECTED,
    4: RoundState.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class WechatChannel:
    """Answers `zhendan.casework.Channel`."""

    calls: Calls

    @classmethod
    def open(
        cls, token: str, *, host: str = HOST, trail: Callable[[str, bytes], None] | None = None
    ) -> "WechatChannel":
        """A channel with the merchant's own authorisation; `trail` is told every raw answer."""
        return cls(Calls(host, token, trail))

    def capabilities(self) -> Capabilities:
        """Lists, submits and tells."""
        return Capabilities("wechat", lists=True, submits=True, tells=True)

    def violations(self, start: datetime, end: datetime) -> tuple[Violation, ...]:
        """The violations of a span; `illegal_content` may be absent."""
        asked = {"start_time": int(start.timestamp()), "end_time": int(end.timestamp())}
        answer = self._good("getillegalrecords", "/wxa/getillegalrecords", asked)
        return tuple(_violation(each) for each in _rows(answer))

    def submit(self, violation: str, items: Sequence[AppealItem]) -> str:
        """Upload the proofs, then hand in one entry per item; WeChat's answer bears no number."""
        materials = [
            {
                "reason": item.reason,
                "proof_material_ids": [self._upload(name, made) for name, made in item.proofs],
            }
            for item in items
        ]
        asked = {"illegal_record_id": violation, "appeal_materials": materials}
        self._good("createappeal", "/wxa/component/createappeal", asked)
        return violation

    def results(self, violation: str) -> tuple[AppealResult, ...]:
        """Every attempt on a violation, oldest first."""
        asked = {"illegal_record_id": violation}
        answer = self._good("getappealrecords", "/wxa/getappealrecords", asked)
        found = [_result(each) for each in _rows(answer)]
        return tuple(sorted(found, key=lambda r: (r.count, r.id)))

    def _upload(self, name: str, content: bytes) -> str:
        """One picture as temporary media; the id expires, so it is used at once."""
        answer = self.calls.upload("/cgi-bin/media/upload", name, content, kind="image")
        media = str(answer.get("media_id", ""))
        if not media:
            raise _refused("media/upload", answer)
        return media

    def _good(self, act: str, path: str, asked: Mapping[str, object]) -> Mapping[str, Any]:
        """The answer of a call that was taken in. Raises `ChannelRefused`."""
        answer = self.calls.post(path, asked)
        if _number(answer.get("errcode", 0)) != 0:
            raise _refused(act, answer)
        return answer


def read_appeal_event(xml: bytes) -> AppealResult:
    """A pushed `wxa_appeal_record`; audit time and reason are absent while it is open.

    Raises `ChannelRefused` for anything else.
    """
    try:
        root = ElementTree.fromstring(xml)
    except (ElementTree.ParseError, DefusedXmlException, ValueError) as error:
        raise ChannelRefused(act="wxa_appeal_record", code_said="", words="XML") from error
    told = {each.tag: (each.text or "").strip() for each in root.iter()}
    if told.get("Event") != "wxa_appeal_record":
        raise ChannelRefused(act="wxa_appeal_record", code_said="", words=told.get("Event", ""))
    return _result(told)


def _violation(row: Mapping[str, Any]) -> Violation:
    """One violation; several items where the content is a list."""
    content = row.get("illegal_content")
    if isinstance(content, list):
        items = tuple(str(each) for each in content)
    else:
        items = (str(content),) if content else ()
    return Violation(
        id=str(row.get("illegal_record_id", "")),
        created_at=_instant(row.get("create_time")),
        reason=str(row.get("illegal_reason", "")),
        items=items,
        rule_name=str(row.get("rule_name", "")),
        rule_url=str(row.get("rule_url", "")),
    )


def _result(row: Mapping[str, Any]) -> AppealResult:
    """One attempt; an unknown status stays under review until a person says."""
    said = "；".join(str(row[k]) for k in ("audit_reason", "punish_description") if row.get(k))
    return AppealResult(
        id=str(row.get("appeal_record_id", "")),
        at=_instant(row.get("appeal_time")),
        count=_number(row.get("appeal_count", 0)),
        state=_STATES.get(_number(row.get("appeal_status", 0)), RoundState.UNDER_REVIEW),
        said=said,
        by_provider=_number(row.get("appeal_from", 0)) == 1,
    )


def _rows(answer: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The records of an answer; what is no record is left out by its type."""
    rows = answer.get("records")
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _number(value: object) -> int:
    """A number that comes as text in some pages and as a number in others."""
    text = str(value).strip()
    return int(text) if text.lstrip("-").isdecimal() else -1


def _instant(value: object) -> datetime | None:
    """Epoch seconds as an instant; None where there are none."""
    seconds = _number(value)
    return datetime.fromtimestamp(seconds, UTC) if 0 < seconds < 1 << 34 else None


def _refused(act: str, answer: Mapping[str, Any]) -> ChannelRefused:
    code, words = answer.get("errcode", ""), str(answer.get("errmsg", ""))[:200]
    return ChannelRefused(act=act, code_said=code, words=words)
