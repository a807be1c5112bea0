-- The canonical model: what intake makes of a merchant's files, and what the audit asks.
-- One source for every room: intake reads column names and kinds from here, adapters create the tables from here.
-- Dialect: a common subset of DuckDB and PostgreSQL.
-- Names follow the glossary: parcel 包裹, waybill 运单号, track event 物流轨迹节点, notice 违规通知, charge 违规认定, deadline 申诉截止时间.
-- These tables are rebuilt from the files at any time; case events and sealed exhibits are kept elsewhere.
-- Conventions
--   *_at        TIMESTAMPTZ, stored in UTC. Paired *_raw text lives in source_rows.raw; *_prec = 's','m','d' where a source lost precision.
--   *_amount    DECIMAL(18,4) in units of `currency` (never float, never "fen"). Refunds/expenses keep the sign rule stated in the comment.
--   *_raw       the platform's own word, kept beside the normalised value.
--   *_enc       platform cipher text / token (OAID, ##..##): equality key only inside one shop and one app, never decrypted.
--   *_hash      HMAC-SHA256(case_secret, normalised value): joins without storing the person.
--   row_ref     -> source_rows.row_ref : every canonical row can be traced to file, sheet, physical row and byte hash.
CREATE TABLE source_files (
  file_id VARCHAR PRIMARY KEY,            -- sha256 of the bytes as received
  name VARCHAR NOT NULL, parent_file_id VARCHAR, -- member of a zip/xlsx sheet -> parent
  size_bytes BIGINT NOT NULL, media_type VARCHAR, encoding VARCHAR, delimiter VARCHAR, has_bom BOOLEAN,
  template_id VARCHAR, template_score DECIMAL(5,4), header_row INTEGER, sheet VARCHAR,
  exported_at TIMESTAMPTZ,                 -- from file name / preamble (e.g. 1781800000_*.csv, ExportOrderList202606200900, '#导出时间')
  covers_from TIMESTAMPTZ, covers_to TIMESTAMPTZ, -- from preamble ('#起始日期')
  obtained_by VARCHAR, obtained_at TIMESTAMPTZ, obtained_how VARCHAR, -- 'seller_console_export','open_api','erp','courier','manual_edit'
  edited_after_export BOOLEAN,             -- signs of Excel re-save (1.2E+17, m/d/y times, lost zeros, docProps app)
  control_totals JSON, control_ok BOOLEAN, rows_read BIGINT, rows_rejected BIGINT);
CREATE TABLE source_rows (
  row_ref BIGINT PRIMARY KEY, file_id VARCHAR NOT NULL, sheet VARCHAR NOT NULL DEFAULT '', row_no BIGINT NOT NULL, pointer VARCHAR NOT NULL DEFAULT '', row_sha256 VARCHAR NOT NULL,
  raw JSON NOT NULL, problem VARCHAR);     -- row_no 0 where the source has no rows (JSON, XML: pointer says where); raw = list of [header, cell] pairs IN ORDER (duplicate headers survive)
CREATE TABLE shops (
  shop_id VARCHAR PRIMARY KEY, platform VARCHAR NOT NULL, site VARCHAR, shop_no VARCHAR, name VARCHAR, seller_nick VARCHAR,
  legal_name VARCHAR, tax_id VARCHAR, opened_at TIMESTAMPTZ, timezone VARCHAR NOT NULL DEFAULT 'Asia/Shanghai', currency VARCHAR NOT NULL DEFAULT 'CNY');
CREATE TABLE buyers (
  buyer_id VARCHAR PRIMARY KEY, shop_id VARCHAR NOT NULL, key_kind VARCHAR NOT NULL, -- open_uid|openid|pin|username|nick_masked|phone_hash|address_token
  key_value VARCHAR NOT NULL, key_strength SMALLINT NOT NULL,  -- 3 unique id, 2 hash of full value, 1 masked (ambiguous), 0 none
  nick VARCHAR, nick_masked BOOLEAN, platform_buyer_no VARCHAR, pay_account VARCHAR, email VARCHAR, phone_hash VARCHAR, phone_last4 VARCHAR,
  company_name VARCHAR, is_member BOOLEAN, credit_raw VARCHAR, first_order_at TIMESTAMPTZ, row_ref BIGINT);
CREATE TABLE orders (
  order_id VARCHAR PRIMARY KEY, shop_id VARCHAR NOT NULL, order_no VARCHAR NOT NULL, parent_order_no VARCHAR, original_order_no VARCHAR, erp_order_no VARCHAR,
  platform_internal_id VARCHAR, gift_order_no VARCHAR, downstream_channel VARCHAR, downstream_order_no VARCHAR, group_buy_no VARCHAR, buyer_id VARCHAR,
  status VARCHAR NOT NULL,                 -- unpaid|paid|part_shipped|shipped|delivered|completed|closed_unpaid|closed_refunded|cancelled|unknown
  status_raw VARCHAR, substatus_raw VARCHAR, refund_status VARCHAR, refund_status_raw VARCHAR, type_raw VARCHAR, close_reason VARCHAR,
  created_at TIMESTAMPTZ, paid_at TIMESTAMPTZ, deal_at TIMESTAMPTZ, promise_ship_at TIMESTAMPTZ, confirmed_at TIMESTAMPTZ, delivered_at TIMESTAMPTZ, completed_at TIMESTAMPTZ, time_prec VARCHAR,
  currency VARCHAR NOT NULL, goods_amount DECIMAL(18,4), freight_amount DECIMAL(18,4), discount_shop_amount DECIMAL(18,4), discount_platform_amount DECIMAL(18,4), adjust_amount DECIMAL(18,4), tax_amount DECIMAL(18,4),
  total_amount DECIMAL(18,4), paid_amount DECIMAL(18,4), merchant_received_amount DECIMAL(18,4), settled_amount DECIMAL(18,4), refund_amount DECIMAL(18,4), -- all >= 0
  item_count INTEGER, buyer_message VARCHAR, seller_memo VARCHAR, seller_flag_raw VARCHAR, platform_flag_raw VARCHAR, -- risk labels: 订单风险标签, risk_control_status, Risk Level
  terminal_raw VARCHAR, channel_raw VARCHAR, content_form_raw VARCHAR, creator_id VARCHAR, creator_name VARCHAR, live_room_id VARCHAR, device_id VARCHAR, buyer_ip VARCHAR,
  is_lottery_or_trial BOOLEAN, is_presale BOOLEAN, is_dropship BOOLEAN, is_gift BOOLEAN, address_changed BOOLEAN,
  receiver_name_raw VARCHAR, receiver_name_masked BOOLEAN, receiver_phone_hash VARCHAR, receiver_phone_last4 VARCHAR, receiver_phone_kind VARCHAR, -- full|masked|virtual|cipher|none
  receiver_enc VARCHAR, address_token VARCHAR, address_hash VARCHAR, receiver_country VARCHAR, receiver_province VARCHAR, receiver_city VARCHAR, receiver_district VARCHAR, receiver_town VARCHAR, receiver_postcode VARCHAR,
  as_of TIMESTAMPTZ, attrs JSON, row_ref BIGINT, UNIQUE (shop_id, order_no));
CREATE TABLE order_lines (
  line_id VARCHAR PRIMARY KEY, order_id VARCHAR NOT NULL, line_no VARCHAR NOT NULL, item_id VARCHAR, platform_sku_id VARCHAR, sku_code VARCHAR, outer_id VARCHAR, barcode VARCHAR,
  title VARCHAR, sku_text VARCHAR, quantity DECIMAL(18,3) NOT NULL, unit_price DECIMAL(18,4), goods_amount DECIMAL(18,4), paid_amount DECIMAL(18,4), freight_amount DECIMAL(18,4), discount_amount DECIMAL(18,4), refund_amount DECIMAL(18,4),
  net_weight_g DECIMAL(12,1), status VARCHAR, status_raw VARCHAR, refund_status_raw VARCHAR, is_gift BOOLEAN, quantity_known BOOLEAN NOT NULL DEFAULT TRUE, attrs JSON, row_ref BIGINT, UNIQUE (order_id, line_no));
CREATE TABLE payments (
  payment_id VARCHAR PRIMARY KEY, shop_id VARCHAR, provider VARCHAR NOT NULL, -- alipay|wechatpay|jd|pdd|douyin|kuaishou|xhs|stripe|...
  ledger_no VARCHAR, pay_no VARCHAR, merchant_trade_no VARCHAR, order_no VARCHAR, order_no_source VARCHAR, -- column|regex:<rule>|none
  line_no VARCHAR, kind VARCHAR NOT NULL,  -- trade_in|refund_out|fee|transfer|withdrawal|deposit|other
  entry_type_raw VARCHAR, direction VARCHAR, amount DECIMAL(18,4) NOT NULL, -- signed: money into the shop's account > 0
  fee_amount DECIMAL(18,4), balance_after DECIMAL(18,4), currency VARCHAR NOT NULL, occurred_at TIMESTAMPTZ NOT NULL,
  payer_key VARCHAR, payer_raw VARCHAR, bank_raw VARCHAR, method_raw VARCHAR, subject VARCHAR, memo VARCHAR, status_raw VARCHAR, attrs JSON, row_ref BIGINT);
CREATE TABLE parcels (
  parcel_id VARCHAR PRIMARY KEY, shop_id VARCHAR NOT NULL, waybill_no VARCHAR NOT NULL, carrier_code VARCHAR NOT NULL DEFAULT '', -- '' = carrier unknown (a NULL would defeat UNIQUE)
  reuse_no SMALLINT NOT NULL DEFAULT 0,    -- couriers use a number again after months: 1, 2 ... for the later parcels
  carrier_raw VARCHAR, role VARCHAR NOT NULL DEFAULT 'outbound', -- outbound|extra|gift|resend|return|exchange
  shipped_at TIMESTAMPTZ, warehouse_no VARCHAR, sender_city VARCHAR, outlet VARCHAR, sender_account VARCHAR, declared_weight_g DECIMAL(12,1), freight_cost DECIMAL(18,4), status VARCHAR, status_raw VARCHAR, traceless BOOLEAN, attrs JSON, row_ref BIGINT, UNIQUE (carrier_code, waybill_no, reuse_no));
CREATE TABLE parcel_orders ( parcel_id VARCHAR NOT NULL, order_id VARCHAR NOT NULL, line_id VARCHAR NOT NULL DEFAULT '', -- '' = which line is unknown (a key column cannot be NULL)
  quantity DECIMAL(18,3), PRIMARY KEY (parcel_id, order_id, line_id)); -- n:m, merged parcels and split parcels
CREATE TABLE track_events (
  track_event_id VARCHAR PRIMARY KEY, parcel_id VARCHAR NOT NULL, seq INTEGER NOT NULL, event VARCHAR NOT NULL, -- canonical vocabulary: FORMATS.md section 7
  event_raw VARCHAR, code_raw VARCHAR, occurred_at TIMESTAMPTZ NOT NULL, tz_assumed BOOLEAN NOT NULL, place_raw VARCHAR, province VARCHAR, city VARCHAR, area_code VARCHAR, lon DOUBLE PRECISION, lat DOUBLE PRECISION,
  courier_name_masked VARCHAR, courier_phone_hash VARCHAR, signer_kind VARCHAR, weight_g DECIMAL(12,1), provider VARCHAR NOT NULL, received_at TIMESTAMPTZ, row_ref BIGINT);
CREATE TABLE parcel_bills (
  bill_id VARCHAR PRIMARY KEY, carrier_code VARCHAR NOT NULL, waybill_no VARCHAR NOT NULL, bill_date DATE, accepted_at TIMESTAMPTZ, actual_weight_g DECIMAL(12,1), billed_weight_g DECIMAL(12,1), unit_assumed BOOLEAN, volume_cm3 DECIMAL(14,1), pieces INTEGER,
  amount DECIMAL(18,4), origin_city VARCHAR, dest_province VARCHAR, dest_city VARCHAR, courier_raw VARCHAR, customer_raw VARCHAR, row_ref BIGINT);
CREATE TABLE refunds (
  refund_id VARCHAR PRIMARY KEY, shop_id VARCHAR NOT NULL, refund_no VARCHAR NOT NULL, order_no VARCHAR NOT NULL, line_no VARCHAR, kind VARCHAR, -- refund_only_unshipped|refund_only_shipped|return_refund|exchange|resend|repair|price_diff
  type_raw VARCHAR, status VARCHAR, -- applied|approved|goods_returning|success|closed|rejected|arbitration
  status_raw VARCHAR, reason_raw VARCHAR, buyer_text VARCHAR, amount DECIMAL(18,4), amount_to_buyer DECIMAL(18,4), amount_to_platform DECIMAL(18,4), freight_amount DECIMAL(18,4), -- >= 0
  applied_at TIMESTAMPTZ, handled_at TIMESTAMPTZ, finished_at TIMESTAMPTZ, paid_back_at TIMESTAMPTZ, return_required BOOLEAN, return_carrier_raw VARCHAR, return_waybill_no VARCHAR, goods_state_raw VARCHAR, liable_party_raw VARCHAR, platform_risk_raw VARCHAR, attrs JSON, row_ref BIGINT, UNIQUE (shop_id, refund_no));
CREATE TABLE reviews (
  review_id VARCHAR PRIMARY KEY, shop_id VARCHAR NOT NULL, order_no VARCHAR, line_no VARCHAR, item_id VARCHAR, buyer_id VARCHAR, nick_masked VARCHAR, anonymous BOOLEAN, result VARCHAR, -- good|neutral|bad|default_good|none
  score DECIMAL(3,1), content VARCHAR, created_at TIMESTAMPTZ, append_content VARCHAR, appended_at TIMESTAMPTZ, image_count INTEGER, video_count INTEGER, seller_reply VARCHAR, row_ref BIGINT);
CREATE TABLE conversations ( conversation_id VARCHAR PRIMARY KEY, shop_id VARCHAR, tool VARCHAR NOT NULL, -- qianniu|dongdong|pdd_chat|feige|wechat|wecom|whatsapp|email|phone|other
  buyer_id VARCHAR, buyer_label VARCHAR, started_at TIMESTAMPTZ, ended_at TIMESTAMPTZ, capture_how VARCHAR NOT NULL, -- platform_export|clipboard|screenshot_ocr|api|manual
  complete BOOLEAN, file_id VARCHAR);
CREATE TABLE messages ( message_id VARCHAR PRIMARY KEY, conversation_id VARCHAR NOT NULL, seq INTEGER NOT NULL, sent_at TIMESTAMPTZ, sender_role VARCHAR NOT NULL, -- buyer|agent|bot|system|unknown
  sender_label VARCHAR, receiver_label VARCHAR, type VARCHAR NOT NULL, -- text|image|video|voice|file|link|order_card|item_card|recalled|system
  text VARCHAR, urls JSON, attachment_file_id VARCHAR, read_state VARCHAR, order_no_mentioned VARCHAR, ocr_confidence DECIMAL(5,4), row_ref BIGINT);
CREATE TABLE invoices ( invoice_id VARCHAR PRIMARY KEY, shop_id VARCHAR, number VARCHAR NOT NULL, code VARCHAR NOT NULL DEFAULT '', -- code only for pre-digital invoices; '' otherwise, so that UNIQUE stops one invoice from proving two orders
  kind VARCHAR NOT NULL, -- digital_general|digital_special|vat_general|vat_special|e_general|receipt|foreign
  red_of_number VARCHAR, issued_at DATE, seller_name VARCHAR, seller_tax_id VARCHAR, buyer_name VARCHAR, buyer_tax_id VARCHAR, amount_without_tax DECIMAL(18,4), tax_amount DECIMAL(18,4), amount_with_tax DECIMAL(18,4), currency VARCHAR NOT NULL DEFAULT 'CNY',
  remark VARCHAR, order_no VARCHAR, source_kind VARCHAR NOT NULL, -- xml|ofd|pdf|pdf_meta|pdf_text|ofd_meta|ofd_text|qr|order_column: the fullest telling that was found
  disputed VARCHAR, -- fields on which two forms of this invoice disagree, joined by commas; such an invoice proves nothing
  after_notice BOOLEAN, -- dated after the day the notice came; null where either day is unknown
  asked_name VARCHAR, asked_tax_id VARCHAR, -- whom the order asked the invoice to be made out to
  usual_seller VARCHAR, -- the seller's name on most invoices of this shop
  signature_ok BOOLEAN, verified_at TIMESTAMPTZ, verified_how VARCHAR, row_ref BIGINT, UNIQUE (number, code));
CREATE TABLE invoice_lines ( invoice_id VARCHAR NOT NULL, line_no INTEGER NOT NULL, item_name VARCHAR, spec VARCHAR, unit VARCHAR, quantity DECIMAL(24,8), unit_price DECIMAL(28,16), amount DECIMAL(18,4), tax_rate DECIMAL(9,6), tax_amount DECIMAL(18,4), PRIMARY KEY (invoice_id, line_no));
CREATE TABLE promotions ( promotion_id VARCHAR PRIMARY KEY, shop_id VARCHAR, platform VARCHAR, name VARCHAR NOT NULL, scope VARCHAR NOT NULL, -- platform|category|shop|item|live|coupon|ads
  item_id VARCHAR, starts_at TIMESTAMPTZ NOT NULL, ends_at TIMESTAMPTZ NOT NULL, detail VARCHAR, evidence_file_id VARCHAR);
CREATE TABLE notices ( notice_id VARCHAR PRIMARY KEY, shop_id VARCHAR NOT NULL, notice_no VARCHAR, platform VARCHAR NOT NULL, charge_kind VARCHAR, -- fake_transaction|serious_fake_transaction|other; the platform's own words stay in title_raw and body
  title_raw VARCHAR, body VARCHAR, received_at TIMESTAMPTZ, violation_from TIMESTAMPTZ, violation_to TIMESTAMPTZ, appeal_deadline_at TIMESTAMPTZ, appeal_max_times INTEGER, appeals_used INTEGER, -- deadlines in the platform's zone, shown with it
  points DECIMAL(9,2), penalty_amount DECIMAL(18,4), penalty_text VARCHAR, starts_at TIMESTAMPTZ, plan_ends_at TIMESTAMPTZ, real_ends_at TIMESTAMPTZ, status VARCHAR, appeal_status VARCHAR, declared_order_count INTEGER, capture_how VARCHAR, file_id VARCHAR);
CREATE TABLE flagged_orders ( notice_id VARCHAR NOT NULL, order_no VARCHAR NOT NULL, order_id VARCHAR, item_id VARCHAR, reason_raw VARCHAR, matched VARCHAR NOT NULL, -- exact|repaired|ambiguous|missing
  row_ref BIGINT, PRIMARY KEY (notice_id, order_no));
CREATE TABLE seller_marks ( mark_id VARCHAR PRIMARY KEY, shop_id VARCHAR, order_no VARCHAR, kind VARCHAR NOT NULL, -- brushing_ledger|memo_pattern|empty_parcel_service|cash_back|sample_or_trial|staff_order|confession
  order_date DATE, principal_amount DECIMAL(18,4), commission_amount DECIMAL(18,4), pay_platform_raw VARCHAR, account_raw VARCHAR, note VARCHAR, pattern VARCHAR, row_ref BIGINT);

-- Small tables beyond the exports: the shop's own registers and records. Missing tables turn signals into "not checked".
CREATE TABLE sku_master ( sku_id VARCHAR PRIMARY KEY, shop_id VARCHAR NOT NULL, sku_code VARCHAR NOT NULL, item_id VARCHAR, title VARCHAR, net_weight_g DECIMAL(12,1), pack_weight_g DECIMAL(12,1),
  cost_amount DECIMAL(18,4), floor_price_amount DECIMAL(18,4), use_days INTEGER, row_ref BIGINT);
CREATE TABLE people_register ( person_ref VARCHAR PRIMARY KEY, shop_id VARCHAR, role VARCHAR NOT NULL, -- staff|relative|partner|supplier
  name_masked VARCHAR, phone_hash VARCHAR, address_hash VARCHAR, pay_account VARCHAR, buyer_key VARCHAR, active_from DATE, active_to DATE, note VARCHAR, row_ref BIGINT);
CREATE TABLE broadcasts ( broadcast_id VARCHAR PRIMARY KEY, shop_id VARCHAR, title VARCHAR, host VARCHAR, item_id VARCHAR, starts_at TIMESTAMPTZ NOT NULL, ends_at TIMESTAMPTZ NOT NULL, row_ref BIGINT);
CREATE TABLE stock_movements ( movement_id VARCHAR PRIMARY KEY, shop_id VARCHAR, sku_code VARCHAR NOT NULL, moved_at TIMESTAMPTZ NOT NULL, kind VARCHAR NOT NULL, -- opening|purchase|shipped|returned|scrapped|closing
  quantity DECIMAL(18,3) NOT NULL, document_no VARCHAR, order_no VARCHAR, row_ref BIGINT);
CREATE TABLE traffic ( traffic_id VARCHAR PRIMARY KEY, shop_id VARCHAR, item_id VARCHAR, traffic_on DATE NOT NULL, visitors BIGINT, favourites BIGINT, carts BIGINT, row_ref BIGINT);
CREATE TABLE tickets ( ticket_id VARCHAR PRIMARY KEY, shop_id VARCHAR, opened_at TIMESTAMPTZ NOT NULL, subject VARCHAR, body VARCHAR, answer VARCHAR, row_ref BIGINT);
CREATE TABLE places ( place_id VARCHAR PRIMARY KEY, address_hash VARCHAR NOT NULL, place_class VARCHAR NOT NULL, -- station|school|dormitory|office|forwarder|warehouse
  label VARCHAR, row_ref BIGINT);
CREATE TABLE documents ( document_id VARCHAR PRIMARY KEY, file_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, -- pdf|ofd|picture|video|sound
  format VARCHAR, pages INTEGER, pages_read INTEGER, width INTEGER, height INTEGER, seconds DECIMAL(12,1),
  claimed_at TIMESTAMPTZ, claimed_by VARCHAR, -- exif|pdf|ofd|container: what the file says about itself, never proof
  words_how VARCHAR, -- text_layer|ocr|none
  lowest_sure DECIMAL(5,4), signed BOOLEAN, active VARCHAR, codes JSON, row_ref BIGINT);
CREATE TABLE document_orders ( document_id VARCHAR NOT NULL, order_no VARCHAR NOT NULL, page INTEGER NOT NULL, kind VARCHAR NOT NULL, seen VARCHAR NOT NULL, -- the number as it stands there: the order's, or its waybill's
  via VARCHAR NOT NULL, -- order_no|waybill
  how VARCHAR NOT NULL, -- text_layer|ocr|code
  sure DECIMAL(5,4), row_ref BIGINT, PRIMARY KEY (document_id, order_no, page));
