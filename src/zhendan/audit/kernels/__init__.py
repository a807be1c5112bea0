"""Fast ways to the dearest measures: the same rows as their SQL, walked once instead of sorted.

The SQL of a measure stays its definition; a kernel answers for it only on ledgers so large that the
difference is felt, and only because tests prove the rows equal.
"""

from zhendan.audit.kernels.made import WORTH_WALKING, walked

__all__ = ["WORTH_WALKING", "walked"]
