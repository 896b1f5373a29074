"""What waits for the person now, gathered from all over the desk."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from wfhdesk.desk.accomplishments import Accomplishments
from wfhdesk.desk.assessments import Assessments
from wfhdesk.desk.availability import Availability
from wfhdesk.desk.people import People
from wfhdesk.desk.settings import Settings
from wfhdesk.desk.updates import Updates
from wfhdesk.domain.actions import Action
from wfhdesk.domain.availability import Answer, answer
from wfhdesk.domain.birthdays import Birthday, birthdays_told
from wfhdesk.domain.checkups import Checkup
from wfhdesk.domain.contacts import shown_kind
from wfhdesk.domain.days import Day, works_on
from wfhdesk.domain.next_steps import MOST_PEOPLE
from wfhdesk.domain.nudge_moments import assumed
from wfhdesk.domain.people import Person
from wfhdesk.domain.periods import WEEK, week_of
from wfhdesk.domain.reach_texts import reach_told
from wfhdesk.domain.standings import OVERDUE, Standing
from wfhdesk.domain.updates import SUPERVISOR, TEAM
from wfhdesk.domain.waiting import NextUpdate, Pressing, Turn, Waiting, week_ahead_from


class Sources(NamedTuple):
    """The parts of the desk where something can wait."""

    log: Accomplishments
    updates: Updates
    availability: Availability
    people: People
    assessments: Assessments


class WhatWaits:
    """Gathers what waits."""

    def __init__(self, settings: Settings, sources: Sources) -> None:
        self._settings = settings
        self._log, self._updates, self._availability, self._people, self._assessments = sources

    def for_nudges(self) -> Waiting:
        """Return all that waits, without what there is to say of each person and what each update lacks: that takes longer."""
        kinds = self._weekly_kinds()
        coming = [NextUpdate(kind, self._reader(kind), self._updates.selection(kind)) for kind in kinds]
        return self.gathered(coming, self._people.standings())

    def gathered(self, coming: Sequence[NextUpdate], standings: Sequence[Standing] = ()) -> Waiting:
        """Return all that waits, without what there is to say of each person; `standings` are all, most pressing first."""
        log, availability = self._log, self._availability
        entries, names = log.all(), self._people.names()
        week, week_from = self._week_to_confirm() if entries else ([], None)  # who begins has more to find out first
        return Waiting(
            today=log.today(),
            updates=self._updates.all(),
            upcoming=coming,
            entries=entries,
            torn=log.torn(),
            check_ins=availability.overdue_check_ins(),
            week=week,
            week_from=week_from,
            overdue=[Turn(one, names.called(one.person)) for one in standings if one.state == OVERDUE],
            birthdays=self._birthdays(standings),
            status=self._lapsed(),
            actions=self._actions(),
            checkups=self._checkups(),
        )

    def by_the_minute(self) -> Waiting:
        """Return what waits and has a minute of its own: that is known without the log of years."""
        availability = self._availability
        return Waiting(availability.today(), check_ins=availability.overdue_check_ins(), status=self._lapsed())

    def _lapsed(self) -> Answer | None:
        """Return what the person does right now where they have to be asked, by usual hours where they set none."""
        availability = self._availability
        found = answer(assumed(availability.agenda()), availability.now())
        return found if found.has_lapsed else None

    # --- updates ------------------------------------------------------------------------------------------------

    def upcoming(self) -> list[NextUpdate]:
        """Return the weekly updates that come next, with what each still lacks; the team's only where somebody gets it."""
        return [self._upcoming(kind) for kind in self._weekly_kinds()]

    def _weekly_kinds(self) -> list[str]:
        return [SUPERVISOR, *([TEAM] if self._settings.texts("team.emails") else [])]

    def _upcoming(self, kind: str) -> NextUpdate:
        draft = self._updates.draft(kind)
        return NextUpdate(kind, self._reader(kind), draft.selection, (*draft.warnings, *draft.remarks))

    def _reader(self, kind: str) -> str:
        return self._settings.text("supervisor.name") if kind == SUPERVISOR else ""

    # --- people -------------------------------------------------------------------------------------------------

    def pressing(self, standings: Sequence[Standing], named: Collection[str] = ()) -> list[Pressing]:
        """Return the few people whose turn it is most, with what to say of each; the `named` (ids) in any case.

        What fits several of them, such as an offer to whoever wants it, is said of the first.
        """
        names, said = self._people.names(), set[str]()
        pressing = [one for one in standings if one.is_pressing]
        chosen = sorted(pressing, key=lambda one: one.person.id not in named)[:MOST_PEOPLE]
        found = []
        for one in [one for one in pressing if one in chosen]:
            talk = self._people.conversation(one)
            talk = talk._replace(openers=tuple(opener for opener in talk.openers if opener not in said))
            said.update(talk.openers)
            found.append(Pressing(one, names.called(one.person), talk, self.reach_of(one.person)))
        return found

    def reach_of(self, person: Person) -> str:
        """Return how a person is best reached, and whether now: `call · free now`."""
        local = self._people.time_of(person)
        if local and local.utcoffset() == self._people.now().utcoffset():
            local = None  # their clocks show what one's own show
        told = reach_told(self._people.reach(person), local)
        return " · ".join(filter(None, [shown_kind(person.channel) if person.channel else "", told]))

    def _birthdays(self, standings: Sequence[Standing]) -> list[Birthday]:
        """Return the birthdays to tell of; whom one was in touch with today was congratulated."""
        agenda, people = self._availability.agenda(), self._people
        today, greeted = people.today(), {one.person.id for one in standings if one.last == people.today()}
        told = birthdays_told(people.all(), people.names().called, lambda day: works_on(agenda, day), today)
        return [one for one in told if one.person.id not in greeted]

    # --- assessments --------------------------------------------------------------------------------------------

    def _actions(self) -> list[Action]:
        """Return the actions whose day has come, and those of which it is to be seen whether they helped."""
        today = self._assessments.today()
        places = {"", *(one.id for one in self._assessments.workstations())}  # where one works no more nothing is due
        waiting = [one for one in self._assessments.actions() if one.is_due(today) or one.is_to_be_checked(today)]
        return [one for one in waiting if one.workstation in places]

    def _checkups(self) -> list[Checkup]:
        """Return the checks to do again, and those that were begun and left."""
        today = self._assessments.today()
        return [one for one in self._assessments.used_checkups() if one.is_told(today) or one.is_begun_told(today)]

    # --- the week ahead -----------------------------------------------------------------------------------------

    def _week_to_confirm(self) -> tuple[list[Day], date | None]:
        """Return the days of next week once it is time to look it over, and since when it is; none where that was done."""
        availability = self._availability
        today = availability.today()
        if not availability.patterns() or availability.is_confirmed(today + WEEK):
            return [], None
        since = week_ahead_from(availability.days(week_of(today)))
        return (availability.days(week_of(today + WEEK)), since) if since <= today else ([], None)
