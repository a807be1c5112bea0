"""Any OpenAI-compatible endpoint as a rephraser; off unless a person names its address."""

import json
from collections.abc import Sequence
from http.client import HTTPException
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from zhendan.domain import Text, ZhendanError

PATIENCE = 60
LARGEST_ANSWER = 2_000_000
_ASK = (
    "你是中文文书编辑。逐句改写下面 JSON 数组中的句子，使其通顺、平实、诚恳，不带情绪。"
    "不得增加或删去任何事实、数字、限定或否定；形如 ⟦1⟧ 的标记必须原样保留且各出现一次。"
    "只回答一个 JSON 数组，句数与顺序不变。If a sentence is English, answer in English."
)


class ModelSilent(ZhendanError):
    """The language model did not answer, or not in the form asked for."""

    code = "ZD981"
    what = Text(
        zh="语言模型没有给出可用的答复：{reason}",
        en="The language model gave no usable answer: {reason}",
    )
    why = Text(
        zh="改写只是可选的一步，不影响申诉材料。",
        en="Rephrasing is optional; the appeal stands without it.",
    )
    next_step = Text(
        zh="请检查地址与模型名称，或直接使用原有措辞。",
        en="Check address and model, or keep our own words.",
    )


class OpenAiRephraser:
    """Answers `zhendan.appeal.Rephraser`; it sends masked text and keeps no key."""

    def __init__(
        self, address: str, model: str, key: str = "", *, patience: float = PATIENCE
    ) -> None:
        self._address, self._model, self._key = address.rstrip("/"), model, key
        self._patience = patience
        self._is_web = self._address.startswith(("https://", "http://"))

    def rephrase(self, sentences: Sequence[str]) -> Sequence[str]:
        """One answer per sentence. Raises `ModelSilent`."""
        if not self._is_web:
            raise ModelSilent(reason="address")
        asked = {
            "model": self._model,
            "temperature": 0,
            "messages": [
                {"role": "system", "content": _ASK},
                {"role": "user", "content": json.dumps(list(sentences), ensure_ascii=False)},
            ],
        }
        headers = {"Content-Type": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        body = json.dumps(asked, ensure_ascii=False).encode()
        try:
            request = Request(f"{self._address}/chat/completions", body, headers)
            with urlopen(request, timeout=self._patience) as answer:  # nosec B310
                return _sentences(json.loads(answer.read(LARGEST_ANSWER)))
        except (URLError, HTTPException, TimeoutError, OSError, ValueError) as error:
            raise ModelSilent(reason=type(error).__name__) from None


def _sentences(answer: Any) -> list[str]:
    """The array of sentences inside an answer. Raises `ValueError`."""
    try:
        said = answer["choices"][0]["message"]["content"]
        first, last = said.index("["), said.rindex("]")
        found = json.loads(said[first : last + 1])
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise ValueError("shape") from error
    if not isinstance(found, list):
        raise ValueError("shape")
    return [str(each) for each in found]
