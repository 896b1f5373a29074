"""Nudges: what is worth a word to the person by itself, with why, since when, and what can be done about it.

A nudge is computed from what waits on the desk each time it is asked for, and never kept. A feature that has something to
nudge about adds a field to `Waiting` and one function to `SOURCES`. Which nudges are told when is `domain.nudging`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from wfhdesk.domain.assessment_texts import checkup_told, fixed_told, help_asked, reason_told
from wfhdesk.domain.availability import Answer
from wfhdesk.domain.availability_texts import told
from wfhdesk.domain.birthdays import birthday_told
from wfhdesk.domain.delivery import shown_state
from wfhdesk.domain.mentions import plain
from wfhdesk.domain.next_steps import counted, title_told
from wfhdesk.domain.occasions import check_in_told, shown_occasion
from wfhdesk.domain.people import shown_cadence
from wfhdesk.domain.periods import DAY, Period, day_span, short_day
from wfhdesk.domain.plaintext import shortened
from wfhdesk.domain.standings import Standing
from wfhdesk.domain.statuses import Status
from wfhdesk.domain.waiting import Waiting, update_due
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

CHECK_IN, STATUS, BIRTHDAY, UPDATE, SETTLE, PROMISE, BLOCKER, WEEK_AHEAD, CONTACT = (
    *("check-in", "status", "birthday", "update", "settle", "promise", "blocker", "week", "contact"),
)
ACTION, ASSESSMENT = "action", "assessment"
CONTACTED, SNOOZED, OPENED, DONE, WENT_OUT, BACK, ALL_WELL, HELPED = (
    *("contact", "snooze", "open", "done", "sent", "back", "well", "helped"),
)
"""What can be done about nudges: log a contact, put somebody off, open it in the app, settle it, say that an update went
out, that one is back, that all is well, or that what was done helped."""
_OWN_ACCORD = timedelta(minutes=10)
"""How long after a status ended nobody asks: most people say by themselves that they are back."""
_LONGEST = 100
"""Characters of an entry's text that a nudge tells."""


class Nudge(NamedTuple):
    """One thing to bring up.

    `kind` is one of those above and `about` what it is about: an id, an update's kind or number, a week's Monday. `text` says
    what, `why` the reason, `since` the day from which it holds; `at` is the minute where there is one. `acts` are what
    can be done about it, the likeliest first. `person` is the id of whoever it names, `is_weak` that this is a weak tie.
    """

    kind: str
    about: str
    text: str
    why: str
    since: date
    acts: tuple[str, ...]
    at: datetime | None = None
    person: str = ""
    is_weak: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from other nudges, today and tomorrow."""
        return self.kind, self.about

    @property
    def name(self) -> str:
        """Its key in one word, for a button or a command line."""
        return "/".join(self.key)

    @property
    def is_timely(self) -> bool:
        """Whether it comes at its minute and can't wait for the next batch."""
        return self.at is not None

    @property
    def was_asked_for(self) -> bool:
        """Whether the person set the minute at which they want to be reminded, whatever they do then."""
        return self.kind == CHECK_IN


Source = Callable[[Waiting], Iterable[Nudge]]
"""What a feature has to nudge about."""


def nudges(waiting: Waiting) -> list[Nudge]:
    """Return all there is to nudge about, most urgent first."""
    return [nudge for source in SOURCES for nudge in source(waiting)]


def _check_ins(waiting: Waiting) -> Iterable[Nudge]:
    """Somebody may be waiting to hear that all is well."""
    for one, by in waiting.check_ins:
        what = one.note or shown_occasion(one.kind)
        why = check_in_told(one, f"{by:%H:%M}")
        text = _("Is all well? {what}").format(what=shortened(plain(what), _LONGEST))
        yield Nudge(CHECK_IN, one.id, text, why, by.date(), (ALL_WELL, OPENED), by)


def _status(waiting: Waiting) -> Iterable[Nudge]:
    """A status whose end has passed: co-workers read something that may not be so."""
    found, begins = waiting.status, asked_from(waiting.status)
    if found is None or begins is None or found.at < begins:
        return
    ended = begins - _OWN_ACCORD
    why = _("its time has passed, and nobody knows whether you are back")
    yield Nudge(STATUS, found.by.id if found.by else "", told(found), why, ended.date(), (BACK, OPENED), ended)


def asked_from(status: Answer | None) -> datetime | None:
    """Return the moment from which the person is asked about a status that has lapsed; None where there is none."""
    if status is None or not isinstance(status.by, Status) or status.by.until is None:
        return None
    return status.by.until.astimezone(status.at.tzinfo) + _OWN_ACCORD


def _birthdays(waiting: Waiting) -> Iterable[Nudge]:
    """Tomorrow is too late."""
    for one in waiting.birthdays:
        why, who = birthday_told(one, waiting.today), one.person.id
        yield Nudge(BIRTHDAY, who, one.name, why, waiting.today, (CONTACTED, OPENED), person=who)


