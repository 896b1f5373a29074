"""The desk itself: opened once, it holds what a person can do."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from wfhdesk import language
from wfhdesk.adapters.clock import SystemClock
from wfhdesk.adapters.folders import Folders, folders
from wfhdesk.desk.outside import Clock
from wfhdesk.desk.settings import Settings
from wfhdesk.domain.errors import DeskError
from wfhdesk.language import gettext as _
from wfhdesk.store.device import Device
from wfhdesk.store.storage import LinesStorage
from wfhdesk.store.tables import DeskDB

if TYPE_CHECKING:
    from wfhdesk.desk.accomplishments import Accomplishments
    from wfhdesk.desk.address_book import AddressBook
    from wfhdesk.desk.assessment_reports import AssessmentReports
    from wfhdesk.desk.assessments import Assessments
    from wfhdesk.desk.availability import Availability
    from wfhdesk.desk.care import Care
    from wfhdesk.desk.delivery import Delivery
    from wfhdesk.desk.joining import JoinedPeople
    from wfhdesk.desk.keeping_safe import Backups
    from wfhdesk.desk.meetings import Meetings
    from wfhdesk.desk.nudges import Nudges
    from wfhdesk.desk.passwords import Passwords
    from wfhdesk.desk.projects import Projects
    from wfhdesk.desk.publishing import Publishing
    from wfhdesk.desk.quieting import Quieting
    from wfhdesk.desk.scheduling import Scheduling
    from wfhdesk.desk.unfinished import Unfinished
    from wfhdesk.desk.updates import Updates
    from wfhdesk.desk.waiting import WhatWaits


_THAT_READ = ("accomplishments", "availability", "people", "assessments", "nudges", "quieting")
"""The parts that know of documents which they could not read."""


class Desk:
    """One person's desk. Each part is loaded when it is used first: `wfhdesk log` must not pay for mail."""

    def __init__(self, places: Folders, settings: Settings, clock: Clock, *, is_sample: bool = False) -> None:
        self.places = places
        self.settings = settings
        self.clock = clock
        self.is_sample = is_sample
        self.db = DeskDB(LinesStorage(places.desk, Device(places.state), clock.now))

    @cached_property
    def accomplishments(self) -> Accomplishments:
        """What was done, planned, learned, and what stands in the way."""
        from wfhdesk.desk.accomplishments import Accomplishments

        return Accomplishments(self.db, self.settings, self.clock)

    @cached_property
    def projects(self) -> Projects:
        """What the work is for, and where it stands."""
        from wfhdesk.desk.projects import Projects

        return Projects(self.db, self.accomplishments, self.clock)

    @cached_property
    def updates(self) -> Updates:
        """The e-mails that get credit."""
        from wfhdesk.desk.drafting import Sources
        from wfhdesk.desk.updates import Updates

        told = self.accomplishments, self.projects, self.availability, self.people, self.reports
        return Updates(self.db, Sources(self.settings, *told))

    @cached_property
    def availability(self) -> Availability:
        """When one can be reached, and when not."""
        from wfhdesk.desk.availability import Availability
        from wfhdesk.desk.holidays import Holidays

        return Availability(self.db, Holidays(self.settings, self.places.state), self.clock)

    @cached_property
    def people(self) -> JoinedPeople:
        """The co-workers one stays in touch with."""
        from wfhdesk.desk.holidays import Holidays
        from wfhdesk.desk.joining import JoinedPeople

        return JoinedPeople(
            self.db, self.accomplishments, self.availability, Holidays(self.settings, self.places.state)
        )

    @cached_property
    def assessments(self) -> Assessments:
        """How well and how safely one works at each workstation, and what is done about it."""
        from wfhdesk.desk.assessments import Assessments
        from wfhdesk.desk.checklists import Checklists

        own_folder = os.path.join(os.path.dirname(self.settings.path), "checklists")
        return Assessments(self.db, self.settings, Checklists(own_folder), self.clock)

    @cached_property
    def reports(self) -> AssessmentReports:
        """What an assessor is handed of a self-assessment."""
        from wfhdesk.desk.assessment_reports import AssessmentReports

        return AssessmentReports(self.assessments, self.settings)

    @cached_property
    def nudges(self) -> Nudges:
        """What is worth a word to the person by itself, and when."""
        from wfhdesk.desk.nudges import Nudges

        return Nudges(self.db, self.availability, self.what_waits, self.settings)

    @cached_property
    def quieting(self) -> Quieting:
        """Whether anything may speak up; a part of nudges that costs little."""
        from wfhdesk.desk.quieting import Quieting

        return Quieting(self.db, self.availability)

    @cached_property
    def what_waits(self) -> WhatWaits:
        """What waits for the person, from all over the desk."""
        from wfhdesk.desk.waiting import Sources, WhatWaits

        sources = Sources(self.accomplishments, self.updates, self.availability, self.people, self.assessments)
        return WhatWaits(self.settings, sources)

    @cached_property
    def meetings(self) -> Meetings:
        """Meetings of calendar files, proposed as contacts."""
        from wfhdesk.desk.meetings import Meetings

        return Meetings(self.people, self.settings)

    @cached_property
    def address_book(self) -> AddressBook:
        """People taken in from address books, and written out for them."""
        from wfhdesk.desk.address_book import AddressBook

        return AddressBook(self.people)

    @cached_property
    def publishing(self) -> Publishing:
        """Where availability is published."""
        from wfhdesk.desk.publishing import Publishing

        state = self.places.state
        return Publishing(self.db, self.settings, self.availability, state, is_sample=self.is_sample)

    @cached_property
    def passwords(self) -> Passwords:
        """The secrets that mail servers ask for."""
        from wfhdesk.desk.passwords import Passwords

        return Passwords(self.settings)

    @cached_property
    def delivery(self) -> Delivery:
        """How updates leave."""
        from wfhdesk.desk.delivery import Delivery

        return Delivery(self.db, self.settings, self.updates, self.passwords, is_sample=self.is_sample)

    @cached_property
    def scheduling(self) -> Scheduling:
        """The system's own scheduler, which nudges while the app is closed."""
        from wfhdesk.desk.scheduling import Scheduling

        return Scheduling(self.places, self.settings, is_sample=self.is_sample)

    @cached_property
    def care(self) -> Care:
        """Undo, redo, and what keeps the desk sound."""
        from wfhdesk.desk.care import Care

        return Care(self.db, self.places)

    @cached_property
    def backups(self) -> Backups:
        """The backups of all of it."""
        from wfhdesk.desk.keeping_safe import Backups

        return Backups(self.db, self.places, self.clock, is_sample=self.is_sample)

    @cached_property
    def unfinished(self) -> Unfinished:
        """What is typed and not kept yet."""
        from wfhdesk.desk.unfinished import Unfinished

        return Unfinished(self.places, self.db.lines.device)

    def follow(self, *, anew: bool = False) -> list[str]:
        """Let what is published and kept up to date follow the desk as it is now; return what the person has to know of it.

        `anew` opens it once more for that: settings have changed, and with them perhaps the language or the time zone.
        """
        # Asked of the table itself: on the way of `wfhdesk away` nothing else of publishing is wanted as a rule.
        if not any(doc.get("kept") is True for doc in self.db.table("publications").shown().values()):
            return []
        try:
            publishing = self.again().publishing if anew else self.publishing
            return [outcome.warning for outcome in publishing.publish_kept() if outcome.warning]
        except DeskError as problem:
            return [_("What you publish could not follow: {problem}").format(problem=problem)]

    @property
    def is_new(self) -> bool:
        """Whether nothing was set and nothing logged yet."""
        return not os.path.exists(self.settings.path) and not self.db.lines.files()

    @property
    def says_when(self) -> bool:
        """Whether anything was said of hours, of days that are different, or this year of right now.

        Asked of the tables themselves: who never says when they work needn't wait for the rules of availability.
        """
        told = (self.db.table(name).shown(self.clock.now().date()) for name in ("patterns", "occasions", "statuses"))
        return any(told)

    @property
    def files_folder(self) -> str:
        """Where files go that a person asks for: the home, or for the sample desk its own folder, which goes with it."""
        return os.path.dirname(self.places.desk) if self.is_sample else os.path.expanduser("~")

    def speak(self) -> None:
        """Speak the person's language: the one that is set, else the terminal's."""
        language.speak(self.settings.text("me.language") or language.from_environment())

    def beside(self) -> Desk:
        """Return the same desk opened once more: a thread of its own reads and sends from it, while this one is used."""
        return Desk(self.places, self.settings, self.clock, is_sample=self.is_sample)

    def again(self) -> Desk:
        """Let go of the desk and return it with the settings as they are now: language, time zone."""
        self.unfinished.close()
        follows = isinstance(self.clock, SystemClock) and not self.is_sample
        clock = SystemClock(self.settings.text("me.timezone")) if follows else self.clock
        desk = Desk(self.places, self.settings, clock, is_sample=self.is_sample)
        desk.speak()
        return desk

    def marks(self) -> object:
        """Return what differs as soon as anybody wrote, this process or another."""
        return self.db.lines.marks()

    def check_formats(self) -> None:
        """Raise DeskError where a newer wfhdesk wrote a file of the desk."""
        self.db.lines.check_formats()

    def warnings(self) -> list[str]:
        """Return what a person has to know of what was read: files and entries that could not be."""
        if not self.db.lines.damaged and not self._left_as_they_are():
            return []
        return self.care.warnings() + self._unreadable()

    def unreadable(self) -> list[str]:
        """Read all there is; return which documents hold something that no record can."""
        self.accomplishments.all()
        self.accomplishments.trash()
        self.projects.all()
        self.updates.all()
        self.availability.read_all()
        self.publishing.all()
        self.people.read_all()
        self.assessments.read_all()
        self.nudges.read_all()
        return self._unreadable()

    def _unreadable(self) -> list[str]:
        from wfhdesk.desk.unreadable import left_as_it_is

        return [left_as_it_is(self.db, doc_id) for doc_id in sorted(self._left_as_they_are())]

    def _left_as_they_are(self) -> set[str]:
        """Return the ids of documents that no record could be made of, among the parts of the desk that were used."""
        used = [self.__dict__.get(name) for name in _THAT_READ]
        return {doc_id for part in used if part is not None for doc_id in part.unreadable}

    def close(self) -> None:
        """Let go of the desk, its own files kept short where something was written over."""
        if self.db.lines.superseded:
            with suppress(DeskError):  # what the person asked for is done; the files are shortened another time
                self.care.tidy_where_worth_it()

    def wants_backup(self) -> bool:
        """Return whether something was written here and the day's backup is due; as a rule that costs a look at one file."""
        lines = self.db.lines
        if not lines.has_written or self.is_sample:
            return False
        return lines.device.is_due(f"backup-{self.places.sign}.due", self.clock.now().timestamp())


def open_desk(named: str | None = None, clock: Clock | None = None, *, forgiving: bool = False) -> Desk:
    """Return the desk in the folder that was named, or the person's usual one; speak the person's language from here on.

    Nothing is written before something is to be kept. Raises DeskError where the settings can't be read, unless it is to
    be `forgiving`: settings that are broken can still be mended then.
    """
    places = folders(named)
    language.speak(language.from_environment())
    settings = Settings(places.settings, forgiving=forgiving)
    desk = Desk(places, settings, clock or SystemClock(settings.text("me.timezone")))
    desk.speak()
    return desk
