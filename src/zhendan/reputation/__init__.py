"""信誉: numbers before and after, told plainly, and a short plan."""

from zhendan.reputation.acceptance import (
    chance,
    table_faults,
)
from zhendan.reputation.compare import (
    Change,
    Shown,
    Side,
    before_after,
)
from zhendan.reputation.counted_from import (
    CountedFrom,
    DaySource,
    counted_from,
    notice_days,
    penalty_facts,
    told_days,
)
from zhendan.reputation.errors import (
    LotUnknown,
    MetricSheetUnreadable,
    MetricUnknown,
    MetricUnreadable,
    MetricUnsourced,
    PenaltyDayUnsourced,
    PlanIncomplete,
)
from zhendan.reputation.inspection import (
    DEFECTS,
    ItemDefects,
    SamplingPlan,
    defect_page,
    defects,
    draw,
    sampling_plan,
)
from zhendan.reputation.membership import (
    Bought,
    Cohort,
    Segment,
    cohorts,
    repurchase_share,
    segments,
)
from zhendan.reputation.metrics import (
    Metric,
    MetricName,
    Unit,
    metric_facts,
    metrics,
    read_metric,
)
from zhendan.reputation.plan import (
    Area,
    PlanItem,
    plan,
)
from zhendan.reputation.promotions import (
    PROMOTIONS,
    PromotionPlan,
    compared,
    invitations,
    plan_page,
    read_plan,
)
from zhendan.reputation.series import (
    Break,
    effects,
    gaps,
    interrupted,
    series,
)
from zhendan.reputation.sheets import (
    MetricMapping,
    read_metric_mapping,
    read_sheet,
)

__all__ = [
    "DEFECTS",
    "PROMOTIONS",
    "Area",
    "Bought",
    "Break",
    "Change",
    "Cohort",
    "CountedFrom",
    "DaySource",
    "ItemDefects",
    "LotUnknown",
    "Metric",
    "MetricMapping",
    "MetricName",
    "MetricSheetUnreadable",
    "MetricUnknown",
    "MetricUnreadable",
    "MetricUnsourced",
    "PenaltyDayUnsourced",
    "PlanIncomplete",
    "PlanItem",
    "PromotionPlan",
    "SamplingPlan",
    "Segment",
    "Shown",
    "Side",
    "Unit",
    "before_after",
    "chance",
    "cohorts",
    "compared",
    "counted_from",
    "defect_page",
    "defects",
    "draw",
    "effects",
    "gaps",
    "interrupted",
    "invitations",
    "metric_facts",
    "metrics",
    "notice_days",
    "penalty_facts",
    "plan",
    "plan_page",
    "read_metric",
    "read_metric_mapping",
    "read_plan",
    "read_sheet",
    "repurchase_share",
    "sampling_plan",
    "segments",
    "series",
    "table_faults",
    "told_days",
]
