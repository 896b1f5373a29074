"""Nudges in words: for the command line, the prompt, the app and the desktop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from wfhdesk.domain.availability import Answer
from wfhdesk.domain.availability_texts import time_told, told
from wfhdesk.domain.notifications import Button, Notification
from wfhdesk.domain.nudges import (
    ACTION,
    ALL_WELL,
    ASSESSMENT,
    BACK,
    BIRTHDAY,
    BLOCKER,
    CHECK_IN,
    CONTACT,
    CONTACTED,
    DONE,
    HELPED,
    OPENED,
    PROMISE,
    SETTLE,
    SNOOZED,
    UPDATE,
    WEEK_AHEAD,
    WENT_OUT,
    Nudge,
)
from wfhdesk.domain.nudging import AWAY, CAP, LATELY, LATER, MOST, PERSON, QUIET, SHOWN, WEAK, Choice, Held
from wfhdesk.domain.periods import short_day
from wfhdesk.domain.plaintext import shortened
from wfhdesk.domain.quiet import Quiet
from wfhdesk.language import gettext as _
from wfhdesk.language import ngettext

DIGEST = "digest"
"""The key of the one notification that tells of several nudges."""
_DATED = (UPDATE, SETTLE, PROMISE, BLOCKER, CHECK_IN, ACTION, ASSESSMENT)
"""Kinds whose reason names the day or the minute."""
_SEVERAL = 2
_PROMPT = 40
"""Characters of a nudge in a shell's prompt."""


def shown_act(act: str) -> str:
    """Return what a button says that does something about a nudge."""
    names: dict[str, Callable[[], str]] = {
        CONTACTED: lambda: _("Log contact"),
        SNOOZED: lambda: _("Snooze"),
        OPENED: lambda: _("Open"),
        DONE: lambda: _("Done"),
        WENT_OUT: lambda: _("It went out"),
        BACK: lambda: _("I am back"),
        ALL_WELL: lambda: _("All is well"),
        HELPED: lambda: _("It helped"),
    }
    return names[act]()


def command_for(nudge: Nudge, act: str, mention: str) -> str:
    """Return the command that does the same; `mention` is how the person of the nudge is typed."""
    if nudge.person:
        words = {CONTACTED: f"met {mention}", SNOOZED: f"snooze {mention}", OPENED: f"people show {mention}"}
        return f"wfhdesk {words[act]}"
    opened = {
        UPDATE: f"update --kind {nudge.about}",
        SETTLE: "update list",
        PROMISE: "update promises",
        BLOCKER: "show --all --kind blocker",
        WEEK_AHEAD: "hours week",
        CHECK_IN: "visitor",
        ACTION: f"check actions show {nudge.about}",
        ASSESSMENT: _to_run(nudge.about),
    }
    words = {
        OPENED: opened.get(nudge.kind, "status"),
        DONE: f"check actions fix {nudge.about}" if nudge.kind == ACTION else f"resolve {nudge.about}",
        HELPED: f"check actions verify {nudge.about}",
        WENT_OUT: f"update sent {nudge.about}",
        BACK: "back",
        ALL_WELL: f"visitor --checked-in {nudge.about}",
    }
    return f"wfhdesk {words[act]}"


def _to_run(about: str) -> str:
    checklist, at, place = about.partition("@")
    return f"check run {checklist}{f' --at {place}' if at else ''}"


def since_told(nudge: Nudge, now: datetime) -> str:
    """Return since when a nudge holds: `since Tue 17 Nov`, `since 14:30`; nothing where that is today."""
    if nudge.at is not None:
        return _("since {day}").format(day=time_told(nudge.at, now))
    if nudge.since == now.date():
        return ""
    day = short_day(nudge.since, now.date())
    # Beside the last contact a bare "since" would be taken for its day.
    return (_("due since {day}") if nudge.kind == CONTACT else _("since {day}")).format(day=day)


def why_told(nudge: Nudge, now: datetime) -> str:
    """Return why a nudge holds, and since when where the reason doesn't name a day itself."""
    since = "" if nudge.kind in _DATED else since_told(nudge, now)
    return f"{nudge.why} ({since})" if since else nudge.why


def quiet_told(quiet: Quiet, now: datetime) -> str:
    """Return quiet with its end: `quiet until 14:00`."""
    return _("quiet until {time}").format(time=time_told(quiet.until, now))


def held_told(held: Held, choice: Choice, now: datetime) -> str:
    """Return why a nudge isn't told now, and until when where that is known."""
    if held.reason == QUIET and choice.quiet:
        return quiet_told(choice.quiet, now)
    if held.reason == AWAY:
        return _("outside your hours") if choice.doing.is_reachable else _away_told(choice.doing)
    reasons: dict[str, Callable[[], str]] = {
        LATER: lambda: _("today's nudges come at {time}").format(time=time_told(held.until or now, now)),
        SHOWN: lambda: _("today's nudges were shown, the others come another day"),
        LATELY: lambda: _("shown lately; again from {day}").format(day=short_day(held.day or now.date(), now.date())),
        PERSON: lambda: _("this person is named today already"),
        WEAK: lambda: _("one weak tie a day is enough"),
        CAP: lambda: _("{n} a day are enough").format(n=MOST),
    }
    return reasons[held.reason]()


def _away_told(doing: Answer) -> str:
    """Return what keeps the person away, and when they can be disturbed again where something else is behind it."""
    back = doing.back
    if back is None or doing.until is None or back <= doing.until or back.date() != doing.at.date():
        return told(doing)
    return _("{doing}, then engaged until {time}").format(doing=told(doing), time=time_told(back, doing.at))


def prompt_line(today: Sequence[Nudge]) -> str:
    """Return one short line for a shell's prompt or a status bar: the most urgent one, and how many more; else nothing."""
    if not today:
        return ""
    first, more = today[0], len(today) - 1
    said = shortened(first.text if not first.person else f"{first.text}: {first.why}", _PROMPT)
    return f"{said} +{more}" if more else said


def counted_nudges(number: int) -> str:
    """Return a number of nudges in words."""
    return ngettext("{n} nudge", "{n} nudges", number).format(n=number)


# --- on the desktop ---------------------------------------------------------------------------------------------


def notifications(nudges: Sequence[Nudge], now: datetime, *, is_digest: bool) -> list[Notification]:
    """Return what the desktop shows of nudges: one message each with what can be done about it.

    In a digest those that have no minute of their own come as one; the others have a button that must not be lost.
    """
    batch = [nudge for nudge in nudges if not nudge.is_timely] if is_digest else []
    one_by_one = [_notification(nudge, now) for nudge in nudges if len(batch) < _SEVERAL or nudge not in batch]
    return [*one_by_one, *([_digest(batch)] if len(batch) >= _SEVERAL else [])]


def _notification(nudge: Nudge, now: datetime) -> Notification:
    buttons = tuple(Button(act, shown_act(act)) for act in nudge.acts)
    # A name alone would look like a message from that person.
    wishes = {CONTACT: _("Get in touch with {name}"), BIRTHDAY: _("Congratulate {name}")}
    title = wishes[nudge.kind].format(name=nudge.text) if nudge.kind in wishes else nudge.text
    return Notification(nudge.name, title, why_told(nudge, now), buttons, OPENED)


def _digest(nudges: Sequence[Nudge]) -> Notification:
    number = len(nudges)
    title = ngettext("{n} thing waited for you", "{n} things waited for you", number).format(n=number)
    body = "\n".join(f"{nudge.text}: {nudge.why}" for nudge in nudges)
    return Notification(DIGEST, title, body, (Button(OPENED, shown_act(OPENED)),), OPENED)