def _updates(waiting: Waiting) -> Iterable[Nudge]:
    """Updates from the day on which they are due."""
    for one in waiting.to_write:
        due = update_due(one.selection)
        if due is not None and due <= waiting.today:
            why = _("due {day}: {counted}").format(day=short_day(due, waiting.today), counted=counted(one))
            yield Nudge(UPDATE, one.kind, title_told(one), why, due, (OPENED,))


def _unsettled(waiting: Waiting) -> Iterable[Nudge]:
    """Updates that left by the person's own hand, from the day after: until then they may still be on it."""
    for one in waiting.unsettled:
        if one.day < waiting.today:
            why = _("{state} on {day}").format(state=shown_state(one.state), day=short_day(one.day, waiting.today))
            text = _("Did it go out? “{subject}”").format(subject=one.subject)
            yield Nudge(SETTLE, str(one.number), text, why, one.day + DAY, (WENT_OUT, OPENED))


def _promises(waiting: Waiting) -> Iterable[Nudge]:
    """What readers were told would be done by a day that has come."""
    for by, one in [(by, one) for by, one in waiting.promises_by if by <= waiting.today]:
        why = _("a plan that an update told, for the week until {day}").format(day=short_day(by, waiting.today))
        yield Nudge(PROMISE, one.id, shortened(plain(one.text), _LONGEST), why, by, (DONE, OPENED))


def _blockers(waiting: Waiting) -> Iterable[Nudge]:
    """What stands in the way longer than it was to."""
    for one in waiting.late_blockers:
        assert one.by is not None
        why = _("a blocker; it was to be gone by {day}").format(day=short_day(one.by, waiting.today))
        yield Nudge(BLOCKER, one.id, shortened(plain(one.text), _LONGEST), why, one.by + DAY, (DONE, OPENED))


def _actions(waiting: Waiting) -> Iterable[Nudge]:
    """What was to be done about a risk, and what was done and has to show that it helped."""
    for one in waiting.actions:
        # Others may look at the screen on which a message stands.
        text = _("A private action") if one.private else shortened(plain(one.text), _LONGEST)
        if one.is_overdue(waiting.today):
            assert one.due is not None
            why = _("an action; it was to be done by {day}").format(day=short_day(one.due, waiting.today))
            yield Nudge(ACTION, one.id, text, why, one.due + DAY, (DONE, OPENED))
        elif one.check_on is not None:
            yield Nudge(
                ACTION, one.id, help_asked(text), fixed_told(one, waiting.today), one.check_on, (HELPED, OPENED)
            )


def _assessments(waiting: Waiting) -> Iterable[Nudge]:
    """Checks whose day has come, and those that were begun and left."""
    for one in waiting.checkups:
        since = one.due if one.is_told(waiting.today) else one.begun.day + DAY if one.begun else waiting.today
        why = reason_told(one, waiting.today)
        yield Nudge(ASSESSMENT, one.about, checkup_told(one), why, since or waiting.today, (OPENED,))


def _week_ahead(waiting: Waiting) -> Iterable[Nudge]:
    """The next week, until it is confirmed."""
    if waiting.week:
        first, last = waiting.week[0].date, waiting.week[-1].date
        text = _("The week ahead, {days}").format(days=day_span(Period(first, last)))
        why = _("its hours, office days and absences aren't confirmed yet")
        yield Nudge(WEEK_AHEAD, first.isoformat(), text, why, waiting.week_from or waiting.today, (OPENED,))


def _contacts(waiting: Waiting) -> Iterable[Nudge]:
    """Whoever is overdue: on the day itself Today's list names them, and that is enough."""
    for standing, name in waiting.overdue:
        assert standing.due is not None
        # Who was put off until a day is told of on that day, however often that was done before.
        put_off = standing.person.snoozed_until if standing.snoozes else None
        yield Nudge(
            CONTACT,
            standing.person.id,
            name,
            _silence(standing, waiting.today),
            max(standing.due, put_off or standing.due),
            (CONTACTED, SNOOZED, OPENED),
            person=standing.person.id,
            is_weak=standing.person.is_weak,
        )


def _silence(standing: Standing, today: date) -> str:
    """Return how long there was no contact, and how often there is to be some: `last contact 12 days ago, every 7 days`."""
    cadence = shown_cadence(standing.person.every)
    if standing.last is None:
        return _("no contact yet; {cadence}").format(cadence=cadence)
    ago = (today - standing.last).days
    silence = ngettext("last contact {n} day ago", "last contact {n} days ago", ago).format(n=ago)
    return f"{silence}, {cadence}"


SOURCES: tuple[Source, ...] = (
    _check_ins,
    _status,
    _birthdays,
    _updates,
    _unsettled,
    _promises,
    _blockers,
    _actions,
    _week_ahead,
    _assessments,
    _contacts,
)
"""Most urgent first: what has a minute, what is only today, what others wait for, what can wait a day."""
