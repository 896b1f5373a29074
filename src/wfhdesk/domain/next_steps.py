"""What waits for the person: a check-in, people whose turn it is, an update, promises, blockers, actions, checks, the week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.actions import Action
from wfhdesk.domain.assessment_texts import checkup_told, fixed_told, help_asked, reason_told
from wfhdesk.domain.availability import Answer
from wfhdesk.domain.availability_texts import told
from wfhdesk.domain.birthdays import Birthday, birthday_told
from wfhdesk.domain.checkups import OVERDUE as LATE_CHECK
from wfhdesk.domain.checkups import Checkup, state_told
from wfhdesk.domain.days import Day
from wfhdesk.domain.delivery import shown_state
from wfhdesk.domain.hours import clock
from wfhdesk.domain.mentions import plain
from wfhdesk.domain.occasions import Occasion, check_in_told, shown_occasion
from wfhdesk.domain.periods import Period, day_span, short_day
from wfhdesk.domain.plaintext import shortened
from wfhdesk.domain.standings import OVERDUE
from wfhdesk.domain.standings import shown_state as shown_standing
from wfhdesk.domain.statuses import Status
from wfhdesk.domain.update_texts import shown_title
from wfhdesk.domain.updates import Update
from wfhdesk.domain.waiting import NextUpdate, Pressing, Waiting, update_due
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

MOST_PEOPLE = 3
"""People named at once; more would be a list that nobody works off."""
_LONGEST = 160


class NextStep(NamedTuple):
    """Something to do next.

    `kind` is `check-in`, `status`, `contact`, `birthday`, `settle`, `update`, `promise`, `blocker`, `action`, `assessment`,
    `versions` or `week`. `about` is what it is about (an entry's, a person's, an occasion's or an action's id, an update's
    number or kind, a checkup, a week's Monday), `text` says what, `why` says why it stands here, `due` is the day it is due.
    `state` says in words how due it is where the day alone doesn't, and then `is_late` whether too late; `aside` is said
    beside it.
    """

    kind: str
    about: str
    text: str
    why: str
    due: date | None = None
    state: str = ""
    is_late: bool = False
    aside: str = ""


def next_steps(waiting: Waiting) -> list[NextStep]:
    """Return what to do next, most pressing first; a few of the people whose turn it is are named."""
    today = waiting.today
    return [
        *(_to_check_in(one.occasion, today) for one in waiting.check_ins),
        *([_to_say(waiting.status)] if waiting.status else []),
        *(_to_choose(entry) for entry in waiting.entries if entry.id in waiting.torn),
        *map(_to_settle, waiting.unsettled),
        *(_to_congratulate(one, today) for one in waiting.birthdays),
        *(_to_contact(one, today) for one in waiting.people[:MOST_PEOPLE]),
        *map(_to_write, waiting.to_write),
        *map(_to_chase, waiting.late_blockers),
        *(_to_act(one, today) for one in waiting.actions),
        *(_to_assess(one, today) for one in waiting.checkups),
        *([_to_confirm(waiting.week)] if waiting.week else []),
        *(_to_keep(entry, today) for entry in waiting.promises),
    ]


def _to_check_in(occasion: Occasion, today: date) -> NextStep:
    time = clock(occasion.check_in or 0)
    day = "" if occasion.last == today else f"{short_day(occasion.last, today)} "
    return NextStep(
        "check-in",
        occasion.id,
        _("Is all well? {what}").format(what=occasion.note or shown_occasion(occasion.kind)),
        check_in_told(occasion, f"{day}{time}"),
        occasion.last,
    )


def _to_say(status: Answer) -> NextStep:
    said = status.by.id if isinstance(status.by, Status) else ""
    return NextStep("status", said, told(status), _("nobody knows whether you are back"))


def _to_congratulate(one: Birthday, today: date) -> NextStep:
    return NextStep("birthday", one.person.id, one.name, birthday_told(one, today), one.day)


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
    return NextStep("update", one.kind, title_told(one), counted(one), update_due(one.selection))


def title_told(one: NextUpdate) -> str:
    """Return what an update is called, with who reads it: `Weekly update to Sam`."""
    title = shown_title(one.kind)
    return _("{title} to {reader}").format(title=title, reader=one.reader) if one.reader else title


def counted(one: NextUpdate) -> str:
    """Return what goes into an update, in numbers: `7 entries, 2 promises open`."""
    news = len(one.selection.carries)
    parts = [ngettext("{n} entry", "{n} entries", news).format(n=news)]
    if open_promises := sum(entry.open for entry in one.selection.promised):
        parts.append(ngettext("{n} promise open", "{n} promises open", open_promises).format(n=open_promises))
    if one.lacks:
        parts.append(ngettext("{n} remark", "{n} remarks", len(one.lacks)).format(n=len(one.lacks)))
    return ", ".join(parts)


def _to_chase(entry: Accomplishment) -> NextStep:
    return NextStep("blocker", entry.id, plain(entry.text), _("a blocker; its day has passed"), entry.by)


def _to_act(action: Action, today: date) -> NextStep:
    text = plain(action.text)
    if action.check_on is not None:
        return NextStep(
            "action", action.id, help_asked(text), fixed_told(action, today), action.check_on, _("look again")
        )
    about = shortened(action.about, _LONGEST) if action.about else _("an action of yours")
    return NextStep("action", action.id, text, about, action.due)


def _to_assess(one: Checkup, today: date) -> NextStep:
    text, why = checkup_told(one), reason_told(one, today)
    if not one.is_told(today):  # it is here for a run that was begun and left
        return NextStep("assessment", one.about, text, why, state=_("begun"))
    return NextStep(
        "assessment", one.about, text, why, one.due, state_told(one, today), is_late=one.state == LATE_CHECK
    )


def _to_keep(entry: Accomplishment, today: date) -> NextStep:
    return NextStep(
        "promise", entry.id, plain(entry.text), _("promised on {day}").format(day=short_day(entry.day, today))
    )
