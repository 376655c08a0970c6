"""Japanese community welfare plans (地域福祉計画) as data: load, check, evaluate, compare. (floor 9, the front door)

One container, six verbs::

    import welfareplan as wp

    dossier = wp.example("kurume")  # or wp.load("path/to/dossier")
    before, after = dossier.as_of("2020-04-01"), dossier.as_of("2022-12-01")
    print(wp.table(before, after))  # the old-and-new table (新旧対照表)
    print(wp.progress(after, dossier.observations, through=wp.FiscalYear(2022)))

A plan is what was promised, an observation is what happened. Revisions change the first and never the second; evaluation
reads both and changes neither.
"""

from __future__ import annotations

from welfareplan._version import VERSION

TYPE_CHECKING = False  # typing itself costs more than all that the command line needs to tell its version

if TYPE_CHECKING:
    from welfareplan import printed
    from welfareplan.amount import Amount
    from welfareplan.checks import check
    from welfareplan.codes import MunicipalCode
    from welfareplan.dossier import Dossier
    from welfareplan.errors import (
        DataFileError,
        InvalidValueError,
        RevisionConflictError,
        UnitMismatchError,
        UnknownIdError,
        UnreadableCellError,
        WelfarePlanError,
    )
    from welfareplan.evaluation import schemes
    from welfareplan.evaluation.declaring import Declared
    from welfareplan.evaluation.grading import Evaluation, Result, evaluate, results
    from welfareplan.evaluation.numbers import IndicatorProgress, Progress, Undefined, progress
    from welfareplan.evaluation.outlooks import Outlook, outlook
    from welfareplan.evaluation.pairing import Pair, compare
    from welfareplan.evaluation.staleness import Awaited, Freshness, IndicatorFreshness, freshness
    from welfareplan.evaluation.surveys import (
        ChangeTest,
        Interval,
        SurveyChange,
        SurveyShare,
        change_interval,
        change_test,
        share_interval,
        survey_change,
    )
    from welfareplan.evaluation.tallying import GradeChange, Tallies, Tally, Unanswered, tallies
    from welfareplan.examples import example, example_path
    from welfareplan.files.reader import ReadResult, load, read
    from welfareplan.files.scheme_format import load_scheme
    from welfareplan.files.writer import dump
    from welfareplan.following import Series, Stretch, follow
    from welfareplan.model.bases import LegalBasis, LegalItem
    from welfareplan.model.bodies import Body
    from welfareplan.model.directions import Direction
    from welfareplan.model.element import Citation, Element, pairs
    from welfareplan.model.indicators import Indicator, Reading, Target
    from welfareplan.model.initiatives import Initiative, Role
    from welfareplan.model.issues import Issue
    from welfareplan.model.links import Link
    from welfareplan.model.milestones import Milestone, Times
    from welfareplan.model.passages import Passage
    from welfareplan.model.plan import JointPlan, Plan
    from welfareplan.model.programmes import Money, Programme
    from welfareplan.model.relations import RelatedPlan, SubPlan
    from welfareplan.model.sources import Source
    from welfareplan.observations import Assessment, Observation
    from welfareplan.problems import Origin, Place, Problem, Severity
    from welfareplan.reports.tables import Table, table
    from welfareplan.revision.applier import apply
    from welfareplan.revision.changes import Addition, Amendment, ChangeSet, Removal, Reordering
    from welfareplan.revision.differ import diff
    from welfareplan.revision.history import History, Span
    from welfareplan.revision.matching import Match, accept, match
    from welfareplan.revision.meaning import Event, events
    from welfareplan.revision.merging import Merge, merge
    from welfareplan.revision.revisions import Revision
    from welfareplan.revision.sides import Conflict, Side
    from welfareplan.terms import (
        Against,
        Basis,
        Because,
        Better,
        Condition,
        Counts,
        Course,
        DirectionBasis,
        Falling,
        Flag,
        Ground,
        IndicatorKind,
        Kind,
        LeadRole,
        LinkBasis,
        Mark,
        Meaning,
        MilestoneKind,
        MilestoneStatus,
        MoneyKind,
        Obligation,
        Occasion,
        PassageKind,
        PlanRelation,
        ReadingKind,
        ReadingState,
        Relation,
        Seam,
        Sense,
        Significance,
        Stage,
        Status,
        Volume,
    )
    from welfareplan.when import FiscalPeriod, FiscalYear, PartialDate, When

__version__ = VERSION

