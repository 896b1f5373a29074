"""What waits for the person: a check-in, people whose turn it is, an update, promises, old blockers, the week ahead."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.days import Day
from wfhdesk.domain.delivery import is_to_be_asked, shown_state
from wfhdesk.domain.hours import clock
from wfhdesk.domain.mentions import plain
from wfhdesk.domain.occasions import Occasion, shown_occasion
from wfhdesk.domain.openers import Conversation
from wfhdesk.domain.periods import DAY, Period, day_span, following, short_day
from wfhdesk.domain.plaintext import shortened
from wfhdesk.domain.standings import OVERDUE, Standing
from wfhdesk.domain.standings import shown_state as shown_standing
from wfhdesk.domain.update_texts import shown_title
from wfhdesk.domain.updates import Selection, Update
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

_LAST_WORKING_DAY = 4  # Friday
_THURSDAY = 3
MOST_PEOPLE = 3
"""People named at once; more would be a list that nobody works off."""
_LONGEST = 160


class NextStep(NamedTuple):
    """Something to do next.

    `kind` is `check-in`, `contact`, `settle`, `update`, `promise`, `blocker`, `versions` or `week`. `about` is what it is about
    (an entry's, a person's or an occasion's id, an update's number or kind, a week's Monday), `text` says what, `why` says why
    it stands here, `due` is the day it is due. `state` says in words how due it is where the day alone doesn't, and then
    `is_late` whether too late; `aside` is said beside it.
    """

    kind: str
    about: str
    text: str
    why: str
    due: date | None = None
    state: str = ""
    is_late: bool = False
    aside: str = ""


class Pressing(NamedTuple):
    """Somebody whose turn it is.

    `name` is what one calls them, `talk` what there is to talk about, `reach` how they are best reached, and whether now.
    """

    standing: Standing
    name: str
    talk: Conversation
    reach: str = ""


class NextUpdate(NamedTuple):
    """The next update of a kind, and what it still lacks before it can go out."""

    kind: str
    reader: str
    selection: Selection
    lacks: tuple[str, ...]


def update_due(selection: Selection) -> date | None:
    """Return the day an update is due: the last working day of a week, on or after the first news that nobody was told."""
    told = [entry.day for entry in (*selection.news, *selection.plans, *selection.blockers)]
    return following(_LAST_WORKING_DAY, min(told) - DAY) if told else None


def next_steps(  # noqa: PLR0913, PLR0917 - a desk has that many parts in which something can wait
    updates: Collection[Update],
    upcoming: Collection[NextUpdate],
    entries: Collection[Accomplishment],
    torn: Collection[str],
    today: date,
    check_ins: Collection[Occasion] = (),
    week: Sequence[Day] = (),
    people: Sequence[Pressing] = (),
) -> list[NextStep]:
    """Return what to do next, most pressing first; `entries` is the whole log, `torn` the ids that have two versions.

    `check_ins` are visits after which the person didn't say that all is well, `week` the days of a week to confirm, `people`
    those whose turn it is, most pressing first: a few of them are named.
    """
    unsettled = [update for update in updates if is_to_be_asked(update.state, asked=update.asked)]
    written = [_to_write(one) for one in upcoming if one.selection.carries]
    late = [entry for entry in entries if entry.kind == "blocker" and entry.open and entry.by and entry.by < today]
    promised = {entry.id: entry for one in upcoming for entry in one.selection.promised if entry.open}
    return [
        *(_to_check_in(one, today) for one in check_ins),
        *(_to_choose(entry) for entry in entries if entry.id in torn),
        *map(_to_settle, unsettled),
        *(_to_contact(one, today) for one in people[:MOST_PEOPLE]),
        *sorted(written, key=lambda step: step.due or date.max),
        *map(_to_chase, late),
        *([_to_confirm(week)] if week else []),
        *(_to_keep(entry, today) for entry in promised.values()),
    ]


def is_time_for_the_week_ahead(days: Sequence[Day], today: date) -> bool:
    """Return whether the next week is to be looked over: from Thursday on, or from the last working day of this week.

    `days` are the days of the week that `today` lies in.
    """
    worked = [day.date for day in days if not day.is_off]
    return today >= min([days[0].date + _THURSDAY * DAY, *worked[-1:]])


def _to_check_in(occasion: Occasion, today: date) -> NextStep:
    told = occasion.told or _("Nobody")
    time = clock(occasion.check_in or 0)
    day = "" if occasion.last == today else f"{short_day(occasion.last, today)} "
    return NextStep(
        "check-in",
        occasion.id,
        _("Is all well? {what}").format(what=occasion.note or shown_occasion(occasion.kind)),
        _("check in by {time}; {name} was told").format(time=f"{day}{time}", name=told),
        occasion.last,
    )


def _to_confirm(week: Sequence[Day]) -> NextStep:
    days = Period(week[0].date, week[-1].date)
    return NextStep(
        "week",
        week[0].date.isoformat(),
        _("The week ahead, {days}").format(days=day_span(days)),
        _("look over hours, office days and absences, then confirm them"),
    )


def _to_choose(entry: Accomplishment) -> NextStep:
    return NextStep("versions", entry.id, plain(entry.text), _("changed in two places at once; both versions are kept"))


def _to_settle(update: Update) -> NextStep:
    return NextStep(
        "settle",
        str(update.number),
        _("Did it go out? “{subject}”").format(subject=update.subject),
        _("{state} on {day}").format(state=shown_state(update.state), day=short_day(update.day)),
        update.day,
    )


def _to_contact(one: Pressing, today: date) -> NextStep:
    standing = one.standing
    return NextStep(
        "contact",
        standing.person.id,
        one.name,
        _talked_about(one, today),
        standing.due,
        shown_standing(standing, today),
        standing.state == OVERDUE,
        one.reach,
    )


def _talked_about(one: Pressing, today: date) -> str:
    """Return what it was about the last time, else what is open or can be begun with, else when that was."""
    if one.talk.last:
        return _("last: {note}").format(note=shortened(plain(one.talk.last.note), _LONGEST))
    for point in (*one.talk.open, *one.talk.openers):
        return point
    last = one.standing.last
    return _("last contact {day}").format(day=short_day(last, today)) if last else _("no contact yet")


def _to_write(one: NextUpdate) -> NextStep:
    chosen = one.selection
    news = len(chosen.carries)
    counted = [ngettext("{n} entry", "{n} entries", news).format(n=news)]
    if open_promises := sum(entry.open for entry in chosen.promised):
        counted.append(ngettext("{n} promise open", "{n} promises open", open_promises).format(n=open_promises))
    if one.lacks:
        counted.append(ngettext("{n} remark", "{n} remarks", len(one.lacks)).format(n=len(one.lacks)))
    title = shown_title(one.kind)
    if one.reader:
        title = _("{title} to {reader}").format(title=title, reader=one.reader)
    return NextStep("update", one.kind, title, ", ".join(counted), update_due(chosen))


def _to_chase(entry: Accomplishment) -> NextStep:
    return NextStep("blocker", entry.id, plain(entry.text), _("a blocker; its day has passed"), entry.by)


def _to_keep(entry: Accomplishment, today: date) -> NextStep:
    return NextStep(
        "promise", entry.id, plain(entry.text), _("promised on {day}").format(day=short_day(entry.day, today))
    )
