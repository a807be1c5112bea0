"""Cases to mask: a vault with a table, a track, a chat, and packets of masked copies."""

import hashlib
from pathlib import Path

from tests.evidence.vaults import DOSSIER, Workspace, to_seal
from zhendan.domain import CaseId, ExhibitKind, Sha256
from zhendan.evidence import (
    Keys,
    Masking,
    MaskingPlan,
    Packed,
    PacketPlan,
    Profile,
    build_packet,
    mask_copies,
)
from zhendan.evidence.redact.forms import learn_file, mask_file
from zhendan.evidence.redact.made import Form, LeftOut
from zhendan.evidence.redact.masker import Known, Masker

SECRET = b"invented secret of 32 bytes long"
CASE = "taobao-WG20260620000001"
ORDERS = (
    "订单编号,买家会员名,收货人姓名,收货地址,联系手机,订单金额,买家留言,订单创建时间\r\n"
    '"=""2134567890123456789""",甲某小店主,张三丰,浙江省杭州市西湖区文三路100号3幢502,'
    '13800138000,19.90,"请寄,加急",2026-06-01 10:00:00\r\n'
    "2134567890123456790,甲某小店主,张三丰,浙江省杭州市西湖区文三路100号3幢502,13800138000,"
    "29.90,,2026-06-02 10:00:00\r\n"
)
CHAT = (
    "甲某小店主 2026-06-01 10:01:02\n电话是一三八零零一三八零零零，张三丰收\n"
    "示例旗舰店:小美 2026-06-01 10:02:03\n好的，订单 2134567890123456789 今天发\n"
)
TRACK = '{"nu": "78000377919327", "data": [{"context": "派件员：李四五，电话 138 0013 8001"}]}'


def workspace(folder: Path) -> Workspace:
    """Three originals that speak of people, and one that no masking is known for."""
    space = Workspace(folder)
    space.seal(
        to_seal(ORDERS.encode("gb18030"), "张三丰的订单.csv"),
        to_seal(CHAT.encode(), "聊天.txt", kind=ExhibitKind.CHAT_LOG),
        to_seal(TRACK.encode(), "轨迹.json", kind=ExhibitKind.WAYBILL_TRACK),
        to_seal(b"\x00\x01\x02\x03" * 40, "录像.bin", kind=ExhibitKind.VIDEO),
    )
    return space


def plan(recipient: str = "platform") -> MaskingPlan:
    """Masking for one recipient of the case."""
    return MaskingPlan(Keys(SECRET, CASE, recipient))


def masked(space: Workspace, recipient: str = "platform") -> Masking:
    """The masked copies of everything sealed."""
    with space.open() as opened:
        return mask_copies(opened.vault, opened.vault.exhibits(), plan(recipient))


def masked_packet(space: Workspace, out: Path, recipient: str = "platform") -> Packed:
    """A packet of masked copies."""
    with space.open() as opened:
        exhibits = opened.vault.exhibits()
        return build_packet(
            out,
            PacketPlan(
                vault=opened.vault,
                case=CaseId(CASE),
                shop_name="示例家居旗舰店",
                dossier=DOSSIER,
                exhibits=tuple(one.id for one in exhibits),
                profile=Profile(recipient),
                masking=mask_copies(opened.vault, exhibits, plan(recipient)),
                disclosure={"recipient": recipient},
                synthetic=True,
            ),
        )


def masked_bytes(
    folder: Path, content: bytes, recipient: str = "platform", *, known: Known | None = None
) -> Form | LeftOut:
    """One file masked by itself."""
    path = folder / "original"
    path.write_bytes(content)
    people = known or Known()
    learn_file(path, people, {})
    sha256 = Sha256(hashlib.sha256(content).hexdigest())
    return mask_file(path, Masker(sha256, Keys(SECRET, CASE, recipient), people), {})


def masked_text(folder: Path, text: str, recipient: str = "platform") -> str:
    """A UTF-8 text masked by itself."""
    form = masked_bytes(folder, text.encode(), recipient)
    assert isinstance(form, Form)
    return form.content.decode()
