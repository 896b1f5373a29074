"""The risks that a run leaves, each with what becomes of it, and how many answers changed since the run before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text

from wfhdesk.domain.actions import OPEN, Action, shown_owner, shown_state
from wfhdesk.domain.assessments import FINE_AS_IS, Reply, shown_way
from wfhdesk.domain.comparing import BETTER, NEW, WORSE, Difference, shown_change
from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _
from wfhdesk.tui.glyphs import Glyphs
from wfhdesk.tui.widgets.lights import light_sign
from wfhdesk.tui.widgets.sheet import Hung

if TYPE_CHECKING:
    from wfhdesk.desk.assessment_results import Result


def risk_lines(result: Result, style_of: Callable[[str], Style], today: date, glyphs: Glyphs) -> Iterator[Hung]:
    """Yield the risks that stay, the worst first, each with what was decided about it and what is done."""
    for reply in result.risks:
        sign, tone = light_sign(reply.risk, glyphs)
        said = Text(reply.asked).append(f"  {reply.said}", style_of(tone))
        yield Hung(Text().append(f"{sign} ", style_of(tone)), said)
        yield Hung(Text("  "), Text(_way_told(reply, result.actions, today), style_of("muted")))


def _way_told(reply: Reply, actions: Sequence[Action], today: date) -> str:
    of_it = [one for one in actions if one.item == reply.item]
    if of_it:
        return "; ".join(action_told(one, today) for one in of_it)
    way = shown_way(reply.way)
    return f"{way}: {reply.why}" if reply.way == FINE_AS_IS and reply.why else way


def action_told(action: Action, today: date) -> str:
    """Return what is done, by whom, by when and how far it is: `Raise the screen (me, by Fri 27 Nov)`."""
    if action.state != OPEN:
        how = shown_state(action.state)
    elif action.due:
        by = _("overdue since {day}") if action.is_overdue(today) else _("by {day}")
        how = f"{shown_owner(action.owner)}, {by.format(day=short_day(action.due, today))}"
    else:
        how = shown_owner(action.owner)
    return f"{action.text} ({how})"


def counted_changes(differences: Sequence[Difference]) -> str:
    """Return how many answers got better or worse or are asked anew; `nothing changed` where none."""
    if not differences:
        return ""
    counts = [(sum(one.change == change for one in differences), change) for change in (BETTER, WORSE, NEW)]
    return ", ".join(f"{n} {shown_change(change)}" for n, change in counts if n) or _("nothing changed")
