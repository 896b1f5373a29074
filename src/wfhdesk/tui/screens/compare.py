"""Two runs of a checklist side by side: what is worse, better, other, and, folded, what is the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from rich.console import Console
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding

from wfhdesk.domain.assessments import Reply, Run, shown_risk
from wfhdesk.domain.comparing import BETTER, CHANGES, SAME, WORSE, Difference, compare, shown_change
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.scoring import score
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.tui.commands import bindings
from wfhdesk.tui.ink import ink
from wfhdesk.tui.run_commands import COMPARISON
from wfhdesk.tui.screens.over import WAY_OUT, Over
from wfhdesk.tui.widgets.hung import side_by_side
from wfhdesk.tui.widgets.page import Page
from wfhdesk.tui.widgets.story import Part, Story, blank, paragraph

_INKS = {WORSE: "late", BETTER: "good"}
_GAP = 2


class CompareScreen(Over):
    """Two runs, the earlier one on the left."""

    PLACE = "compare"
    BINDINGS = [*bindings(COMPARISON), *WAY_OUT, Binding("enter", "leave", show=False)]
    AUTO_FOCUS = ""

    def __init__(self, one: str, other: str) -> None:
        super().__init__()
        self._ids = (one, other)
        self._shows_same = False

    def body(self) -> ComposeResult:
        """Yield the questions with both answers."""
        with Page(id="page", can_focus=False):
            yield Story(id="story")

    def show_desk(self) -> None:
        """Show both runs as they are now."""
        assessments = self.desk.assessments
        try:
            before, after = sorted(map(assessments.run, self._ids), key=lambda run: run.at.timestamp())
            found = compare(before, after)
        except DeskError as problem:
            self.gone(str(problem))
            return
        parts = filter(None, (after.title, assessments.place_name(after.workstation)))
        self.head.show(f" {self.glyphs.dot} ".join(parts), self.glyphs)
        self.query_one(Story).show_parts([*self._top(before, after), *self._changes(found)])

    def _top(self, before: Run, after: Run) -> Iterator[Part]:
        """Yield both days with what they came to."""
        today, heads = self.desk.assessments.today(), []
        for run in (before, after):
            text = Text().append(short_day(run.day, today), ink(self.app, "core"))
            heads.append(text.append(f"\n{score(run).told}", ink(self.app, "accent")))
        yield Part(partial(_row, Text(), heads))

    def _changes(self, found: Sequence[Difference]) -> Iterator[Part]:
        for change in CHANGES:
            some = [one for one in found if one.change == change]
            if not some:
                continue
            yield blank()
            if change == SAME and not self._shows_same:
                yield paragraph(self._folded(len(some)))
                continue
            said = shown_change(change)
            name = ink(self.app, _INKS.get(change, "head"))
            yield paragraph(Text(f"{said[:1].upper()}{said[1:]} ({len(some)})", name))
            for one in some:
                yield Part(partial(_row, Text(one.asked), [self._said(one.before), self._said(one.after)]))

    def _folded(self, number: int) -> Text:
        key = self.desk_app.key_of("compare.same")
        told = ngettext("{n} answer is the same; {key} shows it", "{n} answers are the same; {key} shows them", number)
        text = Text(told.format(n=number, key=key), ink(self.app, "muted"))
        return text.on({"@click": "screen.same"})

    def _said(self, reply: Reply | None) -> Text:
        if reply is None:
            return Text(self.glyphs.dash, ink(self.app, "muted"))
        text = Text(reply.said)
        if reply.risk:
            told = (
                shown_risk(reply.risk)
                if reply.stays
                else _("{risk}, fixed at once").format(risk=shown_risk(reply.risk))
            )
            text.append(f" ({told})", ink(self.app, "late" if reply.stays and reply.risk == "high" else "muted"))
        return text

    def action_same(self) -> None:
        """Show what is the same too, or fold it again."""
        self._shows_same = not self._shows_same
        self.show_desk()


def _row(question: Text, answers: Sequence[Text], console: Console, width: int) -> Sequence[Text]:
    """Return a question with both answers beside it."""
    side = max((width - 2 * _GAP) * 28 // 100, 12)
    widths = [max(width - 2 * _GAP - 2 * side, 12), side, side]
    return side_by_side(console, [question, *answers], widths, _GAP)
