"""Why receivers look alike or scattered: companies, gifts, public places, resellers, forwarders."""

from zhendan.audit.signal import FactSpec, Story
from zhendan.domain import Text

COMPANY = Story(
    code="L04",
    title=Text("企业团购或送礼", "Company purchase or gifts"),
    predicts=Text(
        "有单位抬头的发票且金额相符，或记为送礼；没有票据时，货物足重寄往多处、有出库、没有返款。",
        "An invoice to a company over the amount, or a gift; without papers, full parcels to many "
        "doors that left the stock, and nothing paid back.",
    ),
    shows=Text(
        "本单单位抬头发票：{invoice_to_company}，金额 {invoice_cents} 元；"
        "该买家当周 {company_invoices} 张；"
        "送礼订单：{is_gift}，送礼留言：{gift_note}；寄往 {buyer_addresses} 个地址，"
        "重量为应有的 {list_weight_ratio} 倍。",
        "Invoice to a company: {invoice_to_company}, over {invoice_cents} yuan, "
        "{company_invoices} in the buyer's week; gift: {is_gift}, gift note: {gift_note}; "
        "{buyer_addresses} addresses, weight {list_weight_ratio} × the listed.",
    ),
    clears=(
        "A01",
        "A02",
        "A05",
        "A09",
        "B01",
        "C01",
        "C03",
        "C07",
        "C08",
        "E03",
        "E12",
        "F16",
        "G01",
        "G05",
        "J01",
        "J02",
    ),
    needs=("invoice_to_company|is_gift|company_invoices|gift_note|buyer_addresses",),
    # A firm's invoices stand for its other orders of the week once they are several and a quarter
    # of them. Without papers the goods speak: one account sends full parcels to many doors, and
    # no money comes back.
    holds="(company_invoices >= 3 AND company_share >= 0.25) OR company_share >= 0.5 "
    "OR is_gift = 1 OR (invoice_to_company = 1 AND invoice_cents * 10 >= paid_cents * 9 "
    "AND invoice_cents * 10 <= paid_cents * 11) OR (buyer_addresses >= 2 "
    "AND (gift_note = 1 OR buyer_addresses >= 5) AND all_delivered = 1 "
    "AND list_weight_ratio >= 0.6 AND list_weight_ratio <= 1.7 "
    "AND stock_moves >= 1 AND payback_cents = 0)",
    facts=(FactSpec("invoice_cents", Text("发票金额", "Invoiced"), "fen", "paid_cents"),),
    exhibit=Text(
        "采购单、企业发票、合同、送礼名单与同意", "Order form, company invoice, contract, gift list"
    ),
)

STATION = Story(
    code="L05",
    title=Text("驿站、学校、宿舍、写字楼", "Station, school, dormitory or office"),
    predicts=Text(
        "地址是公共地点（已登记，或长期有许多订单分散寄来），不集中在某一天。",
        "A public place, registered or known by many orders over months, on no single day.",
    ),
    shows=Text(
        "地点类别 {place_class}；该地址共 {address_total} 单，单日最多 {address_top_day} 单。",
        "Class {place_class}; {address_total} orders in all, {address_top_day} on the fullest day.",
    ),
    clears=("C01", "C03", "F08", "J01", "J02"),
    needs=("address_span_s", "address_top_day", "address_total"),
    # Either a registered place, or the shape of one: twenty orders and more over two months, no
    # day with a tenth of them, and this parcel of full weight.
    holds="(place_class IN ('station', 'school', 'dormitory', 'office') "
    "AND address_span_s >= 2592000 AND address_top_day * 2 <= address_total) "
    "OR (address_total >= 20 AND address_span_s >= 5184000 "
    "AND address_top_day * 10 <= address_total AND list_weight_ratio >= 0.6)",
    facts=(
        FactSpec(
            "address_total", Text("该地址全部订单", "Orders to it"), "orders", "address_top_day"
        ),
    ),
    exhibit=Text("驿站说明、取件记录", "Letter of the station, pick-up records"),
)

DROP_SHIP = Story(
    code="L06",
    title=Text("一件代发", "Drop-shipping"),
    predicts=Text(
        "平台记为代发订单；或备注写明代发，并从名册登记的供应商所在地寄出、签收地与收货城市相符。没有返款。",
        "The platform calls it drop-shipped; or the memo says so, the parcel came from a "
        "registered supplier's town and reached the order's city. Nothing was paid back.",
    ),
    shows=Text(
        "平台代发标记：{is_dropship}；备注写明代发：{dropship_note}；"
        "寄出地有登记供应商：{supplier_town}；返款金额 {payback_cents} 元。",
        "Marked by the platform: {is_dropship}; memo: {dropship_note}; a registered supplier where "
        "it came from: {supplier_town}; paid back: {payback_cents} yuan.",
    ),
    clears=("A01", "A09", "C08", "F11", "F13", "J05", "J06"),
    needs=("is_dropship|supplier_town",),
    # A memo costs nothing; a supplier whom the shop registered, and a track that starts in his town
    # and ends where the order should go, do.
    holds="COALESCE(payback_cents, 0) = 0 AND (is_dropship = 1 OR (dropship_note = 1 "
    "AND supplier_town = 1 AND all_delivered = 1 AND off_target_km < 150))",
    facts=(
        FactSpec("is_dropship", Text("代发订单", "Drop-shipped")),
        FactSpec("supplier_town", Text("寄出地有登记供应商", "A registered supplier's town")),
    ),
    exhibit=Text("分销协议、结算单", "Reseller agreement, settlement"),
)

FORWARDER = Story(
    code="L07",
    title=Text("集运仓转寄", "Forwarder or transit warehouse"),
    predicts=Text(
        "地址是登记过的集运仓；或轨迹先到收货城市，再由集运或改派转往别处。",
        "A registered forwarder; or the track reached the order's city and was sent on from there.",
    ),
    shows=Text(
        "地点类别 {place_class}；到达收货城市后转寄：{sent_onward}。",
        "Class of the place: {place_class}; sent on from the order's city: {sent_onward}.",
    ),
    clears=("C01", "C06", "J01", "J02"),
    needs=("place_class|sent_onward",),
    holds="place_class = 'forwarder' OR sent_onward = 1",
    facts=(
        FactSpec("place_class", Text("地点类别", "Class of the place")),
        FactSpec("sent_onward", Text("到达后转寄", "Sent on")),
    ),
    exhibit=Text("集运公司的后段轨迹", "The forwarder's onward track"),
)
