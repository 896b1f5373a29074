"""Comparing two runs of a checklist: what got better, what got worse, what was asked only once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from wfhdesk.domain.assessments import Reply, Run
from wfhdesk.domain.body import REGIONS
from wfhdesk.domain.checklists import MEAN, RISKS
from wfhdesk.domain.errors import WrongInput
from wfhdesk.language import gettext as _

BETTER, WORSE, OTHER, SAME, NEW, GONE = "better", "worse", "other", "same", "new", "gone"
CHANGES = (WORSE, BETTER, OTHER, NEW, GONE, SAME)
"""How an answer differs from the one before, in the order in which it is told."""


class Difference(NamedTuple):
    """One question of two runs: what was asked, both answers (None where it wasn't asked), and which of CHANGES it is."""

    asked: str
    section: str
    before: Reply | None
    after: Reply | None
    change: str


def check_alike(one: Run, other: Run) -> None:
    """Raise WrongInput for two runs that can't be compared."""
    if one.checklist != other.checklist:
        raise WrongInput(
            _("“{one}” and “{other}” ask different things; two runs of the same checklist can be compared.").format(
                one=one.title, other=other.title
            )
        )


def compare(before: Run, after: Run) -> list[Difference]:
    """Return every question of two runs of the same checklist, in the order of the later one. Raises WrongInput."""
    check_alike(before, after)
    former = {reply.item: reply for reply in before.replies}
    later = {reply.item: reply for reply in after.replies}
    told = [*after.replies, *(one for one in before.replies if one.item not in later)]
    return [_difference(former.get(one.item), later.get(one.item), is_high_well=after.scoring == MEAN) for one in told]


def _difference(before: Reply | None, after: Reply | None, *, is_high_well: bool) -> Difference:
    one = after or before
    assert one is not None
    if before is None or after is None:
        return Difference(one.asked, one.section, before, after, NEW if before is None else GONE)
    return Difference(one.asked, one.section, before, after, _change(before, after, is_high_well=is_high_well))


def _change(before: Reply, after: Reply, *, is_high_well: bool) -> str:
    was, is_now = _weight(before), _weight(after)
    is_scored = is_high_well or (before.part and after.part)  # of other points nobody knows which end is well
    if was == is_now and is_scored and before.points != after.points and before.applies and after.applies:
        was, is_now = (after.points, before.points) if is_high_well else (before.points, after.points)
    if was != is_now:
        return BETTER if is_now < was else WORSE
    return SAME if before.value == after.value else OTHER


def _weight(reply: Reply) -> int:
    """Return how much is wrong; what was fixed on the spot is right."""
    return RISKS.index(reply.risk) + 1 if reply.stays else 0


def shown_change(change: str) -> str:
    """Return how an answer changed, in the person's language."""
    names: dict[str, Callable[[], str]] = {
        BETTER: lambda: _("better"),
        WORSE: lambda: _("worse"),
        OTHER: lambda: _("other"),
        SAME: lambda: _("same"),
        NEW: lambda: _("asked anew"),
        GONE: lambda: _("not asked any more"),
    }
    return names[change]()


class Point(NamedTuple):
    """One run in a trend: its day and what it scored."""

    day: date
    value: float


def regions(run: Run) -> dict[str, int]:
    """Return what hurt in a run about discomfort, by region of the body, from 0 to 10."""
    return {one.part: one.points for one in run.replies if one.part in REGIONS and one.applies}


def at_risk(run: Run | None) -> set[str]:
    """Return the regions of the body that hurt so much in a run about discomfort that it is a risk."""
    return {one.part for one in run.replies if one.risk and one.part in REGIONS} if run else set()


def former_of(run: Run, runs: Sequence[Run]) -> Run | None:
    """Return the run of the same checklist at the same workstation that was finished before this one."""
    earlier = [
        one
        for one in runs
        if (one.checklist, one.workstation) == (run.checklist, run.workstation)
        and one.finished
        and one.id != run.id
        and one.at.timestamp() < run.at.timestamp()
    ]
    return max(earlier, key=lambda one: one.at.timestamp(), default=None)
