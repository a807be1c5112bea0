"""Fictional cases of other kinds, each from its notice to a frozen submission and beyond."""

import json
from dataclasses import replace
from pathlib import Path

from PIL import Image

from tests.journey.filing import BY, Filing, told
from zhendan_synth import case_plan, plan_for, write_shop

NINE = (
    "{characters: 800, fields: ["
    "{name: reason, kind: text, zh: 申诉理由, en: reason, characters: 800, required: true},"
    "{name: orders, kind: orders, zh: 订单编号, en: orders},"
    "{name: pictures, kind: pictures, zh: 凭证图片, en: pictures, count: 9,"
    " bytes_each: 5000000, types: [jpg, png]}]}"
)


def filing(tmp_path: Path) -> Filing:
    return Filing(tmp_path, tmp_path / "shop" / "inbox")


def test_attack_by_a_competitor_is_told_and_nothing_is_conceded(tmp_path: Path) -> None:
    plan = plan_for("attack", orders=420, seed=7)
    ring = replace(plan.rings[0], orders=28, accounts=26)
    notice = replace(plan.notice, ring=16, look_alike=0, other=0)
    write_shop(replace(plan, rings=(ring,), notice=notice), tmp_path / "shop")
    at = filing(tmp_path)
    case = at.run()["case"]
    hit = at.cause("RC13")
    assert hit
    rest = [o for o in at.orders("unclear") if o not in hit]
    at.decide(case, "unclear", hit)
    if rest:
        at.decide(case, "conceded", rest)
        at.of(case, "gate", "--by", BY, "--adviser", "示例律师")
    out = at.export(case)
    assert out["orders"]["unclear"] == len(hit)
    assert not [p for p in out["problems"] if p["level"] == "hard_stop"]
    event = at.submit(case)
    text = at.frozen(event, "01-申诉理由.txt")
    assert f"{len(hit)} 单有他人恶意下单的迹象" in text
    assert "下单后很快退款或取消" in text
    assert event["conceded"] == sorted(rest)


def test_a_one_shot_platform_with_nine_pictures_and_eight_hundred_characters(
    tmp_path: Path,
) -> None:
    write_shop(case_plan("misjudged", orders=160), tmp_path / "shop")
    at = filing(tmp_path)
    told(
        "rules", "set", "taobao", "form_limits", NINE, "--by", BY, "--source", "申诉页面", *at.data
    )
    case = at.run()["case"]
    at.decide(case, "conceded", at.orders("unclear"))
    at.of(case, "gate", "--by", BY, "--reason", "仅少数订单，已与家人商量")
    at.export(case)
    box = at.portal(case)
    assert len((box / "01-申诉理由.txt").read_text(encoding="utf-8")) <= 800
    pictures = sorted(box.glob("03-*.jpg"))
    assert 0 < len(pictures) <= 9
    assert all(p.stat().st_size <= 5_000_000 for p in pictures)
    assert all(min(Image.open(p).size) > 700 for p in pictures)
    index = (box / "00-提交预览.txt").read_text(encoding="utf-8")
    assert "该平台只收一次，提交后不能补充" in index
    assert "店铺核对" in index
    event = at.submit(case)
    assert {row["name"] for row in event["files"]} >= {"01-申诉理由.txt", "00-提交预览.txt"}
    again = at.of(case, "submit", "--by", BY, "--final", "--json", expect=1)
    assert json.loads(again)["error"]["code"] == "ZD610"
    receipt = tmp_path / "回执.txt"
    receipt.write_text("已收到您的申诉", encoding="utf-8")
    told("receipt", receipt, "--case", case, "--by", BY, *at.data)
    said = ("reply", "--text", "申诉成立，予以撤销。", "--by", BY, "--json")
    assert json.loads(at.of(case, *said, expect=2))["recorded"] is None
    assert json.loads(at.of(case, "rounds"))[0]["state"] == "acknowledged"
    reply = json.loads(at.of(case, *said, "--as", "accepted"))
    assert reply["recorded"] == "accepted"
    (one,) = json.loads(at.of(case, "rounds"))
    assert (one["state"], one["provisional"]) == ("accepted", False)
    counted = json.loads(told("rounds", *at.data))["counts"]
    assert [(c["decided"], c["interval"]) for c in counted] == [(1, None)]


