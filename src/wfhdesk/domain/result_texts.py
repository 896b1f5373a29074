"""What a run came to, in words: the score with what it is made of, what drives it, what lowers it, and what changed."""

from __future__ import annotations

from collections.abc import Sequence

from wfhdesk.domain import rosa
from wfhdesk.domain.assessments import Reply, Run, shown_way
from wfhdesk.domain.checklists import ROSA
from wfhdesk.domain.comparing import BETTER, WORSE, Difference, shown_change
from wfhdesk.domain.rosa_changes import Driver, WayDown
from wfhdesk.domain.rosa_texts import shown_part
from wfhdesk.domain.scoring import RosaResult, Score, rosa_result, score
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

Fact = tuple[str, str]
"""What is told, and how it is."""


def score_facts(run: Run, former: Run | None = None, now: Score | None = None) -> list[Fact]:
    """Return what a finished run scored, with what it was last time, and what a ROSA score is made of.

    `now` is its score with what was solved since.
    """
    facts = [(_("Score"), (now or score(run)).told)]
    if former is not None:
        facts.append((_("Last time"), score(former).told))
    found = rosa_result(run) if run.scoring == ROSA else None
    return [*facts, *_rosa_facts(found)] if found else facts


def _rosa_facts(found: RosaResult) -> list[Fact]:
    now = found.now
    facts = [(shown_part(part).capitalize(), str(getattr(now, part))) for part in rosa.SECTION_NAMES]
    if found.answered.final != now.final:
        facts.append((_("Before what was fixed"), str(found.answered.final)))
    facts += [(_("What drives it"), driver_told(one)) for one in found.drivers]
    return facts + [
        (_("What lowers it most") if not place else "", way_told(one)) for place, one in enumerate(found.ways_down)
    ]


def driver_told(driver: Driver) -> str:
    """Return what drives a score: `chair: seat height +2, hours on the chair +1`."""
    parts = ", ".join(f"{shown_part(one.part)} +{one.points}" for one in driver.excesses)
    name = shown_part(driver.section)
    return f"{name}: {parts}" if parts else name


def way_told(way: WayDown) -> str:
    """Return what lowers a score, and to what: `raise the seat: from then on 5`."""
    changes = " + ".join(one.text for one in way.changes)
    return _("{changes} → {score}").format(changes=changes, score=way.score.final)


def best_told(run: Run) -> str:
    """Return what to know of a ROSA score: the best there is after a whole day, and that people rate themselves too low."""
    if run.scoring != ROSA:
        return ""
    return _(
        "{best} is the best a whole day's work can score: the time itself counts. People rate themselves too low as a rule, "
        "so it may well be higher."
    ).format(best=rosa.BEST_ALL_DAY)


def change_lines(differences: Sequence[Difference]) -> list[str]:
    """Return what got worse and what got better since last time, and how many answers are neither."""
    told = [
        f"{shown_change(one.change).capitalize()}: {one.asked} {_changed(one.before, one.after)}"
        for change in (WORSE, BETTER)
        for one in differences
        if one.change == change and one.before and one.after
    ]
    rest = len(differences) - len(told)
    if rest:
        neither = ngettext("{n} answer is neither better nor worse", "{n} answers are neither better nor worse", rest)
        told.append(neither.format(n=rest))
    return told


def _changed(before: Reply, after: Reply) -> str:
    """Return both answers; where they say the same, with what became of them."""
    told = [answer_told(one) if before.said == after.said else one.said for one in (before, after)]
    return " → ".join(told)


def answer_told(reply: Reply) -> str:
    """Return an answer with what became of its risk: `No (fixed now)`."""
    return f"{reply.said} ({shown_way(reply.way)})" if reply.way else reply.said
