"""Deciding what becomes of a risk: what is to be asked is asked in a dialog."""

from __future__ import annotations

from wfhdesk.domain.assessments import FINE_AS_IS, FIXED_NOW, NEEDS_ACTION, Reply, Run
from wfhdesk.domain.deciding import Decision, problem_with
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

    def action_fixed(self) -> None:
        """Say that it is put right."""
        self.decide(FIXED_NOW)

    def action_needs_action(self) -> None:
        """Say what is to be done, who does it, and by when."""
        self.decide(NEEDS_ACTION)

    def action_fine(self) -> None:
        """Say why it is fine as it is."""
        self.decide(FINE_AS_IS)

    def decide(self, way: str) -> object:
        """Ask what it takes for a way on, of the risk that is meant here, and keep it."""
        raise NotImplementedError

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
    """Raise WrongInput for what is no reason."""
    if problem := problem_with(reply, Decision(FINE_AS_IS, why=why)):
        raise WrongInput(problem)
