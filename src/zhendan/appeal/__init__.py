"""申诉: join claims to exhibits, write the statement, check it, compose the dossier."""

from zhendan.appeal.bound import Bound, read_bound
from zhendan.appeal.check import check, hard_stops
from zhendan.appeal.compose import compose
from zhendan.appeal.counter import Question, examine, with_pages
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
from zhendan.appeal.drawing import annex_csv
from zhendan.appeal.errors import (
    BindingRefused,
    BindingUnknown,
    ExhibitVanished,
    NumberStale,
    PicturesDoNotFit,
    PicturesUnusable,
    RoundUnreadable,
    StandingMoved,
)
from zhendan.appeal.filed import Filed, read_filed
from zhendan.appeal.match import Element, OrderCase, OrderClaim, match_claims
from zhendan.appeal.material import AppealMaterial, LawyerGate, MaskedExhibits
from zhendan.appeal.portal import (
    FittedPicture,
    Pictures,
    PortalBox,
    PortalPlan,
    check_file,
    plan_portal,
)
from zhendan.appeal.portal_index import FILES, NOTES, Filled, index_text
from zhendan.appeal.problems import Level, Problem, ProblemKind
from zhendan.appeal.reasons import REASONS, problem_kinds
from zhendan.appeal.rebinding import Binding, Tried, attempt, bind, named, without
from zhendan.appeal.rephrasing import LABEL, Rephrased, Rephraser, rephrase
from zhendan.appeal.returned import BAR, Documents, Fate, ReturnedSentence, compare
from zhendan.appeal.rights import (
    LADDER,
    LegalBasis,
    Letter,
    RightsQuestion,
    Said,
    letters,
    rights_check,
)
from zhendan.appeal.rounds import Difference, difference, filed
from zhendan.appeal.statement import (
    Section,
    Statement,
    draft,
    leaning,
    recompute,
    shortened,
)
from zhendan.appeal.tone import ToneKind, ToneMark, lint
from zhendan.appeal.wording import Wording

__all__ = [
    "BAR",
    "FILES",
    "LABEL",
    "LADDER",
    "NOTES",
    "REASONS",
    "AppealMaterial",
    "Binding",
    "BindingRefused",
    "BindingUnknown",
    "Block",
    "Bound",
    "Chapter",
    "Difference",
    "Documents",
    "Dossier",
    "Element",
    "Excerpt",
    "ExhibitPage",
    "ExhibitVanished",
    "Fate",
    "Filed",
    "Filled",
    "FittedPicture",
    "Grid",
    "LawyerGate",
    "LegalBasis",
    "Letter",
    "Level",
    "Line",
    "MaskedExhibits",
    "NumberStale",
    "OrderCase",
    "OrderClaim",
    "OrderSet",
    "Pairs",
    "Pictures",
    "PicturesDoNotFit",
    "PicturesUnusable",
    "PortalBox",
    "PortalPlan",
    "Press",
    "Problem",
    "ProblemKind",
    "Prose",
    "Question",
    "Rephrased",
    "Rephraser",
    "ReturnedSentence",
    "RightsQuestion",
    "RoundUnreadable",
    "Said",
    "Seal",
    "Section",
    "StandingMoved",
    "Statement",
    "ToneKind",
    "ToneMark",
    "Tried",
    "Wording",
    "annex_csv",
    "attempt",
    "bind",
    "check",
    "check_file",
    "compare",
    "compose",
    "difference",
    "draft",
    "examine",
    "filed",
    "hard_stops",
    "index_text",
    "leaning",
    "letters",
    "lint",
    "match_claims",
    "named",
    "plan_portal",
    "problem_kinds",
    "read_bound",
    "read_filed",
    "recompute",
    "rephrase",
    "rights_check",
    "shortened",
    "with_pages",
    "without",
]
