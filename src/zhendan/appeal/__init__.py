"""申诉: join claims to exhibits, write the statement, check it, compose the dossier."""

from zhendan.appeal.check import check, hard_stops
from zhendan.appeal.compose import compose
from zhendan.appeal.dossier import (
    Block,
    Chapter,
    Dossier,
    Excerpt,
    ExhibitPage,
    Grid,
    Line,
    OrderSet,
    Pairs,
    Press,
    Prose,
    Seal,
)
from zhendan.appeal.errors import ExhibitVanished, NumberStale, StandingMoved
from zhendan.appeal.fixed_texts import EXHIBIT_LIST, EXHIBIT_PAGES, NOTHING
from zhendan.appeal.match import Element, OrderCase, OrderClaim, match_claims
from zhendan.appeal.material import AppealMaterial, LawyerGate, MaskedExhibits
from zhendan.appeal.problems import Level, Problem
from zhendan.appeal.statement import Section, Statement, draft, leaning, recompute
from zhendan.appeal.tone import ToneKind, ToneMark, lint

__all__ = [
    "EXHIBIT_LIST",
    "EXHIBIT_PAGES",
    "NOTHING",
    "AppealMaterial",
    "Block",
    "Chapter",
    "Dossier",
    "Element",
    "Excerpt",
    "ExhibitPage",
    "ExhibitVanished",
    "Grid",
    "LawyerGate",
    "Level",
    "Line",
    "MaskedExhibits",
    "NumberStale",
    "OrderCase",
    "OrderClaim",
    "OrderSet",
    "Pairs",
    "Press",
    "Problem",
    "Prose",
    "Seal",
    "Section",
    "StandingMoved",
    "Statement",
    "ToneKind",
    "ToneMark",
    "check",
    "compose",
    "draft",
    "hard_stops",
    "leaning",
    "lint",
    "match_claims",
    "recompute",
]
