"""What the couriers recorded: scans, weights and who shares a parcel."""

# Events that show a parcel in a courier's hands; a printed label or an empty answer is none.
_SCANNED = "event NOT IN ('created', 'no_info', 'unknown', 'cancelled', 'exception', 'intercepted')"
_DELIVERED = (
    "event IN ('delivered_self', 'delivered_proxy', 'delivered_locker', 'delivered_unknown')"
)

PARCEL_EVENTS = f"""
    SELECT
        parcel_id,
        MIN(CASE WHEN {_SCANNED} THEN at_s END) AS first_scan_s,
        MAX(CASE WHEN {_DELIVERED} THEN at_s END) AS delivered_s,
        MAX(CASE WHEN {_DELIVERED} THEN 1 ELSE 0 END) AS is_delivered,
        MAX(CASE WHEN event IN ('returned', 'returning', 'refused') THEN 1 ELSE 0 END)
            AS is_returned,
        COUNT(*) AS event_count,
        CAST(SUM(CASE WHEN {_SCANNED} THEN 1 ELSE 0 END) AS BIGINT) AS node_count,
        COUNT(DISTINCT CASE WHEN {_SCANNED} THEN place END) AS city_count,
        MAX(CASE WHEN rising = 1 THEN place END) AS first_place,
        MAX(CASE WHEN falling = 1 THEN place END) AS last_place,
        MAX(CASE WHEN tz_assumed THEN 1 ELSE 0 END) AS zone_assumed,
        MAX(CASE WHEN is_copied = 0 THEN hub_g END) AS hub_g,
        MAX(is_copied) AS is_copied,
        MAX(CASE event WHEN 'delivered_self' THEN 'self' WHEN 'delivered_locker' THEN 'locker'
            WHEN 'delivered_proxy' THEN 'proxy' END) AS signer
    FROM (
        SELECT
            t.parcel_id,
            event,
            epoch_s(occurred_at) AS at_s,
            COALESCE(city, place_raw) AS place,
            tz_assumed,
            CASE WHEN provider = 'copied' THEN 1 ELSE 0 END AS is_copied,
            CAST(weight_g AS DOUBLE) AS hub_g,
            ROW_NUMBER() OVER (
                PARTITION BY t.parcel_id, CASE WHEN {_SCANNED} THEN 1 ELSE 0 END,
                    CASE WHEN COALESCE(city, place_raw) IS NULL THEN 0 ELSE 1 END
                ORDER BY epoch_s(occurred_at), seq, track_event_id
            ) * CASE WHEN {_SCANNED} AND COALESCE(city, place_raw) IS NOT NULL
                THEN 1 ELSE 0 END AS rising,
            ROW_NUMBER() OVER (
                PARTITION BY t.parcel_id, CASE WHEN {_SCANNED} THEN 1 ELSE 0 END,
                    CASE WHEN COALESCE(city, place_raw) IS NULL THEN 0 ELSE 1 END
                ORDER BY epoch_s(occurred_at) DESC, seq DESC, track_event_id DESC
            ) * CASE WHEN {_SCANNED} AND COALESCE(city, place_raw) IS NOT NULL
                THEN 1 ELSE 0 END AS falling
        FROM track_events AS t
        LEFT JOIN (
            SELECT DISTINCT parcel_id FROM track_events WHERE provider <> 'copied'
        ) AS own ON own.parcel_id = t.parcel_id
        WHERE t.provider <> 'copied' OR own.parcel_id IS NULL
    ) AS scans
    GROUP BY parcel_id
"""
"""One row per parcel with a track: first scan, delivery, places in order of time.

What somebody copied from a page or a picture counts only where no courier or platform answered
itself, and says so; a weight in it is nobody's scale."""

PARCELS = """
    SELECT
        p.parcel_id,
        p.outlet,
        p.waybill_no,
        epoch_s(p.shipped_at) AS shipped_s,
        p.traceless,
        e.first_scan_s,
        e.delivered_s,
        e.is_delivered,
        e.is_returned,
        e.event_count,
        e.node_count,
        e.city_count,
        e.first_place,
        e.last_place,
        e.zone_assumed,
        e.is_copied,
        p.carrier_code,
        p.sender_city,
        p.sender_account,
        CAST(ROUND(p.freight_cost * 100) AS BIGINT) AS freight_cents,
        b.bill_cents,
        e.signer,
        epoch_s(p.shipped_at) - epoch_s(p.shipped_at) % 2592000 AS month_s,
        COALESCE(b.actual_g, e.hub_g) AS courier_g,
        CASE WHEN b.actual_g IS NOT NULL THEN b.is_assumed ELSE 0 END AS unit_assumed,
        CAST(p.declared_weight_g AS DOUBLE) AS own_g,
        CASE WHEN b.waybill_no IS NOT NULL THEN 1 ELSE 0 END AS is_billed
    FROM parcels AS p
    LEFT JOIN audit_events AS e ON e.parcel_id = p.parcel_id
    LEFT JOIN (
        SELECT
            waybill_no,
            MAX(CAST(actual_weight_g AS DOUBLE)) AS actual_g,
            MAX(CAST(billed_weight_g AS DOUBLE)) AS billed_g,
            MAX(CASE WHEN unit_assumed THEN 1 ELSE 0 END) AS is_assumed,
            CAST(SUM(ROUND(amount * 100)) AS BIGINT) AS bill_cents
        FROM parcel_bills
        GROUP BY waybill_no
    ) AS b ON b.waybill_no = p.waybill_no
    WHERE p.role IN ('outbound', 'extra', 'gift')
"""
"""One row per parcel sent out, with the real (never the charged) weight the courier wrote."""

