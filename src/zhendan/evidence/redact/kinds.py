"""What a masked field is, and how closely it must be kept: the data classes P1 to P4."""

from enum import StrEnum

from zhendan.domain import Text


class FieldKind(StrEnum):
    """Whose data a field holds (字段种类)."""

    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"
    EMAIL = "email"
    IDENTITY = "identity"
    ACCOUNT = "account"
    BUYER = "buyer"
    DEVICE = "device"
    POSITION = "position"
    PLATE = "plate"
    LINK = "link"
    ORDER = "order"
    WAYBILL = "waybill"
    TEXT = "text"
    UNCLASSED = "unclassed"
    OWN = "own"

    @property
    def data_class(self) -> str:
        """`P1` the shop's own, `P2` linkable, `P3` direct, `P4` sensitive; unclassed is P3."""
        return _CLASSES.get(self, "P3")

    @property
    def words(self) -> Text:
        """The kind in words for people."""
        return _WORDS[self]


_CLASSES = {
    FieldKind.IDENTITY: "P4",
    FieldKind.ACCOUNT: "P4",
    FieldKind.POSITION: "P4",
    FieldKind.PLATE: "P4",
    FieldKind.BUYER: "P2",
    FieldKind.DEVICE: "P2",
    FieldKind.ORDER: "P2",
    FieldKind.WAYBILL: "P2",
    FieldKind.OWN: "P1",
}
_WORDS = {
    FieldKind.NAME: Text("姓名", "name"),
    FieldKind.PHONE: Text("电话", "phone"),
    FieldKind.ADDRESS: Text("地址", "address"),
    FieldKind.EMAIL: Text("邮箱", "e-mail"),
    FieldKind.IDENTITY: Text("证件号", "identity number"),
    FieldKind.ACCOUNT: Text("账号", "account"),
    FieldKind.BUYER: Text("买家", "buyer"),
    FieldKind.DEVICE: Text("设备", "device"),
    FieldKind.POSITION: Text("位置", "position"),
    FieldKind.PLATE: Text("车牌", "number plate"),
    FieldKind.LINK: Text("网址参数", "link"),
    FieldKind.ORDER: Text("订单号", "order number"),
    FieldKind.WAYBILL: Text("运单号", "waybill"),
    FieldKind.TEXT: Text("文字", "text"),
    FieldKind.UNCLASSED: Text("未归类", "not classed"),
    FieldKind.OWN: Text("店铺自有", "the shop's own"),
}
