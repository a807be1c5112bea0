"""A model's words are used only where every number, id, limit and tone survives; else dropped."""

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.appeal.material import brushed, misjudged, mixed, order_no
from zhendan.adapters.rephraser import ModelSilent, OpenAiRephraser
from zhendan.appeal import Rephrased, draft, rephrase
from zhendan.domain import Sentence, SentenceKind

Answer = Callable[[list[str]], object]


@contextmanager
def stand_in(answer: Answer) -> Iterator[tuple[str, list[str]]]:
    """A stand-in for an OpenAI-compatible server; yields its address and what it was shown."""
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            seen.append(asked["messages"][1]["content"])
            said = answer(json.loads(seen[-1]))
            content = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)
            raw = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=lambda: server.serve_forever(0.02), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1", seen
    finally:
        server.shutdown()
        server.server_close()


def through(answer: Answer, sentences: Sequence[Sentence]) -> tuple[Rephrased, ...]:
    with stand_in(answer) as (address, _):
        return rephrase(sentences, OpenAiRephraser(address, "stand-in"))


FACT = draft(misjudged()).section("request").sentences[1]
PLAN = draft(brushed()).section("measures").sentences[0]


def test_other_words_that_keep_everything_are_used() -> None:
    (found,) = through(lambda s: [one.replace("涉案订单共", "本案涉及订单共") for one in s], [FACT])
    assert found.is_used
    assert found.text.startswith("本案涉及订单共 6 单")


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda t: t.replace("⟦1⟧", ""), "没有原样带回"),
        (lambda t: t.replace("⟦1⟧", "⟦2⟧"), "没有原样带回"),
        (lambda t: t + "另有 99 单。", "原句没有的数字"),
        (lambda t: t + "平台乱判。", "语气不合"),
        (lambda t: t + "全部订单均真实。", "语气不合"),
        (lambda t: t.replace("尚缺", "有"), "添加了限定语"),
        (lambda t: t * 3, "没有原样带回"),
        (lambda t: "", "没有原样带回"),
    ],
)
def test_words_that_say_more_or_less_are_dropped_with_the_reason(
    spoil: Callable[[str], str], why: str
) -> None:
    (found,) = through(lambda s: [spoil(one) for one in s], [FACT])
    assert not found.is_used
    assert found.text == FACT.text
    assert why in found.dropped


OPEN = Sentence("现有材料不足以证明，本店暂不主张其为真实交易。", SentenceKind.OPINION)
OWNED = Sentence("本店认可平台的认定。", SentenceKind.OPINION)
ENGLISH = Sentence("We do not claim them as genuine.", SentenceKind.OPINION)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (OPEN, "现有材料不足以证明，本店主张其为真实交易。"),
        (OWNED, "本店不认可平台的认定。"),
        (OWNED, "本店知悉平台的认定。"),
        (ENGLISH, "We claim them as genuine."),
        (ENGLISH, "We do not concede; we claim them as genuine."),
    ],
)
def test_a_claim_is_not_turned_into_its_opposite(sentence: Sentence, said: str) -> None:
    (found,) = through(lambda _: [said], [sentence])
    assert not found.is_used
    assert "限定语" in found.dropped


def test_two_counts_do_not_change_places() -> None:
    def swap(text: str) -> str:
        return text.replace("⟦1⟧", "⟦#⟧").replace("⟦2⟧", "⟦1⟧").replace("⟦#⟧", "⟦2⟧")

    (found,) = through(lambda s: [swap(one) for one in s], [FACT])
    assert not found.is_used
    assert "没有原样带回" in found.dropped


def test_a_plan_is_not_turned_into_a_deed() -> None:
    (found,) = through(
        lambda s: [one.replace("将于", "已于").replace("完成", "已完成") for one in s], [PLAN]
    )
    assert not found.is_used


def test_an_answer_of_another_length_is_dropped_whole() -> None:
    found = through(lambda s: s[:1], draft(mixed()).section("limits").sentences)
    assert all(not each.is_used and each.dropped for each in found)


@pytest.mark.parametrize("said", ["sorry", "{}", "[", 7])
def test_an_answer_of_no_use_is_an_error_of_ours(said: object) -> None:
    with pytest.raises(ModelSilent):
        through(lambda _: said if isinstance(said, str) else str(said), [FACT])


def test_the_model_never_sees_a_number_an_order_or_a_quotation() -> None:
    sentences = (
        *draft(mixed()).section("request").sentences,
        *draft(mixed()).section("conceded").sentences,
    )
    with stand_in(lambda s: s) as (address, seen):
        found = rephrase(sentences, OpenAiRephraser(address, "stand-in", "geheim"))
    told = seen[0]
    assert order_no(7) not in told
    assert "B类" not in told
    assert "扣2分" not in told
    assert [each.text for each in found] == [s.text for s in sentences]


def test_without_a_server_the_letter_keeps_its_own_words() -> None:
    with pytest.raises(ModelSilent) as silent:
        rephrase(
            [Sentence("请复核。", SentenceKind.REQUEST)],
            OpenAiRephraser("http://127.0.0.1:9/v1", "m", "geheim"),
        )
    assert "geheim" not in silent.value.explain()


def test_only_a_web_address_is_asked() -> None:
    with pytest.raises(ModelSilent, match="address"):
        OpenAiRephraser("file:///etc", "model").rephrase(["一句话。"])
