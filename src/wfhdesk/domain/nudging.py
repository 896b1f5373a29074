"""Which nudges are told now, which are held, and why.

Three a day, in one batch at the start of core hours: batches tire less than what comes as it comes, and none at all worries
(Fitz and others, 2019); of reminders fewer help more (Antinyan and others). One slot is for a weak tie, which strong ones would
take otherwise (Yang and others, Nature Human Behaviour 2022). Silent outside the hours, on leave, in focus, when finished.

Everything is computed from the desk, the moment and the record of what was shown. So nothing piles up, and nothing is lost:
what is held today is due tomorrow, before what was shown today.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from wfhdesk.domain.availability import Answer, answer
from wfhdesk.domain.days import Agenda, day_of, worked
from wfhdesk.domain.hours import DAY_END, Stretch, parse_hours
from wfhdesk.domain.local_time import moment_of
from wfhdesk.domain.nudges import BIRTHDAY, CONTACT, Nudge
from wfhdesk.domain.patterns import Pattern
from wfhdesk.domain.periods import DAY
from wfhdesk.domain.quiet import Quiet, quiet_at
from wfhdesk.domain.statuses import AVAILABLE

MOST = 3
"""Nudges a day."""
REMEMBERED = 28 * DAY
"""How long it counts that something was shown."""
_AGAIN_AFTER = (1, 2, 4, 7)
"""Days after which what was shown once, twice, three times and more is worth a word again."""
_USUAL_HOURS = "mon-fri 9-17"
"""The hours of whoever set none."""
_ALWAYS = date(2000, 1, 3)

QUIET, AWAY, LATER, SHOWN, LATELY, PERSON, WEAK, CAP = (
    *("quiet", "away", "later", "shown", "lately", "person", "weak", "cap"),
)
"""Why a nudge is held: the person wants quiet; they are off, absent or engaged; the batch comes later; today's was shown; it
was shown on other days and comes again; whom it names is named today; today's weak tie is another; three are enough."""


class Shown(NamedTuple):
    """That a nudge was shown at a moment, on the local day `day`."""

    kind: str
    about: str
    day: date
    at: datetime
    person: str = ""
    is_timely: bool = False
    is_weak: bool = False
    id: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Which nudge it was."""
        return self.kind, self.about


class Around(NamedTuple):
    """What decides whether a word is welcome: the person's days, the moment, what was shown before, what was said of quiet."""

    agenda: Agenda
    now: datetime
    shown: Sequence[Shown] = ()
    quiet: Sequence[Quiet] = ()

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.date()


class Held(NamedTuple):
    """A nudge that isn't told now: why, and until when or until which day where that is known."""

    nudge: Nudge
    reason: str
    until: datetime | None = None
    day: date | None = None


class Choice(NamedTuple):
    """What is told at a moment.

    `today` are the nudges that hold now, most urgent first: those that were shown today and still wait, and the `fresh`
    ones, which nobody has shown yet. `held` is all the rest with the reasons. `is_digest` tells that some of the fresh ones
    were held before, so that all of them come as one. `quiet` is what the person said of it, `doing` what they do now.
    `until` is the moment at which this can be otherwise even though nothing changes.
    """

    today: list[Nudge]
    fresh: list[Nudge]
    held: list[Held]
    is_digest: bool
    quiet: Quiet | None
    doing: Answer
    until: datetime


def choose(found: Sequence[Nudge], around: Around) -> Choice:
    """Return which of all nudges, most urgent first, are told at a moment."""
    around = around._replace(agenda=_assumed(around.agenda))
    held = {nudge.key: reason for nudge in found if (reason := _silence(nudge, around))}
    open_now = [nudge for nudge in found if nudge.key not in held]
    shown_today = {one.key for one in around.shown if one.day == around.today}
    fresh = _picked([nudge for nudge in open_now if nudge.key not in shown_today], around, held)
    keys = {nudge.key for nudge in fresh}
    today = [nudge for nudge in open_now if nudge.key in keys or nudge.key in shown_today]
    return Choice(
        today,
        [nudge for nudge in today if nudge.key in keys],
        [held[nudge.key] for nudge in found if nudge.key in held],
        len(fresh) > 1 and any(_was_held(nudge, around) for nudge in fresh),
        quiet_at(around.quiet, around.now),
        answer(around.agenda, around.now),
        _until(around),
    )


# --- whether it is the time -------------------------------------------------------------------------------------


def _silence(nudge: Nudge, around: Around) -> Held | None:
    """Return why now isn't the time for a nudge, whatever the others are."""
    now = around.now
    if quiet := quiet_at(around.quiet, now):
        return Held(nudge, QUIET, quiet.until)
    if nudge.was_asked_for and nudge.since == around.today:
        return None
    if not may_disturb(around.agenda, now):
        doing = answer(around.agenda, now)
        return Held(nudge, AWAY, doing.back or doing.until)
    begins = batch_begins(around.agenda, around.today)
    if not nudge.is_timely and begins is not None and now < begins:
        return Held(nudge, LATER, begins)
    return None


