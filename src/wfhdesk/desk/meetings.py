"""Takes the meetings of calendar files for contacts, once the person said which."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from wfhdesk.adapters.calendar import reading
from wfhdesk.adapters.calendar.reader import Request
from wfhdesk.adapters.clock import zone_name
from wfhdesk.desk.people import People
from wfhdesk.desk.settings import Settings
from wfhdesk.domain.contacts import Contact
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.local_time import zone_named
from wfhdesk.domain.meetings import Known, Proposal, Read, proposed
from wfhdesk.domain.moments import check_near
from wfhdesk.domain.periods import WEEK, Period
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

_USUAL = 4 * WEEK
Stopped = reading.Stopped
"""Raised where the person stopped it."""


class Proposals(NamedTuple):
    """What calendar files propose for a period, and what was `read` of them.

    `is_me_known` tells whether one of one's own addresses was found in any meeting, or there is no meeting; else what one
    declined may be among them.
    """

    found: tuple[Proposal, ...]
    period: Period
    read: Read
    is_me_known: bool


class Meetings:
    """Proposes meetings as contacts."""

    def __init__(self, people: People, settings: Settings) -> None:
        self._people = people
        self._settings = settings

    def usual_period(self) -> Period:
        """Return the last four weeks."""
        today = self._people.today()
        return Period(today - _USUAL, today)

    def propose(
        self,
        files: Sequence[str],
        period: Period | None = None,
        mine: Collection[str] = (),
        progress: Callable[[int, int], None] = lambda _done, _whole: None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> Proposals:
        """Return the meetings of a period, the last four weeks where none is named, that were contacts with people one knows.

        `files` may be folders of calendar files too. `mine` are addresses of one's own beside the one in the settings. The
        files are read in another process: `progress` hears how many bytes of how many are done, and `stopped` is asked often.
        Nothing is kept. Raises Stopped, DeskError, and WrongInput for a period that can't be.
        """
        period = self._checked(period or self.usual_period())
        zone = zone_named(zone_name(self._people.now()))
        read = reading.read(Request(tuple(files), period, zone), progress, stopped)
        own = {address.strip().casefold() for address in (self._settings.text("me.email"), *mine)} - {""}
        known = Known(self._people.all(), frozenset(own), self._people.contacts())
        found = tuple(proposed(read.meetings, known, self._people.now()))
        asked = {one.address for meeting in read.meetings for one in meeting.attendees}
        return Proposals(found, period, read, not asked or bool(own & asked))

    def _checked(self, period: Period) -> Period:
        today = self._people.today()
        check_near(period.start, today)
        if period.start > min(period.end, today):
            raise WrongInput(_("{day} lies ahead; a meeting is a contact once it is over.").format(day=period.start))
        return period

    def take_in(self, proposals: Sequence[Proposal]) -> list[Contact]:
        """Keep proposed meetings as contacts, as one act."""
        if not proposals:
            return []
        words = ngettext("logged {n} meeting", "logged {n} meetings", len(proposals)).format(n=len(proposals))
        return self._people.log_all([one.contact for one in proposals], words)
