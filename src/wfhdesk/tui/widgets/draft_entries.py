"""What goes into an update, group by group, each entry in or out."""

from __future__ import annotations

from rich.text import Text

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.mentions import plain
from wfhdesk.domain.selections import Selection, in_told_order
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.tui.glyphs import UNICODE, Glyphs
from wfhdesk.tui.widgets.entry_line import sign_of, tail_of, with_tail
from wfhdesk.tui.widgets.item_lines import ItemLines, Line


class DraftEntries(ItemLines):
    """The entries of a draft; what the person took out stands at the end, to be taken in again."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(empty=_("Nothing to tell yet."), id=id)
        self.glyphs: Glyphs = UNICODE

    def show_selection(self, selection: Selection, taken_out: tuple[str, ...]) -> None:
        """Show what an update tells, in the order in which it tells it."""
        out = [entry for entry in selection.left_out if entry.id in taken_out]
        lines: list[Line] = []
        for title, entries in (
            (_("Promised"), selection.promised),
            (_("Done"), in_told_order(selection)),
            (_("Late, from weeks before"), selection.late),
            (_("Blockers"), [*selection.standing, *selection.blockers]),
            (_("Plans"), selection.plans),
            (_("Left out, for good"), out),
        ):
            if entries:
                lines += [self.head(title), *(self._line(entry, is_in=entry not in out) for entry in entries)]
        self.show_lines(lines)

    def _line(self, entry: Accomplishment, *, is_in: bool) -> Line:
        return Line(lambda width: self._text(entry, width, is_in), entry)

    def _text(self, entry: Accomplishment, width: int, is_in: bool) -> Text:
        line = Text(end="")
        line.append(f"{self.glyphs.chosen if is_in else ' '} ", self.style_of("good"))
        line.append(f"{sign_of(entry, self.glyphs)} ", self.style_of("kind"))
        if entry.pinned:
            line.append(f"{self.glyphs.pinned} ", self.style_of("due"))
        line.append(plain(entry.text), "" if is_in else self.style_of("muted"))
        if times := len(entry.moves):
            said = ngettext("moved {n} time", "moved {n} times", times).format(n=times)
            line.append(f" {self.glyphs.dot} {said}", self.style_of("due"))
        return with_tail(line, tail_of(entry, self.style_of), width, self.glyphs)
