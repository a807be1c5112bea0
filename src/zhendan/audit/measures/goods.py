"""What was in an order: its lines, its main item and what the goods should weigh."""

LINES = """
    SELECT
        l.order_id,
        l.line_no,
        COALESCE(l.item_id, s.item_id, l.outer_id, l.sku_code, l.platform_sku_id, l.title) AS item,
        COALESCE(s.sku_code, l.sku_code, l.outer_id) AS sku_code,
        CAST(l.quantity AS DOUBLE) AS quantity,
        CAST(ROUND(COALESCE(l.paid_amount, l.goods_amount, l.unit_price * l.quantity) * 100)
            AS BIGINT) AS line_cents,
        COALESCE(s.unit_g, CAST(l.net_weight_g AS DOUBLE)) AS unit_g,
        s.floor_cents,
        s.cost_cents,
        s.use_days
    FROM order_lines AS l
    LEFT JOIN (
        SELECT
            sku_code,
            MIN(item_id) AS item_id,
            MAX(CAST(net_weight_g AS DOUBLE) + COALESCE(CAST(pack_weight_g AS DOUBLE), 0))
                AS unit_g,
            MIN(CAST(ROUND(floor_price_amount * 100) AS BIGINT)) AS floor_cents,
            MIN(CAST(ROUND(cost_amount * 100) AS BIGINT)) AS cost_cents,
            MIN(use_days) AS use_days
        FROM sku_master
        GROUP BY sku_code
    ) AS s ON s.sku_code = COALESCE(l.outer_id, l.sku_code)
    WHERE l.status IS NULL OR l.status <> 'cancelled'
"""
"""One row per order line that was not cancelled."""

GOODS = """
    SELECT
        order_id,
        COUNT(*) AS line_count,
        SUM(quantity) AS quantity,
        CASE WHEN COUNT(unit_g) = COUNT(*) THEN SUM(quantity * unit_g) END AS expected_g,
        MIN(unit_g) AS lightest_g,
        MAX(CASE WHEN place = 1 THEN item END) AS item,
        MAX(CASE WHEN place = 1 THEN sku_code END) AS sku_code,
        MAX(CASE WHEN place = 1 THEN use_days END) AS use_days,
        MAX(CASE WHEN place = 1 THEN CAST(ROUND(line_cents / NULLIF(quantity, 0)) AS BIGINT) END)
            AS unit_cents,
        CASE WHEN COUNT(floor_cents) = COUNT(*)
            THEN CAST(SUM(quantity * floor_cents) AS BIGINT) END AS floor_cents,
        CASE WHEN COUNT(cost_cents) = COUNT(*)
            THEN CAST(SUM(quantity * cost_cents) AS BIGINT) END AS cost_cents
    FROM (
        SELECT
            audit_lines.*,
            ROW_NUMBER() OVER (
                PARTITION BY order_id ORDER BY COALESCE(line_cents, 0) DESC, line_no
            ) AS place
        FROM audit_lines
    ) AS placed
    GROUP BY order_id
"""
"""One row per order: how much, how heavy, and the dearest line as its main item."""
