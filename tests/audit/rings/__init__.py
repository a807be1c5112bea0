"""Rings: graphs, their densest sets and the proofs."""
