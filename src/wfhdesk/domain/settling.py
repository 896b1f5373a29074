"""What became of the risks of a run since it was finished: one is solved once its action is fixed or checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wfhdesk.domain.actions import OPEN, Action
from wfhdesk.domain.assessments import FINE_AS_IS, FIXED_NOW, NEEDS_ACTION, Reply, Run, counted_risks
from wfhdesk.domain.checklists import BY_ANSWERS, HIGH, LOW, MEDIUM
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext


def solved_since(run: Run, actions: Iterable[Action]) -> list[tuple[Reply, Action]]:
    """Return the risks of a run, the worst first, that were solved since, each with the action that did it.

    An answer that was decided anew may have an open action beside one that is done: it isn't solved then.
    """
    of_it: dict[str, list[Action]] = {}
    for one in actions:
        if one.run == run.id and run.id:
            of_it.setdefault(one.item, []).append(one)
    found = [(reply, of_it.get(reply.item, [])) for reply in run.risks if reply.way == NEEDS_ACTION]
    return [(reply, some[0]) for reply, some in found if some and all(one.state != OPEN for one in some)]


def staying(run: Run, actions: Iterable[Action]) -> list[Reply]:
    """Return the risks of a run, the worst first, that are there still."""
    solved = {reply.item for reply, _action in solved_since(run, actions)}
    return [one for one in run.risks if one.stays and one.item not in solved]


def settled(run: Run, actions: Iterable[Action]) -> Run:
    """Return a run for its score as it stands now: what was solved since counts as fixed.

    Only where the risks themselves are counted: what was measured, such as a ROSA score, stays so until it is measured anew.
    """
    if run.scoring != BY_ANSWERS:
        return run
    solved = {reply.item for reply, _action in solved_since(run, actions)}
    if not solved:
        return run
    replies = (one._replace(way=FIXED_NOW) if one.item in solved else one for one in run.replies)
    return run._replace(replies=tuple(replies))


def found_told(risks: Sequence[str], on_the_spot: int = 0, since: int = 0) -> str:
    """Return how many risks were found and how many are left: `Found: 5 risks (1 high, 4 low); 1 fixed on the spot, 4 left`."""
    if not risks:
        return _("No risks were found")
    told = _("Found: {risks}").format(risks=_counted(risks))
    left = len(risks) - on_the_spot - since
    parts = []
    if on_the_spot:
        parts.append(_("{count} fixed on the spot").format(count=on_the_spot))
    if since:
        parts.append((_("{count} since") if on_the_spot else _("{count} fixed since")).format(count=since))
    if parts:
        parts.append(_("{count} left").format(count=left) if left else _("none left"))
    return "; ".join(filter(None, (told, ", ".join(parts))))


def _counted(risks: Sequence[str]) -> str:
    if len(set(risks)) == 1:
        return risks_alike(risks[0], len(risks))
    number = ngettext("{n} risk", "{n} risks", len(risks)).format(n=len(risks))
    return f"{number} ({counted_risks(risks)})"


def risks_alike(risk: str, number: int) -> str:
    """Return how many risks there are where all weigh the same: `1 low risk`, `2 high risks`."""
    return {
        LOW: ngettext("{n} low risk", "{n} low risks", number),
        MEDIUM: ngettext("{n} medium risk", "{n} medium risks", number),
        HIGH: ngettext("{n} high risk", "{n} high risks", number),
    }[risk].format(n=number)


def undone_told(left: Sequence[Reply]) -> list[str]:
    """Return which of the risks that are left nothing is done about, in words: `1 of them fine as it is`."""
    fine, undecided = sum(one.way == FINE_AS_IS for one in left), sum(not one.way for one in left)
    return [
        *([_("{count} of them fine as it is").format(count=fine)] if fine else []),
        *([_("{count} of them not decided yet").format(count=undecided)] if undecided else []),
    ]
