"""Deciding what becomes of a risk: what is to be asked is asked in a dialog."""

from __future__ import annotations

from wfhdesk.domain.assessments import FINE_AS_IS, FIXED_NOW, NEEDS_ACTION, Reply, Run
from wfhdesk.domain.deciding import Decision, check_decision
from wfhdesk.domain.errors import WrongInput
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.ask import Ask
from wfhdesk.tui.modals.needs_action import NeedsAction
from wfhdesk.tui.screens.over import Over


class Deciding(Over):
    """Asks what becomes of a risk, and keeps it."""

    async def decided(self, run: Run, reply: Reply, way: str) -> Run | None:
        """Return a run with what was decided about a risk; None where it wasn't. Raises DeskError."""
        decision = await self._asked(reply, way)
        if decision is None:
            return None
        assessments = self.desk.assessments
        now = assessments.run(run.id)
        if now.reply(reply.item) != reply:
            raise WrongInput(_("It was changed elsewhere meanwhile, so nothing is kept here."))
        found = assessments.decide(now, reply.item, decision)
        self.desk_app.watching.notice()
        return found

    async def _asked(self, reply: Reply, way: str) -> Decision | None:
        if way == FIXED_NOW:
            return Decision(FIXED_NOW)
        if way == NEEDS_ACTION:
            return await self.app.push_screen_wait(NeedsAction(self.desk, reply))
        why = await self.app.push_screen_wait(
            Ask(
                _("Why is it fine as it is?"),
                reply.why,
                hint=_("In a line; whoever reads the report sees it."),
                check=lambda text: _check_reason(reply, text),
            )
        )
        return None if why is None else Decision(FINE_AS_IS, why=why)


def _check_reason(reply: Reply, why: str) -> None:
    """Raise WrongInput for what is no reason, without the id of the question: that stands above the dialog."""
    try:
        check_decision(reply, Decision(FINE_AS_IS, why=why))
    except WrongInput as problem:
        raise WrongInput(str(problem).removeprefix(f"{reply.item}: ")) from None
