"""Daily orders against what the shop's own days lead one to expect (订单增长)."""
