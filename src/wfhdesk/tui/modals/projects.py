"""Where projects stand: a list of them, and a form for one."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.capture import said_by
from wfhdesk.domain.counts import shown_number
from wfhdesk.domain.errors import DeskError
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.projects import STATUSES, Project, ProjectState, shown_status
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.tui.beside import telling
from wfhdesk.tui.modals.choose import Options
from wfhdesk.tui.modals.dialog import Dialog
from wfhdesk.tui.widgets.item_lines import ItemLines, Line
from wfhdesk.tui.widgets.lines import Lines

_TONES = {"on track": "good", "done": "good", "at risk": "due", "waiting": "due", "off track": "late"}
_WIDEST = 18


class Projects(Dialog[str]):
    """Choose a project and say where it stands; the answer is what was changed, in words."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.title_text = _("Projects")
        self._desk = desk
        self._today = desk.projects.today()

    def body(self) -> ComposeResult:
        """Yield the list."""
        yield ItemLines(empty=_("Looking …"), id="projects")
        yield Static(_("enter says where one stands"), classes="hint", markup=False)

    def on_mount(self) -> None:
        """Read the projects."""
        self._read()

    @work
    async def _read(self) -> None:
        with telling(self.app):
            states = await self.ask_beside(lambda desk: desk.projects.states())
            lines = self.query_one(ItemLines)
            lines.when_empty(_("No project yet: # in a line names one."))
            lines.show_lines([Line(self._text(lines, state), state) for state in states])

    def _text(self, lines: ItemLines, state: ProjectState) -> Callable[[int], Text]:
        project = state.project

        def text(_width: int) -> Text:
            line = Text(end="").append(f" {project.name[:_WIDEST]:<{_WIDEST}} ", lines.style_of("project"))
            status = _("quiet") if state.is_quiet(self._today) and not project.status else shown_status(project.status)
            line.append(f"{status or '–':<12} ", lines.style_of(_TONES.get(project.status, "muted")))
            entries = ngettext("{n} entry", "{n} entries", state.entries).format(n=shown_number(state.entries))
            line.append(f"{entries:<11} ")
            return line.append(project.line, lines.style_of("muted"))

        return text

    @on(Lines.Chosen)
    @work
    async def _chosen(self, event: Lines.Chosen) -> None:
        told = await self.app.push_screen_wait(ProjectForm(self._desk, event.item.project))
        if told:
            self.dismiss(told)


class ProjectForm(Dialog[str]):
    """One project: status, where it stands, what comes next and when, and the objective it serves."""

    BINDINGS = [Binding("ctrl+s,f9", "answer", show=False)]

    def __init__(self, desk: Desk, project: Project) -> None:
        super().__init__()
        self.title_text = project.name
        self._desk, self._project = desk, project

    def body(self) -> ComposeResult:
        """Yield the fields."""
        project = self._project
        yield Options([("", _("no status")), *((status, shown_status(status)) for status in STATUSES)], project.status)
        for name, label, value in (
            ("line", _("Where it stands"), project.line),
            ("next", _("Next milestone"), project.next),
            ("by", _("By (a day: thu, 2026-11-26)"), project.by.isoformat() if project.by else ""),
            ("objective", _("The objective it serves"), project.objective),
        ):
            yield Static(label, classes="label", markup=False)
            yield Input(value, id=name, compact=True, select_on_focus=False)
        yield Static(_("enter keeps it, tab goes on, esc leaves it as it was"), id="told", classes="hint", markup=False)

    def answer_label(self) -> str:
        """Return what the button says."""
        return _("Save")

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    @on(Lines.Chosen)
    def _status_chosen(self) -> None:
        self.query_one("#line").focus()

    @on(Input.Submitted)
    def action_answer(self) -> None:
        """Keep what the form says."""
        log = self._desk.accomplishments
        try:
            said = self._value("by")
            by = said_by(said, log.today(), short_dutch=log.short_dutch) if said else None
            project = self._desk.projects.set(
                self._project.name,
                by,
                undated=not said,
                status=self.query_one(Options).current[0],
                **{name: self._value(name) for name in ("line", "next", "objective")},
            )
        except DeskError as problem:
            told = self.query_one("#told", Static)
            told.update(str(problem))
            told.add_class("-wrong")
        else:
            due = _(" by {day}").format(day=short_day(project.by)) if project.by and project.next else ""
            parts = filter(None, (shown_status(project.status), project.line, project.next + due))
            self.dismiss(_("{name}: {said}").format(name=project.name, said=" · ".join(parts) or _("nothing set")))