BOOKED = """
    SELECT
        carrier_code,
        month_s,
        COUNT(*) AS parcels_near,
        CAST(SUM(is_billed) AS BIGINT) AS billed_near,
        COUNT(own_g) AS scaled_near
    FROM audit_parcels
    WHERE month_s IS NOT NULL
    GROUP BY carrier_code, month_s
"""
"""How many of a courier's parcels of thirty days its bill and the shop's own scale know."""

# Only orders of one receiver share a parcel: a number that stands on a stranger's order too says
# nothing about what this order's parcel should weigh.
LINKS = """
    SELECT DISTINCT
        po.order_id,
        po.parcel_id,
        COALESCE(o.address_hash, o.address_token, o.receiver_phone_hash, o.receiver_city, '')
            AS receiver
    FROM parcel_orders AS po
    LEFT JOIN orders AS o ON o.order_id = po.order_id
"""
"""Which order travels in which parcel, and to whom as far as the export tells."""

SHIPPING = """
    SELECT
        l.order_id,
        COUNT(*) AS parcel_count,
        MIN(key_of(l.parcel_id)) AS waybill_key,
        MIN(p.shipped_s) AS shipped_s,
        MIN(p.first_scan_s) AS first_scan_s,
        MAX(p.delivered_s) AS delivered_s,
        MIN(p.is_delivered) AS all_delivered,
        MAX(p.is_returned) AS is_returned,
        MAX(CASE WHEN p.traceless THEN 1 WHEN p.event_count > 0 AND p.node_count = 0 THEN 1
            WHEN p.event_count > 0 THEN 0 WHEN p.traceless IS NULL THEN NULL ELSE 0 END)
            AS is_traceless,
        MAX(p.zone_assumed) AS zone_assumed,
        MAX(p.is_copied) AS track_copied,
        MIN(CASE WHEN lane.km > 0 THEN p.node_count END) AS node_count,
        MIN(CASE WHEN lane.km > 0 THEN p.city_count END) AS city_count,
        MAX(lane.km) AS lane_km,
        MIN(CASE WHEN lane.km > 0 AND p.delivered_s >= p.first_scan_s
            THEN p.delivered_s - p.first_scan_s END) AS transit_s,
        MIN(CASE WHEN lane.km > 0 AND p.delivered_s >= p.first_scan_s
            THEN p.delivered_s - p.first_scan_s - lane.least_s END) AS transit_spare_s,
        MAX(p.last_place) AS last_place,
        MAX(lane.last_city) AS last_city,
        MAX(p.delivered_s - p.delivered_s % 60) AS sign_minute_s,
        MAX(p.outlet) AS outlet,
        MAX(p.unit_assumed) AS unit_assumed,
        MAX(l.orders_in_parcel) AS orders_in_parcel,
        CASE WHEN COUNT(p.courier_g) = COUNT(*) THEN 1 ELSE 0 END AS weighed_by_courier,
        CASE WHEN COUNT(COALESCE(p.courier_g, p.own_g)) = COUNT(*)
            AND (COUNT(*) = 1 OR MAX(l.orders_in_parcel) = 1)
            THEN SUM(COALESCE(p.courier_g, p.own_g)) END AS measured_g,
        CASE WHEN MAX(l.orders_in_parcel) > 1 THEN MAX(l.expected_in_parcel_g) END
            AS expected_in_parcel_g,
        MIN(p.is_billed) AS is_billed,
        MAX(CASE WHEN p.own_g IS NOT NULL THEN 1 ELSE 0 END) AS is_scaled,
        MIN(booked.parcels_near) AS parcels_near,
        MIN(booked.billed_near) AS billed_near,
        MIN(booked.scaled_near) AS scaled_near,
        MAX(p.carrier_code) AS carrier_code,
        MAX(p.waybill_no) AS waybill_no,
        MAX(p.sender_city) AS sender_city,
        MAX(p.sender_account) AS sender_account,
        MAX(p.first_place) AS first_place,
        MAX(COALESCE(p.bill_cents, p.freight_cents)) AS freight_cents,
        MIN(p.signer) AS signer
    FROM (
        SELECT
            linked.order_id,
            linked.parcel_id,
            shared.orders_in_parcel,
            shared.expected_in_parcel_g
        FROM audit_links AS linked
        JOIN (
            SELECT
                d.parcel_id,
                d.receiver,
                COUNT(*) AS orders_in_parcel,
                CASE WHEN COUNT(g.expected_g) = COUNT(*) THEN SUM(g.expected_g) END
                    AS expected_in_parcel_g
            FROM audit_links AS d
            LEFT JOIN audit_goods AS g ON g.order_id = d.order_id
            GROUP BY d.parcel_id, d.receiver
        ) AS shared
            ON shared.parcel_id = linked.parcel_id AND shared.receiver = linked.receiver
    ) AS l
    JOIN audit_parcels AS p ON p.parcel_id = l.parcel_id
    LEFT JOIN audit_lanes AS lane
        ON lane.first_place = p.first_place AND lane.last_place = p.last_place
    LEFT JOIN audit_booked AS booked
        ON booked.carrier_code = p.carrier_code AND booked.month_s = p.month_s
    GROUP BY l.order_id
"""
"""One row per order that was sent: its parcels taken together."""
