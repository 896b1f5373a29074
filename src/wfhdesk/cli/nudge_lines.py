"""Nudges as lines of a terminal: what and why, and the commands that do something about it."""

from __future__ import annotations

import shlex
from datetime import datetime

from wfhdesk.cli.speech import bold, dim
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.nudge_texts import command_for, why_told
from wfhdesk.domain.nudges import ACTION, ASSESSMENT, BLOCKER, CHECK_IN, PROMISE, Nudge

_BY_ID = (PROMISE, BLOCKER, CHECK_IN, ACTION)
"""Kinds that are about something with an id, of which the beginning is enough to type."""


def lines(desk: Desk, nudge: Nudge, now: datetime, held: str = "") -> list[str]:
    """Return a nudge with why, and beneath it why it is `held` where it is, and the commands for its acts."""
    title = f"{nudge.text if held else bold(nudge.text)}  {why_told(nudge, now)}"
    return [title, *([f"    {held}"] if held else []), f"    {dim(' · '.join(_commands(desk, nudge)))}"]


def _commands(desk: Desk, nudge: Nudge) -> list[str]:
    mention = typed_name(desk, nudge)
    short = nudge._replace(about=_typed_about(desk, nudge))
    return [command_for(short, act, mention) for act in nudge.acts]


def _typed_about(desk: Desk, nudge: Nudge) -> str:
    """Return what a nudge is about as one types it: the beginning of an id, the name of a workstation."""
    if nudge.kind in _BY_ID:
        return nudge.about[:SHORT]
    checklist, at, place_id = nudge.about.partition("@")
    place = desk.assessments.place_name(place_id) if nudge.kind == ASSESSMENT and at else ""
    return f"{checklist}@{shlex.quote(place)}" if place else nudge.about


def typed_name(desk: Desk, nudge: Nudge) -> str:
    """Return how whoever a nudge names is typed in a shell; nothing where it names nobody."""
    person = desk.people.with_id(nudge.person) if nudge.person else None
    return shlex.quote(desk.people.names().mention(person) or person.id) if person else ""
