"""What a run came to, for whoever shows it: the score, what was found, what is done about it, what changed since last time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from wfhdesk.desk.assessed import Assessed
from wfhdesk.domain.actions import Action
from wfhdesk.domain.assessments import FIXED_NOW, Reply, Run
from wfhdesk.domain.checklists import DISCOMFORT, ROSA
from wfhdesk.domain.checkups import Checkup
from wfhdesk.domain.comparing import Difference, Point, compare, regions
from wfhdesk.domain.scoring import RosaResult, Score, rosa_result, score
from wfhdesk.domain.settling import settled, solved_since, staying


class Result(NamedTuple):
    """A finished run in full.

    `place` is what the workstation is called, empty for a run about the person. `risks` are those that stay, worst first,
    `fixed` those put right on the spot, `solved` those whose action was done since; `fine` counts the answers that could have
    told a risk and tell none. The score counts what was solved. `differences` are from the run before, `former`, which is told
    as it was then; none for the first. `made_due` are the checks that pain told in the run made due.
    """

    run: Run
    place: str
    score: Score
    rosa: RosaResult | None
    risks: Sequence[Reply]
    fixed: Sequence[Reply]
    fine: int
    actions: Sequence[Action]
    former: Run | None = None
    former_score: Score | None = None
    differences: Sequence[Difference] = ()
    solved: Sequence[tuple[Reply, Action]] = ()
    made_due: Sequence[Checkup] = ()


class Moment(NamedTuple):
    """What hurt on a day, by region of the body, from 0 to 10."""

    day: date
    regions: dict[str, int]


def result_of(assessments: Assessed, run: Run) -> Result:
    """Return what a finished run came to; the run has its answers."""
    former, actions = assessments.former(run), assessments.actions_of(run)
    return Result(
        run,
        assessments.place_name(run.workstation),
        score(settled(run, actions)),
        rosa_result(run) if run.scoring == ROSA else None,
        risks=staying(run, actions),
        fixed=[one for one in run.risks if one.way == FIXED_NOW],
        fine=sum(one.is_fine for one in run.replies),
        actions=actions,
        former=former,
        former_score=score(former) if former else None,
        differences=compare(former, run) if former else (),
        solved=solved_since(run, actions),
        made_due=assessments.made_due(run),
    )


def finished(assessments: Assessed, checklist_id: str, place_id: str = "") -> list[Run]:
    """Return the finished runs of a checklist at a workstation, whole, the oldest first."""
    runs = assessments.runs(whole=True)
    of_it = [one for one in runs if (one.checklist, one.workstation) == (checklist_id, place_id) and one.finished]
    return of_it[::-1]


def trend(runs: Sequence[Run]) -> list[Point]:
    """Return what finished runs scored, in their order; those in which nothing could be scored are left out."""
    scored = [(run.day, score(run).value) for run in runs]
    return [Point(day, value) for day, value in scored if value is not None]


def body_over_time(runs: Sequence[Run]) -> list[Moment]:
    """Return what hurt in each of the finished runs about discomfort, in their order."""
    return [Moment(run.day, regions(run)) for run in runs if run.scoring == DISCOMFORT]