__all__ = [
    # the container and the example
    "Dossier",
    "example",
    "example_path",
    # what does the file say? give it to me
    "load",
    "read",
    "ReadResult",
    "dump",
    # is it sound?
    "check",
    "Problem",
    "Severity",
    "Place",
    "Origin",
    # what changed? what if?
    "diff",
    "table",
    "Table",
    "apply",
    "ChangeSet",
    "Addition",
    "Removal",
    "Amendment",
    "Reordering",
    "Revision",
    "events",
    "Event",
    "History",
    "Span",
    # two drafts, two terms
    "merge",
    "Merge",
    "Conflict",
    "Side",
    "match",
    "Match",
    "accept",
    "follow",
    "Series",
    "Stretch",
    # how is it doing?
    "progress",
    "Progress",
    "IndicatorProgress",
    "Undefined",
    "evaluate",
    "Declared",
    "Evaluation",
    "results",
    "Result",
    "compare",
    "Pair",
    "schemes",
    "load_scheme",
    "outlook",
    "Outlook",
    "survey_change",
    "SurveyChange",
    "SurveyShare",
    "change_test",
    "ChangeTest",
    "share_interval",
    "change_interval",
    "Interval",
    "freshness",
    "Freshness",
    "IndicatorFreshness",
    "Awaited",
    "tallies",
    "Tallies",
    "Tally",
    "GradeChange",
    "Unanswered",
    # what the plan says
    "Plan",
    "JointPlan",
    "Element",
    "Source",
    "Citation",
    "Body",
    "LegalBasis",
    "LegalItem",
    "RelatedPlan",
    "SubPlan",
    "Passage",
    "Issue",
    "Direction",
    "Initiative",
    "Role",
    "Programme",
    "Money",
    "Indicator",
    "Reading",
    "Target",
    "Milestone",
    "Times",
    "Link",
    "pairs",
    # what happened
    "Observation",
    "Assessment",
    # when, how much, where
    "FiscalYear",
    "FiscalPeriod",
    "PartialDate",
    "When",
    "Amount",
    "MunicipalCode",
    # the words
    "Kind",
    "Basis",
    "Obligation",
    "PlanRelation",
    "Volume",
    "PassageKind",
    "Mark",
    "MoneyKind",
    "IndicatorKind",
    "Better",
    "DirectionBasis",
    "Status",
    "Significance",
    "Against",
    "Falling",
    "Condition",
    "Because",
    "Counts",
    "ReadingKind",
    "ReadingState",
    "Occasion",
    "Flag",
    "Sense",
    "MilestoneKind",
    "MilestoneStatus",
    "Relation",
    "LinkBasis",
    "LeadRole",
    "Stage",
    "Course",
    "Meaning",
    "Ground",
    "Seam",
    # what a printed cell says
    "printed",
    # what can go wrong
    "WelfarePlanError",
    "InvalidValueError",
    "UnknownIdError",
    "UnitMismatchError",
    "RevisionConflictError",
    "DataFileError",
    "UnreadableCellError",
    "__version__",
]

# Everything above is fetched when it is first asked for: `welfareplan --version` must not pay for the model, and whoever
# wants one class must not pay for the rest.
_NAMES = {
    "amount": "Amount",
    "checks": "check",
    "codes": "MunicipalCode",
    "dossier": "Dossier",
    "errors": "DataFileError InvalidValueError RevisionConflictError UnitMismatchError UnknownIdError UnreadableCellError WelfarePlanError",
    "evaluation.declaring": "Declared",
    "evaluation.grading": "Evaluation Result evaluate results",
    "evaluation.outlooks": "Outlook outlook",
    "evaluation.pairing": "Pair compare",
    "evaluation.surveys": "ChangeTest Interval SurveyChange SurveyShare change_interval change_test share_interval survey_change",
    "evaluation.numbers": "IndicatorProgress Progress Undefined progress",
    "evaluation.staleness": "Awaited Freshness IndicatorFreshness freshness",
    "evaluation.tallying": "GradeChange Tallies Tally Unanswered tallies",
    "examples": "example example_path",
    "files.reader": "ReadResult load read",
    "files.scheme_format": "load_scheme",
    "files.writer": "dump",
    "following": "Series Stretch follow",
    "model.bases": "LegalBasis LegalItem",
    "model.bodies": "Body",
    "model.directions": "Direction",
    "model.element": "Citation Element pairs",
    "model.indicators": "Indicator Reading Target",
    "model.initiatives": "Initiative Role",
    "model.issues": "Issue",
    "model.links": "Link",
    "model.milestones": "Milestone Times",
    "model.passages": "Passage",
    "model.plan": "JointPlan Plan",
    "model.programmes": "Money Programme",
    "model.relations": "RelatedPlan SubPlan",
    "model.sources": "Source",
    "observations": "Assessment Observation",
    "problems": "Origin Place Problem Severity",
    "reports.tables": "Table table",
    "revision.applier": "apply",
    "revision.changes": "Addition Amendment ChangeSet Removal Reordering",
    "revision.differ": "diff",
    "revision.history": "History Span",
    "revision.matching": "Match accept match",
    "revision.meaning": "Event events",
    "revision.merging": "Merge merge",
    "revision.sides": "Conflict Side",
    "revision.revisions": "Revision",
    "terms": "Against Basis Because Better Condition Counts Course DirectionBasis Falling Flag Ground IndicatorKind Kind LeadRole LinkBasis Mark Meaning MilestoneKind MilestoneStatus MoneyKind Obligation Occasion PassageKind PlanRelation ReadingKind ReadingState Relation Seam Sense Significance Stage Status Volume",
    "when": "FiscalPeriod FiscalYear PartialDate When",
    "printed": "printed",
    "evaluation.schemes": "schemes",
}
_HOMES = {name: module for module, names in _NAMES.items() for name in names.split()}
_MODULES = frozenset({"printed", "schemes"})  # published as they are


if not TYPE_CHECKING:  # else a type checker would let any misspelt name pass

    def __getattr__(name: str) -> object:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        home = import_module(f"{__name__}.{_HOMES[name]}")
        value = home if name in _MODULES else getattr(home, name)
        globals()[name] = value
        return value


def load_ipython_extension(shell: object) -> None:
    """Show plans, tables and results as HTML in a notebook: ``%load_ext welfareplan`` (extra ``report``)."""
    from welfareplan.reports.notebook import register

    register(shell)


def unload_ipython_extension(shell: object) -> None:
    """Show them as text again: ``%unload_ext welfareplan``."""
    from welfareplan.reports.notebook import unregister

    unregister(shell)


def __dir__() -> list[str]:
    return sorted(__all__)