def may_disturb(agenda: Agenda, at: datetime) -> bool:
    """Return whether a moment lies in the person's hours, and nothing they planned or said keeps it from being theirs.

    Who says that they are back in the evening works, but didn't ask to be reminded of anything.
    """
    by_plan = answer(agenda._replace(statuses=()), at)
    found = answer(agenda, at)
    return by_plan.state == AVAILABLE and (found.state == AVAILABLE or found.has_lapsed)


def batch_begins(agenda: Agenda, day: date) -> datetime | None:
    """Return when a day's batch comes: at the start of its core hours, else of its work; None on a day without any."""
    found = day_of(agenda, day)
    if found.is_off:
        return None
    starts = [part.start for part in found.plan.core] or [stretch.start for stretch in found.plan.stretches]
    begin = Stretch(min(starts), DAY_END)
    return worked(day, begin, found.zone).start.astimezone(found.zone)


def _assumed(agenda: Agenda) -> Agenda:
    """Return the agenda with usual hours where the person set none."""
    if agenda.patterns:
        return agenda
    return agenda._replace(patterns=[Pattern(parse_hours(_USUAL_HOURS), agenda.zone, _ALWAYS)])


def _was_held(nudge: Nudge, around: Around) -> bool:
    """Return whether a nudge would have come earlier today, had the person not been quiet or away."""
    moment = nudge.at or batch_begins(around.agenda, around.today)
    if moment is None or moment.astimezone(around.now.tzinfo).date() != around.today:
        return False
    return bool(quiet_at(around.quiet, moment)) or not may_disturb(around.agenda, moment)


# --- which ones -------------------------------------------------------------------------------------------------


def _picked(waiting: Sequence[Nudge], around: Around, held: dict[tuple[str, str], Held]) -> list[Nudge]:
    """Return the nudges that are shown next of those that may be; the others are added to `held`."""
    today = [one for one in around.shown if one.day == around.today]
    batch_was_shown = any(not one.is_timely for one in today)
    ready = []
    for nudge in waiting:
        if again := _comes_again(nudge, around):
            held[nudge.key] = Held(nudge, LATELY, day=again)
        elif batch_was_shown and not nudge.is_timely:
            held[nudge.key] = Held(nudge, SHOWN)
        else:
            ready.append(nudge)
    ready.sort(key=lambda nudge: (not nudge.is_timely, nudge.kind != BIRTHDAY, len(_times(nudge, around))))
    picked = _within_the_cap(ready, today, held)
    for nudge in ready:
        if nudge not in picked and nudge.key not in held:
            held[nudge.key] = Held(nudge, CAP)
    return picked


def _within_the_cap(ready: Sequence[Nudge], today: Sequence[Shown], held: dict[tuple[str, str], Held]) -> list[Nudge]:
    """Return as many as there is room for, each person once and one weak tie at most, but that one in any case.

    A weak tie takes the place of the last other contact, never that of work that others wait for.
    """
    room = MOST - len(today)
    named = {one.person for one in today if one.person}
    has_weak = any(one.is_weak for one in today)
    single: list[Nudge] = []
    for nudge in ready:
        if nudge.person and nudge.person in named:
            held[nudge.key] = Held(nudge, PERSON)
        elif nudge.is_weak and has_weak:
            held[nudge.key] = Held(nudge, WEAK)
        else:
            named |= {nudge.person}
            has_weak = has_weak or nudge.is_weak
            single.append(nudge)
    picked = [nudge for place, nudge in enumerate(single) if place < room or nudge.was_asked_for]
    weak = next((nudge for nudge in single if nudge.is_weak), None)
    others = [nudge for nudge in picked if nudge.kind == CONTACT]
    if weak is not None and weak not in picked and others:
        picked[picked.index(others[-1])] = weak
    return picked


def _times(nudge: Nudge, around: Around) -> list[date]:
    """Return the days before today on which a nudge was shown since its reason came up."""
    return sorted({one.day for one in around.shown if one.key == nudge.key and nudge.since <= one.day < around.today})


def _comes_again(nudge: Nudge, around: Around) -> date | None:
    """Return the day on which a nudge that was shown lately comes again; None where that is today."""
    days = _times(nudge, around)
    if not days or nudge.is_timely:
        return None
    again = days[-1] + _AGAIN_AFTER[min(len(days), len(_AGAIN_AFTER)) - 1] * DAY
    return again if again > around.today else None


# --- as time goes by --------------------------------------------------------------------------------------------


def _until(around: Around) -> datetime:
    """Return the moment at which a choice can be otherwise as time goes by."""
    now, doing = around.now, answer(around.agenda, around.now)
    quiet = quiet_at(around.quiet, now)
    assert now.tzinfo is not None
    moments = [
        moment_of(around.today + DAY, 0, now.tzinfo),
        batch_begins(around.agenda, around.today),
        doing.until,
        doing.back,
        quiet.until if quiet else None,
        *_ends_of_work(around.agenda, around.today),
    ]
    return min(moment for moment in moments if moment is not None and moment > now).astimezone(now.tzinfo)


def _ends_of_work(agenda: Agenda, day: date) -> Iterable[datetime]:
    return [part.end for part in day_of(agenda, day).parts]
