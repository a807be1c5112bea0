"""The report page: complete, exact, calm, and safe to open."""

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.faces import pages
from tests.faces.inbox import NOW, number
from zhendan.appeal.problems import ADVERSE, STANDING_OPEN
from zhendan.domain import CaseId, FlaggedOrder
from zhendan.faces.report import render
from zhendan.faces.report.words import RULE_VALUES, TABLES, WORDS, field_name
from zhendan.faces.untrusted import reveal
from zhendan.steps.look.case_page import CasePage

SECTIONS = (
    *("over", "now", "stops", "gaps", "orders", "surge", "signals", "groups", "causes", "unasked"),
    *("deadline", "statement", "remedies", "files", "exhibits", "rules", "seal", "limits"),
)
LANGS = ("zh", "en")
MEGABYTE = 1 << 20


class _Read(HTMLParser):
    """What a browser would find: tags, their attributes, and the visible words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def ids(self) -> list[str]:
        return [str(attrs["id"]) for _, attrs in self.tags if "id" in attrs]

    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def section(html: str, name: str) -> str:
    """The text of one section."""
    start = html.index(f'id="{name}"')
    end = html.find("<section", start)
    return _Read("<p " + html[start : end if end > 0 else None]).text()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("make", pages.ALL_PAGES, ids=lambda make: make.__name__)
def test_every_page_has_every_section_in_order(make: Callable[[], CasePage], lang: str) -> None:
    html = render(make(), lang)
    places = [html.index(f'id="{name}"') for name in SECTIONS]
    assert places == sorted(places)


@pytest.mark.parametrize("make", pages.ALL_PAGES, ids=lambda make: make.__name__)
def test_the_same_page_gives_the_same_bytes(make: Callable[[], CasePage]) -> None:
    assert render(make()) == render(make())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("make", pages.ALL_PAGES, ids=lambda make: make.__name__)
def test_every_link_leads_to_a_place_on_the_page(make: Callable[[], CasePage], lang: str) -> None:
    read = _Read(render(make(), lang))
    ids = read.ids()
    assert len(ids) == len(set(ids))
    targets = [str(a["href"]) for tag, a in read.tags if tag == "a"]
    assert [t for t in targets if not t.startswith("#") or t[1:] not in ids] == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_names_no_outside_resource(lang: str) -> None:
    read = _Read(render(pages.mixed(), lang))
    assert [tag for tag, a in read.tags if "src" in a or tag in ("iframe", "object", "embed")] == []
    links = [str(a["href"]) for tag, a in read.tags if tag == "link"]
    assert all(link.startswith("data:") for link in links)
    assert [a for _, a in read.tags if "style" in a or any(k.startswith("on") for k in a)] == []


def test_the_policy_admits_exactly_the_inline_style_and_script() -> None:
    html = render(pages.mixed())
    policy = next(
        str(a["content"])
        for tag, a in _Read(html).tags
        if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    )
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        inline = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.S)
        assert len(inline) == 1
        digest = base64.b64encode(hashlib.sha256(inline[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


@pytest.mark.parametrize("lang", LANGS)
def test_words_from_exports_never_become_markup(lang: str) -> None:
    html = render(pages.hostile(), lang)
    read = _Read(html)
    assert sum(tag == "script" for tag, _ in read.tags) == 1
    assert [tag for tag, _ in read.tags if tag == "img"] == []
    assert "\u202e" not in html
    assert "⟨U+202E⟩" in html


@settings(deadline=None)  # a whole page each time; how long that takes is no law of the page
@given(st.text(max_size=60))
def test_any_text_from_outside_stays_text(text: str) -> None:
    whole = pages.bare()
    page = replace(
        whole,
        title=text,
        case=CaseId(text),
        notice=replace(whole.notice, charge=text, flagged=(FlaggedOrder(number(1), text, text),)),
    )
    html = render(page)
    html.encode("utf-8")
    # Which parts are shown may follow the text (a copy button only where there is something safe
    # to copy); what may not follow it is the kind of markup.
    tags = [tag for tag, _ in _Read(html).tags]
    known = {tag for tag, _ in _Read(render(pages.mixed())).tags}
    assert set(tags) <= known
    assert tags.count("script") == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("\u200b订单", "⟨U+200B⟩订单"),
        ("\x1b[31m", "⟨U+001B⟩[31m"),
        ("\ud800", "⟨U+D800⟩"),
        ("👩\u200d🌾", "👩\u200d🌾"),
        ("a\u200db", "a⟨U+200D⟩b"),
        ("一\n二\t三", "一\n二\t三"),
    ],
)
def test_unseen_characters_are_written_out(text: str, shown: str) -> None:
    assert reveal(text) == shown


@given(st.text())
def test_revealing_twice_changes_nothing_more(text: str) -> None:
    assert reveal(reveal(text)) == reveal(text)


@pytest.mark.parametrize(
    ("make", "lang", "says"),
    [
        (pages.mixed, "zh", "2026年6月23日 23:59"),
        (pages.mixed, "zh", "北京时间"),
        (pages.mixed, "zh", "制作本页时还剩 2 天 13 小时"),
        (pages.mixed, "zh", "通知原文写明"),
        (pages.mixed, "en", "23 June 2026, 23:59"),
        (pages.bare, "zh", "截止时间未知"),
        (pages.bare, "en", "Deadline unknown"),
        (pages.past_due, "zh", "已过期"),
        (pages.past_due, "zh", "制作本页时已过 3 天 2 小时"),
        (pages.provisional, "zh", "请按此时间准备"),
        (pages.provisional, "zh", "2026年6月22日 23:59"),
        (pages.provisional, "zh", "最迟 2026年6月23日 23:59，未核实"),
        (pages.provisional, "zh", "暂定，请以通知为准"),
        (pages.synthetic, "zh", "合成案例，全部内容为虚构"),
        (pages.synthetic, "en", "Synthetic case"),
    ],
)
def test_the_header_says_by_when_and_with_what_doubt(
    make: Callable[[], CasePage], lang: str, says: str
) -> None:
    html = render(make(), lang)
    head = _Read(html[html.index("<header") : html.index("</header>")]).text()
    assert says in head


def test_hours_alone_are_said_below_two_days() -> None:
    due = pages.mixed().requirements.deadline.at
    assert due is not None
    html = render(replace(pages.mixed(), now=due - timedelta(hours=41, minutes=20)))
    assert "还剩 41 小时" in html
    assert "is-near" in html


def test_midnight_is_the_end_of_the_day_before() -> None:
    whole = pages.mixed()
    due = whole.requirements.deadline
    assert due.at is not None
    midnight = replace(due, at=due.at + timedelta(minutes=1), plan_by=due.at + timedelta(minutes=1))
    html = render(replace(whole, requirements=replace(whole.requirements, deadline=midnight)))
    assert "2026年6月23日 24:00" in html


def test_a_page_past_its_deadline_says_what_remains() -> None:
    assert "还能做什么" in section(render(pages.past_due()), "deadline")
    assert "还能做什么" not in section(render(pages.mixed()), "deadline")


@pytest.mark.parametrize("name", ["gaps", "orders", "groups", "causes", "statement", "exhibits"])
@pytest.mark.parametrize(("lang", "words"), [("zh", "无记录"), ("en", "None recorded")])
def test_an_empty_section_says_so(name: str, lang: str, words: str) -> None:
    assert words in section(render(pages.bare(), lang), name)


def test_a_case_without_its_notice_asks_for_it_first() -> None:
    html = render(pages.noticeless())
    assert "收件夹里还没有违规通知" in section(html, "over")
    assert "违规通知原文" in section(html, "deadline")


def test_the_four_counts_stand_with_their_marks_and_the_completeness_is_no_prediction() -> None:
    words = section(render(pages.mixed()), "over")
    for said in ("● 可证真 5 单", "◐ 证据薄 2 单", "○ 存疑 3 单", "◇ 承认 2 单"):
        assert said in words
    assert "材料完整度，不是胜诉预测" in words
    assert "36 项中有 24 项" in words


def test_no_page_holds_a_chance_of_success() -> None:
    for lang in LANGS:
        text = _Read(render(pages.mixed(), lang)).text()
        assert re.search(r"胜率|成功率|win rate|chance of", text) is None


def test_orders_that_need_a_person_come_first() -> None:
    html = render(pages.mixed())
    shown = re.findall(r'class="order" id="o\d+" data-v="(\w+)"', html)
    assert shown == ["unclear"] * 3 + ["conceded"] * 2 + ["thin"] * 2 + ["provable"] * 5
    assert "建议考虑认可" in html[html.index('id="o1"') : html.index('id="o2"')]


def test_a_drawer_tells_both_stories_the_time_line_and_what_would_change_the_answer() -> None:
    html = render(pages.mixed())
    drawer = _Read(html[html.index('id="o1"') : html.index('id="o2"')]).text()
    for said in (
        "刷单 包裹无实物或款项返还 快递称重 40 克，应有 1,310 克",
        "他人恶意下单",
        "缺：退款",
        "与订单不一致",
        "E004 · 第 6 行",
        "揽收称重不低于 1,200 克。",
        "正常情形也会这样",
        "这一项看不到什么",
        "用什么可以说明",
        "矛盾消除之前，不能认定为真实交易",
        "zhendan decide --case taobao-WG20260620000001 --order 3300000000000000006",
    ):
        assert said in drawer
    assert drawer.index("刷单") < drawer.index("大促集中购买")


def test_a_decision_is_shown_with_who_when_and_why() -> None:
    html = render(pages.conceded())
    drawer = _Read(html[html.index('id="o1"') : html.index('id="o2"')]).text()
    assert "店主 陈某 于 2026年6月21日 10:30 认定为“认可处罚”" in drawer
    assert "快递称重 40 克，与 199 元乳胶枕不符" in drawer


def test_a_flagged_order_that_is_not_in_the_exports_is_listed_as_such() -> None:
    whole = pages.mixed()
    missing = FlaggedOrder(number(999), "missing")
    notice = replace(whole.notice, flagged=(*whole.notice.flagged, missing))
    html = render(replace(whole, notice=notice))
    assert "导出表里没有这个订单号" in section(html, "orders")
    assert "1 单在导出表里没有找到或对不上" in section(html, "over")


def test_the_surge_title_is_a_sentence_and_the_calendar_is_drawn() -> None:
    html = render(pages.mixed())
    words = section(html, "surge")
    assert "6月18日起三天多出 233 单，促销解释了 210 单" in words
    assert "6·18 大促" in words
    assert "收到通知" in words
    assert "订单 3,412 单" in words
    assert html.count('class="notice"') == 2


def test_without_a_calendar_promotions_are_not_checked_rather_than_zero() -> None:
    words = section(render(pages.uncharted()), "surge")
    assert "没有促销日历，促销能解释多少未核查" in words
    assert "未核查 促销可解释" in words


def test_files_show_what_was_refused_and_what_they_nearly_are() -> None:
    words = section(render(pages.mixed()), "files")
    for said in (
        "8 个文件，读入 3,360 行，未用 2 行",
        "ZD311 第 17 行 订单号已损坏：3.3E+18 未使用",
        "文件自报 242，实际读到 240，不一致",
        "很像中通月结账单 少了：结算重量 多出：备注2",
        "未认出",
    ):
        assert said in words


def test_the_log_is_never_called_neutral_or_stamped_when_it_is_not() -> None:
    words = section(render(pages.mixed()), "seal")
    assert "不是中立第三方存证" in words
    assert "未经第三方时间戳" in words
    stamped = replace(pages.mixed().seal, stamped_at=NOW, stamped_by="示例授时")
    words = section(render(replace(pages.mixed(), seal=stamped)), "seal")
    assert "由 示例授时 签发" in words
    assert "未经第三方时间戳" not in words


def test_rule_values_carry_their_confidence_and_the_unknown_ones_are_named() -> None:
    words = section(render(pages.mixed()), "rules")
    assert "第三方资料，请以通知为准" in words
    assert "平台官方页面" in words
    assert "核对日期已过，待重新核实" in words
    assert "表单限制" in words


@pytest.mark.parametrize("lang", LANGS)
def test_a_wave_of_thousands_lists_every_order_and_stays_a_sane_size(lang: str) -> None:
    page = pages.wave()
    html = render(page, lang)
    assert len(html.encode()) < 5 * MEGABYTE
    assert html.count('class="order"') == 3000
    assert html.count('class="decision"') == 250
    assert "2,750" in section(html, "orders")
    assert "audit.json" in section(html, "orders")


def test_english_counts_one_thing_in_the_singular() -> None:
    words = section(render(pages.page("thin"), "en"), "over")
    assert "over 1 order." in words
    assert "1 orders" not in words


def test_every_word_used_by_a_template_exists_and_every_word_is_used() -> None:
    folder = files("zhendan.faces.report")
    sources = [p.read_text("utf-8") for p in (folder / "templates").iterdir()]
    sources += [p.read_text("utf-8") for p in folder.iterdir() if p.name.endswith(".py")]
    text = "\n".join(sources)
    whole = set(re.findall(r"""['"]([a-z_]+(?:\.[a-z_0-9]+)+)['"]""", text)) & set(WORDS)
    stems = set(re.findall(r"""['"]([a-z_]+\.(?:[a-z_]+\.)?)['"] ~""", text))
    stems |= set(re.findall(r"""f['"]([a-z_]+\.)\{""", text))
    stems |= {f"{n}." for n in re.findall(r"""named\(['"](\w+)['"]""", text)}
    unused = {p for p in WORDS if p not in whole and not any(p.startswith(s) for s in stems)}
    assert unused == set()
    asked = set(re.findall(r"""\bt\(['"]([a-z_.0-9]+[a-z_0-9])['"][,)]""", text))
    assert asked - set(WORDS) == set()


