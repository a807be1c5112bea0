"""Every signal (疑点指标), in order of its code; each file stands alone."""

from zhendan.audit.signals.below_floor import BELOW_FLOOR
from zhendan.audit.signals.beside_contradicted import BESIDE_CONTRADICTED
from zhendan.audit.signals.bought_too_soon import BOUGHT_TOO_SOON
from zhendan.audit.signals.brushing_words import BRUSHING_WORDS
from zhendan.audit.signals.cheap_variant import CHEAP_VARIANT
from zhendan.audit.signals.commission_loop import COMMISSION_LOOP
from zhendan.audit.signals.cross_shop_buyers import CROSS_SHOP_BUYERS
from zhendan.audit.signals.dense_block import DENSE_BLOCK
from zhendan.audit.signals.earlier_deals import EARLIER_DEALS
from zhendan.audit.signals.early_confirmation import EARLY_CONFIRMATION
from zhendan.audit.signals.equal_packets import EQUAL_PACKETS
from zhendan.audit.signals.errand_talk import ERRAND_TALK
from zhendan.audit.signals.even_gaps import EVEN_GAPS
from zhendan.audit.signals.feather_weight import FEATHER_WEIGHT
from zhendan.audit.signals.filler_goods import FILLER_GOODS
from zhendan.audit.signals.foreign_label import FOREIGN_LABEL
from zhendan.audit.signals.freight_too_low import FREIGHT_TOO_LOW
from zhendan.audit.signals.goods_not_moved import GOODS_NOT_MOVED
from zhendan.audit.signals.impossible_speed import IMPOSSIBLE_SPEED
from zhendan.audit.signals.instant_payment import INSTANT_PAYMENT
from zhendan.audit.signals.item_day_burst import ITEM_DAY_BURST
from zhendan.audit.signals.kept_not_bought import KEPT_NOT_BOUGHT
from zhendan.audit.signals.launch_jump import LAUNCH_JUMP
from zhendan.audit.signals.many_addresses import MANY_ADDRESSES
from zhendan.audit.signals.memo_words import MEMO_WORDS
from zhendan.audit.signals.names_alike import NAMES_ALIKE
from zhendan.audit.signals.new_buyers import NEW_BUYERS
from zhendan.audit.signals.night_orders import NIGHT_ORDERS
from zhendan.audit.signals.no_income import NO_INCOME
from zhendan.audit.signals.no_scan import NO_SCAN
from zhendan.audit.signals.nobody_returns import NOBODY_RETURNS
from zhendan.audit.signals.nobody_writes_after import NOBODY_WRITES_AFTER
from zhendan.audit.signals.numbers_in_a_row import NUMBERS_IN_A_ROW
from zhendan.audit.signals.one_clerk import ONE_CLERK
from zhendan.audit.signals.one_hour_concentration import ONE_HOUR_CONCENTRATION
from zhendan.audit.signals.one_region import ONE_REGION
from zhendan.audit.signals.only_praise import ONLY_PRAISE
from zhendan.audit.signals.orders_without_visitors import ORDERS_WITHOUT_VISITORS
from zhendan.audit.signals.outlet_and_place import OUTLET_AND_PLACE
from zhendan.audit.signals.own_code import OWN_CODE
from zhendan.audit.signals.own_coupon import OWN_COUPON
from zhendan.audit.signals.own_list import OWN_LIST
from zhendan.audit.signals.parcel_not_billed import PARCEL_NOT_BILLED
from zhendan.audit.signals.pay_back import PAY_BACK
from zhendan.audit.signals.place_unknown import PLACE_UNKNOWN
from zhendan.audit.signals.price_edit import PRICE_EDIT
from zhendan.audit.signals.quota_stop import QUOTA_STOP
from zhendan.audit.signals.real_dialogue import REAL_DIALOGUE
from zhendan.audit.signals.receiver_denies import RECEIVER_DENIES
from zhendan.audit.signals.refund_loop import REFUND_LOOP
from zhendan.audit.signals.return_too_light import RETURN_TOO_LIGHT
from zhendan.audit.signals.return_without_goods import RETURN_WITHOUT_GOODS
from zhendan.audit.signals.reused_waybill import REUSED_WAYBILL
from zhendan.audit.signals.review_before_delivery import REVIEW_BEFORE_DELIVERY
from zhendan.audit.signals.review_lag import REVIEW_LAG
from zhendan.audit.signals.review_rate_jump import REVIEW_RATE_JUMP
from zhendan.audit.signals.same_amount import SAME_AMOUNT
from zhendan.audit.signals.same_item_again import SAME_ITEM_AGAIN
from zhendan.audit.signals.same_review import SAME_REVIEW
from zhendan.audit.signals.scan_before_payment import SCAN_BEFORE_PAYMENT
from zhendan.audit.signals.shared_address import SHARED_ADDRESS
from zhendan.audit.signals.shared_device import SHARED_DEVICE
from zhendan.audit.signals.shared_keys import SHARED_KEYS
from zhendan.audit.signals.shared_network import SHARED_NETWORK
from zhendan.audit.signals.shared_payer import SHARED_PAYER
from zhendan.audit.signals.shared_phone import SHARED_PHONE
from zhendan.audit.signals.ship_from_drift import SHIP_FROM_DRIFT
from zhendan.audit.signals.side_outlet import SIDE_OUTLET
from zhendan.audit.signals.signed_by_others import SIGNED_BY_OTHERS
from zhendan.audit.signals.signed_together import SIGNED_TOGETHER
from zhendan.audit.signals.silent_burst import SILENT_BURST
from zhendan.audit.signals.staff_match import STAFF_MATCH
from zhendan.audit.signals.subsidy_harvest import SUBSIDY_HARVEST
from zhendan.audit.signals.template_chat import TEMPLATE_CHAT
from zhendan.audit.signals.thin_track import THIN_TRACK
from zhendan.audit.signals.track_ends_elsewhere import TRACK_ENDS_ELSEWHERE
from zhendan.audit.signals.undone_burst import UNDONE_BURST
from zhendan.audit.signals.weight_deficit import WEIGHT_DEFICIT

