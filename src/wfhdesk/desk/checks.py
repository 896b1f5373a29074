"""Where one stands with self-assessments: with all runs of them, with the last of each alone, and with one in full."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from wfhdesk.domain.actions import OPEN, Action
from wfhdesk.domain.asking import Progress, progress, replies_of
from wfhdesk.domain.assessments import Run, Workstation
from wfhdesk.domain.checkups import NEVER, Checkup
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.scoring import Score, score
from wfhdesk.domain.settling import settled, staying

if TYPE_CHECKING:
    from wfhdesk.desk.assessed import Assessed
    from wfhdesk.desk.assessment_results import Moment, Result
    from wfhdesk.desk.desk import Desk
    from wfhdesk.domain.comparing import Point

_FIRST = "workstation"


class Check(NamedTuple):
    """A checkup with its finished runs, whole, the oldest first; what the last one came to; how far one is with a begun one.

    In `runs` what was solved since counts as fixed; `measured` are the same as they were left. `actions` are those that
    its runs led to, most pressing first; `staying` counts the risks of the last run that stay.
    """

    checkup: Checkup
    runs: Sequence[Run] = ()
    score: Score | None = None
    staying: int = 0
    progress: Progress | None = None
    actions: Sequence[Action] = ()
    measured: Sequence[Run] = ()

    @property
    def id(self) -> str:
        """What tells it from others."""
        return self.checkup.about

    @property
    def last(self) -> Run | None:
        """The last finished run as it was left; None before the first."""
        return self.measured[-1] if self.measured else None

    @property
    def open_actions(self) -> list[Action]:
        """The actions that are still to be done."""
        return _open(self.actions)


class Checks(NamedTuple):
    """Every check by workstation, those about the person last; the workstations, and all actions.

    `first` is the check that one begins with who has no workstation yet: the first run of it makes one.
    """

    checks: Sequence[Check]
    places: Sequence[Workstation]
    actions: Sequence[Action]
    first: Check | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was assessed yet, and nobody said where one works."""
        return not self.places and not self.actions and not any(one.runs or one.checkup.begun for one in self.checks)


class Closely(NamedTuple):
    """The last run of a check in full, how its scores went, and what hurt when; None and nothing without a run."""

    about: str
    result: Result | None
    points: Sequence[Point]
    moments: Sequence[Moment]


def checks(desk: Desk) -> Checks:
    """Return where one stands with every check, all of its runs in full: the app reads that beside its screen."""
    assessments = desk.assessments
    runs: defaultdict[tuple[str, str], list[Run]] = defaultdict(list)
    begun = {}
    for run in reversed(assessments.runs(whole=True)):
        if run.finished is None:
            begun[run.id] = run
        else:
            runs[run.checklist, run.workstation].append(run)
    actions = assessments.actions()
    found = []
    for one in assessments.checkups():
        waiting = begun.get(one.begun.id) if one.begun else None
        ids = {run.id for run in runs[_key(one)]}
        check = _check(one, runs[_key(one)], [action for action in actions if action.run in ids])
        found.append(check._replace(progress=_progress(assessments, waiting) if waiting else None))
    places, head = assessments.workstations(), assessments.checklists.head(_FIRST)
    first = Check(Checkup(head, None, NEVER)) if head and not places else None
    return Checks(found, places, actions, first)


def _key(checkup: Checkup) -> tuple[str, str]:
    return checkup.checklist.id, checkup.workstation.id if checkup.workstation else ""


def by_last_run(desk: Desk, found: Sequence[Checkup]) -> list[Check]:
    """Return where one stands with some checks by the last run of each: of earlier ones only open actions are told."""
    assessments = desk.assessments
    actions = assessments.actions()
    led_to = {run.id: (run.checklist, run.workstation) for run in assessments.runs_behind(_open(actions))}
    told = []
    for one in found:
        last = [assessments.whole(one.last)] if one.last else []
        ids = {*(run.id for run in last), *(run_id for run_id, key in led_to.items() if key == _key(one))}
        told.append(_check(one, last, [action for action in actions if action.run in ids]))
    return told


def _check(checkup: Checkup, runs: Sequence[Run], actions: Sequence[Action]) -> Check:
    now = [settled(run, actions) for run in runs]
    return Check(
        checkup,
        now,
        score(now[-1]) if now else None,
        staying=len(staying(runs[-1], actions)) if runs else 0,
        actions=actions,
        measured=runs,
    )


def _open(actions: Sequence[Action]) -> list[Action]:
    return [one for one in actions if one.state == OPEN]


def _progress(assessments: Assessed, run: Run) -> Progress | None:
    with suppress(DeskError):  # a checklist of one's own can be broken by now
        return progress(assessments.checklists.whole(run.checklist), replies_of(run))
    return None


def closely(desk: Desk, check: Check) -> Closely:
    """Return one check in full."""
    from wfhdesk.desk.assessment_results import body_over_time, result_of, trend

    result = result_of(desk.assessments, check.last) if check.last else None
    return Closely(check.id, result, trend(check.measured), body_over_time(check.measured))
