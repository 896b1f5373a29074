"""Putting somebody off from a list of what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wfhdesk.domain.periods import short_day
from wfhdesk.language import gettext as _
from wfhdesk.tui.still_here import still_here

if TYPE_CHECKING:
    from wfhdesk.desk.desk import Desk
    from wfhdesk.domain.openers import Conversation
    from wfhdesk.domain.standings import Standing
    from wfhdesk.tui.screens.desk_screen import DeskScreen


async def put_off(screen: DeskScreen, doc_id: str) -> None:
    """Ask until when somebody is put off; after the third time in a row, offer something else. Raises DeskError."""
    from wfhdesk.tui.modals.many_snoozes import ManySnoozes
    from wfhdesk.tui.modals.snooze import Snooze

    desk, app = screen.desk, screen.app
    words = await app.push_screen_wait(Snooze(desk, still_here(desk, doc_id)))
    if not words:
        return
    before = await screen.ask_beside(lambda other: other.people.standing(still_here(other, doc_id)))
    kept = desk.people.snooze(still_here(desk, doc_id), words)
    until = short_day(kept.snoozed_until, desk.people.today()) if kept.snoozed_until else ""
    name = desk.people.names().called(kept)
    screen.hold_place()
    screen.done(_("{name} is put off until {day}").format(name=name, day=until))
    after = await screen.ask_beside(lambda other: other.people.standing(kept))
    if after.is_put_off_often and not before.is_put_off_often:
        told = await app.push_screen_wait(ManySnoozes(desk, kept))
        if told:
            screen.done(told)


def talk_of(desk: Desk, doc_id: str) -> tuple[Standing, Conversation, str]:
    """Return where one stands with somebody, what there is to talk about, and how they are reached now. Raises WrongInput."""
    person = still_here(desk, doc_id)
    standing = desk.people.standing(person)
    return standing, desk.people.conversation(standing), desk.what_waits.reach_of(person)