SIGNALS = (
    ONE_HOUR_CONCENTRATION,
    ITEM_DAY_BURST,
    ORDERS_WITHOUT_VISITORS,
    NIGHT_ORDERS,
    EVEN_GAPS,
    INSTANT_PAYMENT,
    QUOTA_STOP,
    LAUNCH_JUMP,
    SAME_ITEM_AGAIN,
    NEW_BUYERS,
    STAFF_MATCH,
    CROSS_SHOP_BUYERS,
    NAMES_ALIKE,
    BOUGHT_TOO_SOON,
    EARLIER_DEALS,
    SHARED_ADDRESS,
    SHARED_PHONE,
    PLACE_UNKNOWN,
    TRACK_ENDS_ELSEWHERE,
    ONE_REGION,
    MANY_ADDRESSES,
    SHARED_DEVICE,
    SHARED_NETWORK,
    KEPT_NOT_BOUGHT,
    SILENT_BURST,
    PAY_BACK,
    EQUAL_PACKETS,
    SHARED_PAYER,
    BELOW_FLOOR,
    CHEAP_VARIANT,
    FILLER_GOODS,
    OWN_COUPON,
    SUBSIDY_HARVEST,
    COMMISSION_LOOP,
    PRICE_EDIT,
    SAME_AMOUNT,
    WEIGHT_DEFICIT,
    FEATHER_WEIGHT,
    REUSED_WAYBILL,
    NO_SCAN,
    SCAN_BEFORE_PAYMENT,
    THIN_TRACK,
    IMPOSSIBLE_SPEED,
    SIGNED_TOGETHER,
    SIGNED_BY_OTHERS,
    SIDE_OUTLET,
    SHIP_FROM_DRIFT,
    NUMBERS_IN_A_ROW,
    FOREIGN_LABEL,
    FREIGHT_TOO_LOW,
    RETURN_TOO_LIGHT,
    RECEIVER_DENIES,
    TEMPLATE_CHAT,
    BRUSHING_WORDS,
    ERRAND_TALK,
    NOBODY_WRITES_AFTER,
    ONE_CLERK,
    REAL_DIALOGUE,
    REFUND_LOOP,
    NOBODY_RETURNS,
    UNDONE_BURST,
    RETURN_WITHOUT_GOODS,
    EARLY_CONFIRMATION,
    SAME_REVIEW,
    REVIEW_RATE_JUMP,
    REVIEW_LAG,
    ONLY_PRAISE,
    REVIEW_BEFORE_DELIVERY,
    SHARED_KEYS,
    DENSE_BLOCK,
    BESIDE_CONTRADICTED,
    GOODS_NOT_MOVED,
    PARCEL_NOT_BILLED,
    NO_INCOME,
    OUTLET_AND_PLACE,
    OWN_LIST,
    OWN_CODE,
    MEMO_WORDS,
)

__all__ = ["SIGNALS"]
