"""核查: questions to orders, innocent readings tested, and an outcome per order."""

from zhendan.audit.daily import DayTaken, KeptTables, Turned, keep_ledger, update_ledger
from zhendan.audit.errors import (
    KeptByAnotherEdition,
    KeptColumnNew,
    KeysCollide,
    NoKeptLedger,
    NotABareLedger,
    OrderNotInTables,
    SampleSeedMissing,
    SampleTermsImpossible,
    ZoneUnknown,
)
from zhendan.audit.journeys import journeys, town_dots
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
from zhendan.audit.run import (
    audit,
    explanation_cards,
    orders_of,
    reported,
    shop_history,
    signal_cards,
)
from zhendan.audit.sampling import (
    SAMPLE_EDITION,
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
    "SAMPLE_EDITION",
    "UNASKED",
    "AuditRequest",
    "BackTest",
    "Batch",
    "Condition",
    "DayTaken",
    "KeptByAnotherEdition",
    "KeptColumnNew",
    "KeptTables",
    "KeysCollide",
    "NoKeptLedger",
    "NotABareLedger",
    "OrderNotInTables",
    "PastOrder",
    "ReviewRule",
    "SamplePlan",
    "SampleSeedMissing",
    "SampleSet",
    "SampleTerms",
    "SampleTermsImpossible",
    "Turned",
    "Unasked",
    "ZoneUnknown",
    "audit",
    "back_test",
    "bad_at_most",
    "draft_rules",
    "explanation_cards",
    "journeys",
    "keep_ledger",
    "memo_speaks",
    "orders_of",
    "outcomes_query",
    "reported",
    "sample_plan",
    "sample_size",
    "shop_history",
    "signal_cards",
    "town_dots",
    "triage",
    "update_ledger",
]