TIKTOK = """Dear Seller,
Your shop "Example Leaf" (Shop ID 7495000000000000001) has violated the Fake Transaction policy of \
TikTok Shop.
Violation ID: 1729000000000000001
Orders: {orders}
Enforcement: 12 violation points
You may appeal within 30 days of 2026-11-17 03:22 UTC. You can appeal 2 time.
"""


def test_a_cross_border_shop_is_answered_in_english_and_a_second_round_must_be_new(
    tmp_path: Path,
) -> None:
    at = filing(tmp_path)
    at.inbox.mkdir(parents=True)
    numbers = [f"5764{n:014d}" for n in range(1, 25)]
    lines = ["Order ID,Buyer,Product,Amount,Created,Paid,Tracking,Status"]
    lines += [
        f"{no},b{n:02d},Stand,{120 + n}.00,2026-11-{5 + n % 6:02d} 10:{n:02d}:00,"
        f"2026-11-{5 + n % 6:02d} 10:{n:02d}:40,TH{n:010d},completed"
        for n, no in enumerate(numbers)
    ]
    (at.inbox / "orders.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    listed = ", ".join(numbers[:4])
    (at.inbox / "notice.txt").write_text(TIKTOK.format(orders=listed), encoding="utf-8")
    (at.inbox / "SYNTHETIC.txt").write_text("invented", encoding="utf-8")
    columns = tmp_path / "columns.yaml"
    columns.write_text(
        "order_no: Order ID\nbuyer: Buyer\nitem: Product\namount: Amount\ncreated_at: Created\n"
        "paid_at: Paid\nwaybill: Tracking\nstatus: Status\n",
        encoding="utf-8",
    )
    case = at.run("--mapping", columns)["case"]
    assert case == "tiktok_shop-1729000000000000001"
    at.decide(case, "conceded", numbers[:4])
    at.of(case, "gate", "--by", BY, "--adviser", "Example Law")
    at.export(case)
    text = at.frozen(at.submit(case), "01-Reason.txt")
    assert "We do not claim the flagged orders as genuine" in text
    assert len(text) <= 800
    answer = ("reply", "--text", "Your appeal has been rejected.", "--as", "rejected")
    said = at.of(case, *answer, "--by", BY, "--json")
    assert json.loads(said)["recorded"] == "rejected"
    out = at.export(case)
    assert "R20" in {p["code"] for p in out["problems"]}
    found = json.loads(at.of(case, "rounds", "--diff"))
    assert not found["is_new"]
    refused = at.of(case, "submit", "--by", BY, "--final", "--json", expect=1)
    assert "ZD" in json.loads(refused)["error"]["code"]


def test_real_brushing_is_conceded_whole_behind_the_lawyers_step(tmp_path: Path) -> None:
    write_shop(case_plan("brushed", orders=160), tmp_path / "shop")
    at = filing(tmp_path)
    case = at.run()["case"]
    at.decide(case, "conceded", [*at.orders("unclear"), *at.orders("genuine")])
    out = at.export(case)
    assert "S05" in {p["code"] for p in out["problems"]}
    refused = json.loads(at.of(case, "submit", "--by", BY, "--final", "--json", expect=1))
    assert refused["error"]["code"] == "ZD606"
    at.of(case, "gate", "--by", BY, "--adviser", "示例律师")
    at.export(case)
    event = at.submit(case)
    text = at.frozen(event, "01-申诉理由.txt")
    assert "本店不主张涉案订单为真实交易" in text
    assert "本店不主张保留，请平台一并处理" in text
    assert len(event["conceded"]) == out["orders"]["flagged"]
    letters = tmp_path / "letters"
    at.of(case, "rights", "--out", letters)
    assert list(letters.glob("5-*.txt"))
