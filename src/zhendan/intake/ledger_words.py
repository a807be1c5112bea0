"""What the fields of an order table are called when a person is asked which column holds them."""

from zhendan.domain import Text

FIELD_WORDS = {
    "order_no": Text("订单号", "Order number"),
    "paid_at": Text("付款时间", "Paid at"),
    "amount": Text("实付金额", "Amount paid"),
    "buyer": Text("买家账号或昵称", "Buyer's account or nick"),
    "item": Text("商品名称", "Item"),
    "quantity": Text("数量", "Quantity"),
    "created_at": Text("下单时间", "Ordered at"),
    "status": Text("订单状态", "Order state"),
    "waybill": Text("运单号", "Waybill number"),
    "courier": Text("快递公司", "Courier"),
    "first_scan_at": Text("首次揽收时间", "First scan at"),
    "delivered_at": Text("签收时间", "Delivered at"),
    "weight_g": Text("称重（克）", "Weighed (grams)"),
    "expected_weight_g": Text("商品净重（克）", "Net weight of the item (grams)"),
    "address": Text("收货地址", "Delivery address"),
    "phone": Text("收货手机号", "Receiver's phone"),
    "memo": Text("卖家备注", "Seller's memo"),
    "refund_amount": Text("退款金额", "Refunded"),
    "promotion": Text("参加的活动", "Promotion"),
    "staff": Text("经手员工", "Staff"),
}
"""In the order in which a person is asked; every name of `LEDGER_COLUMNS` once."""
