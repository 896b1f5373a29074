"""Moving an action on: an open one is fixed, of a fixed one it is asked whether that helped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfhdesk.domain.errors import WrongInput
from wfhdesk.language import gettext as _

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk
    from wfhdesk.domain.actions import Action
    from wfhdesk.tui.screens.desk_screen import DeskScreen


async def see_to(screen: DeskScreen, action_id: str) -> bool:
    """Move an action on as it is by now, and say so; return whether that was done. Raises DeskError."""
    from wfhdesk.desk.action_acts import fix, open_again, say_it_helped
    from wfhdesk.domain.actions import CHECKED, OPEN
    from wfhdesk.tui.modals.helped import Helped

    action = as_it_is(screen.desk, action_id)
    if action.state == OPEN:
        screen.done(fix(screen.desk.assessments, action))
        return True
    if action.state == CHECKED:
        raise WrongInput(_("This is checked already: it helped."))
    helped = await screen.app.push_screen_wait(Helped(action, screen.desk.assessments.today()))
    if helped is None:
        return False
    act = say_it_helped if helped else open_again
    screen.done(act(screen.desk.assessments, as_it_is(screen.desk, action_id)))
    return True


def as_it_is(desk: Desk, action_id: str) -> Action:
    """Return an action as it is by now. Raises WrongInput where it isn't there any more."""
    found = next((one for one in desk.assessments.actions() if one.id == action_id), None)
    if found is None:
        raise WrongInput(_("This action isn't there any more; nothing was changed."))
    return found
