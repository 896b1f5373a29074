"""Take in an address book, or the meetings of a calendar: asked, read beside with a way to stop, looked at, kept."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from wfhdesk.desk.desk import Desk
from wfhdesk.domain.contacts import shown_kind
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.meetings import Proposal as Meeting
from wfhdesk.domain.meetings import by_day, unread_told
from wfhdesk.domain.names import joined
from wfhdesk.domain.periods import day_span, short_day
from wfhdesk.domain.plaintext import shortened
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext
from wfhdesk.tui.modals.ask import Ask
from wfhdesk.tui.modals.progress import Progress
from wfhdesk.tui.modals.tick_list import Heading, Offered, Row, TickList
from wfhdesk.tui.screens.long_work import with_progress
from wfhdesk.tui.screens.taking_cards import take_cards

if TYPE_CHECKING:
    from wfhdesk.desk.meetings import Proposals
    from wfhdesk.tui.screens.desk_screen import DeskScreen


async def take_in(screen: DeskScreen) -> None:
    """Ask for a file or folder, show what it holds, and keep what is wanted of it. Raises DeskError."""
    said = await screen.app.push_screen_wait(
        Ask(
            _("Take in people, or meetings"),
            hint=_("A file or folder of cards (.vcf), a .csv of Outlook or Google, or a calendar (.ics)"),
            check=_check,
        )
    )
    if not said:
        return
    path = _path(said)
    if _is_calendar(path):
        await _take_meetings(screen, path)
    else:
        await take_cards(screen, path)


def _path(said: str) -> str:
    return os.path.expanduser(said.strip().strip("'\""))


def _check(said: str) -> None:
    if said.strip() and not os.path.exists(_path(said)):
        raise WrongInput(_("There is no file or folder {path}.").format(path=shortened(_path(said))))


def _is_calendar(path: str) -> bool:
    if os.path.isdir(path):
        return any(name.lower().endswith(".ics") for name in os.listdir(path))
    return path.lower().endswith((".ics", ".ical"))


# --- meetings --------------------------------------------------------------------------------------------------


async def _take_meetings(screen: DeskScreen, path: str) -> None:
    def read(desk: Desk, progress: Progress) -> Proposals:
        def told(done: int, whole: int) -> None:
            share = 100 * done // whole if whole else 0
            screen.app.call_from_thread(progress.tell, _("{n} % read …").format(n=share))

        from wfhdesk.desk.meetings import Stopped

        try:
            return desk.meetings.propose([path], None, (), told, progress.stopped.is_set)
        except Stopped:
            raise DeskError(_("Stopped; nothing was taken in.")) from None

    proposals = await with_progress(screen, _("Reading meetings"), read)
    wanted = await screen.app.push_screen_wait(
        TickList(
            _("Meetings with people you know, {days}").format(days=day_span(proposals.period)),
            _meeting_rows(screen.desk, proposals),
            told="\n".join(_missing(proposals)),
            yes=lambda number: ngettext("Log {n} meeting", "Log {n} meetings", number).format(n=number),
        )
    )
    if wanted:
        kept = await screen.ask_beside(lambda desk: desk.meetings.take_in(wanted))
        screen.done(ngettext("Logged {n} meeting", "Logged {n} meetings", len(kept)).format(n=len(kept)))


def _meeting_rows(desk: Desk, proposals: Proposals) -> list[Row]:
    rows: list[Row] = []
    for day, meetings in by_day(proposals.found).items():
        rows.append(Heading(short_day(day, desk.people.today())))
        rows += [Offered(one, _meeting_told(desk, one), (), one.is_likely) for one in meetings]
    return rows


def _meeting_told(desk: Desk, one: Meeting) -> str:
    names = desk.people.names()
    remark = _("already logged that day") if one.logged else _("you said perhaps") if one.unsure else ""
    told = f"{one.start:%H:%M}–{one.end:%H:%M}", joined([names.called(person) for person in one.people])
    return " · ".join(filter(None, (*told, shown_kind(one.contact.kind), one.contact.note, remark)))


def _missing(proposals: Proposals) -> list[str]:
    told = [unread_told(one) for one in proposals.read.unread[:3]]
    if not proposals.found:
        told.append(_("No new meetings with people you know; events read: {n}.").format(n=proposals.read.events))
    elif not proposals.is_me_known:
        told.append(_("None of your own addresses is in it: what you declined may be among these (me.email)."))
    return told
