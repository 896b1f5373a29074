"""Scoring a run by its checklist's rule: by its answers, by ROSA, by the mean, or by what hurts most.

The risks' light is a proposal of ours: red for any high risk that stays, amber for a medium one, green otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from wfhdesk.domain import rosa
from wfhdesk.domain.assessments import FIXED_NOW, Chosen, Reply, Run, counted_risks
from wfhdesk.domain.body import REGIONS, shown_region
from wfhdesk.domain.checklists import BY_ANSWERS, DISCOMFORT, HIGH, MEAN, MEDIUM, ROSA
from wfhdesk.domain.counts import shown_number
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.rosa_changes import Change, Driver, WayDown, drivers, ways_down
from wfhdesk.domain.rosa_texts import shown_band, shown_part
from wfhdesk.domain.settling import risks_alike
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

GREEN, AMBER, RED = "green", "amber", "red"
_LIGHTS = {
    rosa.GREEN: GREEN,
    rosa.IMPROVE: GREEN,
    rosa.ACT: AMBER,
    rosa.SOON: RED,
    rosa.URGENT: RED,
}
_MOST_WAYS = 3
"""Ways to a lower score that are told."""


class Score(NamedTuple):
    """What a run comes to: a number from `low` to `high` (None: nothing to score), in words, and its light.

    `well` is the end at which all is well.
    """

    value: float | None
    told: str
    light: str
    low: float = 0
    high: float = 0
    well: float = 0


class RosaResult(NamedTuple):
    """A ROSA score with what drives it, and the changes that lower it, the best first.

    `answered` is the score by the answers; `now` with what was fixed on the spot.
    """

    answered: rosa.RosaScore
    now: rosa.RosaScore
    drivers: Sequence[Driver]
    ways_down: Sequence[WayDown]


def score(run: Run) -> Score:
    """Return what a finished run comes to as it was left: what was fixed on the spot counts as good."""
    return _RULES[run.scoring](run)


def _by_answers(run: Run) -> Score:
    staying = [one for one in run.replies if one.stays]
    number = len(staying)
    asked = sum(one.applies for one in run.replies)
    told = _left([one.risk for one in staying]) if run.risks else _("no risks")
    return Score(number, told, light_of(staying), 0, max(asked, 1), 0)


def _left(risks: Sequence[str]) -> str:
    """Return how many of the risks that were found are left."""
    if not risks:
        return _("no risks left")
    if len(set(risks)) == 1:
        return _("{risks} left").format(risks=risks_alike(risks[0], len(risks)))
    told = ngettext("{n} risk left", "{n} risks left", len(risks)).format(n=len(risks))
    return f"{told}: {counted_risks(risks)}"


def light_of(staying: Sequence[Reply]) -> str:
    """Return the light of the risks that stay."""
    risks = {one.risk for one in staying}
    return RED if HIGH in risks else AMBER if MEDIUM in risks else GREEN


def _by_rosa(run: Run) -> Score:
    found = rosa_result(run)
    if found is None:
        return Score(None, _("can't be scored: an answer is missing"), GREEN, 1, 10, 1)
    final = found.now.final
    told = _("ROSA {score}: {band}").format(score=final, band=shown_band(rosa.band(final)))
    return Score(final, told, _LIGHTS[rosa.band(final)], 1, 10, 1)


def _by_mean(run: Run) -> Score:
    values = [one.points for one in run.replies if one.applies]
    if not values:
        return Score(None, _("nothing answered"), GREEN)
    mean = round(sum(values) / len(values), 1)
    low = sum(bool(one.risk) for one in run.replies)
    told = _("{mean} of 5").format(mean=shown_number(mean))
    if low:
        told = ngettext("{told}, {n} low", "{told}, {n} low", low).format(told=told, n=low)
    return Score(mean, told, AMBER if low else GREEN, 1, 5, 5)


def _by_discomfort(run: Run) -> Score:
    hurts = [one for one in run.replies if one.part in REGIONS and one.applies and one.points]
    light = light_of([one for one in run.replies if one.stays])
    if not hurts:
        return Score(0, _("nothing hurts"), light, 0, 10, 0)
    worst = max(hurts, key=lambda one: one.points)
    told = _("{region} {n} of 10").format(region=shown_region(worst.part), n=worst.points)
    if more := len(hurts) - 1:
        told = ngettext("{told}, and {n} more", "{told}, and {n} more", more).format(told=told, n=more)
    return Score(worst.points, told, light, 0, 10, 0)


_RULES: dict[str, Callable[[Run], Score]] = {
    BY_ANSWERS: _by_answers,
    ROSA: _by_rosa,
    MEAN: _by_mean,
    DISCOMFORT: _by_discomfort,
}


# --- ROSA -------------------------------------------------------------------------------------------------------


def rosa_result(run: Run) -> RosaResult | None:
    """Return the ROSA score of a finished run with what drives it and what lowers it.

    None where an answer that it takes is missing: a document of it couldn't be read.
    """
    now = rosa_inputs(run, fixed=True)
    try:
        scores = rosa.score(rosa_inputs(run)), rosa.score(now)
    except WrongInput:
        return None
    return RosaResult(*scores, drivers(now), ways_down(now, _changes(run))[:_MOST_WAYS])


def rosa_inputs(run: Run, *, fixed: bool = False) -> dict[str, object]:
    """Return the inputs that a run's answers give; with what was `fixed` on the spot at its best.

    A telephone that nothing was asked about isn't used.
    """
    inputs: dict[str, object] = {rosa.PHONE: None}
    for reply in run.replies:
        if reply.part:
            inputs[reply.part] = _best(reply) if fixed and reply.way == FIXED_NOW else reply.points
    return inputs


def _best(reply: Reply) -> int:
    """Return the best that an input can have: nothing added, or the base that is neutral."""
    return 1 if reply.part in rosa.PARTS else 0


def _changes(run: Run) -> list[Change]:
    """Return everything that could be made good, one by one, from what was answered."""
    found = []
    for reply in run.replies:
        if not reply.part or not reply.stays:
            continue
        for one in reply.chosen:
            points = one.points - _best(reply)
            if one.risk and points > 0:
                found.append(Change(reply.item, reply.part, points, _to_do(reply, one)))
    return found


def _to_do(reply: Reply, option: Chosen) -> str:
    """Return what is to be done about an answer, with the part it is about: away from its question it names none."""
    part = shown_part(reply.part.removesuffix("_add")).capitalize()
    return f"{part}: {option.advice or option.text}"
