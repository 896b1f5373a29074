"""Where one stands with every check: the workstations with theirs, then those about the person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding, BindingType

from wfhdesk.domain.actions import OPEN
from wfhdesk.domain.assessments import Workstation, shown_place
from wfhdesk.domain.checklists import BY_ANSWERS, ROSA
from wfhdesk.domain.checkups import DONE, DUE, NEVER, OVERDUE, state_told
from wfhdesk.domain.periods import calendar_day
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.tui.glyphs import Glyphs
from wfhdesk.tui.widgets.item_lines import ItemLines, Line
from wfhdesk.tui.widgets.lights import light_sign

if TYPE_CHECKING:
    from wfhdesk.desk.checks import Check, Checks
    from wfhdesk.domain.actions import Action

_GAP = 2
_LEAST_TITLE = 12
_TONES = {NEVER: "muted", DUE: "due", OVERDUE: "late"}


class CheckupList(ItemLines):
    """One line for each check: the light of its last run, what it is called, and when it is due."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose_item", id="checks.run")]

    def show_checks(self, found: Checks, key: str, today: date, glyphs: Glyphs) -> None:
        """Show the checks; the cursor stays on its own. `key` adds a workstation, where there is none yet."""
        lines: list[Line] = []
        if not found.places:
            told = _("{key} says where you work: its checks come here").format(key=key)
            first = [Line(self._row(found.first, today, glyphs), found.first)] if found.first else []
            lines = [
                self.head(_("Workstations")),
                *first,
                Line(lambda _width: Text(f"   {told}", self.style_of("muted"), end="")),
            ]
        for _place_id, group in groupby(found.checks, _place_id_of):
            checks = list(group)
            place = checks[0].checkup.workstation
            lines += [Line(lambda _width: Text(end=""))] if lines else []
            lines.append(Line(self._heading(place, _actions_at(found, place), today)))
            lines += [Line(self._row(one, today, glyphs), one) for one in checks]
        self.show_lines(lines)

    @property
    def check(self) -> Check | None:
        """The check under the cursor."""
        check: Check | None = self.current
        return check

    def _heading(self, place: Workstation | None, actions: Sequence[Action], today: date) -> Callable[[int], Text]:
        told = _counted(actions, today)
        is_late = any(one.is_overdue(today) for one in actions)

        def heading(width: int) -> Text:
            text = Text(end="").append(place.name if place else _("About you"), self.style_of("head"))
            if place and shown_place(place.place).casefold() not in place.name.casefold():
                text.append(f"  {shown_place(place.place)}", self.style_of("muted"))
            return _justified(text, Text(told, self.style_of("late" if is_late else "due")), width)

        return heading

    def _row(self, check: Check, today: date, glyphs: Glyphs) -> Callable[[int], Text]:
        sign, tone = light_sign(check.score.light if check.score else "", glyphs)
        tone_of_state = self.style_of(tone_of(check))
        title = str(check.checkup.checklist.title)
        asides = list(filter(None, [short_score(check)]))
        asides += [_("private")] if check.checkup.checklist.private else []

        def row(width: int) -> Text:
            text = Text(end="").append(f" {sign} ", self.style_of(tone))
            said = _state_told(check, today)
            if 3 + cell_len(title) + _GAP + cell_len(said) >= width:
                said = _short_state(check)
            state = Text(said, tone_of_state)
            name = Text(title)
            name.truncate(max(width - 3 - state.cell_len - _GAP, _LEAST_TITLE), overflow="ellipsis")
            text.append_text(name)
            for aside in asides:
                if text.cell_len + 2 * _GAP + cell_len(aside) + state.cell_len < width:
                    text.append(f"  {aside}", self.style_of("muted"))
            return _justified(text, state, width)

        return row


def _state_told(check: Check, today: date) -> str:
    return begun_told(check) if check.checkup.begun else state_told(check.checkup, today)


def _short_state(check: Check) -> str:
    """Return where one stands where there is little room."""
    checkup = check.checkup
    if checkup.begun:
        return begun_told(check)
    if checkup.state == DONE and checkup.last:
        return _("done {day}").format(day=calendar_day(checkup.last.day))
    return {DUE: _("due"), OVERDUE: _("overdue")}.get(checkup.state, _("never"))


def begun_told(check: Check) -> str:
    """Return how far a run is that was begun: `begun, 12 of 45`."""
    if check.progress is None:
        return _("begun")
    return _("begun, {done} of {total}").format(done=check.progress.done, total=check.progress.of)


def short_score(check: Check) -> str:
    """Return in a word or two what the last run came to: `3 risks`, for ROSA the number alone."""
    if check.score is None or not check.runs:
        return ""
    if check.runs[-1].scoring == ROSA and check.score.value is not None:
        return f"{check.score.value:g}"
    if check.runs[-1].scoring == BY_ANSWERS and check.score.value:
        return ngettext("{n} risk", "{n} risks", int(check.score.value)).format(n=int(check.score.value))
    return check.score.told.partition(":")[0].partition(", ")[0]


def tone_of(check: Check) -> str:
    """Return the ink in which it is told where one stands with a check."""
    return "accent" if check.checkup.begun else _TONES.get(check.checkup.state, "good")


def _place_id_of(check: Check) -> str:
    return check.checkup.workstation.id if check.checkup.workstation else ""


def _actions_at(found: Checks, place: Workstation | None) -> list[Action]:
    place_id = place.id if place else ""
    return [one for one in found.actions if one.state == OPEN and one.workstation == place_id]


def _counted(actions: Sequence[Action], today: date) -> str:
    late = sum(one.is_overdue(today) for one in actions)
    told = [ngettext("{n} action", "{n} actions", len(actions)).format(n=len(actions))] if actions else []
    return ", ".join([*told, *([_("{n} overdue").format(n=late)] if late else [])])


def _justified(left: Text, right: Text, width: int) -> Text:
    return left.append(" " * max(width - left.cell_len - right.cell_len - 1, 1)).append_text(right)
