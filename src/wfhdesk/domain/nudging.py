"""Which nudges are told now, which are held, and why.

Three a day, in one batch at the start of core hours: batches tire less than what comes as it comes, and none at all worries
(Fitz and others, 2019); of reminders fewer help more (Antinyan and others). One slot is for a weak tie, which strong ones would
take otherwise (Yang and others, Nature Human Behaviour 2022). Silent outside the hours, on leave, in focus, when finished.

Everything is computed from the desk, the moment and the record of what was shown. So nothing piles up, and nothing is lost:
what is held today is due tomorrow, before what was shown today.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from wfhdesk.domain.availability import Answer, answer
from wfhdesk.domain.days import Agenda
from wfhdesk.domain.local_time import moment_of
from wfhdesk.domain.nudge_moments import assumed, batch_begins, may_disturb, turns_of_work
from wfhdesk.domain.nudges import BIRTHDAY, CONTACT, Nudge
from wfhdesk.domain.periods import DAY
from wfhdesk.domain.quiet import Quiet, quiet_at

MOST = 3
"""Nudges a day."""
REMEMBERED = 366 * DAY
"""How long it counts that something was shown."""
_AGAIN_AFTER = (1, 2, 4, 7)
"""Days after which what was shown once, twice, three times and more is worth a word again."""

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
    around = around._replace(agenda=assumed(around.agenda))
    doing = answer(around.agenda, around.now)
    held = _silenced(found, around, doing)
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
        doing,
        _until(around, doing),
    )


# --- whether it is the time -------------------------------------------------------------------------------------


def batch_is_open(around: Around) -> bool:
    """Return whether what has no minute of its own may be told now: a word is welcome, and the day's batch is on."""
    agenda = assumed(around.agenda)
    if quiet_at(around.quiet, around.now) or _batch_was_shown(around) or not may_disturb(agenda, around.now):
        return False
    begins = batch_begins(agenda, around.today)
    return begins is not None and begins <= around.now.astimezone(UTC)


def _batch_was_shown(around: Around) -> bool:
    return any(one.day == around.today and not one.is_timely for one in around.shown)


def _silenced(found: Sequence[Nudge], around: Around, doing: Answer) -> dict[tuple[str, str], Held]:
    """Return the nudges for which now isn't the time, whatever the others are."""
    if quiet := quiet_at(around.quiet, around.now):
        return {nudge.key: Held(nudge, QUIET, quiet.until) for nudge in found}
    waiting = [nudge for nudge in found if not _comes_anyway(nudge, around.today)]
    if not may_disturb(around.agenda, around.now):
        return {nudge.key: Held(nudge, AWAY, doing.back or doing.until) for nudge in waiting}
    begins, batch = batch_begins(around.agenda, around.today), [nudge for nudge in waiting if not nudge.is_timely]
    if begins is None:  # by other clocks than those of the hours this is the end of the day before
        return {nudge.key: Held(nudge, SHOWN) for nudge in batch}
    if around.now.astimezone(UTC) < begins:
        return {nudge.key: Held(nudge, LATER, begins) for nudge in batch}
    return {}


def _comes_anyway(nudge: Nudge, today: date) -> bool:
    """Return whether the person set the minute of a nudge today, whatever they do and however many there are."""
    return nudge.was_asked_for and nudge.since == today


def _was_held(nudge: Nudge, around: Around) -> bool:
    """Return whether a nudge would have come earlier today, had the person not been away, or quiet for a while since."""
    moment = nudge.at or batch_begins(around.agenda, around.today)
    if moment is None or moment.astimezone(around.now.tzinfo).date() != around.today:
        return False
    since, now = moment.astimezone(UTC), around.now.astimezone(UTC)
    was_quiet = any(one.since < one.until and one.since < now and since < one.until for one in around.quiet)
    is_welcome = _comes_anyway(nudge, around.today) or may_disturb(around.agenda, moment)
    return was_quiet or not is_welcome