@pytest.mark.parametrize("place", sorted(WORDS))
def test_words_are_calm_and_complete_in_both_languages(place: str) -> None:
    words = WORDS[place]
    assert words.zh.strip()
    assert words.en.strip()
    assert re.search(r"[!！]|恭喜|放心|作弊|认罪|你们|必须通过|区块链|司法认可", words.zh) is None
    assert "!" not in words.en
    assert set(re.findall(r"\{(\w+)\}", words.zh)) == set(re.findall(r"\{(\w+)\}", words.en))


@pytest.mark.parametrize(
    ("name", "zh"),
    [
        ("parcel_bills.actual_weight_g", "快递月结账单的快递称重"),
        ("promotions", "促销日历"),
        ("payer_key", "付款账号"),
        ("orders.created_at|orders.paid_at", "订单的下单时间或订单的付款时间"),
        ("parcels.traceless|track_events.event", "物流轨迹"),
        ("odd.thing", "odd.thing"),
    ],
)
def test_missing_fields_are_said_in_words(name: str, zh: str) -> None:
    assert field_name(name).zh == zh


def test_every_input_a_question_needs_has_a_word() -> None:
    source = "".join(p.read_text("utf-8") for p in Path(str(files("zhendan.audit"))).rglob("*.py"))
    quoted = re.findall(r'"([a-z_]+\.[a-z_]+(?:[|=][a-z_.]+)*)"', source)
    needed = {name for name in quoted if name.partition(".")[0] in TABLES}
    assert len(needed) > 20  # the search finds what measures name as their inputs
    assert [name for name in sorted(needed) if re.search(r"[a-z]", field_name(name).zh)] == []


