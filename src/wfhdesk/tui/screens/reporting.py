"""Reports of runs: asked for in a dialog that shows them, then written to a file or opened as a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.domain.assessments import Run
    from wfhdesk.tui.screens.desk_screen import DeskScreen


async def make_report(screen: DeskScreen, run: Run) -> None:
    """Ask how a run is reported, and do so; the run has its answers. Raises DeskError."""
    from wfhdesk.tui.modals.report import MAIL, MakeReport

    offered = await screen.ask_beside(lambda desk: desk.reports.offered(run))
    wanted = await screen.app.push_screen_wait(MakeReport(screen.desk, run, offered))
    if wanted is None:
        return
    if wanted.form == MAIL:
        if screen.is_modal:  # the message is written on a screen of its own
            screen.dismiss(None)
        reports = screen.desk.reports
        screen.desk_app.open_update(reports.kind_of(run), run=reports.key_of(run, wanted.also))
        return
    await screen.ask_beside(lambda desk: desk.reports.export(run, wanted.form, wanted.path, wanted.also))
    screen.notify(_("Written to {path}.").format(path=wanted.path), markup=False)
