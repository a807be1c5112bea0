"""Names of grades, tables, columns and rule values as a shop owner knows them."""

from zhendan.domain import Text

GRADES: dict[int, Text] = {
    0: Text("涉嫌", "suspected"),
    1: Text("一般", "general"),
    2: Text("严重", "serious"),
    3: Text("特别严重", "particularly serious"),
}

TABLES: dict[str, Text] = {
    "orders": Text("订单", "orders"),
    "order_lines": Text("订单明细", "order lines"),
    "buyers": Text("买家", "buyers"),
    "payments": Text("收付款流水", "payments"),
    "parcels": Text("包裹", "parcels"),
    "parcel_orders": Text("包裹与订单对应", "parcels of orders"),
    "track_events": Text("物流轨迹", "courier tracks"),
    "parcel_bills": Text("快递月结账单", "courier bill"),
    "refunds": Text("退款", "refunds"),
    "reviews": Text("评价", "reviews"),
    "conversations": Text("聊天会话", "chats"),
    "messages": Text("聊天记录", "chat messages"),
    "invoices": Text("发票", "invoices"),
    "promotions": Text("促销日历", "promotion calendar"),
    "seller_marks": Text("店铺自有标记", "the shop's own marks"),
    "sku_master": Text("商品资料（重量、成本）", "item list (weights, costs)"),
    "people_register": Text("员工与合作方名册", "staff and partner register"),
    "broadcasts": Text("直播记录", "broadcasts"),
    "stock_movements": Text("出入库记录", "stock movements"),
    "traffic": Text("商品流量", "item traffic"),
    "tickets": Text("平台工单", "platform tickets"),
    "places": Text("地点登记", "register of places"),
    "notices": Text("违规通知", "notice"),
}

COLUMNS: dict[str, Text] = {
    "paid_at": Text("付款时间", "time of payment"),
    "created_at": Text("下单时间", "time of order"),
    "confirmed_at": Text("确认收货时间", "time of confirmation"),
    "completed_at": Text("完成时间", "time of completion"),
    "status": Text("状态", "status"),
    "order_no": Text("订单号", "order number"),
    "item_id": Text("商品编号", "item id"),
    "outer_id": Text("商家编码", "seller's item code"),
    "title": Text("商品名称", "item title"),
    "quantity": Text("件数", "quantity"),
    "total_amount": Text("应付金额", "amount due"),
    "refund_amount": Text("退款金额", "amount refunded"),
    "address_token": Text("收货地址标识", "address token"),
    "address_changed": Text("改地址记录", "changes of address"),
    "company_name": Text("单位名称", "company name"),
    "buyer_tax_id": Text("购方税号", "buyer's tax number"),
    "is_dropship": Text("代发标记", "drop-shipping mark"),
    "downstream_order_no": Text("下游订单号", "downstream order number"),
    "is_gift": Text("送礼标记", "gift mark"),
    "gift_order_no": Text("送礼订单号", "gift order number"),
    "is_lottery_or_trial": Text("抽奖或试用标记", "lottery or trial mark"),
    "is_presale": Text("预售标记", "pre-sale mark"),
    "live_room_id": Text("直播间", "live room"),
    "original_order_no": Text("原订单号", "original order number"),
    "place_raw": Text("地点", "place"),
    "cost_amount": Text("成本", "cost"),
    "floor_price_amount": Text("最低售价", "lowest price"),
    "use_days": Text("使用天数", "days of use"),
    "buyer_message": Text("买家留言", "buyer's message"),
    "platform_labels": Text("平台标签", "platform labels"),
    "delivered_at": Text("签收时间", "time of delivery"),
    "shipped_at": Text("发货时间", "time of shipping"),
    "buyer_id": Text("买家", "buyer"),
    "paid_amount": Text("实付金额", "amount paid"),
    "address_hash": Text("完整收货地址", "full address"),
    "receiver_phone_hash": Text("完整收货电话", "full phone number"),
    "phone_hash": Text("完整电话", "full phone number"),
    "receiver_city": Text("收货城市", "city of the receiver"),
    "payer_key": Text("付款账号", "paying account"),
    "pay_account": Text("付款账号", "paying account"),
    "actual_weight_g": Text("快递称重", "courier's weight"),
    "declared_weight_g": Text("出库称重", "weight when packed"),
    "weight_g": Text("途中称重", "weight on the way"),
    "net_weight_g": Text("商品净重", "net weight"),
    "waybill_no": Text("运单号", "waybill"),
    "carrier_code": Text("快递公司", "courier"),
    "outlet": Text("快递网点", "courier outlet"),
    "occurred_at": Text("发生时间", "time"),
    "city": Text("城市", "city"),
    "device_id": Text("设备", "device"),
    "buyer_ip": Text("登录地址", "network address"),
    "seller_memo": Text("商家备注", "seller memo"),
    "text": Text("聊天文字", "chat text"),
    "visitors": Text("访客数", "visitors"),
    "amount": Text("金额", "amount"),
    "content": Text("评价内容", "text of the review"),
}

NOTICE_FIELDS: dict[str, Text] = {
    "notice": Text("违规通知原文", "the notice itself"),
    "platform": Text("平台", "platform"),
    "number": Text("违规编号", "notice number"),
    "charge": Text("违规认定", "charge"),
    "grade": Text("情节", "grade"),
    "flagged": Text("涉案订单", "flagged orders"),
    "delivered_at": Text("送达时间", "time of delivery"),
    "deadline_at": Text("申诉截止时间", "deadline"),
    "declared_count": Text("涉案单数", "number of orders"),
    "attempts": Text("申诉次数", "attempts"),
    "penalties": Text("处罚", "penalties"),
    "shop_name": Text("店铺名称", "shop name"),
    "asks_for": Text("要求的材料", "material asked for"),
    "orders": Text("涉案订单号", "the orders' numbers"),
    "deadline_clock": Text("截止的钟点", "the deadline's time of day"),
}