def test_every_value_of_a_rule_card_has_a_name() -> None:
    names: set[str] = set()
    for path in Path(str(files("zhendan.rulebook") / "data")).glob("*/*.yaml"):
        card = yaml.safe_load(path.read_text("utf-8"))
        names |= {*card.get("values", ()), *card.get("unknown", ())}
    assert names <= set(RULE_VALUES)


def test_the_style_stays_small() -> None:
    assert len((files("zhendan.faces.report") / "style.css").read_bytes()) <= 30 * 1024


def test_what_stands_in_the_way_is_told_with_its_orders() -> None:
    orders = (number(8), number(9))
    found = (
        STANDING_OPEN.of(orders=orders),
        ADVERSE.of(orders=orders[:1], order=orders[0], says="刷单登记提到本单"),
    )
    told = section(render(replace(pages.mixed(), problems=found)), "stops")
    assert "须先处理 2 单仍存疑" in told
    assert "注意 1 单有不利记录" in told
    assert orders[1] in told


@pytest.mark.parametrize(("lang", "said"), [("zh", "没有发现"), ("en", "Nothing was found")])
def test_a_page_with_nothing_in_the_way_says_so(lang: str, said: str) -> None:
    assert said in section(render(pages.misjudged(), lang), "stops")


def test_the_short_form_can_be_copied_with_its_length() -> None:
    page = replace(pages.mixed(), short="涉案订单共 12 单。", short_limit=800)
    html = render(page)
    assert "粘贴用的简短说明（11 字，上限 800 字）" in section(html, "statement")
    assert 'data-copy="涉案订单共 12 单。"' in html


def test_the_blanks_of_a_command_speak_the_readers_language() -> None:
    line = "zhendan decide --case X --standing 认定 --reason 理由 --by 姓名"
    page = pages.mixed()
    page = replace(page, next=(replace(page.next[0], command=line),))
    assert "--standing STANDING --reason REASON --by NAME" in render(page, "en")
    assert line in render(page, "zh")


def test_a_thin_order_with_all_three_shown_says_why_it_is_thin() -> None:
    page = pages.page("thin")
    shown = ("payment", "goods", "independent_buyer")
    full = tuple(replace(a, shown=shown) for a in page.audit.assessments)
    page = replace(page, audit=replace(page.audit, assessments=full))
    assert "三方面都有凭证，但有的只有一类来源" in section(render(page), "orders")


def test_the_list_of_exhibits_names_known_files_in_english_too() -> None:
    page = pages.mixed()
    file = next(f for f in page.files if f.recognised_as != "unknown")
    held = replace(page.exhibits[0], sha256=file.sha256, title=file.title.zh)
    told = section(render(replace(page, exhibits=(held,)), "en"), "exhibits")
    assert file.title.en in told
    assert file.title.zh not in told.replace(held.provenance.original_name, "")