# --- which ones -------------------------------------------------------------------------------------------------


def _picked(waiting: Sequence[Nudge], around: Around, held: dict[tuple[str, str], Held]) -> list[Nudge]:
    """Return the nudges that are shown next of those that may be; the others are added to `held`."""
    today = [one for one in around.shown if one.day == around.today]
    batch_was_shown, ready = _batch_was_shown(around), []
    for nudge in waiting:
        if again := _comes_again(nudge, around):
            held[nudge.key] = Held(nudge, LATELY, day=again)
        elif batch_was_shown and not nudge.is_timely:
            held[nudge.key] = Held(nudge, SHOWN)
        else:
            ready.append(nudge)
    ready.sort(key=lambda nudge: (not nudge.is_timely, nudge.kind != BIRTHDAY, _last_shown(nudge, around)))
    picked = _within_the_cap(ready, today, around.today)
    for nudge in ready:
        if nudge not in picked:
            held[nudge.key] = Held(nudge, _clash(nudge, [*today, *picked]) or CAP)
    return picked


def _within_the_cap(ready: Sequence[Nudge], shown: Sequence[Shown], today: date) -> list[Nudge]:
    """Return as many as there is room for, each person once and one weak tie at most.

    Where it has no room, a weak tie takes the place of the last other contact, never that of work that others wait for.
    """
    picked: list[Nudge] = []
    for nudge in ready:
        has_room = len(shown) + len(picked) < MOST or _comes_anyway(nudge, today)
        if has_room and not _clash(nudge, [*shown, *picked]):
            picked.append(nudge)
    others = [nudge for nudge in picked if nudge.kind == CONTACT]
    weak = next((nudge for nudge in ready if nudge.is_weak and not _clash(nudge, [*shown, *picked])), None)
    if weak is not None and others:
        picked[picked.index(others[-1])] = weak
    return picked


def _clash(nudge: Nudge, told: Sequence[Nudge | Shown]) -> str:
    """Return why a nudge can't be told on the day of others, however few they are; nothing where it can."""
    if nudge.person and any(one.person == nudge.person for one in told):
        return PERSON
    return WEAK if nudge.is_weak and any(one.is_weak for one in told) else ""


def _times(nudge: Nudge, around: Around) -> list[date]:
    """Return the days before today on which a nudge was shown since its reason came up."""
    return sorted({one.day for one in around.shown if one.key == nudge.key and nudge.since <= one.day < around.today})


def _last_shown(nudge: Nudge, around: Around) -> date:
    """Return the day on which a nudge was shown last: whatever was never shown comes first, then what was shown longest ago."""
    return max(_times(nudge, around), default=date.min)


def _comes_again(nudge: Nudge, around: Around) -> date | None:
    """Return the day on which a nudge that was shown lately comes again; None where that is today."""
    days = _times(nudge, around)
    if not days:
        return None
    again = days[-1] + _AGAIN_AFTER[min(len(days), len(_AGAIN_AFTER)) - 1] * DAY
    return again if again > around.today else None


# --- as time goes by --------------------------------------------------------------------------------------------


def _until(around: Around, doing: Answer) -> datetime:
    """Return the moment at which a choice can be otherwise as time goes by."""
    now, quiet = around.now.astimezone(UTC), quiet_at(around.quiet, around.now)
    zone = around.now.tzinfo
    assert zone is not None
    moments = [
        moment_of(around.today + DAY, 0, zone),
        batch_begins(around.agenda, around.today),
        doing.until,
        doing.back,
        quiet.until if quiet else None,
        *turns_of_work(around.agenda, around.today),
    ]
    # In UTC: moments of one zone compare by its clocks, which can show a time twice.
    ahead = [moment.astimezone(UTC) for moment in moments if moment is not None]
    return min(moment for moment in ahead if moment > now).astimezone(zone)
