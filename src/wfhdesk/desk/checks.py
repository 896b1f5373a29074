"""What the app reads beside its screen about self-assessments: where one stands with every check, and one of them in full."""

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
    def open_actions(self) -> list[Action]:
        """The actions that are still to be done."""
        return [one for one in self.actions if one.state == OPEN]


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
    places, head = assessments.workstations(), assessments.checklists.head(_FIRST)
    first = Check(Checkup(head, None, NEVER)) if head and not places else None
    return Checks(found, places, actions, first)


def _key(checkup: Checkup) -> tuple[str, str]:
    return checkup.checklist.id, checkup.workstation.id if checkup.workstation else ""


def _check(
    assessments: Assessed, checkup: Checkup, runs: Sequence[Run], begun: dict[str, Run], actions: Sequence[Action]
) -> Check:
    last = runs[-1] if runs else None
    ids = {run.id for run in runs}
    waiting = begun.get(checkup.begun.id) if checkup.begun else None
    led_to = [one for one in actions if one.run in ids]
    now = [settled(run, led_to) for run in runs]
    return Check(
        checkup,
        now,
        score(now[-1]) if now else None,
        staying=len(staying(last, led_to)) if last else 0,
        progress=_progress(assessments, waiting) if waiting else None,
        actions=led_to,
        measured=runs,
    )


def _progress(assessments: Assessed, run: Run) -> Progress | None:
    with suppress(DeskError):  # a checklist of one's own can be broken by now
        return progress(assessments.checklists.whole(run.checklist), replies_of(run))
    return None


def closely(desk: Desk, check: Check) -> Closely:
    """Return one check in full."""
    from wfhdesk.desk.assessment_results import body_over_time, result_of, trend

    result = result_of(desk.assessments, check.measured[-1]) if check.measured else None
    return Closely(check.id, result, trend(check.measured), body_over_time(check.measured))