RULE_VALUES: dict[str, Text] = {
    "appeal_window": Text("申诉期限", "Appeal window"),
    "late_filing": Text("逾期提交", "Late filing"),
    "own_terms": Text("平台自己的叫法", "The platform's own terms"),
    "severity_words": Text("情节用语", "Words for severity"),
    "permitted": Text("允许的情形", "What is permitted"),
    "evidence_warnings": Text("对材料的提醒", "Warnings about material"),
    "second_window": Text("驳回后再申诉的期限", "Window after a rejection"),
    "attempts": Text("申诉次数", "Attempts"),
    "one_shot": Text("是否只收一次", "One submission only"),
    "entry": Text("申诉入口", "Entry"),
    "channels_refused": Text("不受理的渠道", "Channels refused"),
    "evidence": Text("要求的材料", "Evidence asked for"),
    "evidence_fulfilment": Text("履约类违规要求的材料", "Evidence on fulfilment"),
    "evidence_refused": Text("不接受的材料", "Evidence refused"),
    "form_limits": Text("表单限制", "Limits of the form"),
    "rejection_reasons": Text("驳回理由", "Reasons for rejection"),
    "silence_accepts": Text("逾期不答是否视为接受", "Silence accepts"),
    "not_appealable": Text("不可申诉的情形", "Not appealable"),
    "irrecoverable": Text("申诉成立也不恢复的", "Not restored even if accepted"),
    "sanctions": Text("处罚种类", "Penalties"),
    "points": Text("扣分", "Points"),
    "covers": Text("认定范围", "What it covers"),
}


INPUTS: dict[str, Text] = {
    "buyers.key_strength": Text("买家账号（未遮蔽）", "buyer accounts, unmasked"),
    "payments.kind=transfer": Text("打款登记（转出记录）", "a cash book of transfers"),
    "payments.kind": Text("收付款流水", "payments"),
    "people_register.role": Text("员工与合作方名册", "staff and partner register"),
    "people_register.note": Text("名册里的备注", "notes in the register of people"),
    "places.place_class": Text("地点登记", "register of places"),
    "promotions.starts_at": Text("促销日历", "promotion calendar"),
    "broadcasts.starts_at": Text("直播记录", "broadcasts"),
    "seller_marks.kind": Text("店铺自有标记", "the shop's own marks"),
    "stock_movements.kind": Text("出入库记录", "stock movements"),
    "tickets.opened_at": Text("平台工单", "platform tickets"),
    "messages.text": Text("聊天记录", "chat messages"),
    "track_events.event": Text("物流轨迹", "courier tracks"),
    "track_events.provider": Text("轨迹的来源", "where a track was read"),
    "track_events.occurred_at": Text("物流轨迹", "courier tracks"),
    "parcels.traceless": Text("物流轨迹", "courier tracks"),
    "buyers.nick": Text("买家昵称", "buyers' nicknames"),
    "messages.sender_label": Text("聊天记录的发言人", "who wrote each chat message"),
    "messages.sent_at": Text("聊天记录的时间", "times of the chat messages"),
    "order_lines.unit_price": Text("订单明细的单价", "unit prices of the order's items"),
    "order_lines.goods_amount": Text("订单明细的商品金额", "amounts of the order's items"),
    "orders.creator_id": Text("带货达人账号", "the influencer's account"),
    "orders.creator_name": Text("带货达人名称", "the influencer's name"),
    "orders.discount_platform_amount": Text("平台优惠金额", "discounts paid by the platform"),
    "orders.discount_shop_amount": Text("店铺优惠金额", "discounts paid by the shop"),
    "orders.goods_amount": Text("订单的商品金额", "the goods' amount of the order"),
    "orders.receiver_province": Text("收货省份", "the receiver's province"),
    "orders.shop_id": Text("订单所属店铺", "the order's shop"),
    "parcels.freight_cost": Text("包裹运费", "freight of the parcel"),
    "parcels.sender_account": Text("寄件账号", "the sender's courier account"),
    "parcels.sender_city": Text("寄件城市", "the sender's city"),
    "refunds.buyer_text": Text("退款时买家的说明", "the buyer's words about a refund"),
    "refunds.reason_raw": Text("退款原因", "reasons of refunds"),
    "refunds.return_waybill_no": Text("退货运单号", "waybills of returns"),
}
"""Inputs whose table alone says what to fetch, or whose column is no word of a shop owner."""


def field_name(name: str) -> Text:
    """A missing input in words, e.g. `parcel_bills.actual_weight_g`; `a|b` means one will do."""
    parts = [_input(part) for part in name.split("|")]
    zh, en = (
        list(dict.fromkeys(said)) for said in zip(*((p.zh, p.en) for p in parts), strict=True)
    )
    return Text("或".join(zh), " or ".join(en))


def _input(name: str) -> Text:
    """One input in words; a name nobody put into words stands as it is."""
    if name in INPUTS:
        return INPUTS[name]
    table, _, column = name.partition(".")
    if table in TABLES and column in COLUMNS:
        known, part = TABLES[table], COLUMNS[column]
        return Text(f"{known.zh}的{part.zh}", f"{part.en} in {known.en}")
    return TABLES.get(name) or COLUMNS.get(name) or Text(name, name)
