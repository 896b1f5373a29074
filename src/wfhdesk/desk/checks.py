"""What the app reads beside its screen about self-assessments: where one stands with every check, and one of them in full."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from wfhdesk.domain.actions import OPEN, Action
from wfhdesk.domain.asking import Progress, progress, replies_of
from wfhdesk.domain.assessments import Run, Workstation
from wfhdesk.domain.checkups import Checkup
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.scoring import Score, score

if TYPE_CHECKING:
    from wfhdesk.desk.assessed import Assessed
    from wfhdesk.desk.assessment_results import Moment, Result
    from wfhdesk.desk.desk import Desk
    from wfhdesk.domain.comparing import Point


class Check(NamedTuple):
    """A checkup with its finished runs, whole, the oldest first; what the last one came to; how far one is with a begun one.

    `actions` are those that its runs led to, most pressing first; `staying` counts the risks of the last run that stay.
    """

    checkup: Checkup
    runs: Sequence[Run] = ()
    score: Score | None = None
    staying: int = 0
    progress: Progress | None = None
    actions: Sequence[Action] = ()

    @property
    def id(self) -> str:
        """What tells it from others."""
        return self.checkup.about

    @property
    def open_actions(self) -> list[Action]:
        """The actions that are still to be done."""
        return [one for one in self.actions if one.state == OPEN]


class Checks(NamedTuple):
    """Every check by workstation, those about the person last; the workstations, and all actions."""

    checks: Sequence[Check]
    places: Sequence[Workstation]
    actions: Sequence[Action]

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
    """Return where one stands with every check."""
    assessments = desk.assessments
    runs: defaultdict[tuple[str, str], list[Run]] = defaultdict(list)
    begun = {}
    for run in reversed(assessments.runs(whole=True)):
        if run.finished is None:
            begun[run.id] = run
        else:
            runs[run.checklist, run.workstation].append(run)
    actions = assessments.actions()
    found = [_check(assessments, one, runs[_key(one)], begun, actions) for one in assessments.checkups()]
    return Checks(found, assessments.workstations(), actions)


def _key(checkup: Checkup) -> tuple[str, str]:
    return checkup.checklist.id, checkup.workstation.id if checkup.workstation else ""


def _check(
    assessments: Assessed, checkup: Checkup, runs: Sequence[Run], begun: dict[str, Run], actions: Sequence[Action]
) -> Check:
    last = runs[-1] if runs else None
    ids = {run.id for run in runs}
    waiting = begun.get(checkup.begun.id) if checkup.begun else None
    return Check(
        checkup,
        runs,
        score(last) if last else None,
        staying=sum(one.stays for one in last.replies) if last else 0,
        progress=_progress(assessments, waiting) if waiting else None,
        actions=[one for one in actions if one.run in ids],
    )


def _progress(assessments: Assessed, run: Run) -> Progress | None:
    with suppress(DeskError):  # a checklist of one's own can be broken by now
        return progress(assessments.checklists.whole(run.checklist), replies_of(run))
    return None


def closely(desk: Desk, check: Check) -> Closely:
    """Return one check in full."""
    from wfhdesk.desk.assessment_results import body_over_time, result_of, trend

    result = result_of(desk.assessments, check.runs[-1]) if check.runs else None
    return Closely(check.id, result, trend(check.runs), body_over_time(check.runs))
