"""核查: questions to orders, innocent readings tested, and an outcome per order."""

from zhendan.audit.errors import (
    KeysCollide,
    OrderNotInTables,
    SampleSeedMissing,
    SampleTermsImpossible,
    ZoneUnknown,
)
from zhendan.audit.outcomes import outcomes_query
from zhendan.audit.prevention import (
    BackTest,
    Condition,
    PastOrder,
    ReviewRule,
    back_test,
    draft_rules,
    memo_speaks,
)
from zhendan.audit.request import AuditRequest
from zhendan.audit.run import audit, explanation_cards, orders_of, shop_history, signal_cards
from zhendan.audit.sampling import (
    SamplePlan,
    SampleSet,
    SampleTerms,
    bad_at_most,
    sample_plan,
    sample_size,
)
from zhendan.audit.triage import Batch, triage
from zhendan.audit.unasked import UNASKED, Unasked

__all__ = [
    "UNASKED",
    "AuditRequest",
    "BackTest",
    "Batch",
    "Condition",
    "KeysCollide",
    "OrderNotInTables",
    "PastOrder",
    "ReviewRule",
    "SamplePlan",
    "SampleSeedMissing",
    "SampleSet",
    "SampleTerms",
    "SampleTermsImpossible",
    "Unasked",
    "ZoneUnknown",
    "audit",
    "back_test",
    "bad_at_most",
    "draft_rules",
    "explanation_cards",
    "memo_speaks",
    "orders_of",
    "outcomes_query",
    "sample_plan",
    "sample_size",
    "shop_history",
    "signal_cards",
    "triage",
]
